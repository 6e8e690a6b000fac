// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timelineinteraction.h"

#include "ui/timeline/lanelabels.h"
#include "ui/timeline/lanemenu.h"
#include "ui/timeline/oncore.h"
#include "ui/timeline/timelinetips.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace interleave::ui {

namespace {
constexpr double kWheelPan = 0.1;
constexpr double kNotch = 120;

} // namespace

TimelineInteraction::TimelineInteraction(TimelineCanvas& canvas)
    : QObject(&canvas),
      m_canvas(canvas),
      m_keys(canvas)
{
}

bool TimelineInteraction::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::ShortcutOverride:
        if (m_keys.isOurs(*static_cast<QKeyEvent*>(event))) {
            event->accept();
            return true;
        }
        break;
    case QEvent::KeyPress:
        if (m_keys.press(*static_cast<QKeyEvent*>(event)))
            return true;
        break;
    case QEvent::Wheel:
        return wheel(*static_cast<QWheelEvent*>(event));
    case QEvent::MouseButtonPress:
        return press(*static_cast<QMouseEvent*>(event));
    case QEvent::MouseMove:
        return move(*static_cast<QMouseEvent*>(event));
    case QEvent::MouseButtonRelease:
        letGo();
        return true;
    case QEvent::MouseButtonDblClick:
        return doubleClick(*static_cast<QMouseEvent*>(event));
    case QEvent::ToolTip: {
        const auto& help = *static_cast<QHelpEvent*>(event);
        showTip(help.pos(), help.globalPos());
        return true;
    }
    case QEvent::ContextMenu: {
        openMenu(*static_cast<QContextMenuEvent*>(event));
        return true;
    }
    case QEvent::Leave:
        emit m_canvas.pointerMoved(std::nullopt);
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

bool TimelineInteraction::wheel(const QWheelEvent& event)
{
    const QPoint turned = event.angleDelta();
    const double notches = (turned.y() != 0 ? turned.y() : turned.x()) / kNotch;
    if (event.modifiers() & Qt::ControlModifier)
        m_canvas.viewport().zoomAt(timeAt(event.position().x()), std::pow(0.8, notches));
    else if ((event.modifiers() & Qt::ShiftModifier) || turned.y() == 0)
        m_canvas.viewport().panBy(-notches * kWheelPan);
    else
        m_canvas.scrollBy(static_cast<int>(-notches * 48));
    return true;
}

bool TimelineInteraction::press(const QMouseEvent& event)
{
    letGo(); // a menu may have taken the release before
    m_canvas.plot().setFocus(Qt::MouseFocusReason);
    if (event.button() == Qt::MiddleButton) {
        m_panFrom = event.pos();
        m_panRange = m_canvas.viewport().visible();
        m_canvas.plot().setCursor(Qt::ClosedHandCursor);
        return true;
    }
    if (event.button() != Qt::LeftButton)
        return false;
    if (pressOnNames(event.pos()))
        return true;
    const auto hit = m_canvas.hitAt(event.pos());
    if (hit && hit->core)
        chooseOnCore(hit->section, hit->row, *hit->core, timeAt(event.position().x()));
    else if (hit && hit->bar)
        m_canvas.setCursor({ hit->section, hit->row, hit->bar->span });
    else if (hit && isThread(*hit))
        chooseSlice(*hit, event.pos().x());
    else if (hit)
        m_canvas.setCursor({ hit->section, hit->row, std::nullopt });
    else if (!m_canvas.isOnAxis(event.pos()))
        m_canvas.clearSelection();
    return true;
}

/// A fold, a collapsed group wherever it is, or the name of a lane.
bool TimelineInteraction::pressOnNames(QPoint position)
{
    const RowItem* item = m_canvas.itemAt(position);
    if (item == nullptr || m_canvas.isOnAxis(position))
        return false;
    const bool onNames = m_canvas.isOnNames(position);
    if (item->kind == RowItem::Kind::Header) {
        if (onNames)
            emit m_canvas.runToggled(m_canvas.content().sections[item->section].run);
        return onNames;
    }
    if (item->kind == RowItem::Kind::Heading) { // its words go on beside the names
        emit m_canvas.groupToggled(item->group);
        return true;
    }
    if (item->kind == RowItem::Kind::Group) {
        if (onNames)
            emit m_canvas.groupToggled(item->group);
        else
            m_canvas.setCursor({ item->section, item->row, std::nullopt, true });
        return true;
    }
    if (!onNames || item->kind != RowItem::Kind::Row)
        return false;
    if (position.x() < LaneLabels::kFoldWidth && !item->isPinned && item->group != RowGroup::Main)
        emit m_canvas.groupToggled(item->group);
    else {
        m_held = { item->section, item->row, keyAt(m_canvas, item->section, item->row), position };
        m_canvas.setCursor({ m_held->section, m_held->row, std::nullopt });
    }
    return true;
}

/// The lane goes along with the pointer, past the middles of its neighbours and as far as can be
/// seen.
void TimelineInteraction::dragLane(QPoint position)
{
    if (!m_held->isDragged) {
        if (std::abs(position.y() - m_held->from.y()) < QApplication::startDragDistance())
            return;
        m_held->isDragged = true;
        m_canvas.plot().setCursor(Qt::ClosedHandCursor);
    }
    const auto [section, row] = std::pair(m_held->section, m_held->row);
    for (;;) {
        const TimelineContent* part = m_canvas.partOf(section, row);
        if (part == nullptr || keyAt(m_canvas, section, row) != m_held->key) {
            letGo();
            return;
        }
        const auto& items = part->layout.items;
        const RowItem* own = part->layout.find(section, row);
        const QRect place = part->placeOf(*own);
        const int y = std::clamp(position.y(), part->lanes.top(), part->lanes.bottom());
        const bool down = y > place.center().y();
        if (own == (down ? &items.back() : &items.front()))
            return;
        const RowItem& next = *(down ? own + 1 : own - 1);
        const int middle = part->placeOf(next).center().y();
        const bool isApart = next.kind != RowItem::Kind::Row || next.section != section
            || next.isPinned != own->isPinned || (!own->isPinned && next.group != own->group);
        if (isApart || (down ? y < middle : y > middle))
            return;
        emit m_canvas.laneMoved(section, row, down);
        if (m_canvas.content().placeOf(section, row) == place)
            return; // a pinned one that this view does not show was between them
    }
}

void TimelineInteraction::letGo()
{
    m_panFrom.reset();
    m_held.reset();
    m_canvas.plot().unsetCursor();
}

void TimelineInteraction::openMenu(const QContextMenuEvent& event)
{
    QPoint where = event.pos();
    std::optional<TimelineCursor> row;
    if (const auto& cursor = m_canvas.content().cursor;
        cursor && event.reason() == QContextMenuEvent::Keyboard) {
        row = cursor;
        if (const auto place = m_canvas.content().placeOf(cursor->section, cursor->row))
            where = place->center();
    } else if (const RowItem* item = m_canvas.itemAt(where);
               item != nullptr && item->kind == RowItem::Kind::Row) {
        row = TimelineCursor { item->section, item->row, std::nullopt };
    }
    emit m_canvas.menuRequested(m_canvas.plot().mapToGlobal(where), row);
}

bool TimelineInteraction::move(const QMouseEvent& event)
{
    if (m_panFrom) {
        const Nanos by
            = m_canvas.content().coordinates.toDuration(m_panFrom->x() - event.pos().x());
        m_canvas.viewport().setVisible({ m_panRange.begin + by, m_panRange.end + by });
        return true;
    }
    if (m_held && (event.buttons() & Qt::LeftButton))
        dragLane(event.pos());
    emit m_canvas.pointerMoved(timeAt(event.position().x()));
    return true;
}

bool TimelineInteraction::doubleClick(const QMouseEvent& event)
{
    if (event.button() != Qt::LeftButton)
        return false;
    if (m_canvas.isOnAxis(event.pos()))
        m_canvas.viewport().fit();
    else if (const auto hit = m_canvas.hitAt(event.pos()); hit && hit->bar)
        m_canvas.fitSpan(hit->bar->span.begin, hit->bar->lastEnd);
    else if (hit && hit->core)
        m_canvas.fitSpan(hit->core->slice.begin, hit->core->lastEnd);
    else if (const auto on = hit && isThread(*hit) ? sliceAt(*hit, event.pos().x()) : std::nullopt)
        m_canvas.fitSpan(on->slice.begin, on->slice.end);
    return true;
}

void TimelineInteraction::showTip(QPoint position, QPoint globalPosition) const
{
    const QString text = tipAt(m_canvas, position);
    if (text.isEmpty()) {
        QToolTip::hideText();
        return;
    }
    // A tip guesses whether it is rich text; names must never be read as such.
    QToolTip::showText(globalPosition,
        QStringLiteral("<p style='white-space:pre'>%1</p>").arg(text.toHtmlEscaped()),
        &m_canvas.plot());
}

bool TimelineInteraction::isThread(const TimelineCanvas::Hit& hit) const
{
    const TrackModel& tracks = *m_canvas.content().sections[hit.section].tracks;
    return tracks.rows()[hit.row].isLane() && hasSlices(tracks, hit.row);
}

/// Below the pointer, or the first beside it: hair-thin slices can be hit too.
std::optional<OnCore> TimelineInteraction::sliceAt(const TimelineCanvas::Hit& hit, int x) const
{
    constexpr int kReach = 2;
    const TrackModel& tracks = *m_canvas.content().sections[hit.section].tracks;
    auto on = onCoreAt(tracks, hit.row, timeAt(x));
    if (!on)
        on = nextOnCore(tracks, hit.row, timeAt(x - kReach), true);
    return on && on->slice.begin <= timeAt(x + kReach) ? on : std::nullopt;
}

void TimelineInteraction::chooseSlice(const TimelineCanvas::Hit& hit, int x)
{
    const auto on = sliceAt(hit, x);
    m_canvas.setCursor({ hit.section, hit.row, on ? std::optional(on->asSpan()) : std::nullopt });
}

void TimelineInteraction::chooseOnCore(
    std::size_t section, std::size_t row, const CoreBar& bar, Nanos at)
{
    const TrackModel& tracks = *m_canvas.content().sections[section].tracks;
    const Nanos last = std::max(bar.slice.begin, bar.lastEnd - Nanos(1));
    auto on = onCoreAt(tracks, row, std::clamp(at, bar.slice.begin, last));
    if (!on) // beside the slices of its column
        on = onCoreAt(tracks, row, bar.slice.begin);
    if (!on)
        return;
    m_canvas.setCursor({ section, row, on->asSpan() }, on->span);
}

} // namespace interleave::ui
