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

QString pinnedTitle(const TimelineSection& section, std::size_t row)
{
    //: a pinned lane: its run, its name
    return LaneLabels::tr("%1: %2").arg(section.title, section.tracks->rows()[row].title);
}

/// A triangle: downwards what can be collapsed, to the right what is.
void drawFold(QPainter& painter, QPointF centre, bool collapsed, const QColor& color)
{
    constexpr double kLong = 4.5;
    constexpr double kShort = 2.5;
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    if (collapsed)
        painter.drawPolygon(QPolygonF { centre + QPointF(-kShort, -kLong),
            centre + QPointF(kShort, 0), centre + QPointF(-kShort, kLong) });
    else
        painter.drawPolygon(QPolygonF { centre + QPointF(-kLong, -kShort),
            centre + QPointF(kLong, -kShort), centre + QPointF(0, kShort) });
    painter.setBrush(Qt::NoBrush);
}

/// Of a process; the others have names of one or two words, as the rows do.
bool isLine(const TimelineSection& section, const RowItem& item)
{
    return item.kind == RowItem::Kind::Heading
        || (item.kind == RowItem::Kind::Group && section.tracks->isProgram()
            && item.group != RowGroup::Cores);
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
        if (section.rows && sections.size() > 1) // these say whose they are
            for (const std::size_t row : section.rows->pinned)
                width = std::max(width,
                    metrics.horizontalAdvance(pinnedTitle(section, row)) + kFoldWidth + kMargin
                        + kSlack);
        for (const TrackRow& row : section.tracks->rows()) {
            width = std::max(width,
                metrics.horizontalAdvance(row.title) + kFoldWidth + kMargin + kSlack
                    + (row.died ? 16 : 0));
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
        = kFoldWidth + QFontMetrics(boldened(font)).horizontalAdvance(section.title) + kAfterTitle;
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
    const ChartColors& colors = chartColors(m_content.theme);
    painter->setFont(mParentPlot->font());
    painter->setPen(colors.dimText);
    if (!m_content.isPinned)
        painter->drawText(
            QRect(kMargin, 0, m_content.lanes.left() - 2 * kMargin - 8, m_content.axisBottom - 8),
            Qt::AlignRight | Qt::AlignBottom | Qt::TextSingleLine,
            tr("Time (%1)").arg(unitSymbol(m_content.unit)));
    else
        painter->fillRect(0, m_content.lanes.bottom() + 1, mParentPlot->width(),
            StackLayout::kBorder - 1, colors.axis);
    painter->setClipRect(
        QRect(0, m_content.lanes.top(), mParentPlot->width(), m_content.lanes.height()));
    const auto [first, last]
        = m_content.layout.between(m_content.scroll, m_content.scroll + m_content.lanes.height());
    drawRowTitles(*painter, first, last);
    drawFolds(*painter, first, last);
    for (std::size_t i = first; i < last; ++i) {
        const RowItem& item = m_content.layout.items[i];
        const TimelineSection& section = m_content.sections[item.section];
        const QRect place = m_content.placeOf(item);
        if (item.kind == RowItem::Kind::Header)
            drawHeader(*painter, section, place);
        if (item.kind == RowItem::Kind::Notice)
            drawNotice(*painter, section.notice, place);
    }
}

void LaneLabels::drawNotice(QPainter& painter, const QString& words, const QRect& place) const
{
    const ChartColors& colors = chartColors(m_content.theme);
    painter.setFont(mParentPlot->font());
    const int width = painter.fontMetrics().horizontalAdvance(words) + 2 * kMargin;
    const int left = m_content.lanes.left();
    QRect plate(left, 0, std::min(width, place.width()), painter.fontMetrics().height());
    plate.moveCenter(QPoint(plate.center().x(), place.center().y()));
    painter.fillRect(plate, colors.page); // the mark of the end may not run through the words
    painter.setPen(colors.dimText);
    painter.drawText(
        plate.adjusted(kMargin, 0, 0, 0), Qt::AlignVCenter | Qt::TextSingleLine, words);
}

void LaneLabels::drawRowTitles(QPainter& painter, std::size_t first, std::size_t last)
{
    m_names.setFont(mParentPlot->font());
    m_boldNames.setFont(boldened(mParentPlot->font()));
    const QFontMetrics metrics = painter.fontMetrics();
    // Low rows: only as many names as fit below each other.
    int freeFrom = m_content.lanes.top() - metrics.height();
    for (std::size_t i = first; i < last; ++i) {
        const RowItem& item = m_content.layout.items[i];
        const TimelineSection& section = m_content.sections[item.section];
        const QRect place = m_content.placeOf(item);
        if (item.kind == RowItem::Kind::Header || item.kind == RowItem::Kind::Notice) {
            freeFrom = place.bottom() - kUnderHeader;
            continue;
        }
        const int top = place.center().y() - metrics.height() / 2 + 1;
        if (top < freeFrom)
            continue;
        freeFrom = top + metrics.height() - 1;
        if (isLine(section, item))
            drawLine(painter, section, item, top);
        else
            drawTitle(painter, item, top);
    }
    painter.setFont(mParentPlot->font());
}

/// The heading of a process, or its line where it is collapsed: its words may go on over the bars,
/// where nothing else stands.
void LaneLabels::drawLine(
    QPainter& painter, const TimelineSection& section, const RowItem& item, int top) const
{
    const ChartColors& colors = chartColors(m_content.theme);
    const auto& cursor = m_content.cursor;
    const bool atCursor = m_content.hasFocus && cursor && cursor->onGroup
        && cursor->section == item.section && cursor->row == item.row
        && item.kind == RowItem::Kind::Group;
    painter.setFont(atCursor ? boldened(mParentPlot->font()) : mParentPlot->font());
    const QRect place(kFoldWidth, top, mParentPlot->width() - kFoldWidth - kMargin,
        painter.fontMetrics().height());
    const QString words = painter.fontMetrics().elidedText(
        groupText(*section.tracks, item.group, item.collapsed), Qt::ElideRight, place.width());
    // The lines of the time axis may not run through them.
    QRect plate = place.adjusted(0, 0, kMargin / 2, 0);
    plate.setRight(place.left() + painter.fontMetrics().horizontalAdvance(words) + kMargin / 2);
    painter.fillRect(plate, colors.page);
    painter.setPen(colors.dimText);
    painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, words);
}

void LaneLabels::drawTitle(QPainter& painter, const RowItem& item, int top)
{
    const ChartColors& colors = chartColors(m_content.theme);
    const TimelineSection& section = m_content.sections[item.section];
    const TrackRow& row = section.tracks->rows()[item.row];
    const bool isGroup = item.kind == RowItem::Kind::Group;
    const bool atCursor = m_content.hasFocus && m_content.cursor
        && m_content.cursor->section == item.section && m_content.cursor->row == item.row;
    const bool selected = !isGroup && row.kind == TrackRow::Kind::Task
        && m_content.selected.isValid() && m_content.selected.index() == row.index;
    PreparedTexts& names = atCursor || selected ? m_boldNames : m_names;
    if (painter.font() != names.font())
        painter.setFont(names.font());
    const bool isDim = isGroup || row.isResource() || row.kind == TrackRow::Kind::MainLane
        || row.kind == TrackRow::Kind::Core;
    painter.setPen(isDim ? colors.dimText : colors.text);
    QString title = isGroup ? groupText(*section.tracks, item.group, item.collapsed) : row.title;
    if (m_content.isPinned && m_content.sections.size() > 1)
        title = pinnedTitle(section, item.row);
    const bool died = row.died && !isGroup;
    const int width = m_content.lanes.left() - kFoldWidth - kMargin;
    const PreparedText& name = names.of(title, width - (died ? 16 : 0));
    painter.drawStaticText(QPointF(kFoldWidth + width - name.width, top), name.prepared);
    if (died) {
        const QRect place(kFoldWidth, top, width, painter.fontMetrics().height());
        painter.setPen(colors.failed);
        painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter, failedMark());
    }
}

/// Along each group a line, with the sign at the first row of it that is in sight.
void LaneLabels::drawFolds(QPainter& painter, std::size_t first, std::size_t last) const
{
    const ChartColors& colors = chartColors(m_content.theme);
    const auto& items = m_content.layout.items;
    constexpr double kMiddle = kFoldWidth / 2.0;
    constexpr int kSign = 5; // half of its height
    for (std::size_t i = first; i < last; ++i) {
        const QRect place = m_content.placeOf(items[i]);
        if (items[i].kind == RowItem::Kind::Group)
            drawFold(painter, QPointF(kMiddle, place.center().y() + 1), true, colors.dimText);
        if ((items[i].kind != RowItem::Kind::Row && items[i].kind != RowItem::Kind::Heading)
            || items[i].isPinned || items[i].group == RowGroup::Main)
            continue;
        std::size_t end = i + 1;
        while (end < last && items[end].kind == RowItem::Kind::Row
            && items[end].section == items[i].section && items[end].group == items[i].group)
            ++end;
        const int top = std::max(place.top(), m_content.lanes.top());
        const int sign = top + std::max(kSign, std::min(place.bottom() - top, place.height()) / 2);
        const int bottom = m_content.placeOf(items[end - 1]).bottom() - 2;
        painter.setPen(colors.axis);
        if (bottom > sign + 2 * kSign)
            painter.drawLine(QPointF(kMiddle, sign + kSign), QPointF(kMiddle, bottom));
        drawFold(painter, QPointF(kMiddle, sign), false, colors.dimText);
        i = end - 1;
    }
}

void LaneLabels::drawHeader(
    QPainter& painter, const TimelineSection& section, const QRect& place) const
{
    const ChartColors& colors = chartColors(m_content.theme);
    const QRect line(kFoldWidth, place.top() + 3, mParentPlot->width() - kFoldWidth - kMargin,
        place.height() - 3);
    painter.setPen(colors.grid);
    if (place.top() > m_content.lanes.top())
        painter.drawLine(0, place.top(), mParentPlot->width(), place.top());

    if (section.tracks)
        drawFold(painter, QPointF(kFoldWidth / 2.0, line.center().y() + 1), section.isCollapsed,
            colors.dimText);
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
