// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/programtext.h"

#include "core/analysis/coretime.h"
#include "core/execution/childcommand.h"
#include "core/trace/threadtotals.h"
#include "ui/support/coretext.h"
#include "ui/support/numbers.h"
#include "ui/timeline/scheduletext.h"
#include "ui/timeline/timetext.h"

#include <QCoreApplication>
#include <QLocale>

#include <cstring>

namespace interleave::ui {

namespace {
struct ProgramText {
    Q_DECLARE_TR_FUNCTIONS(ProgramText)
};
} // namespace

QString commandText(const RecordedProgram& program)
{
    return program.command.empty() ? QString() : plain(joinCommand(program.command));
}

QString programEndText(const RecordedProgram& program)
{
    if (!program.bySignal)
        return ProgramText::tr("exit status %1").arg(program.status);
    return ProgramText::tr("ended by signal %1 (%2)")
        .arg(program.status)
        .arg(QString::fromLocal8Bit(strsignal(program.status)));
}

QString programSummaryText(const RecordedProgram& program)
{
    const SystemSchedule& schedule = *program.schedule;
    const ThreadTotals sum = totalsOfAll(schedule);
    const Parallelism parallel = parallelism(schedule, Nanos(0), schedule.end());
    QStringList parts;
    //: a duration, and how the program ended
    parts << ProgramText::tr("%1, %2").arg(durationText(program.duration), programEndText(program));
    if (program.wasStopped)
        parts.back() += ProgramText::tr(" (it was asked to end)");
    parts << ProgramText::tr(
                 "%n process(es)", nullptr, static_cast<int>(schedule.processes().size()))
            + ProgramText::tr(", ")
            + ProgramText::tr("%n thread(s)", nullptr, static_cast<int>(schedule.threads().size()))
            + ProgramText::tr(", ")
            + ProgramText::tr("%n core(s)", nullptr, static_cast<int>(schedule.cores().size()));
    parts << ProgramText::tr("on a core %1 (by the system's count %2), preempted %3")
                 .arg(durationText(sum.onCore), durationText(program.cpuTime),
                     durationText(sum.preempted));
    if (sum.unknown > Nanos(0)) //: the time of which the kernel lost the records
        parts.back() += ProgramText::tr(", not known %1").arg(durationText(sum.unknown));
    parts << switchesText(sum.voluntary, sum.involuntary, sum.migrations.value_or(0));
    parts << ProgramText::tr("%1 on a core on average, at most %2 at once")
                 .arg(QLocale().toString(parallel.average, 'f', 2), countText(parallel.most));
    return parts.join(ProgramText::tr(" · "));
}

QString parallelismText(const RecordedProgram& program)
{
    const SystemSchedule& schedule = *program.schedule;
    const Parallelism parallel = parallelism(schedule, Nanos(0), schedule.end());
    const double whole = toSeconds(schedule.end());
    QStringList parts;
    for (std::size_t i = 0; i < parallel.histogram.size() && whole > 0; ++i)
        //: how many threads were on a core, and for how much of the time: "2: 48 %"
        parts << ProgramText::tr("%1: %2").arg(
            countText(i), percentText(toSeconds(parallel.histogram[i]) / whole));
    return parts.isEmpty() ? QString()
                           : ProgramText::tr("Threads on a core, and how long: %1")
                                 .arg(parts.join(ProgramText::tr(", ")));
}

} // namespace interleave::ui
