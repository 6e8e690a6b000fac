// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/lanelabels.h"

#include <algorithm>

namespace interleave::ui {

namespace {
constexpr int kMargin = 8;
constexpr int kNarrowest = 84;
constexpr int kWidest = 220;
constexpr int kUnderHeader = 3;
constexpr int kSlack = 8; // bold names are wider
constexpr int kAfterTitle = 10;
constexpr int kAfterDetail = 12;
constexpr int kChipMargins = 12;
constexpr int kAfterChip = 6;

QFont boldened(QFont font)
{
    font.setBold(true);
    return font;
}

double drawChip(
    QPainter& painter, double x, const QRect& place, const QString& text, const QColor& color)
{
    const double width = painter.fontMetrics().horizontalAdvance(text) + kChipMargins;
    const double height = painter.fontMetrics().height() + 2;
    const QRectF chip(x, place.center().y() - height / 2 + 0.5, width, height);
    painter.setPen(color);
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(chip.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    painter.drawText(chip, Qt::AlignCenter | Qt::TextSingleLine, text);
    return x + width + kAfterChip;
}
} // namespace

LaneLabels::LaneLabels(QCustomPlot* plot, const TimelineContent& content)
    : QCPLayerable(plot, QStringLiteral("axes")),
      m_content(content)
{
}

int LaneLabels::widthFor(const std::vector<TimelineSection>& sections, const QFont& font)
{
    constexpr std::size_t kLookedAt = 2000;
    const QFontMetrics metrics(boldened(font)); // as the title of a chosen row is
    int width = kNarrowest;
    std::size_t seen = 0;
    for (const TimelineSection& section : sections) {
        if (section.tracks == nullptr)
            continue;
        for (const TrackRow& row : section.tracks->rows()) {
            width = std::max(width,
                metrics.horizontalAdvance(row.title) + 2 * kMargin + kSlack + (row.died ? 16 : 0));
            if (width >= kWidest || ++seen > kLookedAt)
                return std::min(width, kWidest);
        }
    }
    return width;
}

double LaneLabels::headingEnd(const TimelineSection& section, const QFont& font)
{
    const QFontMetrics metrics(font);
    double x
        = kMargin + QFontMetrics(boldened(font)).horizontalAdvance(section.title) + kAfterTitle;
    if (!section.detail.isEmpty())
        x += metrics.horizontalAdvance(section.detail) + kAfterDetail;
    for (const QString& tag : section.tags)
        x += metrics.horizontalAdvance(tag) + kChipMargins + kAfterChip;
    return x;
}

QRect LaneLabels::clipRect() const
{
    return mParentPlot->rect();
}

void LaneLabels::applyDefaultAntialiasingHint(QCPPainter* painter) const
{
    painter->setAntialiasing(true);
}

void LaneLabels::draw(QCPPainter* painter)
{
    painter->setFont(mParentPlot->font());
    painter->setPen(chartColors(m_content.theme).dimText);
    painter->drawText(
        QRect(kMargin, 0, m_content.lanes.left() - 2 * kMargin - 8, m_content.lanes.top() - 8),
        Qt::AlignRight | Qt::AlignBottom | Qt::TextSingleLine,
        tr("Time (%1)").arg(unitSymbol(m_content.unit)));
    painter->setClipRect(
        QRect(0, m_content.lanes.top(), mParentPlot->width(), m_content.lanes.height()));
    const auto [first, last]
        = m_content.layout.between(m_content.scroll, m_content.scroll + m_content.lanes.height());
    drawRowTitles(*painter, first, last);
    for (std::size_t i = first; i < last; ++i) {
        const RowItem& item = m_content.layout.items[i];
        const TimelineSection& section = m_content.sections[item.section];
        const QRect place = m_content.placeOf(item);
        if (item.kind == RowItem::Kind::Header)
            drawHeader(*painter, section, place);
        if (item.kind == RowItem::Kind::Notice) {
            painter->setPen(chartColors(m_content.theme).dimText);
            painter->drawText(place.adjusted(kMargin, 0, -kMargin, 0),
                Qt::AlignVCenter | Qt::TextSingleLine, section.notice);
        }
    }
}

void LaneLabels::drawRowTitles(QPainter& painter, std::size_t first, std::size_t last) const
{
    const ChartColors& colors = chartColors(m_content.theme);
    const QFontMetrics metrics = painter.fontMetrics();
    const int width = m_content.lanes.left() - 2 * kMargin;
    // Low rows: only as many names as fit below each other.
    int freeFrom = m_content.lanes.top() - metrics.height();
    for (std::size_t i = first; i < last; ++i) {
        const RowItem& item = m_content.layout.items[i];
        const QRect place = m_content.placeOf(item);
        if (item.kind != RowItem::Kind::Row) {
            freeFrom = place.bottom() - kUnderHeader;
            continue;
        }
        const int top = place.center().y() - metrics.height() / 2 + 1;
        if (top < freeFrom)
            continue;
        freeFrom = top + metrics.height() - 1;
        const TrackRow& row = m_content.sections[item.section].tracks->rows()[item.row];
        const bool atCursor = m_content.hasFocus && m_content.cursor
            && m_content.cursor->section == item.section && m_content.cursor->row == item.row;
        const bool selected = row.kind == TrackRow::Kind::Task && m_content.selected.isValid()
            && m_content.selected.index() == row.index;
        painter.setFont(atCursor || selected ? boldened(mParentPlot->font()) : mParentPlot->font());
        const bool isDim = row.isResource() || row.kind == TrackRow::Kind::MainLane
            || row.kind == TrackRow::Kind::Core;
        painter.setPen(isDim ? colors.dimText : colors.text);
        QString title = painter.fontMetrics().elidedText(
            row.title, Qt::ElideMiddle, width - (row.died ? 16 : 0));
        QRect textPlace(kMargin, top, width, metrics.height());
        painter.drawText(textPlace, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, title);
        if (row.died) {
            painter.setPen(colors.failed);
            painter.drawText(textPlace, Qt::AlignLeft | Qt::AlignVCenter, failedMark());
        }
    }
    painter.setFont(mParentPlot->font());
}

void LaneLabels::drawHeader(
    QPainter& painter, const TimelineSection& section, const QRect& place) const
{
    const ChartColors& colors = chartColors(m_content.theme);
    const QRect line(
        kMargin, place.top() + 3, mParentPlot->width() - 2 * kMargin, place.height() - 3);
    painter.setPen(colors.grid);
    if (place.top() > m_content.lanes.top())
        painter.drawLine(0, place.top(), mParentPlot->width(), place.top());

    const QFont bold = boldened(mParentPlot->font());
    painter.setFont(bold);
    painter.setPen(colors.text);
    double x = line.left();
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, section.title);
    x += painter.fontMetrics().horizontalAdvance(section.title) + kAfterTitle;
    painter.setFont(mParentPlot->font());
    painter.setPen(colors.dimText);
    painter.drawText(QRectF(x, line.top(), line.width(), line.height()),
        Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, section.detail);
    if (!section.detail.isEmpty())
        x += painter.fontMetrics().horizontalAdvance(section.detail) + kAfterDetail;
    for (const QString& tag : section.tags)
        x = drawChip(painter, x, line, tag, section.isBad ? colors.failed : colors.dimText);

    if (!section.end || section.endText.isEmpty())
        return;
    painter.setFont(bold);
    painter.setPen(colors.text);
    const double width = painter.fontMetrics().horizontalAdvance(section.endText);
    const double mark = m_content.coordinates.toPixel(*section.end);
    double left = mark + kMargin;
    if (left + width > line.right())
        left = std::min(mark - kMargin, static_cast<double>(line.right())) - width;
    left = std::max(left, x + kMargin);
    painter.drawText(QRectF(left, line.top(), width + 2, line.height()),
        Qt::AlignVCenter | Qt::TextSingleLine, section.endText);
}

} // namespace interleave::ui
