// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/coretime.h"
#include "core/base/random.h"
#include "core/trace/systemschedulebuilder.h"
#include "tests/support/tracemaker.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace interleave;
using interleave::test::TraceMaker;

class TestCoreTime : public QObject {
    Q_OBJECT

private slots:
    void splitsATime();
    void splitsLanesAndTasks();
    void isNothingWithoutASchedule();
    void countsHowManyAreOnACore();
    void agreesWithCountingByHand();
    void countsNothingThatIsNotKnown();
};

namespace {

/// Thread 11: on core 0 in [100, 200) preempted, on core 1 in [250, 300) waits, on core 1 in
/// [400, 500) ends. Thread 12: on core 0 in [200, 450).
std::shared_ptr<const SystemSchedule> sample(std::vector<LaneThread> lanes = {})
{
    SystemScheduleBuilder builder({ 0, 1 });
    const auto a = builder.addThread(11, 10, Nanos(50));
    const auto b = builder.addThread(12, 10, Nanos(60));
    builder.addSlice(0, a, Nanos(100), Nanos(200), SliceEnd::Preempted);
    builder.addSlice(0, b, Nanos(200), Nanos(450), SliceEnd::Waiting);
    builder.addSlice(1, a, Nanos(250), Nanos(300), SliceEnd::Waiting);
    builder.addSlice(1, a, Nanos(400), Nanos(500), SliceEnd::Exited);
    builder.setEnded(a, Nanos(500));
    return builder.finish(Nanos(0), Nanos(1000), lanes);
}

} // namespace

void TestCoreTime::splitsATime()
{
    const auto schedule = sample();
    const ScheduledThread& thread = schedule->threads()[0];
    const CoreTime all = coreTime(*schedule, thread, Nanos(0), Nanos(1000));
    QCOMPARE(all.onCore, Nanos(250));
    QCOMPARE(all.preempted, Nanos(50));
    QCOMPARE(all.off, Nanos(700));
    QCOMPARE(all.total(), Nanos(1000));
    QCOMPARE(all.voluntary, std::uint64_t { 1 });
    QCOMPARE(all.involuntary, std::uint64_t { 1 });
    QCOMPARE(all.migrations, std::uint64_t { 1 });

    const CoreTime part = coreTime(*schedule, thread, Nanos(150), Nanos(270));
    QCOMPARE(part.onCore, Nanos(70));
    QCOMPARE(part.preempted, Nanos(50));
    QCOMPARE(part.off, Nanos(0));
    QCOMPARE(part.involuntary, std::uint64_t { 1 });
    QCOMPARE(part.voluntary, std::uint64_t { 0 });
    QCOMPARE(part.migrations, std::uint64_t { 1 });

    const CoreTime gap = coreTime(*schedule, thread, Nanos(210), Nanos(220));
    QCOMPARE(gap.preempted, Nanos(10));
    QCOMPARE(coreTime(*schedule, thread, Nanos(0), Nanos(40)).off, Nanos(40));
    QCOMPARE(coreTime(*schedule, thread, Nanos(600), Nanos(700)).off, Nanos(100));
    QCOMPARE(coreTime(*schedule, thread, Nanos(700), Nanos(700)), CoreTime {});

    const auto stretches = coreStretches(*schedule, thread, Nanos(150), Nanos(420));
    const std::vector<CoreStretch> expected {
        { Nanos(150), Nanos(200), CoreState::OnCore, 0 },
        { Nanos(200), Nanos(250), CoreState::Preempted, 0 },
        { Nanos(250), Nanos(300), CoreState::OnCore, 1 },
        { Nanos(300), Nanos(400), CoreState::Off, 0 },
        { Nanos(400), Nanos(420), CoreState::OnCore, 1 },
    };
    QVERIFY(stretches == expected);
}

void TestCoreTime::splitsLanesAndTasks()
{
    TraceMaker make;
    const LaneId lane = make.lane(LaneKind::Thread, "worker");
    make.state(lane, 80, 0, TaskState::Running);
    make.state(lane, 220, 0, TaskState::Blocked, Reason::Sleep);
    make.state(lane, 400, 0, TaskState::Running);
    make.state(lane, 480, 0, TaskState::Done);
    make.systemSchedule(sample({ { lane, 10, 11 } }));
    const auto trace = make.finish(1000);
    const auto lanes = laneCoreTimes(*trace);
    QCOMPARE(lanes.size(), std::size_t { 1 });
    QCOMPARE(lanes[0].whole.onCore, Nanos(250));
    QCOMPARE(lanes[0].running.onCore, Nanos(100 + 80));
    QCOMPARE(lanes[0].running.preempted, Nanos(20));
    QCOMPARE(lanes[0].running.off, Nanos(20));
    QCOMPARE(lanes[0].running.total(), Nanos(220));
    const auto task = taskCoreTime(*trace, TaskId { 0 });
    QVERIFY(task.has_value());
    QCOMPARE(*task, lanes[0].running);
    QCOMPARE(taskCoreTimes(*trace).size(), std::size_t { 1 });
    QVERIFY(!taskCoreTime(*trace, TaskId { 7 }));
}

void TestCoreTime::isNothingWithoutASchedule()
{
    const auto trace = test::smallTrace();
    QVERIFY(laneCoreTimes(*trace).empty());
    QVERIFY(!taskCoreTime(*trace, TaskId { 0 }));
    SystemScheduleBuilder totals({});
    ThreadTotals some;
    some.onCore = Nanos(5);
    totals.setTotals(totals.addThread(11, 10, Nanos(0)), some);
    totals.setStatus(ScheduleStatus::TotalsOnly, ScheduleRefusal::Paranoid, "refused");
    TraceMaker make;
    const LaneId lane = make.lane(LaneKind::Thread, "worker");
    make.state(lane, 0, 0, TaskState::Running);
    const std::vector<LaneThread> lanes { { lane, 10, 11 } };
    make.systemSchedule(totals.finish(Nanos(0), Nanos(100), lanes));
    const auto refused = make.finish(100);
    QVERIFY(laneCoreTimes(*refused).empty()); // never shown as never on a core
    QVERIFY(!taskCoreTime(*refused, TaskId { 0 }));
    QCOMPARE(refused->systemSchedule()->threadOf(lane)->totals.onCore, Nanos(5));
}

void TestCoreTime::countsHowManyAreOnACore()
{
    const auto schedule = sample();
    const Parallelism all = parallelism(*schedule, Nanos(0), Nanos(1000));
    QCOMPARE(all.most, std::uint32_t { 2 });
    QVERIFY(all.histogram == (std::vector<Nanos> { Nanos(600), Nanos(300), Nanos(100) }));
    QCOMPARE(all.average, 0.5);
    const auto steps = parallelismSteps(*schedule, Nanos(50), Nanos(420));
    std::vector<std::pair<Nanos, std::uint32_t>> seen;
    for (const ParallelismStep& step : steps)
        seen.emplace_back(step.time, step.count);
    const std::vector<std::pair<Nanos, std::uint32_t>> expected { { Nanos(50), 0 },
        { Nanos(100), 1 }, { Nanos(250), 2 }, { Nanos(300), 1 }, { Nanos(400), 2 } };
    QVERIFY(seen == expected);
    const auto columns = parallelismColumns(*schedule, Nanos(0), Nanos(1000), 4);
    QCOMPARE(columns.size(), std::size_t { 4 });
    QVERIFY(qAbs(columns[0] - 150.0 / 250) < 1e-9);
    QVERIFY(qAbs(columns[1] - (200.0 + 50 + 100) / 250) < 1e-9);
    QVERIFY(columns[3] == 0.0);
    QCOMPARE(parallelism(*schedule, Nanos(5), Nanos(5)).average, 0.0);
    QVERIFY(parallelismColumns(*schedule, Nanos(0), Nanos(10), 0).empty());
}

void TestCoreTime::agreesWithCountingByHand()
{
    std::mt19937 random(3); // NOLINT(cert-msc51-cpp): the same every time
    for (int round = 0; round < 100; ++round) {
        constexpr std::size_t kEnd = 400;
        SystemScheduleBuilder builder({ 0, 1, 2 });
        std::vector<std::uint32_t> counts(kEnd, 0);
        std::vector<bool> isOn(kEnd, false);
        for (std::size_t core = 0; core < 3; ++core) {
            const auto thread = builder.addThread(static_cast<int>(10 + core), 10, Nanos(0));
            for (std::size_t at = random() % 20; at < kEnd;) {
                const std::size_t end = std::min(kEnd, at + 1 + random() % 30);
                builder.addSlice(core, thread, Nanos(static_cast<std::int64_t>(at)),
                    Nanos(static_cast<std::int64_t>(end)), SliceEnd::Waiting);
                for (; at < end; ++at) {
                    ++counts[at];
                    isOn[at] = isOn[at] || core == 0;
                }
                at += 1 + random() % 20;
            }
        }
        const auto schedule = builder.finish(Nanos(0), Nanos(kEnd), {});
        const std::size_t from = random() % kEnd;
        const std::size_t to = from + random() % (kEnd - from) + 1;
        std::vector<Nanos> histogram(4, Nanos(0));
        Nanos onCore { 0 };
        for (std::size_t t = from; t < to; ++t) {
            histogram[counts[t]] += Nanos(1);
            onCore += Nanos(isOn[t] ? 1 : 0);
        }
        const Nanos begin(static_cast<std::int64_t>(from));
        const Nanos end(static_cast<std::int64_t>(to));
        Parallelism found = parallelism(*schedule, begin, end);
        found.histogram.resize(4, Nanos(0));
        QVERIFY(found.histogram == histogram);
        QCOMPARE(coreTime(*schedule, schedule->threads()[0], begin, end).onCore, onCore);
    }
}

// Nanosecond by nanosecond: without a core, a thread is in doubt from the first loss on.
void TestCoreTime::countsNothingThatIsNotKnown()
{
    constexpr std::int64_t kEnd = 300;
    CoreTime all;
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        Random random(seed);
        const auto number
            = [&](std::uint64_t below) { return static_cast<std::int64_t>(random.below(below)); };
        SystemScheduleBuilder builder({ 0, 1 });
        const std::int64_t first = number(30);
        const auto thread = builder.addThread(11, 10, Nanos(first));
        std::vector<CoreState> states(kEnd, CoreState::Off);
        std::vector<bool> isLost(kEnd, false);
        for (std::int64_t n = number(4); n > 0; --n) {
            const std::int64_t begin = number(kEnd - 20);
            const std::int64_t end = begin + 1 + number(19);
            builder.addLost(random.below(2), Nanos(begin), Nanos(end), 1);
            for (std::int64_t t = begin; t < end; ++t)
                isLost[static_cast<std::size_t>(t)] = true;
        }
        bool isPreempted = false;
        bool isInDoubt = false;
        const auto pass = [&](std::int64_t from, std::int64_t to) {
            for (std::int64_t t = from; t < to; ++t) {
                const auto at = static_cast<std::size_t>(t);
                isInDoubt = isInDoubt || isLost[at];
                states[at] = isInDoubt ? CoreState::Unknown
                    : isPreempted      ? CoreState::Preempted
                                       : CoreState::Off;
            }
        };
        std::int64_t at = first;
        while (at < kEnd) {
            const std::int64_t begin = std::min(kEnd, at + number(40));
            pass(at, begin);
            const std::int64_t end = std::min(kEnd, begin + 1 + number(30));
            if (begin == kEnd)
                break;
            isPreempted = random.below(2) == 0;
            builder.addSlice(random.below(2), thread, Nanos(begin), Nanos(end),
                isPreempted ? SliceEnd::Preempted : SliceEnd::Waiting);
            for (std::int64_t t = begin; t < end; ++t)
                states[static_cast<std::size_t>(t)] = CoreState::OnCore;
            isInDoubt = false;
            at = end;
        }
        const auto schedule = builder.finish(Nanos(0), Nanos(kEnd), {});
        const ScheduledThread& told = schedule->threads().front();
        const std::int64_t from = number(kEnd);
        const std::int64_t to = from + 1 + number(static_cast<std::uint64_t>(kEnd - from));
        CoreTime wanted;
        for (std::int64_t t = from; t < to; ++t) {
            const CoreState state = states[static_cast<std::size_t>(t)];
            wanted.onCore += Nanos(state == CoreState::OnCore ? 1 : 0);
            wanted.preempted += Nanos(state == CoreState::Preempted ? 1 : 0);
            wanted.off += Nanos(state == CoreState::Off ? 1 : 0);
            wanted.unknown += Nanos(state == CoreState::Unknown ? 1 : 0);
        }
        CoreTime found = coreTime(*schedule, told, Nanos(from), Nanos(to));
        found.voluntary = found.involuntary = found.migrations = 0;
        QVERIFY2(found == wanted, qPrintable(QString::number(seed)));
        Nanos end(from);
        for (const CoreStretch& stretch : coreStretches(*schedule, told, Nanos(from), Nanos(to))) {
            QCOMPARE(stretch.begin, end);
            QVERIFY(stretch.end > stretch.begin);
            end = stretch.end;
            QVERIFY(stretch.state == states[static_cast<std::size_t>(stretch.begin.count())]);
        }
        QCOMPARE(end, Nanos(to));
        const auto preempted = std::count(states.begin(), states.end(), CoreState::Preempted);
        QCOMPARE(told.totals.preempted, Nanos(preempted));
        const auto unknown = std::count(states.begin(), states.end(), CoreState::Unknown);
        QCOMPARE(told.totals.unknown, Nanos(unknown));
        all += wanted;
    }
    QVERIFY(all.unknown > Nanos(1000) && all.preempted > Nanos(1000));
}

QTEST_GUILESS_MAIN(TestCoreTime)
#include "tst_coretime.moc"
