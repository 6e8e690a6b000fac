// SPDX-License-Identifier: GPL-3.0-or-later
// Two instances at once do each other no harm.
#include "tests/faults/app.h"
#include "tests/support/leakcheck.h"
#include "tests/support/printstring.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSettings>
#include <QTest>

#include <signal.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <memory>
#include <thread>

using namespace interleave;
using namespace interleave::test;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

std::vector<std::string> allModels(const std::string& exported)
{
    return { "run", "flags", "--param", "delay=5ms", "--workers", "3", "--models",
        "sequential,threads,processes,loop", "--export", exported, "--overwrite" };
}

bool isWholeTrace(const std::string& path)
{
    QFile file(QString::fromStdString(path));
    return file.open(QIODevice::ReadOnly)
        && QJsonDocument::fromJson(file.readAll()).object().contains("traceEvents");
}

#ifdef INTERLEAVE_WITH_UI
/// Has the window begun to listen for this signal?
bool handles(int pid, int number)
{
    std::ifstream status("/proc/" + std::to_string(pid) + "/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("SigCgt:"))
            return (std::stoull(line.substr(7), nullptr, 16) >> (number - 1) & 1U) != 0;
    return false;
}
#endif

} // namespace

class TstTogether : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { adoptOrphans(); }
    void init() { m_before = Belongings::now(); }
    void cleanup() { QCOMPARE(leaksSince(m_before), std::string()); }
    void runs_data();
    void runs();
    void windows();

private:
    OwnTemporaryFolder m_folder;
    Belongings m_before;
};

void TstTogether::runs_data()
{
    QTest::addColumn<bool>("sameFile");
    QTest::newRow("with files of their own") << false;
    QTest::newRow("with one file") << true; // then one of the two is there in the end
}

void TstTogether::runs()
{
    QFETCH(bool, sameFile);
    const std::string folder = m_folder.path() + "/exports";
    fs::create_directory(folder);
    const std::array<std::string, 2> files { folder + "/a.trace.json",
        folder + (sameFile ? "/a.trace.json" : "/b.trace.json") };
    for (int round = 0; round < 5; ++round) {
        Program first(app(allModels(files[0])));
        Program second(app(allModels(files[1])));
        for (Program* program : { &first, &second }) {
            const ProgramEnd end = program->wait();
            QVERIFY2(end.code == 0, end.text().c_str());
        }
        QVERIFY(isWholeTrace(files[0]) && isWholeTrace(files[1]));
        QCOMPARE(std::distance(fs::directory_iterator(folder), fs::directory_iterator()),
            std::ptrdiff_t { sameFile ? 1 : 2 });
    }
    fs::remove_all(folder);
}

/// Both write their settings when they close, at the same moment.
void TstTogether::windows()
{
#ifndef INTERLEAVE_WITH_UI
    QSKIP("this build has no window");
#else
    const std::string home = m_folder.path() + "/home";
    fs::create_directory(home);
    fs::permissions(home, fs::perms::owner_all);
    const ProgramStart start = app({},
        { "HOME=" + home, "XDG_RUNTIME_DIR=" + home, "XDG_CONFIG_HOME=" + home,
            "XDG_CACHE_HOME=" + home, "INTERLEAVE_SETTINGS_DIR=" + home + "/settings",
            "QT_QPA_PLATFORM=offscreen" });
    for (int round = 0; round < 4; ++round) {
        std::vector<std::unique_ptr<Program>> windows;
        for (int i = 0; i < 2; ++i)
            windows.push_back(std::make_unique<Program>(start));
        for (const auto& window : windows)
            QTRY_VERIFY_WITH_TIMEOUT(handles(window->pid(), SIGTERM), 20'000);
        std::this_thread::sleep_for(50ms);
        for (const auto& window : windows)
            window->signal(SIGTERM);
        for (const auto& window : windows) {
            const ProgramEnd end = window->wait();
            QVERIFY2(end.code == 128 + SIGTERM && end.signal == 0, end.text().c_str());
        }
        const QSettings settings(
            QString::fromStdString(home + "/settings/interleave.ini"), QSettings::IniFormat);
        QCOMPARE(settings.status(), QSettings::NoError);
        QVERIFY(settings.value("window/geometry").toByteArray().size() > 10);
        QVERIFY(settings.value("window/state").toByteArray().size() > 10);
        QCOMPARE(
            std::distance(fs::directory_iterator(home + "/settings"), fs::directory_iterator()),
            std::ptrdiff_t { 1 });
    }
    fs::remove_all(home);
#endif
}

QTEST_GUILESS_MAIN(TstTogether)
#include "tst_together.moc"
