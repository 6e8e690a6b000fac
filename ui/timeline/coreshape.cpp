// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/coreshape.h"

#include <algorithm>
#include <cmath>

namespace interleave::ui {

namespace {
constexpr double kLeastGapWidth = 3; ///< a wider slice leaves a pixel free at its end
} // namespace

QRectF stripPlace(double left, double rowTop, double rowHeight)
{
    const QRectF area = barArea(rowTop, rowHeight);
    const double height = std::clamp(std::round(area.height() * 0.17), 2.0, 8.0);
    return QRectF(
        left, area.bottom() - std::min(height, area.height()), 0, std::min(height, area.height()));
}

double footOfSigns(const TrackModel& tracks, double rowTop, double rowHeight)
{
    const double foot = tracks.shownSchedule() != nullptr ? stripPlace(0, rowTop, rowHeight).top()
                                                          : rowTop + rowHeight;
    return foot - 1;
}

bool isThreadRow(const TrackModel& tracks, std::size_t row)
{
    return tracks.trace().taskCount() == 0 && tracks.rows()[row].isLane();
}

void addThreadPatches(const std::vector<StripPart>& parts, const TrackModel& tracks,
    std::size_t row, const QRectF& area, Theme theme, std::vector<CorePatch>& patches)
{
    const std::size_t first = patches.size();
    addStripPatches(parts, area, theme, patches);
    const QColor onCore = onCoreStyle(theme).fill;
    const LaneId lane = tracks.trace().lanes()[tracks.rows()[row].index].id;
    const QColor own = threadStyle(tracks.trace(), lane, theme).fill;
    for (std::size_t i = first; i < patches.size(); ++i)
        if (patches[i].fill == onCore)
            patches[i].fill = own;
}

void addStripPatches(const std::vector<StripPart>& parts, const QRectF& place, Theme theme,
    std::vector<CorePatch>& patches)
{
    const StateStyle& onCore = onCoreStyle(theme);
    const StateStyle& preempted = preemptedStyle(theme);
    const StateStyle& gap = gapStyle(theme);
    for (const StripPart& part : parts) {
        const QRectF rect(
            place.left() + part.left, place.top(), part.right - part.left, place.height());
        if (part.preempted >= 1) {
            const bool wide = rect.width() >= kMinHatchedWidth;
            patches.push_back(
                { rect, wide ? preempted.fill : preempted.thin, wide ? &preempted : nullptr });
            continue;
        }
        if (part.unknown >= 1) {
            patches.push_back({ rect, gap.fill, &gap });
            continue;
        }
        // From the foot up, each as high as its part of the column.
        const double low = rect.height() * static_cast<double>(part.onCore);
        const double high = rect.height() * static_cast<double>(part.preempted);
        if (low > 0)
            patches.push_back(
                { QRectF(rect.left(), rect.bottom() - low, rect.width(), low), onCore.fill });
        if (high > 0)
            patches.push_back({ QRectF(rect.left(), rect.bottom() - low - high, rect.width(), high),
                preempted.thin });
        if (part.unknown > 0)
            patches.push_back({ QRectF(rect.left(), rect.top(), rect.width(),
                                    rect.height() * static_cast<double>(part.unknown)),
                gap.thin });
    }
}

void addGapPatches(const std::vector<CoreGap>& gaps, const QRectF& area, Theme theme,
    std::vector<CorePatch>& patches)
{
    const StateStyle& style = gapStyle(theme);
    for (const CoreGap& gap : gaps)
        patches.push_back(
            { QRectF(area.left() + gap.left, area.top(), gap.right - gap.left, area.height()),
                style.fill, &style });
}

void addCorePatches(const std::vector<CoreBar>& bars, const Trace& trace, const QRectF& area,
    Theme theme, std::vector<CorePatch>& patches)
{
    const SystemSchedule& schedule = *trace.systemSchedule();
    const auto styleOf = [&](std::uint32_t thread) -> const StateStyle& {
        return threadStyle(trace, schedule.threads()[thread].lane, theme);
    };
    for (const CoreBar& bar : bars) {
        QRectF rect(area.left() + bar.left, area.top(), bar.right - bar.left, area.height());
        if (!bar.isMerged() && bar.busy >= 1) {
            const StateStyle& style = styleOf(bar.slice.thread);
            if (rect.width() >= kLeastGapWidth)
                rect.setWidth(rect.width() - 1);
            patches.push_back({ rect, style.fill, nullptr, bar.slice.thread, true,
                bar.slice.how == SliceEnd::Preempted, style.text });
            continue;
        }
        if (bar.shares.empty()) {
            const double height = rect.height() * static_cast<double>(bar.busy);
            patches.push_back(
                { QRectF(rect.left(), rect.bottom() - height, 1, height), crowdStyle(theme).fill });
            continue;
        }
        double bottom = rect.bottom();
        for (const auto& [thread, share] : bar.shares) {
            // What was there is seen, however short it was.
            const double height = std::min(
                std::max(rect.height() * static_cast<double>(share), 0.5), bottom - rect.top());
            patches.push_back({ QRectF(rect.left(), bottom - height, rect.width(), height),
                styleOf(thread).fill });
            bottom -= height;
        }
    }
}

QRectF preemptedTick(const QRectF& slice)
{
    constexpr double kLeastWidth = 7;
    constexpr double kLeastHeight = 5;
    constexpr double kWidth = 3;
    if (slice.width() < kLeastWidth || slice.height() < kLeastHeight)
        return {};
    const double height = std::round(slice.height() * 0.45);
    return QRectF(slice.right() - kWidth, slice.bottom() - height, kWidth, height);
}

QString nameOfThread(const Trace& trace, const ScheduledThread& thread)
{
    if (thread.lane.index() < trace.lanes().size())
        return QString::fromStdString(trace.lanes()[thread.lane.index()].name);
    return thread.name.empty() ? QString::number(thread.tid) : QString::fromStdString(thread.name);
}

} // namespace interleave::ui
