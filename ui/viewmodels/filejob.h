// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/openedfile.h"

#include <QObject>
#include <QString>

#include <atomic>
#include <functional>
#include <memory>
#include <thread>

namespace interleave::ui {

/// Reads or writes one file at a time in a thread of its own. Never blocks, but for the destructor,
/// which stops the job and waits for that. GUI thread.
class FileJob : public QObject {
    Q_OBJECT

public:
    explicit FileJob(QObject* parent = nullptr);
    ~FileJob() override;

    [[nodiscard]] bool isBusy() const { return m_state != nullptr; }
    /// False, and nothing happens, while another job is at work.
    bool open(const QString& path);
    /// Of bytes that are no file: a resource.
    bool openBytes(const QByteArray& bytes);
    bool save(const QString& path, const Experiment& experiment);
    /// `write` gets the path as the system has it, and runs in the other thread.
    using Write = std::function<Result<void>(const std::string&, const FileProgress&)>;
    bool write(const QString& path, Write write);
    /// Nothing comes of the job any more but cancelled().
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
    using Work = std::function<Outcome(const FileProgress&)>;
    bool start(Work work);
    [[nodiscard]] Outcome read(
        const QString& path, const QString& place, const FileProgress& progress);

    std::shared_ptr<State> m_state;
    std::thread m_thread;
};

} // namespace interleave::ui
