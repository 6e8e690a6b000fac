// SPDX-License-Identifier: GPL-3.0-or-later
// One file at a time: what waits, what is dropped, what is told, and in which order.
#include "tests/support/nothreads.h"

#include "ui/viewmodels/filejob.h"

#include <QTest>

#include <atomic>
#include <memory>
#include <new>

using namespace interleave;
using namespace interleave::ui;
using interleave::test::NoThreads;

namespace {

/// A job, what it tells, and writes that last until they are let go.
struct Stage {
    Stage()
    {
        QObject::connect(&job, &FileJob::saved, &job,
            [this](const QString& path) { told << QStringLiteral("saved ") + path; });
        QObject::connect(&job, &FileJob::failed, &job, [this](const QString& path, const Error& e) {
            told << QStringLiteral("failed ") + path;
            detail = QString::fromStdString(e.detail);
        });
        QObject::connect(
            &job, &FileJob::cancelled, &job, [this] { told << QStringLiteral("cancelled"); });
    }
    ~Stage() = default;
    Stage(const Stage&) = delete;
    Stage& operator=(const Stage&) = delete;

    /// Ends well when it is let go, or, where it listens, when it is told to stop.
    [[nodiscard]] FileJob::Write lasting(bool listens = true) const
    {
        return [go = m_isLetGo, listens](
                   const std::string&, const FileProgress& progress) -> Result<void> {
            while (!*go) {
                if (listens && *progress.stop)
                    return failure(ErrorCode::Cancelled, "told to stop");
                QTest::qSleep(1);
            }
            return {};
        };
    }
    [[nodiscard]] static FileJob::Write failing()
    {
        return [](const std::string&, const FileProgress&) -> Result<void> {
            return failure(ErrorCode::Io, "no room");
        };
    }
    [[nodiscard]] static FileJob::Write quick()
    {
        return [](const std::string&, const FileProgress&) -> Result<void> { return {}; };
    }
    [[nodiscard]] FileJob::Then tells(const char* word)
    {
        return [this, word] { told << QString::fromLatin1(word); };
    }
    void letGo() const { *m_isLetGo = true; }
    [[nodiscard]] bool wait() const
    {
        return QTest::qWaitFor([this] { return !job.isBusy(); }, 20'000);
    }

    QStringList told;
    QString detail;
    FileJob job; // ends before what it tells is gone

private:
    std::shared_ptr<std::atomic<bool>> m_isLetGo = std::make_shared<std::atomic<bool>>(false);
};

} // namespace

class TestFileJob : public QObject {
    Q_OBJECT

private slots:
    void whatIsToBeDoneThenIsDoneThen()
    {
        Stage stage;
        QVERIFY(stage.job.write("a", Stage::quick(), stage.tells("then")));
        QVERIFY(stage.job.isWriting());
        QVERIFY(stage.wait());
        QCOMPARE(stage.told, (QStringList { "saved a", "then" }));
        QVERIFY(stage.job.write("b", Stage::quick()));
        QVERIFY(stage.wait());
        QCOMPARE(stage.told.size(), 3); // and never again
    }

    void nothingIsDoneAfterAFailure()
    {
        Stage stage;
        QVERIFY(stage.job.write("a", Stage::failing(), stage.tells("then")));
        QVERIFY(stage.wait());
        QVERIFY(stage.job.write("b", Stage::quick()));
        QVERIFY(stage.wait());
        QCOMPARE(stage.told, (QStringList { "failed a", "saved b" }));
    }

    void aWriteWaitsForTheOneBefore()
    {
        Stage stage;
        QVERIFY(stage.job.write("a", stage.lasting(), stage.tells("after a")));
        QVERIFY(stage.job.write("b", Stage::quick(), stage.tells("after b")));
        QVERIFY(!stage.job.write("c", Stage::quick(), stage.tells("after c"))); // one waits already
        QVERIFY(!stage.job.open("d"));
        stage.letGo();
        QVERIFY(stage.wait());
        QCOMPARE(stage.told, (QStringList { "saved a", "saved b", "after b" }));
    }

    void theOneThatWaitsOutlivesTheFailureOfTheOther()
    {
        Stage stage;
        QVERIFY(stage.job.write("a", Stage::failing(), stage.tells("after a")));
        QVERIFY(stage.job.write("b", Stage::quick(), stage.tells("after b")));
        QVERIFY(stage.wait());
        QCOMPARE(stage.told, (QStringList { "failed a", "saved b", "after b" }));
    }

    void aWriteWaitsForACancelledOne()
    {
        Stage stage;
        QVERIFY(stage.job.write("a", stage.lasting(), stage.tells("after a")));
        stage.job.cancel();
        QVERIFY(stage.job.isBusy() && stage.job.isStopping() && !stage.job.isWriting());
        QVERIFY(stage.job.write("b", Stage::quick(), stage.tells("after b")));
        QVERIFY(!stage.job.isStopping() && stage.job.isWriting());
        QVERIFY(stage.wait());
        QCOMPARE(stage.told, (QStringList { "cancelled", "saved b", "after b" }));
    }

    void whatWasTooLateToCancelIsTold()
    {
        Stage stage;
        QVERIFY(stage.job.write("a", stage.lasting(false), stage.tells("after a")));
        stage.job.cancel();
        stage.letGo();
        QVERIFY(stage.wait());
        QCOMPARE(stage.told, (QStringList { "saved a" }));
    }

    void cancelDropsWhatWaits()
    {
        Stage stage;
        QVERIFY(stage.job.write("a", stage.lasting(), stage.tells("after a")));
        QVERIFY(stage.job.write("b", Stage::quick(), stage.tells("after b")));
        stage.job.cancel();
        QVERIFY(stage.wait());
        QCOMPARE(stage.told, (QStringList { "cancelled" }));
    }

    void theNewestIsDoneAfterwards()
    {
        Stage stage;
        stage.job.afterWriting(stage.tells("at once"));
        QVERIFY(stage.job.write("a", stage.lasting(), stage.tells("first")));
        stage.job.afterWriting(stage.tells("second"));
        stage.letGo();
        QVERIFY(stage.wait());
        QCOMPARE(stage.told, (QStringList { "at once", "saved a", "second" }));
    }

    void anExceptionIsTold()
    {
        Stage stage;
        const auto write = [](const std::string&, const FileProgress&) -> Result<void> {
            throw std::bad_alloc();
        };
        QVERIFY(stage.job.write("a", write, stage.tells("then")));
        QVERIFY(stage.wait());
        QCOMPARE(stage.told, (QStringList { "failed a" }));
    }

    void withoutAThread()
    {
        Stage stage;
        {
            const NoThreads none;
            QVERIFY(stage.job.write("a", Stage::quick(), stage.tells("after a")));
            QVERIFY(stage.told.isEmpty()); // told later, as every end is
        }
        QVERIFY(stage.wait());
        QCOMPARE(stage.told, (QStringList { "failed a" }));
        QVERIFY2(stage.detail.contains("thread"), qPrintable(stage.detail));
        {
            const NoThreads none;
            QVERIFY(stage.job.open("b"));
        }
        QVERIFY(stage.wait());
        QVERIFY(stage.job.write("c", Stage::quick()));
        QVERIFY(stage.wait());
        QCOMPARE(stage.told, (QStringList { "failed a", "failed b", "saved c" }));
    }

    void itEndsWithItsObject()
    {
        for (int i = 0; i < 10; ++i) {
            Stage stage;
            QVERIFY(stage.job.write("a", stage.lasting()));
            QVERIFY(stage.job.write("b", stage.lasting()));
            if (i % 2 == 0)
                QTest::qWait(1);
        }
    }
};

QTEST_GUILESS_MAIN(TestFileJob)
#include "tst_filejob.moc"
