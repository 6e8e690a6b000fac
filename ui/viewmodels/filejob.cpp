// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/filejob.h"

#include <QFile>
#include <QMetaObject>
#include <QTemporaryFile>

#include <exception>
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

bool FileJob::start(Work work)
{
    if (m_state)
        return false;
    m_state = std::make_shared<State>();
    m_thread = std::thread([this, state = m_state, work = std::move(work)] {
        const auto post = [this](auto call) {
            QMetaObject::invokeMethod(this, std::move(call), Qt::QueuedConnection);
        };
        FileProgress progress;
        progress.stop = &state->stop;
        progress.report = [this, state, post](double done) {
            if (done - state->told < kStep && done < 1)
                return;
            state->told = done;
            post([this, done] { emit progressed(done); });
        };
        Outcome outcome;
        try {
            outcome = work(progress);
        } catch (const std::exception& e) {
            outcome.tell
                = [this, error = Error { ErrorCode::System, e.what() }] { emit failed({}, error); };
        }
        post([this, state, outcome] {
            m_thread.join();
            m_state.reset();
            if (state->stop && !outcome.isLasting)
                emit cancelled();
            else
                outcome.tell();
        });
    });
    return true;
}

FileJob::Outcome FileJob::read(
    const QString& path, const QString& place, const FileProgress& progress)
{
    Result<OpenedFile> result = openFile(systemPath(place), progress);
    if (!result)
        return { [this, path, error = result.error()] { emit failed(path, error); } };
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
    return start([this, path](const FileProgress& progress) { return read(path, path, progress); });
}

bool FileJob::openBytes(const QByteArray& bytes)
{
    return start([this, bytes](const FileProgress& progress) -> Outcome {
        QTemporaryFile file;
        if (file.open() && file.write(bytes) == bytes.size() && file.flush())
            return read({}, file.fileName(), progress);
        const Error error { ErrorCode::Io, file.errorString().toStdString() };
        return { [this, error] { emit failed({}, error); } };
    });
}

bool FileJob::save(const QString& path, const Experiment& experiment)
{
    return write(path, [experiment](const std::string& to, const FileProgress& progress) {
        return saveExperiment(to, experiment, true, progress);
    });
}

bool FileJob::write(const QString& path, Write write)
{
    return start([this, path, write = std::move(write)](const FileProgress& progress) -> Outcome {
        const Result<void> result = write(systemPath(path), progress);
        if (!result)
            return { [this, path, error = result.error()] { emit failed(path, error); } };
        return { [this, path] { emit saved(path); }, true }; // it was too late to stop
    });
}

void FileJob::cancel()
{
    if (m_state)
        m_state->stop = true;
}

} // namespace interleave::ui
