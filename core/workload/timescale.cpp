// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workload/timescale.h"

#include "core/base/translatable.h"

namespace interleave {

ParameterSpec timeScaleParameter()
{
    constexpr double kMost = 1000;
    return { "time-scale", translatable("Time scale"),
        translatable("How long the sleeps last, in percent of the text's own lengths."),
        translatable("%"), ParameterKind::Integer, Value(100), 1, kMost, {} };
}

Nanos scaled(Nanos duration, const ParameterValues& values)
{
    constexpr std::int64_t kPercent = 100;
    return Nanos(duration.count() / kPercent * values.integer("time-scale"));
}

} // namespace interleave
