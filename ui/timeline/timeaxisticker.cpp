// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timeaxisticker.h"

namespace interleave::ui {

void TimeAxisTicker::generate(const QCPRange& /*range*/, const QLocale& /*locale*/,
    QChar /*formatChar*/, int /*precision*/, QVector<double>& ticks, QVector<double>* subTicks,
    QVector<QString>* tickLabels)
{
    m_ticks = timeTicks(m_range, m_maxCount);
    ticks.clear();
    for (const Nanos t : m_ticks.majors)
        ticks.append(toSeconds(t));
    if (subTicks != nullptr) {
        subTicks->clear();
        for (const Nanos t : m_ticks.minors)
            subTicks->append(toSeconds(t));
    }
    if (tickLabels != nullptr) {
        tickLabels->clear();
        for (const Nanos t : m_ticks.majors)
            tickLabels->append(m_ticks.label(t));
    }
}

} // namespace interleave::ui
