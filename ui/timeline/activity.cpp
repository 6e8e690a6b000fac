// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/activity.h"

#include "core/analysis/coretime.h"
#include "ui/timeline/timelinecoordinates.h"

#include <algorithm>

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

/// Of a recorded program: how many of its threads were on a core.
bool isScheduleAlone(const TrackModel& tracks)
{
    return tracks.trace().taskCount() == 0 && tracks.shownSchedule() != nullptr;
}

float& partOf(ActivityColumn& column, TaskState state)
{
    if (state == TaskState::Blocked)
        return column.blocked;
    return state == TaskState::Overhead ? column.overhead : column.running;
}

void addExactly(
    const TrackModel& tracks, Viewport::Range range, std::vector<ActivityColumn>& activity)
{
    const auto columns = static_cast<int>(activity.size());
    const TimelineCoordinates coordinates { range, 0, static_cast<double>(columns) };
    for (std::size_t row = 0; row < tracks.rows().size(); ++row) {
        if (!counts(tracks, tracks.rows()[row]))
            continue;
        tracks.visit(row, range, [&](const Span& span) {
            const double left = std::max(0.0, coordinates.toPixel(span.begin));
            const double right
                = std::min(static_cast<double>(columns), coordinates.toPixel(span.end));
            for (auto c = static_cast<int>(left); c < columns && c < right; ++c)
                partOf(activity[static_cast<std::size_t>(c)], span.state)
                    += static_cast<float>(std::min(right, c + 1.0) - std::max(left, c + 0.0));
            return true;
        });
    }
}
} // namespace

int activeLaneCount(const TrackModel& tracks)
{
    if (isScheduleAlone(tracks))
        return static_cast<int>(tracks.trace().systemSchedule()->cores().size());
    const auto& rows = tracks.rows();
    return static_cast<int>(std::count_if(
        rows.begin(), rows.end(), [&](const TrackRow& r) { return counts(tracks, r); }));
}

std::vector<ActivityColumn> activityOf(const TrackModel& tracks, Viewport::Range range, int columns)
{
    std::vector<ActivityColumn> activity(static_cast<std::size_t>(std::max(columns, 0)));
    if (columns <= 0 || range.length() <= Nanos(0))
        return activity;
    if (isScheduleAlone(tracks)) {
        const auto averages = parallelismColumns(
            *tracks.trace().systemSchedule(), range.begin, range.end, activity.size());
        for (std::size_t c = 0; c < activity.size(); ++c)
            activity[c].running = static_cast<float>(averages[c]);
        return activity;
    }
    // Too short to have columns of a nanosecond: one by one.
    if (!ColumnGrid::fits(range.begin, range.end, columns)) {
        addExactly(tracks, range, activity);
        return activity;
    }
    const ColumnGrid grid(range.begin, range.end, columns);
    SpanColumns shares;
    for (std::size_t row = 0; row < tracks.rows().size(); ++row) {
        if (!counts(tracks, tracks.rows()[row]))
            continue;
        tracks.columnsOf(row, grid, shares);
        for (std::size_t c = 0; c < activity.size(); ++c)
            for (std::size_t state = 0; state < kSpanStates; ++state)
                if (const std::uint8_t share = shares.columns[c].share(state); share > 0)
                    partOf(activity[c], static_cast<TaskState>(state))
                        += static_cast<float>(share) / 255.0F;
    }
    return activity;
}

} // namespace interleave::ui
