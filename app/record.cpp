// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/record.h"

#include "app/interruption.h"
#include "app/runreport.h"
#include "app/standardoutput.h"
#include "core/analysis/coretime.h"
#include "core/execution/childcommand.h"
#include "core/formats/json.h"
#include "core/formats/programfile.h"
#include "core/formats/programtrace.h"
#include "core/formats/savefile.h"
#include "core/run/programrecorder.h"

#include <unistd.h>

#include <cstdio>
#include <cstring>
#include <sstream>

namespace interleave::app {

namespace {

constexpr int kExitNotStarted = 126;
constexpr int kExitNotThere = 127;
constexpr int kSignalBase = 128;

std::string counted(std::uint64_t n, const char* one, const char* many)
{
    return std::to_string(n) + (n == 1 ? one : many);
}

std::string endText(const RecordedProgram& program)
{
    return program.bySignal ? std::string("ended by signal ") + std::to_string(program.status)
            + " (" + strsignal(program.status) + ")"
                            : "exit status " + std::to_string(program.status);
}

void writeSums(std::ostream& text, const RecordedProgram& program, const Value& summary)
{
    const SystemSchedule& schedule = *program.schedule;
    const auto number
        = [&](const char* key) { return static_cast<std::uint64_t>(summary.find(key)->toInt()); };
    const auto time
        = [&](const char* key) { return durationText(fromSeconds(summary.find(key)->toDouble())); };
    std::ostringstream average;
    average.imbue(std::locale::classic());
    average.precision(2);
    average << std::fixed << summary.find("parallelism")->toDouble();
    text << "  " << counted(number("processes"), " process, ", " processes, ")
         << counted(number("threads"), " thread on ", " threads on ")
         << counted(schedule.cores().size(), " core\n", " cores\n") << "  on a core "
         << time("on_core_s") << " (by the system's count " << time("cpu_time_s") << "), preempted "
         << time("preempted_s")
         << (summary.find("unknown_s")->toDouble() > 0 ? ", not known " + time("unknown_s") : "")
         << "\n  " << average.str() << " on a core on average, at most "
         << std::to_string(number("most_on_cores"))
         << " at once\n  switches: " << std::to_string(number("switches_voluntary"))
         << " voluntary, " << std::to_string(number("switches_involuntary")) << " preempted; "
         << counted(number("migrations"), " migration\n", " migrations\n");
    if (const std::uint64_t lost = schedule.lostRecords(); lost > 0)
        text << "  lost: " << std::to_string(lost)
             << " records, because a buffer of the kernel's was full; "
             << std::to_string(schedule.brokenSlices()) << " slices are not told for that\n";
    if (schedule.limitReached())
        text << "  the recording ended after " << durationText(*schedule.limitReached())
             << ", when it had taken the memory that it may take\n";
}

std::string summaryText(const RecordedProgram& program)
{
    const Value summary = programSummary(program);
    std::ostringstream text;
    text.imbue(std::locale::classic());
    text << "recorded " << joinCommand(program.command) << ": " << durationText(program.duration)
         << ", " << endText(program) << '\n';
    if (program.schedule->isRecorded())
        writeSums(text, program, summary);
    else
        text << "  its schedule is not told: " << program.schedule->reason()
             << "\n  by the system's count: on a core " << durationText(program.cpuTime) << ", "
             << program.voluntary << " voluntary switches, " << program.involuntary
             << " preempted\n";
    return text.str();
}

Result<void> writeOutput(const RecordedProgram& program, const CommandLine& line)
{
    if (line.record.format == RecordFormat::Native)
        return saveProgram(line.record.output, program, line.overwrite);
    const auto content = line.record.format == RecordFormat::Csv ? programCsv(program)
                                                                 : programChromeTrace(program);
    if (!content)
        return tl::unexpected(content.error());
    return saveFile(line.record.output, *content, line.overwrite);
}

void printSummary(const RecordedProgram& program, const CommandLine& line)
{
    const std::string text
        = line.json ? toJson(programSummary(program), 1) + "\n" : summaryText(program);
    std::fwrite(text.data(), 1, text.size(), stderr);
}

int startFailed(const Error& error)
{
    complain(error.detail);
    return error.code == ErrorCode::NotFound ? kExitNotThere : kExitNotStarted;
}

} // namespace

int recordCommand(const CommandLine& line)
{
    if (!line.record.output.empty()) {
        if (const auto checked = checkSaveTarget(line.record.output, line.overwrite); !checked) {
            complain("--output: " + checked.error().detail);
            return kExitUsage;
        }
    }
    Interruption interruption;
    RecordControl control;
    interruption.tell([&](int number) { control.requestStop(number); });
    const auto program = recordProgram(
        { .command = line.record.command, .duration = line.record.duration }, control);
    interruption.tell({});
    if (!program)
        return startFailed(program.error());

    bool isGood = program->schedule->isRecorded();
    if (!line.record.output.empty() && isGood) {
        if (const auto written = writeOutput(*program, line); !written) {
            complain(written.error().detail);
            isGood = false;
        }
    }
    printSummary(*program, line);
    if (!line.record.output.empty() && isGood && !line.json)
        std::fputs(("wrote " + line.record.output + "\n").c_str(), stderr);
    if (const int number = Interruption::signalNumber(); number != 0)
        return kSignalBase + number;
    if (program->bySignal)
        return kSignalBase + program->status;
    return program->status != 0 || isGood ? program->status : kExitFailed;
}

} // namespace interleave::app
