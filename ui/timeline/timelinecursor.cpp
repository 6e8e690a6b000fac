// SPDX-License-Identifier: GPL-3.0-or-later
// Where a canvas has its keyboard and what is selected; what it draws is in timelinecanvas.cpp.
#include "ui/plots/qcp.h"
#include "ui/timeline/oncore.h"
#include "ui/timeline/scheduletext.h"
#include "ui/timeline/statetext.h"
#include "ui/timeline/threadtext.h"
#include "ui/timeline/timelinecanvas.h"
#include "ui/timeline/timelineplot.h"

#include <QScrollBar>

#include <algorithm>

namespace interleave::ui {

namespace {

QString noWakeText(const Wake* wake, bool forward)
{
    if (wake != nullptr && !forward)
        return TimelineCanvas::tr("The clock or the system woke it.");
    return forward ? TimelineCanvas::tr("It woke no other task from here on.")
                   : TimelineCanvas::tr("No other task woke it up to here.");
}

QString describe(const TrackModel& tracks, std::size_t row, const Span& span)
{
    const Nanos middle = span.begin + span.duration() / 2;
    if (!hasSlices(tracks, row))
        return describeSpan(tracks, row, span);
    if (tracks.rows()[row].isLane())
        return describeThread(tracks, row, middle, std::max(Nanos(1), span.duration() / 100));
    const auto on = onCoreAt(tracks, row, middle);
    return on ? describeOnCore(tracks, row, *on) : QString();
}

} // namespace

/// The row that it was on may have another place now.
void TimelineCanvas::updateCursor(const std::vector<TimelineSection>& before)
{
    if (!m_content.cursor)
        return;
    TimelineCursor& cursor = *m_content.cursor;
    static const std::vector<TrackRow> none;
    const auto rowsOf = [&](const auto& sections) -> const std::vector<TrackRow>& {
        return cursor.section < sections.size() && sections[cursor.section].tracks
            ? sections[cursor.section].tracks->rows()
            : none;
    };
    const auto& was = rowsOf(before);
    const auto& now = rowsOf(m_content.sections);
    if (cursor.row >= was.size()) {
        m_content.cursor.reset();
        return;
    }
    const RowKey key = keyOf(0, was[cursor.row]);
    if (cursor.row < now.size() && keyOf(0, now[cursor.row]) == key)
        return;
    const auto it = std::find_if(
        now.begin(), now.end(), [&](const TrackRow& row) { return keyOf(0, row) == key; });
    if (it == now.end())
        m_content.cursor.reset();
    else
        cursor.row = static_cast<std::size_t>(it - now.begin());
}

/// A cursor whose row is hidden now goes to the line of its collapsed group, if there is one.
void TimelineCanvas::settleCursor()
{
    TimelineCursor& cursor = *m_content.cursor;
    if (partOf(cursor.section, cursor.row) != nullptr) {
        cursor.onGroup = false;
        return;
    }
    const TrackModel& tracks = *m_content.sections[cursor.section].tracks;
    const RowGroup group = groupOf(tracks.rows()[cursor.row]);
    const auto& items = m_content.layout.items;
    const auto line = std::find_if(items.begin(), items.end(), [&](const RowItem& item) {
        return item.kind == RowItem::Kind::Group && item.section == cursor.section
            && item.group == group;
    });
    if (line == items.end())
        m_content.cursor.reset();
    else
        cursor = { cursor.section, line->row, std::nullopt, true };
}

void TimelineCanvas::setCursor(const TimelineCursor& cursor, const std::optional<Span>& chosen)
{
    m_content.cursor = cursor;
    const TimelineSection& section = m_content.sections[cursor.section];
    if (cursor.span && cursor.span->task.isValid()) {
        m_selection.select(cursor.span->task,
            Selection::SpanPlace {
                section.run, section.tracks->indexInTask(chosen.value_or(*cursor.span)) });
    } else {
        m_selection.clear();
    }
    m_content.cursor = cursor; // selecting may have dropped it
    m_plot->setAccessibleDescription(describeCursor(cursor));
    showCursor(cursor);
    refresh();
}

QString TimelineCanvas::describeCursor(const TimelineCursor& cursor) const
{
    const TrackModel& tracks = *m_content.sections[cursor.section].tracks;
    if (const RowItem* item = m_content.layout.standFor(cursor.section, cursor.row);
        cursor.onGroup && item != nullptr)
        //: the line of a collapsed group: "5 workers, collapsed"
        return tr("%1, collapsed").arg(groupText(tracks, item->group, item->collapsed));
    if (cursor.span)
        return describe(tracks, cursor.row, *cursor.span);
    //: a lane, and that nothing is selected on it
    return tr("%1, no span selected").arg(tracks.rows()[cursor.row].title);
}

void TimelineCanvas::showCursor(const TimelineCursor& cursor)
{
    scrollToRow(cursor.section, cursor.row);
    if (!cursor.span)
        return;
    const Viewport::Range seen = m_viewport.visible();
    if (cursor.span->begin < seen.end && cursor.span->end > seen.begin)
        return;
    const Nanos middle = cursor.span->begin + std::min(cursor.span->duration(), seen.length()) / 2;
    m_viewport.setVisible(
        { middle - seen.length() / 2, middle - seen.length() / 2 + seen.length() });
}

void TimelineCanvas::scrollToRow(std::size_t section, std::size_t row)
{
    const auto& cursor = m_content.cursor;
    const bool onGroup
        = cursor && cursor->onGroup && cursor->section == section && cursor->row == row;
    if (!onGroup && partOf(section, row) == nullptr)
        emit hiddenRowWanted(section, row);
    const RowItem* item = m_content.layout.standFor(section, row);
    if (item == nullptr)
        return;
    const int below = item->bottom() - m_content.lanes.height();
    m_scrollBar->setValue(std::clamp(m_content.scroll, std::min(below, item->top), item->top));
}

void TimelineCanvas::reveal(int run, TaskId task, Nanos at)
{
    for (std::size_t s = 0; s < m_content.sections.size(); ++s) {
        const TimelineSection& section = m_content.sections[s];
        if (section.run != run || !section.tracks
            || task.index() >= section.tracks->trace().taskCount())
            continue;
        std::optional<std::size_t> row = section.tracks->rowOfTask(task);
        for (const Span& span : section.tracks->trace().task(task).spans)
            if (!row && span.lane.isValid() && span.begin <= at && at <= span.end)
                row = section.tracks->rowOfLane(span.lane);
        if (row)
            scrollToRow(s, *row);
        return;
    }
}

void TimelineCanvas::clearSelection()
{
    m_content.cursor.reset();
    m_selection.clear();
    refresh();
}

void TimelineCanvas::followSelection()
{
    m_content.selected = m_selection.task();
    if (m_content.cursor
        && (!m_content.cursor->span || m_content.cursor->span->task != m_content.selected))
        m_content.cursor.reset();
    updateArrows();
    refresh();
}

bool TimelineCanvas::followWake(bool forward)
{
    if (!m_content.selected.isValid())
        return false;
    const auto place = m_selection.span();
    for (std::size_t s = 0; s < m_content.sections.size(); ++s) {
        const TimelineSection& section = m_content.sections[s];
        const auto wakes = section.tracks ? m_wakes.of(section.tracks->sharedTrace()) : nullptr;
        if (!wakes || m_content.selected.index() >= wakes->trace().taskCount()
            || (place && place->run != section.run))
            continue;
        const std::vector<Span>& spans = wakes->trace().task(m_content.selected).spans;
        const int begin = forward || spans.empty() ? 0 : static_cast<int>(spans.size()) - 1;
        const auto at = static_cast<std::uint32_t>(std::max(0, place ? place->index : begin));
        const Wake* wake = forward ? wakes->effectOf(m_content.selected, at)
                                   : wakes->causeOf(m_content.selected, at);
        if (wake == nullptr || !wake->from || !wake->to) {
            emit noticed(noWakeText(wake, forward));
            return false;
        }
        const auto next
            = spanInRow(*section.tracks, forward ? wakes->toSpan(*wake) : wakes->fromSpan(*wake));
        if (!next)
            return false;
        setCursor({ s, next->row, next->span });
        return true;
    }
    return false;
}

} // namespace interleave::ui
