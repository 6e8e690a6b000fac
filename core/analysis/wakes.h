// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/trace.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace interleave {

/// A wake with the spans that it joins, each as its place among the spans of its task.
struct Wake {
    WakeEdge edge;
    /// What the waker did: its last span that has the wake in [begin, end] and in which it ran;
    /// else its last one on a lane that begins at or before the wake. None: the clock or the system
    /// woke.
    std::optional<std::uint32_t> from;
    /// The wait that ends: of the woken task's spans the one in (begin, end] of which the wake is.
    std::optional<std::uint32_t> wait;
    /// Its first span on a lane from the wake on. None: it never ran again.
    std::optional<std::uint32_t> to;
};

/// All wakes of a trace by time, those of one instant as they were recorded, and for each task
/// those that it made and those that it got. Immutable; any thread. Made in O(n log n).
class WakeIndex {
public:
    explicit WakeIndex(std::shared_ptr<const Trace> trace);

    [[nodiscard]] const Trace& trace() const { return *m_trace; }
    [[nodiscard]] const std::shared_ptr<const Trace>& sharedTrace() const { return m_trace; }
    [[nodiscard]] const std::vector<Wake>& all() const { return m_wakes; }
    /// Places in all(), by time. Empty for unknown tasks.
    [[nodiscard]] std::span<const std::uint32_t> madeBy(TaskId task) const;
    [[nodiscard]] std::span<const std::uint32_t> gotBy(TaskId task) const;
    /// The last wake within a span of a task, which is what ended it; null when nothing did.
    [[nodiscard]] const Wake* endOf(TaskId task, std::uint32_t span) const;
    /// What made a task go on with this span: the last wake that leads into it or ends its wait.
    [[nodiscard]] const Wake* causeOf(TaskId task, std::uint32_t span) const;
    /// Whom a task woke next: its first wake at or after the span's begin.
    [[nodiscard]] const Wake* effectOf(TaskId task, std::uint32_t span) const;

    [[nodiscard]] const Span& fromSpan(const Wake& wake) const;
    [[nodiscard]] const Span& toSpan(const Wake& wake) const;

private:
    /// The places of all tasks' wakes after each other; those of task i are in [ends[i-1],
    /// ends[i]).
    struct Lists {
        std::vector<std::uint32_t> places;
        std::vector<std::uint32_t> ends;
        [[nodiscard]] std::span<const std::uint32_t> of(TaskId task) const;
    };
    template <class TaskOf> [[nodiscard]] Lists listsOf(TaskOf taskOf) const;

    std::shared_ptr<const Trace> m_trace;
    std::vector<Wake> m_wakes;
    Lists m_made;
    Lists m_got;
};

} // namespace interleave
