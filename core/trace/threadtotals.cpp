// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/threadtotals.h"

namespace interleave {

void addTo(ThreadTotals& sum, const ThreadTotals& more)
{
    sum.onCore += more.onCore;
    sum.preempted += more.preempted;
    sum.unknown += more.unknown;
    sum.voluntary += more.voluntary;
    sum.involuntary += more.involuntary;
    if (more.migrations)
        sum.migrations = sum.migrations.value_or(0) + *more.migrations;
}

ThreadTotals totalsOfAll(const SystemSchedule& schedule)
{
    ThreadTotals sum;
    for (const ScheduledThread& thread : schedule.threads())
        addTo(sum, thread.totals);
    return sum;
}

} // namespace interleave
