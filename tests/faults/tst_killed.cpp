// SPDX-License-Identifier: GPL-3.0-or-later
// Workers and the program itself, killed or interrupted at random moments (the same at each run of
// the test).
#include "core/base/random.h"
#include "tests/faults/app.h"
#include "tests/support/leakcheck.h"
#include "tests/support/printstring.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <thread>

using namespace interleave;
using namespace interleave::test;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

using Words = std::vector<std::string>;

/// Runs of about a tenth of a second: work, sleep, sockets and files, a lock and named workers.
const std::array<Words, 4> kRuns { {
    { "run", "cpu-counting-pool", "--param", "items=40", "--param", "turns=100000" },
    { "run", "loiter-map", "--param", "time-scale=2" },
    { "run", "flags", "--param", "delay=20ms" },
    { "run", "lock-counter", "--param", "threads=4", "--param", "time-scale=5" },
} };

Words runNumber(std::size_t number, const Words& more)
{
    Words words = kRuns.at(number % kRuns.size());
    words.insert(words.end(), { "--workers", "3" });
    words.insert(words.end(), more.begin(), more.end());
    return words;
}

void pass(Nanos time)
{
    std::this_thread::sleep_for(time);
}

Nanos upTo(Random& random, Nanos most)
{
    return Nanos(static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(most.count()))));
}

/// By then a run has begun, also on a busy machine.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr Nanos kFirstRun = 350ms;
#else
constexpr Nanos kFirstRun = 200ms;
#endif

/// `set`: "SigIgn:" or "SigCgt:".
bool isInSet(int pid, std::string_view set, int number)
{
    std::ifstream status("/proc/" + std::to_string(pid) + "/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with(set))
            return (std::stoull(line.substr(set.size()), nullptr, 16) >> (number - 1) & 1U) != 0;
    return false;
}

/// As a worker does as soon as it is bound to the life of its parent.
bool ignores(int pid, int number)
{
    return isInSet(pid, "SigIgn:", number);
}

/// A process of that name, started by it or by one that it has started.
bool hasDescendant(int pid, const std::string& name)
{
    std::error_code ignored;
    for (const auto& thread :
        fs::directory_iterator("/proc/" + std::to_string(pid) + "/task", ignored)) {
        std::ifstream list(thread.path() / "children");
        for (int child = 0; list >> child;) {
            std::string found;
            std::ifstream("/proc/" + std::to_string(child) + "/comm") >> found;
            if (found == name || hasDescendant(child, name))
                return true;
        }
    }
    return false;
}

/// Looking for leaks of memory, the address sanitizer starts a process, which a kill leaves behind.
ProgramStart victim(const Words& words)
{
#ifdef __SANITIZE_ADDRESS__
    return app(words,
        { qgetenv("ASAN_OPTIONS").prepend("ASAN_OPTIONS=").toStdString() + ":detect_leaks=0" });
#else
    return app(words);
#endif
}

QJsonArray runsOf(const ProgramEnd& end)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(end.out)).object()["runs"].toArray();
}

/// "" when every event is accounted for.
std::string accountOf(const QJsonArray& runs)
{
    for (const QJsonValue run : runs) {
        const QJsonObject events = run.toObject()["events"].toObject();
        if (events["produced"].toInt() <= 0 || events["lost"].toInt() != 0
            || events["corrupt"].toInt() != 0
            || events["produced"].toInt() != events["stored"].toInt())
            return QJsonDocument(events).toJson(QJsonDocument::Compact).toStdString();
    }
    return {};
}

} // namespace

class TstKilled : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { adoptOrphans(); }
    void init() { m_before = Belongings::now(); }
    void cleanup() { QCOMPARE(leaksSince(m_before), std::string()); }

    void aWorkerAtAnyMoment();
    void theProgramAtAnyMoment();
    void thePrograms_data();
    void thePrograms();
    void interruptedAtAnyMoment_data();
    void interruptedAtAnyMoment();
    void interruptedTwice();

private:
    OwnTemporaryFolder m_folder;
    Belongings m_before;
};

/// Each time a verdict, soon, with nothing lost and nothing left.
void TstKilled::aWorkerAtAnyMoment()
{
    Random random(20);
    int killed = 0;
    int broken = 0;
    for (std::size_t i = 0; i < 50; ++i) {
        Program program(victim(runNumber(i, { "--models", "processes", "--json" })));
        while (program.children().empty() && !program.isOver())
            pass(Nanos(200'000));
        pass(upTo(random, 120ms));
        const std::vector<int> workers = program.children();
        if (!workers.empty() && kill(workers[random.below(workers.size())], SIGKILL) == 0)
            ++killed;
        const ProgramEnd end = program.wait(10s);
        QVERIFY2(end.code == 0 || end.code == 1, end.text().c_str());
        QVERIFY2(end.lasted < 5s, end.text().c_str());
        const QJsonArray runs = runsOf(end);
        QCOMPARE(runs.size(), 1);
        const QJsonObject run = runs[0].toObject();
        QCOMPARE(run["status"].toString(), QString(end.code == 0 ? "ok" : "failed"));
        if (end.code == 1) {
            const QString error = run["error"].toString();
            QVERIFY2(error.contains("was terminated abruptly"), qPrintable(error));
            QVERIFY2(error.contains("killed by signal 9 (Killed)"), qPrintable(error));
            ++broken;
        }
        QCOMPARE(accountOf(runs), std::string());
        QCOMPARE(leaksSince(m_before), std::string());
    }
    qInfo("%d of 50 killed, %d broken", killed, broken);
    QVERIFY(killed > 25);
    QVERIFY(broken > 15);
}

/// Nobody can clean up then but the kernel, and the next run: see TemporaryFolder.
void TstKilled::theProgramAtAnyMoment()
{
    Random random(21);
    std::size_t orphans = 0;
    const std::string exported = m_folder.path() + "/a.csv";
    std::ofstream(exported) << "old";
    m_before = Belongings::now();
    for (std::size_t i = 0; i < 30; ++i) {
        Program program(victim(runNumber(
            i, { "--models", "processes,threads,loop", "--export", exported, "--overwrite" })));
        pass(upTo(random, 250ms));
        const std::size_t workers = program.children().size();
        program.signal(SIGKILL);
        const ProgramEnd end = program.wait(10s);
        orphans += end.signal == SIGKILL ? workers : 0;
        reapOrphans(m_before, 1s);
        const Belongings now = Belongings::now();
        QCOMPARE(now.children, m_before.children);
        QCOMPARE(now.sharedMemory, m_before.sharedMemory);
        for (const std::string& file : now.temporaryFiles)
            QVERIFY2(file == exported || file.find("/interleave-flags-") != std::string::npos,
                file.c_str());
        QVERIFY(fs::file_size(exported) == 3 || fs::file_size(exported) > 100);
    }
    QVERIFY(orphans > 10);
    const ProgramEnd end = runToEnd(app({ "run", "flags", "--models", "loop" }));
    QVERIFY2(end.code == 0, end.text().c_str());
    QCOMPARE(leaksSince(m_before), std::string());
    fs::remove(exported);
}

void TstKilled::thePrograms_data()
{
    QTest::addColumn<QString>("model");
    for (const char* model : { "sequential", "threads", "processes", "loop" })
        QTest::newRow(model) << model;
}

/// What a run has started does not outlive the program that ran it.
void TstKilled::thePrograms()
{
    QFETCH(QString, model);
    constexpr const char* kName = "sleep";
    Program program(victim({ "run", "subprocess-run-ls", "--models", model.toStdString(), "--param",
        "command=sleep 600" }));
    while (!hasDescendant(program.pid(), kName) && !program.isOver())
        pass(1ms);
    program.signal(SIGKILL);
    const ProgramEnd end = program.wait(10s);
    QCOMPARE(end.signal, SIGKILL);
    reapOrphans(m_before, 5s);
    QVERIFY(!hasDescendant(getpid(), kName));
    const ProgramEnd next = runToEnd(app({ "run", "subprocess-run-ls", "--models", "loop" }));
    QVERIFY2(next.code == 0, next.text().c_str()); // and takes the folder away
}

void TstKilled::interruptedAtAnyMoment_data()
{
    QTest::addColumn<int>("number");
    QTest::newRow("Ctrl-C") << SIGINT;
    QTest::newRow("terminate") << SIGTERM;
    QTest::newRow("hang up") << SIGHUP;
}

void TstKilled::interruptedAtAnyMoment()
{
    QFETCH(int, number);
    Random random(static_cast<std::uint64_t>(number));
    const std::string exported = m_folder.path() + "/a.trace.json";
    for (std::size_t i = 0; i < 12; ++i) {
        Program program(victim(runNumber(i,
            { "--models", "processes,threads,loop,sequential", "--repeat", "1000", "--json",
                "--export", exported, "--overwrite" })));
        const Nanos moment = upTo(random, 400ms);
        pass(moment);
        const bool isCaught = isInSet(program.pid(), "SigCgt:", number);
        program.signal(number);
        const ProgramEnd end = program.wait(10s);
        QVERIFY2(end.code == 128 + number, end.text().c_str());
        QVERIFY2(end.lasted < moment + 1s, end.text().c_str());
        if (end.signal == 0) { // what was run until then is told and saved
            const QJsonArray runs = runsOf(end);
            QVERIFY2(!runs.isEmpty() || moment < kFirstRun, end.text().c_str());
            QCOMPARE(accountOf(runs), std::string());
            QFile file(QString::fromStdString(exported));
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY(QJsonDocument::fromJson(file.readAll()).isObject());
        } else { // before it caught the signal there was nothing to save
            QVERIFY2(!isCaught, end.text().c_str());
        }
        fs::remove(exported);
        QCOMPARE(leaksSince(m_before), std::string());
    }
}

/// The second time at once, even where something hangs: the stopped program could not answer.
void TstKilled::interruptedTwice()
{
    Program program(victim({ "run", "cpu-counting-pool", "--models", "processes,threads",
        "--workers", "3", "--param", "items=1000" }));
    while (program.children().size() < 3)
        pass(1ms);
    const auto isUpAndRunning = [](int worker) { return ignores(worker, SIGINT); };
    const std::vector<int> workers = program.children();
    while (!std::all_of(workers.begin(), workers.end(), isUpAndRunning))
        pass(1ms);
    for (const int worker : workers) // they do not hear that they should end
        kill(worker, SIGSTOP);
    program.signal(SIGINT);
    pass(20ms);
    program.signal(SIGINT);
    const ProgramEnd end = program.wait(10s);
    QCOMPARE(end.code, 130);
    QCOMPARE(end.out, std::string());
    reapOrphans(m_before, 1s);
}

QTEST_GUILESS_MAIN(TstKilled)
#include "tst_killed.moc"
