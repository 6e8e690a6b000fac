// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/quietness.h"

#include "core/base/clock.h"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <string>

namespace interleave {

namespace {
double secondsOf(const timeval& t)
{
    constexpr double kMicro = 1e-6;
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) * kMicro;
}

double ownCpuSeconds(int who)
{
    rusage usage {};
    getrusage(who, &usage);
    return secondsOf(usage.ru_utime) + secondsOf(usage.ru_stime);
}
} // namespace

/// proc(5): "cpu user nice system idle iowait irq softirq steal guest guest_nice", in clock ticks.
QuietnessMeter::Reading QuietnessMeter::read()
{
    Reading reading;
    reading.wall = monotonicNow();
    reading.ownSeconds = ownCpuSeconds(RUSAGE_SELF) + ownCpuSeconds(RUSAGE_CHILDREN);
    std::ifstream stat("/proc/stat");
    std::string name;
    double user = 0;
    double nice = 0;
    double system = 0;
    double idle = 0;
    double wait = 0;
    double irq = 0;
    double softIrq = 0;
    double steal = 0;
    if (stat >> name >> user >> nice >> system >> idle >> wait >> irq >> softIrq >> steal) {
        const auto tick = static_cast<double>(sysconf(_SC_CLK_TCK));
        reading.busySeconds = (user + nice + system + irq + softIrq) / tick;
        reading.stealSeconds = steal / tick;
        reading.known = true;
    }
    return reading;
}

void QuietnessMeter::start()
{
    m_start = read();
}

Quietness QuietnessMeter::finish() const
{
    const Reading end = read();
    Quietness q;
    const double wall = toSeconds(end.wall - m_start.wall);
    // /proc/stat counts in ticks of 10 ms on every core: over a short run it knows nothing.
    constexpr double kShortest = 0.2;
    if (!m_start.known || !end.known || wall < kShortest)
        return q;
    q.known = true;
    const double foreign
        = (end.busySeconds - m_start.busySeconds) - (end.ownSeconds - m_start.ownSeconds);
    q.foreignCores = std::max(0.0, foreign / wall);
    q.stealCores = std::max(0.0, (end.stealSeconds - m_start.stealSeconds) / wall);
    return q;
}

} // namespace interleave
