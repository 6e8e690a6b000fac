// SPDX-License-Identifier: GPL-3.0-or-later
// The catalogue's rules S1 to S5, S10 and S11, each under every model.
#include "tests/core/syncbodies.h"

using namespace interleave;
using namespace interleave::synctest;
using namespace interleave::test;
using namespace std::chrono_literals;

namespace {

Task<Value> releaser(Context& context, Named p)
{
    context.release(p.resource);
    co_return Value();
}

Task<Value> anyoneReleases(Context& context)
{
    const ResourceId lock = context.makeLock("lock");
    (void)co_await context.take(lock);
    const Named p { 1, lock, {} };
    const Future other = context.spawn<&releaser>("other", p);
    co_await context.result(other);
    const bool again = co_await context.take(lock, WaitLimit::none());
    context.print(again ? "free again" : "still held");
    context.release(lock);
    context.print(errorOf([&] { context.release(lock); }));
    co_return Value();
}

Task<Value> triesOnly(Context& context)
{
    const ResourceId lock = context.makeLock("lock");
    const bool first = co_await context.take(lock, WaitLimit::none());
    const bool second = co_await context.take(lock, WaitLimit::none());
    const bool third = co_await context.take(lock, WaitLimit::atMost(5ms));
    context.print(std::string(first ? "got" : "not") + (second ? " got" : " not")
        + (third ? " got" : " not"));
    context.print(std::to_string(context.level(lock)) + " held, "
        + std::to_string(context.waiting(lock)) + " wait");
    context.release(lock);
    const bool fourth = co_await context.take(lock, WaitLimit::atMost(1h));
    context.print(fourth ? "got" : "not");
    context.print(errorOf([] { (void)WaitLimit::atMost(-1ns); }));
    context.print(errorOf([] { (void)WaitLimit::atMost(Nanos::max()); }));
    co_return Value();
}

Task<Value> taker(Context& context, Named p)
{
    const LockGuard guard = co_await context.acquire(p.resource);
    context.print(std::to_string(p.number));
    co_return Value();
}

Task<Value> queuesUp(Context& context, ResourceId resource)
{
    const ResourceId never = context.makeEvent("never");
    (void)co_await context.take(resource);
    std::vector<Future> waiters;
    for (std::int64_t i = 0; i < 5; ++i) {
        const Named p { i, resource, {} };
        waiters.push_back(context.spawn<&taker>("waiter " + std::to_string(i), p));
        co_await untilWaiting(context, resource, i + 1, never);
    }
    context.release(resource);
    for (const Future waiter : waiters)
        co_await context.join(waiter);
    co_return Value();
}

Task<Value> lockQueue(Context& context)
{
    const ResourceId lock = context.makeLock("lock");
    Value done = co_await queuesUp(context, lock);
    co_return done;
}

Task<Value> semaphoreQueue(Context& context)
{
    const ResourceId semaphore = context.makeSemaphore("semaphore");
    Value done = co_await queuesUp(context, semaphore);
    co_return done;
}

Task<Value> stranger(Context& context, Named p)
{
    const bool got = co_await context.take(p.resource, WaitLimit::none());
    context.print(got ? "stranger got it" : "stranger did not");
    context.print(errorOf([&] { context.release(p.resource); }));
    co_return Value();
}

Task<Value> counts(Context& context)
{
    const ResourceId lock = context.makeReentrantLock("lock");
    (void)co_await context.take(lock);
    const bool twice = co_await context.take(lock, WaitLimit::none());
    context.print(twice ? "twice" : "once");
    const Named p { 1, lock, {} };
    const Future one = context.spawn<&stranger>("one", p);
    co_await context.result(one);
    context.release(lock);
    const Future two = context.spawn<&stranger>("two", p);
    co_await context.result(two);
    context.release(lock);
    context.print(errorOf([&] { context.release(lock); }));
    const Future three = context.spawn<&taker>("three", p);
    co_await context.result(three);
    co_return Value();
}

Task<Value> throwsInside(Context& context, Named p)
{
    const LockGuard guard = co_await context.acquire(p.resource);
    throw TaskError(ErrorCode::TaskFailed, "inside");
}

Task<Value> exceptionReleases(Context& context)
{
    const ResourceId lock = context.makeLock("lock");
    const Named p { 1, lock, {} };
    const Future failing = context.spawn<&throwsInside>("failing", p);
    co_await context.join(failing);
    const bool free = co_await context.take(lock, WaitLimit::none());
    context.print(free ? "free" : "held");
    co_return Value();
}

Task<Value> permits(Context& context)
{
    context.print(errorOf([&] { (void)context.makeSemaphore("semaphore", -1); }));
    const ResourceId one = context.makeSemaphore("one");
    const bool first = co_await context.take(one, WaitLimit::none());
    const bool second = co_await context.take(one, WaitLimit::none());
    context.print(std::string(first ? "got" : "not") + (second ? " got" : " not"));
    std::vector<Future> waiters;
    for (std::int64_t i = 0; i < 3; ++i) {
        const Named p { i, one, {} };
        waiters.push_back(context.spawn<&releaser>("releaser", p));
    }
    for (const Future waiter : waiters)
        co_await context.join(waiter);
    context.print(std::to_string(context.level(one)) + " free"); // more than at the start
    context.release(one, 2);
    context.print(std::to_string(context.level(one)) + " free");
    co_return Value();
}

Task<Value> eater(Context& context, Named p)
{
    (void)co_await context.take(p.resource);
    co_return Value();
}

Task<Value> releasesSeveral(Context& context)
{
    const ResourceId none = context.makeSemaphore("none", 0);
    const ResourceId never = context.makeEvent("never");
    std::vector<Future> waiters;
    for (std::int64_t i = 0; i < 3; ++i) {
        const Named p { i, none, {} };
        waiters.push_back(context.spawn<&eater>("waiter", p));
    }
    co_await untilWaiting(context, none, 3, never);
    context.release(none, 2);
    context.print(std::to_string(context.waiting(none)) + " waits on");
    context.release(none, 4);
    for (const Future waiter : waiters)
        co_await context.join(waiter);
    context.print(std::to_string(context.level(none)) + " free");
    co_return Value();
}

Task<Value> bounded(Context& context)
{
    const ResourceId two = context.makeBoundedSemaphore("two", 2);
    context.print(errorOf([&] { context.release(two); }));
    (void)co_await context.take(two);
    context.print(errorOf([&] { context.release(two, 2); }));
    context.print(std::to_string(context.level(two)) + " free");
    context.release(two);
    context.print(std::to_string(context.level(two)) + " free");
    co_return Value();
}

std::span<const BodyEntry> ruleBodies(std::string_view /*workload*/)
{
    static const std::array entries { bodyEntry<&releaser>("releaser"), bodyEntry<&taker>("taker"),
        bodyEntry<&stranger>("stranger"), bodyEntry<&throwsInside>("throwsInside"),
        bodyEntry<&eater>("eater") };
    return entries;
}

} // namespace

class TstRulesLocks : public QObject {
    Q_OBJECT

private slots:
    void s01_anyTaskMayRelease_data() { addRuleRows(); }
    void s01_anyTaskMayRelease()
    {
        COMPARE_LINES(
            &anyoneReleases, "free again, bad-argument: 'lock' is given back, but nobody holds it");
    }
    void s02_tryingNeverWaits_data() { addRuleRows(); }
    void s02_tryingNeverWaits()
    {
        COMPARE_LINES(&triesOnly,
            "got not not, 1 held, 0 wait, got, bad-argument: a wait cannot last less than no time, "
            "bad-argument: a wait cannot last longer than 100 years");
    }
    void s03_waitersInOrderOfArrival_data() { addRuleRows(); }
    void s03_waitersInOrderOfArrival() { COMPARE_LINES(&lockQueue, "0, 1, 2, 3, 4"); }
    void s03_waitersOfASemaphoreInOrderOfArrival_data() { addRuleRows(); }
    void s03_waitersOfASemaphoreInOrderOfArrival()
    {
        COMPARE_LINES(&semaphoreQueue, "0, 1, 2, 3, 4");
    }
    void s04_reentrantLockCounts_data() { addRuleRows(); }
    void s04_reentrantLockCounts()
    {
        const std::string refused = "stranger did not, bad-argument: 'lock' is given back by a "
                                    "task that does not hold it";
        COMPARE_LINES(&counts,
            "twice, " + refused + ", " + refused
                + ", bad-argument: 'lock' is given back, but nobody holds it, 1");
    }
    void s05_exceptionReleases_data() { addRuleRows(); }
    void s05_exceptionReleases() { COMPARE_LINES(&exceptionReleases, "free"); }
    void s10_semaphoreMayExceedItsStart_data() { addRuleRows(); }
    void s10_semaphoreMayExceedItsStart()
    {
        COMPARE_LINES(&permits,
            "bad-argument: 'semaphore': -1 is not between 0 and 2147483647, got not, 3 free, 5 "
            "free");
    }
    void s10_releaseWakesSeveral_data() { addRuleRows(); }
    void s10_releaseWakesSeveral() { COMPARE_LINES(&releasesSeveral, "1 waits on, 3 free"); }
    void s11_boundedSemaphoreRefuses_data() { addRuleRows(); }
    void s11_boundedSemaphoreRefuses()
    {
        COMPARE_LINES(&bounded,
            "bad-argument: 'two' is given back more often than it was taken, bad-argument: 'two' "
            "is "
            "given back more often than it was taken, 1 free, 2 free");
    }
};

RULES_MAIN(TstRulesLocks)
#include "tst_rules_locks.moc"
