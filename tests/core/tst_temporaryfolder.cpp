// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/temporaryfolder.h"
#include "core/run/runner.h"
#include "core/workload/workloadregistry.h"
#include "tests/support/leakcheck.h"
#include "tests/support/printstring.h"

#include <QTest>

#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

using namespace interleave;
using namespace interleave::test;
namespace fs = std::filesystem;
using Lifetime = TemporaryFolder::Lifetime;

namespace {

TemporaryFolder make(Lifetime lifetime = Lifetime::OfObject, const char* purpose = "test")
{
    auto folder = TemporaryFolder::create(purpose, lifetime);
    if (!folder)
        throw std::runtime_error(folder.error().detail);
    return std::move(*folder);
}

void fill(const std::string& folder)
{
    fs::create_directory(folder + "/inner");
    std::ofstream(folder + "/inner/file") << "content";
}

/// A process that has made a folder and waits to be killed; the folder's path.
class Holder {
public:
    Holder()
    {
        int ends[2] = {};
        if (pipe(ends) != 0)
            throw std::runtime_error("pipe");
        m_pid = fork();
        if (m_pid == 0) {
            const TemporaryFolder folder = make();
            fill(folder.path());
            [[maybe_unused]] const ssize_t n
                = write(ends[1], folder.path().data(), folder.path().size());
            for (;;)
                pause();
        }
        char text[4096] = {};
        const ssize_t n = read(ends[0], text, sizeof text);
        m_path.assign(text, static_cast<std::size_t>(std::max<ssize_t>(n, 0)));
        ::close(ends[0]);
        ::close(ends[1]);
    }
    ~Holder() { kill(); }
    Holder(const Holder&) = delete;
    Holder& operator=(const Holder&) = delete;
    void kill()
    {
        if (m_pid == 0)
            return;
        ::kill(m_pid, SIGKILL);
        waitpid(m_pid, nullptr, 0);
        m_pid = 0;
    }
    [[nodiscard]] const std::string& path() const { return m_path; }

private:
    pid_t m_pid = 0;
    std::string m_path;
};

} // namespace

class TstTemporaryFolder : public QObject {
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<OwnTemporaryFolder>(); }
    void cleanup() { m_folder.reset(); }
    void goesWithItsObject();
    void isForItsOwnerAlone();
    void staysWhenItIsKept();
    void isRemovedAfterAKill();
    void otherFilesAreLeftAlone();
    void manyAtOnce();
    void refusalsAreErrors();
    void aLongNameIsNotCutOff();

private:
    std::unique_ptr<OwnTemporaryFolder> m_folder;
};

void TstTemporaryFolder::goesWithItsObject()
{
    const Belongings before = Belongings::now();
    {
        TemporaryFolder first = make();
        fill(first.path());
        QVERIFY(first.path().starts_with(m_folder->path() + "/interleave-test-"));
        const std::string path = first.path();
        TemporaryFolder second = std::move(first);
        QCOMPARE(second.path(), path);
        first = make(); // NOLINT: used again after the move
        QVERIFY(first.path() != path);
        std::swap(first, second);
        QCOMPARE(first.path(), path);
        QVERIFY(fs::exists(first.path()) && fs::exists(second.path()));
    }
    QCOMPARE(leaksSince(before), std::string());
}

void TstTemporaryFolder::isForItsOwnerAlone()
{
    const TemporaryFolder folder = make();
    struct stat status = {};
    QCOMPARE(stat(folder.path().c_str(), &status), 0);
    QCOMPARE(status.st_mode & 07777U, 0700U);
}

void TstTemporaryFolder::staysWhenItIsKept()
{
    std::string path;
    {
        const TemporaryFolder folder = make(Lifetime::ForEver);
        path = folder.path();
        fill(path);
    }
    const TemporaryFolder next = make();
    const TemporaryFolder another = make(Lifetime::ForEver);
    QVERIFY(fs::exists(path + "/inner/file"));
}

void TstTemporaryFolder::isRemovedAfterAKill()
{
    Holder dead;
    const Holder alive;
    QVERIFY(fs::exists(dead.path() + "/inner/file"));
    const TemporaryFolder whileBothLive = make();
    QVERIFY(fs::exists(dead.path()) && fs::exists(alive.path()));
    dead.kill();
    QVERIFY(fs::exists(dead.path())); // nobody could remove it
    const TemporaryFolder forSomethingElse = make(Lifetime::OfObject, "another");
    QVERIFY(fs::exists(dead.path()));
    const TemporaryFolder next = make();
    QVERIFY(!fs::exists(dead.path()));
    QVERIFY(fs::exists(alive.path() + "/inner/file"));
    QVERIFY(fs::exists(whileBothLive.path()));
}

void TstTemporaryFolder::otherFilesAreLeftAlone()
{
    const std::string base = m_folder->path();
    fs::create_directory(base + "/precious");
    fill(base + "/precious");
    fs::create_directory_symlink(base + "/precious", base + "/interleave-test-link01");
    std::ofstream(base + "/interleave-test-file01") << "a file";
    fs::create_directory(base + "/other-test-000000");
    const TemporaryFolder folder = make();
    QVERIFY(fs::exists(base + "/precious/inner/file"));
    QVERIFY(fs::exists(base + "/interleave-test-link01"));
    QVERIFY(fs::exists(base + "/interleave-test-file01"));
    QVERIFY(fs::exists(base + "/other-test-000000"));
}

/// Each finds the others' folders in all states, and takes none away.
void TstTemporaryFolder::manyAtOnce()
{
    const Belongings before = Belongings::now();
    std::vector<pid_t> children;
    for (int i = 0; i < 4; ++i) {
        children.push_back(fork());
        if (children.back() != 0)
            continue;
        bool good = true;
        for (int round = 0; round < 200 && good; ++round) {
            const auto folder = TemporaryFolder::create("test", Lifetime::OfObject);
            good = folder && fs::exists(folder->path());
            std::ofstream file(good ? folder->path() + "/file" : "");
            good = good && file.is_open();
        }
        _exit(good ? 0 : 1);
    }
    for (const pid_t child : children) {
        int status = -1;
        QCOMPARE(waitpid(child, &status, 0), child);
        QCOMPARE(status, 0);
    }
    QCOMPARE(leaksSince(before), std::string());
}

void TstTemporaryFolder::refusalsAreErrors()
{
    const std::string file = m_folder->path() + "/file";
    std::ofstream(file) << "no folder";
    qputenv("TMPDIR", QByteArray::fromStdString(file)); // then /tmp is taken
    QVERIFY(make().path().starts_with("/tmp/"));
    qputenv("TMPDIR", "/proc");
    const auto refused = TemporaryFolder::create("test", Lifetime::OfObject);
    QVERIFY(!refused);
    QCOMPARE(textOf(refused.error().code), textOf(ErrorCode::Io));
    QVERIFY2(refused.error().detail.find("/proc/interleave-test-XXXXXX") != std::string::npos,
        refused.error().detail.c_str());
    qputenv("TMPDIR", QByteArray::fromStdString(m_folder->path()));
}

/// Tasks carry file names of a fixed size.
void TstTemporaryFolder::aLongNameIsNotCutOff()
{
    const Workload& flags = *findWorkload("flags");
    Scenario scenario;
    scenario.workload = flags.id;
    scenario.model = ModelId::Sequential;
    scenario.parameters = ParameterValues(flags.parameters);
    scenario.parameters.set("delay", Value(0.0));
    const auto countOf = [](const std::string& folder) {
        return std::distance(fs::directory_iterator(folder), fs::directory_iterator());
    };
    for (const std::size_t length : { 200U, 250U }) {
        const std::string folder = m_folder->path() + "/" + std::string(length, 'x');
        fs::create_directory(folder);
        qputenv("TMPDIR", QByteArray::fromStdString(folder));
        RunControl control;
        const auto run = runScenario(scenario, control);
        QCOMPARE(countOf(folder), std::ptrdiff_t { 0 });
        if (m_folder->path().size() + length > 240) {
            QVERIFY(!run);
            QVERIFY2(
                run.error().detail.find("TMPDIR") != std::string::npos, run.error().detail.c_str());
        } else {
            QVERIFY2(run && run->status == RunStatus::Ok, "the longest that fits");
        }
    }
    qputenv("TMPDIR", QByteArray::fromStdString(m_folder->path()));
}

QTEST_GUILESS_MAIN(TstTemporaryFolder)
#include "tst_temporaryfolder.moc"
