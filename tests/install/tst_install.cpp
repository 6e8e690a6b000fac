// SPDX-License-Identifier: GPL-3.0-or-later
// cmake --install, and the program as it then is: far from its build.
#include "tests/support/leakcheck.h"
#include "tests/support/printstring.h"
#include "tests/support/program.h"
#include "tests/support/smalldisk.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSettings>
#include <QStandardPaths>
#include <QTest>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>
#include <set>
#include <sstream>

using namespace interleave;
using namespace interleave::test;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

bool haveOwnMounts = false;

std::string contentOf(const std::string& path)
{
    std::stringstream content;
    content << std::ifstream(path, std::ios::binary).rdbuf();
    return content.str();
}

QJsonObject objectOf(const ProgramEnd& end)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(end.out)).object();
}

} // namespace

class TstInstall : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void init() { m_before = Belongings::now(); }
    void cleanup() { QCOMPARE(leaksSince(m_before), std::string()); }

    void filesAreWhereTheyBelong();
    void listsAndRuns_data();
    void listsAndRuns();
    void theInstalledWorkerIsTaken();
    void worksFromAnotherPlace();
    void desktopFilesAreValid_data();
    void desktopFilesAreValid();
    void desktopFilesFitTogether();
    void translationsAreInIt();

private:
    [[nodiscard]] ProgramStart installed(const std::vector<std::string>& arguments) const
    {
        return { m_prefix + "/bin/interleave", arguments, { "INTERLEAVE_WORKER" }, "/" };
    }

    OwnTemporaryFolder m_folder;
    std::string m_prefix;
    std::unique_ptr<SmallDisk> m_overTheBuild; ///< hides it
    Belongings m_before;
};

void TstInstall::initTestCase()
{
    adoptOrphans();
    m_prefix = m_folder.path() + "/a prefix \xc3\xbc";
    const ProgramEnd end = runToEnd(
        { CMAKE_PROGRAM, { "--install", BUILD_FOLDER, "--prefix", m_prefix }, { "DESTDIR" }, {} });
    QVERIFY2(end.code == 0, end.text().c_str());
    if (!haveOwnMounts)
        return;
    m_overTheBuild = std::make_unique<SmallDisk>(BUILD_FOLDER, std::size_t { 1 } << 20U);
    QVERIFY(m_overTheBuild->isThere());
    QVERIFY(!fs::exists(std::string(BUILD_FOLDER) + "/app"));
}

void TstInstall::cleanupTestCase()
{
    m_overTheBuild.reset();
}

void TstInstall::filesAreWhereTheyBelong()
{
    std::set<std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(m_prefix))
        if (!entry.is_directory())
            files.insert(fs::relative(entry.path(), m_prefix).string());
    const std::set<std::string> expected {
        "bin/interleave",
        "libexec/interleave/interleave-worker",
#ifdef INTERLEAVE_WITH_UI
        "share/applications/interleave.desktop",
        "share/icons/hicolor/scalable/apps/interleave.svg",
        "share/metainfo/interleave.metainfo.xml",
        "share/mime/packages/interleave.xml",
#endif
    };
    QVERIFY(files == expected);
}

void TstInstall::listsAndRuns_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("key");
    QTest::newRow("list") << QStringList({ "list", "--json" }) << "workloads";
    QTest::newRow("a broken pool")
        << QStringList({ "run", "futures-broken-pool", "--json" }) << "runs";
    QTest::newRow("all models") << QStringList({ "run", "flags", "--param", "delay=1ms", "--json" })
                                << "runs";
}

void TstInstall::listsAndRuns()
{
    QFETCH(QStringList, words);
    QFETCH(QString, key);
    std::vector<std::string> arguments;
    for (const QString& word : words)
        arguments.push_back(word.toStdString());
    const ProgramEnd end = runToEnd(installed(arguments));
    QVERIFY2(end.code == 0, end.text().c_str());
    QVERIFY2(!objectOf(end)[key].toArray().isEmpty(), end.text().c_str());
}

void TstInstall::theInstalledWorkerIsTaken()
{
    Program program(installed({ "run", "loiter-map", "--models", "processes", "--workers", "2",
        "--param", "time-scale=10" }));
    std::set<std::string> workers;
    QTRY_VERIFY_WITH_TIMEOUT(program.children().size() == 2, 10'000);
    const auto areWorkers = [&] {
        workers.clear();
        std::error_code ignored;
        for (const int pid : program.children())
            workers.insert(fs::read_symlink("/proc/" + std::to_string(pid) + "/exe", ignored));
        return workers == std::set { m_prefix + "/libexec/interleave/interleave-worker" };
    };
    QTRY_VERIFY_WITH_TIMEOUT(areWorkers(), 10'000); // one may just be starting
    const ProgramEnd end = program.wait();
    QVERIFY2(end.code == 0, end.text().c_str());
}

/// Nothing in it knows the prefix.
void TstInstall::worksFromAnotherPlace()
{
    const std::string other = m_folder.path() + "/moved";
    fs::rename(m_prefix, other);
    fs::create_symlink(other + "/bin/interleave", m_folder.path() + "/link");
    for (const std::string& path : { other + "/bin/interleave", m_folder.path() + "/link" }) {
        ProgramStart start = installed(
            { "run", "lock-counter", "--models", "processes", "--param", "time-scale=1" });
        start.executable = path;
        const ProgramEnd end = runToEnd(start);
        QVERIFY2(end.code == 0, end.text().c_str());
    }
    fs::remove(m_folder.path() + "/link");
    fs::rename(other, m_prefix);
}

void TstInstall::desktopFilesAreValid_data()
{
    QTest::addColumn<QStringList>("check");
    QTest::addColumn<QString>("file");
    QTest::newRow("desktop-file-validate")
        << QStringList({ "desktop-file-validate" }) << "applications/interleave.desktop";
    QTest::newRow("xmllint") << QStringList({ "xmllint", "--noout" })
                             << "metainfo/interleave.metainfo.xml";
    QTest::newRow("xmllint for the icon")
        << QStringList({ "xmllint", "--noout" }) << "icons/hicolor/scalable/apps/interleave.svg";
    // The program belongs to no domain whose name it could bear.
    QTest::newRow("appstreamcli") << QStringList(
        { "appstreamcli", "validate", "--no-net", "--override=cid-desktopapp-is-not-rdns=info" })
                                  << "metainfo/interleave.metainfo.xml";
}

void TstInstall::desktopFilesAreValid()
{
#ifndef INTERLEAVE_WITH_UI
    QSKIP("this build has no window");
#endif
    QFETCH(QStringList, check);
    QFETCH(QString, file);
    if (QStandardPaths::findExecutable(check.front()).isEmpty())
        QSKIP("that program is not here");
    ProgramStart start { check.front().toStdString() };
    for (const QString& word : check.mid(1))
        start.arguments.push_back(word.toStdString());
    start.arguments.push_back(m_prefix + "/share/" + file.toStdString());
    const ProgramEnd end = runToEnd(start);
    QVERIFY2(end.code == 0, end.text().c_str());
}

void TstInstall::desktopFilesFitTogether()
{
#ifndef INTERLEAVE_WITH_UI
    QSKIP("this build has no window");
#endif
    const std::string share = m_prefix + "/share";
    QSettings entry(
        QString::fromStdString(share + "/applications/interleave.desktop"), QSettings::IniFormat);
    entry.beginGroup("Desktop Entry");
    QCOMPARE(entry.value("Exec").toString(), QString("interleave %f"));
    QCOMPARE(entry.value("Icon").toString(), QString("interleave"));
    QCOMPARE(entry.value("Terminal").toString(), QString("false"));
    QVERIFY(contentOf(share + "/metainfo/interleave.metainfo.xml")
                .find("<launchable type=\"desktop-id\">interleave.desktop</launchable>")
        != std::string::npos);
    QVERIFY(contentOf(share + "/icons/hicolor/scalable/apps/interleave.svg").find("<svg")
        != std::string::npos);
}

/// They are resources of the program, under names in UTF-16 with the high byte first.
void TstInstall::translationsAreInIt()
{
#ifndef INTERLEAVE_WITH_UI
    QSKIP("this build has no window");
#endif
    const std::string program = contentOf(m_prefix + "/bin/interleave");
    for (const std::string name : { "interleave_de.qm", "interleave_en.qm" }) {
        std::string wide;
        for (const char c : name)
            wide += { '\0', c };
        QVERIFY2(program.find(wide) != std::string::npos, name.c_str());
    }
}

int main(int argc, char** argv)
{
    haveOwnMounts = enterOwnMounts();
    QCoreApplication application(argc, argv);
    TstInstall test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_install.moc"
