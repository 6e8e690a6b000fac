// SPDX-License-Identifier: GPL-3.0-or-later
// Each call of the system that can fail, fails: the first, the second ... until one run needs no
// more of them. INTERLEAVE_FAULTS=all: also that and every later one.
#include "tests/faults/app.h"
#include "tests/support/leakcheck.h"
#include "tests/support/printstring.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <filesystem>
#include <fstream>
#include <sstream>

using namespace interleave;
using namespace interleave::test;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

using Words = std::vector<std::string>;

const Words kFlags { "run", "flags", "--param", "flags=2", "--param", "delay=1ms", "--workers", "2",
    "--models", "sequential,threads,processes,loop" };
const Words kNamedWorkers { "run", "lock-counter", "--param", "time-scale=1", "--workers", "2",
    "--models", "threads,processes" };
const Words kFlagsOnWorkers { "run", "flags", "--param", "flags=2", "--param", "delay=1ms",
    "--workers", "2", "--models", "processes" };

const Words kPicture = quickRun();

struct Group {
    const char* title;
    const char* program; ///< whose calls fail
    const Words& words;
    std::vector<const char*> calls;
};

const std::vector<Group> kGroups {
    Group { "flags", "interleave", kFlags,
        { "write", "read", "fsync", "renameat", "linkat", "mkdtemp", "memfd_create",
            "posix_fallocate", "mmap", "pipe2", "eventfd", "epoll_create1", "epoll_ctl",
            "timerfd_create", "fcntl", "open", "openat", "socket", "bind", "listen", "connect",
            "accept", "sendmsg", "send", "recv", "posix_spawn", "pthread_create" } },
    Group { "named workers", "interleave", kNamedWorkers,
        { "memfd_create", "posix_fallocate", "mmap", "epoll_ctl", "fcntl", "posix_spawn",
            "pthread_create" } },
#ifdef INTERLEAVE_WITH_UI
    Group { "picture", "interleave", kPicture, { "write", "mmap", "eventfd", "open", "openat" } },
#endif
    Group { "in the worker", "interleave-worker", kFlagsOnWorkers,
        { "write", "mmap", "open", "socket", "connect", "send", "recv" } },
};

std::string contentOf(const std::string& path)
{
    std::stringstream content;
    content << std::ifstream(path, std::ios::binary).rdbuf();
    return content.str();
}

bool isWholeTrace(const std::string& content)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(content))
        .object()
        .contains("traceEvents");
}

/// The sanitizers want to be preloaded first, and do without. Looking for leaks, a worker starts a
/// process, which is left behind where the pool gives the worker up.
std::string sanitizerOptions(const Group& group)
{
    const bool isWorker = std::string_view(group.program) == "interleave-worker";
    return "ASAN_OPTIONS=" + qgetenv("ASAN_OPTIONS").toStdString() + ":verify_asan_link_order=0"
        + (isWorker ? ":detect_leaks=0" : "");
}

/// Something more than a note.
bool isAnythingSaid(const ProgramEnd& end)
{
    std::istringstream lines(end.err);
    for (std::string line; std::getline(lines, line);)
        if (line.starts_with("interleave: ") && !line.starts_with("interleave: note:"))
            return true;
    return end.out.find(", failed: ") != std::string::npos;
}

} // namespace

class TstFailCall : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void failing_data();
    void failing();
    void limits_data();
    void limits();

private:
    [[nodiscard]] std::string judge(const ProgramEnd& end) const;
    void putOldFile() const;

    OwnTemporaryFolder m_folder;
    std::string m_exports;
    Belongings m_before;
};

void TstFailCall::initTestCase()
{
    adoptOrphans();
    m_exports = m_folder.path() + "/exports";
    fs::create_directory(m_exports);
    m_before = Belongings::now();
}

void TstFailCall::putOldFile() const
{
    std::ofstream(m_exports + "/a.trace.json") << "old";
}

/// "" when the program ended well, or badly but in order.
std::string TstFailCall::judge(const ProgramEnd& end) const
{
    if (end.code != 0 && end.code != 1)
        return end.text();
    if (end.code == 1 && !isAnythingSaid(end))
        return "nothing is said: " + end.text();
    const std::string content = contentOf(m_exports + "/a.trace.json");
    const bool isOld = content == "old";
    if (!isOld && !isWholeTrace(content))
        return "the exported file is damaged: " + content.substr(0, 100);
    if (isOld && end.code == 0)
        return "nothing was exported, and nobody told";
    const std::string picture = contentOf(m_exports + "/b.png");
    fs::remove(m_exports + "/b.png");
    if (!picture.empty() && picture.find("IEND") != picture.size() - 8)
        return "the exported picture is damaged";
    for (const auto& entry : fs::directory_iterator(m_exports))
        if (entry.path().filename() != "a.trace.json")
            return "left beside the exported file: " + entry.path().string();
    return leaksSince(m_before);
}

void TstFailCall::failing_data()
{
    QTest::addColumn<int>("group");
    QTest::addColumn<QString>("call");
    QTest::addColumn<bool>("forEver");
    for (std::size_t i = 0; i < kGroups.size(); ++i)
        for (const char* call : kGroups[i].calls)
            for (const bool forEver : { false, true })
                if (!forEver || qEnvironmentVariable("INTERLEAVE_FAULTS") == "all")
                    QTest::addRow("%s: %s%s", kGroups[i].title, call, forEver ? " for ever" : "")
                        << static_cast<int>(i) << call << forEver;
}

void TstFailCall::failing()
{
    QFETCH(int, group);
    QFETCH(QString, call);
    QFETCH(bool, forEver);
#ifdef __SANITIZE_THREAD__
    QSKIP("the thread sanitizer does not start with a library before it");
#endif
    const Group& chosen = kGroups[static_cast<std::size_t>(group)];
    const std::string log = m_folder.path() + "/failed";
    Words words = chosen.words;
    words.insert(words.end(), { "--export", m_exports + "/a.trace.json", "--overwrite" });
    if (&chosen.words == &kPicture)
        words.insert(words.end(), { "--export", m_exports + "/b.png" });
    constexpr int kMost = 200;
    int failed = 0;
    for (int n = 1; n < kMost; ++n) {
        putOldFile();
        const std::string fault
            = call.toStdString() + ":" + std::to_string(n) + (forEver ? "+" : "");
        Program program(app(words,
            { "LD_PRELOAD=" FAILCALL_LIBRARY, "INTERLEAVE_FAIL=" + fault,
                std::string("INTERLEAVE_FAIL_IN=") + chosen.program, "INTERLEAVE_FAIL_LOG=" + log,
                sanitizerOptions(chosen) }));
        const ProgramEnd end = program.wait(20s);
        const bool hasFailed = fs::remove(log);
        const std::string problem = judge(end);
        QVERIFY2(problem.empty(), (fault + ": " + problem).c_str());
        if (!hasFailed) { // all calls there are have had their turn
            QVERIFY2(end.code == 0, end.text().c_str());
            break;
        }
        ++failed;
    }
    QVERIFY2(failed > 0, "there is no such call: remove it from the list");
    QVERIFY(failed < kMost - 1);
}

void TstFailCall::limits_data()
{
    QTest::addColumn<QString>("limit");
    for (const char* limit :
        { "-n 16", "-n 24", "-v 60000", "-v 150000", "-v 250000", "-v 500000" })
        QTest::newRow(limit) << limit;
}

/// Few descriptors, little memory: what can still be run is run, the rest is told.
void TstFailCall::limits()
{
    QFETCH(QString, limit);
#if defined(__SANITIZE_THREAD__) || defined(__SANITIZE_ADDRESS__)
    QSKIP("the sanitizers themselves need memory and descriptors");
#endif
    putOldFile();
    ProgramStart start = app({ "run", "flags", "--param", "delay=1ms", "--workers", "64",
        "--models", "sequential,threads,processes,loop", "--export", m_exports + "/a.trace.json",
        "--overwrite" });
    start.arguments.insert(start.arguments.begin(),
        { "-c", "ulimit " + limit.toStdString() + "; exec \"$0\" \"$@\"", start.executable });
    start.executable = "sh";
    Program program(start);
    const ProgramEnd end = program.wait(20s);
    if (end.code == 127) // the system could not even load it, and says so
        QVERIFY2(!end.err.empty(), end.text().c_str());
    else
        QCOMPARE(judge(end), std::string());
}

QTEST_GUILESS_MAIN(TstFailCall)
#include "tst_failcall.moc"
