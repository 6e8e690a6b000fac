// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/recordjob.h"

#include <QByteArray>
#include <QMetaObject>
#include <QSocketNotifier>

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <exception>
#include <system_error>
#include <utility>

namespace interleave::ui {

namespace {
constexpr int kReadAtOnce = 1 << 16;
constexpr int kReadAtEnd = 1 << 20; // a pipe holds no more
} // namespace

RecordJob::RecordJob(QObject* parent) : QObject(parent) { }

RecordJob::~RecordJob()
{
    if (m_control)
        m_control->requestStop(SIGKILL);
    if (m_thread.joinable())
        m_thread.join();
}

bool RecordJob::start(const RecordRequest& request)
{
    if (isBusy())
        return false;
    try {
        begin(request);
    } catch (const std::system_error& e) { // no descriptor, or no thread, is left
        m_notifier.reset();
        m_control.reset();
        emit failed({ ErrorCode::System, std::string("cannot record: ") + e.what() });
    }
    return true;
}

void RecordJob::begin(const RecordRequest& request)
{
    std::array<int, 2> ends {};
    if (pipe2(ends.data(), O_CLOEXEC) != 0)
        throw std::system_error(errno, std::generic_category());
    m_output = UniqueFd(ends[0]);
    auto input = std::make_shared<UniqueFd>(ends[1]);
    fcntl(m_output.get(), F_SETFL, O_NONBLOCK);
    m_notifier = std::make_unique<QSocketNotifier>(m_output.get(), QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &RecordJob::readOutput);
    m_control = std::make_unique<RecordControl>();
    RecordRequest own = request;
    own.streams = { -1, input->get(), input->get() };
    m_thread = std::thread([this, own = std::move(own), input] {
        auto result = std::make_shared<Result<RecordedProgram>>(
            failure(ErrorCode::System, "the recording ended by an error"));
        try {
            *result = recordProgram(own, *m_control);
        } catch (const std::exception& e) {
            *result = failure(ErrorCode::System, e.what());
        }
        QMetaObject::invokeMethod(
            this, [this, result] { end(*result); }, Qt::QueuedConnection);
    });
}

void RecordJob::stop()
{
    if (m_control)
        m_control->requestStop(SIGTERM);
}

std::optional<OsSchedule::Figures> RecordJob::figures() const
{
    return m_control ? m_control->figures() : std::nullopt;
}

void RecordJob::readOutput()
{
    QByteArray bytes(kReadAtOnce, Qt::Uninitialized);
    const ssize_t n = ::read(m_output.get(), bytes.data(), static_cast<std::size_t>(bytes.size()));
    if (n > 0) {
        bytes.truncate(static_cast<int>(n));
        emit printed(bytes);
    } else if (n == 0 || (errno != EAGAIN && errno != EINTR)) {
        m_notifier->setEnabled(false);
    }
}

void RecordJob::end(const Result<RecordedProgram>& result)
{
    m_thread.join();
    // What it still had written. A process that lives on may have kept the pipe: no end is waited
    // for.
    QByteArray rest(kReadAtEnd, Qt::Uninitialized);
    const ssize_t n = ::read(m_output.get(), rest.data(), static_cast<std::size_t>(rest.size()));
    m_notifier.reset();
    (void)m_output.close();
    m_control.reset();
    if (n > 0)
        emit printed(rest.left(static_cast<int>(n)));
    if (result)
        emit recorded(std::make_shared<const RecordedProgram>(*result));
    else
        emit failed(result.error());
}

} // namespace interleave::ui
