// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/wakearrows.h"

#include "ui/support/numbers.h"

#include <QCoreApplication>
#include <QLineF>

#include <algorithm>

namespace interleave::ui {

namespace {

struct ArrowText {
    Q_DECLARE_TR_FUNCTIONS(ArrowText)
};

constexpr std::size_t kMostAtOnce = 20'000; ///< wakes whose index is made at once
constexpr std::size_t kKeptIndexes = 8;

class ArrowFinder {
public:
    ArrowFinder(const WakeIndex& wakes, const TrackModel& tracks, const ArrowRequest& request)
        : m_wakes(wakes),
          m_tracks(tracks),
          m_request(request),
          m_cause(request.span ? wakes.causeOf(
                      request.selected, static_cast<std::uint32_t>(std::max(0, *request.span)))
                               : nullptr)
    {
    }

    ArrowSet find()
    {
        if (m_request.all)
            addOthers();
        if (m_request.selected.index() < m_wakes.trace().taskCount()) {
            addOfSelected(m_wakes.gotBy(m_request.selected), WakeArrow::Kind::In);
            addOfSelected(m_wakes.madeBy(m_request.selected), WakeArrow::Kind::Out);
        }
        return std::move(m_set);
    }

private:
    [[nodiscard]] bool isInRange(const Wake& wake) const
    {
        return wake.from && wake.to && wake.edge.time < m_request.range.end
            && m_wakes.toSpan(wake).begin >= m_request.range.begin;
    }

    /// Is it about the selected span? One that waits or is ready belongs to the wake that ends it,
    /// one that runs to the wake that leads to it.
    [[nodiscard]] bool isNeighbour(const Wake& wake, WakeArrow::Kind kind) const
    {
        if (!m_request.span)
            return true;
        if (kind == WakeArrow::Kind::In)
            return &wake == m_cause;
        return wake.from == static_cast<std::uint32_t>(std::max(0, *m_request.span));
    }

    /// Else it is counted, if it is only that they are hidden.
    [[nodiscard]] bool hasRows(const Wake& wake)
    {
        if (!m_request.isShown)
            return true;
        const auto from = rowOf(m_wakes.fromSpan(wake));
        const auto to = rowOf(m_wakes.toSpan(wake));
        if (from && to && m_request.isShown(*from) && m_request.isShown(*to))
            return true;
        m_set.total += from && to ? 1 : 0;
        return false;
    }

    void addOthers()
    {
        std::vector<const Wake*> found;
        for (const Wake& wake : m_wakes.all()) {
            if (wake.edge.time >= m_request.range.end)
                break;
            const bool isSelected
                = wake.edge.waker == m_request.selected || wake.edge.woken == m_request.selected;
            if (isInRange(wake) && !(isSelected && m_request.selected.isValid()) && hasRows(wake))
                found.push_back(&wake);
        }
        const std::size_t shown = std::min(found.size(), m_request.most);
        for (std::size_t i = 0; i < shown; ++i)
            add(*found[i * found.size() / shown], WakeArrow::Kind::Other);
        m_set.total += found.size() - shown;
    }

    void addOfSelected(std::span<const std::uint32_t> places, WakeArrow::Kind kind)
    {
        std::vector<std::pair<const Wake*, WakeArrow::Kind>> found;
        for (const std::uint32_t place : places) {
            const Wake& wake = m_wakes.all()[place];
            if (!isInRange(wake) || !hasRows(wake))
                continue;
            if (isNeighbour(wake, kind))
                found.emplace_back(&wake, kind);
            else if (m_request.all)
                found.emplace_back(&wake, WakeArrow::Kind::Other);
        }
        const std::size_t shown = std::min(found.size(), m_request.most);
        for (std::size_t i = 0; i < shown; ++i)
            add(*found[i * found.size() / shown].first, found[i * found.size() / shown].second);
        m_set.total += found.size() - shown;
    }

    void add(const Wake& wake, WakeArrow::Kind kind)
    {
        const Span& from = m_wakes.fromSpan(wake);
        const Span& to = m_wakes.toSpan(wake);
        const auto fromRow = rowOf(from);
        const auto toRow = rowOf(to);
        if (!fromRow || !toRow)
            return;
        ++m_set.total;
        m_set.arrows.push_back(
            { kind, *fromRow, *toRow, std::min(wake.edge.time, from.end), to.begin });
    }

    [[nodiscard]] std::optional<std::size_t> rowOf(const Span& span) const
    {
        return m_tracks.mode() == LaneMode::Tasks ? m_tracks.rowOfTask(span.task)
                                                  : m_tracks.rowOfLane(span.lane);
    }

    const WakeIndex& m_wakes;
    const TrackModel& m_tracks;
    const ArrowRequest& m_request;
    const Wake* m_cause; ///< of the selected span
    ArrowSet m_set;
};

} // namespace

ArrowSet wakeArrows(const WakeIndex& wakes, const TrackModel& tracks, const ArrowRequest& request)
{
    return ArrowFinder(wakes, tracks, request).find();
}

QString thinnedOutText(std::size_t shown, std::size_t total)
{
    if (shown >= total)
        return {};
    return ArrowText::tr("%1 of %2 arrows shown").arg(countText(shown), countText(total));
}

std::optional<SpanInRow> spanInRow(const TrackModel& tracks, const Span& span)
{
    const auto row = tracks.mode() == LaneMode::Tasks ? tracks.rowOfTask(span.task)
                                                      : tracks.rowOfLane(span.lane);
    if (!row)
        return {};
    // On a lane it may be cut by the lane's own overhead.
    const auto drawn = tracks.spanAt(*row, span.begin);
    return SpanInRow { *row, drawn && drawn->task == span.task ? *drawn : span };
}

std::shared_ptr<const WakeIndex> WakeIndexes::of(const std::shared_ptr<const Trace>& trace)
{
    const auto it = std::find_if(m_kept.begin(), m_kept.end(),
        [&](const auto& index) { return index->sharedTrace() == trace; });
    if (it != m_kept.end())
        return *it;
    if (trace->wakes().size() > kMostAtOnce) {
        if (trace->isFinished() && m_asked != trace)
            ask(trace);
        return nullptr;
    }
    keep(std::make_shared<const WakeIndex>(trace));
    return m_kept.back();
}

void WakeIndexes::ask(const std::shared_ptr<const Trace>& trace)
{
    m_asked = trace;
    m_reader.start([this, trace]() -> Background::Then {
        return [this, index = std::make_shared<const WakeIndex>(trace)] {
            m_asked.reset();
            keep(index);
            if (m_onReady)
                m_onReady();
        };
    });
}

void WakeIndexes::keep(std::shared_ptr<const WakeIndex> index)
{
    if (m_kept.size() >= kKeptIndexes)
        m_kept.erase(m_kept.begin());
    m_kept.push_back(std::move(index));
}

ArrowShape arrowShape(double fromX, ArrowRow from, double toX, ArrowRow to, double headSize)
{
    const QPointF start(fromX, (from.top + from.bottom) / 2);
    ArrowShape shape;
    if (from.top == to.top) {
        const double over = from.top - headSize * 0.7;
        const QPointF end(toX, from.top + headSize * 0.9);
        shape.way = { start, QPointF(fromX, over), QPointF(toX, over), end };
    } else {
        shape.way = { start, QPointF(toX, to.top > from.top ? to.top : to.bottom) };
    }
    const QPointF tip = shape.way.back();
    QLineF back(tip, shape.way[shape.way.size() - 2]);
    back.setLength(headSize);
    QLineF left = back;
    QLineF right = back;
    constexpr double kSpread = 28; // degrees to each side
    left.setAngle(back.angle() + kSpread);
    right.setAngle(back.angle() - kSpread);
    shape.head = { left.p2(), tip, right.p2() };
    return shape;
}

} // namespace interleave::ui
