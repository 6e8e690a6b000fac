// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace interleave::ui {

/// Tells, in the GUI thread, that the process was asked to end: SIGINT, SIGTERM, SIGHUP. A second
/// signal ends it at once. At most one at a time.
class SignalWatch : public QObject {
    Q_OBJECT

public:
    explicit SignalWatch(QObject* parent = nullptr);
    ~SignalWatch() override;

signals:
    void received(int number);

private:
    int m_readEnd = -1;
};

} // namespace interleave::ui
