// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/rowcolumns.h"

#include "core/trace/columnpan.h"
#include "ui/timeline/barpainter.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace interleave::ui {

namespace {

constexpr int kMarkWidth = 24; // logical pixels: two marks next to each other
constexpr unsigned kEnds = Mipmap::Failed | Mipmap::Cancelled;

class OverlayMaker {
public:
    OverlayMaker(const TrackModel& tracks, std::size_t row, const ColumnGrid& grid, double ratio,
        RowColumns& out)
        : m_tracks(tracks),
          m_row(row),
          m_grid(grid),
          m_ratio(ratio),
          m_out(out)
    {
    }

    void addTitles(TaskId selected)
    {
        const bool isLane = m_tracks.rows()[m_row].isLane();
        for (const WholeColumns& whole : m_out.spans.whole) {
            Bar bar = barOf(whole.first, whole.last);
            const std::uint8_t ends
                = m_out.spans.columns[static_cast<std::size_t>(whole.last - 1)].flags();
            bar.failed = (ends & Mipmap::Failed) != 0;
            bar.cancelled = !bar.failed && (ends & Mipmap::Cancelled) != 0;
            const bool isWide = bar.right - bar.left >= BarPainter::kLeastTitledWidth;
            if (!isWide && !bar.failed && !bar.cancelled && (isLane || !selected.isValid()))
                continue;
            bar.span = m_tracks.spanOf(m_row, whole.span);
            bar.lastEnd = bar.span.end;
            bar.selected = !isLane && selected.isValid() && bar.span.task == selected;
            m_out.overlay.push_back(bar);
        }
    }

    void addEnds()
    {
        const int apart = static_cast<int>(std::ceil((kMarkWidth + 1) * m_ratio)); // in columns
        // In crowded rows nobody can foretell which columns have ends: found without a branch.
        m_out.ends.resize(static_cast<std::size_t>(m_grid.width()));
        std::size_t count = 0;
        for (int c = 0; c < m_grid.width(); ++c) {
            const unsigned flags = m_out.spans.columns[static_cast<std::size_t>(c)].flags();
            m_out.ends[count] = c;
            count += static_cast<unsigned>((flags & kEnds) != 0)
                & static_cast<unsigned>((flags & Mipmap::Whole) == 0);
        }
        int free = 0;
        for (std::size_t i = 0; i < count; ++i) {
            const int c = m_out.ends[i];
            const SpanColumn& column = m_out.spans.columns[static_cast<std::size_t>(c)];
            if (c >= free) {
                m_out.overlay.push_back(barOf(c, c + 1));
                m_out.overlay.back().count = 2; // it has no title
                m_out.overlay.back().failed = (column.flags() & Mipmap::Failed) != 0;
                m_out.overlay.back().cancelled = !m_out.overlay.back().failed;
                m_out.overlay.back().span.reason = Reason::Child; // also of a resource
            }
            free = c + apart;
        }
    }

    void addThefts()
    {
        if (!m_tracks.rows()[m_row].isLane())
            return;
        const std::vector<Nanos>& thefts = m_tracks.theftsOn(m_row);
        const Nanos gap = (m_grid.end() - m_grid.begin()) / std::max(1, m_grid.width())
            * static_cast<std::int64_t>(kMarkWidth * m_ratio / 2);
        for (auto it = std::lower_bound(thefts.begin(), thefts.end(), m_grid.begin());
             it != thefts.end() && *it < m_grid.end();
             it = std::lower_bound(it + 1, thefts.end(), *it + gap)) {
            const int c = columnOf(*it);
            Bar bar = barOf(c, c + 1);
            bar.count = 2;
            bar.stolen = true;
            m_out.overlay.push_back(bar);
        }
    }

    /// Of a lane: the places of the task's own spans there.
    void addSelected(TaskId selected)
    {
        const TrackRow& row = m_tracks.rows()[m_row];
        if (!row.isLane() || selected.index() >= m_tracks.trace().taskCount())
            return;
        const LaneId lane = m_tracks.trace().lanes()[row.index].id;
        const std::vector<Span>& spans = m_tracks.trace().task(selected).spans;
        auto it = std::partition_point(
            spans.begin(), spans.end(), [&](const Span& s) { return s.end <= m_grid.begin(); });
        int last = -1;
        for (; it != spans.end() && it->begin < m_grid.end(); ++it) {
            if (it->lane != lane)
                continue;
            const int first = columnOf(std::max(it->begin, m_grid.begin()));
            const int end = columnOf(std::clamp(it->end, m_grid.begin(), m_grid.end() - Nanos(1)));
            if (first == last && end <= first)
                continue;
            last = first;
            Bar bar = barOf(first, std::max(first + 1, end));
            bar.count = 2;
            bar.selected = true;
            m_out.overlay.push_back(bar);
        }
    }

private:
    [[nodiscard]] Bar barOf(int first, int last) const
    {
        Bar bar;
        bar.left = static_cast<int>(std::floor(first / m_ratio));
        bar.right = std::max(bar.left + 1, static_cast<int>(std::floor(last / m_ratio)));
        return bar;
    }
    [[nodiscard]] int columnOf(Nanos time) const
    {
        const std::int64_t* edges = m_grid.edges();
        const auto* behind = std::upper_bound(edges, edges + m_grid.width() + 1, time.count());
        return std::clamp(static_cast<int>(behind - edges) - 1, 0, m_grid.width() - 1);
    }

    const TrackModel& m_tracks;
    std::size_t m_row;
    const ColumnGrid& m_grid;
    double m_ratio;
    RowColumns& m_out;
};

} // namespace

namespace {

void makeOverlay(const TrackModel& tracks, std::size_t row, const ColumnGrid& grid,
    double pixelRatio, TaskId selected, RowColumns& columns)
{
    columns.overlay.clear();
    OverlayMaker overlay(tracks, row, grid, pixelRatio, columns);
    overlay.addTitles(selected);
    overlay.addEnds();
    if (tracks.hasThefts())
        overlay.addThefts();
    if (selected.isValid())
        overlay.addSelected(selected);
}

} // namespace

bool columnsOfRow(const TrackModel& tracks, std::size_t row, const ColumnGrid& grid,
    double pixelRatio, TaskId selected, RowColumns& columns)
{
    if (!tracks.columnsOf(row, grid, columns.spans))
        return false;
    makeOverlay(tracks, row, grid, pixelRatio, selected, columns);
    return true;
}

bool panColumnsOfRow(const TrackModel& tracks, std::size_t row, const ColumnGrid& from,
    const ColumnGrid& to, double pixelRatio, TaskId selected, RowColumns& columns)
{
    const auto pan = ColumnPan::between(from, to);
    if (!pan)
        return columnsOfRow(tracks, row, to, pixelRatio, selected, columns);
    for (const ColumnPan::Part& part : pan->move(columns.spans)) {
        SpanColumns made;
        if (!tracks.columnsOf(row, part.grid, made))
            return false;
        ColumnPan::insert(part, made, columns.spans);
    }
    makeOverlay(tracks, row, to, pixelRatio, selected, columns);
    return true;
}

std::optional<Bar> barAt(const TrackModel& tracks, std::size_t row, const ColumnGrid& grid,
    double pixelRatio, const SpanColumns& columns, int x, int reach)
{
    const auto columnAt = [&](int pixel) {
        return std::clamp(static_cast<int>(std::lround(pixel * pixelRatio)), 0, grid.width());
    };
    const auto isIdle = [&](int pixel) {
        for (int c = columnAt(pixel); c < columnAt(pixel + 1); ++c)
            if (!columns.columns[static_cast<std::size_t>(c)].isIdle())
                return false;
        return true;
    };
    int found = x;
    for (int distance = 0; distance <= reach; ++distance) {
        for (const int pixel : { x - distance, x + distance }) {
            if (pixel < 0 || isIdle(pixel))
                continue;
            found = pixel;
            distance = reach;
            break;
        }
    }
    if (found < 0 || isIdle(found))
        return std::nullopt;
    const int first = columnAt(found);
    const int last = columnAt(found + 1);
    const SpanRange spans = tracks.spansIn(row, { grid.edge(first), grid.edge(last) });
    if (spans.count() == 0)
        return std::nullopt;
    Bar bar;
    bar.left = found;
    bar.right = found + 1;
    bar.count = static_cast<std::uint32_t>(
        std::min<std::size_t>(spans.count(), std::numeric_limits<std::uint32_t>::max()));
    bar.span = tracks.spanOf(row, spans.first);
    bar.lastEnd = tracks.spanOf(row, spans.last - 1).end;
    for (int c = first; c < last; ++c) {
        const SpanColumn& column = columns.columns[static_cast<std::size_t>(c)];
        for (std::size_t s = 0; s < kSpanStates; ++s)
            bar.shares[s]
                += static_cast<float>(column.share(s)) / 255.0F / static_cast<float>(last - first);
        bar.failed = bar.failed || (column.flags() & Mipmap::Failed) != 0;
        bar.cancelled = bar.cancelled || (column.flags() & Mipmap::Cancelled) != 0;
    }
    if (!bar.isMerged()) {
        bar.failed = tracks.endsFailed(bar.span);
        bar.cancelled = tracks.endsCancelled(bar.span);
    }
    return bar;
}

} // namespace interleave::ui
