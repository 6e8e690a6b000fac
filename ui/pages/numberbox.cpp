// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/numberbox.h"

#include <QLocale>
#include <QWheelEvent>

namespace interleave::ui {

NumberBox::NumberBox(int decimals, QWidget* parent) : QDoubleSpinBox(parent)
{
    setDecimals(decimals);
    setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    setGroupSeparatorShown(decimals == 0);
    setFocusPolicy(Qt::StrongFocus);
    setAlignment(Qt::AlignRight);
    setMinimumWidth(80);
}

void NumberBox::setUnit(const QString& unit)
{
    setSuffix(unit.isEmpty() ? QString() : QLatin1Char(' ') + unit);
}

QString NumberBox::textFromValue(double value) const
{
    QString text = QDoubleSpinBox::textFromValue(value);
    const QString point = locale().decimalPoint();
    if (decimals() == 0 || !text.contains(point))
        return text;
    while (text.endsWith(locale().zeroDigit()))
        text.chop(1);
    if (text.endsWith(point))
        text.chop(point.size());
    return text;
}

void NumberBox::wheelEvent(QWheelEvent* event)
{
    if (hasFocus())
        QDoubleSpinBox::wheelEvent(event);
    else
        event->ignore();
}

} // namespace interleave::ui
