// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/activity.h"

#include "ui/timeline/timelinecoordinates.h"

#include <algorithm>
#include <cmath>

namespace interleave::ui {

namespace {
bool counts(const TrackModel& tracks, const TrackRow& row)
{
    if (row.kind == TrackRow::Kind::WorkerLane)
        return true;
    const auto& rows = tracks.rows();
    return row.kind == TrackRow::Kind::MainLane
        && std::none_of(rows.begin(), rows.end(),
            [](const TrackRow& r) { return r.kind == TrackRow::Kind::WorkerLane; });
}
} // namespace

int activeLaneCount(const TrackModel& tracks)
{
    const auto& rows = tracks.rows();
    return static_cast<int>(std::count_if(
        rows.begin(), rows.end(), [&](const TrackRow& r) { return counts(tracks, r); }));
}

std::vector<ActivityColumn> activityOf(const TrackModel& tracks, Viewport::Range range, int columns)
{
    std::vector<ActivityColumn> activity(static_cast<std::size_t>(std::max(columns, 0)));
    if (columns <= 0 || range.length() <= Nanos(0))
        return activity;
    const TimelineCoordinates coordinates { range, 0, static_cast<double>(columns) };
    for (std::size_t row = 0; row < tracks.rows().size(); ++row) {
        if (!counts(tracks, tracks.rows()[row]))
            continue;
        tracks.visit(row, range, [&](const Span& span) {
            const double left = std::max(0.0, coordinates.toPixel(span.begin));
            const double right
                = std::min(static_cast<double>(columns), coordinates.toPixel(span.end));
            for (auto c = static_cast<int>(left); c < columns && c < right; ++c) {
                const auto part
                    = static_cast<float>(std::min(right, c + 1.0) - std::max(left, c + 0.0));
                ActivityColumn& column = activity[static_cast<std::size_t>(c)];
                if (span.state == TaskState::Blocked)
                    column.blocked += part;
                else
                    (span.state == TaskState::Overhead ? column.overhead : column.running) += part;
            }
            return true;
        });
    }
    return activity;
}

} // namespace interleave::ui
