// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timelinecoordinates.h"

#include <cmath>

namespace interleave::ui {

Nanos TimelineCoordinates::toTime(double pixel) const
{
    return range.begin + toDuration(pixel - left);
}

Nanos TimelineCoordinates::toDuration(double pixels) const
{
    return Nanos(std::llround(pixels * static_cast<double>(range.length().count()) / width));
}

} // namespace interleave::ui
