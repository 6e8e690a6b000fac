// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <signal.h>
#include <sys/types.h>

namespace {

struct Outcome {
    int code = -1;
    QByteArray out;
    QByteArray err;
};

constexpr int kPatience = 60'000;

Outcome interleave(const QStringList& arguments, const QString& stdOut = {})
{
    QProcess process;
    if (!stdOut.isEmpty())
        process.setStandardOutputFile(stdOut);
    process.start(INTERLEAVE_APP, arguments);
    if (!process.waitForFinished(kPatience))
        return {};
    const bool isNormal = process.exitStatus() == QProcess::NormalExit;
    return { isNormal ? process.exitCode() : -1, process.readAllStandardOutput(),
        process.readAllStandardError() };
}

/// A run that takes no time on any machine.
QStringList quickRun(const QStringList& more = {})
{
    return QStringList({ "run", "lock-counter", "--models", "simulated:threads", "--workers", "2" })
        + more;
}

} // namespace

class TestCli : public QObject {
    Q_OBJECT

private slots:
    void helpAndVersion();
    void lists();
    void badUsageIsOneLine_data();
    void badUsageIsOneLine();
    void printsATable();
    void printsOneJsonObject();
    void exports();
    void exportTargetsAreCheckedFirst_data();
    void exportTargetsAreCheckedFirst();
    void outputThatCannotBeWritten();
    void readerThatGoesAway();
    void signalsEndARun_data();
    void signalsEndARun();
};

void TestCli::helpAndVersion()
{
    const Outcome help = interleave({ "--help" });
    QCOMPARE(help.code, 0);
    QVERIFY(help.out.contains("interleave run WORKLOAD") && help.err.isEmpty());
    QVERIFY(interleave({ "run", "--help" }).out.contains("--workers LIST"));
    const Outcome version = interleave({ "--version" });
    QCOMPARE(version.code, 0);
    QVERIFY(version.out.startsWith("interleave 0.") && version.out.contains("oneTBB"));
}

void TestCli::lists()
{
    QVERIFY(interleave({ "list" }).out.contains("cpu-counting-pool\n"));
    const Outcome json = interleave({ "list", "--json" });
    QCOMPARE(json.code, 0);
    const QJsonObject all = QJsonDocument::fromJson(json.out).object();
    QVERIFY(!all["workloads"].toArray().isEmpty());
    QCOMPARE(all["models"].toArray().size(), 8);
}

void TestCli::badUsageIsOneLine_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("an unknown command") << QStringList("fly");
    QTest::newRow("an unknown option") << quickRun({ "--fly" });
    QTest::newRow("an unknown workload") << QStringList({ "run", "fly" });
    QTest::newRow("no workers") << QStringList({ "run", "lock-counter", "--workers", "0" });
    QTest::newRow("a line break") << QStringList({ "run", "a\nb" });
}

void TestCli::badUsageIsOneLine()
{
    QFETCH(QStringList, arguments);
    const Outcome outcome = interleave(arguments);
    QCOMPARE(outcome.code, 2);
    QVERIFY(outcome.out.isEmpty());
    QVERIFY(outcome.err.startsWith("interleave: "));
    QCOMPARE(outcome.err.count('\n'), 1);
}

void TestCli::printsATable()
{
    const Outcome outcome = interleave(quickRun());
    QCOMPARE(outcome.code, 0);
    QVERIFY(outcome.out.contains("simulated:threads"));
    QVERIFY(outcome.out.contains("median"));
    QVERIFY2(outcome.err.isEmpty(), outcome.err.constData()); // no bar where nobody looks
}

void TestCli::printsOneJsonObject()
{
    const Outcome outcome = interleave(quickRun({ "--json", "--repeat", "2", "--seed", "7" }));
    QCOMPARE(outcome.code, 0);
    QJsonParseError error;
    const QJsonObject document = QJsonDocument::fromJson(outcome.out, &error).object();
    QCOMPARE(error.error, QJsonParseError::NoError);
    QCOMPARE(document["workload"].toString(), QString("lock-counter"));
    QCOMPARE(document["seed"].toInt(), 7);
    const QJsonArray runs = document["runs"].toArray();
    QCOMPARE(runs.size(), 2);
    const QJsonObject run = runs[1].toObject();
    QCOMPARE(run["model"].toString(), QString("simulated:threads"));
    QCOMPARE(run["repeat"].toInt(), 2);
    QCOMPARE(run["status"].toString(), QString("ok"));
    QVERIFY(run["error"].isNull());
    QVERIFY(run["simulated"].toBool());
    const QJsonObject events = run["events"].toObject();
    QCOMPARE(events["mode"].toString(), QStringLiteral("lossless"));
    QVERIFY(events["produced"].toInt() > 0);
    QCOMPARE(events["produced"].toInt(), events["stored"].toInt() + events["lost"].toInt());
    for (const QJsonValue lane : run["state_totals_s"].toObject()) {
        double total = 0;
        for (const QJsonValue seconds : lane.toObject())
            total += seconds.toDouble();
        QVERIFY(qAbs(total - run["makespan_s"].toDouble()) < 1e-9);
    }
    QCOMPARE(document["summary"].toArray().size(), 1);
}

void TestCli::exports()
{
    const QTemporaryDir folder;
    QStringList arguments = quickRun();
    const QStringList names { "a.spans.csv", "a.summary.csv", "a.trace.json", "b.csv", "b.json",
        "c.txt" };
    for (const QString& name : names)
        arguments << "--export" << folder.filePath(name);
    const Outcome outcome = interleave(arguments);
    QCOMPARE(outcome.code, 0);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), names);
    for (const QString& name : names)
        QVERIFY(outcome.out.contains(("wrote " + folder.filePath(name)).toUtf8()));
    QFile trace(folder.filePath("a.trace.json"));
    QVERIFY(trace.open(QIODevice::ReadOnly));
    QVERIFY(!QJsonDocument::fromJson(trace.readAll()).object()["traceEvents"].toArray().isEmpty());
    QFile told(folder.filePath("c.txt"));
    QVERIFY(told.open(QIODevice::ReadOnly));
    QVERIFY(told.readAll().contains("\nWhat happened\n"));
    // Not again without --overwrite.
    const Outcome refused = interleave(arguments);
    QCOMPARE(refused.code, 2);
    QVERIFY(refused.err.contains("--overwrite"));
    QCOMPARE(interleave(arguments << "--overwrite").code, 0);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), names);
}

void TestCli::exportTargetsAreCheckedFirst_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("reason");
    QTest::newRow("a missing folder") << "/nowhere/at/all/a.csv"
                                      << "does not exist";
    QTest::newRow("a folder") << "folder.csv"
                              << "is a folder";
    QTest::newRow("a place that takes no files") << "/proc/a.csv"
                                                 << "cannot save";
}

void TestCli::exportTargetsAreCheckedFirst()
{
    QFETCH(QString, path);
    QFETCH(QString, reason);
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkdir("folder.csv"));
    if (!path.startsWith('/'))
        path = folder.filePath(path);
    const Outcome outcome = interleave(quickRun({ "--export", path }));
    QVERIFY(outcome.code != 0);
    QVERIFY2(outcome.err.contains(reason.toUtf8()), outcome.err.constData());
    QVERIFY(outcome.err.contains(path.toUtf8()));
}

void TestCli::outputThatCannotBeWritten()
{
    const Outcome outcome = interleave({ "list" }, "/dev/full");
    QCOMPARE(outcome.code, 1);
    QVERIFY(outcome.err.contains("cannot write to standard output"));

    const QTemporaryDir folder;
    QVERIFY(QFile::link("/dev/full", folder.filePath("full.csv")));
    const Outcome full = interleave(quickRun({ "--export", folder.filePath("full.csv") }));
    QCOMPARE(full.code, 1);
    QVERIFY(full.err.contains("disk is full"));
}

void TestCli::readerThatGoesAway()
{
    QProcess shell;
    shell.start("sh",
        { "-c",
            QString("'%1' list | true; exec 3>&1; "
                    "{ sleep 0.2; '%1' list; echo $? >&3; } 2>&1 >&- | cat")
                .arg(INTERLEAVE_APP) });
    QVERIFY(shell.waitForFinished(kPatience));
    // Standard output is closed: an error that is said, and no crash.
    QVERIFY(shell.readAllStandardOutput().contains("1\n"));
}

void TestCli::signalsEndARun_data()
{
    QTest::addColumn<int>("number");
    QTest::newRow("Ctrl-C") << SIGINT;
    QTest::newRow("terminate") << SIGTERM;
    QTest::newRow("hang up") << SIGHUP;
}

void TestCli::signalsEndARun()
{
    QFETCH(int, number);
    const QTemporaryDir folder;
    QProcess process;
    process.start(INTERLEAVE_APP,
        { "run", "cpu-counting-pool", "--models", "sequential,threads", "--repeat", "1000",
            "--json", "--export", folder.filePath("a.csv") });
    QVERIFY(process.waitForStarted());
    QTest::qWait(700);
    QCOMPARE(process.state(), QProcess::Running);
    ::kill(static_cast<pid_t>(process.processId()), number);
    QElapsedTimer timer;
    timer.start();
    QVERIFY(process.waitForFinished(kPatience));
    QVERIFY(timer.elapsed() < 5'000);
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 128 + number);
    // What was run until then was exported, and is told.
    QVERIFY(QFile::exists(folder.filePath("a.csv")));
    const QJsonArray runs
        = QJsonDocument::fromJson(process.readAllStandardOutput()).object()["runs"].toArray();
    QVERIFY(!runs.isEmpty());
    QCOMPARE(runs.last().toObject()["status"].toString(), QString("cancelled"));
}

QTEST_GUILESS_MAIN(TestCli)
#include "tst_cli.moc"
