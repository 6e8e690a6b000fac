// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plots/qcp.h"
#include "ui/timeline/timeticks.h"

namespace interleave::ui {

/// The ticks of a QCustomPlot axis in seconds, from timeTicks(). The plot asks for a whole tick
/// vector at once, so the labels of one axis always share one unit.
class TimeAxisTicker : public QCPAxisTicker {
public:
    /// Of the ticks that were made last.
    [[nodiscard]] const TimeTicks& ticks() const { return m_ticks; }
    void setMaxCount(int count) { m_maxCount = count; }
    /// The exact range; the axis itself holds it as a double.
    void setRange(Viewport::Range range) { m_range = range; }

    void generate(const QCPRange& range, const QLocale& locale, QChar formatChar, int precision,
        QVector<double>& ticks, QVector<double>* subTicks, QVector<QString>* tickLabels) override;

private:
    TimeTicks m_ticks;
    Viewport::Range m_range { Nanos(0), Nanos(1'000'000'000) };
    int m_maxCount = 10;
};

} // namespace interleave::ui
