// SPDX-License-Identifier: GPL-3.0-or-later
// Worker processes that die, hang or outlive their use.
#include <QtTest> // first: moc stumbles over <compare> before it

#include "core/base/clock.h"
#include "tests/core/processbodies.h"
#include "tests/core/processrun.h"

#include <spawn.h>
#include <sys/wait.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <thread>

using namespace interleave;
using namespace interleave::processtest;
using namespace std::chrono_literals;

namespace {

const std::string kHeadline = "A process in the process pool was terminated abruptly while the "
                              "future was running or pending. (worker ";

Task<Value> killIdle(Context& context)
{
    const Future first = context.submit<&processId>("first", Nap {});
    const Value pid = co_await context.result(first);
    context.signalWorker(static_cast<int>(pid.toInt()), SIGKILL);
    co_await context.sleep(50ms); // long enough to be noticed by the manager
    try {
        context.submit<&square>("late", Number { 2 });
    } catch (const TaskError& e) {
        co_return Value(e.error().detail);
    }
    co_return Value();
}

/// One worker dies by its own hand while it and others are busy.
Task<Value> oneDies(Context& context)
{
    std::vector<Future> futures;
    futures.push_back(context.submit<&nap>("busy", Nap { 20s, 0 }));
    futures.push_back(
        context.submit<&die>("the culprit", Number { context.parameters().integer("signal") }));
    for (int i = 0; i < 10; ++i)
        futures.push_back(context.submit<&square>("pending", Number { 1 }));
    Value::List texts;
    for (const Future future : futures) {
        try {
            co_await context.result(future);
        } catch (const TaskError& e) {
            if (e.error().code == ErrorCode::BrokenPool)
                texts.emplace_back(e.error().detail);
        }
    }
    co_return Value(std::move(texts));
}

/// The program fails with its first task, and takes the others back while they fail, too.
Task<Value> mapOverADeath(Context& context)
{
    std::vector<Future> futures;
    futures.push_back(context.submit<&die>("the culprit", Number { SIGKILL }));
    for (int i = 0; i < 200; ++i)
        futures.push_back(context.submit<&nap>("pending", Nap { 1ms, i }));
    MapResults map(context, std::move(futures));
    Value::List results;
    while (!map.atEnd()) {
        Value result = co_await map.next();
        results.push_back(std::move(result));
    }
    co_return Value(std::move(results));
}

Task<Value> oneResult(Context& context)
{
    const Future future = context.submit<&square>("square", Number { 4 });
    co_return co_await context.result(future);
}

Task<Value> lockDiesWithItsHolder(Context& context)
{
    const ResourceId lock = context.makeLock("precious");
    const CellId cell = context.makeCell(0);
    const Future holder = context.spawn<&dieWithLock>("Holder", Counting { lock, cell, 1 });
    co_await context.join(holder);
    const Future waiter = context.submit<&count>("waiter", Counting { lock, cell, 1 });
    Value::List texts;
    try {
        co_await context.result(waiter);
    } catch (const TaskError& e) {
        texts.emplace_back(e.error().detail);
    }
    try {
        const LockGuard guard = co_await context.acquire(lock);
    } catch (const TaskError& e) {
        texts.emplace_back(e.error().detail);
    }
    const Future other = context.submit<&square>("unharmed", Number { 5 });
    const Value result = co_await context.result(other);
    texts.push_back(result);
    co_return Value(std::move(texts));
}

Task<Value> manyNaps(Context& context)
{
    std::vector<Future> futures;
    for (int i = 0; i < 400; ++i)
        futures.push_back(context.submit<&nap>("nap", Nap { 1ms, i }));
    std::int64_t lost = 0;
    for (const Future future : futures) {
        try {
            co_await context.result(future);
        } catch (const TaskError&) {
            ++lost;
        }
    }
    co_return Value(lost);
}

/// The stop comes first, and takes the worker with it.
RunControl* controlOfLateSignal = nullptr;
bool wasReapedBeforeSignal = false;
Task<Value> lateSignal(Context& context)
{
    const Future first = context.submit<&processId>("first", Nap {});
    const Value pid = co_await context.result(first);
    const int worker = static_cast<int>(pid.toInt());
    controlOfLateSignal->requestStop();
    for (int i = 0; i < 20'000 && kill(worker, 0) == 0; ++i)
        std::this_thread::sleep_for(1ms);
    wasReapedBeforeSignal = kill(worker, 0) != 0;
    context.signalWorker(worker, SIGKILL);
    co_return Value();
}

/// Everything that a stop must end: work, sleep, a worker that hangs, a wait for a lock.
Task<Value> endless(Context& context)
{
    const Future pid = context.submit<&processId>("pid", Nap {});
    const Value hanging = co_await context.result(pid);
    context.signalWorker(static_cast<int>(hanging.toInt()), SIGSTOP);
    const ResourceId lock = context.makeLock("lock");
    const CellId cell = context.makeCell(0);
    const LockGuard guard = co_await context.acquire(lock);
    std::vector<Future> futures;
    for (int i = 0; i < 3; ++i) {
        futures.push_back(context.submit<&burn>("burn", Number { 1'000'000'000'000 }));
        futures.push_back(context.submit<&nap>("nap", Nap { 600s, i }));
        futures.push_back(context.submit<&count>("count", Counting { lock, cell, 1 }));
    }
    co_await context.result(futures[0]);
    co_return Value();
}

Task<Value> longBurns(Context& context)
{
    std::vector<Future> futures;
    for (int i = 0; i < 2; ++i)
        futures.push_back(context.submit<&burn>("burn", Number { 1'000'000'000'000 }));
    futures.push_back(context.submit<&nap>("nap", Nap { 600s, 0 }));
    for (const Future future : futures)
        co_await context.result(future);
    co_return Value();
}

/// Calls `act` once `seconds` are over, unless the object is gone before.
class Later {
public:
    Later(Nanos delay, std::function<void()> act)
        : m_thread([this, delay, act = std::move(act)] {
              for (const Nanos end = monotonicNow() + delay; monotonicNow() < end;) {
                  if (m_over.load())
                      return;
                  std::this_thread::sleep_for(200us);
              }
              act();
          })
    {
    }
    ~Later()
    {
        m_over.store(true);
        m_thread.join();
    }
    Later(const Later&) = delete;
    Later& operator=(const Later&) = delete;

private:
    std::atomic<bool> m_over { false };
    std::thread m_thread;
};

/// A child of ours: no other process can have that number while the run has not reaped it.
void killAnyWorker(std::uint64_t which)
{
    const std::vector<int> pids = workerPids(getpid());
    if (!pids.empty())
        kill(pids[which % pids.size()], SIGKILL);
}

RunSpec workers(unsigned count)
{
    RunSpec spec;
    spec.workers = count;
    return spec;
}

QString damageOf(const ProcessRun& run)
{
    return QString::fromStdString(run.damage());
}

/// What this program does when the test starts it again, to be killed.
int runUntilKilled()
{
    (void)runProcesses(&longBurns, workers(3));
    return 0;
}

} // namespace

class BrokenPoolTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { qputenv("INTERLEAVE_WORKER", TEST_WORKER); }
    void cleanup() { qunsetenv("TEST_WORKER_FAULT"); }

    void anIdleWorkerIsMissed()
    {
        const ProcessRun run = runProcesses(&killIdle, workers(2));
        QCOMPARE(QString::fromStdString(run.problem()), QString());
        const std::string text = run.outcome.results.toText();
        QCOMPARE(text.substr(0, kHeadline.size()), kHeadline);
        QVERIFY(text.find("killed by signal 9 (Killed)") != std::string::npos);
        int died = 0;
        for (const LaneTrack& lane : run.trace->lanes())
            died += lane.died ? 1 : 0;
        QCOMPARE(died, 1);
    }

    void aDeathInATaskBreaksThePool_data()
    {
        QTest::addColumn<int>("signal");
        QTest::addColumn<QString>("how");
        QTest::newRow("killed") << SIGKILL << "killed by signal 9 (Killed)";
        QTest::newRow("a bad access") << SIGSEGV << "killed by signal 11 (Segmentation fault)";
        QTest::newRow("aborted") << SIGABRT << "killed by signal 6 (Aborted)";
        QTest::newRow("hung up") << SIGHUP << "killed by signal 1 (Hangup)";
        QTest::newRow("an exit") << 0 << "ended with status 7";
    }
    void aDeathInATaskBreaksThePool()
    {
        QFETCH(int, signal);
        QFETCH(QString, how);
        RunSpec spec = workers(2);
        spec.parameters.set("signal", Value(signal));
        const ProcessRun run = runProcesses(&oneDies, spec);
        QCOMPARE(QString::fromStdString(run.problem()), QString());
        QVERIFY(run.wall < 5s);
        const auto& texts = *run.outcome.results.as<Value::List>();
        QVERIFY(texts.size() >= 2); // the other worker may have been busy with the first alone
        for (const Value& text : texts) {
            QCOMPARE(text.toText().substr(0, kHeadline.size()), kHeadline);
            QVERIFY(text.toText().find(how.toStdString()) != std::string::npos);
            QVERIFY(text.toText().find(", task 'the culprit')") != std::string::npos);
        }
        QVERIFY(taskNamed(*run.trace, "the culprit").state == TaskState::Failed);
        QVERIFY(taskNamed(*run.trace, "busy").state == TaskState::Failed);
    }

    void tasksThatFailCannotBeTakenBack()
    {
        for (int i = 0; i < 20; ++i) {
            RunControl control;
            const Later giveUp(5s, [&control] { control.requestStop(); });
            const ProcessRun run = runProcesses(&mapOverADeath, workers(2), control);
            QVERIFY2(run.wall < 5s, "the run waited for tasks that had failed");
            QCOMPARE(damageOf(run), QString());
            QVERIFY(run.outcome.error.has_value());
            QCOMPARE(run.outcome.error->code, ErrorCode::BrokenPool);
        }
    }

    void aWorkerThatNeverStartsIsGivenUp()
    {
        qputenv("TEST_WORKER_FAULT", "hang");
        const ProcessRun run = runProcesses(&oneResult, workers(2));
        QCOMPARE(damageOf(run), QString());
        QVERIFY(run.outcome.error.has_value());
        QCOMPARE(run.outcome.error->code, ErrorCode::BrokenPool);
        QVERIFY(run.outcome.error->detail.find("had not started within 5 s") != std::string::npos);
        QVERIFY(run.wall > 4s && run.wall < 8s);
    }

    void aWorkerOfAnotherVersionIsSaidSo()
    {
        qputenv("TEST_WORKER_FAULT", "exit");
        const ProcessRun run = runProcesses(&oneResult, workers(1));
        QCOMPARE(damageOf(run), QString());
        QVERIFY(run.outcome.error.has_value());
        QVERIFY(run.outcome.error->detail.find("another version") != std::string::npos);
    }

    void aDeathDuringTheStartBreaksThePool()
    {
        qputenv("TEST_WORKER_FAULT", "hang");
        const Later kill(100ms, [] { killAnyWorker(1); });
        const ProcessRun run = runProcesses(&oneResult, workers(2));
        QCOMPARE(damageOf(run), QString());
        QVERIFY(run.outcome.error.has_value());
        QVERIFY(run.outcome.error->detail.find("killed by signal 9") != std::string::npos);
        QVERIFY(run.wall < 4s);
    }

    void aLockOfADeadHolderIsNobodys()
    {
        const ProcessRun run = runProcesses(&lockDiesWithItsHolder, workers(1));
        QCOMPARE(QString::fromStdString(run.problem()), QString());
        const auto& texts = *run.outcome.results.as<Value::List>();
        QCOMPARE(texts.size(), std::size_t { 3 });
        QVERIFY(texts[0].toText().find("'precious'") != std::string::npos);
        QVERIFY(texts[1].toText().find("'precious'") != std::string::npos);
        QCOMPARE(texts[2].toInt(), std::int64_t { 25 });
    }

    void aStopEndsEverythingWithinASecond()
    {
        RunControl control;
        Nanos asked { 0 };
        RunSpec spec = workers(4);
        spec.wasStopped = true;
        const Later stop(300ms, [&] {
            asked = monotonicNow();
            control.requestStop();
        });
        const ProcessRun run = runProcesses(&endless, spec, control);
        const Nanos took = monotonicNow() - asked;
        QCOMPARE(damageOf(run), QString());
        QVERIFY(run.outcome.error.has_value());
        QCOMPARE(run.outcome.error->code, ErrorCode::Cancelled);
        QVERIFY2(took < 1s, qPrintable(QString::number(toSeconds(took))));
    }

    void aSignalAfterTheStopIsNoFailure()
    {
        RunControl control;
        controlOfLateSignal = &control;
        RunSpec spec = workers(1);
        spec.wasStopped = true;
        const ProcessRun run = runProcesses(&lateSignal, spec, control);
        QVERIFY(wasReapedBeforeSignal);
        QCOMPARE(damageOf(run), QString());
        QVERIFY(run.outcome.error.has_value());
        QCOMPARE(run.outcome.error->code, ErrorCode::Cancelled);
    }

    void aStopAtAnyMomentLeavesNothing()
    {
        for (int i = 0; i < 12; ++i) {
            RunControl control;
            RunSpec spec = workers(3);
            spec.wasStopped = true;
            const Later stop(i * 1500us, [&] { control.requestStop(); });
            const ProcessRun run = runProcesses(&longBurns, spec, control);
            QCOMPARE(damageOf(run), QString());
            QVERIFY(run.outcome.error.has_value());
            QCOMPARE(run.outcome.error->code, ErrorCode::Cancelled);
        }
    }

    void aKillAtAnyMomentIsAVerdictAndNoHang()
    {
        QRandomGenerator random(1);
        for (int i = 0; i < 40; ++i) {
            const auto delay = Nanos(random.bounded(60000000));
            const Later kill(delay, [i] { killAnyWorker(static_cast<std::uint64_t>(i)); });
            const ProcessRun run = runProcesses(&manyNaps, workers(3));
            QVERIFY(!run.refused.has_value());
            if (run.outcome.error)
                QCOMPARE(run.outcome.error->code, ErrorCode::BrokenPool);
            QCOMPARE(damageOf(run), QString());
            QVERIFY(run.wall < 5s);
        }
    }

    void workersDieWithTheirParent()
    {
        std::string self = QCoreApplication::applicationFilePath().toStdString();
        std::string flag = "--until-killed";
        std::array<char*, 3> arguments { self.data(), flag.data(), nullptr };
        pid_t parent = 0;
        QCOMPARE(
            posix_spawn(&parent, self.c_str(), nullptr, nullptr, arguments.data(), environ), 0);
        std::vector<int> pids;
        QTRY_VERIFY_WITH_TIMEOUT((pids = workerPids(parent)).size() == 3, 5000);
        QTest::qWait(50); // one is perhaps just starting
        kill(parent, SIGKILL);
        waitpid(parent, nullptr, 0);
        const Nanos end = monotonicNow() + 1s;
        const auto areOver = [&pids] {
            return std::all_of(pids.begin(), pids.end(), [](int p) { return isOver(p); });
        };
        while (!areOver() && monotonicNow() < end)
            QTest::qWait(5);
        QVERIFY(areOver());
    }
};

int main(int argc, char** argv)
{
    if (argc == 2 && std::string_view(argv[1]) == "--until-killed")
        return runUntilKilled();
    QCoreApplication application(argc, argv);
    BrokenPoolTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_brokenpool.moc"
