// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/appendlog.h"
#include "core/trace/mipmap.h"
#include "core/trace/span.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>

namespace interleave {

/// The closed spans of one lane: sorted by begin, not overlapping, append-only, columnar, in chunks
/// that never move, with the chunks' mipmaps. A copy is a snapshot (see AppendLog); same
/// thread-safety.
///
/// A span takes 16 bytes and an eighth: its begin as an offset to that of its block, its duration,
/// and its task, state, label, reason and ending in two words. What does not fit (4.3 s and more,
/// ids beyond 2^28 and 2^25) is kept whole beside, so every span comes back as it was.
class SpanLog {
public:
    static constexpr std::size_t kChunk = 4096;

    explicit SpanLog(LaneId lane = {}) : m_lane(lane) { }

    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] bool empty() const { return m_size == 0; }
    [[nodiscard]] Span operator[](std::size_t i) const;
    [[nodiscard]] Nanos beginOf(std::size_t i) const
    {
        return Nanos(beginAt(chunkOf(i), i % kChunk));
    }
    [[nodiscard]] Nanos endOf(std::size_t i) const { return Nanos(endAt(chunkOf(i), i % kChunk)); }
    [[nodiscard]] SpanEnd endingOf(std::size_t i) const { return endingAt(chunkOf(i), i % kChunk); }
    /// The first span that ends after `t`; size() when there is none. O(log n).
    [[nodiscard]] std::size_t firstEndingAfter(Nanos t) const;
    /// The same where it is known to be in `chunk`.
    [[nodiscard]] std::size_t firstEndingAfter(Nanos t, std::size_t chunk) const;
    /// The first span that begins after `t`; size() when there is none. O(log n).
    [[nodiscard]] std::size_t firstBeginningAfter(Nanos t) const;
    /// `span.lane` is ignored: it is this log's lane. Must begin at or after the end of the last
    /// one.
    void append(const Span& span, SpanEnd ending = SpanEnd::None);
    /// The same of a span that need not. False: it does not, or ends before it begins (and was left
    /// out).
    [[nodiscard]] bool appendInOrder(const Span& span, SpanEnd ending = SpanEnd::None);
    /// Of the last span; 0 when there is none.
    [[nodiscard]] Nanos lastEnd() const { return Nanos(m_lastEnd); }

    /// Nothing more will come: what is not a whole chunk gets its mipmap too, all of it overviews,
    /// and no room is kept. Once.
    void close();

    /// Chunk c holds the spans from c * kChunk on.
    [[nodiscard]] std::size_t chunkCount() const { return (m_size + kChunk - 1) / kChunk; }
    /// Of a whole chunk, and of the last one when the log was closed; null otherwise.
    [[nodiscard]] const Mipmap* mipmapOf(std::size_t chunk) const
    {
        if (chunk < m_sealed.size())
            return m_sealed[chunk].mipmap;
        return m_isClosed && m_tail ? m_tail->mipmap.get() : nullptr;
    }
    /// A coarser one of several chunks, up to before `end`.
    struct Coarse {
        const Mipmap* mipmap = nullptr; ///< null: there is none
        std::size_t end = 0;
    };
    /// Of the kGroup chunks that `chunk` is one of, from a multiple of that on; none while they are
    /// not complete.
    [[nodiscard]] Coarse groupOf(std::size_t chunk) const
    {
        const std::size_t group = chunk / kGroup;
        return { group < m_groups.size() ? m_groups[group].get() : nullptr, (group + 1) * kGroup };
    }
    /// The same of kOverview chunks, or of as many as are left, once the log was closed.
    [[nodiscard]] Coarse overviewOf(std::size_t chunk) const
    {
        const std::size_t i = chunk / kOverview;
        return { i < m_overviews.size() ? m_overviews[i].get() : nullptr,
            std::min((i + 1) * kOverview, chunkCount()) };
    }
    static constexpr std::size_t kGroup = 16;
    static constexpr std::size_t kOverview = 256;
    /// The begin of its first span.
    [[nodiscard]] Nanos beginOfChunk(std::size_t chunk) const
    {
        return chunk < m_sealed.size() ? Nanos(m_sealed[chunk].begin) : beginOf(chunk * kChunk);
    }
    /// Calls `visit(index, interval)` for the spans from `from` to before `to`, all of one chunk.
    template <class Visit> void visitTimes(std::size_t from, std::size_t to, Visit&& visit) const;
    /// With mipmaps, without what snapshots share.
    [[nodiscard]] std::size_t memoryBytes() const;

private:
    static constexpr std::size_t kBlock = 64;
    static constexpr std::uint32_t kEscaped = 0xffffffffU;
    static constexpr unsigned kTaskBits = 28;
    static constexpr unsigned kLabelBits = 25;
    static constexpr unsigned kReasonBits = 5;
    static_assert(kTaskStateCount <= 1U << (32 - kTaskBits));
    static_assert(kReasonCount <= 1U << kReasonBits);

    struct Columns {
        explicit Columns(std::size_t room);
        Columns(const Columns& other, std::size_t room);
        std::size_t capacity;
        std::unique_ptr<std::int64_t[]> bases; ///< the begin of each block's first span
        std::unique_ptr<std::uint32_t[]> words;
        std::uint32_t* begins;    ///< from the block's base; kEscaped: see escaped
        std::uint32_t* durations; ///< kEscaped: the span is in m_escaped, the task word says where
        std::uint32_t* tasks;     ///< and the state
        std::uint32_t* labels;    ///< and reason and ending
        std::unique_ptr<const Mipmap> mipmap; ///< once full
    };
    struct Sealed {
        std::int64_t begin = 0;
        const Mipmap* mipmap = nullptr; ///< the columns'
        std::shared_ptr<const Columns> columns;
    };
    struct Escaped {
        Span span;
        SpanEnd ending = SpanEnd::None;
    };

    [[nodiscard]] const Columns& columnsOf(std::size_t chunk) const
    {
        return chunk < m_sealed.size() ? *m_sealed[chunk].columns : *m_tail;
    }
    [[nodiscard]] const Columns& chunkOf(std::size_t i) const { return columnsOf(i / kChunk); }
    [[nodiscard]] std::int64_t beginAt(const Columns& c, std::size_t at) const
    {
        return c.begins[at] != kEscaped ? c.bases[at / kBlock] + c.begins[at]
                                        : m_escaped[c.tasks[at]].span.begin.count();
    }
    [[nodiscard]] std::int64_t endAt(const Columns& c, std::size_t at) const
    {
        return c.durations[at] != kEscaped ? c.bases[at / kBlock] + c.begins[at] + c.durations[at]
                                           : m_escaped[c.tasks[at]].span.end.count();
    }
    [[nodiscard]] TaskState stateAt(const Columns& c, std::size_t at) const
    {
        return c.durations[at] != kEscaped ? static_cast<TaskState>(c.tasks[at] >> kTaskBits)
                                           : m_escaped[c.tasks[at]].span.state;
    }
    [[nodiscard]] SpanEnd endingAt(const Columns& c, std::size_t at) const
    {
        return c.durations[at] != kEscaped
            ? static_cast<SpanEnd>(c.labels[at] >> (kLabelBits + kReasonBits))
            : m_escaped[c.tasks[at]].ending;
    }
    [[nodiscard]] std::size_t firstBeginningIn(std::size_t chunk, std::int64_t time) const;
    void seal();
    void makeOverviews();
    [[nodiscard]] std::unique_ptr<const Mipmap> makeMipmap(
        std::size_t firstChunk, std::size_t lastChunk, std::size_t perCell) const;

    AppendLog<Sealed, 64> m_sealed;
    std::shared_ptr<Columns> m_tail; ///< the chunk that is filled
    AppendLog<std::shared_ptr<const Mipmap>, 16> m_groups;
    AppendLog<std::shared_ptr<const Mipmap>, 16> m_overviews;
    AppendLog<Escaped, 64> m_escaped;
    std::size_t m_size = 0;
    std::int64_t m_lastEnd = 0;
    bool m_isClosed = false;
    LaneId m_lane;
};

template <class Visit>
void SpanLog::visitTimes(std::size_t from, std::size_t to, Visit&& visit) const
{
    if (from >= to)
        return;
    const Columns& c = chunkOf(from);
    const std::size_t first = from - from % kChunk;
    for (std::size_t i = from; i < to; ++i) {
        const std::size_t at = i - first;
        Mipmap::Interval s;
        if (c.durations[at] != kEscaped) {
            s.begin = c.bases[at / kBlock] + c.begins[at];
            s.end = s.begin + c.durations[at];
            s.state = static_cast<std::uint8_t>(
                std::min<std::uint32_t>(c.tasks[at] >> kTaskBits, kSpanStates - 1));
            s.ending = static_cast<SpanEnd>(c.labels[at] >> (kLabelBits + kReasonBits));
        } else {
            const Escaped& escaped = m_escaped[c.tasks[at]];
            s = { escaped.span.begin.count(), escaped.span.end.count(),
                static_cast<std::uint8_t>(spanStateOf(escaped.span.state)), escaped.ending };
        }
        if (!visit(i, s))
            return;
    }
}

} // namespace interleave
