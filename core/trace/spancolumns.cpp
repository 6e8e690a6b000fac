// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/spancolumns.h"

#include "core/trace/columnwriter.h"
#include "core/trace/spansources.h"

namespace interleave {

void SpanColumns::clear(int width)
{
    columns.assign(static_cast<std::size_t>(width), {});
    whole.clear();
}

void columnsOf(const SpanLog& log, const std::optional<Span>& open, const ColumnGrid& grid,
    SpanColumns& columns)
{
    columns.clear(grid.width());
    const LogSource source { log };
    ColumnWriter<LogSource> writer(source, grid, columns);
    writer.write();
    if (open)
        writer.addSpan(log.size(),
            { open->begin.count(), open->end.count(),
                static_cast<std::uint8_t>(spanStateOf(open->state)), SpanEnd::None });
    writer.finish();
}

SpanMipmaps::SpanMipmaps(std::span<const Span> spans, SpanEnd last) : m_size(spans.size())
{
    const VectorSource source { spans, nullptr, last };
    std::vector<Mipmap::Interval> intervals;
    for (std::size_t from = 0; from + SpanLog::kChunk <= spans.size(); from += SpanLog::kChunk) {
        intervals.clear();
        source.visitTimes(
            from, from + SpanLog::kChunk, [&](std::size_t, const Mipmap::Interval& i) {
                intervals.push_back(i);
                return true;
            });
        m_maps.push_back(Mipmap::of(intervals));
    }
}

void columnsOf(std::span<const Span> spans, const SpanMipmaps* maps, SpanEnd last,
    const ColumnGrid& grid, SpanColumns& columns)
{
    columns.clear(grid.width());
    const VectorSource source { spans, maps, last };
    ColumnWriter<VectorSource> writer(source, grid, columns);
    writer.write();
    writer.finish();
}

} // namespace interleave
