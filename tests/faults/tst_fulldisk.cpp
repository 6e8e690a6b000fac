// SPDX-License-Identifier: GPL-3.0-or-later
// Exports to places that cannot take them: whatever was there stays, byte for byte, and what was
// written is whole.
#include "tests/faults/app.h"
#include "tests/support/leakcheck.h"
#include "tests/support/printstring.h"
#include "tests/support/smalldisk.h"

#include <QCoreApplication>
#include <QTest>

#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <memory>
#include <sstream>

using namespace interleave::test;
namespace fs = std::filesystem;

namespace {

bool haveOwnMounts = false;

#ifdef INTERLEAVE_WITH_UI
const std::vector<std::string> kNames { "a.png", "b.svg", "c.pdf", "d.spans.csv", "e.summary.csv",
    "f.trace.json", "g.txt", "h.interleave" };
#else
const std::vector<std::string> kNames { "d.spans.csv", "e.summary.csv", "f.trace.json", "g.txt",
    "h.interleave" };
#endif

using Files = std::map<std::string, std::string>; ///< content by name

Files filesIn(const std::string& folder)
{
    Files files;
    for (const auto& entry : fs::directory_iterator(folder)) {
        std::stringstream content;
        content << std::ifstream(entry.path(), std::ios::binary).rdbuf();
        files[entry.path().filename().string()] = content.str();
    }
    return files;
}

/// What was there before, of sizes that differ.
Files oldFiles()
{
    Files files;
    for (std::size_t i = 0; i < kNames.size(); ++i)
        files[kNames[i]] = std::string(1000 * i + 1, static_cast<char>('a' + i));
    return files;
}

void put(const Files& files, const std::string& folder)
{
    for (const auto& [name, content] : files)
        std::ofstream(folder + "/" + name, std::ios::binary) << content;
}

std::vector<std::string> exportsTo(const std::string& folder)
{
    std::vector<std::string> arguments = quickRun({ "--overwrite" });
    for (const std::string& name : kNames)
        arguments.insert(arguments.end(), { "--export", folder + "/" + name });
    return arguments;
}

/// The same file: a PDF has the time of day in it, a saved run the load of the machine.
bool isSame(const std::string& name, const std::string& content, const std::string& reference)
{
    return name.ends_with(".pdf") || name.ends_with(".interleave")
        ? content.size() == reference.size()
        : content == reference;
}

} // namespace

class TstFullDisk : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { m_before = Belongings::now(); }
    void cleanup() { QCOMPARE(leaksSince(m_before), std::string()); }

    void fullDisk_data() { addRows(); }
    void fullDisk();
    void fileSizeLimit_data() { addRows(); }
    void fileSizeLimit();
    void readOnlyDisk();

private:
    static void addRows();
    [[nodiscard]] std::string judge(
        const ProgramEnd& end, const std::string& folder, const Files& before, const char* reason);

    OwnTemporaryFolder m_folder;
    Belongings m_before;
    Files m_reference; ///< what a disk with room has afterwards
};

void TstFullDisk::initTestCase()
{
    adoptOrphans();
    init();
    const std::string folder = m_folder.path() + "/reference";
    fs::create_directory(folder);
    const ProgramEnd end = runToEnd(app(exportsTo(folder)));
    QVERIFY2(end.code == 0, end.text().c_str());
    m_reference = filesIn(folder);
    QCOMPARE(m_reference.size(), kNames.size());
    QVERIFY2(end.err.empty(), end.err.c_str());
    fs::remove_all(folder);
    cleanup();
}

void TstFullDisk::addRows()
{
    QTest::addColumn<bool>("hasOld");
    QTest::newRow("new files") << false;
    QTest::newRow("over old files") << true;
}

/// "" when each file was written whole, or is as it was and the reason was told.
std::string TstFullDisk::judge(
    const ProgramEnd& end, const std::string& folder, const Files& before, const char* reason)
{
    Files now = filesIn(folder);
    now.erase("filler");
    for (const std::string& name : kNames) {
        const std::string path = folder + "/" + name;
        const bool isWritten = end.out.find("wrote " + path + "\n") != std::string::npos;
        if (isWritten && !isSame(name, now[name], m_reference[name]))
            return name + " is said to be written and is not";
        const std::string message = "cannot save \"" + path + "\": " + reason;
        if (!isWritten && end.err.find(message) == std::string::npos)
            return name + " is not written, and nothing is said of it: " + end.text();
        const auto old = before.find(name);
        const bool hadOld = old != before.end();
        if (!isWritten && (hadOld ? now[name] != old->second : now.contains(name)))
            return name + " is not as it was";
        if (!isWritten && hadOld
            && end.err.find("(the old file is unchanged)") == std::string::npos)
            return name + ": the user does not learn that the old file is there";
        now.erase(name);
    }
    for (const auto& [name, content] : now)
        return "left behind: " + name;
    return {};
}

void TstFullDisk::fullDisk()
{
    QFETCH(bool, hasOld);
    if (!haveOwnMounts)
        QSKIP("the system does not let this user mount anything");
    constexpr std::size_t kPage = 4096;
    const Files before = hasOld ? oldFiles() : Files();
    int failed = 0;
    for (std::size_t leave = 0;; leave = leave == 0 ? kPage : leave * 2) {
        SmallDisk disk(m_folder.path() + "/disk", std::size_t { 1 } << 20U);
        QVERIFY(disk.isThere());
        put(before, disk.path());
        disk.fillUp(leave);
        const ProgramEnd end = runToEnd(app(exportsTo(disk.path())));
        QCOMPARE(judge(end, disk.path(), before, "the disk is full"), std::string());
        if (end.code == 0)
            break;
        QVERIFY2(end.code == 1, end.text().c_str());
        ++failed;
    }
    QVERIFY(failed > 0);
}

void TstFullDisk::fileSizeLimit()
{
    QFETCH(bool, hasOld);
#ifdef __SANITIZE_THREAD__
    QSKIP("the thread sanitizer itself writes files, and dies of the limit");
#endif
    const Files before = hasOld ? oldFiles() : Files();
    int failed = 0;
    for (int blocks = 0;; blocks = blocks == 0 ? 1 : blocks * 2) {
        const OwnTemporaryFolder folder;
        put(before, folder.path());
        ProgramStart start = app(exportsTo(folder.path()));
        start.arguments.insert(start.arguments.begin(),
            { "-c", "ulimit -f " + std::to_string(blocks) + "; exec \"$0\" \"$@\"",
                start.executable });
        start.executable = "sh";
        const ProgramEnd end = runToEnd(start);
        QCOMPARE(judge(end, folder.path(), before, "the file would be larger than is allowed"),
            std::string());
        if (end.code == 0)
            break;
        QVERIFY2(end.code == 1, end.text().c_str());
        ++failed;
    }
    QVERIFY(failed > 0);
}

void TstFullDisk::readOnlyDisk()
{
    if (!haveOwnMounts)
        QSKIP("the system does not let this user mount anything");
    SmallDisk disk(m_folder.path() + "/disk", std::size_t { 1 } << 20U);
    QVERIFY(disk.isThere());
    for (const bool hasOld : { false, true }) {
        const Files before = hasOld ? oldFiles() : Files();
        SmallDisk inner(disk.path() + "/inner", std::size_t { 1 } << 20U);
        put(before, inner.path());
        QVERIFY(inner.makeReadOnly());
        for (const std::string& name : kNames) { // refused before anything is run
            const std::string path = inner.path() + "/" + name;
            const ProgramEnd end = runToEnd(app(quickRun({ "--overwrite", "--export", path })));
            QVERIFY2(end.code == 2, end.text().c_str());
            QVERIFY(end.out.empty());
            QVERIFY2(
                end.err.find("cannot save \"" + path + "\"") != std::string::npos, end.err.c_str());
            QVERIFY(filesIn(inner.path()) == before);
        }
    }
}

int main(int argc, char** argv)
{
    haveOwnMounts = enterOwnMounts();
    QCoreApplication application(argc, argv);
    TstFullDisk test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_fulldisk.moc"
