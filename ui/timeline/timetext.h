// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <QString>

namespace interleave::ui {

enum class TimeUnit { Nanoseconds, Microseconds, Milliseconds, Seconds };

/// "s", "ms", "µs", "ns".
[[nodiscard]] QString unitSymbol(TimeUnit unit);
[[nodiscard]] Nanos unitLength(TimeUnit unit);
/// Three significant digits and a unit: "1.32 s", "845 ms", "12.3 µs", "7 ns".
[[nodiscard]] QString durationText(Nanos duration);
/// For estimates: the same, but from a hundred seconds on "6 min 43 s", from a hundred minutes on
/// "3 h 20 min".
[[nodiscard]] QString guessText(Nanos duration);
/// An instant with as many digits as tell it from its neighbours `resolution` away: "1.23457 s".
[[nodiscard]] QString instantText(Nanos instant, Nanos resolution);
/// "×1.97"
[[nodiscard]] QString speedupText(double speedup);
/// "53 %"; "<1 %" for what is there but rounds to nothing.
[[nodiscard]] QString percentText(double share);

} // namespace interleave::ui
