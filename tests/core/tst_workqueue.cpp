// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/execution/workqueue.h"

#include <QTest>

#include <array>
#include <atomic>
#include <chrono>
#include <thread>

using namespace interleave;

namespace {

/// Never looked into: the queue only passes them on.
TaskControl* numbered(std::size_t n)
{
    static std::array<char, 8> places;
    return reinterpret_cast<TaskControl*>(&places.at(n));
}

} // namespace

class TestWorkQueue : public QObject {
    Q_OBJECT
private slots:
    void givesTheOldestFirst();
    void givesWhatIsInItBeforeItEnds();
    void leavesWhatIsInItWhenAbandoned();
    void wakesWhoWaits_data();
    void wakesWhoWaits();
};

void TestWorkQueue::givesTheOldestFirst()
{
    WorkQueue queue;
    for (std::size_t i = 0; i < 3; ++i)
        queue.put(*numbered(i));
    for (std::size_t i = 0; i < 3; ++i)
        QCOMPARE(queue.take().task, numbered(i));
}

void TestWorkQueue::givesWhatIsInItBeforeItEnds()
{
    WorkQueue queue;
    queue.put(*numbered(0));
    queue.close();
    QCOMPARE(queue.take().task, numbered(0));
    QVERIFY(!queue.take());
}

void TestWorkQueue::leavesWhatIsInItWhenAbandoned()
{
    WorkQueue queue;
    queue.put(*numbered(0));
    queue.put(*numbered(1));
    QCOMPARE(queue.take().task, numbered(0));
    queue.abandon();
    QVERIFY(!queue.take());
}

void TestWorkQueue::wakesWhoWaits_data()
{
    QTest::addColumn<bool>("isAbandoned");
    QTest::newRow("closed") << false;
    QTest::newRow("abandoned") << true;
}

void TestWorkQueue::wakesWhoWaits()
{
    QFETCH(bool, isAbandoned);
    WorkQueue queue;
    std::atomic<int> taken { 0 };
    std::thread taker([&] {
        while (queue.take())
            ++taken;
    });
    std::this_thread::sleep_for(std::chrono::milliseconds(20)); // it sleeps by now, most likely
    queue.put(*numbered(0));
    QTRY_COMPARE(taken.load(), 1);
    if (isAbandoned)
        queue.abandon();
    else
        queue.close();
    taker.join();
    QCOMPARE(taken.load(), 1);
}

QTEST_APPLESS_MAIN(TestWorkQueue)
#include "tst_workqueue.moc"
