// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/json.h"
#include "core/formats/programtrace.h"
#include "core/run/programrecorder.h"

#include <QTest>

#include <signal.h>

#include <cerrno>
#include <set>
#include <thread>

using namespace interleave;
using namespace std::chrono_literals;

namespace {

RecordedProgram record(std::vector<std::string> command)
{
    RecordControl control;
    auto program = recordProgram({ .command = std::move(command) }, control);
    if (!program)
        qFatal("%s", program.error().detail.c_str());
    return *std::move(program);
}

RecordedProgram shell(const char* script)
{
    return record({ "/bin/sh", "-c", script });
}

std::multiset<std::string> processNames(const RecordedProgram& program)
{
    std::multiset<std::string> names;
    for (const ScheduledProcess& process : program.schedule->processes())
        names.insert(process.name);
    return names;
}

Nanos onCore(const RecordedProgram& program)
{
    Nanos sum { 0 };
    for (const ScheduledThread& thread : program.schedule->threads())
        sum += thread.totals.onCore;
    return sum;
}

/// Of a process that may have just been killed by another.
bool isGoneSoon(int pid)
{
    for (int i = 0; i < 500; ++i) {
        if (kill(pid, 0) != 0 && errno == ESRCH)
            return true;
        std::this_thread::sleep_for(10ms);
    }
    return false;
}

} // namespace

#define SKIP_UNLESS_RECORDED(program)                                                              \
    if (!(program).schedule->isRecorded())                                                         \
    QSKIP((program).schedule->reason().c_str())

class TestProgramRecorder : public QObject {
    Q_OBJECT

private slots:
    void followsAPipeline();
    void agreesWithTheSystemsCount();
    void tellsHowItEnded();
    void saysWhatCannotBeStarted();
    void endsWithItsCommand();
    void endsAtItsDuration();
    void stopsWhatDoesNotWantTo();
    void followsManyThreads_data();
    void followsManyThreads();
    void goesOnBeyondTheMemoryLimit();
    void runsWhereTheKernelRefuses();
    void writesTraceAndTable();
    void refusesTextsOfTooManySlices();
};

void TestProgramRecorder::followsAPipeline()
{
    const RecordedProgram program = shell("seq 20000 | sort -rn | tail -n 1 > /dev/null");
    SKIP_UNLESS_RECORDED(program);
    QVERIFY(!program.bySignal && program.status == 0 && !program.wasStopped);
    QCOMPARE(processNames(program), (std::multiset<std::string> { "seq", "sh", "sort", "tail" }));
    const SystemSchedule& schedule = *program.schedule;
    QCOMPARE(schedule.end(), program.duration);
    for (const ScheduledThread& thread : schedule.threads()) {
        QVERIFY(thread.sliceCount > 0);
        QVERIFY(thread.pid != static_cast<int>(getpid()));
        QVERIFY(schedule.slice(thread.firstSlice + thread.sliceCount - 1).how == SliceEnd::Exited);
    }
    QCOMPARE(schedule.lostRecords(), std::uint64_t { 0 });
    QCOMPARE(schedule.brokenSlices(), std::uint64_t { 0 });
}

void TestProgramRecorder::agreesWithTheSystemsCount()
{
    // What the machine below takes away is in the slices and not in the system's count: not every
    // attempt need agree, but one does, to a hundredth.
    constexpr int kAttempts = 6;
    RecordedProgram program;
    Nanos difference { 0 };
    for (int i = 0; i < kAttempts; ++i) {
        program = shell("i=0; while [ $i -lt 200000 ]; do i=$((i + 1)); done"); // only itself
        SKIP_UNLESS_RECORDED(program);
        difference = std::chrono::abs(onCore(program) - program.cpuTime);
        if (difference <= program.cpuTime / 100)
            break;
    }
    QVERIFY2(difference <= program.cpuTime / 100,
        qPrintable(QString("%1 ns on a core, %2 ns by the system's count")
                       .arg(onCore(program).count())
                       .arg(program.cpuTime.count())));
    ThreadTotals sum;
    for (const ScheduledThread& thread : program.schedule->threads()) {
        sum.voluntary += thread.totals.voluntary;
        sum.involuntary += thread.totals.involuntary;
    }
    const auto apart = [](std::uint64_t a, std::uint64_t b) { return a > b ? a - b : b - a; };
    QVERIFY(apart(sum.voluntary, program.voluntary) <= 2);
    QVERIFY(apart(sum.involuntary, program.involuntary) <= 2 + program.involuntary / 100);
}

void TestProgramRecorder::tellsHowItEnded()
{
    const RecordedProgram status = shell("exit 3");
    QVERIFY(!status.bySignal);
    QCOMPARE(status.status, 3);
    const RecordedProgram killed = shell("kill -9 $$");
    QVERIFY(killed.bySignal);
    QCOMPARE(killed.status, SIGKILL);
    QVERIFY(!killed.wasStopped);
    QCOMPARE(killed.command.front(), std::string("/bin/sh"));
    QCOMPARE(killed.startedAt.size(), std::size_t { 20 });
}

void TestProgramRecorder::saysWhatCannotBeStarted()
{
    RecordControl control;
    const auto missing = recordProgram({ .command = { "no-such-program-here" } }, control);
    QVERIFY(!missing && missing.error().code == ErrorCode::NotFound);
    QVERIFY(missing.error().detail.find("no-such-program-here") != std::string::npos);
    const auto folder = recordProgram({ .command = { "/tmp" } }, control);
    QVERIFY(!folder && folder.error().code == ErrorCode::System);
    const auto nothing = recordProgram({}, control);
    QVERIFY(!nothing && nothing.error().code == ErrorCode::BadArgument);
    QVERIFY(!control.figures());
}

void TestProgramRecorder::endsWithItsCommand()
{
    const RecordedProgram program = shell("sleep 5 & exit 4"); // goes on by itself
    QCOMPARE(program.status, 4);
    QVERIFY(program.duration < 5s);
    for (const ScheduledProcess& process : program.schedule->processes())
        if (process.name == "sleep")
            kill(process.pid, SIGKILL);
}

void TestProgramRecorder::endsAtItsDuration()
{
    RecordControl control;
    const auto program = recordProgram(
        { .command = { "/bin/sh", "-c", "sleep 60; true" }, .duration = Nanos(200ms) }, control);
    QVERIFY(program.has_value());
    QVERIFY(program->wasStopped && program->bySignal);
    QCOMPARE(program->status, SIGTERM);
    QVERIFY(program->duration >= 200ms);
    for (const ScheduledProcess& process : program->schedule->processes())
        QVERIFY(isGoneSoon(process.pid)); // the sleep, too
}

void TestProgramRecorder::stopsWhatDoesNotWantTo()
{
    RecordControl control;
    std::thread stopper([&control] {
        while (!control.figures())
            std::this_thread::sleep_for(1ms);
        std::this_thread::sleep_for(100ms);
        control.requestStop(SIGINT);
        std::this_thread::sleep_for(100ms);
        control.requestStop(SIGINT); // again: now
    });
    const auto program = recordProgram(
        { .command = { "/bin/sh", "-c", "trap '' INT TERM; sleep 60; sleep 60" } }, control);
    stopper.join();
    QVERIFY(program.has_value());
    QVERIFY(program->wasStopped && program->bySignal);
    QCOMPARE(program->status, SIGKILL);
    QVERIFY(program->duration < 50s);
    for (const ScheduledProcess& process : program->schedule->processes())
        QVERIFY(isGoneSoon(process.pid));
}

void TestProgramRecorder::followsManyThreads_data()
{
    QTest::addColumn<int>("threads");
    QTest::newRow("a thousand") << 1'000;
    QTest::newRow("ten thousand") << 10'000;
}

void TestProgramRecorder::followsManyThreads()
{
    QFETCH(int, threads);
    const RecordedProgram program = record({ MANY_THREADS, std::to_string(threads) });
    SKIP_UNLESS_RECORDED(program);
    if (program.status == 2)
        QSKIP("the system gives no so many threads");
    QCOMPARE(program.status, 0);
    QCOMPARE(program.schedule->threads().size(), static_cast<std::size_t>(threads) + 1);
    QCOMPARE(program.schedule->processes().size(), std::size_t { 1 });
    if (program.schedule->lostRecords() == 0)
        for (const ScheduledThread& thread : program.schedule->threads())
            QVERIFY(thread.sliceCount > 0);
}

void TestProgramRecorder::goesOnBeyondTheMemoryLimit()
{
    RecordControl control;
    const auto program = recordProgram(
        { .command = { "/bin/sh", "-c",
              "i=0; while [ $i -lt 100 ]; do /bin/true; i=$((i + 1)); done; sleep 0.2; exit 7" },
            .memoryLimit = 4096 },
        control);
    QVERIFY(program.has_value());
    SKIP_UNLESS_RECORDED(*program);
    QCOMPARE(program->status, 7);
    QVERIFY(program->schedule->limitReached().has_value());
    QVERIFY(*program->schedule->limitReached() < program->duration);
    QVERIFY(program->schedule->sliceCount() > 0);
    const Value summary = programSummary(*program);
    QVERIFY(summary.find("limit_reached_s")->toDouble() > 0);
}

void TestProgramRecorder::runsWhereTheKernelRefuses()
{
    RecordControl control;
    const auto program
        = recordProgram({ .command = { "/bin/sh", "-c", "exit 5" },
                            .opener = [](unsigned, std::size_t) { return -EACCES; } },
            control);
    QVERIFY(program.has_value());
    QCOMPARE(program->status, 5);
    QVERIFY(!program->schedule->isRecorded());
    QVERIFY(!program->schedule->reason().empty());
    QVERIFY(program->cpuTime > Nanos(0)); // what the system itself has counted
    const Value summary = programSummary(*program);
    QVERIFY(summary.find("on_core_s")->isNull());
    QVERIFY(summary.find("parallelism")->isNull());
    QVERIFY(summary.find("cpu_time_s")->toDouble() > 0);
}

void TestProgramRecorder::writesTraceAndTable()
{
    const RecordedProgram program = shell("/bin/true; /bin/true");
    SKIP_UNLESS_RECORDED(program);
    const SystemSchedule& schedule = *program.schedule;
    const auto text = programChromeTrace(program);
    QVERIFY(text.has_value());
    const auto document = fromJson(*text);
    QVERIFY2(document.has_value(), document ? "" : document.error().detail.c_str());
    const auto& events = *document->find("traceEvents")->as<Value::List>();
    std::size_t ofThreads = 0;
    std::size_t ofCores = 0;
    double onCoreMicros = 0;
    for (const Value& event : events) {
        if (event.find("ph")->toText() != "X" || event.find("cat")->toText() != "on-core")
            continue;
        if (event.find("pid")->toInt() == 0) {
            ++ofCores;
        } else {
            ++ofThreads;
            onCoreMicros += event.find("dur")->toDouble();
        }
    }
    QCOMPARE(ofThreads, schedule.sliceCount());
    QCOMPARE(ofCores, schedule.sliceCount());
    QVERIFY(qAbs(onCoreMicros - toSeconds(onCore(program)) * 1e6) < 1);
    QCOMPARE(document->find("otherData")->find("threads")->toInt(),
        static_cast<std::int64_t>(schedule.threads().size()));

    const auto table = programCsv(program);
    QVERIFY(table.has_value());
    const QList<QByteArray> lines = QByteArray::fromStdString(*table).split('\n');
    QCOMPARE(static_cast<std::size_t>(lines.size()), schedule.sliceCount() + 2); // head, last \n
    QVERIFY(lines[1].contains("\"sh\""));
}

void TestProgramRecorder::refusesTextsOfTooManySlices()
{
    SystemScheduleBuilder builder({ 0 });
    const auto thread = builder.addThread(2, 2, Nanos(0));
    for (std::size_t i = 0; i <= kMostTextSlices; ++i)
        builder.addSlice(0, thread, Nanos(static_cast<std::int64_t>(2 * i)),
            Nanos(static_cast<std::int64_t>(2 * i + 1)), SliceEnd::Waiting);
    RecordedProgram program;
    program.schedule = builder.finish(Nanos(0), Nanos(1'000'000'000), {});
    for (const auto& text : { programChromeTrace(program), programCsv(program) }) {
        QVERIFY(!text && text.error().code == ErrorCode::Unsupported);
        QVERIFY(text.error().detail.find("--duration") != std::string::npos);
    }
}

QTEST_GUILESS_MAIN(TestProgramRecorder)
#include "tst_programrecorder.moc"
