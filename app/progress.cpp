// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/progress.h"

#include "core/formats/replacefile.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>

namespace interleave::app {

namespace {

constexpr std::size_t kBarWidth = 20;
constexpr std::chrono::milliseconds kInterval { 200 };

void printError(const std::string& text)
{
    [[maybe_unused]] const int ignored = writeAll(STDERR_FILENO, std::as_bytes(std::span(text)));
}

std::size_t terminalWidth()
{
    constexpr std::size_t kUsual = 80;
    winsize size = {};
    if (::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col < 2)
        return kUsual;
    return size.ws_col;
}

std::string bar(std::size_t done, std::size_t all)
{
    const std::size_t filled = all == 0 ? 0 : std::min(kBarWidth, done * kBarWidth / all);
    return "[" + std::string(filled, '#') + std::string(kBarWidth - filled, '.') + "]";
}

} // namespace

Progress::Progress(Interruption& interruption, const ExperimentSpec& spec, bool onTerminal)
    : m_interruption(interruption),
      m_workload(spec.workload),
      m_plannedRuns(planRuns(spec).size()),
      m_onTerminal(onTerminal)
{
    if (m_onTerminal)
        m_painter = std::thread([this] { draw(); });
}

Progress::~Progress()
{
    finish();
}

void Progress::runStarted(
    std::size_t index, const PlannedRun& run, std::shared_ptr<RunControl> control)
{
    m_interruption.watch(control);
    const std::lock_guard lock(m_mutex);
    m_index = index;
    // Disturbed runs that are made again come on top of the plan.
    m_plannedRuns = std::max(m_plannedRuns, index + 1);
    m_run = modelInfo(run.model).name;
    if (countsWorkers(m_workload, run.model))
        m_run += ", " + std::to_string(run.workers) + (run.workers == 1 ? " worker" : " workers");
    m_run += ", repeat " + std::to_string(run.repeat);
    m_control = std::move(control);
    m_runStart = std::chrono::steady_clock::now();
}

void Progress::runFinished(std::size_t index, const RunResult& /*result*/)
{
    m_interruption.watch(nullptr);
    const std::lock_guard lock(m_mutex);
    m_index = index + 1;
    m_control.reset();
}

void Progress::finish()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isOver = true;
    }
    m_ended.notify_all();
    if (m_painter.joinable())
        m_painter.join();
}

std::string Progress::line()
{
    std::string text = bar(m_index, m_plannedRuns) + " "
        + std::to_string(std::min(m_index + 1, m_plannedRuns)) + "/" + std::to_string(m_plannedRuns)
        + "  " + m_run;
    if (m_control) {
        if (const auto trace = m_control->snapshot())
            text += "  " + std::to_string(trace->finishedTasks()) + "/"
                + std::to_string(trace->taskCount()) + " tasks";
        const auto elapsed = std::chrono::duration_cast<std::chrono::seconds>(
            std::chrono::steady_clock::now() - m_runStart);
        text += "  " + std::to_string(elapsed.count()) + " s";
    }
    if (m_interruption.stopFlag().load())
        text += "  stopping; once more to end at once";
    return text.substr(0, terminalWidth() - 1);
}

void Progress::draw()
{
    std::unique_lock lock(m_mutex);
    while (!m_ended.wait_for(lock, kInterval, [this] { return m_isOver; }))
        if (!m_run.empty())
            printError("\r\033[K" + line());
    printError("\r\033[K");
}

} // namespace interleave::app
