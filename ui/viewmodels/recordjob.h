// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/programrecorder.h"

#include <QObject>
#include <QString>

#include <memory>
#include <thread>

class QSocketNotifier;

namespace interleave::ui {

/// Records one program at a time in a thread of its own. Never blocks, but for the destructor,
/// which kills the program with all of its group and waits for that. GUI thread.
class RecordJob : public QObject {
    Q_OBJECT

public:
    explicit RecordJob(QObject* parent = nullptr);
    ~RecordJob() override;

    [[nodiscard]] bool isBusy() const { return m_control != nullptr; }
    /// The program gets /dev/null as its input. False, and nothing happens, while another one is at
    /// work. The request's streams are not used.
    bool start(const RecordRequest& request);
    /// Asks it to end (SIGTERM); again, or three seconds later: ends it.
    void stop();
    /// What was recorded so far; nothing before it begins and after its end.
    [[nodiscard]] std::optional<OsSchedule::Figures> figures() const;

signals:
    /// What it wrote, to its standard output and errors alike, in that order.
    void printed(const QByteArray& text);
    void recorded(const std::shared_ptr<const interleave::RecordedProgram>& program);
    /// It could not be started.
    void failed(const interleave::Error& error);

private:
    void begin(const RecordRequest& request);
    void readOutput();
    void end(const Result<RecordedProgram>& result);

    std::unique_ptr<RecordControl> m_control;
    UniqueFd m_output; ///< where it can be read
    std::unique_ptr<QSocketNotifier> m_notifier;
    std::thread m_thread;
};

} // namespace interleave::ui
