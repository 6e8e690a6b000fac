// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <QStatusBar>

#include <optional>

class QLabel;

namespace interleave::ui {

class ExperimentModel;
class Viewport;

/// The status bar: the time under the pointer, the visible range, events of the shown run, the
/// machine.
class StatusLine : public QStatusBar {
    Q_OBJECT

public:
    explicit StatusLine(const ExperimentModel& experiment, QWidget* parent = nullptr);

    /// Whose range to tell: the visible chart's, of a run or of a recorded program. Must outlive
    /// this, or the next one.
    void setViewport(const Viewport& viewport, bool isProgram);

    /// None: the pointer is over no chart.
    void setPointer(std::optional<Nanos> time);
    /// Rows of locks, queues and the like, and lanes, that the chart does not draw.
    void setHiddenRows(int rows, int lanes);

protected:
    void changeEvent(QEvent* event) override;

private:
    void refreshRange();
    void refreshEvents();
    void retranslate();

    const ExperimentModel& m_experiment;
    const Viewport* m_viewport = nullptr;
    bool m_isProgram = false;
    int m_hiddenRows = 0;
    int m_hiddenLanes = 0;
    QLabel* m_pointer;
    QLabel* m_range;
    QLabel* m_events;
    QLabel* m_hidden;
    QLabel* m_machine;
};

} // namespace interleave::ui
