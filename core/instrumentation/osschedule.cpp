// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instrumentation/osschedule.h"

#include "core/base/clock.h"
#include "core/instrumentation/threadtotals.h"

#include <poll.h>
#include <sched.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <new>
#include <system_error>

namespace interleave {

namespace {

constexpr int kDrainEvery = 50;  // ms; a ring that fills faster wakes us before
constexpr int kTotalsEvery = 20; // ms
constexpr int kMostShare = 20;   // reading totals takes at most one part in so many
constexpr std::size_t kSmallestRing = std::size_t { 8 } << 10U;

/// The thread's handlers are for others: no signal is to arrive at ours.
class SignalsBlocked {
public:
    SignalsBlocked()
    {
        sigset_t all;
        sigfillset(&all);
        pthread_sigmask(SIG_SETMASK, &all, &m_before);
    }
    ~SignalsBlocked() { pthread_sigmask(SIG_SETMASK, &m_before, nullptr); }
    SignalsBlocked(const SignalsBlocked&) = delete;
    SignalsBlocked& operator=(const SignalsBlocked&) = delete;

private:
    sigset_t m_before {};
};

struct Place {
    Nanos now { 0 };
    int core = -1; ///< of the calling thread, then; -1: not known
};

Place placeOfCaller()
{
    Place place;
    for (int tries = 0; tries < 100; ++tries) { // it may be moved at any moment
        const int before = sched_getcpu();
        place.now = monotonicNow();
        if (before >= 0 && before == sched_getcpu()) {
            place.core = before;
            break;
        }
    }
    return place;
}

ThreadTotals since(const ThreadTotals& now, const ThreadTotals& before)
{
    ThreadTotals totals = now;
    totals.onCore -= before.onCore;
    totals.preempted -= before.preempted;
    totals.voluntary -= before.voluntary;
    totals.involuntary -= before.involuntary;
    return totals;
}

} // namespace

OsSchedule::OsSchedule(Settings settings) : m_settings(std::move(settings)) { }

OsSchedule::~OsSchedule()
{
    stop();
}

bool OsSchedule::start()
{
    const std::lock_guard lock(m_mutex);
    m_caller = static_cast<int>(gettid());
    m_wake = UniqueFd(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
    if (!m_wake.isOpen()) {
        m_refusal = perfRefusal(errno, false);
        return false;
    }
    try { // before the rings: what is made after them is followed
        const SignalsBlocked blocked;
        m_thread = std::thread([this] { loop(); });
    } catch (const std::system_error& e) {
        m_refusal = { ScheduleRefusal::Other,
            std::string("no thread for the recording of the system's schedule: ") + e.what() };
        return false;
    }
    bool whileMapping = false;
    std::size_t bytes = std::max(m_settings.bytesPerCore, kSmallestRing);
    int error = openRings(bytes, whileMapping);
    while (error != 0 && whileMapping && bytes > kSmallestRing) {
        bytes /= 2;
        error = openRings(bytes, whileMapping);
    }
    if (error != 0) {
        m_refusal = perfRefusal(error, whileMapping);
        m_callerBefore = readThreadTotals(getpid(), m_caller);
        wake();
        return false;
    }
    wake();
    return true;
}

int OsSchedule::openRings(std::size_t bytes, bool& whileMapping)
{
    m_rings.clear();
    std::vector<PerfRing> rings; // ours only with all that reads them
    std::vector<std::uint16_t> cores;
    const long configured = std::clamp(sysconf(_SC_NPROCESSORS_CONF), 1L, 1L << 14U);
    for (unsigned core = 0; core < static_cast<unsigned>(configured); ++core) {
        PerfRing ring;
        const int error = ring.open(core, bytes, m_settings.opener, whileMapping);
        if (error == ENODEV) // switched off
            continue;
        if (error != 0)
            return error;
        rings.push_back(std::move(ring));
        cores.push_back(static_cast<std::uint16_t>(core));
    }
    m_builder.emplace(cores);
    if (m_settings.makesLanes)
        m_builder->makeLanes();
    m_assembler.emplace(*m_builder, m_settings.tellsCaller ? 0 : m_caller);
    if (m_settings.tellsCaller) {
        std::string name = readThreadName(getpid(), m_caller);
        const Place place = placeOfCaller(); // with all rings open
        std::optional<std::size_t> index;
        if (const auto it = std::find(cores.begin(), cores.end(), place.core); it != cores.end())
            index = static_cast<std::size_t>(it - cores.begin());
        m_assembler->alreadyThere(m_caller, getpid(), std::move(name), place.now, index);
    }
    m_rings = std::move(rings);
    return m_rings.empty() ? ENODEV : 0;
}

void OsSchedule::wake() const
{
    const std::uint64_t one = 1;
    (void)!write(m_wake.get(), &one, sizeof one);
}

void OsSchedule::loop()
{
    try {
        takeTurns();
    } catch (const std::bad_alloc&) {
        const std::lock_guard lock(m_mutex);
        endHere();
    }
}

void OsSchedule::takeTurns()
{
    std::vector<pollfd> descriptors;
    int timeout = -1;
    for (;;) {
        descriptors.assign(1, { m_wake.get(), POLLIN, 0 });
        {
            const std::lock_guard lock(m_mutex);
            if (m_isStopped)
                return;
            if (!m_rings.empty() && !m_isLimitReached) {
                drain();
                timeout = kDrainEvery;
                for (const PerfRing& ring : m_rings)
                    descriptors.push_back({ ring.descriptor(), POLLIN, 0 });
            } else {
                timeout = -1;
            }
        }
        if (timeout < 0 && m_settings.lanes && !figures().isLimitReached) {
            const auto took = std::chrono::ceil<std::chrono::milliseconds>(readTotals());
            timeout = std::max(kTotalsEvery, static_cast<int>(took.count()) * kMostShare);
        }
        if (poll(descriptors.data(), descriptors.size(), timeout) > 0
            && (descriptors.front().revents & POLLIN) != 0) {
            std::uint64_t count = 0;
            (void)!read(m_wake.get(), &count, sizeof count);
        }
    }
}

/// With the mutex held.
void OsSchedule::drain()
{
    for (std::size_t core = 0; core < m_rings.size(); ++core) {
        try {
            const PerfReading reading = m_rings[core].drain(
                [&](const PerfRecord& record) { m_assembler->take(core, record); });
            m_builder->addCorrupt(reading.corruptBytes);
        } catch (const std::bad_alloc&) {
            m_assembler->forget(core);
            throw;
        }
    }
    if (!m_isLimitReached && m_builder->memoryBytes() >= m_settings.memoryLimit)
        endHere();
}

/// With the mutex held. There is no memory for more; what is there is kept.
void OsSchedule::endHere()
{
    m_isLimitReached = true;
    for (PerfRing& ring : m_rings)
        ring.disable();
    if (!m_builder)
        return;
    const Nanos now = monotonicNow();
    m_builder->setLimitReached(now);
    try {
        drain(); // all rings up to the same instant
        m_assembler->finish(now);
    } catch (const std::bad_alloc&) {
        m_builder->addBroken(1);
    }
}

/// How long it took.
Nanos OsSchedule::readTotals()
{
    const Nanos begin = monotonicNow();
    const std::vector<LaneThread> lanes = m_settings.lanes();
    std::map<int, Sample> samples;
    for (const LaneThread& lane : lanes) {
        const auto totals = readThreadTotals(lane.pid, lane.tid);
        if (!totals)
            continue;
        samples[lane.tid] = { lane.pid, begin, readThreadName(lane.pid, lane.tid), *totals };
    }
    const std::lock_guard lock(m_mutex);
    for (auto& [tid, sample] : samples) {
        const auto before = m_samples.find(tid);
        if (before != m_samples.end())
            sample.first = before->second.first;
        m_samples.insert_or_assign(tid, std::move(sample));
    }
    return monotonicNow() - begin;
}

void OsSchedule::lookAtTotals()
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_refusal.why == ScheduleRefusal::None || m_isStopped || !m_settings.lanes)
            return;
    }
    readTotals();
}

OsSchedule::Figures OsSchedule::figures() const
{
    const std::lock_guard lock(m_mutex);
    if (!m_builder)
        return {};
    return { m_builder->sliceCount(), m_builder->threadCount(), m_isLimitReached };
}

void OsSchedule::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_isStopped)
            return;
        m_isStopped = true;
        for (PerfRing& ring : m_rings)
            ring.disable();
        if (!m_rings.empty() && !m_isLimitReached) {
            const Nanos now = monotonicNow();
            try {
                drain();
                if (!m_isLimitReached)
                    m_assembler->finish(now);
            } catch (const std::bad_alloc&) {
                endHere();
            }
        }
        m_rings.clear();
    }
    if (m_wake.isOpen())
        wake();
    if (m_thread.joinable())
        m_thread.join();
}

std::shared_ptr<const SystemSchedule> OsSchedule::finish(
    Nanos origin, Nanos end, std::span<const LaneThread> lanes)
{
    stop();
    const std::lock_guard lock(m_mutex);
    if (m_refusal.why == ScheduleRefusal::None && m_builder) {
        return m_builder->finish(origin, end, lanes);
    }
    SystemScheduleBuilder totals({});
    for (const auto& [tid, sample] : m_samples) {
        const auto thread = totals.addThread(tid, sample.pid, sample.first);
        totals.setName(thread, sample.name);
        totals.setTotals(thread,
            tid == m_caller && m_callerBefore ? since(sample.totals, *m_callerBefore)
                                              : sample.totals);
    }
    ScheduleStatus status = ScheduleStatus::Refused;
    if (!m_samples.empty())
        status = ScheduleStatus::TotalsOnly;
    else if (m_refusal.why == ScheduleRefusal::NoFacility)
        status = ScheduleStatus::Absent;
    totals.setStatus(status, m_refusal.why, m_refusal.reason);
    return totals.finish(origin, end, lanes);
}

} // namespace interleave
