// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDoubleSpinBox>

namespace interleave::ui {

/// A spin box for whole numbers of up to 15 digits, or for decimals without trailing zeros. Steps
/// with the size of the number; ignores the wheel unless it has the focus, so that scrolling a form
/// changes nothing.
class NumberBox : public QDoubleSpinBox {
    Q_OBJECT

public:
    explicit NumberBox(int decimals, QWidget* parent = nullptr);

    void setUnit(const QString& unit);
    [[nodiscard]] QString textFromValue(double value) const override;

protected:
    void wheelEvent(QWheelEvent* event) override;
};

} // namespace interleave::ui
