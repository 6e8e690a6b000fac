// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timelinekeys.h"

#include "ui/timeline/oncore.h"
#include "ui/timeline/timelinecanvas.h"

#include <QKeyEvent>

#include <algorithm>

namespace interleave::ui {

namespace {
constexpr double kKeyZoom = 0.7;
constexpr double kKeyPan = 0.15;
} // namespace

bool TimelineKeys::isOurs(const QKeyEvent& event) const
{
    if (event.modifiers() & Qt::AltModifier)
        return event.key() == Qt::Key_Left || event.key() == Qt::Key_Right
            || event.key() == Qt::Key_Up || event.key() == Qt::Key_Down;
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
    case Qt::Key_U:
    case Qt::Key_P:
    case Qt::Key_E:
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

bool TimelineKeys::press(const QKeyEvent& event)
{
    if (!isOurs(event))
        return false;
    if (event.key() == Qt::Key_Up || event.key() == Qt::Key_Down) {
        if (event.modifiers() & Qt::AltModifier)
            moveLane(event.key() == Qt::Key_Down);
        else
            stepRow(event.key() == Qt::Key_Down);
        return true;
    }
    if (event.modifiers() & (Qt::AltModifier | Qt::ControlModifier)) {
        const bool back = event.key() == Qt::Key_Left || event.key() == Qt::Key_Z;
        back ? m_canvas.viewport().undo() : m_canvas.viewport().redo();
        return true;
    }
    return zoomOrPanKey(event.key()) || laneKey(event) || commandKey(event);
}

bool TimelineKeys::zoomOrPanKey(int key)
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

/// What arranges the lanes.
bool TimelineKeys::laneKey(const QKeyEvent& event)
{
    const auto& cursor = m_canvas.content().cursor;
    if (event.key() == Qt::Key_U) {
        if (event.modifiers() & Qt::ShiftModifier)
            emit m_canvas.allLanesWanted();
        else
            emit m_canvas.idleToggled();
        return true;
    }
    if (event.key() != Qt::Key_P && event.key() != Qt::Key_E)
        return false;
    if (!cursor)
        askForLane();
    else if (event.key() == Qt::Key_E)
        emit m_canvas.groupToggled(
            groupOf(m_canvas.content().sections[cursor->section].tracks->rows()[cursor->row]));
    else if (!cursor->onGroup)
        emit m_canvas.pinToggled(cursor->section, cursor->row);
    return true;
}

void TimelineKeys::moveLane(bool down)
{
    const auto cursor = m_canvas.content().cursor;
    if (!cursor)
        askForLane();
    else if (!cursor->onGroup)
        emit m_canvas.laneMoved(cursor->section, cursor->row, down);
}

void TimelineKeys::askForLane()
{
    emit m_canvas.noticed(
        TimelineCanvas::tr("Choose a lane first: click its name, or press an arrow key."));
}

bool TimelineKeys::commandKey(const QKeyEvent& event)
{
    switch (event.key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        stepAlong(event.key() == Qt::Key_Right);
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

void TimelineKeys::stepAlong(bool forward)
{
    TimelineCursor cursor = *m_canvas.content().cursor;
    if (cursor.onGroup)
        return;
    const TrackModel& tracks = *m_canvas.content().sections[cursor.section].tracks;
    const Viewport::Range seen = m_canvas.viewport().visible();
    const Nanos from = cursor.span ? (forward ? cursor.span->end : cursor.span->begin)
                                   : seen.begin + seen.length() / 2;
    if (hasSlices(tracks, cursor.row)) {
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

namespace {

bool isStop(const RowItem& item)
{
    return item.kind == RowItem::Kind::Row || item.kind == RowItem::Kind::Group;
}

/// The next place of the cursor in a part of the rows, from an item of it or from its edge.
const RowItem* nextStop(const RowLayout& layout, const RowItem* from, bool down)
{
    const RowItem* first = layout.items.data();
    const RowItem* last = first + layout.items.size();
    if (down) {
        for (const RowItem* item = from != nullptr ? from + 1 : first; item != last; ++item)
            if (isStop(*item))
                return item;
        return nullptr;
    }
    for (const RowItem* item = from != nullptr ? from : last; item != first;)
        if (isStop(*--item))
            return item;
    return nullptr;
}

} // namespace

/// The pinned rows come before the others.
const RowItem* TimelineKeys::nextRow(bool down) const
{
    const RowLayout& pinned = m_canvas.pinned().layout;
    const RowLayout& rows = m_canvas.content().layout;
    const auto& cursor = m_canvas.content().cursor;
    const auto itemIn = [&](const RowLayout& layout) {
        return cursor ? layout.standFor(cursor->section, cursor->row) : nullptr;
    };
    const RowItem* inPinned = itemIn(pinned);
    const RowItem* inRows = itemIn(rows);
    if (down && inRows == nullptr)
        if (const RowItem* next = nextStop(pinned, inPinned, true); next != nullptr)
            return next;
    if (!down && inPinned == nullptr)
        if (const RowItem* next = nextStop(rows, inRows, false); next != nullptr)
            return next;
    return down ? nextStop(rows, inRows, true) : nextStop(pinned, inPinned, false);
}

void TimelineKeys::stepRow(bool down)
{
    const TimelineContent& content = m_canvas.content();
    const RowItem* to = nextRow(down);
    if (to == nullptr)
        return;
    const Viewport::Range seen = m_canvas.viewport().visible();
    Nanos when = seen.begin + seen.length() / 2;
    if (content.cursor && content.cursor->span)
        when = std::clamp(content.cursor->span->begin + content.cursor->span->duration() / 2,
            seen.begin, seen.end);
    TimelineCursor next { to->section, to->row, std::nullopt };
    next.onGroup = to->kind == RowItem::Kind::Group;
    if (next.onGroup) {
        m_canvas.setCursor(next);
        return;
    }
    const TrackModel& tracks = *content.sections[next.section].tracks;
    if (hasSlices(tracks, next.row)) {
        const auto on = onCoreAt(tracks, next.row, when);
        m_canvas.setCursor(
            { next.section, next.row, on ? std::optional(on->asSpan()) : std::nullopt },
            on ? on->span : std::nullopt);
        return;
    }
    next.span = tracks.spanAt(next.row, when);
    m_canvas.setCursor(next);
}

void TimelineKeys::fitSelection()
{
    const TimelineContent& content = m_canvas.content();
    if (content.cursor && content.cursor->span) {
        m_canvas.fitSpan(content.cursor->span->begin, content.cursor->span->end);
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
        m_canvas.fitSpan(begin, end);
}

} // namespace interleave::ui
