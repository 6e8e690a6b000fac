// SPDX-License-Identifier: GPL-3.0-or-later
// The catalogue's rules S6 to S9 and S12 to S16, each under every model.
#include "tests/core/syncbodies.h"

using namespace interleave;
using namespace interleave::synctest;
using namespace interleave::test;
using namespace std::chrono_literals;

namespace {

Task<Value> waiter(Context& context, Named p)
{
    const bool wasSet = co_await context.wait(p.resource);
    co_return Value(wasSet);
}

Task<Value> setAndClear(Context& context)
{
    const ResourceId event = context.makeEvent("event");
    const ResourceId never = context.makeEvent("never");
    std::vector<Future> waiters;
    for (std::int64_t i = 0; i < 3; ++i) {
        const Named p { i, event, {} };
        waiters.push_back(context.spawn<&waiter>("waiter", p));
    }
    co_await untilWaiting(context, event, 3, never);
    context.setEvent(event);
    context.clearEvent(event);
    for (const Future w : waiters) {
        const Value seen = co_await context.result(w);
        context.print(seen.toBool() ? "set" : "not set");
    }
    const bool inTime = co_await context.wait(event, WaitLimit::atMost(2ms));
    context.setEvent(event);
    const bool later = co_await context.wait(event, WaitLimit::none());
    context.print(std::string(inTime ? "set" : "timed out") + (later ? ", set" : ", not set"));
    co_return Value();
}

Task<Value> unlocked(Context& context)
{
    const ResourceId lock = context.makeReentrantLock("lock");
    const ResourceId condition = context.makeCondition("condition", lock);
    context.print(errorOf([&] { context.notify(condition); }));
    std::string refused = "no error";
    try {
        (void)co_await context.waitOn(condition, WaitLimit::atMost(1ms));
    } catch (const TaskError& e) {
        refused = e.what();
    }
    context.print(refused);
    const ResourceId event = context.makeEvent("event");
    context.print(errorOf([&] { (void)context.makeCondition("wrong", event); }));
    co_return Value();
}

Task<Value> grabber(Context& context, Named p)
{
    const LockGuard guard = co_await context.acquire(p.resource);
    context.notify(p.other);
    context.print("grabbed");
    co_return Value();
}

Task<Value> givesUpAllLevels(Context& context)
{
    const ResourceId lock = context.makeReentrantLock("lock");
    const ResourceId condition = context.makeCondition("condition", lock);
    (void)co_await context.take(lock);
    (void)co_await context.take(lock);
    const Named p { 1, lock, condition };
    const Future other = context.spawn<&grabber>("other", p);
    const bool notified = co_await context.waitOn(condition);
    context.print((notified ? "notified, depth " : "not notified, depth ")
        + std::to_string(context.level(lock)));
    context.release(lock);
    context.release(lock);
    co_await context.join(other);
    co_return Value();
}

Task<Value> consumer(Context& context, Named p)
{
    const LockGuard guard = co_await context.acquire(p.other);
    (void)co_await context.waitOn(p.resource);
    context.print(std::to_string(p.number));
    co_return Value();
}

Task<Value> notifiesOldest(Context& context)
{
    const ResourceId lock = context.makeLock("lock");
    const ResourceId condition = context.makeCondition("condition", lock);
    const ResourceId never = context.makeEvent("never");
    {
        const LockGuard guard = co_await context.acquire(lock);
        context.notify(condition); // nobody waits: it is not remembered
    }
    std::vector<Future> consumers;
    for (std::int64_t i = 0; i < 5; ++i) {
        const Named p { i, condition, lock };
        consumers.push_back(context.spawn<&consumer>("consumer", p));
        co_await untilWaiting(context, condition, i + 1, never);
    }
    for (const std::int64_t most : { 2, 1, 2 }) {
        LockGuard guard = co_await context.acquire(lock);
        context.notify(condition, most);
        context.print("notified " + std::to_string(most));
        const std::int64_t left = context.waiting(condition);
        (void)co_await context.wait(
            never, WaitLimit::atMost(5ms)); // nobody runs before the release
        context.print(std::to_string(left) + " left");
        guard.release();
        for (std::int64_t i = 0; i < most; ++i)
            co_await context.join(consumers[static_cast<std::size_t>(5 - left - most + i)]);
    }
    co_return Value();
}

/// Those that are woken together take the lock in any order where they run at once.
std::string sortedPairs(std::string lines)
{
    const auto swapIf = [&](const std::string& a, const std::string& b) {
        if (const std::size_t at = lines.find(a); at != std::string::npos)
            lines.replace(at, a.size(), b);
    };
    swapIf("1, 0,", "0, 1,");
    swapIf("4, 3", "3, 4");
    return lines;
}

Task<Value> conditionTimesOut(Context& context)
{
    const ResourceId lock = context.makeLock("lock");
    const ResourceId condition = context.makeCondition("condition", lock);
    (void)co_await context.take(lock);
    const bool notified = co_await context.waitOn(condition, WaitLimit::atMost(2ms));
    context.print((notified ? "notified, depth " : "timed out, depth ")
        + std::to_string(context.level(lock)));
    context.release(lock);
    co_return Value();
}

bool isAtLeastThree(Context& context, void* argument)
{
    return context.load(*static_cast<const CellId*>(argument)) >= 3;
}

struct Counting {
    ResourceId condition;
    ResourceId lock;
    CellId cell;
};

Task<Value> producer(Context& context, Counting p)
{
    for (std::int64_t i = 1; i <= 3; ++i) {
        const LockGuard guard = co_await context.acquire(p.lock);
        context.store(p.cell, i);
        context.notifyAll(p.condition);
    }
    co_return Value();
}

Task<Value> waitsForAPredicate(Context& context)
{
    const ResourceId lock = context.makeLock("lock");
    const ResourceId condition = context.makeCondition("condition", lock);
    CellId cell = context.makeCell(0);
    (void)co_await context.take(lock);
    const bool early = co_await waitForCondition(
        context, condition, &isAtLeastThree, &cell, WaitLimit::atMost(3ms));
    context.print(early ? "early" : "not yet");
    const Counting p { condition, lock, cell };
    const Future other = context.spawn<&producer>("producer", p);
    const bool holds = co_await waitForCondition(context, condition, &isAtLeastThree, &cell, {});
    context.print(holds ? "three" : "not three");
    context.release(lock);
    co_await context.join(other);
    co_return Value();
}

Task<Value> arriver(Context& context, Named p)
{
    Value::List places;
    for (std::int64_t round = 0; round < p.number; ++round) {
        const std::int64_t place = co_await context.arrive(p.resource);
        places.push_back(Value(place));
    }
    co_return Value(std::move(places));
}

Task<Value> barrierGivesPlaces(Context& context)
{
    constexpr std::size_t kRounds = 20;
    const ResourceId barrier = context.makeBarrier("barrier", 4);
    std::vector<Future> parties;
    for (int i = 0; i < 4; ++i) {
        const Named p { kRounds, barrier, {} };
        parties.push_back(context.spawn<&arriver>("party", p));
    }
    std::array<std::int64_t, kRounds> sums {};
    for (const Future party : parties) {
        const Value places = co_await context.result(party);
        const auto* list = places.as<Value::List>();
        for (std::size_t round = 0; round < kRounds; ++round)
            sums.at(round) += std::int64_t { 1 } << (8 * (*list)[round].toInt());
    }
    std::size_t complete = 0; // each place once
    for (const std::int64_t sum : sums)
        complete += sum == 0x01010101 ? 1 : 0;
    context.print(std::to_string(complete) + " rounds, " + std::to_string(context.level(barrier))
        + " inside");
    co_return Value();
}

Task<Value> arrivesOnce(Context& context, Named p)
{
    std::string outcome;
    try {
        const std::int64_t place = co_await context.arrive(p.resource);
        outcome = "place " + std::to_string(place);
    } catch (const TaskError& e) {
        outcome = toString(e.error().code);
    }
    co_return Value(outcome);
}

void sayAction(Context& context)
{
    context.print("action");
}

void failAction(Context&)
{
    throw TaskError(ErrorCode::TaskFailed, "no");
}

Task<Value> actsOnce(Context& context, ResourceId barrier, BarrierAction action)
{
    const ResourceId never = context.makeEvent("never");
    std::vector<Future> parties;
    for (std::int64_t i = 0; i < 2; ++i) {
        const Named p { i, barrier, {} };
        parties.push_back(context.spawn<&arrivesOnce>("party", p));
        co_await untilWaiting(context, barrier, i + 1, never);
    }
    std::string mine;
    try {
        const std::int64_t place = co_await context.arrive(barrier, {}, action);
        mine = "place " + std::to_string(place);
    } catch (const TaskError& e) {
        mine = e.what();
    }
    for (const Future party : parties) {
        const Value outcome = co_await context.result(party);
        context.print(outcome.toText());
    }
    context.print(mine + (context.isBroken(barrier) ? ", broken" : ", sound"));
    co_return Value();
}

Task<Value> actionRuns(Context& context)
{
    const ResourceId barrier = context.makeBarrier("barrier", 3);
    Value done = co_await actsOnce(context, barrier, &sayAction);
    co_return done;
}

Task<Value> actionFails(Context& context)
{
    const ResourceId barrier = context.makeBarrier("barrier", 3);
    Value done = co_await actsOnce(context, barrier, &failAction);
    co_return done;
}

Task<Value> abortAndReset(Context& context)
{
    const ResourceId barrier = context.makeBarrier("barrier", 3);
    const ResourceId never = context.makeEvent("never");
    std::vector<Future> parties;
    for (std::int64_t i = 0; i < 2; ++i) {
        const Named p { i, barrier, {} };
        parties.push_back(context.spawn<&arrivesOnce>("party", p));
    }
    co_await untilWaiting(context, barrier, 2, never);
    context.abortBarrier(barrier);
    const Named late { 3, barrier, {} };
    parties.push_back(context.spawn<&arrivesOnce>("late", late));
    for (const Future party : parties) {
        const Value outcome = co_await context.result(party);
        context.print(outcome.toText());
    }
    context.resetBarrier(barrier);
    context.print(context.isBroken(barrier) ? "broken" : "sound");
    co_return Value();
}

Task<Value> resetBreaksWaiters(Context& context)
{
    const ResourceId barrier = context.makeBarrier("barrier", 2);
    const ResourceId never = context.makeEvent("never");
    const Named p { 1, barrier, {} };
    const Future first = context.spawn<&arrivesOnce>("first", p);
    co_await untilWaiting(context, barrier, 1, never);
    context.resetBarrier(barrier);
    Value outcome = co_await context.result(first);
    context.print(outcome.toText() + (context.isBroken(barrier) ? ", broken" : ", sound"));
    const Future second = context.spawn<&arrivesOnce>("second", p);
    co_await untilWaiting(context, barrier, 1, never);
    const std::int64_t place = co_await context.arrive(barrier);
    outcome = co_await context.result(second);
    context.print(outcome.toText() + ", place " + std::to_string(place));
    co_return Value();
}

Task<Value> timeoutBreaksAll(Context& context)
{
    const ResourceId barrier = context.makeBarrier("barrier", 3);
    const ResourceId never = context.makeEvent("never");
    const Named p { 1, barrier, {} };
    const Future other = context.spawn<&arrivesOnce>("other", p);
    co_await untilWaiting(context, barrier, 1, never);
    std::string mine = "in time";
    try {
        (void)co_await context.arrive(barrier, WaitLimit::atMost(3ms));
    } catch (const TaskError& e) {
        mine = toString(e.error().code);
    }
    const Value outcome = co_await context.result(other);
    context.print(mine + ", " + outcome.toText());
    co_return Value();
}

Task<Value> oneParty(Context& context)
{
    const ResourceId barrier = context.makeBarrier("barrier", 1);
    for (int i = 0; i < 2; ++i) {
        const std::int64_t place = co_await context.arrive(barrier, WaitLimit::none());
        context.print("place " + std::to_string(place));
    }
    context.print(errorOf([&] { (void)context.makeBarrier("none", 0); }));
    co_return Value();
}

std::span<const BodyEntry> ruleBodies(std::string_view /*workload*/)
{
    static const std::array entries { bodyEntry<&waiter>("waiter"), bodyEntry<&grabber>("grabber"),
        bodyEntry<&consumer>("consumer"), bodyEntry<&producer>("producer"),
        bodyEntry<&arriver>("arriver"), bodyEntry<&arrivesOnce>("arrivesOnce") };
    return entries;
}

} // namespace

class TstRulesWaiting : public QObject {
    Q_OBJECT

private slots:
    void s06_eventIsSeenEvenIfCleared_data() { addRuleRows(); }
    void s06_eventIsSeenEvenIfCleared()
    {
        COMPARE_LINES(&setAndClear, "set, set, set, timed out, set");
    }
    void s07_conditionNeedsItsLock_data() { addRuleRows(); }
    void s07_conditionNeedsItsLock()
    {
        COMPARE_LINES(&unlocked,
            "bad-argument: 'condition' is used without its lock, 'condition' is used without its "
            "lock, bad-argument: 'wrong': a condition needs a lock");
    }
    void s07_waitGivesUpAllLevels_data() { addRuleRows(); }
    void s07_waitGivesUpAllLevels()
    {
        COMPARE_LINES(&givesUpAllLevels, "grabbed, notified, depth 2");
    }
    void s08_notifyWakesOldestFirst_data() { addRuleRows(); }
    void s08_notifyWakesOldestFirst()
    {
        FETCH_MODEL();
        const auto run = runProgram(&notifiesOldest, { .model = model, .bodies = ruleBodies("") });
        QCOMPARE(run.problem(), std::string());
        QCOMPARE(sortedPairs(run.oneLine()),
            std::string(
                "notified 2, 3 left, 0, 1, notified 1, 2 left, 2, notified 2, 0 left, 3, 4"));
        QCOMPARE(findingsOf(*run.trace), std::string());
    }
    void s09_conditionWaitTimesOut_data() { addRuleRows(); }
    void s09_conditionWaitTimesOut() { COMPARE_LINES(&conditionTimesOut, "timed out, depth 1"); }
    void s09_waitForLoops_data() { addRuleRows(); }
    void s09_waitForLoops() { COMPARE_LINES(&waitsForAPredicate, "not yet, three"); }
    void s12_barrierGivesEachPlaceOnce_data() { addRuleRows(); }
    void s12_barrierGivesEachPlaceOnce()
    {
        COMPARE_LINES(&barrierGivesPlaces, "20 rounds, 0 inside");
    }
    void s13_actionRunsOnceBeforeAnyoneLeaves_data() { addRuleRows(); }
    void s13_actionRunsOnceBeforeAnyoneLeaves()
    {
        COMPARE_LINES(&actionRuns, "action, place 0, place 1, place 2, sound");
    }
    void s13_failingActionBreaks_data() { addRuleRows(); }
    void s13_failingActionBreaks()
    {
        COMPARE_LINES(&actionFails, "broken-barrier, broken-barrier, no, broken");
    }
    void s14_abortBreaksUntilReset_data() { addRuleRows(); }
    void s14_abortBreaksUntilReset()
    {
        COMPARE_LINES(&abortAndReset, "broken-barrier, broken-barrier, broken-barrier, sound");
    }
    void s15_resetBreaksTheWaiting_data() { addRuleRows(); }
    void s15_resetBreaksTheWaiting()
    {
        COMPARE_LINES(&resetBreaksWaiters, "broken-barrier, sound, place 0, place 1");
    }
    void s15_oneTimeoutBreaksAll_data() { addRuleRows(); }
    void s15_oneTimeoutBreaksAll()
    {
        COMPARE_LINES(&timeoutBreaksAll, "broken-barrier, broken-barrier");
    }
    void s16_onePartyNeverBlocks_data() { addRuleRows(); }
    void s16_onePartyNeverBlocks()
    {
        COMPARE_LINES(
            &oneParty, "place 0, place 0, bad-argument: 'none': 0 is not between 1 and 2147483647");
    }
};

RULES_MAIN(TstRulesWaiting)
#include "tst_rules_waiting.moc"
