// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/filejob.h"

#include <QFile>
#include <QMetaObject>
#include <QTemporaryFile>

#include <exception>
#include <system_error>
#include <utility>

namespace interleave::ui {

namespace {

constexpr double kStep = 0.01; // of progress that is worth a signal

std::string systemPath(const QString& path)
{
    return QFile::encodeName(path).toStdString();
}

} // namespace

/// What both threads share. Queued calls reach the job only while it is alive: Qt drops those to an
/// object that is gone, and the job joins first.
struct FileJob::State {
    std::atomic<bool> stop { false };
    bool isWriting = false;
    double told = -1; ///< worker's
};

FileJob::FileJob(QObject* parent) : QObject(parent) { }

FileJob::~FileJob()
{
    if (m_state)
        m_state->stop = true;
    if (m_thread.joinable())
        m_thread.join();
}

bool FileJob::isWriting() const
{
    return m_waiting || (m_state && m_state->isWriting && !m_state->stop);
}

bool FileJob::isStopping() const
{
    return m_state && m_state->stop && !m_waiting;
}

bool FileJob::start(const Job& job)
{
    if (m_state)
        return false;
    m_state = std::make_shared<State>();
    m_state->isWriting = job.isWriting;
    try {
        m_thread = std::thread([this, state = m_state, job] { run(job, *state); });
    } catch (const std::system_error& e) { // told later, as every end is
        const Outcome outcome = failing(job.path,
            { ErrorCode::System,
                std::string("cannot start a thread that reads or writes: ") + e.what() });
        QMetaObject::invokeMethod(
            this, [this, outcome] { end(outcome); }, Qt::QueuedConnection);
    }
    return true;
}

/// In the job's thread.
void FileJob::run(const Job& job, State& state)
{
    FileProgress progress;
    progress.stop = &state.stop;
    progress.report = [this, &state](double done) {
        if ((done - state.told < kStep && done < 1) || state.stop)
            return;
        state.told = done;
        QMetaObject::invokeMethod(
            this, [this, done] { emit progressed(done); }, Qt::QueuedConnection);
    };
    Outcome outcome;
    try {
        outcome = job.work(progress);
    } catch (const std::exception& e) {
        outcome = failing(job.path, { ErrorCode::System, e.what() });
    }
    QMetaObject::invokeMethod(
        this, [this, outcome] { end(outcome); }, Qt::QueuedConnection);
}

void FileJob::end(const Outcome& outcome)
{
    if (m_thread.joinable())
        m_thread.join();
    const bool wasStopped = m_state->stop;
    m_state.reset();
    if (const auto next = std::exchange(m_waiting, std::nullopt))
        start(*next);
    if (wasStopped && !outcome.isLasting)
        emit cancelled();
    else
        outcome.tell();
}

FileJob::Outcome FileJob::failing(const QString& path, const Error& error)
{
    return { [this, path, error] {
        if (!isWriting()) // else it is for the end of the one that waited
            m_then = {};
        emit failed(path, error);
    } };
}

FileJob::Outcome FileJob::read(
    const QString& path, const QString& place, const FileProgress& progress)
{
    Result<OpenedFile> result = openFile(systemPath(place), progress);
    if (!result)
        return failing(path, result.error());
    auto* experiment = std::get_if<Experiment>(&result->content);
    if (experiment == nullptr) {
        const auto what = std::make_shared<const OpenedFile>(std::move(*result));
        return { [this, path, what] { emit programOpened(path, what); } };
    }
    const auto what = std::make_shared<const OpenedExperiment>(
        OpenedExperiment { std::move(*experiment), std::move(result->warnings) });
    return { [this, path, what] { emit opened(path, what); } };
}

bool FileJob::open(const QString& path)
{
    return start({ path,
        [this, path](const FileProgress& progress) { return read(path, path, progress); } });
}

bool FileJob::openBytes(const QByteArray& bytes)
{
    return start({ {}, [this, bytes](const FileProgress& progress) -> Outcome {
                      QTemporaryFile file;
                      if (file.open() && file.write(bytes) == bytes.size() && file.flush())
                          return read({}, file.fileName(), progress);
                      return failing({}, { ErrorCode::Io, file.errorString().toStdString() });
                  } });
}

bool FileJob::save(const QString& path, const Experiment& experiment, Then then)
{
    return write(
        path,
        [experiment](const std::string& to, const FileProgress& progress) {
            return saveExperiment(to, experiment, true, progress);
        },
        std::move(then));
}

bool FileJob::write(const QString& path, Write write, Then then)
{
    if (m_waiting || (m_state && !m_state->isWriting && !m_state->stop))
        return false;
    const Job job { path,
        [this, path, write = std::move(write)](const FileProgress& progress) -> Outcome {
            const Result<void> result = write(systemPath(path), progress);
            if (!result)
                return failing(path, result.error());
            return { [this, path] { written(path); }, true }; // it was too late to stop
        },
        true };
    m_then = std::move(then);
    if (m_state)
        m_waiting = job;
    else
        start(job);
    return true;
}

void FileJob::written(const QString& path)
{
    emit saved(path);
    if (isWriting())
        return;
    if (const auto then = std::exchange(m_then, {}))
        then();
}

void FileJob::afterWriting(Then then)
{
    if (isWriting())
        m_then = std::move(then);
    else
        then();
}

void FileJob::cancel()
{
    m_waiting.reset();
    m_then = {};
    if (m_state)
        m_state->stop = true;
}

} // namespace interleave::ui
