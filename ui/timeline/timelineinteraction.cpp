// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timelineinteraction.h"

#include "ui/timeline/coreshape.h"
#include "ui/timeline/oncore.h"
#include "ui/timeline/scheduletext.h"
#include "ui/timeline/statetext.h"
#include "ui/timeline/threadtext.h"
#include "ui/timeline/timetext.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace interleave::ui {

namespace {
constexpr double kKeyZoom = 0.7;
constexpr double kKeyPan = 0.15;
constexpr double kWheelPan = 0.1;
constexpr double kNotch = 120;

QString describeMerged(const Bar& bar)
{
    QStringList parts;
    for (std::size_t i = 0; i < bar.shares.size(); ++i)
        if (bar.shares[i] > 0)
            //: a state and its part of the time: "Running 12 %"
            parts << TimelineInteraction::tr("%1 %2").arg(stateName(static_cast<TaskState>(i)),
                percentText(static_cast<double>(bar.shares[i])));
    QStringList lines { TimelineInteraction::tr("%n spans too short to tell apart here", nullptr,
        static_cast<int>(std::min<std::uint32_t>(bar.count, 1'000'000'000))) };
    lines << parts.join(TimelineInteraction::tr(", "));
    lines << TimelineInteraction::tr("from %1 to %2")
                 .arg(instantText(bar.span.begin, (bar.lastEnd - bar.span.begin) / 100),
                     instantText(bar.lastEnd, (bar.lastEnd - bar.span.begin) / 100));
    if (bar.stolen)
        lines << TimelineInteraction::tr("A stolen task begins here");
    if (bar.failed)
        lines << TimelineInteraction::tr("A task failed here");
    lines << TimelineInteraction::tr("Zoom in with W or Ctrl+wheel");
    return lines.join(QLatin1Char('\n'));
}

bool isCore(const TrackModel& tracks, std::size_t row)
{
    return tracks.rows()[row].kind == TrackRow::Kind::Core;
}
} // namespace

TimelineInteraction::TimelineInteraction(TimelineCanvas& canvas)
    : QObject(&canvas),
      m_canvas(canvas)
{
}

bool TimelineInteraction::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::ShortcutOverride:
        if (isOurs(*static_cast<QKeyEvent*>(event))) {
            event->accept();
            return true;
        }
        break;
    case QEvent::KeyPress:
        if (key(*static_cast<QKeyEvent*>(event)))
            return true;
        break;
    case QEvent::Wheel:
        return wheel(*static_cast<QWheelEvent*>(event));
    case QEvent::MouseButtonPress:
        return press(*static_cast<QMouseEvent*>(event));
    case QEvent::MouseMove:
        return move(*static_cast<QMouseEvent*>(event));
    case QEvent::MouseButtonRelease:
        m_panFrom.reset();
        m_canvas.plot().unsetCursor();
        return true;
    case QEvent::MouseButtonDblClick:
        return doubleClick(*static_cast<QMouseEvent*>(event));
    case QEvent::ToolTip: {
        const auto& help = *static_cast<QHelpEvent*>(event);
        showTip(help.pos(), help.globalPos());
        return true;
    }
    case QEvent::ContextMenu: {
        const auto& menu = *static_cast<QContextMenuEvent*>(event);
        emit m_canvas.menuRequested(menu.globalPos(), resourceAt(menu.pos()));
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

bool TimelineInteraction::isOurs(const QKeyEvent& event) const
{
    if (event.modifiers() & Qt::AltModifier)
        return event.key() == Qt::Key_Left || event.key() == Qt::Key_Right;
    if (event.modifiers() & Qt::ControlModifier)
        return event.key() == Qt::Key_Z || event.key() == Qt::Key_Y;
    switch (event.key()) {
    case Qt::Key_Escape:
        return m_canvas.content().cursor || m_canvas.selection().task().isValid();
    case Qt::Key_W:
    case Qt::Key_S:
    case Qt::Key_A:
    case Qt::Key_D:
    case Qt::Key_F:
    case Qt::Key_L:
    case Qt::Key_R:
    case Qt::Key_M:
    case Qt::Key_H:
    case Qt::Key_C:
    case Qt::Key_BracketLeft:
    case Qt::Key_BracketRight:
    case Qt::Key_Plus:
    case Qt::Key_Equal:
    case Qt::Key_Minus:
    case Qt::Key_Home:
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        return true;
    default:
        return false;
    }
}

bool TimelineInteraction::key(const QKeyEvent& event)
{
    if (!isOurs(event))
        return false;
    if (event.modifiers() & (Qt::AltModifier | Qt::ControlModifier)) {
        const bool back = event.key() == Qt::Key_Left || event.key() == Qt::Key_Z;
        back ? m_canvas.viewport().undo() : m_canvas.viewport().redo();
        return true;
    }
    return zoomOrPanKey(event.key()) || commandKey(event);
}

bool TimelineInteraction::zoomOrPanKey(int key)
{
    Viewport& viewport = m_canvas.viewport();
    const Viewport::Range seen = viewport.visible();
    const Nanos middle = seen.begin + seen.length() / 2;
    const bool free = !m_canvas.content().cursor;
    if (key == Qt::Key_W || key == Qt::Key_Plus || key == Qt::Key_Equal)
        viewport.zoomAt(middle, kKeyZoom);
    else if (key == Qt::Key_S || key == Qt::Key_Minus)
        viewport.zoomAt(middle, 1 / kKeyZoom);
    else if (key == Qt::Key_A || (key == Qt::Key_Left && free))
        viewport.panBy(-kKeyPan);
    else if (key == Qt::Key_D || (key == Qt::Key_Right && free))
        viewport.panBy(kKeyPan);
    else
        return false;
    return true;
}

bool TimelineInteraction::commandKey(const QKeyEvent& event)
{
    switch (event.key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        stepAlong(event.key() == Qt::Key_Right);
        break;
    case Qt::Key_Up:
    case Qt::Key_Down:
        stepRow(event.key() == Qt::Key_Down);
        break;
    case Qt::Key_PageUp:
        m_canvas.scrollBy(-m_canvas.content().lanes.height());
        break;
    case Qt::Key_PageDown:
        m_canvas.scrollBy(m_canvas.content().lanes.height());
        break;
    case Qt::Key_Home:
        m_canvas.viewport().fit();
        break;
    case Qt::Key_F:
        fitSelection();
        break;
    case Qt::Key_L:
        emit m_canvas.laneModeToggled();
        break;
    case Qt::Key_R:
        emit m_canvas.arrowsToggled();
        break;
    case Qt::Key_M:
        emit m_canvas.marksToggled();
        break;
    case Qt::Key_H:
        emit m_canvas.resourcesToggled();
        break;
    case Qt::Key_C:
        emit m_canvas.coresToggled();
        break;
    case Qt::Key_BracketLeft:
    case Qt::Key_BracketRight:
        m_canvas.followWake(event.key() == Qt::Key_BracketRight);
        break;
    case Qt::Key_Escape:
        m_canvas.clearSelection();
        break;
    default:
        return false;
    }
    return true;
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
    m_canvas.plot().setFocus(Qt::MouseFocusReason);
    if (event.button() == Qt::MiddleButton) {
        m_panFrom = event.pos();
        m_panRange = m_canvas.viewport().visible();
        m_canvas.plot().setCursor(Qt::ClosedHandCursor);
        return true;
    }
    if (event.button() != Qt::LeftButton)
        return false;
    const auto hit = m_canvas.hitAt(event.pos());
    if (hit && hit->core)
        chooseOnCore(hit->section, hit->row, *hit->core, timeAt(event.position().x()));
    else if (hit && hit->bar)
        m_canvas.setCursor({ hit->section, hit->row, hit->bar->span });
    else if (hit)
        m_canvas.setCursor({ hit->section, hit->row, std::nullopt });
    else if (!m_canvas.isOnAxis(event.pos()))
        m_canvas.clearSelection();
    return true;
}

bool TimelineInteraction::move(const QMouseEvent& event)
{
    if (m_panFrom) {
        const Nanos by
            = m_canvas.content().coordinates.toDuration(m_panFrom->x() - event.pos().x());
        m_canvas.viewport().setVisible({ m_panRange.begin + by, m_panRange.end + by });
        return true;
    }
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
        fitSpan(hit->bar->span.begin, hit->bar->lastEnd);
    else if (hit && hit->core)
        fitSpan(hit->core->slice.begin, hit->core->lastEnd);
    return true;
}

void TimelineInteraction::showTip(QPoint position, QPoint globalPosition) const
{
    const auto hit = m_canvas.hitAt(position);
    if (!hit) {
        QToolTip::hideText();
        return;
    }
    const TrackModel& tracks = *m_canvas.content().sections[hit->section].tracks;
    QString text;
    if (isCore(tracks, hit->row))
        text = describeCoreRow(tracks, hit->row, hit->core ? &*hit->core : nullptr,
            timeAt(position.x()), m_canvas.content().coordinates.toDuration(1));
    else if (isThreadRow(tracks, hit->row) && tracks.shownSchedule() != nullptr)
        text = describeThread(
            tracks, hit->row, timeAt(position.x()), m_canvas.content().coordinates.toDuration(1));
    else if (!hit->bar)
        text = tr("%1\n%2 at %3")
                   .arg(tracks.rows()[hit->row].title, idleName(),
                       instantText(
                           timeAt(position.x()), m_canvas.content().coordinates.toDuration(1)));
    else if (hit->bar->isMerged())
        text = describeMerged(*hit->bar);
    else
        text = describeSpan(tracks, hit->row, hit->bar->span)
            + systemTip(tracks, hit->row, hit->bar->span);
    if (const QStringList marks = m_canvas.marksAt(position); !marks.isEmpty())
        text += QLatin1Char('\n') + marks.join(QLatin1Char('\n'));
    // A tip guesses whether it is rich text; names must never be read as such.
    QToolTip::showText(globalPosition,
        QStringLiteral("<p style='white-space:pre'>%1</p>").arg(text.toHtmlEscaped()),
        &m_canvas.plot());
}

std::optional<Reason> TimelineInteraction::resourceAt(QPoint position) const
{
    const TimelineContent& content = m_canvas.content();
    const RowItem* item
        = content.layout.itemAt(position.y() - content.lanes.top() + content.scroll);
    if (item == nullptr || item->kind != RowItem::Kind::Row
        || !content.sections[item->section].tracks)
        return std::nullopt;
    const TrackModel& tracks = *content.sections[item->section].tracks;
    const TrackRow& row = tracks.rows()[item->row];
    if (!row.isResource())
        return std::nullopt;
    return tracks.trace().resources()[row.index].kind;
}

void TimelineInteraction::stepAlong(bool forward)
{
    TimelineCursor cursor = *m_canvas.content().cursor;
    const TrackModel& tracks = *m_canvas.content().sections[cursor.section].tracks;
    const Viewport::Range seen = m_canvas.viewport().visible();
    const Nanos from = cursor.span ? (forward ? cursor.span->end : cursor.span->begin)
                                   : seen.begin + seen.length() / 2;
    if (isCore(tracks, cursor.row)) {
        if (const auto next = nextOnCore(tracks, cursor.row, from, forward))
            m_canvas.setCursor({ cursor.section, cursor.row, next->asSpan() }, next->span);
        return;
    }
    std::optional<Span> found;
    const Viewport::Range where
        = forward ? Viewport::Range { from, Nanos::max() } : Viewport::Range { Nanos(0), from };
    tracks.visit(cursor.row, where, [&](const Span& span) {
        if ((forward && span.begin < from) || (!forward && span.end > from) || span == cursor.span)
            return true;
        found = span;
        return !forward;
    });
    if (!found)
        return;
    cursor.span = found;
    m_canvas.setCursor(cursor);
}

void TimelineInteraction::stepRow(bool down)
{
    const TimelineContent& content = m_canvas.content();
    std::vector<const RowItem*> rows;
    for (const RowItem& item : content.layout.items)
        if (item.kind == RowItem::Kind::Row)
            rows.push_back(&item);
    if (rows.empty())
        return;
    std::size_t at = down ? 0 : rows.size() - 1;
    const Viewport::Range seen = m_canvas.viewport().visible();
    Nanos when = seen.begin + seen.length() / 2;
    if (content.cursor) {
        const auto it = std::find_if(rows.begin(), rows.end(), [&](const RowItem* item) {
            return item->section == content.cursor->section && item->row == content.cursor->row;
        });
        const auto now = static_cast<std::size_t>(it - rows.begin());
        if (now >= rows.size() || (down && now + 1 == rows.size()) || (!down && now == 0))
            return;
        at = down ? now + 1 : now - 1;
        if (content.cursor->span)
            when = std::clamp(content.cursor->span->begin + content.cursor->span->duration() / 2,
                seen.begin, seen.end);
    }
    TimelineCursor next { rows[at]->section, rows[at]->row, std::nullopt };
    const TrackModel& tracks = *content.sections[next.section].tracks;
    if (isCore(tracks, next.row)) {
        const auto on = onCoreAt(tracks, next.row, when);
        m_canvas.setCursor(
            { next.section, next.row, on ? std::optional(on->asSpan()) : std::nullopt },
            on ? on->span : std::nullopt);
        return;
    }
    next.span = tracks.spanAt(next.row, when);
    m_canvas.setCursor(next);
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

void TimelineInteraction::fitSelection()
{
    const TimelineContent& content = m_canvas.content();
    if (content.cursor && content.cursor->span) {
        fitSpan(content.cursor->span->begin, content.cursor->span->end);
        return;
    }
    Nanos begin = Nanos::max();
    Nanos end { 0 };
    for (const TimelineSection& section : content.sections) {
        if (!section.tracks || content.selected.index() >= section.tracks->trace().taskCount())
            continue;
        const TaskTrack& task = section.tracks->trace().task(content.selected);
        if (task.spans.empty())
            continue;
        begin = std::min(begin, task.spans.front().begin);
        end = std::max(end, task.spans.back().end);
    }
    if (begin < end)
        fitSpan(begin, end);
}

void TimelineInteraction::fitSpan(Nanos begin, Nanos end)
{
    const Nanos margin = std::max(Nanos(1), (end - begin) / 16);
    m_canvas.viewport().setVisible({ begin - margin, end + margin });
}

} // namespace interleave::ui
