// SPDX-License-Identifier: GPL-3.0-or-later
// The primitives' state machines by themselves, where programs cannot easily lead them.
#include <QTest>

#include "core/execution/sharedmutex.h"
#include "core/execution/syncobject.h"

#include <deque>
#include <thread>
#include <vector>

using namespace interleave;

namespace {

class Memory final : public SyncMemory {
public:
    WaitEntry& entry(std::uint32_t number) override { return m_entries.at(number); }
    ItemNode& item(std::uint32_t number) override { return m_items.at(number); }
    std::uint32_t takeItem() override
    {
        if (m_room == 0)
            return WaitEntry::kNone;
        --m_room;
        m_items.emplace_back();
        return static_cast<std::uint32_t>(m_items.size() - 1);
    }
    void giveItem(std::uint32_t) override { ++m_room; }
    /// An entry of a task of the same number.
    std::uint32_t make(SyncVerb verb = SyncVerb::Take, int item = 0)
    {
        WaitEntry& entry = m_entries.emplace_back();
        entry.task = static_cast<std::uint32_t>(m_entries.size() - 1);
        entry.process = entry.task;
        entry.verb = verb;
        entry.item = QueueItem::of(item);
        return entry.task;
    }
    std::size_t m_room = 100;

private:
    std::deque<WaitEntry> m_entries;
    std::deque<ItemNode> m_items;
};

std::vector<std::uint32_t> wokenIn(SyncStep& step)
{
    std::vector<std::uint32_t> woken;
    while (!step.woken.empty())
        woken.push_back(step.woken.pop(step.memory));
    return woken;
}

using Numbers = std::vector<std::uint32_t>;

} // namespace

class TstSyncStates : public QObject {
    Q_OBJECT

private slots:
    void aWaiterInTheMiddleLeaves();
    void aLockThatNobodySawGoesOn();
    void aLockOfADeadProcessIsNobodys();
    void aPermitThatNobodySawGoesOn();
    void newcomersWaitOutsideWhileTheLastActs();
    void aDeadActorBreaksTheBarrier();
    void anItemThatNobodySawGoesBackToTheFront();
    void aFullMemoryRefusesItems();
    void aMutexKnowsThatItsHolderDied();
    void aMutexExcludes();
};

void TstSyncStates::aWaiterInTheMiddleLeaves()
{
    Memory memory;
    WaitQueue queue;
    for (int i = 0; i < 4; ++i)
        queue.push(memory, memory.make());
    QVERIFY(queue.remove(memory, 1));
    QVERIFY(!queue.remove(memory, 1));
    QVERIFY(queue.remove(memory, 3));
    QCOMPARE(queue.size(), 2U);
    QCOMPARE(queue.pop(memory), 0U);
    QCOMPARE(queue.pop(memory), 2U);
    QVERIFY(queue.empty() && !queue.remove(memory, 0));
}

void TstSyncStates::aLockThatNobodySawGoesOn()
{
    Memory memory;
    LockState lock(false);
    const std::uint32_t a = memory.make();
    const std::uint32_t b = memory.make();
    const std::uint32_t c = memory.make();
    SyncStep step { memory, a };
    QVERIFY(lock.start(step, a, true));
    QVERIFY(!lock.start(step, b, true));
    QVERIFY(!lock.start(step, c, true));
    QVERIFY(lock.release(step) == Misuse::None);
    QCOMPARE(wokenIn(step), Numbers { b });
    lock.undo(step, memory.entry(b)); // it was cancelled before it knew
    QCOMPARE(wokenIn(step), Numbers { c });
    QVERIFY(lock.isHeldBy(c));
}

void TstSyncStates::aLockOfADeadProcessIsNobodys()
{
    Memory memory;
    LockState lock(false);
    const std::uint32_t a = memory.make();
    const std::uint32_t b = memory.make();
    const std::uint32_t c = memory.make();
    SyncStep step { memory, a };
    QVERIFY(lock.start(step, a, true));
    QVERIFY(!lock.start(step, b, true));
    lock.abandon(step, b); // only a waiter
    QVERIFY(wokenIn(step).empty());
    lock.abandon(step, a);
    QCOMPARE(wokenIn(step), Numbers { b });
    QVERIFY(memory.entry(b).status == SyncStatus::Abandoned);
    QVERIFY(lock.start(step, c, false));
    QVERIFY(memory.entry(c).status == SyncStatus::Abandoned);
}

void TstSyncStates::aPermitThatNobodySawGoesOn()
{
    Memory memory;
    SemaphoreState semaphore(0, false);
    const std::uint32_t a = memory.make();
    const std::uint32_t b = memory.make();
    SyncStep step { memory, a };
    QVERIFY(!semaphore.start(step, a, true));
    QVERIFY(!semaphore.start(step, b, true));
    QVERIFY(semaphore.release(step, 1) == Misuse::None);
    QCOMPARE(wokenIn(step), Numbers { a });
    semaphore.undo(step, memory.entry(a));
    QCOMPARE(wokenIn(step), Numbers { b });
    QCOMPARE(semaphore.level(), 0U);
}

void TstSyncStates::newcomersWaitOutsideWhileTheLastActs()
{
    Memory memory;
    BarrierState barrier(2);
    Numbers n;
    for (int i = 0; i < 4; ++i)
        n.push_back(memory.make(SyncVerb::Arrive));
    memory.entry(n[1]).hasAction = true;
    SyncStep step { memory, n[1] };
    QVERIFY(!barrier.start(step, n[0], true));
    QVERIFY(barrier.start(step, n[1], true));
    QVERIFY(wokenIn(step).empty()); // nobody leaves before the action is over (S13)
    QVERIFY(!barrier.start(step, n[2], true));
    QVERIFY(!barrier.start(step, n[3], true));
    QCOMPARE(barrier.waiting(), 3U);
    barrier.finishAction(step, true);
    QCOMPARE(wokenIn(step), (Numbers { n[0], n[2], n[3] })); // and then these are a round of two
    QCOMPARE(memory.entry(n[2]).number, 0U);
    QCOMPARE(memory.entry(n[3]).number, 1U);
    QCOMPARE(barrier.waiting(), 0U);
}

void TstSyncStates::aDeadActorBreaksTheBarrier()
{
    Memory memory;
    BarrierState barrier(2);
    const std::uint32_t a = memory.make(SyncVerb::Arrive);
    const std::uint32_t b = memory.make(SyncVerb::Arrive);
    memory.entry(b).hasAction = true;
    SyncStep step { memory, b };
    QVERIFY(!barrier.start(step, a, true));
    QVERIFY(barrier.start(step, b, true));
    barrier.abandon(step, a);
    QVERIFY(!barrier.isBroken());
    barrier.abandon(step, b);
    QVERIFY(barrier.isBroken());
    QCOMPARE(wokenIn(step), Numbers { a });
    QVERIFY(memory.entry(a).status == SyncStatus::Broken);
}

void TstSyncStates::anItemThatNobodySawGoesBackToTheFront()
{
    Memory memory;
    QueueState queue(0);
    Misuse misuse = Misuse::None;
    const std::uint32_t getter = memory.make(SyncVerb::Get);
    const std::uint32_t one = memory.make(SyncVerb::Put, 1);
    const std::uint32_t two = memory.make(SyncVerb::Put, 2);
    const std::uint32_t later = memory.make(SyncVerb::Get);
    SyncStep step { memory, one };
    QVERIFY(!queue.start(step, getter, true, misuse));
    QVERIFY(queue.start(step, one, true, misuse));
    QVERIFY(queue.start(step, two, true, misuse));
    QCOMPARE(wokenIn(step), Numbers { getter });
    queue.undo(step, memory.entry(getter));
    QCOMPARE(queue.level(), 2U);
    QVERIFY(queue.start(step, later, true, misuse));
    QCOMPARE(memory.entry(later).item.as<int>(), 1);
    QVERIFY(queue.start(step, later, true, misuse));
    QCOMPARE(memory.entry(later).item.as<int>(), 2);
    QCOMPARE(queue.unfinished(), 2U);
}

void TstSyncStates::aFullMemoryRefusesItems()
{
    Memory memory;
    memory.m_room = 1;
    QueueState queue(0);
    const std::uint32_t one = memory.make(SyncVerb::Put, 1);
    SyncStep step { memory, one };
    Misuse misuse = Misuse::None;
    QVERIFY(queue.start(step, one, true, misuse));
    QVERIFY(!queue.start(step, one, true, misuse));
    QVERIFY(misuse == Misuse::NoRoom);
    QCOMPARE(queue.level(), 1U);
    QCOMPARE(queue.unfinished(), 1U);
    QCOMPARE(queue.waiting(), 0U);
}

void TstSyncStates::aMutexKnowsThatItsHolderDied()
{
    SharedMutex mutex;
    QVERIFY(mutex.lock(3));
    mutex.abandon(4);
    QVERIFY(!mutex.isAbandoned());
    std::thread waiter([&] { QVERIFY(!mutex.lock(5)); });
    mutex.abandon(3);
    waiter.join();
    QVERIFY(!mutex.lock(6));
}

void TstSyncStates::aMutexExcludes()
{
    SharedMutex mutex;
    int count = 0;
    std::vector<std::thread> threads;
    for (std::uint32_t t = 1; t <= 4; ++t)
        threads.emplace_back([&, t] {
            for (int i = 0; i < 5000 && mutex.lock(t); ++i) {
                ++count;
                mutex.unlock();
            }
        });
    for (std::thread& thread : threads)
        thread.join();
    QCOMPARE(count, 20000);
}

QTEST_GUILESS_MAIN(TstSyncStates)
#include "tst_syncstates.moc"
