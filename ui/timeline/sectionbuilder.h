// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/rowlayout.h"
#include "ui/viewmodels/experimentmodel.h"

#include <QString>

#include <map>

namespace interleave::ui {

/// Its rows by the rules, and the words for when they hide all of them.
void arrangeSection(TimelineSection& section, const LaneRules& rules);

/// Makes sections from the runs of an experiment. Keeps the track models of runs whose trace is the
/// same.
class SectionBuilder {
public:
    [[nodiscard]] TimelineSection build(const ExperimentModel& model, int run, LaneMode mode,
        const ResourceFilter& filter = {}, const LaneRules& rules = {});
    void clear() { m_tracks.clear(); }

private:
    [[nodiscard]] std::shared_ptr<const TrackModel> tracksOf(int run,
        const std::shared_ptr<const Trace>& trace, LaneMode mode, const ResourceFilter& filter);

    std::map<std::pair<int, LaneMode>, std::shared_ptr<const TrackModel>> m_tracks;
};

} // namespace interleave::ui
