// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow.h"
#include "ui/pages/centrepages.h"
#include "ui/pages/runpage.h"
#include "ui/support/appearance.h"
#include "ui/support/settings.h"
#include "ui/viewmodels/experimentmodel.h"

#include "core/base/clock.h"
#include "core/workload/workloadregistry.h"

#include <QApplication>
#include <QDockWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdio>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

// The whole window while a run of many small tasks goes on in it: how long an input waits until it
// was dealt with. Arguments: items, turns of each, model. Prints figures; fails when the run does.

using namespace interleave;
using namespace interleave::ui;

namespace {

struct Latencies {
    std::vector<double> milliseconds;

    void print(const char* when)
    {
        if (milliseconds.empty())
            return;
        std::sort(milliseconds.begin(), milliseconds.end());
        const auto at = [&](double part) {
            return milliseconds[static_cast<std::size_t>(
                part * static_cast<double>(milliseconds.size() - 1))];
        };
        std::printf("    %s: %zu inputs, waited median %.1f ms, 95 %% %.1f, 99 %% %.1f, longest "
                    "%.1f   goal <= 100 ms  %s\n",
            when, milliseconds.size(), at(0.5), at(0.95), at(0.99), milliseconds.back(),
            milliseconds.back() <= 100 ? "ok" : "MISSED");
    }
};

double peakMegabytes()
{
    std::ifstream status("/proc/self/status");
    std::string line;
    while (std::getline(status, line))
        if (line.starts_with("VmHWM:"))
            return std::stod(line.substr(6)) * 1024 / 1e6;
    return 0;
}

ExperimentSpec specOf(char** argv)
{
    ExperimentSpec spec;
    spec.workload = "cpu-counting-pool";
    spec.parameters = ParameterValues(findWorkload(spec.workload)->parameters);
    spec.parameters.set("items", Value(static_cast<std::int64_t>(std::atoll(argv[1]))));
    spec.parameters.set("turns", Value(static_cast<std::int64_t>(std::atoll(argv[2]))));
    spec.models = { modelFromName(argv[3]).value_or(ModelId::Threads) };
    spec.workers = { 2 };
    return spec;
}

/// What a user does meanwhile: zooms, pans, changes pages, chooses.
void useWindow(MainWindow& window, int step)
{
    constexpr std::array kKeys { Qt::Key_Plus, Qt::Key_Right, Qt::Key_Plus, Qt::Key_Left,
        Qt::Key_Minus, Qt::Key_Down, Qt::Key_Minus, Qt::Key_Up, Qt::Key_0 };
    if (step % 40 == 39)
        window.centre().showPage(step % 80 == 39 ? Page::Compare : Page::Timeline);
    else if (QWidget* focus = QApplication::focusWidget())
        QTest::keyClick(focus, kKeys.at(static_cast<std::size_t>(step) % kKeys.size()));
    if (step % 100 == 50)
        for (QDockWidget* dock : window.findChildren<QDockWidget*>())
            dock->raise();
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 4)
        return 2;
    const QTemporaryDir folder;
    qputenv("INTERLEAVE_SETTINGS_DIR", folder.path().toLocal8Bit());
    QApplication app(argc, argv);
    Settings settings;
    Appearance appearance(app);
    MainWindow window(settings, appearance);
    window.resize(1440, 900);
    window.show();
    window.runPage().setSpec(specOf(argv));
    window.centre().showPage(Page::Timeline);
    window.centre().setFocus();

    Latencies during;
    Latencies after;
    bool isOver = false;
    std::atomic<bool> stop { false };
    std::thread watchdog([&] {
        while (!stop) {
            const Nanos asked = monotonicNow();
            QMetaObject::invokeMethod(
                &app,
                [&, asked] {
                    (isOver ? after : during)
                        .milliseconds.push_back(toSeconds(monotonicNow() - asked) * 1e3);
                },
                Qt::QueuedConnection);
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        }
    });
    int snapshots = 0;
    QObject::connect(&window.experiment(), &ExperimentModel::runChanged, &app,
        [&] { snapshots += window.experiment().isLive() ? 1 : 0; });
    int step = 0;
    QTimer user;
    QObject::connect(&user, &QTimer::timeout, &app, [&] { useWindow(window, step++); });
    user.start(50);
    QObject::connect(&window.controller(), &RunController::finished, &app, [&] {
        isOver = true;
        constexpr int kAWhile = 6000;
        QTimer::singleShot(kAWhile, &app, [] { QCoreApplication::exit(0); }); // asks nothing
    });
    window.startRun();
    QCoreApplication::exec();
    stop = true;
    watchdog.join();
    user.stop();

    const auto& run = window.experiment().runs().front();
    if (!run.result || run.result->status != RunStatus::Ok) {
        std::printf("    the run failed: %s\n",
            run.result && run.result->error ? run.result->error->detail.c_str() : "no result");
        return 1;
    }
    const EventCounts& counts = run.trace->counts();
    std::printf("    %zu tasks, %zu spans of lanes in %.1f s; %llu events produced, %llu stored, "
                "%llu lost; trace %.0f MB (%.0f bytes a task), peak of the program %.0f MB\n",
        run.trace->taskCount(), run.trace->spanCount(), toSeconds(run.result->makespan),
        static_cast<unsigned long long>(counts.produced),
        static_cast<unsigned long long>(counts.stored),
        static_cast<unsigned long long>(counts.lost),
        static_cast<double>(run.trace->memoryBytes()) / 1e6,
        static_cast<double>(run.trace->memoryBytes()) / static_cast<double>(run.trace->taskCount()),
        peakMegabytes());
    std::printf("    %d snapshots, %.0f a second\n", snapshots,
        snapshots / toSeconds(run.result->makespan));
    during.print("while it ran");
    after.print("when it had ended");
    return 0;
}
