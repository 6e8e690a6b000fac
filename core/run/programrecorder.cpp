// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/programrecorder.h"

#include "core/base/clock.h"
#include "core/run/foreground.h"
#include "core/run/groupguard.h"
#include "core/run/machine.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <ctime>
#include <system_error>

namespace interleave {

namespace {

constexpr Nanos kGrace = std::chrono::seconds(3);
constexpr int kLookForStop = 100; // ms
constexpr std::size_t kBytesPerCore = std::size_t { 2 } << 20U;

struct ChildUsage {
    Nanos cpu { 0 };
    std::uint64_t voluntary = 0;
    std::uint64_t involuntary = 0;
};

/// Of all children that were waited for so far, and theirs.
ChildUsage childUsage()
{
    rusage usage {};
    getrusage(RUSAGE_CHILDREN, &usage);
    const auto time = [](const timeval& t) {
        return Nanos(std::chrono::seconds(t.tv_sec)) + std::chrono::microseconds(t.tv_usec);
    };
    return { time(usage.ru_utime) + time(usage.ru_stime),
        static_cast<std::uint64_t>(usage.ru_nvcsw), static_cast<std::uint64_t>(usage.ru_nivcsw) };
}

std::string utcNow()
{
    const std::time_t now = std::time(nullptr);
    std::tm parts {};
    gmtime_r(&now, &parts);
    std::array<char, 32> text {};
    const std::size_t length = std::strftime(text.data(), text.size(), "%FT%TZ", &parts);
    return { text.data(), length };
}

} // namespace

RecordControl::RecordControl() : m_event(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{
    if (!m_event.isOpen())
        throw std::system_error(errno, std::generic_category(), "cannot make an event descriptor");
}

void RecordControl::requestStop(int signal)
{
    m_signal = signal;
    ++m_requests;
    const std::uint64_t one = 1;
    (void)!write(m_event.get(), &one, sizeof one);
}

std::optional<OsSchedule::Figures> RecordControl::figures() const
{
    const std::lock_guard lock(m_mutex);
    return m_schedule != nullptr ? std::optional(m_schedule->figures()) : std::nullopt;
}

/// One recording, in the calling thread.
class ProgramRecorder {
public:
    ProgramRecorder(const RecordRequest& request, RecordControl& control)
        : m_request(request),
          m_control(control),
          m_schedule({ .bytesPerCore = kBytesPerCore,
              .memoryLimit = request.memoryLimit,
              .tellsCaller = false,
              .makesLanes = true,
              .opener = request.opener })
    {
    }
    ~ProgramRecorder() { showFigures(nullptr); }
    ProgramRecorder(const ProgramRecorder&) = delete;
    ProgramRecorder& operator=(const ProgramRecorder&) = delete;

    Result<RecordedProgram> run();

private:
    void waitForEnd(const ChildProcess& child, Foreground* foreground);
    void takeRequests(const ChildProcess& child);
    void signalGroup(const ChildProcess& child, int number);
    void showFigures(const OsSchedule* schedule)
    {
        const std::lock_guard lock(m_control.m_mutex);
        m_control.m_schedule = schedule;
    }

    const RecordRequest& m_request;
    RecordControl& m_control;
    OsSchedule m_schedule;
    int m_seenRequests = 0;
    bool m_wasStopped = false;
    int m_lastSignal = 0;
    std::optional<Nanos> m_nextStep; ///< monotonic: when it is asked to end, or asked harder
};

Result<RecordedProgram> ProgramRecorder::run()
{
    RecordedProgram recorded;
    recorded.command = m_request.command;
    recorded.machine = machineFacts().toValue();
    recorded.generator = "Interleave " + machineFacts().version;
    recorded.startedAt = utcNow();
    GroupGuard guard; // before what is followed: it is no part of the program
    const ChildUsage before = childUsage();
    m_schedule.start(); // before the program is there: it and all that it makes are followed
    const Nanos begin = monotonicNow();
    LaunchStreams streams = m_request.streams;
    streams.group = guard.descriptor();
    auto child = launch({ .arguments = m_request.command, .folder = m_request.folder }, streams);
    if (!child)
        return tl::unexpected(child.error());
    showFigures(&m_schedule);
    if (m_request.duration)
        m_nextStep = begin + *m_request.duration;
    {
        std::optional<Foreground> foreground;
        if (m_request.streams.input == STDIN_FILENO)
            foreground.emplace(child->pid());
        waitForEnd(*child, foreground ? &*foreground : nullptr);
    }
    const Nanos end = monotonicNow();
    if (m_wasStopped) // before it is reaped: until then the group's number is nobody else's
        kill(-child->pid(), SIGKILL);
    const ChildExit exit = child->reap();
    const ChildUsage after = childUsage();
    guard.letGo(); // from now on the number may be somebody else's
    showFigures(nullptr);
    recorded.duration = end - begin;
    recorded.bySignal = exit.bySignal;
    recorded.status = exit.status;
    recorded.wasStopped = m_wasStopped;
    recorded.cpuTime = after.cpu - before.cpu;
    recorded.voluntary = after.voluntary - before.voluntary;
    recorded.involuntary = after.involuntary - before.involuntary;
    recorded.schedule = m_schedule.finish(begin, end, {});
    return recorded;
}

void ProgramRecorder::waitForEnd(const ChildProcess& child, Foreground* foreground)
{
    const bool hasTerminal = foreground != nullptr && foreground->isGiven();
    for (;;) {
        std::array<pollfd, 2> descriptors { pollfd { child.descriptor(), POLLIN, 0 },
            pollfd { m_control.m_event.get(), POLLIN, 0 } };
        int timeout = -1;
        if (m_nextStep) {
            const auto left = std::chrono::ceil<std::chrono::milliseconds>(
                std::max(*m_nextStep - monotonicNow(), Nanos(0)));
            constexpr std::int64_t kLongest = 1'000'000'000;
            timeout = static_cast<int>(std::min<std::int64_t>(left.count(), kLongest));
        }
        if (hasTerminal) // a stop of the program is not told otherwise
            timeout = timeout < 0 ? kLookForStop : std::min(timeout, kLookForStop);
        const int ready = poll(descriptors.data(), descriptors.size(), timeout);
        if (ready < 0 && errno != EINTR)
            return;
        if (ready > 0 && descriptors[0].revents != 0)
            return;
        if (ready > 0 && descriptors[1].revents != 0) {
            std::uint64_t count = 0;
            (void)!read(m_control.m_event.get(), &count, sizeof count);
            takeRequests(child);
        }
        if (m_nextStep && monotonicNow() >= *m_nextStep)
            signalGroup(child, m_lastSignal == SIGTERM ? SIGKILL : SIGTERM);
        siginfo_t info {};
        if (hasTerminal
            && waitid(P_PIDFD, static_cast<id_t>(child.descriptor()), &info, WSTOPPED | WNOHANG)
                == 0
            && info.si_pid != 0)
            foreground->stopTogether();
    }
}

void ProgramRecorder::takeRequests(const ChildProcess& child)
{
    const int requests = m_control.m_requests.load();
    if (requests == m_seenRequests)
        return;
    signalGroup(child, m_seenRequests > 0 ? SIGKILL : m_control.m_signal.load());
    m_seenRequests = requests;
}

void ProgramRecorder::signalGroup(const ChildProcess& child, int number)
{
    m_wasStopped = true;
    m_lastSignal = number;
    kill(-child.pid(), number);
    kill(-child.pid(), SIGCONT); // one that is stopped would not hear it
    m_nextStep = monotonicNow() + kGrace;
}

Result<RecordedProgram> recordProgram(const RecordRequest& request, RecordControl& control)
{
    return ProgramRecorder(request, control).run();
}

} // namespace interleave
