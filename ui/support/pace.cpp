// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/pace.h"

#include <chrono>
#include <ctime>

namespace interleave::ui {

Nanos threadCpuTime()
{
    timespec time {};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return std::chrono::seconds(time.tv_sec) + Nanos(time.tv_nsec);
}

} // namespace interleave::ui
