// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/coregeometry.h"

#include "ui/timeline/timelinecoordinates.h"

#include <algorithm>
#include <cmath>

namespace interleave::ui {

namespace {

class Strip {
public:
    Strip(const CoreSums& sums, Viewport::Range range, int width)
        : m_sums(sums),
          m_schedule(sums.schedule()),
          m_coordinates { range, 0, static_cast<double>(width) },
          m_onCore(static_cast<std::size_t>(width)),
          m_preempted(m_onCore.size()),
          m_unknown(m_onCore.size())
    {
    }

    void add(LaneId lane, Nanos from, Nanos to)
    {
        const ScheduledThread* thread = m_schedule.threadOf(lane);
        if (thread == nullptr)
            return;
        const auto index = static_cast<std::size_t>(thread - m_schedule.threads().data());
        from = std::max(from, m_coordinates.range.begin);
        to = std::min(to, m_coordinates.range.end);
        while (from < to) {
            const std::size_t column = columnOf(from);
            const Nanos columnEnd = std::clamp(
                m_coordinates.toTime(static_cast<double>(column + 1)), from + Nanos(1), to);
            const Stretch stretch = stretchAt(*thread, from, to);
            if (stretch.end > columnEnd) { // one state, over more than a column
                fill(stretch.values, from, stretch.end);
                from = stretch.end;
                continue;
            }
            const CoreSums::Passed before = m_sums.passed(index, from);
            const CoreSums::Passed after = m_sums.passed(index, columnEnd);
            m_onCore[column] += m_coordinates.toWidth(after.onCore - before.onCore);
            m_preempted[column] += m_coordinates.toWidth(after.preempted - before.preempted);
            m_unknown[column] += m_coordinates.toWidth(after.unknown - before.unknown);
            from = columnEnd;
        }
    }

    [[nodiscard]] std::vector<StripPart> take() const
    {
        constexpr double kNothing = 1e-9;
        constexpr double kAll = 1 - 1e-3;
        std::vector<StripPart> parts;
        for (std::size_t i = 0; i < m_onCore.size(); ++i) {
            if (m_onCore[i] < kNothing && m_preempted[i] < kNothing && m_unknown[i] < kNothing)
                continue;
            const int x = static_cast<int>(i);
            StripPart part { x, x + 1, static_cast<float>(std::min(1.0, m_onCore[i])),
                static_cast<float>(std::min(1.0, m_preempted[i])),
                static_cast<float>(std::min(1.0, m_unknown[i])) };
            if (m_onCore[i] > kAll)
                part = { x, x + 1, 1, 0, 0 };
            else if (m_preempted[i] > kAll)
                part = { x, x + 1, 0, 1, 0 };
            else if (m_unknown[i] > kAll)
                part = { x, x + 1, 0, 0, 1 };
            if (!parts.empty() && parts.back().right == x && parts.back().onCore == part.onCore
                && parts.back().preempted == part.preempted && parts.back().unknown == part.unknown)
                parts.back().right = x + 1;
            else
                parts.push_back(part);
        }
        return parts;
    }

private:
    struct Stretch {
        Nanos end { 0 };
        std::vector<double>* values = nullptr; ///< null: off
    };

    [[nodiscard]] std::size_t columnOf(Nanos t) const
    {
        const double x = m_coordinates.toPixel(t);
        return std::min(m_onCore.size() - 1, static_cast<std::size_t>(std::max(0.0, x + 1e-9)));
    }

    /// What the thread did from `t` on, and until when, at most `to`.
    [[nodiscard]] Stretch stretchAt(const ScheduledThread& thread, Nanos t, Nanos to)
    {
        const std::size_t next = m_schedule.firstEndingAfter(thread, t);
        const bool isThere = next < thread.firstSlice + thread.sliceCount;
        if (isThere && m_schedule.beginOf(next) <= t)
            return { std::min(to, m_schedule.endOf(next)), &m_onCore };
        const OffCore off = m_schedule.offCoreBefore(thread, next);
        if (t < off.known)
            return { std::min(to, off.known), off.isPreempted ? &m_preempted : nullptr };
        if (t < off.end)
            return { std::min(to, off.end), &m_unknown };
        return { isThere ? std::min(to, m_schedule.beginOf(next)) : to, nullptr };
    }

    void fill(std::vector<double>* values, Nanos from, Nanos to)
    {
        if (values == nullptr)
            return;
        const double begin = std::max(0.0, m_coordinates.toPixel(from));
        const double end = std::min(static_cast<double>(values->size()), m_coordinates.toPixel(to));
        for (auto i = static_cast<std::size_t>(begin); static_cast<double>(i) < end; ++i)
            (*values)[i] += std::min(end, static_cast<double>(i + 1))
                - std::max(begin, static_cast<double>(i));
    }

    const CoreSums& m_sums;
    const SystemSchedule& m_schedule;
    TimelineCoordinates m_coordinates;
    std::vector<double> m_onCore;
    std::vector<double> m_preempted;
    std::vector<double> m_unknown;
};

class CoreLayouter {
public:
    CoreLayouter(const CoreSums& sums, std::size_t core, Viewport::Range range, int width)
        : m_sums(sums),
          m_schedule(sums.schedule()),
          m_core(core),
          m_coordinates { range, 0, static_cast<double>(width) },
          m_width(width)
    {
    }

    std::vector<CoreBar> layOut()
    {
        const Viewport::Range& range = m_coordinates.range;
        const std::size_t count = m_schedule.coreSliceCount(m_core);
        int looked = -1;
        for (std::size_t i = m_schedule.firstOnCoreEndingAfter(m_core, range.begin); i < count;
             ++i) {
            const std::size_t at = m_schedule.coreSlice(m_core, i);
            if (m_schedule.beginOf(at) >= range.end)
                break;
            const int column = columnOf(m_coordinates.toPixel(m_schedule.beginOf(at)));
            if (column > looked) {
                looked = column;
                const Nanos end = m_coordinates.toTime(column + 1);
                const std::size_t next = m_schedule.firstOnCoreEndingAfter(m_core, end);
                if (next - i > kMaxSlicesOfColumn) {
                    addCrowd(column, i, next);
                    i = next - 1;
                    continue;
                }
            }
            addSlice(m_schedule.slice(at));
        }
        m_wide.insert(m_wide.end(), std::make_move_iterator(m_narrow.begin()),
            std::make_move_iterator(m_narrow.end()));
        return std::move(m_wide);
    }

private:
    [[nodiscard]] int columnOf(double x) const
    {
        return std::clamp(static_cast<int>(std::floor(x)), 0, m_width - 1);
    }

    void addSlice(const CoreSlice& slice)
    {
        const double left = std::max(0.0, m_coordinates.toPixel(slice.begin));
        const double right
            = std::min(static_cast<double>(m_width), m_coordinates.toPixel(slice.end));
        CoreBar bar;
        bar.slice = slice;
        bar.lastEnd = slice.end;
        if (std::floor(right) - std::ceil(left) >= 1) {
            bar.left = static_cast<int>(std::lround(left));
            bar.right = static_cast<int>(std::lround(right));
            m_wide.push_back(std::move(bar));
            return;
        }
        const int column = columnOf((left + right) / 2);
        const auto share = static_cast<float>(std::clamp(right - left, 0.0, 1.0));
        if (m_narrow.empty() || m_narrow.back().left != column) {
            bar.left = column;
            bar.right = column + 1;
            bar.busy = share;
            bar.shares = { { slice.thread, share } };
            m_narrow.push_back(std::move(bar));
            return;
        }
        CoreBar& there = m_narrow.back();
        ++there.count;
        there.lastEnd = slice.end;
        there.busy = std::min(1.0F, there.busy + share);
        if (there.shares.empty()) // already a crowd
            return;
        const auto it = std::find_if(there.shares.begin(), there.shares.end(),
            [&](const auto& s) { return s.first == slice.thread; });
        if (it != there.shares.end())
            it->second += share;
        else
            there.shares.emplace_back(slice.thread, share);
    }

    void addCrowd(int column, std::size_t first, std::size_t next)
    {
        CoreBar bar;
        bar.left = column;
        bar.right = column + 1;
        bar.slice = m_schedule.slice(m_schedule.coreSlice(m_core, first));
        bar.lastEnd = m_schedule.endOf(m_schedule.coreSlice(m_core, next - 1));
        bar.count = static_cast<std::uint32_t>(next - first);
        const Nanos begin = std::max(m_coordinates.range.begin, bar.slice.begin);
        bar.busy = static_cast<float>(std::clamp(
            m_coordinates.toWidth(m_sums.busy(m_core, bar.lastEnd) - m_sums.busy(m_core, begin)),
            0.0, 1.0));
        if (!m_narrow.empty() && m_narrow.back().left == column) {
            CoreBar& there = m_narrow.back();
            there.count += bar.count;
            there.lastEnd = bar.lastEnd;
            there.busy = std::min(1.0F, there.busy + bar.busy);
            there.shares.clear();
            return;
        }
        m_narrow.push_back(std::move(bar));
    }

    const CoreSums& m_sums;
    const SystemSchedule& m_schedule;
    std::size_t m_core;
    TimelineCoordinates m_coordinates;
    int m_width;
    std::vector<CoreBar> m_wide;
    std::vector<CoreBar> m_narrow;
};

} // namespace

std::vector<StripPart> layOutStrip(const CoreSums& sums, const TrackModel& tracks, std::size_t row,
    Viewport::Range range, int width)
{
    if (width <= 0 || range.length() <= Nanos(0))
        return {};
    const TrackRow& track = tracks.rows()[row];
    Strip strip(sums, range, width);
    if (track.isLane()) {
        const LaneTrack& lane = tracks.trace().lanes()[track.index];
        strip.add(lane.id, lane.begin, lane.end);
    } else if (track.kind == TrackRow::Kind::Task) {
        tracks.visit(row, range, [&](const Span& span) {
            if (span.state == TaskState::Running)
                strip.add(span.lane, span.begin, span.end);
            return true;
        });
    }
    return strip.take();
}

std::vector<CoreGap> layOutGaps(
    const CoreSums& sums, std::size_t core, Viewport::Range range, int width)
{
    std::vector<CoreGap> gaps;
    if (width <= 0 || range.length() <= Nanos(0))
        return gaps;
    constexpr int kNarrowest = 3;
    const TimelineCoordinates coordinates { range, 0, static_cast<double>(width) };
    const std::vector<LostStretch>& lost = sums.gaps(core);
    for (auto it = std::partition_point(
             lost.begin(), lost.end(), [&](const LostStretch& g) { return g.end <= range.begin; });
         it != lost.end() && it->begin < range.end; ++it) {
        const LostStretch& gap = *it;
        const int left = std::clamp(
            static_cast<int>(std::floor(coordinates.toPixel(std::max(gap.begin, range.begin)))), 0,
            std::max(0, width - kNarrowest));
        const int right = std::min(width,
            std::max(left + kNarrowest,
                static_cast<int>(std::ceil(coordinates.toPixel(std::min(gap.end, range.end))))));
        if (!gaps.empty() && left <= gaps.back().right) {
            gaps.back().right = std::max(gaps.back().right, right);
            gaps.back().records += gap.records;
        } else {
            gaps.push_back({ left, right, gap.records });
        }
    }
    return gaps;
}

std::vector<CoreBar> layOutCore(
    const CoreSums& sums, std::size_t core, Viewport::Range range, int width)
{
    if (width <= 0 || range.length() <= Nanos(0))
        return {};
    return CoreLayouter(sums, core, range, width).layOut();
}

} // namespace interleave::ui
