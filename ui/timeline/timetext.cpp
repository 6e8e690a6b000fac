// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timetext.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace interleave::ui {

namespace {
struct TimeText {
    Q_DECLARE_TR_FUNCTIONS(TimeText)
};

TimeUnit unitFor(Nanos duration)
{
    const Nanos size = std::chrono::abs(duration);
    // What rounds up to a thousand of a unit is shown in the next one.
    if (size >= Nanos(999'500'000))
        return TimeUnit::Seconds;
    if (size >= Nanos(999'500))
        return TimeUnit::Milliseconds;
    return size >= Nanos(1000) ? TimeUnit::Microseconds : TimeUnit::Nanoseconds;
}

QString number(double value, int decimals)
{
    return QLocale().toString(value, 'f', decimals);
}

QString withUnit(const QString& value, TimeUnit unit)
{
    //: a time: number and unit
    return TimeText::tr("%1\u00a0%2").arg(value, unitSymbol(unit));
}

double inUnit(Nanos time, TimeUnit unit)
{
    return static_cast<double>(time.count()) / static_cast<double>(unitLength(unit).count());
}
} // namespace

QString unitSymbol(TimeUnit unit)
{
    switch (unit) {
    case TimeUnit::Nanoseconds:
        return TimeText::tr("ns");
    case TimeUnit::Microseconds:
        return TimeText::tr("µs");
    case TimeUnit::Milliseconds:
        return TimeText::tr("ms");
    case TimeUnit::Seconds:
        break;
    }
    return TimeText::tr("s");
}

Nanos unitLength(TimeUnit unit)
{
    switch (unit) {
    case TimeUnit::Nanoseconds:
        return Nanos(1);
    case TimeUnit::Microseconds:
        return Nanos(1'000);
    case TimeUnit::Milliseconds:
        return Nanos(1'000'000);
    case TimeUnit::Seconds:
        break;
    }
    return Nanos(1'000'000'000);
}

QString durationText(Nanos duration)
{
    const TimeUnit unit = unitFor(duration);
    const double value = inUnit(duration, unit);
    const double size = std::abs(value);
    int decimals = 2;
    if (unit == TimeUnit::Nanoseconds || size >= 99.95)
        decimals = 0;
    else if (size >= 9.995)
        decimals = 1;
    return withUnit(number(value, decimals), duration.count() == 0 ? TimeUnit::Seconds : unit);
}

QString guessText(Nanos duration)
{
    using std::chrono::minutes;
    if (duration >= minutes(100)) {
        const auto whole = std::chrono::round<minutes>(duration);
        //: a long duration: hours and minutes
        return TimeText::tr("%1\u00a0h %2\u00a0min")
            .arg(whole.count() / 60)
            .arg(whole.count() % 60);
    }
    if (duration >= std::chrono::seconds(100)) {
        const auto whole = std::chrono::round<std::chrono::seconds>(duration);
        //: a long duration: minutes and seconds
        return TimeText::tr("%1\u00a0min %2\u00a0s")
            .arg(whole.count() / 60)
            .arg(whole.count() % 60);
    }
    return durationText(duration);
}

QString instantText(Nanos instant, Nanos resolution)
{
    const TimeUnit unit = unitFor(std::max(std::chrono::abs(instant), resolution));
    const double steps = inUnit(std::max(resolution, Nanos(1)), unit);
    const int decimals = std::clamp(static_cast<int>(std::ceil(-std::log10(steps))), 0, 9);
    return withUnit(number(inUnit(instant, unit), decimals), unit);
}

QString speedupText(double speedup)
{
    if (speedup > 0 && speedup < 0.005) // a task of microseconds in a process of its own
        return TimeText::tr("<×%1").arg(number(0.01, 2));
    const int decimals = speedup >= 99.95 ? 0 : (speedup >= 9.995 ? 1 : 2);
    return TimeText::tr("×%1").arg(number(speedup, decimals));
}

QString percentText(double share)
{
    if (share > 0 && share < 0.005)
        return TimeText::tr("<1\u00a0%");
    return TimeText::tr("%1\u00a0%").arg(number(share * 100, 0));
}

} // namespace interleave::ui
