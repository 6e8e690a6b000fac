// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/coro/syncwait.h"
#include "tests/support/printstring.h"

#include <memory>
#include <stdexcept>
#include <string>

using namespace interleave;

namespace {

int living = 0;
int made = 0;

struct Counted {
    Counted() { note(1); }
    Counted(const Counted&) { note(1); }
    Counted(Counted&&) noexcept { note(1); }
    Counted& operator=(const Counted&) = default;
    Counted& operator=(Counted&&) noexcept = default;
    ~Counted() { --living; }
    static void note(int n)
    {
        living += n;
        made += n;
    }
};

/// Suspends until somebody resumes it.
struct Pause {
    std::coroutine_handle<>* where;
    explicit Pause(std::coroutine_handle<>* slot) : where(slot) { }
    [[nodiscard]] bool await_ready() const noexcept { return false; }
    void await_suspend(std::coroutine_handle<> handle) const noexcept { *where = handle; }
    void await_resume() const noexcept { }
};

Task<int> one()
{
    co_return 1;
}

Task<int> awaitsMany(int times)
{
    int sum = 0;
    for (int i = 0; i < times; ++i) {
        const int n = co_await one();
        sum += n;
    }
    co_return sum;
}

Task<int> throwsSometimes(int n)
{
    if (n % 2 == 1)
        throw std::runtime_error("odd " + std::to_string(n));
    co_return n;
}

Task<std::string> catchesInside(int n)
{
    const Counted local;
    std::string text = "even";
    try {
        (void)co_await throwsSometimes(n);
    } catch (const std::runtime_error& e) {
        text = e.what();
    }
    co_return text;
}

Task<void> passesOn(int n)
{
    const Counted local;
    (void)co_await throwsSometimes(n);
}

Task<int> pausesInside(std::coroutine_handle<>* slot)
{
    const Counted inner;
    co_await Pause(slot);
    co_return 7;
}

Task<int> awaitsThePause(std::coroutine_handle<>* slot)
{
    const Counted outer;
    const int n = co_await pausesInside(slot);
    co_return n + 1;
}

Task<int> pausesOften(std::coroutine_handle<>* slot, int times)
{
    int sum = 0;
    for (int i = 0; i < times; ++i) {
        const int n = co_await pausesInside(slot);
        sum += n;
    }
    co_return sum;
}

Task<std::unique_ptr<int>> movesOnly()
{
    auto p = std::make_unique<int>(5);
    co_return p;
}

Task<Counted> givesCounted()
{
    const Counted local;
    co_return Counted();
}

Task<int> deep(int depth)
{
    if (depth == 0)
        co_return 0;
    const int below = co_await deep(depth - 1);
    co_return below + 1;
}

} // namespace

class TstTask : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        living = 0;
        made = 0;
    }
    void cleanup() { QCOMPARE(living, 0); }
    void isLazy();
    void aMillionAwaitsNeedNoStack();
    void exceptionsTravel();
    void aSuspendedChildContinuesItsParent();
    void destroyingASuspendedFrameDestroysLocalsOnce();
    void manySuspensionsNeedNoStack();
    void resultsAreMoved();
    void nestingIsDeepEnough();
    void movingTakesTheFrame();
};

void TstTask::isLazy()
{
    {
        const Task<std::string> never = catchesInside(1);
        QVERIFY(!never.isEmpty());
        QVERIFY(!never.isDone());
    }
    QCOMPARE(made, 0);
    QVERIFY(Task<int>().isEmpty());
}

void TstTask::aMillionAwaitsNeedNoStack()
{
    QCOMPARE(syncWait(awaitsMany(1'000'000)), 1'000'000);
}

void TstTask::exceptionsTravel()
{
    QCOMPARE(syncWait(catchesInside(3)), std::string("odd 3"));
    QCOMPARE(syncWait(catchesInside(4)), std::string("even"));
    QCOMPARE(made, 2);
    QVERIFY_THROWS_EXCEPTION(std::runtime_error, syncWait(passesOn(5)));
    QCOMPARE(living, 0);
    syncWait(passesOn(6));
}

void TstTask::aSuspendedChildContinuesItsParent()
{
    std::coroutine_handle<> paused;
    Task<int> task = awaitsThePause(&paused);
    task.start();
    QVERIFY(!task.isDone());
    QCOMPARE(living, 2);
    paused.resume();
    QVERIFY(task.isDone());
    QCOMPARE(task.takeResult(), 8);
    QCOMPARE(living, 0);
}

void TstTask::destroyingASuspendedFrameDestroysLocalsOnce()
{
    std::coroutine_handle<> paused;
    {
        Task<int> task = awaitsThePause(&paused);
        task.start();
        QCOMPARE(living, 2);
    }
    QCOMPARE(living, 0);
    QCOMPARE(made, 2);
}

void TstTask::manySuspensionsNeedNoStack()
{
    constexpr int kTimes = 200'000;
    std::coroutine_handle<> paused;
    Task<int> task = pausesOften(&paused, kTimes);
    task.start();
    for (int i = 0; i < kTimes; ++i)
        std::exchange(paused, {}).resume();
    QVERIFY(task.isDone());
    QCOMPARE(task.takeResult(), 7 * kTimes);
    QCOMPARE(made, kTimes);
}

void TstTask::resultsAreMoved()
{
    const std::unique_ptr<int> p = syncWait(movesOnly());
    QCOMPARE(*p, 5);
    {
        const Counted result = syncWait(givesCounted());
        QCOMPARE(living, 1);
    }
}

void TstTask::nestingIsDeepEnough()
{
    QCOMPARE(syncWait(deep(2000)), 2000);
}

void TstTask::movingTakesTheFrame()
{
    std::coroutine_handle<> paused;
    Task<int> a = awaitsThePause(&paused);
    a.start();
    Task<int> b = std::move(a);
    QVERIFY(a.isEmpty()); // NOLINT: what a moved-from task is, is promised
    a = awaitsThePause(&paused);
    b = std::move(a); // the first one is destroyed where it waits
    QCOMPARE(living, 0);
    QVERIFY(!b.isDone());
}

QTEST_GUILESS_MAIN(TstTask)
#include "tst_task.moc"
