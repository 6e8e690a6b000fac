// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/mipmap.h"
#include "core/trace/spancolumns.h"
#include "core/trace/spanlog.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>

namespace interleave {

// What a ColumnWriter reads spans from: each has the same members.

/// A log as the writer sees it.
struct LogSource {
    const SpanLog& log;
    [[nodiscard]] std::size_t size() const { return log.size(); }
    [[nodiscard]] std::int64_t beginOf(std::size_t i) const { return log.beginOf(i).count(); }
    [[nodiscard]] std::int64_t endOf(std::size_t i) const { return log.endOf(i).count(); }
    [[nodiscard]] SpanEnd endingOf(std::size_t i) const { return log.endingOf(i); }
    [[nodiscard]] std::size_t firstEndingAfter(std::int64_t t) const
    {
        return log.firstEndingAfter(Nanos(t));
    }
    [[nodiscard]] std::size_t firstEndingAfter(std::int64_t t, std::size_t chunk) const
    {
        return log.firstEndingAfter(Nanos(t), chunk);
    }
    [[nodiscard]] const Mipmap* mipmapOf(std::size_t chunk) const { return log.mipmapOf(chunk); }
    [[nodiscard]] SpanLog::Coarse groupOf(std::size_t chunk) const { return log.groupOf(chunk); }
    [[nodiscard]] SpanLog::Coarse overviewOf(std::size_t chunk) const
    {
        return log.overviewOf(chunk);
    }
    [[nodiscard]] std::int64_t beginOfChunk(std::size_t chunk) const
    {
        return log.beginOfChunk(chunk).count();
    }
    template <class Visit> void visitTimes(std::size_t from, std::size_t to, Visit&& visit) const
    {
        log.visitTimes(from, to, visit);
    }
};

/// Any sorted spans, with their mipmaps where there are some.
struct VectorSource {
    std::span<const Span> spans;
    const SpanMipmaps* maps = nullptr;
    SpanEnd last = SpanEnd::None;
    [[nodiscard]] std::size_t size() const { return spans.size(); }
    [[nodiscard]] std::int64_t beginOf(std::size_t i) const { return spans[i].begin.count(); }
    [[nodiscard]] std::int64_t endOf(std::size_t i) const { return spans[i].end.count(); }
    [[nodiscard]] SpanEnd endingOf(std::size_t i) const
    {
        if (spans[i].state == TaskState::Failed)
            return SpanEnd::Failed;
        if (spans[i].state == TaskState::Cancelled)
            return SpanEnd::Cancelled;
        return i + 1 == spans.size() ? last : SpanEnd::None;
    }
    [[nodiscard]] std::size_t firstEndingAfter(std::int64_t t) const
    {
        return static_cast<std::size_t>(std::partition_point(spans.begin(), spans.end(),
                                            [t](const Span& s) { return s.end.count() <= t; })
            - spans.begin());
    }
    [[nodiscard]] std::size_t firstEndingAfter(std::int64_t t, std::size_t chunk) const
    {
        const auto from = spans.begin() + static_cast<std::ptrdiff_t>(chunk * SpanLog::kChunk);
        return static_cast<std::size_t>(
            std::partition_point(from, from + static_cast<std::ptrdiff_t>(SpanLog::kChunk),
                [t](const Span& s) { return s.end.count() <= t; })
            - spans.begin());
    }
    [[nodiscard]] const Mipmap* mipmapOf(std::size_t chunk) const
    {
        return maps != nullptr ? maps->mipmapOf(chunk) : nullptr;
    }
    [[nodiscard]] static SpanLog::Coarse groupOf(std::size_t /*chunk*/) { return {}; }
    [[nodiscard]] static SpanLog::Coarse overviewOf(std::size_t /*chunk*/) { return {}; }
    [[nodiscard]] std::int64_t beginOfChunk(std::size_t chunk) const
    {
        return beginOf(chunk * SpanLog::kChunk);
    }
    template <class Visit> void visitTimes(std::size_t from, std::size_t to, Visit&& visit) const
    {
        for (std::size_t i = from; i < to; ++i)
            if (!visit(i,
                    Mipmap::Interval { beginOf(i), endOf(i),
                        static_cast<std::uint8_t>(spanStateOf(spans[i].state)), endingOf(i) }))
                return;
    }
};

} // namespace interleave
