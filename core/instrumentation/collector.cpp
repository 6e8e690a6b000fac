// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instrumentation/collector.h"

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstring>
#include <exception>
#include <new>
#include <utility>

namespace interleave {

namespace {

constexpr Nanos kTurn = std::chrono::microseconds(16'667);
constexpr Nanos kShortestTurn = std::chrono::microseconds(200);
constexpr double kWantedFill = 0.25; ///< of a ring, when it is drained
constexpr std::size_t kPiece = 2048; ///< records after which the writer gets its room back
constexpr std::string_view kLostLabel = "(lost)";
constexpr std::uint32_t kMaxRemoteLabels = 1U << 20U;
constexpr Nanos kRenewEvery = std::chrono::seconds(1);

/// Anonymous memory, there from the start so that recording never meets a page fault.
class RingPages {
public:
    explicit RingPages(std::uint32_t capacity) : m_bytes(RingMemory::bytesFor(capacity))
    {
        void* p = mmap(nullptr, m_bytes, PROT_READ | PROT_WRITE,
            MAP_PRIVATE | MAP_ANONYMOUS | MAP_POPULATE, -1, 0);
        if (p == MAP_FAILED)
            throw std::bad_alloc();
        m_ring = RingMemory::create(p, capacity);
    }
    ~RingPages() { munmap(m_ring.header, m_bytes); }
    RingPages(const RingPages&) = delete;
    RingPages& operator=(const RingPages&) = delete;
    [[nodiscard]] RingMemory ring() const { return m_ring; }

private:
    std::size_t m_bytes;
    RingMemory m_ring;
};

} // namespace

struct Collector::Lane {
    LaneId id;
    std::unique_ptr<RingPages> pages; ///< null for a remote lane
    RingMemory ring;
    RingReader reader;
    bool remote = false;
    bool ended = false;
    std::uint64_t finalProduced = 0; ///< once ended: the remote memory may be gone
    std::uint64_t finalLost = 0;
    std::uint64_t discarded = 0;   ///< drained, but no longer kept
    std::vector<LabelId> labelMap; ///< remote label -> ours

    Lane(LaneId laneId, RingMemory memory) : id(laneId), ring(memory), reader(memory) { }
};

Collector::Collector(RecordingMode mode, std::size_t expectedLanes,
    const VirtualClock* virtualClock, LabelPool::NewLabel onNewLabel)
    : m_mode(mode),
      m_virtual(virtualClock),
      m_capacity(ringCapacity(expectedLanes)),
      m_labels(std::move(onNewLabel)),
      m_builder(m_labels, virtualClock != nullptr)
{
}

Collector::~Collector()
{
    {
        const std::lock_guard lock(m_wakeMutex);
        m_stop = true;
    }
    m_wake.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

LaneId Collector::addLane(LaneKind kind, std::string name)
{
    auto pages = std::make_unique<RingPages>(m_capacity);
    const std::lock_guard lock(m_mutex);
    const LaneId id = m_builder.addLane(kind, std::move(name));
    auto lane = std::make_unique<Lane>(id, pages->ring());
    lane->pages = std::move(pages);
    m_lanes.push_back(std::move(lane));
    return id;
}

LaneId Collector::addRemoteLane(LaneKind kind, std::string name, int pid, RingMemory ring)
{
    const std::lock_guard lock(m_mutex);
    const LaneId id = m_builder.addLane(kind, std::move(name), pid);
    auto lane = std::make_unique<Lane>(id, ring);
    lane->remote = true;
    m_lanes.push_back(std::move(lane));
    return id;
}

void Collector::renameLane(LaneId lane, std::string name, int pid)
{
    const std::lock_guard lock(m_mutex);
    m_builder.renameLane(lane, std::move(name), pid);
}

std::string Collector::laneName(LaneId lane) const
{
    const std::lock_guard lock(m_mutex);
    return m_builder.laneName(lane);
}

Recorder Collector::recorder(LaneId lane)
{
    const std::lock_guard lock(m_mutex);
    return Recorder(m_lanes[lane.index()]->ring, m_mode, m_virtual);
}

void Collector::endRemoteLane(LaneId id, std::uint64_t ticks, bool died)
{
    const std::lock_guard lock(m_mutex);
    Lane& lane = *m_lanes[id.index()];
    if (lane.ended)
        return;
    (void)drain(lane);
    lane.ended = true;
    lane.finalLost = lane.reader.lost(); // read once: who cannot be killed may go on
    lane.finalProduced = lane.reader.written() + lane.finalLost;
    m_builder.settleLoss(id, lostOf(lane), timeOf(ticks));
    m_builder.endLane(id, timeOf(ticks), died);
}

void Collector::start(Hooks hooks)
{
    m_hooks = std::move(hooks);
    m_converter.emplace();
    begin();
    m_lastRenewal = monotonicNow();
    m_thread = std::thread([this] { loop(); });
}

void Collector::begin()
{
    const std::lock_guard lock(m_mutex);
    m_beginTicks = readTicks();
    m_beginMonotonic = m_converter->toMonotonic(m_beginTicks);
}

Nanos Collector::elapsed() const
{
    if (m_virtual != nullptr)
        return m_virtual->now();
    const std::uint64_t ticks = readTicks(); // before the wait for a drain
    const std::lock_guard lock(m_mutex);     // the collector's thread renews the converter
    return m_converter->toMonotonic(ticks) - m_beginMonotonic;
}

Nanos Collector::timeOf(std::uint64_t ticks) const
{
    if (m_virtual != nullptr)
        return Nanos(static_cast<std::int64_t>(ticks));
    return m_converter->toMonotonic(ticks) - m_beginMonotonic;
}

void Collector::loop()
{
    Nanos pause = kTurn;
    std::unique_lock wakeLock(m_wakeMutex);
    while (!m_wake.wait_for(wakeLock, pause, [this] { return m_stop; })) {
        wakeLock.unlock();
        try {
            pause = turn();
        } catch (const std::exception&) { // no memory: writers must not wait for it
            stopStoring();
        }
        wakeLock.lock();
    }
}

/// Returns how long to wait for the next one, so that the fullest ring will be about as full as
/// wanted.
Nanos Collector::turn()
{
    if (m_hooks.everyTurn)
        m_hooks.everyTurn();
    double fill = 0;
    bool isFull = false;
    Nanos since { 0 };
    {
        const std::lock_guard lock(m_mutex);
        const Nanos real = monotonicNow();
        if (real - m_lastRenewal >= kRenewEvery) {
            m_converter->renew();
            m_lastRenewal = real;
        }
        since = real - std::exchange(m_lastDrain, real);
        const Nanos now = m_virtual != nullptr ? Nanos(0) : timeOf(readTicks());
        fill = drainAll();
        m_builder.settle(now);
        isFull = m_memoryLimit != 0 && m_builder.memoryBytes() > m_memoryLimit;
        if (m_hooks.wantsSnapshot && m_hooks.wantsSnapshot()) {
            m_builder.setCounts(counts(true));
            m_hooks.publish(m_builder.snapshot(now));
        }
    }
    if (isFull)
        stopStoring();
    if (fill <= kWantedFill)
        return kTurn;
    const auto due = fromSeconds(toSeconds(since) * kWantedFill / fill);
    return std::clamp(due - (monotonicNow() - m_lastDrain), kShortestTurn, kTurn);
}

void Collector::stopStoring()
{
    if (!m_full.exchange(true, std::memory_order_acq_rel) && m_hooks.onFull)
        m_hooks.onFull();
}

/// Returns how full the fullest ring was.
double Collector::drainAll()
{
    double fill = 0;
    for (const auto& lane : m_lanes)
        if (!lane->ended)
            fill = std::max(fill, drain(*lane));
    return fill;
}

double Collector::drain(Lane& lane)
{
    std::span<const Record> first;
    std::span<const Record> second;
    if (!lane.reader.peek(first, second))
        return 0;
    const std::size_t total = first.size() + second.size();
    if (m_full.load(std::memory_order_relaxed)) {
        lane.discarded += total;
        lane.reader.release(total);
    } else if (total > 0) {
        const std::uint64_t end = lane.reader.released() + total;
        try {
            consume(lane, first, second);
        } catch (const std::bad_alloc&) {
            lane.discarded += end - lane.reader.released();
            lane.reader.release(end - lane.reader.released());
            stopStoring();
        }
    }
    return static_cast<double>(total) / static_cast<double>(lane.reader.capacity());
}

/// Throws std::bad_alloc, with what was stored released and what was not still in the ring.
void Collector::consume(Lane& lane, std::span<const Record> first, std::span<const Record> second)
{
    const std::size_t total = first.size() + second.size();
    const auto at = [&](std::size_t i) -> const Record& {
        return i < first.size() ? first[i] : second[i - first.size()];
    };
    std::size_t i = 0;
    std::size_t released = 0;
    const auto release = [&] { lane.reader.release(i - std::exchange(released, i)); };
    std::string text;
    try {
        while (i < total) {
            Record record = at(i); // one copy: what is checked is what is used
            std::size_t length = 1;
            text.clear();
            if (record.kind == RecordKind::Output || record.kind == RecordKind::Label) {
                const std::uint32_t bytes = record.size();
                const std::size_t pieces
                    = (std::size_t { bytes } + sizeof(Record) - 1) / sizeof(Record);
                if (bytes > kMaxRecordText || i + pieces >= total) { // texts are published whole
                    m_corrupt += total - i;
                    i = total;
                    break;
                }
                text.resize(pieces * sizeof(Record));
                for (std::size_t p = 0; p < pieces; ++p)
                    std::memcpy(text.data() + p * sizeof(Record),
                        static_cast<const void*>(&at(i + 1 + p)), sizeof(Record));
                text.resize(bytes);
                length += pieces;
            }
            bool good = place(lane, record);
            if (good && record.kind == RecordKind::Label) {
                good = defineLabel(lane, record.label, text);
            } else if (good) {
                good = m_builder.add(lane.id, timeOf(record.ticks), record, text);
            }
            (good ? m_stored : m_corrupt) += length;
            i += length;
            if (i - released >= kPiece)
                release();
        }
    } catch (const std::bad_alloc&) {
        release();
        throw;
    }
    release();
}

bool Collector::defineLabel(Lane& lane, std::uint32_t label, std::string_view text)
{
    if (!lane.remote || label < lane.labelMap.size() || label >= kMaxRemoteLabels)
        return false;
    if (label > lane.labelMap.size() && lane.reader.lost() == 0)
        return false;
    while (lane.labelMap.size() < label) // definitions that were lost
        lane.labelMap.push_back(m_labels.intern(kLostLabel));
    lane.labelMap.push_back(m_labels.intern(text));
    return true;
}

/// Checks what came from another process and translates its numbers; false: corrupt.
bool Collector::place(Lane& lane, Record& record)
{
    constexpr std::uint32_t kNone = TaskId::kNone;
    if (record.kind == RecordKind::Overhead || record.kind == RecordKind::Stall) {
        const std::uint64_t begin
            = record.ticks - (record.kind == RecordKind::Stall ? record.duration() : 0);
        const Nanos d = m_virtual != nullptr ? Nanos(static_cast<std::int64_t>(record.duration()))
                                             : timeOf(begin + record.duration()) - timeOf(begin);
        if (d < Nanos(0))
            return false;
        record.setDuration(static_cast<std::uint64_t>(d.count()));
    }
    if (!lane.remote)
        return true;
    if (record.task != kNone && record.task >= m_taskLimit.load(std::memory_order_acquire))
        return false;
    if (record.kind != RecordKind::Label && record.label != kNone) {
        const bool known = record.label < lane.labelMap.size();
        if (!known && lane.reader.lost() == 0)
            return false;
        record.label
            = known ? lane.labelMap[record.label].value : m_labels.intern(kLostLabel).value;
    }
    return true;
}

/// `writersGoOn`: what they have just written is not missing yet.
EventCounts Collector::counts(bool writersGoOn) const
{
    EventCounts c;
    c.stored = m_stored;
    c.corrupt = m_corrupt;
    for (const auto& lane : m_lanes) {
        const std::uint64_t lost = lane->ended ? lane->finalLost : lane->reader.lost();
        c.lost += lane->discarded + lost;
        if (lane->ended)
            c.produced += lane->finalProduced;
        else
            c.produced += (writersGoOn ? lane->reader.released() : lane->reader.written()) + lost;
    }
    return c;
}

Nanos Collector::beginMonotonic() const
{
    const std::lock_guard lock(m_mutex);
    return m_beginMonotonic;
}

std::vector<LaneThread> Collector::laneThreads()
{
    const std::lock_guard lock(m_mutex);
    drainAll();
    std::vector<LaneThread> threads;
    for (const LaneTrack& lane : m_builder.lanes())
        if (lane.thread != 0)
            threads.push_back({ lane.id, lane.pid != 0 ? lane.pid : getpid(), lane.thread });
    return threads;
}

void Collector::setSystemSchedule(std::shared_ptr<const SystemSchedule> schedule)
{
    const std::lock_guard lock(m_mutex);
    m_builder.setSystemSchedule(std::move(schedule));
}

std::uint64_t Collector::lostOf(const Lane& lane) const
{
    return lane.discarded + (lane.ended ? lane.finalLost : lane.reader.lost());
}

std::shared_ptr<const Trace> Collector::finish(Nanos end)
{
    {
        const std::lock_guard lock(m_wakeMutex);
        m_stop = true;
    }
    m_wake.notify_all();
    if (m_thread.joinable())
        m_thread.join();
    const std::lock_guard lock(m_mutex);
    (void)drainAll();
    for (const auto& lane : m_lanes)
        if (!lane->ended) {
            lane->reader.abandon();
            m_builder.settleLoss(lane->id, lostOf(*lane), end);
        }
    m_builder.setCounts(counts(false));
    auto trace = m_builder.finish(end);
    if (m_hooks.publish)
        m_hooks.publish(trace);
    return trace;
}

} // namespace interleave
