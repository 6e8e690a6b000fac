// SPDX-License-Identifier: GPL-3.0-or-later
// interleave record from outside: what it passes through, and what it leaves when it is interrupted
// or killed.
#include "core/report/openedfile.h"
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

Words recordOf(const std::string& script, Words options = {})
{
    Words words { "record" };
    words.insert(words.end(), options.begin(), options.end());
    words.insert(words.end(), { "--", "/bin/sh", "-c", script });
    return words;
}

/// The number that the script writes there once it runs; 0: it did not in time.
int awaitNumber(const std::string& path)
{
    for (int i = 0; i < 1000; ++i) {
        int number = 0;
        if (std::ifstream(path) >> number && number > 0)
            return number;
        std::this_thread::sleep_for(10ms);
    }
    return 0;
}

bool isGoneSoon(int pid)
{
    for (int i = 0; i < 500; ++i) {
        std::string state;
        std::string line;
        std::ifstream status("/proc/" + std::to_string(pid) + "/status");
        while (std::getline(status, line))
            if (line.starts_with("State:"))
                state = line;
        if (state.empty() || state.find('Z') != std::string::npos)
            return true;
        std::this_thread::sleep_for(10ms);
    }
    return false;
}

} // namespace

class TstRecordKilled : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { adoptOrphans(); }
    void init() { m_before = Belongings::now(); }
    void cleanup()
    {
        reapOrphans(m_before, 5s);
        QCOMPARE(leaksSince(m_before), std::string());
    }

    void passesThrough_data();
    void passesThrough();
    void writesWhatItIsAskedFor();
    void overwritesNothingUnasked();
    void interrupted_data();
    void interrupted();
    void killedAtOnce();

private:
    OwnTemporaryFolder m_folder;
    Belongings m_before;
};

void TstRecordKilled::passesThrough_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("out");
    QTest::newRow("success") << "echo one; echo two >&2" << 0 << "one\n";
    QTest::newRow("a status") << "echo x; exit 42" << 42 << "x\n";
    QTest::newRow("a signal") << "kill -SEGV $$" << 128 + SIGSEGV << "";
    QTest::newRow("nothing that can be found") << "exec no-such-program" << 127 << "";
}

void TstRecordKilled::passesThrough()
{
    QFETCH(QString, script);
    QFETCH(int, code);
    const ProgramEnd end = runToEnd(app(recordOf(script.toStdString())));
    QVERIFY2(end.signal == 0, end.text().c_str());
    if (code == 0 && end.err.find("is not told") != std::string::npos)
        code = 1; // the kernel refuses here: said so
    QVERIFY2(end.code == code, end.text().c_str());
    QTEST(QString::fromStdString(end.out), "out");
    QVERIFY2(end.err.find("recorded sh -c") != std::string::npos, end.text().c_str());
}

void TstRecordKilled::writesWhatItIsAskedFor()
{
    const std::string path = m_folder.path() + "/a.json";
    const ProgramEnd end = runToEnd(app(recordOf("/bin/true", { "--output", path, "--json" })));
    const QJsonObject summary
        = QJsonDocument::fromJson(QByteArray::fromStdString(end.err)).object();
    if (summary["status"].toString() != "recorded")
        QSKIP(qPrintable(summary["reason"].toString()));
    QCOMPARE(end.code, 0);
    QCOMPARE(summary["processes"].toInt(), 2);
    QFile file(QString::fromStdString(path));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(QJsonDocument::fromJson(file.readAll()).object()["traceEvents"].toArray().size() > 4);
    fs::remove(path);

    const std::string native = m_folder.path() + "/a.interleave";
    const ProgramEnd saved
        = runToEnd(app(recordOf("sleep 0.01; exit 3", { "--output", native, "--json" })));
    QCOMPARE(saved.code, 3);
    const auto opened = openFile(native);
    QVERIFY2(opened.has_value(), opened ? "" : opened.error().detail.c_str());
    const auto& program = std::get<RecordedProgram>(opened->content);
    const QJsonObject told = QJsonDocument::fromJson(QByteArray::fromStdString(saved.err)).object();
    QCOMPARE(program.status, 3);
    QCOMPARE(static_cast<int>(program.schedule->sliceCount()), told["slices"].toInt());
    QCOMPARE(static_cast<int>(program.schedule->threads().size()), told["threads"].toInt());
    fs::remove(native);

    fs::create_symlink("/dev/full", path); // a full disk
    const ProgramEnd full = runToEnd(app(recordOf("exit 0", { "--output", path })));
    QVERIFY2(full.code == 1, full.text().c_str());
    QVERIFY2(full.err.find("full") != std::string::npos, full.text().c_str());
    fs::remove(path);
    const ProgramEnd missing = runToEnd(app({ "record", "--", "no-such-program" }));
    QCOMPARE(missing.code, 127);
    QVERIFY2(missing.err.find("no-such-program") != std::string::npos, missing.err.c_str());
    const ProgramEnd folder = runToEnd(app({ "record", "--", "/tmp" }));
    QCOMPARE(folder.code, 126);
}

void TstRecordKilled::overwritesNothingUnasked()
{
    const std::string path = m_folder.path() + "/a.csv";
    std::ofstream(path) << "old";
    const std::string ran = m_folder.path() + "/ran";
    const ProgramEnd end = runToEnd(app(recordOf("echo > " + ran, { "--output", path })));
    QCOMPARE(end.code, 2);
    QVERIFY2(end.err.find("--overwrite") != std::string::npos, end.err.c_str());
    QVERIFY(!fs::exists(ran)); // said before anything was started
    QCOMPARE(fs::file_size(path), std::uintmax_t { 3 });
    fs::remove(path);
}

void TstRecordKilled::interrupted_data()
{
    QTest::addColumn<int>("number");
    QTest::newRow("Ctrl-C") << SIGINT;
    QTest::newRow("terminate") << SIGTERM;
    QTest::newRow("hang up") << SIGHUP;
}

void TstRecordKilled::interrupted()
{
    QFETCH(int, number);
    const std::string path = m_folder.path() + "/a.csv";
    const std::string pidFile = m_folder.path() + "/pid";
    Program program(
        app(recordOf("sleep 600 & echo $! > " + pidFile + "; sleep 600", { "--output", path })));
    const int sleeper = awaitNumber(pidFile);
    QVERIFY(sleeper > 0);
    program.signal(number);
    const ProgramEnd end = program.wait(30s);
    QVERIFY2(end.code == 128 + number && end.signal == 0, end.text().c_str());
    QVERIFY(isGoneSoon(sleeper));
    if (end.err.find("not told") == std::string::npos) {
        QVERIFY2(end.err.find("wrote ") != std::string::npos, end.text().c_str());
        std::ifstream file(path);
        std::string head;
        std::getline(file, head);
        QVERIFY(head.starts_with("pid,process,"));
    }
    fs::remove(path);
    fs::remove(pidFile);
}

/// Nobody can save anything then; but nothing goes on, and nothing lies about.
void TstRecordKilled::killedAtOnce()
{
    const std::string path = m_folder.path() + "/a.csv";
    const std::string pidFile = m_folder.path() + "/pid";
    for (int i = 0; i < 5; ++i) {
        Program program(app(
            recordOf("sleep 600 & echo $! > " + pidFile + "; sleep 600", { "--output", path })));
        const int sleeper = awaitNumber(pidFile);
        QVERIFY(sleeper > 0);
        program.signal(SIGKILL);
        const ProgramEnd end = program.wait(10s);
        QCOMPARE(end.signal, SIGKILL);
        QVERIFY(isGoneSoon(sleeper)); // not the program's first process: one that this has started
        QVERIFY(!fs::exists(path));
        fs::remove(pidFile);
    }
}

QTEST_GUILESS_MAIN(TstRecordKilled)
#include "tst_recordkilled.moc"
