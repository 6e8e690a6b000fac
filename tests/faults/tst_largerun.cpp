// SPDX-License-Identifier: GPL-3.0-or-later
// Runs of many thousand tasks, ended from outside in the middle: nothing that was stored is lost,
// nothing is left behind.
#include "core/base/random.h"
#include "tests/faults/app.h"
#include "tests/support/leakcheck.h"
#include "tests/support/printstring.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <signal.h>

#include <filesystem>
#include <fstream>
#include <thread>

using namespace interleave;
using namespace interleave::test;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

using Words = std::vector<std::string>;

/// 65,536 tiles of hardly any work, so that recording is most of it.
Words manyTasks(const Words& more)
{
    Words words { "run", "mandelbrot", "--param", "size=4096", "--param", "tile=16", "--param",
        "limit=1", "--workers", "2", "--json" };
    words.insert(words.end(), more.begin(), more.end());
    return words;
}

QJsonObject lastRunOf(const ProgramEnd& end)
{
    const QJsonArray runs
        = QJsonDocument::fromJson(QByteArray::fromStdString(end.out)).object()["runs"].toArray();
    return runs.isEmpty() ? QJsonObject() : runs.last().toObject();
}

/// "" when every event is accounted for; in lossless mode none is lost.
std::string accountOf(const QJsonObject& run, bool mayLose)
{
    const QJsonObject events = run["events"].toObject();
    const bool isBalanced = events["produced"].toInt() > 0
        && events["produced"].toInt()
            == events["stored"].toInt() + events["lost"].toInt() + events["corrupt"].toInt();
    if (isBalanced && events["corrupt"].toInt() == 0 && (mayLose || events["lost"].toInt() == 0))
        return {};
    return QJsonDocument(events).toJson(QJsonDocument::Compact).toStdString();
}

} // namespace

class TstLargeRun : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { adoptOrphans(); }
    void init() { m_before = Belongings::now(); }
    void cleanup() { QCOMPARE(leaksSince(m_before), std::string()); }

    void toTheEnd_data();
    void toTheEnd();
    void interrupted_data();
    void interrupted();
    void aWorkerIsKilled_data();
    void aWorkerIsKilled();
    void theMemoryLimitIsReached();
    void theDiskIsFull();

private:
    OwnTemporaryFolder m_folder;
    Belongings m_before;
};

void TstLargeRun::toTheEnd_data()
{
    QTest::addColumn<QString>("mode");
    QTest::newRow("lossless") << "lossless";
    QTest::newRow("bounded") << "bounded";
}

void TstLargeRun::toTheEnd()
{
    QFETCH(QString, mode);
    for (const char* model : { "threads", "loop" }) {
        const ProgramEnd end
            = runToEnd(app(manyTasks({ "--models", model, "--recording", mode.toStdString() })));
        QVERIFY2(end.code == 0, end.text().c_str());
        const QJsonObject run = lastRunOf(end);
        QCOMPARE(run["events"].toObject()["mode"].toString(), mode);
        QCOMPARE(accountOf(run, mode == "bounded"), std::string());
        QVERIFY(run["tasks"].toInt() > 65'536);
        QVERIFY(run["bytes_per_span"].toDouble() > 20 && run["bytes_per_span"].toDouble() < 1000);
        QVERIFY(!run["partial"].toBool());
    }
}

void TstLargeRun::interrupted_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("mode");
    for (const char* model : { "sequential", "threads", "processes", "loop" })
        for (const char* mode : { "lossless", "bounded" })
            QTest::addRow("%s, %s", model, mode) << model << mode;
}

void TstLargeRun::interrupted()
{
    QFETCH(QString, model);
    QFETCH(QString, mode);
    Random random(40);
    for (int i = 0; i < 3; ++i) {
        Program program(app(manyTasks({ "--models", model.toStdString(), "--recording",
            mode.toStdString(), "--repeat", "1000" })));
        std::this_thread::sleep_for(400ms + std::chrono::milliseconds(random.below(300)));
        program.signal(SIGINT);
        const ProgramEnd end = program.wait(30s);
        QCOMPARE(end.code, 130);
        const QJsonObject run = lastRunOf(end);
        QVERIFY2(!run.isEmpty(), end.text().c_str());
        QCOMPARE(accountOf(run, mode == "bounded"), std::string());
        QCOMPARE(leaksSince(m_before), std::string());
    }
}

void TstLargeRun::aWorkerIsKilled_data()
{
    QTest::addColumn<QString>("mode");
    QTest::newRow("lossless") << "lossless";
    QTest::newRow("bounded") << "bounded";
}

void TstLargeRun::aWorkerIsKilled()
{
    QFETCH(QString, mode);
    int broken = 0;
    for (int i = 0; i < 5; ++i) {
        Program program(
            app(manyTasks({ "--models", "processes", "--recording", mode.toStdString() })));
        while (program.children().size() < 2 && !program.isOver())
            std::this_thread::sleep_for(1ms);
        std::this_thread::sleep_for(150ms);
        if (const std::vector<int> workers = program.children(); !workers.empty())
            kill(workers.front(), SIGKILL);
        const ProgramEnd end = program.wait(60s);
        QVERIFY2(end.code == 0 || end.code == 1, end.text().c_str());
        const QJsonObject run = lastRunOf(end);
        if (end.code == 1) {
            QVERIFY2(run["error"].toString().contains("was terminated abruptly"),
                qPrintable(run["error"].toString()));
            ++broken;
        }
        QCOMPARE(accountOf(run, mode == "bounded"), std::string());
        QCOMPARE(leaksSince(m_before), std::string());
    }
    QVERIFY(broken > 0);
}

/// The run fails with a verdict of its own; its trace is exported all the same.
void TstLargeRun::theMemoryLimitIsReached()
{
    const std::string exported = m_folder.path() + "/a.spans.csv";
    const ProgramEnd end = runToEnd(
        app(manyTasks({ "--models", "threads", "--memory-limit", "2M", "--export", exported })));
    QVERIFY2(end.code == 1, end.text().c_str());
    const QJsonObject run = lastRunOf(end);
    QCOMPARE(run["status"].toString(), QStringLiteral("failed"));
    QVERIFY(run["partial"].toBool());
    QVERIFY2(run["error"].toString().startsWith("recording stopped at its memory limit of 2 MB"),
        qPrintable(run["error"].toString()));
    QVERIFY(run["trace_bytes"].toInt() > 2'000'000);
    QCOMPARE(accountOf(run, true), std::string());
    QVERIFY(run["events"].toObject()["lost"].toInt() > 0);
    QVERIFY(fs::file_size(exported) > 10'000);
    fs::remove(exported);
}

/// The old file stays; what was measured is told.
void TstLargeRun::theDiskIsFull()
{
    const std::string exported = m_folder.path() + "/a.spans.csv";
    std::ofstream(exported) << "old";
    ProgramStart start
        = app(manyTasks({ "--models", "threads", "--overwrite", "--export", exported }));
    // No file may be longer than a quarter of what is to be written.
    start.arguments.insert(
        start.arguments.begin(), { "-c", "ulimit -f 1000; exec \"$0\" \"$@\"", start.executable });
    start.executable = "/bin/sh";
    const ProgramEnd end = runToEnd(start);
    QVERIFY2(end.code == 1, end.text().c_str());
    QCOMPARE(accountOf(lastRunOf(end), false), std::string());
    QVERIFY2(end.err.find("a.spans.csv") != std::string::npos, end.text().c_str());
    QCOMPARE(fs::file_size(exported), std::uintmax_t { 3 });
    fs::remove(exported);
}

QTEST_GUILESS_MAIN(TstLargeRun)
#include "tst_largerun.moc"
