// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "tests/support/nothreads.h"
#include "ui/support/background.h"
#include "ui/support/beside.h"

#include <QElapsedTimer>

#include <atomic>
#include <memory>
#include <thread>
#include <vector>

using namespace interleave::ui;
using namespace std::chrono_literals;

class TstBackground : public QObject {
    Q_OBJECT

private slots:
    void besideIsAnotherThreadWhereThereIsOne()
    {
        const auto whereItRan = [] {
            auto where = std::make_shared<std::thread::id>();
            const std::unique_ptr<QThread> thread(
                runBeside([where] { *where = std::this_thread::get_id(); }));
            thread->wait();
            return *where;
        };
        QVERIFY(whereItRan() != std::this_thread::get_id() && whereItRan() != std::thread::id());
        const interleave::test::NoThreads none;
        QCOMPARE(whereItRan(), std::this_thread::get_id());
    }

    void tellsInThisThread()
    {
        Background background;
        std::thread::id worked;
        std::thread::id told;
        background.start([&]() -> Background::Then {
            worked = std::this_thread::get_id();
            return [&] { told = std::this_thread::get_id(); };
        });
        QVERIFY(background.isBusy());
        QTRY_VERIFY(told == std::this_thread::get_id());
        QVERIFY(worked != told && worked != std::thread::id());
        QTRY_VERIFY(!background.isBusy());
    }

    /// Of those that wait, only the newest.
    void leavesOutWhatIsOutOfDate()
    {
        Background background;
        std::atomic<bool> mayEnd { false };
        std::vector<int> told;
        for (int i = 0; i < 5; ++i)
            background.start([&, i]() -> Background::Then {
                while (i == 0 && !mayEnd)
                    std::this_thread::sleep_for(1ms);
                return [&told, i] { told.push_back(i); };
            });
        mayEnd = true;
        QTRY_COMPARE(told, std::vector<int>({ 0, 4 }));
        QTRY_VERIFY(!background.isBusy());
        QCOMPARE(told.size(), std::size_t { 2 });
    }

    void forgetsOnDemand()
    {
        Background background;
        int told = 0;
        background.start([&]() -> Background::Then { return [&told] { ++told; }; });
        background.start([&]() -> Background::Then { return [&told] { ++told; }; });
        background.forget();
        QTRY_VERIFY(!background.isBusy());
        QCOMPARE(told, 0);
        background.start([&]() -> Background::Then { return [&told] { ++told; }; });
        QTRY_COMPARE(told, 1);
    }

    void isDestroyedAtWork()
    {
        std::atomic<bool> hasEnded { false };
        auto background = std::make_unique<Background>();
        background->start([&]() -> Background::Then {
            std::this_thread::sleep_for(30ms);
            hasEnded = true;
            return [] { qFatal("told when nobody is there"); };
        });
        background.reset();
        QVERIFY(hasEnded);
        QTest::qWait(10);
    }

    void disposesInAnotherThread()
    {
        struct Big {
            std::atomic<std::thread::id>* where;
            ~Big() { *where = std::this_thread::get_id(); }
        };
        std::atomic<std::thread::id> where;
        std::vector<std::unique_ptr<Big>> all;
        all.push_back(std::unique_ptr<Big>(new Big { &where }));
        disposeOf(std::move(all));
        QTRY_VERIFY(where.load() != std::thread::id());
        QVERIFY(where.load() != std::this_thread::get_id());
    }
};

QTEST_GUILESS_MAIN(TstBackground)
#include "tst_background.moc"
