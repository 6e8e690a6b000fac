// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/time.h"
#include "core/trace/taskstate.h"

#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

namespace interleave {

/// A half-open interval [begin, end) on a track, with a state. `task` is none for a lane's own
/// overhead. `label` names the operation ("sleep 0.18", "GET /br.gif"); none means the task's own
/// name.
struct Span {
    Nanos begin { 0 };
    Nanos end { 0 };
    TaskId task;
    LaneId lane; ///< where it was; none for Queued, Ready and Suspended
    LabelId label;
    TaskState state = TaskState::Running;
    Reason reason = Reason::None;

    [[nodiscard]] Nanos duration() const { return end - begin; }
    [[nodiscard]] bool operator==(const Span&) const = default;
};

/// The closed spans of one lane: sorted by begin, not overlapping, append-only, columnar, in chunks
/// that never move. A copy is a snapshot (see AppendLog); same thread-safety.
class SpanLog {
public:
    explicit SpanLog(LaneId lane = {}) : m_lane(lane) { }

    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] bool empty() const { return m_size == 0; }
    [[nodiscard]] Span operator[](std::size_t i) const;
    [[nodiscard]] Nanos beginOf(std::size_t i) const
    {
        return Nanos(chunkOf(i).begins[i % kChunk]);
    }
    [[nodiscard]] Nanos endOf(std::size_t i) const { return Nanos(chunkOf(i).ends[i % kChunk]); }
    /// The first span that ends after `t`; size() when there is none. O(log n).
    [[nodiscard]] std::size_t firstEndingAfter(Nanos t) const;
    /// `span.lane` is ignored: it is this log's lane. Must begin at or after the end of the last
    /// one.
    void append(const Span& span);

private:
    static constexpr std::size_t kChunk = 1024;
    struct Chunk {
        std::array<std::int64_t, kChunk> begins;
        std::array<std::int64_t, kChunk> ends;
        std::array<std::uint32_t, kChunk> tasks;
        std::array<std::uint32_t, kChunk> labels;
        std::array<TaskState, kChunk> states;
        std::array<Reason, kChunk> reasons;
    };
    [[nodiscard]] const Chunk& chunkOf(std::size_t i) const { return *m_chunks[i / kChunk]; }

    std::vector<std::shared_ptr<Chunk>> m_chunks;
    std::size_t m_size = 0;
    LaneId m_lane;
};

} // namespace interleave
