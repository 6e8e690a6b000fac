// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/spanlog.h"

#include "core/trace/mipmapbuilding.h"

#include <algorithm>
#include <cassert>
#include <new>
#include <vector>

namespace interleave {

namespace {

constexpr std::size_t kFirstCapacity = 16; // of a lane that may never have more
constexpr std::size_t kGrowth = 2;
constexpr std::size_t kPerCell = 2;
constexpr std::size_t kPerGroupCell = 32;
constexpr std::size_t kPerOverviewCell = 16;

/// Ids of which all bits set mean none, in fewer bits. False: it does not fit.
bool pack(std::uint32_t id, unsigned bits, std::uint32_t& packed)
{
    const std::uint32_t none = (1U << bits) - 1;
    packed = id == TaskId::kNone ? none : id;
    return id == TaskId::kNone || id < none;
}

std::uint32_t unpack(std::uint32_t word, unsigned bits)
{
    const std::uint32_t none = (1U << bits) - 1;
    return (word & none) == none ? TaskId::kNone : word & none;
}

} // namespace

SpanLog::Columns::Columns(std::size_t room)
    : capacity(room),
      bases(std::make_unique<std::int64_t[]>((room + kBlock - 1) / kBlock)),
      words(new std::uint32_t[4 * room]), // written before it is read
      begins(words.get()),
      durations(begins + room),
      tasks(durations + room),
      labels(tasks + room)
{
}

SpanLog::Columns::Columns(const Columns& other, std::size_t room) : Columns(room)
{
    const std::size_t count = std::min(room, other.capacity);
    std::copy_n(other.bases.get(), (count + kBlock - 1) / kBlock, bases.get());
    std::copy_n(other.begins, count, begins);
    std::copy_n(other.durations, count, durations);
    std::copy_n(other.tasks, count, tasks);
    std::copy_n(other.labels, count, labels);
}

Span SpanLog::operator[](std::size_t i) const
{
    assert(i < m_size);
    const Columns& c = chunkOf(i);
    const std::size_t at = i % kChunk;
    if (c.durations[at] == kEscaped)
        return m_escaped[c.tasks[at]].span;
    return { Nanos(beginAt(c, at)), Nanos(endAt(c, at)), TaskId { unpack(c.tasks[at], kTaskBits) },
        m_lane, LabelId { unpack(c.labels[at], kLabelBits) }, stateAt(c, at),
        static_cast<Reason>(c.labels[at] >> kLabelBits & ((1U << kReasonBits) - 1)) };
}

std::size_t SpanLog::firstEndingAfter(Nanos t) const
{
    // Of those that begin at or before t only the last one can reach beyond it.
    const std::size_t i = firstBeginningAfter(t);
    return i > 0 && endOf(i - 1) > t ? i - 1 : i;
}

std::size_t SpanLog::firstBeginningAfter(Nanos t) const
{
    const std::int64_t time = t.count();
    std::size_t low = 0;
    std::size_t high = chunkCount();
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        const std::int64_t begin
            = middle < m_sealed.size() ? m_sealed[middle].begin : beginAt(*m_tail, 0);
        if (begin > time)
            high = middle;
        else
            low = middle + 1;
    }
    if (low == 0)
        return 0;
    return firstBeginningIn(low - 1, time);
}

std::size_t SpanLog::firstEndingAfter(Nanos t, std::size_t chunk) const
{
    const std::size_t i = firstBeginningIn(chunk, t.count());
    return i > chunk * kChunk && endOf(i - 1) > t ? i - 1 : i;
}

std::size_t SpanLog::firstBeginningIn(std::size_t chunk, std::int64_t time) const
{
    const Columns& c = columnsOf(chunk);
    const std::size_t size = std::min(kChunk, m_size - chunk * kChunk);
    const std::int64_t* bases = c.bases.get();
    const auto blocks = std::upper_bound(bases, bases + (size + kBlock - 1) / kBlock, time) - bases;
    if (blocks == 0)
        return chunk * kChunk;
    std::size_t from = static_cast<std::size_t>(blocks - 1) * kBlock;
    std::size_t to = std::min(size, from + kBlock);
    while (from < to) {
        const std::size_t middle = from + (to - from) / 2;
        if (beginAt(c, middle) > time)
            to = middle;
        else
            from = middle + 1;
    }
    return chunk * kChunk + from;
}

void SpanLog::append(const Span& span, SpanEnd ending)
{
    assert(!m_isClosed);
    assert(span.end >= span.begin);
    assert(m_size == 0 || m_lastEnd <= span.begin.count());
    const std::size_t at = m_size % kChunk;
    if (at == 0 && m_tail)
        seal();
    if (at == 0)
        m_tail = std::make_shared<Columns>(m_size == 0 ? kFirstCapacity : kChunk);
    else if (at == m_tail->capacity) // snapshots keep the smaller one
        m_tail = std::make_shared<Columns>(*m_tail, kGrowth * at);
    Columns& c = *m_tail;
    const std::int64_t begin = span.begin.count();
    if (at % kBlock == 0)
        c.bases[at / kBlock] = begin;
    const auto offset = static_cast<std::uint64_t>(begin - c.bases[at / kBlock]);
    const auto duration = static_cast<std::uint64_t>(span.end.count() - begin);
    std::uint32_t task = 0;
    std::uint32_t label = 0;
    const bool hasTask = pack(span.task.value, kTaskBits, task);
    const bool hasLabel = pack(span.label.value, kLabelBits, label);
    c.begins[at] = static_cast<std::uint32_t>(std::min<std::uint64_t>(offset, kEscaped));
    if (hasTask && hasLabel && offset < kEscaped && duration < kEscaped) {
        c.durations[at] = static_cast<std::uint32_t>(duration);
        c.tasks[at] = task | static_cast<std::uint32_t>(span.state) << kTaskBits;
        c.labels[at] = label | static_cast<std::uint32_t>(span.reason) << kLabelBits
            | static_cast<std::uint32_t>(ending) << (kLabelBits + kReasonBits);
    } else {
        c.durations[at] = kEscaped;
        c.tasks[at] = static_cast<std::uint32_t>(m_escaped.size());
        c.labels[at] = 0;
        Escaped escaped { span, ending };
        escaped.span.lane = m_lane;
        m_escaped.append(escaped);
    }
    m_lastEnd = span.end.count();
    ++m_size;
}

bool SpanLog::appendInOrder(const Span& span, SpanEnd ending)
{
    if (span.end < span.begin || (!empty() && span.begin < lastEnd()))
        return false;
    append(span, ending);
    return true;
}

/// The tail is full. Where memory is short for its mipmap nothing is changed, and it can be tried
/// again; a group may stay without one.
void SpanLog::seal()
{
    const std::size_t chunk = m_sealed.size();
    auto mipmap = makeMipmap(chunk, chunk + 1, kPerCell);
    m_sealed.append({ beginAt(*m_tail, 0), mipmap.get(), m_tail });
    m_tail->mipmap = std::move(mipmap);
    m_tail.reset();
    if (m_sealed.size() % kGroup != 0)
        return;
    while (m_groups.size() + 1 < m_sealed.size() / kGroup)
        m_groups.append(nullptr);
    m_groups.append(makeMipmap(m_sealed.size() - kGroup, m_sealed.size(), kPerGroupCell));
}

void SpanLog::close()
{
    assert(!m_isClosed);
    const std::size_t rest = m_size % kChunk;
    if (m_tail && rest == 0)
        seal();
    m_isClosed = true;
    if (m_tail) {
        m_tail = std::make_shared<Columns>(*m_tail, rest);
        constexpr std::size_t kWorthIt = 64;
        if (rest >= kWorthIt)
            m_tail->mipmap = makeMipmap(m_sealed.size(), chunkCount(), kPerCell);
    }
    makeOverviews();
}

/// A picture of a whole run then reads few stretches of memory. Not while the log grows: they take
/// as long to make as the chunks' own.
void SpanLog::makeOverviews()
{
    const std::size_t count = chunkCount();
    try {
        for (std::size_t first = 0; first + 1 < count; first += kOverview)
            m_overviews.append(
                makeMipmap(first, std::min(first + kOverview, count), kPerOverviewCell));
    } catch (const std::bad_alloc&) { // what there is of them is used
    }
}

std::unique_ptr<const Mipmap> SpanLog::makeMipmap(
    std::size_t firstChunk, std::size_t lastChunk, std::size_t perCell) const
{
    // One chunk at a time: it stays in the cache.
    static thread_local std::vector<Mipmap::Interval> intervals;
    const auto readChunk = [this](std::size_t chunk) {
        const Columns& c = columnsOf(chunk);
        const std::size_t size = std::min(kChunk, m_size - chunk * kChunk);
        intervals.resize(size);
        std::uint32_t states = 0;
        for (std::size_t at = 0; at < size; ++at) {
            Mipmap::Interval& s = intervals[at];
            s.begin = c.bases[at / kBlock] + c.begins[at];
            s.end = s.begin + c.durations[at];
            s.state = static_cast<std::uint8_t>(
                std::min<std::uint32_t>(c.tasks[at] >> kTaskBits, kSpanStates - 1));
            s.ending = static_cast<SpanEnd>(c.labels[at] >> (kLabelBits + kReasonBits));
            if (c.durations[at] == kEscaped) {
                const Escaped& escaped = m_escaped[c.tasks[at]];
                s = { escaped.span.begin.count(), escaped.span.end.count(),
                    static_cast<std::uint8_t>(spanStateOf(escaped.span.state)), escaped.ending };
            }
            states |= 1U << s.state;
        }
        return states;
    };
    const std::size_t first = firstChunk * kChunk;
    const std::size_t behind = std::min(lastChunk * kChunk, m_size);
    SpansOutline outline { beginOf(first).count(),
        std::max(beginOf(behind - 1), endOf(behind - 1) - Nanos(1)).count(), behind - first, 0 };
    if (firstChunk + 1 == lastChunk) {
        outline.states = readChunk(firstChunk);
        return buildMipmap(
            outline, [](const auto& take) { take(intervals); }, perCell);
    }
    for (std::size_t chunk = firstChunk; chunk < lastChunk; ++chunk) {
        const Mipmap* map = mipmapOf(chunk);
        if (map == nullptr)
            outline.states |= readChunk(chunk);
        else
            for (const std::uint8_t state : map->states())
                outline.states |= 1U << state;
    }
    const auto pieces = [&](const auto& take) {
        for (std::size_t chunk = firstChunk; chunk < lastChunk; ++chunk) {
            readChunk(chunk);
            take(intervals);
        }
    };
    return buildMipmap(outline, pieces, perCell);
}

std::size_t SpanLog::memoryBytes() const
{
    const auto bytesOf = [](const Columns& c) {
        return sizeof c + 4 * sizeof(std::uint32_t) * c.capacity
            + sizeof(std::int64_t) * ((c.capacity + kBlock - 1) / kBlock);
    };
    const auto bytesOfMap
        = [](const Mipmap* map) { return map != nullptr ? map->memoryBytes() : 0; };
    std::size_t bytes = m_escaped.size() * sizeof(Escaped) + m_sealed.size() * sizeof(Sealed);
    for (const Sealed& sealed : m_sealed)
        bytes += bytesOf(*sealed.columns) + bytesOfMap(sealed.mipmap);
    for (const auto* maps : { &m_groups, &m_overviews })
        for (const auto& map : *maps)
            bytes += bytesOfMap(map.get());
    if (m_tail)
        bytes += bytesOf(*m_tail);
    return m_tail && m_isClosed ? bytes + bytesOfMap(m_tail->mipmap.get()) : bytes;
}

} // namespace interleave
