// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/openedfile.h"

#include <QObject>
#include <QString>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <thread>

namespace interleave::ui {

/// Reads or writes one file at a time in a thread of its own. Never blocks, but for the destructor,
/// which stops the job and waits for that. Where there is no thread to be had, failed() says so.
/// GUI thread.
class FileJob : public QObject {
    Q_OBJECT

public:
    explicit FileJob(QObject* parent = nullptr);
    ~FileJob() override;

    [[nodiscard]] bool isBusy() const { return m_state != nullptr; }
    /// Something is being written, or will be; not what was cancelled.
    [[nodiscard]] bool isWriting() const;
    /// What was cancelled has not ended yet.
    [[nodiscard]] bool isStopping() const;
    /// False, and nothing happens, while another job is at work.
    bool open(const QString& path);
    /// Of bytes that are no file: a resource.
    bool openBytes(const QByteArray& bytes);
    /// Called in the GUI thread.
    using Then = std::function<void()>;
    bool save(const QString& path, const Experiment& experiment, Then then = {});
    /// `write` gets the path as the system has it, and runs in the other thread. Where something is
    /// being written, or what was cancelled has not ended, it waits for that. False, and nothing
    /// happens, while a file is being opened, or another write waits.
    using Write = std::function<Result<void>(const std::string&, const FileProgress&)>;
    bool write(const QString& path, Write write, Then then = {});
    /// Instead of what was to be called then: when all is written, or at once where nothing is
    /// being written; never where a write fails or is cancelled.
    void afterWriting(Then then);
    /// Nothing comes of the job any more but cancelled(), or saved() where it was too late. What
    /// waits is dropped.
    void cancel();

signals:
    /// From 0 to 1.
    void progressed(double done);
    void opened(
        const QString& path, const std::shared_ptr<const interleave::OpenedExperiment>& what);
    void programOpened(
        const QString& path, const std::shared_ptr<const interleave::OpenedFile>& what);
    void saved(const QString& path);
    void failed(const QString& path, const interleave::Error& error);
    void cancelled();

private:
    struct State;
    /// How the job ended, to be told in the GUI thread.
    struct Outcome {
        std::function<void()> tell;
        bool isLasting = false; ///< true even if the job was told to stop
    };
    struct Job {
        QString path; ///< as it is told
        std::function<Outcome(const FileProgress&)> work;
        bool isWriting = false;
    };
    bool start(const Job& job);
    void run(const Job& job, State& state);
    void end(const Outcome& outcome);
    void written(const QString& path);
    [[nodiscard]] Outcome read(
        const QString& path, const QString& place, const FileProgress& progress);
    [[nodiscard]] Outcome failing(const QString& path, const Error& error);

    std::shared_ptr<State> m_state;
    std::optional<Job> m_waiting; ///< begins when the one at work has ended
    Then m_then;                  ///< when all is written
    std::thread m_thread;
};

} // namespace interleave::ui
