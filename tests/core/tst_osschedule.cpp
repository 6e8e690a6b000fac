// SPDX-License-Identifier: GPL-3.0-or-later
// The kernel itself, held against what else it says of the same threads: their CPU clocks and their
// counts of switches.
#include "core/analysis/coretime.h"
#include "core/base/clock.h"
#include "core/instrumentation/osschedule.h"
#include "core/instrumentation/threadtotals.h"

#include <QTest>

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <ctime>
#include <fstream>
#include <latch>
#include <map>
#include <thread>

using namespace interleave;

namespace {

Nanos cpuClock()
{
    timespec ts {};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &ts);
    return std::chrono::seconds(ts.tv_sec) + Nanos(ts.tv_nsec);
}

/// What the hypervisor took from all cores so far.
Nanos stolen()
{
    std::ifstream file("/proc/stat");
    std::string word;
    file >> word;
    long ticks = 0;
    for (int i = 0; i < 8; ++i)
        file >> ticks;
    return std::chrono::seconds(1) * ticks / sysconf(_SC_CLK_TCK);
}

/// What a thread says of itself just before it ends.
struct Truth {
    int tid = 0;
    Nanos cpu { 0 };
    ThreadTotals totals;
};

Truth truthNow()
{
    Truth truth;
    truth.tid = static_cast<int>(gettid());
    truth.totals = readThreadTotals(getpid(), truth.tid).value_or(ThreadTotals {});
    truth.cpu = cpuClock();
    return truth;
}

void spinFor(Nanos cpu)
{
    while (cpuClock() < cpu) { }
}

const ScheduledThread* find(const SystemSchedule& schedule, int tid)
{
    for (const ScheduledThread& thread : schedule.threads())
        if (thread.tid == tid)
            return &thread;
    return nullptr;
}

bool overlaps(const SystemSchedule& schedule)
{
    for (std::size_t core = 0; core < schedule.cores().size(); ++core)
        for (std::size_t i = 1; i < schedule.coreSliceCount(core); ++i)
            if (schedule.beginOf(schedule.coreSlice(core, i))
                < schedule.endOf(schedule.coreSlice(core, i - 1)))
                return true;
    return false;
}

std::uint64_t apart(std::uint64_t a, std::uint64_t b)
{
    return a > b ? a - b : b - a;
}

PerfOpener refusing(int error)
{
    return [error](unsigned, std::size_t) { return -error; };
}

constexpr const char* kDisturbed = "the hypervisor took the cores away each time";

} // namespace

/// Skips where the machine does not allow it: says why.
#define START_OR_SKIP(schedule)                                                                    \
    if (!(schedule).start())                                                                       \
    QSKIP((schedule).refusal().reason.c_str())

class TestOsSchedule : public QObject {
    Q_OBJECT

private slots:
    void agreesWithTheThreadsOwnClocks();
    void tellsSleepFromPreemption();
    void followsThreadsOfThreadsAndPrograms();
    void leavesOutItsCallerAndItself();
    void stopsAtItsMemoryLimit();
    void makesDoWithSmallBuffers();
    void saysWhatToDoWhereItIsRefused_data();
    void saysWhatToDoWhereItIsRefused();
    void readsTotalsWhereItIsRefused();
    void isAbsentWithoutAnything();
    void leavesNothingBehind();
};

void TestOsSchedule::agreesWithTheThreadsOwnClocks()
{
    constexpr int kThreads = 5;
    static constexpr Nanos kSpin = std::chrono::milliseconds(150);
    constexpr int kAttempts = 8;
    // What the hypervisor takes in less than a tick is in the slices, not in the CPU clock, and
    // counted nowhere: times that differ more are looked at again, counts never.
    std::string differed;
    for (int attempt = 0; attempt < kAttempts; ++attempt) {
        const Nanos stolenBefore = stolen();
        OsSchedule recording({});
        START_OR_SKIP(recording);
        const Nanos begin = monotonicNow();
        std::vector<Truth> truths(kThreads);
        std::vector<std::thread> threads;
        threads.reserve(kThreads);
        for (Truth& truth : truths)
            threads.emplace_back([&truth] {
                spinFor(kSpin);
                truth = truthNow();
            });
        for (std::thread& thread : threads)
            thread.join();
        const Nanos end = monotonicNow();
        const auto schedule = recording.finish(begin, end, {});
        if (stolen() > stolenBefore)
            continue;
        QVERIFY(schedule->isRecorded());
        QCOMPARE(schedule->lostRecords(), std::uint64_t { 0 });
        QCOMPARE(schedule->corruptBytes(), std::uint64_t { 0 });
        QVERIFY(!overlaps(*schedule));
        // Seldom, on a busy machine, an end of a slice is not told while the events are opened one
        // after the other; such a slice is counted and left out.
        QVERIFY(schedule->brokenSlices() <= 1);
        if (schedule->brokenSlices() > 0 && attempt + 1 < kAttempts)
            continue;
        QCOMPARE(schedule->brokenSlices(), std::uint64_t { 0 });
        for (const Truth& truth : truths) {
            const ScheduledThread* thread = find(*schedule, truth.tid);
            QVERIFY(thread != nullptr);
            const Nanos difference = std::chrono::abs(thread->totals.onCore - truth.cpu);
            const Nanos allowed = std::max<Nanos>(truth.cpu / 100, std::chrono::milliseconds(1));
            if (difference > allowed)
                differed = "on core " + std::to_string(thread->totals.onCore.count())
                    + " ns, CPU clock " + std::to_string(truth.cpu.count()) + " ns";
            QVERIFY(apart(thread->totals.voluntary, truth.totals.voluntary) <= 2);
            QVERIFY(apart(thread->totals.involuntary, truth.totals.involuntary) <= 2);
            const CoreTime time = coreTime(*schedule, *thread, thread->begin, thread->end);
            QCOMPARE(time.onCore, thread->totals.onCore);
            QCOMPARE(time.total(), thread->end - thread->begin);
            QCOMPARE(time.involuntary, thread->totals.involuntary);
        }
        const Parallelism many = parallelism(*schedule, Nanos(0), end - begin);
        QVERIFY(many.most <= schedule->cores().size());
        if (differed.empty())
            return;
        if (attempt + 1 < kAttempts)
            differed.clear();
    }
    QVERIFY2(differed.empty(), differed.c_str());
    QSKIP(kDisturbed);
}

void TestOsSchedule::tellsSleepFromPreemption()
{
    OsSchedule recording({});
    START_OR_SKIP(recording);
    const Nanos begin = monotonicNow();
    int tid = 0;
    constexpr int kSleeps = 10;
    std::thread sleeper([&tid] {
        tid = static_cast<int>(gettid());
        prctl(PR_SET_NAME, "sleeper");
        for (int i = 0; i < kSleeps; ++i)
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
    });
    sleeper.join();
    const auto schedule = recording.finish(begin, monotonicNow(), {});
    const ScheduledThread* thread = find(*schedule, tid);
    QVERIFY(thread != nullptr);
    QCOMPARE(thread->name, std::string("sleeper"));
    QVERIFY(thread->totals.voluntary >= kSleeps);
    const CoreTime time = coreTime(*schedule, *thread, thread->begin, thread->end);
    QVERIFY(time.off >= kSleeps * Nanos(std::chrono::milliseconds(2)));
    QVERIFY(schedule->slice(thread->firstSlice + thread->sliceCount - 1).how == SliceEnd::Exited);
    const ScheduledThread* self = find(*schedule, static_cast<int>(gettid()));
    QVERIFY(self != nullptr); // it waited for the other, or was preempted all that time
    QVERIFY(self->totals.voluntary + self->totals.involuntary >= 1);
}

void TestOsSchedule::followsThreadsOfThreadsAndPrograms()
{
    OsSchedule recording({});
    START_OR_SKIP(recording);
    const Nanos begin = monotonicNow();
    int inner = 0;
    std::thread outer(
        [&inner] { std::thread([&inner] { inner = static_cast<int>(gettid()); }).join(); });
    outer.join();
    const pid_t child = fork();
    if (child == 0) {
        execl("/bin/sh", "sh", "-c", "/bin/true; exec /bin/sleep 0.01", nullptr);
        _exit(127);
    }
    QVERIFY(child > 0);
    int status = 0;
    waitpid(child, &status, 0);
    const auto schedule = recording.finish(begin, monotonicNow(), {});
    QVERIFY(find(*schedule, inner) != nullptr);
    QVERIFY(find(*schedule, inner)->totals.onCore > Nanos(0));
    std::map<int, const ScheduledProcess*> byParent;
    for (const ScheduledProcess& process : schedule->processes())
        byParent[process.parent] = &process;
    QCOMPARE(schedule->processes().size(), std::size_t { 3 });
    const ScheduledProcess* shell = byParent[static_cast<int>(getpid())];
    QVERIFY(shell != nullptr);
    QCOMPARE(shell->pid, static_cast<int>(child));
    QCOMPARE(shell->name, std::string("sleep")); // what it became last
    const ScheduledProcess* inShell = byParent[static_cast<int>(child)];
    QVERIFY(inShell != nullptr);
    QCOMPARE(inShell->name, std::string("true"));
    QVERIFY(find(*schedule, child)->end <= schedule->end());
}

void TestOsSchedule::leavesOutItsCallerAndItself()
{
    OsSchedule recording({ .tellsCaller = false });
    START_OR_SKIP(recording);
    const Nanos begin = monotonicNow();
    int tid = 0;
    std::thread([&tid] { tid = static_cast<int>(gettid()); }).join();
    const auto schedule = recording.finish(begin, monotonicNow(), {});
    QCOMPARE(schedule->threads().size(), std::size_t { 1 });
    QCOMPARE(schedule->threads()[0].tid, tid);
}

void TestOsSchedule::stopsAtItsMemoryLimit()
{
    OsSchedule recording({ .memoryLimit = 8192 });
    START_OR_SKIP(recording);
    const Nanos begin = monotonicNow();
    std::thread([&recording] {
        while (!recording.figures().isLimitReached)
            std::this_thread::sleep_for(std::chrono::microseconds(20));
    }).join();
    const Nanos end = monotonicNow();
    const auto schedule = recording.finish(begin, end, {});
    QVERIFY(schedule->isRecorded());
    QVERIFY(schedule->limitReached().has_value());
    QVERIFY(*schedule->limitReached() <= end - begin);
    QVERIFY(schedule->sliceCount() > 100); // what was there is kept
    for (std::size_t i = 0; i < schedule->sliceCount(); ++i)
        QVERIFY(schedule->endOf(i) <= *schedule->limitReached());
}

void TestOsSchedule::makesDoWithSmallBuffers()
{
    std::vector<std::size_t> asked;
    const PerfOpener kernel = kernelOpener();
    OsSchedule recording({ .bytesPerCore = std::size_t { 8 } << 10U,
        .opener = [&](unsigned core, std::size_t watermark) {
            asked.push_back(watermark);
            return kernel(core, watermark);
        } });
    START_OR_SKIP(recording);
    QCOMPARE(asked.front(), std::size_t { 2048 });
    const Nanos begin = monotonicNow();
    std::thread([] {
        for (int i = 0; i < 300; ++i) // more than the buffer holds
            std::this_thread::sleep_for(std::chrono::microseconds(1));
    }).join();
    const auto schedule = recording.finish(begin, monotonicNow(), {});
    QVERIFY(schedule->isRecorded());
    QVERIFY(!overlaps(*schedule)); // with or without loss
}

void TestOsSchedule::saysWhatToDoWhereItIsRefused_data()
{
    QTest::addColumn<int>("error");
    QTest::addColumn<bool>("whileMapping");
    QTest::addColumn<int>("why");
    QTest::addColumn<QString>("says");
    QTest::newRow("a locked memory limit")
        << EPERM << true << static_cast<int>(ScheduleRefusal::LockLimit) << "ulimit -l";
    QTest::newRow("no descriptors")
        << EMFILE << false << static_cast<int>(ScheduleRefusal::Descriptors) << "ulimit -n";
    QTest::newRow("no such call") << ENOSYS << false
                                  << static_cast<int>(ScheduleRefusal::NoFacility)
                                  << "perf_event_open";
    QTest::newRow("something else")
        << EIO << false << static_cast<int>(ScheduleRefusal::Other) << "perf_event_open";
}

void TestOsSchedule::saysWhatToDoWhereItIsRefused()
{
    QFETCH(int, error);
    QFETCH(bool, whileMapping);
    const PerfRefusal refusal = perfRefusal(error, whileMapping);
    QTEST(static_cast<int>(refusal.why), "why");
    QFETCH(QString, says);
    QVERIFY(QString::fromStdString(refusal.reason).contains(says));

    const PerfRefusal policy = perfRefusal(EACCES, false); // by what this machine is set to
    int level = 0;
    std::ifstream("/proc/sys/kernel/perf_event_paranoid") >> level;
    QVERIFY(policy.why == (level > 2 ? ScheduleRefusal::Paranoid : ScheduleRefusal::Policy));
    QVERIFY(policy.reason.find(level > 2 ? "sysctl" : "container") != std::string::npos);
}

void TestOsSchedule::readsTotalsWhereItIsRefused()
{
    std::atomic<int> tid { 0 };
    OsSchedule recording(
        { .opener = refusing(EACCES), .lanes = [&tid] {
             std::vector<LaneThread> lanes { { LaneId { 0 }, static_cast<int>(getpid()),
                 static_cast<int>(getpid()) } };
             if (tid != 0)
                 lanes.push_back({ LaneId { 1 }, static_cast<int>(getpid()), tid });
             return lanes;
         } });
    QVERIFY(!recording.start());
    const Nanos begin = monotonicNow();
    std::latch mayEnd(1);
    std::atomic<bool> isDone { false };
    Truth truth;
    std::thread worker([&] {
        tid = static_cast<int>(gettid());
        spinFor(std::chrono::milliseconds(20));
        truth = truthNow();
        isDone = true;
        mayEnd.wait();
    });
    while (!isDone)
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    recording.lookAtTotals();
    mayEnd.count_down();
    worker.join();
    const std::vector<LaneThread> lanes { { LaneId { 1 }, static_cast<int>(getpid()), tid } };
    const auto schedule = recording.finish(begin, monotonicNow(), lanes);
    QVERIFY(schedule->status() == ScheduleStatus::TotalsOnly);
    QVERIFY(schedule->refusal() != ScheduleRefusal::None);
    QVERIFY(!schedule->reason().empty());
    QCOMPARE(schedule->sliceCount(), std::size_t { 0 });
    const ScheduledThread* thread = schedule->threadOf(LaneId { 1 });
    QVERIFY(thread != nullptr);
    QVERIFY(thread->totals.onCore >= std::chrono::milliseconds(15));
    QVERIFY(thread->totals.voluntary >= truth.totals.voluntary);
    QVERIFY(!thread->totals.migrations);
    const ScheduledThread* caller = find(*schedule, static_cast<int>(getpid()));
    QVERIFY(caller != nullptr); // what it did before is not counted
    QVERIFY(caller->totals.onCore < cpuClock());
}

void TestOsSchedule::isAbsentWithoutAnything()
{
    OsSchedule refused({ .opener = refusing(EACCES) });
    QVERIFY(!refused.start());
    const Nanos now = monotonicNow();
    QVERIFY(refused.finish(now, now, {})->status() == ScheduleStatus::Refused);
    OsSchedule absent({ .opener = refusing(ENOSYS) });
    QVERIFY(!absent.start());
    QVERIFY(absent.finish(now, now, {})->status() == ScheduleStatus::Absent);
}

void TestOsSchedule::leavesNothingBehind()
{
    const auto descriptors = [] {
        int count = 0;
        for (int fd = 0; fd < 1024; ++fd)
            count += fcntl(fd, F_GETFD) >= 0 ? 1 : 0;
        return count;
    };
    const int before = descriptors();
    for (int i = 0; i < 20; ++i) {
        OsSchedule recording({});
        START_OR_SKIP(recording);
        if (i % 2 == 0)
            recording.stop();
    }
    for (int i = 0; i < 5; ++i) {
        OsSchedule recording({ .opener = refusing(EPERM) });
        QVERIFY(!recording.start());
    }
    QCOMPARE(descriptors(), before);
}

QTEST_GUILESS_MAIN(TestOsSchedule)
#include "tst_osschedule.moc"
