// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/legendbar.h"

#include "ui/timeline/barpainter.h"
#include "ui/timeline/barshape.h"
#include "ui/timeline/corepalette.h"
#include "ui/timeline/scheduletext.h"
#include "ui/timeline/statetext.h"
#include "ui/timeline/timetext.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <utility>

namespace interleave::ui {

namespace {
constexpr int kSwatch = 26;
constexpr int kGap = 6;
constexpr int kBetween = 22;
constexpr int kMargin = 8;

std::vector<TaskState> statesOf(LaneMode mode)
{
    if (mode == LaneMode::Workers)
        return { TaskState::Running, TaskState::Blocked, TaskState::Overhead };
    return { TaskState::Queued, TaskState::Ready, TaskState::Running, TaskState::Blocked,
        TaskState::Suspended };
}

QString valueText(const RowTotals& totals, Nanos part)
{
    //: a state's time and its part of the whole
    return LegendBar::tr("%1, %2").arg(durationText(part), percentText(totals.share(part)));
}

void paintSwatch(QPainter& painter, const LegendBar::Entry& entry, const QRectF& box, Theme theme)
{
    const ChartColors& colors = chartColors(theme);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.fillRect(box, colors.lane);
    if (entry.isIdle) {
        painter.setPen(colors.axis);
        painter.drawRect(box.adjusted(0, 0, -1, -1));
        return;
    }
    const double height = std::max(4.0, box.height() * entry.style.height);
    const QRectF bar(box.left(), box.center().y() - height / 2, box.width(), height);
    painter.fillRect(bar, entry.style.fill);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(entry.style.line, 1.2));
    painter.drawLines(hatchLines(bar, entry.style.hatch, 5));
    painter.setRenderHint(QPainter::Antialiasing, false);
    if (entry.style.outlined) {
        painter.setPen(entry.style.line);
        painter.drawRect(bar.adjusted(0, 0, -1, -1));
    }
}
} // namespace

LegendBar::LegendBar(QWidget* parent) : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setAccessibleName(tr("Legend"));
}

void LegendBar::setEntries(std::vector<Entry> entries)
{
    m_entries = std::move(entries);
    QStringList words;
    for (const Entry& e : m_entries)
        words << (e.value.isEmpty() ? e.name : tr("%1: %2").arg(e.name, e.value));
    setAccessibleDescription(words.join(QLatin1Char('\n')));
    updateGeometry();
    update();
}

int LegendBar::lineHeight() const
{
    return fontMetrics().height() + 8;
}

QSize LegendBar::sizeHint() const
{
    return { 400, heightForWidth(width()) };
}

QSize LegendBar::minimumSizeHint() const
{
    return { 100, heightForWidth(width()) };
}

int LegendBar::heightForWidth(int width) const
{
    const auto rects = places(width);
    return (rects.empty() ? lineHeight() : rects.back().bottom() + 1) + 4;
}

std::vector<QRect> LegendBar::places(int width) const
{
    std::vector<QRect> rects;
    int x = kMargin;
    int y = 2;
    for (const Entry& e : m_entries) {
        const int value = e.value.isEmpty() ? 0 : kGap + fontMetrics().horizontalAdvance(e.value);
        const int wanted = kSwatch + kGap + fontMetrics().horizontalAdvance(e.name) + value;
        if (x > kMargin && x + wanted > width - kMargin) {
            x = kMargin;
            y += lineHeight();
        }
        rects.emplace_back(x, y, wanted, lineHeight());
        x += wanted + kBetween;
    }
    return rects;
}

void LegendBar::paintEvent(QPaintEvent* /*event*/)
{
    const Theme theme = themeOf(palette());
    const ChartColors& colors = chartColors(theme);
    QPainter painter(this);
    painter.fillRect(rect(), colors.page);
    const auto rects = places(width());
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        const Entry& e = m_entries[i];
        const QRect& place = rects[i];
        const QRectF box(place.left(), place.center().y() - 7, kSwatch, 15);
        if (!e.mark.isEmpty()) {
            painter.setPen(colors.failed);
            painter.drawText(box, Qt::AlignCenter, e.mark);
        } else if (e.isTheftMark) {
            paintTheft(painter, { box.center(), 9 }, theme);
        } else {
            paintSwatch(painter, e, box, theme);
        }
        int x = place.left() + kSwatch + kGap;
        painter.setPen(colors.text);
        painter.drawText(
            QRect(x, place.top(), place.width(), place.height()), Qt::AlignVCenter, e.name);
        x += fontMetrics().horizontalAdvance(e.name) + kGap;
        painter.setPen(colors.dimText);
        painter.drawText(
            QRect(x, place.top(), place.width(), place.height()), Qt::AlignVCenter, e.value);
    }
}

bool LegendBar::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto& help = *static_cast<QHelpEvent*>(event);
        const auto rects = places(width());
        for (std::size_t i = 0; i < rects.size(); ++i)
            if (rects[i].contains(help.pos()))
                QToolTip::showText(help.globalPos(), m_entries[i].tip, this);
        return true;
    }
    return QWidget::event(event);
}

std::vector<LegendBar::Entry> legendEntries(
    LaneMode mode, bool hasResources, const std::optional<RowTotals>& totals, Theme theme)
{
    std::vector<LegendBar::Entry> entries;
    for (const TaskState state : statesOf(mode)) {
        const QString value = totals
            ? valueText(*totals, totals->byState[static_cast<std::size_t>(state)])
            : QString();
        entries.push_back({ stateName(state), value, stateDefinition(state),
            stateStyle(state, theme), false, {}, false });
    }
    if (mode == LaneMode::Workers)
        entries.push_back({ idleName(), totals ? valueText(*totals, totals->idle) : QString(),
            LegendBar::tr("The worker has nothing to do."), {}, true, {}, false });
    if (totals && totals->gap > Nanos(0))
        entries.push_back({ gapName(), valueText(*totals, totals->gap), gapDefinition(),
            gapStyle(theme), false, {}, false });
    if (hasResources)
        entries.push_back({ heldName(), {}, LegendBar::tr("Somebody holds the lock."),
            heldStyle(theme), false, {}, false });
    for (const auto& [state, mark] : { std::pair(TaskState::Failed, failedMark()),
             std::pair(TaskState::Cancelled, cancelledMark()) })
        entries.push_back({ stateName(state), {}, stateDefinition(state), {}, false, mark, false });
    return entries;
}

std::vector<LegendBar::Entry> scheduleEntries(bool hasLosses, Theme theme)
{
    std::vector<LegendBar::Entry> entries { { onCoreName(), {}, onCoreDefinition(),
                                                onCoreStyle(theme), false, {}, false },
        { preemptedName(), {}, preemptedDefinition(), preemptedStyle(theme), false, {}, false } };
    if (hasLosses)
        entries.push_back(
            { notKnownName(), {}, notKnownDefinition(), gapStyle(theme), false, {}, false });
    return entries;
}

LegendBar::Entry theftEntry()
{
    return { stolenName(), {},
        LegendBar::tr("Begins here on another worker than the one that had it: that one had split "
                      "it off or spawned it and had not begun it."),
        {}, false, {}, true };
}

} // namespace interleave::ui
