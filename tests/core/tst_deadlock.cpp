// SPDX-License-Identifier: GPL-3.0-or-later
// A run in which nobody can ever wake anybody ends with a verdict that says what waited for what.
// Who waits for what a dead process had learns that.
#include "tests/core/syncbodies.h"

#include <csignal>

using namespace interleave;
using namespace interleave::synctest;
using namespace interleave::test;
using namespace std::chrono_literals;

namespace {

struct Crossed {
    ResourceId first;
    ResourceId second;
    ResourceId mine; ///< an event: the first lock is held
    ResourceId theirs;
};

Task<Value> crosses(Context& context, Crossed p)
{
    const LockGuard first = co_await context.acquire(p.first);
    context.setEvent(p.mine);
    (void)co_await context.wait(p.theirs);
    const LockGuard second = co_await context.acquire(p.second);
    co_return Value();
}

Task<Value> crossedLocks(Context& context)
{
    const ResourceId x = context.makeLock("x");
    const ResourceId y = context.makeLock("y");
    const ResourceId a = context.makeEvent("a has x");
    const ResourceId b = context.makeEvent("b has y");
    const Future one = context.spawn<&crosses>("a", Crossed { x, y, a, b });
    const Future two = context.spawn<&crosses>("b", Crossed { y, x, b, a });
    co_await context.join(one);
    co_await context.join(two);
    co_return Value();
}

Task<Value> waits(Context& context, Named p)
{
    (void)co_await context.wait(p.resource);
    co_return Value();
}

/// The last one that runs ends, the program is at its end: only then nothing can happen any more.
Task<Value> forgottenEvent(Context& context)
{
    const ResourceId event = context.makeEvent("forgotten");
    const ResourceId other = context.makeEvent("other");
    const Named p { 1, event, {} };
    const Named q { 2, other, {} };
    context.spawn<&waits>("waiter", p);
    context.spawn<&waits>("brief", q);
    co_await context.sleep(2ms);
    context.setEvent(other);
    co_return Value();
}

Task<Value> meets(Context& context, Named p)
{
    const std::int64_t place = co_await context.arrive(p.resource);
    co_return Value(place);
}

Task<Value> largeBarrier(Context& context)
{
    const ResourceId barrier = context.makeBarrier("meeting", 5);
    std::vector<Future> futures;
    for (std::int64_t i = 0; i < 5; ++i) {
        const Named p { i, barrier, {} };
        futures.push_back(context.submit<&meets>("party " + std::to_string(i), p));
    }
    for (const Future future : futures)
        co_await context.result(future);
    co_return Value(5);
}

Task<Value> getsNothing(Context& context, Named p)
{
    for (;;)
        (void)co_await context.get<int>(p.resource);
}

Task<Value> emptyQueue(Context& context)
{
    const ResourceId queue = context.makeQueue("orders");
    const Named p { 1, queue, {} };
    context.spawnDaemon<&getsNothing>("daemon", p);
    (void)co_await context.put(queue, 1); // it is never done
    co_await context.joinQueue(queue);
    co_return Value();
}

Task<Value> ownLock(Context& context)
{
    const ResourceId lock = context.makeLock("own");
    (void)co_await context.take(lock);
    (void)co_await context.take(lock);
    co_return Value();
}

/// Stuck only as long as the clock does not help.
Task<Value> savedByTheClock(Context& context)
{
    const ResourceId event = context.makeEvent("event");
    const Named p { 1, event, {} };
    context.spawn<&waits>("waiter", p);
    const bool isSet = co_await context.wait(event, WaitLimit::atMost(5ms));
    context.setEvent(event);
    co_return Value(isSet);
}

struct Dying {
    ResourceId semaphore;
    std::int64_t waiters; ///< dies once so many wait
};

Task<Value> diesWithPermit(Context& context, Dying p)
{
    (void)co_await context.take(p.semaphore);
    context.print("has one");
    while (context.waiting(p.semaphore) < p.waiters)
        co_await context.sleep(1ms);
    raise(SIGKILL);
    co_return Value();
}

Task<Value> takesPermit(Context& context, Named p)
{
    const LockGuard guard = co_await context.acquire(p.resource);
    co_return Value();
}

/// Two permits: one is lost, and then the other; nobody else has one.
Task<Value> lostPermits(Context& context)
{
    const ResourceId semaphore = context.makeSemaphore("pool", 2);
    const Future first = context.spawn<&diesWithPermit>("first", Dying { semaphore, 0 });
    co_await context.join(first);
    (void)co_await context.take(semaphore);
    context.release(semaphore);
    context.print("one is left");
    const Future second = context.spawn<&diesWithPermit>("second", Dying { semaphore, 2 });
    while (context.level(semaphore) > 0)
        co_await context.sleep(1ms);
    const Future waiter = context.spawn<&takesPermit>("waiter", Named { 1, semaphore, {} });
    const auto told = [&](const TaskError& e) {
        context.print(std::string(toString(e.error().code)) + ": " + e.error().detail);
    };
    try {
        (void)co_await context.take(semaphore);
    } catch (const TaskError& e) {
        told(e);
    }
    try {
        co_await context.result(waiter);
    } catch (const TaskError& e) {
        told(e);
    }
    co_await context.join(second);
    context.release(semaphore); // one that nobody had taken
    const bool haveIt = co_await context.take(semaphore, WaitLimit::none());
    context.print(haveIt ? "a new one" : "none");
    co_return Value();
}

std::span<const BodyEntry> ruleBodies(std::string_view /*workload*/)
{
    static const std::array entries { bodyEntry<&crosses>("crosses"), bodyEntry<&waits>("waits"),
        bodyEntry<&meets>("meets"), bodyEntry<&getsNothing>("gets-nothing"),
        bodyEntry<&diesWithPermit>("dies-with-permit"), bodyEntry<&takesPermit>("takes-permit") };
    return entries;
}

struct StuckCase {
    const char* name;
    Program program;
    std::vector<std::string> said; ///< all of these
};

const std::vector<StuckCase>& stuckCases()
{
    static const std::vector<StuckCase> cases = {
        { "crossed locks", &crossedLocks,
            { "'a' waits for lock 'y' (held by 'b')", "'b' waits for lock 'x' (held by 'a')",
                "'program' waits for join 'a'" } },
        { "an event that nobody sets", &forgottenEvent,
            { "'waiter' waits for event 'forgotten'" } },
        { "an item that is never done", &emptyQueue,
            { "'program' waits for queue 'orders'", "'daemon' waits for queue 'orders'" } },
        { "one's own lock", &ownLock, { "'program' waits for lock 'own' (held by 'program')" } },
    };
    return cases;
}

} // namespace

class TstDeadlock : public QObject {
    Q_OBJECT

private slots:
    void stuckRunEndsWithAVerdict_data();
    void stuckRunEndsWithAVerdict();
    void barrierThatWorkersCannotFill_data();
    void barrierThatWorkersCannotFill();
    void noVerdictWhileTheClockHelps_data() { addRuleRows(); }
    void noVerdictWhileTheClockHelps();
    void processesCanBeStopped_data();
    void processesCanBeStopped();
    void lostPermitsAreTold();
};

void TstDeadlock::stuckRunEndsWithAVerdict_data()
{
    QTest::addColumn<int>("model");
    QTest::addColumn<int>("place");
    std::vector<ModelId> models = modelsForPrograms();
    models.push_back(ModelId::Processes);
    for (const ModelId model : models)
        for (std::size_t i = 0; i < stuckCases().size(); ++i)
            QTest::newRow((nameOf(model) + ", " + stuckCases()[i].name).c_str())
                << static_cast<int>(model) << static_cast<int>(i);
}

void TstDeadlock::stuckRunEndsWithAVerdict()
{
    FETCH_MODEL();
    QFETCH(int, place);
    const StuckCase& c = stuckCases()[static_cast<std::size_t>(place)];
    const auto run = runProgram(c.program, { .model = model, .bodies = ruleBodies("") });
    QVERIFY(!run.refused && run.outcome.error);
    QCOMPARE(std::string(toString(run.outcome.error->code)), std::string("would-deadlock"));
    for (const std::string& said : c.said)
        QVERIFY2(run.outcome.error->detail.find(said) != std::string::npos,
            run.outcome.error->detail.c_str());
    QCOMPARE(findingsOf(*run.trace, true), std::string());
}

void TstDeadlock::barrierThatWorkersCannotFill_data()
{
    addModelRows({ ModelId::Sequential, ModelId::Threads, ModelId::Loop, ModelId::SimulatedThreads,
        ModelId::SimulatedProcesses, ModelId::Processes });
}

/// A suspended party gives its worker away, a blocked one holds it.
void TstDeadlock::barrierThatWorkersCannotFill()
{
    FETCH_MODEL();
    const auto enough
        = runProgram(&largeBarrier, { .model = model, .workers = 5, .bodies = ruleBodies("") });
    QCOMPARE(enough.problem(), std::string());
    const auto run
        = runProgram(&largeBarrier, { .model = model, .workers = 2, .bodies = ruleBodies("") });
    if (model == ModelId::Sequential || model == ModelId::Loop) {
        QCOMPARE(run.problem(), std::string());
        return;
    }
    QVERIFY(run.outcome.error);
    QCOMPARE(std::string(toString(run.outcome.error->code)), std::string("would-deadlock"));
    const std::string& text = run.outcome.error->detail;
    QVERIFY2(text.find("'party 0' waits for barrier 'meeting' (2 of 5 parties are there)")
            != std::string::npos,
        text.c_str());
    QVERIFY2(
        text.find("3 tasks wait for one of the 2 workers, which are all held") != std::string::npos,
        text.c_str());
}

void TstDeadlock::noVerdictWhileTheClockHelps()
{
    FETCH_MODEL();
    for (int i = 0; i < 20; ++i) {
        const auto run = runProgram(&savedByTheClock, { .model = model, .bodies = ruleBodies("") });
        QCOMPARE(run.problem(), std::string());
        QVERIFY(!run.outcome.results.toBool());
    }
}

void TstDeadlock::processesCanBeStopped_data()
{
    QTest::addColumn<int>("place");
    for (std::size_t i = 0; i < stuckCases().size(); ++i)
        QTest::newRow(stuckCases()[i].name) << static_cast<int>(i);
}

void TstDeadlock::processesCanBeStopped()
{
    QFETCH(int, place);
    const StuckCase& c = stuckCases()[static_cast<std::size_t>(place)];
    RunControl control;
    const Nanos soon = monotonicNow() + 15ms;
    Stopper stopper(control, [soon] { return monotonicNow() > soon; });
    const auto run
        = runProgram(c.program, { .model = ModelId::Processes, .bodies = ruleBodies("") }, control);
    QVERIFY(stopper.sinceAsked() < 1s);
    QVERIFY(run.outcome.error);
    QCOMPARE(std::string(toString(run.outcome.error->code)), std::string("cancelled"));
    QCOMPARE(findingsOf(*run.trace, true), std::string());
}

void TstDeadlock::lostPermitsAreTold()
{
    const auto run
        = runProgram(&lostPermits, { .model = ModelId::Processes, .bodies = ruleBodies("") });
    QCOMPARE(run.problem(), std::string());
    const std::string lost = "broken-pool: the process that held 'pool' was terminated abruptly: "
                             "nobody can have it any more";
    QCOMPARE(run.oneLine(), "has one, one is left, has one, " + lost + ", " + lost + ", a new one");
}

RULES_MAIN(TstDeadlock)
#include "tst_deadlock.moc"
