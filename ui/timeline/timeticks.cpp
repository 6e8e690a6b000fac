// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timeticks.h"

#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>

namespace interleave::ui {

namespace {
struct Step {
    Nanos major;
    Nanos minor;
};

Step stepFor(Nanos length, int maxCount)
{
    const std::int64_t gaps = std::max(maxCount - 1, 1);
    const std::int64_t atLeast = std::max<std::int64_t>(1, (length.count() + gaps - 1) / gaps);
    std::int64_t power = 1;
    while (power <= atLeast / 10)
        power *= 10;
    for (const std::int64_t factor : { 1, 2, 5 })
        if (factor * power >= atLeast)
            return { Nanos(factor * power),
                Nanos(std::max<std::int64_t>(1, factor == 2 ? power / 2 : factor * power / 5)) };
    return { Nanos(10 * power), Nanos(2 * power) };
}

std::vector<Nanos> multiples(Nanos step, Viewport::Range range)
{
    std::vector<Nanos> ticks;
    const std::int64_t s = step.count();
    const std::int64_t begin = range.begin.count();
    std::int64_t first = begin / s * s;
    if (first < begin)
        first += s;
    for (std::int64_t t = first; t <= range.end.count(); t += s)
        ticks.emplace_back(t);
    return ticks;
}

TimeUnit unitFor(Nanos step, Nanos farthest)
{
    // The unit of the step, but small ones only as long as the numbers stay short.
    constexpr std::array kUnits
        = { TimeUnit::Seconds, TimeUnit::Milliseconds, TimeUnit::Microseconds };
    for (const TimeUnit unit : kUnits)
        if (step * 10 >= unitLength(unit) && farthest >= unitLength(unit))
            return unit;
    return TimeUnit::Nanoseconds;
}
} // namespace

QString TimeTicks::label(Nanos tick) const
{
    const double value
        = static_cast<double>(tick.count()) / static_cast<double>(unitLength(unit).count());
    return QLocale().toString(value, 'f', decimals);
}

TimeTicks timeTicks(Viewport::Range range, int maxCount)
{
    const Step step = stepFor(range.length(), maxCount);
    TimeTicks ticks;
    ticks.step = step.major;
    ticks.unit = unitFor(step.major, range.end);
    if (step.major < unitLength(ticks.unit))
        ticks.decimals = 1;
    ticks.majors = multiples(step.major, range);
    for (const Nanos t : multiples(step.minor, range))
        if (t.count() % step.major.count() != 0)
            ticks.minors.push_back(t);
    return ticks;
}

} // namespace interleave::ui
