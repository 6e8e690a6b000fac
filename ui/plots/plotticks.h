// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace interleave::ui {

/// Round numbers from 0 (or 1, 2, 4 ... when logarithmic) up to `last`, at most about `maxCount`.
[[nodiscard]] std::vector<double> numberTicks(double last, int maxCount, bool isLogarithmic);

/// A place on an axis from `first` to `last`, as a part of its length.
[[nodiscard]] double axisPart(double value, double first, double last, bool isLogarithmic);

} // namespace interleave::ui
