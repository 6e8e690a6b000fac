// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/timelinelegend.h"

#include "ui/export/corefigure.h"
#include "ui/timeline/gappainter.h"
#include "ui/timeline/lanegeometry.h"
#include "ui/timeline/statetext.h"
#include "ui/timeline/timetext.h"

#include <QCoreApplication>

#include <numeric>

namespace interleave::ui {

namespace {
struct FigureText {
    Q_DECLARE_TR_FUNCTIONS(FigureText)
};
} // namespace

std::vector<std::size_t> shownRows(const TimelineSection& section)
{
    std::vector<std::size_t> rows;
    if (!section.tracks)
        return rows;
    if (section.rows) {
        rows = section.rows->pinned;
        for (const ArrangedRows::Entry& entry : section.rows->entries)
            if (entry.collapsed == 0)
                rows.push_back(entry.row);
        return rows;
    }
    rows.resize(section.tracks->rows().size());
    std::iota(rows.begin(), rows.end(), std::size_t { 0 });
    return rows;
}

std::vector<LegendEntry> legendOf(const TimelineFigure& figure)
{
    std::array<bool, kTaskStateCount> seen {};
    bool held = false;
    bool failed = false;
    bool cancelled = false;
    bool stolen = false;
    bool isLane = false;
    bool gap = false;
    const TimelineCoordinates coordinates { figure.range, 0, 1 };
    for (const TimelineSection& section : figure.sections) {
        for (const std::size_t r : shownRows(section)) {
            const bool resource = section.tracks->rows()[r].isResource();
            isLane = isLane || section.tracks->rows()[r].isLane();
            gap = gap || !gapMarks(*section.tracks, r, coordinates).empty();
            section.tracks->visit(r, figure.range, [&](const Span& span) {
                held = held || resource;
                if (!resource || span.reason == Reason::Child) {
                    failed = failed || section.tracks->endsFailed(span);
                    cancelled = cancelled || section.tracks->endsCancelled(span);
                }
                if (!resource) {
                    seen[static_cast<std::size_t>(span.state)] = true;
                    stolen = stolen || section.tracks->theftAt(span) != nullptr;
                }
                return true;
            });
        }
    }
    std::optional<RowTotals> totals;
    if (figure.hasTotals && !figure.sections.empty() && figure.sections.front().tracks)
        totals = rowTotals(*figure.sections.front().tracks, figure.range);
    const auto value = [&](Nanos part) {
        return totals
            ? FigureText::tr("%1, %2").arg(durationText(part), percentText(totals->share(part)))
            : QString();
    };
    std::vector<LegendEntry> entries;
    for (std::size_t s = 0; s < kDrawnStates; ++s) {
        const auto state = static_cast<TaskState>(s);
        if (seen[s])
            entries.push_back({ stateName(state), value(totals ? totals->byState[s] : Nanos(0)),
                stateStyle(state, figure.theme), LegendSign::Bar });
    }
    if (isLane)
        entries.push_back(
            { idleName(), value(totals ? totals->idle : Nanos(0)), {}, LegendSign::Idle });
    if (gap)
        entries.push_back({ gapName(), value(totals ? totals->gap : Nanos(0)),
            gapStyle(figure.theme), LegendSign::Bar });
    if (held)
        entries.push_back({ heldName(), {}, heldStyle(figure.theme), LegendSign::Bar });
    if (failed)
        entries.push_back({ stateName(TaskState::Failed), {}, {}, LegendSign::Failed });
    if (cancelled)
        entries.push_back({ stateName(TaskState::Cancelled), {}, {}, LegendSign::Cancelled });
    addScheduleLegend(figure, entries);
    if (stolen)
        entries.push_back({ stolenName(), {}, {}, LegendSign::Theft });
    return entries;
}

} // namespace interleave::ui
