// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/lanegeometry.h"

#include "ui/timeline/timelinecoordinates.h"

#include <algorithm>
#include <cmath>

namespace interleave::ui {

namespace {

class Layouter {
public:
    Layouter(const TrackModel& tracks, std::size_t row, Viewport::Range range, int width,
        TaskId selected)
        : m_tracks(tracks),
          m_row(row),
          m_highest(tracks.highestLevel(row)),
          m_coordinates { range, 0, static_cast<double>(width) },
          m_width(width),
          m_selected(selected)
    {
    }

    void add(const Span& span)
    {
        const double left = std::max(0.0, m_coordinates.toPixel(span.begin));
        const double right
            = std::min(static_cast<double>(m_width), m_coordinates.toPixel(span.end));
        if (std::floor(right) - std::ceil(left) >= 1) {
            Bar bar = barOf(span);
            bar.left = static_cast<int>(std::lround(left));
            bar.right = static_cast<int>(std::lround(right));
            m_wide.push_back(bar);
            return;
        }
        const int column = std::clamp(static_cast<int>((left + right) / 2), 0, m_width - 1);
        const auto state = std::min(static_cast<std::size_t>(span.state), kDrawnStates - 1);
        const auto share = static_cast<float>(std::max(0.0, right - left));
        if (!m_narrow.empty() && m_narrow.back().left == column) {
            merge(m_narrow.back(), span, state, share);
            return;
        }
        Bar bar = barOf(span);
        bar.left = column;
        bar.right = column + 1;
        bar.shares[state] = std::clamp(share, 1e-6F, 1.0F);
        m_narrow.push_back(bar);
    }

    std::vector<Bar> take()
    {
        m_wide.insert(m_wide.end(), m_narrow.begin(), m_narrow.end());
        return std::move(m_wide);
    }

private:
    [[nodiscard]] Bar barOf(const Span& span) const
    {
        Bar bar;
        bar.span = span;
        bar.lastEnd = span.end;
        bar.failed = m_tracks.endsFailed(span);
        bar.cancelled = m_tracks.endsCancelled(span);
        bar.stolen = m_tracks.theftAt(span) != nullptr;
        bar.selected = m_selected.isValid() && span.task == m_selected;
        bar.level = levelOf(span);
        return bar;
    }

    [[nodiscard]] std::optional<float> levelOf(const Span& span) const
    {
        if (m_tracks.rows()[m_row].kind != TrackRow::Kind::Level)
            return {};
        return static_cast<float>(m_tracks.levelAt(m_row, span.begin))
            / static_cast<float>(m_highest);
    }

    void merge(Bar& bar, const Span& span, std::size_t state, float share) const
    {
        float sum = 0;
        for (const float s : bar.shares)
            sum += s;
        bar.shares[state] += std::clamp(share, 0.0F, std::max(0.0F, 1.0F - sum));
        // Whatever is left of the column, a state that is there is there.
        bar.shares[state] = std::max(bar.shares[state], 1e-6F);
        ++bar.count;
        bar.lastEnd = std::max(bar.lastEnd, span.end);
        bar.failed = bar.failed || m_tracks.endsFailed(span);
        bar.cancelled = bar.cancelled || m_tracks.endsCancelled(span);
        bar.stolen = bar.stolen || m_tracks.theftAt(span) != nullptr;
        bar.selected = bar.selected || (m_selected.isValid() && span.task == m_selected);
        bar.level = std::max(bar.level, levelOf(span)); // the highest of the column
    }

    const TrackModel& m_tracks;
    std::size_t m_row;
    std::uint32_t m_highest;
    TimelineCoordinates m_coordinates;
    int m_width;
    TaskId m_selected;
    std::vector<Bar> m_wide;
    std::vector<Bar> m_narrow;
};

} // namespace

std::vector<Bar> layOutRow(
    const TrackModel& tracks, std::size_t row, Viewport::Range range, int width, TaskId selected)
{
    if (width <= 0 || range.length() <= Nanos(0))
        return {};
    Layouter layouter(tracks, row, range, width, selected);
    tracks.visit(row, range, [&](const Span& span) {
        layouter.add(span);
        return true;
    });
    return layouter.take();
}

} // namespace interleave::ui
