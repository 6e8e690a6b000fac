// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/corefigure.h"

#include "ui/timeline/coreshape.h"
#include "ui/timeline/scheduletext.h"

#include <algorithm>
#include <cmath>

namespace interleave::ui {

namespace {
void addName(SceneGroup& group, const CorePatch& patch, const QString& name, double textSize)
{
    const QFontMetricsF metrics = sceneMetrics(textSize);
    const double margin = textSize * 0.25;
    if (patch.rect.height() < metrics.ascent() + metrics.descent())
        return;
    const QString text = fittingName(name, patch.rect.width() - 2 * margin,
        [&](const QString& t) { return metrics.horizontalAdvance(t); });
    if (text.isEmpty())
        return;
    const double baseline
        = std::round(patch.rect.center().y() + (metrics.ascent() - metrics.descent()) / 2);
    group.items.emplace_back(
        SceneText { QPointF(patch.rect.left() + margin, baseline), text, patch.text, textSize });
}
} // namespace

const CoreSums* FigureSums::of(const TrackModel& tracks)
{
    if (tracks.shownSchedule() == nullptr)
        return nullptr;
    const auto& schedule = tracks.trace().systemSchedule();
    const auto it = m_sums.find(schedule.get());
    return it != m_sums.end() ? &it->second
                              : &m_sums.emplace(schedule.get(), CoreSums(schedule)).first->second;
}

void addSystem(SceneGroup& group, const CoreSums& sums, const TrackModel& tracks, std::size_t row,
    Viewport::Range range, const QRectF& place, double textSize, Theme theme)
{
    const TrackRow& track = tracks.rows()[row];
    const int width = static_cast<int>(place.width());
    std::vector<CorePatch> patches;
    if (track.kind == TrackRow::Kind::Core) {
        QRectF area = barArea(place.top(), place.height());
        area.moveLeft(place.left());
        addCorePatches(
            layOutCore(sums, track.index, range, width), tracks.trace(), area, theme, patches);
        addGapPatches(layOutGaps(sums, track.index, range, width), area, theme, patches);
    } else if (isThreadRow(tracks, row)) {
        QRectF area = barArea(place.top(), place.height());
        area.moveLeft(place.left());
        addThreadPatches(
            layOutStrip(sums, tracks, row, range, width), tracks, row, area, theme, patches);
    } else {
        addStripPatches(layOutStrip(sums, tracks, row, range, width),
            stripPlace(place.left(), place.top(), place.height()), theme, patches);
    }
    const StateStyle& preempted = preemptedStyle(theme);
    for (const CorePatch& patch : patches) {
        group.items.emplace_back(
            SceneRect { patch.rect, patch.fill, patch.hatched ? patch.hatched->hatch : Hatch::None,
                patch.hatched ? patch.hatched->line : QColor() });
        if (!patch.isSlice)
            continue;
        addName(group, patch, nameOfThread(tracks.trace(), sums.schedule().threads()[patch.thread]),
            textSize);
        if (const QRectF tick = preemptedTick(patch.rect); patch.endsPreempted && !tick.isEmpty()) {
            group.items.emplace_back(
                SceneRect { tick.adjusted(-1, -1, 0, 0), chartColors(theme).lane });
            group.items.emplace_back(SceneRect { tick, preempted.thin });
        }
    }
}

void addScheduleLegend(const TimelineFigure& figure, std::vector<LegendEntry>& entries)
{
    const bool isShown = std::any_of(figure.sections.begin(), figure.sections.end(),
        [](const TimelineSection& s) { return s.tracks && s.tracks->hasCores(); });
    if (!isShown)
        return;
    LegendEntry onCore;
    onCore.name = onCoreName();
    onCore.style = onCoreStyle(figure.theme);
    LegendEntry preempted;
    preempted.name = preemptedName();
    preempted.style = preemptedStyle(figure.theme);
    entries.push_back(std::move(onCore));
    entries.push_back(std::move(preempted));
    if (std::any_of(figure.sections.begin(), figure.sections.end(), [&](const TimelineSection& s) {
            return s.tracks && s.tracks->hasLosses()
                && s.tracks->shownSchedule()->losses().front().begin < figure.range.end;
        }))
        entries.push_back({ notKnownName(), {}, gapStyle(figure.theme), LegendSign::Bar });
}

} // namespace interleave::ui
