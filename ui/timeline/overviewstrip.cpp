// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/overviewstrip.h"

#include "ui/timeline/statepalette.h"
#include "ui/timeline/timelinecoordinates.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace interleave::ui {

namespace {
/// Too much to go through between two inputs.
bool isHeavy(const Trace& trace)
{
    constexpr std::size_t kManySlices = 200'000;
    const SystemSchedule* schedule = trace.systemSchedule().get();
    return isLarge(trace)
        || (trace.taskCount() == 0 && schedule != nullptr && schedule->sliceCount() > kManySlices);
}
} // namespace

OverviewStrip::OverviewStrip(Viewport& viewport, QWidget* parent)
    : QWidget(parent),
      m_viewport(viewport),
      m_counting(new Background(this))
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Overview"));
    setToolTip(tr("Active workers over the whole run. Click or drag to move the visible window; "
                  "double-click shows all."));
    connect(&m_viewport, &Viewport::visibleChanged, this, qOverload<>(&QWidget::update));
    connect(&m_viewport, &Viewport::fullChanged, this, qOverload<>(&QWidget::update));
}

void OverviewStrip::setTracks(std::shared_ptr<const TrackModel> tracks)
{
    m_tracks = std::move(tracks);
    if (m_tracks == nullptr) {
        m_counting->forget();
        takeActivity({}, nullptr, {});
    }
    update();
}

void OverviewStrip::countActivity(int columns)
{
    const Viewport::Range full = m_viewport.full();
    if (m_activityOf == m_tracks && m_activityRange == full
        && m_activity.size() == static_cast<std::size_t>(columns))
        return;
    if (!isHeavy(m_tracks->trace())) {
        m_counting->forget();
        takeActivity(activityOf(*m_tracks, full, columns), m_tracks, full);
        return;
    }
    m_counting->start([this, tracks = m_tracks, full, columns]() -> Background::Then {
        return [this, activity = activityOf(*tracks, full, columns), tracks, full] {
            takeActivity(activity, tracks, full);
            update();
        };
    });
}

void OverviewStrip::takeActivity(std::vector<ActivityColumn> activity,
    std::shared_ptr<const TrackModel> tracks, Viewport::Range range)
{
    m_activity = std::move(activity);
    m_activityOf = std::move(tracks);
    m_activityRange = range;
}

void OverviewStrip::setMargins(int left, int right)
{
    m_left = left;
    m_right = right;
    update();
}

QSize OverviewStrip::sizeHint() const
{
    return { 400, 46 };
}

QRect OverviewStrip::plotRect() const
{
    return rect().adjusted(m_left, 5, -m_right, -5);
}

void OverviewStrip::paintEvent(QPaintEvent* /*event*/)
{
    const Theme theme = themeOf(palette());
    const ChartColors& colors = chartColors(theme);
    QPainter painter(this);
    painter.fillRect(rect(), colors.page);
    const QRect plot = plotRect();
    painter.fillRect(plot, colors.lane);
    painter.setPen(colors.dimText);
    const QRect label(4, plot.top(), m_left - 12, plot.height());
    painter.drawText(label, Qt::AlignRight | Qt::AlignVCenter,
        fontMetrics().elidedText(tr("Active"), Qt::ElideRight, label.width()));
    if (m_tracks == nullptr || plot.width() <= 0)
        return;

    const Viewport::Range full = m_viewport.full();
    countActivity(plot.width());
    const double scale
        = plot.height() / static_cast<double>(std::max(1, activeLaneCount(*m_tracks)));
    // What was counted last may be of a run that was shorter then.
    const double width = full.length() > Nanos(0) && !m_activity.empty()
        ? plot.width() * toSeconds(m_activityRange.length()) / toSeconds(full.length())
            / static_cast<double>(m_activity.size())
        : 1;
    QVector<QRectF> running;
    QVector<QRectF> blocked;
    QVector<QRectF> overhead;
    for (std::size_t i = 0; i < m_activity.size(); ++i) {
        const double x = plot.left() + static_cast<double>(i) * width;
        const double r = static_cast<double>(m_activity[i].running) * scale;
        const double b = static_cast<double>(m_activity[i].blocked) * scale;
        const double o = static_cast<double>(m_activity[i].overhead) * scale;
        running.append(QRectF(x, plot.bottom() + 1 - r, width, r));
        blocked.append(QRectF(x, plot.bottom() + 1 - r - b, width, b));
        overhead.append(QRectF(x, plot.bottom() + 1 - r - b - o, width, o));
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(stateStyle(TaskState::Blocked, theme).fill);
    painter.drawRects(blocked);
    painter.setBrush(stateStyle(TaskState::Overhead, theme).fill);
    painter.drawRects(overhead);
    painter.setBrush(stateStyle(TaskState::Running, theme).fill);
    painter.drawRects(running);

    if (m_viewport.isFitted())
        return;
    const TimelineCoordinates c { full, static_cast<double>(plot.left()),
        static_cast<double>(plot.width()) };
    const double left = c.toPixel(m_viewport.visible().begin);
    const double right = std::max(left + 2, c.toPixel(m_viewport.visible().end));
    QColor veil = colors.page;
    veil.setAlpha(170);
    painter.fillRect(QRectF(plot.left(), plot.top(), left - plot.left(), plot.height()), veil);
    painter.fillRect(QRectF(right, plot.top(), plot.right() + 1 - right, plot.height()), veil);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colors.text, 1.5));
    painter.drawRect(QRectF(left, plot.top() - 1, right - left, plot.height() + 2));
}

void OverviewStrip::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        centreOn(event->position().x());
}

void OverviewStrip::mouseMoveEvent(QMouseEvent* event)
{
    if (event->buttons() & Qt::LeftButton)
        centreOn(event->position().x());
}

void OverviewStrip::mouseDoubleClickEvent(QMouseEvent* /*event*/)
{
    m_viewport.fit();
}

void OverviewStrip::centreOn(double x)
{
    if (m_viewport.isFitted() || plotRect().width() <= 0)
        return;
    const TimelineCoordinates c { m_viewport.full(), static_cast<double>(plotRect().left()),
        static_cast<double>(plotRect().width()) };
    const Nanos length = m_viewport.visible().length();
    const Nanos begin = c.toTime(x) - length / 2;
    m_viewport.setVisible({ begin, begin + length });
}

} // namespace interleave::ui
