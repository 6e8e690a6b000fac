// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/togglestyle.h"

#include "ui/support/appearance.h"
#include "ui/support/icons.h"

#include <QPainter>
#include <QStyleOption>
#include <QToolButton>

namespace interleave::ui {

void ToggleStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option,
    QPainter* painter, const QWidget* widget) const
{
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    if (element == PE_IndicatorCheckBox && Appearance::isDark(option->palette)) {
        painter->save();
        painter->setPen(option->palette.color(QPalette::PlaceholderText));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        painter->restore();
        return;
    }
    const bool isOn = element == PE_PanelButtonTool && (option->state & State_On) != 0
        && (option->state & State_Enabled) != 0
        && qobject_cast<const QToolButton*>(widget) != nullptr;
    if (!isOn)
        return;
    constexpr int kTint = 56;
    constexpr double kRadius = 3;
    const QColor outline = option->palette.color(QPalette::Highlight);
    QColor tint = outline;
    tint.setAlpha(kTint);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(outline);
    painter->setBrush(tint);
    painter->drawRoundedRect(QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5), kRadius, kRadius);
    painter->restore();
}

QIcon ToggleStyle::standardIcon(
    StandardPixmap icon, const QStyleOption* option, const QWidget* widget) const
{
    if (icon == SP_LineEditClearButton && widget != nullptr)
        return themedIcon(QStringLiteral("close"), widget->palette());
    return QProxyStyle::standardIcon(icon, option, widget);
}

} // namespace interleave::ui
