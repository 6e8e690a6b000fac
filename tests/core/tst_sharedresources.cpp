// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest> // first: moc stumbles over <compare> before it

#include "core/execution/sharedresources.h"
#include "core/execution/taskerror.h"

#include <chrono>
#include <memory>
#include <thread>

using namespace interleave;

class SharedResourcesTest : public QObject {
    Q_OBJECT

    using Outcome = SharedResources::Outcome;
    std::unique_ptr<ResourceBlock> m_block;
    std::atomic<bool> m_stop { false };

    SharedResources fresh()
    {
        m_block = std::make_unique<ResourceBlock>();
        m_stop.store(false);
        return SharedResources(*m_block, m_stop);
    }

private slots:
    void oneHolderAtATime()
    {
        SharedResources resources = fresh();
        const ResourceId lock = *resources.makeLock("a name");
        const CellId cell = *resources.makeCell(5);
        std::vector<std::thread> threads;
        for (std::uint32_t t = 0; t < 4; ++t)
            threads.emplace_back([&, t] {
                for (int i = 0; i < 2000; ++i) {
                    if (resources.acquire(lock, SharedResources::holderOf(t)) != Outcome::Acquired)
                        return;
                    resources.store(cell, resources.load(cell) + 1);
                    resources.release(lock, TaskId { t });
                }
            });
        for (std::thread& thread : threads)
            thread.join();
        QCOMPARE(resources.load(cell), std::int64_t { 8005 });
        QCOMPARE(resources.lockName(0), std::string_view("a name"));
        QVERIFY(resources.lastReleaser(lock).value < 4);
    }

    void aStopEndsTheWait()
    {
        SharedResources resources = fresh();
        const ResourceId lock = *resources.makeLock("lock");
        QVERIFY(resources.tryAcquire(lock, SharedResources::kParent));
        std::thread stopper([this] {
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
            m_stop.store(true);
        });
        QCOMPARE(resources.acquire(lock, SharedResources::holderOf(0)), Outcome::Stopped);
        stopper.join();
    }

    void whatADeadHolderHeldIsNobodys()
    {
        SharedResources resources = fresh();
        const ResourceId held = *resources.makeLock("held");
        const ResourceId other = *resources.makeLock("other");
        QVERIFY(resources.tryAcquire(held, SharedResources::holderOf(3)));
        QVERIFY(resources.tryAcquire(other, SharedResources::holderOf(4)));
        std::thread waiter([&] {
            QCOMPARE(resources.acquire(held, SharedResources::holderOf(5)), Outcome::Abandoned);
        });
        resources.abandon(SharedResources::holderOf(3));
        waiter.join();
        QVERIFY(!resources.tryAcquire(held, SharedResources::kParent));
        QVERIFY(resources.abandonedError(held).detail.find("'held'") != std::string::npos);
        resources.release(other, TaskId { 1 });
        QVERIFY(resources.tryAcquire(other, SharedResources::kParent));
    }

    void thereIsAMostOfEach()
    {
        SharedResources resources = fresh();
        for (std::uint32_t i = 0; i < ResourceBlock::kMaxLocks; ++i)
            QVERIFY(resources.makeLock("lock").has_value());
        QVERIFY(!resources.makeLock("one too many").has_value());
        for (std::uint32_t i = 0; i < ResourceBlock::kMaxCells; ++i)
            QVERIFY(resources.makeCell(0).has_value());
        QCOMPARE(resources.makeCell(0).error().code, ErrorCode::Unsupported);
    }

    void unknownNumbersAreErrors()
    {
        SharedResources resources = fresh();
        QVERIFY_THROWS_EXCEPTION(TaskError, (void)resources.load(CellId { 0 }));
        QVERIFY_THROWS_EXCEPTION(TaskError, resources.release(ResourceId { 0 }, TaskId { 0 }));
        QVERIFY_THROWS_EXCEPTION(
            TaskError, (void)resources.tryAcquire(ResourceId { 7 }, SharedResources::kParent));
    }
};

QTEST_GUILESS_MAIN(SharedResourcesTest)
#include "tst_sharedresources.moc"
