// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/execution/context.h"
#include "tests/support/leakcheck.h"
#include "tests/support/modelrows.h"
#include "tests/support/printstring.h"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <mutex>
#include <stdexcept>
#include <thread>

using namespace interleave;
using namespace interleave::test;
using namespace std::chrono_literals;

namespace {

/// What callbacks saw, and on which threads things happened.
struct CallbackLog {
    std::mutex mutex;
    std::vector<std::string> entries;
    std::vector<std::thread::id> threads;
    std::thread::id worker;

    void add(std::string entry)
    {
        const std::lock_guard lock(mutex);
        entries.push_back(std::move(entry));
        threads.push_back(std::this_thread::get_id());
    }
    std::size_t size()
    {
        const std::lock_guard lock(mutex);
        return entries.size();
    }
};

struct LogParameters {
    CallbackLog* log = nullptr;
    ResourceId gate;
    int depth = 0;
};
CallbackLog* currentLog = nullptr;

void first(Future, void* log)
{
    static_cast<CallbackLog*>(log)->add("first");
}
void second(Future, void* log)
{
    static_cast<CallbackLog*>(log)->add("second");
}
void late(Future, void* log)
{
    static_cast<CallbackLog*>(log)->add("late");
}

Task<Value> notesItsThread(Context& context, LogParameters p)
{
    const LockGuard guard = co_await context.acquire(p.gate);
    p.log->worker = std::this_thread::get_id();
    co_return Value();
}

/// E16. The lock keeps the task from ending before both callbacks are there.
Task<Value> callbackProgram(Context& context)
{
    CallbackLog& log = *currentLog;
    const ResourceId gate = context.makeLock("gate");
    LockGuard guard = co_await context.acquire(gate);
    const Future future = context.submit<&notesItsThread>("task", { &log, gate });
    context.addDoneCallback(future, &first, &log);
    context.addDoneCallback(future, &second, &log);
    guard.release();
    co_await context.join(future);
    for (int i = 0; i < 2000 && log.size() < 2; ++i)
        co_await context.sleep(1ms);
    context.addDoneCallback(future, &late, &log);
    co_return Value(static_cast<std::int64_t>(log.size())); // is the late one there at once?
}

void slow(Future, void* log)
{
    static_cast<CallbackLog*>(log)->add("begins");
    std::this_thread::sleep_for(50ms);
    static_cast<CallbackLog*>(log)->add("ends");
}

/// Joins a task whose callback runs just then: nobody waited for the task before.
Task<Value> joinsDuringCallback(Context& context)
{
    CallbackLog& log = *currentLog;
    const ResourceId gate = context.makeLock("gate");
    LockGuard guard = co_await context.acquire(gate);
    const Future future = context.submit<&notesItsThread>("task", { &log, gate });
    context.addDoneCallback(future, &slow, &log);
    guard.release();
    while (log.size() == 0)
        co_await context.sleep(1ms);
    co_await context.join(future);
    co_return Value(static_cast<std::int64_t>(log.size()));
}

Task<std::int64_t> sumBelow(Context& context, std::int64_t n)
{
    if (n == 0)
        co_return 0;
    if (n % 10 == 0)
        co_await context.sleep(Nanos(0));
    const std::int64_t rest = co_await sumBelow(context, n - 1);
    co_return rest + n;
}

Task<std::string> failsBelow(Context& context, int depth)
{
    co_await context.sleep(Nanos(1000));
    if (depth == 0)
        throw TaskError(ErrorCode::Io, "deep down");
    std::string text = co_await failsBelow(context, depth - 1);
    co_return text;
}

Task<Value> nests(Context& context, LogParameters p)
{
    const std::int64_t sum = co_await sumBelow(context, p.depth);
    try {
        const std::string text = co_await failsBelow(context, 4);
        context.print(text);
    } catch (const TaskError& e) {
        context.print(e.error().detail);
    }
    co_return Value(sum);
}

Task<Value> nestingProgram(Context& context)
{
    const Future a = context.submit<&nests>("a", { nullptr, {}, 100 });
    const Future b = context.submit<&nests>("b", { nullptr, {}, 200 });
    const std::int64_t here = co_await sumBelow(context, 300);
    const Value fromA = co_await context.result(a);
    const Value fromB = co_await context.result(b);
    co_return Value(Value::List { fromA, fromB, Value(here) });
}

Task<Value> locksTwice(Context& context, LogParameters p)
{
    const LockGuard once = co_await context.acquire(p.gate);
    const LockGuard twice = co_await context.acquire(p.gate);
    co_return Value();
}

Task<Value> deadlockProgram(Context& context)
{
    const ResourceId gate = context.makeLock("the gate");
    const Future future = context.submit<&locksTwice>("greedy", { nullptr, gate });
    co_await context.result(future);
    co_return Value();
}

Task<Value> throwsANumber(Context& context, LogParameters /*none*/)
{
    co_await context.checkpoint();
    throw 42; // NOLINT: a workload may throw anything
    co_return Value();
}

Task<Value> oddErrorProgram(Context& context)
{
    const Future future = context.submit<&throwsANumber>("odd", {});
    try {
        co_await context.result(future);
    } catch (const TaskError& e) {
        context.print(std::string(toString(e.error().code)));
    }
    co_return Value();
}

Task<Value> increments(Context& context, LogParameters p)
{
    for (int i = 0; i < 50; ++i) {
        const LockGuard guard = co_await context.acquire(p.gate);
        const std::int64_t value = context.load(CellId { 0 });
        co_await context.sleep(Nanos(0)); // the lock is held across a turn
        context.store(CellId { 0 }, value + 1);
    }
    co_return Value();
}

Task<Value> counterProgram(Context& context)
{
    const ResourceId gate = context.makeLock("counter");
    const CellId cell = context.makeCell(0);
    std::vector<Future> futures;
    for (int i = 0; i < 4; ++i)
        futures.push_back(context.submit<&increments>("pool " + std::to_string(i), { {}, gate }));
    for (int i = 0; i < 4; ++i)
        futures.push_back(context.spawn<&increments>("named " + std::to_string(i), { {}, gate }));
    for (std::size_t i = 0; i < futures.size(); ++i)
        co_await context.join(futures[i]);
    co_return Value(context.load(cell));
}

struct BlockParameters {
    ResourceId gate;
    std::atomic<unsigned>* arrived;
};
std::atomic<unsigned> arrivals = 0;

Task<Value> arrives(Context& context, BlockParameters p)
{
    ++*p.arrived;
    const LockGuard guard = co_await context.acquire(p.gate);
    co_return Value();
}

/// While it lives, this process gets at most so much more address space.
class NoRoom {
public:
    explicit NoRoom(std::size_t more)
    {
        getrlimit(RLIMIT_AS, &m_before);
        std::size_t pages = 0;
        std::ifstream("/proc/self/statm") >> pages;
        rlimit limit = m_before;
        limit.rlim_cur = pages * static_cast<std::size_t>(sysconf(_SC_PAGESIZE)) + more;
        setrlimit(RLIMIT_AS, &limit);
    }
    ~NoRoom() { setrlimit(RLIMIT_AS, &m_before); }
    NoRoom(const NoRoom&) = delete;
    NoRoom& operator=(const NoRoom&) = delete;

private:
    rlimit m_before {};
};

struct NapParameters { };

Task<Value> napsAWhile(Context& context, NapParameters /*none*/)
{
    co_await context.sleep(50ms);
    co_return Value();
}

/// Starts threads until one is refused; why.
Task<Value> spawnWithoutRoom(Context& context)
{
    const NoRoom noRoom(std::size_t { 20 } << 20U);
    std::vector<Future> started;
    std::string text;
    for (int i = 0; i < 100 && text.empty(); ++i) {
        try {
            started.push_back(context.spawn<&napsAWhile>("named", {}));
        } catch (const TaskError& e) {
            text = e.error().detail;
        }
    }
    for (const Future future : started)
        co_await context.join(future);
    co_return Value(text);
}

/// As many tasks as workers; none can end before all have begun.
Task<Value> everyWorkerProgram(Context& context)
{
    arrivals = 0;
    const ResourceId gate = context.makeLock("gate");
    LockGuard guard = co_await context.acquire(gate);
    std::vector<Future> futures;
    for (unsigned i = 0; i < context.workers(); ++i)
        futures.push_back(context.submit<&arrives>("task", { gate, &arrivals }));
    for (int i = 0; i < 20'000 && arrivals.load() < context.workers(); ++i)
        co_await context.sleep(1ms);
    guard.release();
    for (std::size_t i = 0; i < futures.size(); ++i)
        co_await context.result(futures[i]);
    co_return Value(static_cast<std::int64_t>(arrivals.load()));
}

} // namespace

class TstExecution : public QObject {
    Q_OBJECT

private slots:
    void init() { m_before = Belongings::now(); }
    void cleanup() { QCOMPARE(leaksSince(m_before), std::string()); }
    void callbacksRunInOrder_data() { addModelRows(); }
    void callbacksRunInOrder();
    void joinWaitsForCallbacksThatRun();
    void subTasksNest_data() { addModelRows(); }
    void subTasksNest();
    void deadlockIsNamed_data();
    void deadlockIsNamed();
    void anythingMayBeThrown_data() { addModelRows(); }
    void anythingMayBeThrown();
    void locksExclude_data() { addModelRows(); }
    void locksExclude();
    void exactlyAsManyThreadsAsAsked();
    void refusedThreadsAreErrors();

private:
    OwnTemporaryFolder m_folder;
    Belongings m_before;
};

void TstExecution::callbacksRunInOrder()
{
    FETCH_MODEL();
    CallbackLog log;
    currentLog = &log;
    const ProgramRun run = runProgram(&callbackProgram, { .model = model, .workers = 1 });
    QVERIFY2(run.isOk(), run.problem().c_str());
    QCOMPARE(log.entries, (std::vector<std::string> { "first", "second", "late" }));
    const ModelId imitated = imitatedModel(model);
    QCOMPARE(run.outcome.results.toInt(), imitated == ModelId::Loop ? 2 : 3); // it queues even that
    QVERIFY(log.threads[0] == log.worker);
    QVERIFY(log.threads[1] == log.worker);
    QVERIFY(log.threads[2] == std::this_thread::get_id());
    QCOMPARE(log.worker != std::this_thread::get_id(), model == ModelId::Threads);
}

void TstExecution::joinWaitsForCallbacksThatRun()
{
    CallbackLog log;
    currentLog = &log;
    const ProgramRun run
        = runProgram(&joinsDuringCallback, { .model = ModelId::Threads, .workers = 1 });
    QVERIFY2(run.isOk(), run.problem().c_str());
    QCOMPARE(run.outcome.results.toInt(), 2);
}

void TstExecution::subTasksNest()
{
    FETCH_MODEL();
    const ProgramRun run = runProgram(&nestingProgram, { .model = model });
    QVERIFY2(run.isOk(), run.problem().c_str());
    QVERIFY(run.outcome.results == Value(Value::List { 5050, 20100, 45150 }));
    QCOMPARE(run.oneLine(), std::string("deep down, deep down"));
    QCOMPARE(findingsOf(*run.trace), std::string());
}

void TstExecution::deadlockIsNamed_data()
{
    addModelRows({ ModelId::Sequential, ModelId::Loop, ModelId::SimulatedSequential,
        ModelId::SimulatedLoop, ModelId::SimulatedThreads, ModelId::SimulatedProcesses });
}

void TstExecution::deadlockIsNamed()
{
    FETCH_MODEL();
    const ProgramRun run = runProgram(&deadlockProgram, { .model = model });
    QVERIFY(!run.refused);
    QVERIFY(run.outcome.error.has_value());
    QCOMPARE(textOf(run.outcome.error->code), textOf(ErrorCode::WouldDeadlock));
    const std::string& text = run.outcome.error->detail;
    QVERIFY2(text.find("'greedy' waits for lock 'the gate'") != std::string::npos, text.c_str());
    QVERIFY2(text.find("'program' waits for future 'greedy'") != std::string::npos, text.c_str());
    QCOMPARE(findingsOf(*run.trace, true), std::string());
}

void TstExecution::anythingMayBeThrown()
{
    FETCH_MODEL();
    const ProgramRun run = runProgram(&oddErrorProgram, { .model = model });
    QVERIFY2(run.isOk(), run.problem().c_str());
    QCOMPARE(run.oneLine(), textOf(ErrorCode::TaskFailed));
    QCOMPARE(textOf(run.trace->task(TaskId { 1 }).state), textOf(TaskState::Failed));
}

void TstExecution::locksExclude()
{
    FETCH_MODEL();
    for (const bool lock : { false, true }) {
        ProgramSpec spec { .model = model, .workers = 4, .interpreterLock = lock };
        const ProgramRun run = runProgram(&counterProgram, spec);
        QVERIFY2(run.isOk(), run.problem().c_str());
        QCOMPARE(run.outcome.results.toInt(), 400);
        QCOMPARE(findingsOf(*run.trace), std::string());
        QCOMPARE(accountOf(*run.trace), std::string());
        QCOMPARE(run.trace->resources().size(), std::size_t { 1 });
        QCOMPARE(run.trace->resources()[0].held.size(), std::size_t { 400 });
        const auto named = std::count_if(run.trace->lanes().begin(), run.trace->lanes().end(),
            [](const LaneTrack& lane) { return lane.name.starts_with("named "); });
        const ModelId imitated = imitatedModel(model);
        const bool isPool = imitated == ModelId::Threads || imitated == ModelId::Processes;
        QCOMPARE(named, std::ptrdiff_t { isPool ? 4 : 0 });
    }
}

/// One process runs them all, one after the other: no run narrows what a later one may have.
void TstExecution::exactlyAsManyThreadsAsAsked()
{
#ifdef __SANITIZE_THREAD__ // its bookkeeping grows with the square of the threads
    constexpr unsigned kMost = 200;
#else
    constexpr unsigned kMost = 1024;
#endif
    for (const unsigned workers : { 5U, 20U, kMost, 3U, kMost }) {
        const ProgramRun run
            = runProgram(&everyWorkerProgram, { .model = ModelId::Threads, .workers = workers });
        QVERIFY2(run.isOk(), run.problem().c_str());
        QCOMPARE(run.outcome.results.toInt(), std::int64_t { workers });
        const auto isInATask = [](const LaneTrack& lane, const Span& span) {
            return lane.kind == LaneKind::Thread && span.task.isValid();
        };
        QCOMPARE(mostAtOnce(*run.trace, isInATask), workers);
        QCOMPARE(run.trace->lanes().size(), std::size_t { workers } + 1);
        QCOMPARE(findingsOf(*run.trace), std::string());
        QCOMPARE(accountOf(*run.trace), std::string());
    }
}

void TstExecution::refusedThreadsAreErrors()
{
#if defined(__SANITIZE_THREAD__) || defined(__SANITIZE_ADDRESS__)
    QSKIP("the sanitizers' own memory knows no limit");
#endif
    const ProgramRun named = runProgram(&spawnWithoutRoom, { .model = ModelId::Threads });
    QVERIFY2(named.isOk(), named.problem().c_str());
    QVERIFY2(named.outcome.results.toText().find("cannot start a thread") != std::string::npos,
        named.outcome.results.toText().c_str());
    QCOMPARE(findingsOf(*named.trace), std::string());
    QCOMPARE(accountOf(*named.trace), std::string());
    const ProgramRun pool = [] {
        const NoRoom noRoom(60U << 20U);
        return runProgram(&everyWorkerProgram, { .model = ModelId::Threads, .workers = 20 });
    }();
    QVERIFY(pool.refused.has_value());
    QCOMPARE(textOf(pool.refused->code), textOf(ErrorCode::System));
    const std::string& text = pool.refused->detail;
    QVERIFY2(text.find("the system gives only") != std::string::npos, text.c_str());
    QVERIFY2(text.find("of 20 threads") != std::string::npos, text.c_str());
}

QTEST_GUILESS_MAIN(TstExecution)
#include "tst_execution.moc"
