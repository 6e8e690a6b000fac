// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/workloaddelegate.h"

#include "ui/viewmodels/workloadmodel.h"

#include <QApplication>
#include <QPainter>

namespace interleave::ui {

namespace {

constexpr int kMargin = 5;
constexpr double kSmall = 0.88;

QFont smaller(const QFont& font)
{
    QFont small = font;
    small.setPointSizeF(font.pointSizeF() * kSmall);
    return small;
}

bool isFamily(const QModelIndex& index)
{
    return !index.parent().isValid();
}

} // namespace

QSize WorkloadDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    if (isFamily(index))
        return { 120, QFontMetrics(option.font).height() + kMargin };
    const int height
        = QFontMetrics(option.font).height() + QFontMetrics(smaller(option.font)).height();
    return { 120, height + kMargin };
}

void WorkloadDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    if (isFamily(index)) {
        item.font.setBold(true);
        const QStyle* style = item.widget != nullptr ? item.widget->style() : QApplication::style();
        style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);
        return;
    }
    item.text.clear();
    const QStyle* style = item.widget != nullptr ? item.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);

    const bool selected = (item.state & QStyle::State_Selected) != 0;
    const QPalette::ColorGroup group
        = (item.state & QStyle::State_Active) != 0 ? QPalette::Active : QPalette::Inactive;
    const QColor strong
        = item.palette.color(group, selected ? QPalette::HighlightedText : QPalette::Text);
    const QColor faint = selected ? strong : item.palette.color(group, QPalette::PlaceholderText);
    const QRect area = item.rect.adjusted(kMargin, 2, -kMargin, -2);
    const QFont small = smaller(item.font);
    const QFontMetrics large(item.font);

    painter->save();
    painter->setFont(item.font);
    painter->setPen(strong);
    const QString title = index.data(Qt::DisplayRole).toString();
    painter->drawText(
        area, Qt::AlignTop | Qt::AlignLeft, large.elidedText(title, Qt::ElideRight, area.width()));
    painter->setFont(small);
    painter->setPen(faint);
    const QString purpose = index.data(WorkloadModel::PurposeRole).toString();
    painter->drawText(area.adjusted(0, large.height(), 0, 0), Qt::AlignTop | Qt::AlignLeft,
        QFontMetrics(small).elidedText(purpose, Qt::ElideRight, area.width()));
    painter->restore();
}

} // namespace interleave::ui
