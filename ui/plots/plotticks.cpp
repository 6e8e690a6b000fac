// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/plotticks.h"

#include <algorithm>
#include <cmath>

namespace interleave::ui {

std::vector<double> numberTicks(double last, int maxCount, bool isLogarithmic)
{
    std::vector<double> ticks;
    if (!(last > 0) || !std::isfinite(last))
        return ticks;
    if (isLogarithmic) {
        const double doublings = std::max(1.0, std::floor(std::log2(last)));
        const double every = std::max(1.0, std::ceil(doublings / std::max(1, maxCount - 1)));
        for (double e = 0; e <= doublings; e += every)
            ticks.push_back(std::exp2(e));
        return ticks;
    }
    const double atLeast = last / std::max(1, maxCount);
    const double power = std::pow(10.0, std::floor(std::log10(atLeast)));
    double step = 10 * power;
    for (const double factor : { 1.0, 2.0, 5.0 })
        if (factor * power >= atLeast * 0.999) {
            step = factor * power;
            break;
        }
    for (int i = 0; i * step <= last * 1.0001; ++i)
        ticks.push_back(i * step);
    return ticks;
}

double axisPart(double value, double first, double last, bool isLogarithmic)
{
    if (isLogarithmic)
        return (std::log2(std::max(value, 1e-6)) - std::log2(first))
            / (std::log2(last) - std::log2(first));
    return (value - first) / (last - first);
}

} // namespace interleave::ui
