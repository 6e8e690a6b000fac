// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/sectionbuilder.h"

#include "ui/timeline/runtext.h"
#include "ui/timeline/timetext.h"

#include <QCoreApplication>

namespace interleave::ui {

namespace {
struct SectionText {
    Q_DECLARE_TR_FUNCTIONS(SectionText)
};

QString endTextOf(const RunResult& result, std::optional<double> speedup)
{
    QString time = durationText(result.makespan);
    if (!speedup)
        return time;
    //: at the end of a run: its duration and its speedup
    return SectionText::tr("%1  %2").arg(time, speedupText(*speedup));
}
} // namespace

void arrangeSection(TimelineSection& section, const LaneRules& rules)
{
    section.rows
        = std::make_shared<const ArrangedRows>(arrangeRows(*section.tracks, section.run, rules));
    section.isCollapsed = rules.collapsedRuns.contains(section.run);
    const int rows = section.rows->rows;
    section.notice = section.rows->unmatched > 0
        //: when a filter hides all lanes; %1 is what was typed
        ? SectionText::tr("0 of %n lanes match “%1”", nullptr, rows).arg(rules.filter)
        : SectionText::tr("All %n lanes are idle and hidden", nullptr, rows);
}

TimelineSection SectionBuilder::build(const ExperimentModel& model, int run, LaneMode mode,
    const ResourceFilter& filter, const LaneRules& rules)
{
    const ExperimentModel::Run& source = model.runs()[static_cast<std::size_t>(run)];
    TimelineSection section;
    section.run = run;
    section.title = titleOfModel(source.planned.model);
    section.detail = workersText(model.spec(), source.planned);
    section.tags = runTags(model.spec(), source.planned, source.result ? &*source.result : nullptr);
    section.isBad = source.result && source.result->status != RunStatus::Ok;
    if (source.result) {
        section.end = source.result->makespan;
        section.endText = endTextOf(*source.result, model.speedupOf(run));
    }
    if (source.trace && source.trace->taskCount() + source.trace->lanes().size() > 0)
        section.tracks = tracksOf(run, source.trace, mode, filter);
    else if (source.traceReleased)
        section.notice = SectionText::tr(
            "The details of this run were let go to save memory; its figures stay");
    else if (source.state == ExperimentModel::RunState::Waiting)
        section.notice = SectionText::tr("Waits for its turn");
    else if (source.state == ExperimentModel::RunState::Running)
        section.notice = SectionText::tr("Starting");
    else
        section.notice = SectionText::tr("Nothing was recorded");
    if (section.tracks)
        arrangeSection(section, rules);
    return section;
}

std::shared_ptr<const TrackModel> SectionBuilder::tracksOf(
    int run, const std::shared_ptr<const Trace>& trace, LaneMode mode, const ResourceFilter& filter)
{
    auto& kept = m_tracks[{ run, mode }];
    if (!kept || kept->sharedTrace() != trace || kept->filter() != filter)
        kept = std::make_shared<const TrackModel>(trace, mode, filter);
    return kept;
}

} // namespace interleave::ui
