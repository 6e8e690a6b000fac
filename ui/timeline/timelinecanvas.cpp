// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timelinecanvas.h"

#include "ui/timeline/coreplottable.h"
#include "ui/timeline/lanelabels.h"
#include "ui/timeline/spanplottable.h"
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

/// A plottable that stays within the rows of its part.
template <class Plottable> class WithinLanes : public Plottable {
public:
    WithinLanes(QCPAxis* timeAxis, QCPAxis* rowAxis, const TimelineContent& content)
        : Plottable(timeAxis, rowAxis, content),
          m_lanes(content.lanes)
    {
    }

protected:
    [[nodiscard]] QRect clipRect() const override { return m_lanes; }

private:
    const QRect& m_lanes;
};

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
    QCPAxis* rows = axes->axis(QCPAxis::atLeft);
    m_spans = new WithinLanes<SpanPlottable>(m_timeAxis, rows, m_content);
    m_cores = new WithinLanes<CorePlottable>(m_timeAxis, rows, m_content);
    m_labels = new LaneLabels(m_plot, m_content);
    m_pinned.isPinned = true;
    m_pinned.otherPart = &m_content;
    m_content.otherPart = &m_pinned;
    m_pinnedSpans = new WithinLanes<SpanPlottable>(m_timeAxis, rows, m_pinned);
    m_pinnedCores = new WithinLanes<CorePlottable>(m_timeAxis, rows, m_pinned);
    m_pinnedLabels = new LaneLabels(m_plot, m_pinned);
    m_plot->setFilledByLayers([this] { return m_spans->filled() + m_pinnedSpans->filled(); });
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
    std::swap(m_content.sections, sections);
    m_content.metrics = metrics;
    m_content.metrics.header = std::max(metrics.header, fontMetrics().height() + 10);
    m_content.metrics.group = std::max(metrics.group, fontMetrics().height() + 2);
    updateCursor(sections);
    updateLayout();
}

void TimelineCanvas::updateLayout()
{
    const int axisHeight = fontMetrics().height() + 12;
    const int labels = LaneLabels::widthFor(m_content.sections, font());
    const QRect all(labels, axisHeight, std::max(20, m_plot->width() - labels - kRightMargin),
        std::max(20, m_plot->height() - axisHeight - 2));
    m_plot->axisRect()->setMargins(QMargins(labels, axisHeight, kRightMargin, 2));
    StackLayout stack = layOutStack(m_content.sections, all.height(), m_content.metrics);
    m_content.axisBottom = axisHeight;
    m_content.lanes = all;
    m_content.layout = std::move(stack.rows);
    m_pinned.layout = std::move(stack.pinned);
    m_pinned.sections = m_content.sections;
    m_pinned.lanes = all;
    m_pinned.lanes.setHeight(m_pinned.layout.height);
    if (!m_pinned.layout.items.empty())
        m_content.lanes.setTop(m_pinned.lanes.bottom() + 1 + StackLayout::kBorder);
    if (m_content.cursor)
        settleCursor();

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

/// What both parts have in common.
void TimelineCanvas::updatePinned()
{
    const bool any = !m_pinned.layout.items.empty();
    for (QCPLayerable* part :
        std::initializer_list<QCPLayerable*> { m_pinnedSpans, m_pinnedCores, m_pinnedLabels })
        part->setVisible(any);
    if (!any)
        return;
    m_pinned.coordinates = m_content.coordinates;
    m_pinned.axisBottom = m_content.axisBottom;
    m_pinned.metrics = m_content.metrics;
    m_pinned.metrics.hasHeaders = false; // the marks of the ends are beside the headers
    m_pinned.selected = m_content.selected;
    m_pinned.cursor = m_content.cursor;
    m_pinned.ticks = m_content.ticks;
    m_pinned.unit = m_content.unit;
    m_pinned.theme = m_content.theme;
    m_pinned.hasFocus = m_content.hasFocus;
    m_pinned.showsMarks = m_content.showsMarks;
    m_pinned.arrows = m_content.arrows;
}

void TimelineCanvas::refresh()
{
    updatePinned();
    m_plot->refresh();
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
        request.isShown = [this, s](std::size_t row) { return partOf(s, row) != nullptr; };
        m_content.arrows[s] = wakeArrows(*wakes, *section.tracks, request);
    }
}

QWidget& TimelineCanvas::plot() const
{
    return *m_plot;
}

const TimelineContent* TimelineCanvas::partOf(std::size_t section, std::size_t row) const
{
    if (m_content.layout.find(section, row) != nullptr)
        return &m_content;
    return m_pinned.layout.find(section, row) != nullptr ? &m_pinned : nullptr;
}

const RowItem* TimelineCanvas::itemAt(QPoint position) const
{
    for (const TimelineContent* part : { &m_pinned, &m_content })
        if (position.y() >= part->lanes.top() && position.y() <= part->lanes.bottom())
            return part->layout.itemAt(position.y() - part->lanes.top() + part->scroll);
    return nullptr;
}

std::optional<TimelineCanvas::Hit> TimelineCanvas::hitAt(QPoint position) const
{
    if (position.x() < m_content.lanes.left() || position.x() > m_content.lanes.right())
        return std::nullopt;
    const RowItem* item = itemAt(position);
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

void TimelineCanvas::scrollBy(int pixels)
{
    m_scrollBar->setValue(m_scrollBar->value() + pixels);
}

void TimelineCanvas::fitSpan(Nanos begin, Nanos end)
{
    const Nanos margin = std::max(Nanos(1), (end - begin) / 16);
    m_viewport.setVisible({ begin - margin, end + margin });
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
