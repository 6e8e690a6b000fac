// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/base/clock.h"
#include "core/execution/interpreterlock.h"

#include <atomic>
#include <thread>
#include <vector>

using namespace interleave;
using namespace std::chrono_literals;

namespace {

/// Holds the lock `slices` times until asked to drop it, as a computing thread does.
template <class Step>
void compute(InterpreterLock& lock, const int* me, const std::atomic<bool>& over, Step step)
{
    lock.take(me);
    while (!over.load(std::memory_order_relaxed)) {
        step();
        if (lock.isDropRequested()) {
            lock.release(me);
            lock.take(me);
        }
    }
    lock.release(me);
}

} // namespace

class TstInterpreterLock : public QObject {
    Q_OBJECT

private slots:
    void tryTakeNeverWaits();
    void eightThreadsExcludeEachOther();
    void aWaiterAsksAfterOneInterval();
    void twoThreadsAlternate();
    void blockingCallsHandItOver();
};

void TstInterpreterLock::tryTakeNeverWaits()
{
    InterpreterLock lock;
    const int me = 0;
    const int other = 0;
    QVERIFY(lock.tryTake(&me));
    QVERIFY(!lock.tryTake(&other));
    QVERIFY(!lock.isDropRequested());
    lock.release(&me);
    QVERIFY(lock.tryTake(&other));
    lock.release(&other);
}

void TstInterpreterLock::eightThreadsExcludeEachOther()
{
    InterpreterLock lock(500us);
    constexpr int kThreads = 8;
    std::atomic<bool> over = false;
    std::atomic<int> inside = 0;
    std::atomic<int> collisions = 0;
    std::vector<std::int64_t> progress(kThreads, 0);
    std::int64_t guarded = 0; // by the lock alone
    std::vector<int> names(kThreads);
    std::vector<std::thread> threads;
    for (std::size_t t = 0; t < kThreads; ++t)
        threads.emplace_back([&, t] {
            compute(lock, &names[t], over, [&] {
                if (inside.fetch_add(1) != 0)
                    ++collisions;
                ++guarded;
                ++progress[t];
                inside.fetch_sub(1);
            });
        });
    for (int i = 0; i < 100; ++i) { // until each has had its turn
        std::this_thread::sleep_for(20ms);
        const int me = 0;
        lock.take(&me);
        bool all = true;
        for (const std::int64_t n : progress)
            all = all && n > 0;
        lock.release(&me);
        if (all)
            break;
    }
    over = true;
    for (std::thread& thread : threads)
        thread.join();
    QCOMPARE(collisions.load(), 0);
    std::int64_t sum = 0;
    for (const std::int64_t n : progress) {
        QVERIFY(n > 0);
        sum += n;
    }
    QCOMPARE(guarded, sum);
}

void TstInterpreterLock::aWaiterAsksAfterOneInterval()
{
    InterpreterLock lock(5ms);
    const int me = 0;
    const int other = 0;
    lock.take(&me);
    const Nanos begin = monotonicNow();
    std::atomic<bool> got = false;
    std::thread waiter([&] {
        lock.take(&other);
        got = true;
        lock.release(&other);
    });
    while (!lock.isDropRequested() && monotonicNow() - begin < 10s)
        std::this_thread::yield();
    const Nanos asked = monotonicNow() - begin;
    QVERIFY(lock.isDropRequested());
    QVERIFY(!got.load());
    QVERIFY(asked >= 5ms);
    lock.release(&me); // waits until the other has it
    lock.take(&me);
    waiter.join();
    QVERIFY(got.load());
    QVERIFY(!lock.isDropRequested());
    lock.release(&me);
}

void TstInterpreterLock::twoThreadsAlternate()
{
    InterpreterLock lock(1ms);
    std::atomic<bool> over = false;
    std::vector<int> holders; // guarded by the lock
    const std::vector<int> names(2);
    const auto work = [&](std::size_t t) {
        lock.take(&names[t]);
        holders.push_back(static_cast<int>(t));
        while (!over.load()) {
            if (!lock.isDropRequested())
                continue;
            lock.release(&names[t]);
            lock.take(&names[t]);
            holders.push_back(static_cast<int>(t));
            if (holders.size() > 60)
                over = true;
        }
        lock.release(&names[t]);
    };
    std::thread a(work, 0);
    std::thread b(work, 1);
    a.join();
    b.join();
    QVERIFY(holders.size() > 20);
    int same = 0;
    for (std::size_t i = 1; i < holders.size(); ++i)
        same += holders[i] == holders[i - 1] ? 1 : 0;
    QVERIFY2(same * 10 < static_cast<int>(holders.size()), std::to_string(same).c_str());
}

void TstInterpreterLock::blockingCallsHandItOver()
{
    InterpreterLock lock;
    const std::vector<int> names(4);
    std::atomic<int> rounds = 0;
    std::vector<std::thread> threads;
    for (const int& name : names)
        threads.emplace_back([&lock, &name, &rounds] {
            for (int i = 0; i < 50; ++i) {
                lock.take(&name);
                ++rounds;
                lock.release(&name);
                std::this_thread::sleep_for(100us);
            }
        });
    for (std::thread& thread : threads)
        thread.join();
    QCOMPARE(rounds.load(), 200);
}

QTEST_GUILESS_MAIN(TstInterpreterLock)
#include "tst_interpreterlock.moc"
