// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timelinecanvas.h"

#include "ui/timeline/coreplottable.h"
#include "ui/timeline/lanelabels.h"
#include "ui/timeline/oncore.h"
#include "ui/timeline/scheduletext.h"
#include "ui/timeline/spanplottable.h"
#include "ui/timeline/statetext.h"
#include "ui/timeline/timeaxisticker.h"
#include "ui/timeline/timelineinteraction.h"
#include "ui/timeline/timelineplot.h"

#include <QHBoxLayout>
#include <QScrollBar>

#include <algorithm>

namespace interleave::ui {

namespace {
constexpr int kRightMargin = 18;
constexpr int kTickWidth = 92; // room for one label of the axis
constexpr int kScrollStep = 48;

QString noWakeText(const Wake* wake, bool forward)
{
    if (wake != nullptr && !forward)
        return TimelineCanvas::tr("The clock or the system woke it.");
    return forward ? TimelineCanvas::tr("It woke no other task from here on.")
                   : TimelineCanvas::tr("No other task woke it up to here.");
}

QString describe(const TrackModel& tracks, std::size_t row, const Span& span)
{
    if (tracks.rows()[row].kind != TrackRow::Kind::Core)
        return describeSpan(tracks, row, span);
    const auto on = onCoreAt(tracks, row, span.begin + span.duration() / 2);
    return on ? describeOnCore(tracks, row, *on) : QString();
}
} // namespace

TimelineCanvas::TimelineCanvas(Viewport& viewport, Selection& selection, QWidget* parent)
    : QWidget(parent),
      m_viewport(viewport),
      m_selection(selection),
      m_plot(new TimelinePlot(this)),
      m_scrollBar(new QScrollBar(Qt::Vertical, this)),
      m_ticker(new TimeAxisTicker)
{
    auto* box = new QHBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(0);
    box->addWidget(m_plot, 1);
    box->addWidget(m_scrollBar);
    m_scrollBar->setSingleStep(kScrollStep);
    m_scrollBar->setAccessibleName(tr("Scroll the lanes"));
    m_scrollBar->hide();
    setUpPlot();
    applyTheme();
    setFocusProxy(m_plot);
    m_plot->installEventFilter(this);
    m_plot->installEventFilter(new TimelineInteraction(*this));

    connect(m_scrollBar, &QScrollBar::valueChanged, this, [this](int value) {
        m_content.scroll = value;
        refresh();
    });
    connect(&m_viewport, &Viewport::visibleChanged, this, &TimelineCanvas::updateRange);
    connect(&m_selection, &Selection::changed, this, &TimelineCanvas::followSelection);
}

TimelineCanvas::~TimelineCanvas() = default;

void TimelineCanvas::setUpPlot()
{
    m_plot->setFocusPolicy(Qt::StrongFocus);
    m_plot->setMouseTracking(true);
    m_plot->setAccessibleName(tr("Timeline"));
    m_plot->setAccessibleDescription(tr("Bars show what each lane did over time. W and S zoom, A "
                                        "and D pan, the arrow keys go from span to span."));
    m_plot->setMinimumHeight(80);
    m_plot->plotLayout()->setMargins(QMargins());
    m_plot->plotLayout()->setAutoMargins(QCP::msNone);
    QCPAxisRect* axes = m_plot->axisRect();
    axes->setAutoMargins(QCP::msNone);
    axes->setMinimumSize(10, 10);
    for (QCPAxis* axis : axes->axes()) {
        axis->setVisible(false);
        axis->grid()->setVisible(false);
    }
    m_timeAxis = axes->axis(QCPAxis::atTop);
    m_timeAxis->setVisible(true);
    m_timeAxis->setTicker(m_ticker);
    m_spans = new SpanPlottable(m_timeAxis, axes->axis(QCPAxis::atLeft), m_content);
    m_cores = new CorePlottable(m_timeAxis, axes->axis(QCPAxis::atLeft), m_content);
    m_labels = new LaneLabels(m_plot, m_content);
}

void TimelineCanvas::applyTheme()
{
    m_content.theme = themeOf(palette());
    const ChartColors& colors = chartColors(m_content.theme);
    m_plot->setFont(font());
    m_plot->setPage(colors.page);
    m_timeAxis->setBasePen(QPen(colors.axis));
    m_timeAxis->setTickPen(QPen(colors.axis));
    m_timeAxis->setSubTickPen(QPen(colors.axis));
    m_timeAxis->setTickLabelColor(colors.dimText);
    m_timeAxis->setTickLabelFont(font());
    m_timeAxis->setTickLengthIn(0);
    m_timeAxis->setTickLengthOut(5);
    m_timeAxis->setSubTickLengthIn(0);
    m_timeAxis->setSubTickLengthOut(2);
}

void TimelineCanvas::setSections(std::vector<TimelineSection> sections, const RowMetrics& metrics)
{
    m_content.sections = std::move(sections);
    m_content.metrics = metrics;
    m_content.metrics.header = std::max(metrics.header, fontMetrics().height() + 10);
    if (m_content.cursor) {
        const TimelineCursor& c = *m_content.cursor;
        const bool there = c.section < m_content.sections.size()
            && m_content.sections[c.section].tracks
            && c.row < m_content.sections[c.section].tracks->rows().size();
        if (!there)
            m_content.cursor.reset();
    }
    updateLayout();
}

void TimelineCanvas::updateLayout()
{
    const int axisHeight = fontMetrics().height() + 12;
    const int labels = LaneLabels::widthFor(m_content.sections, font());
    m_content.lanes
        = QRect(labels, axisHeight, std::max(20, m_plot->width() - labels - kRightMargin),
            std::max(20, m_plot->height() - axisHeight - 2));
    m_plot->axisRect()->setMargins(QMargins(labels, axisHeight, kRightMargin, 2));
    m_content.layout = layOutRows(m_content.sections, m_content.lanes.height(), m_content.metrics);

    const int overhang = std::max(0, m_content.layout.height - m_content.lanes.height());
    {
        const QSignalBlocker quiet(m_scrollBar);
        m_scrollBar->setRange(0, overhang);
        m_scrollBar->setPageStep(m_content.lanes.height());
        m_content.scroll = m_scrollBar->value();
    }
    m_scrollBar->setVisible(overhang > 0);

    m_content.headingEnds.clear();
    for (const TimelineSection& section : m_content.sections)
        m_content.headingEnds.push_back(LaneLabels::headingEnd(section, font()));
    updateRange();
}

void TimelineCanvas::updateRange()
{
    m_content.coordinates = { m_viewport.visible(), static_cast<double>(m_content.lanes.left()),
        static_cast<double>(m_content.lanes.width()) };
    const Viewport::Range range = m_content.coordinates.range;
    m_timeAxis->setRange(toSeconds(range.begin), toSeconds(range.end));
    m_ticker->setRange(range);
    const int maxTicks = std::clamp(m_content.lanes.width() / kTickWidth, 2, 20);
    m_ticker->setMaxCount(maxTicks);
    const TimeTicks ticks = timeTicks(range, maxTicks);
    m_content.ticks = ticks.majors;
    m_content.unit = ticks.unit;
    updateArrows();
    refresh();
}

void TimelineCanvas::refresh()
{
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void TimelineCanvas::setAllArrows(bool all)
{
    if (all == m_allArrows)
        return;
    m_allArrows = all;
    updateArrows();
    refresh();
}

void TimelineCanvas::setMarksShown(bool shown)
{
    if (shown == m_content.showsMarks)
        return;
    m_content.showsMarks = shown;
    refresh();
}

QStringList TimelineCanvas::marksAt(QPoint position) const
{
    QStringList lines;
    const auto hit = m_content.showsMarks ? hitAt(position) : std::nullopt;
    if (!hit)
        return lines;
    constexpr int kReach = 4;
    constexpr std::size_t kMost = 6;
    const Viewport::Range near { m_content.coordinates.toTime(position.x() - kReach),
        m_content.coordinates.toTime(position.x() + kReach) };
    const RowTicks found = m_spans->marks(hit->section).of(hit->row, near);
    const Trace& trace = m_content.sections[hit->section].tracks->trace();
    for (const MarkTick& tick : firstOf(found, kMost))
        lines << markText(trace, tick);
    if (found.size() > kMost)
        lines << tr("and %n more", nullptr, static_cast<int>(found.size() - kMost));
    return lines;
}

void TimelineCanvas::updateArrows()
{
    m_content.arrows.assign(m_content.sections.size(), {});
    ArrowRequest request { m_viewport.visible(), m_content.selected, {}, m_allArrows };
    if (!request.selected.isValid() && !request.all)
        return;
    for (std::size_t s = 0; s < m_content.sections.size(); ++s) {
        const TimelineSection& section = m_content.sections[s];
        const auto wakes = section.tracks ? m_wakes.of(section.tracks->sharedTrace()) : nullptr;
        if (!wakes)
            continue;
        const auto place = m_selection.span();
        request.span.reset();
        if (place && place->run == section.run && place->index >= 0)
            request.span = place->index;
        m_content.arrows[s] = wakeArrows(*wakes, *section.tracks, request);
    }
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

QWidget& TimelineCanvas::plot() const
{
    return *m_plot;
}

std::optional<TimelineCanvas::Hit> TimelineCanvas::hitAt(QPoint position) const
{
    if (!m_content.lanes.contains(position))
        return std::nullopt;
    const RowItem* item
        = m_content.layout.itemAt(position.y() - m_content.lanes.top() + m_content.scroll);
    if (item == nullptr || item->kind != RowItem::Kind::Row)
        return std::nullopt;
    Hit hit { item->section, item->row, std::nullopt, std::nullopt };
    const int x = position.x() - m_content.lanes.left();
    constexpr int kReach = 2; // hair-thin bars can be hit too
    int nearest = kReach + 1;
    const auto distanceTo = [x](const auto& bar) {
        return std::max({ 0, bar.left - x, x - bar.right + 1 });
    };
    if (m_content.sections[item->section].tracks->rows()[item->row].kind == TrackRow::Kind::Core) {
        for (const CoreBar& bar : m_cores->bars(item->section, item->row)) {
            if (const int distance = distanceTo(bar); distance < nearest) {
                nearest = distance;
                hit.core = bar;
            }
        }
        return hit;
    }
    hit.bar = m_spans->barAt(item->section, item->row, x, kReach);
    return hit;
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
    if (cursor.span)
        m_plot->setAccessibleDescription(describe(*section.tracks, cursor.row, *cursor.span));
    showCursor(cursor);
    refresh();
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
    const RowItem* item = m_content.layout.find(section, row);
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

void TimelineCanvas::scrollBy(int pixels)
{
    m_scrollBar->setValue(m_scrollBar->value() + pixels);
}

void TimelineCanvas::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        applyTheme();
        updateLayout();
    }
    QWidget::changeEvent(event);
}

bool TimelineCanvas::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_plot && event->type() == QEvent::Resize)
        updateLayout();
    if (watched == m_plot
        && (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)) {
        m_content.hasFocus = event->type() == QEvent::FocusIn;
        refresh();
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace interleave::ui
