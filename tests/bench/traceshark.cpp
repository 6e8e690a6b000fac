// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/traceshark.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <filesystem>
#include <fstream>
#include <functional>
#include <queue>
#include <random>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace bench {

namespace {

constexpr int kCores = 4;
constexpr int kTasks = 64;
constexpr int kFirstTask = 1000;
constexpr int kSteps = 10;
constexpr auto kLoadsWithin = std::chrono::seconds(180);
constexpr auto kStepWithin = std::chrono::seconds(20);

bool isInPath(const std::string& program)
{
    const char* path = std::getenv("PATH");
    std::string folders = path != nullptr ? path : "";
    for (std::size_t begin = 0; begin <= folders.size();) {
        const std::size_t end = std::min(folders.find(':', begin), folders.size());
        if (access((folders.substr(begin, end - begin) + "/" + program).c_str(), X_OK) == 0)
            return true;
        begin = end + 1;
    }
    return false;
}

/// Its output goes nowhere. 0: it could not be started.
pid_t start(std::vector<std::string> words)
{
    std::vector<char*> arguments;
    for (std::string& word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO);
    pid_t pid = 0;
    if (posix_spawnp(&pid, arguments[0], &actions, nullptr, arguments.data(), environ) != 0)
        pid = 0;
    posix_spawn_file_actions_destroy(&actions);
    return pid;
}

bool run(std::vector<std::string> words)
{
    const pid_t pid = start(std::move(words));
    int status = -1;
    return pid != 0 && waitpid(pid, &status, 0) == pid && status == 0;
}

/// As `perf script` prints them.
void writeSwitches(const std::filesystem::path& path, std::size_t events)
{
    std::FILE* file = std::fopen(path.c_str(), "w");
    if (file == nullptr)
        return;
    std::mt19937 random(1);
    std::deque<int> waiting;
    for (int i = 0; i < kTasks; ++i)
        waiting.push_back(kFirstTask + i);
    std::array<int, kCores> running {};
    using Turn = std::pair<long long, int>; // when, in microseconds, and the core
    std::priority_queue<Turn, std::vector<Turn>, std::greater<>> turns;
    for (int core = 0; core < kCores; ++core)
        turns.emplace(100'000'000 + core, core);
    std::uniform_int_distribution<int> length(2, 40);
    std::uniform_int_distribution<int> chance(0, 9);
    const auto name
        = [](int task) { return task == 0 ? "swapper" : "task" + std::to_string(task); };
    for (std::size_t i = 0; i < events; ++i) {
        const auto [time, core] = turns.top();
        turns.pop();
        int& task = running.at(static_cast<std::size_t>(core));
        const int before = task;
        if (before != 0)
            waiting.push_back(before);
        task = before != 0 && chance(random) < 3 ? 0 : waiting.front();
        if (task != 0)
            waiting.pop_front();
        std::fprintf(file,
            "%16s %5d [%03d] %6lld.%06lld: sched:sched_switch: prev_comm=%s prev_pid=%d "
            "prev_prio=120 prev_state=%s ==> next_comm=%s next_pid=%d next_prio=120\n",
            name(before).c_str(), before, core, time / 1'000'000, time % 1'000'000,
            name(before).c_str(), before, before == 0 || chance(random) < 5 ? "R" : "S",
            name(task).c_str(), task);
        turns.emplace(time + length(random), core);
    }
    std::fclose(file);
}

/// In ticks of the system's clock.
long cpuTicks(pid_t pid)
{
    std::ifstream file("/proc/" + std::to_string(pid) + "/stat");
    std::string text;
    std::getline(file, text);
    const std::size_t name = text.rfind(')');
    if (name == std::string::npos)
        return -1;
    char state = 0;
    long user = 0;
    long kernel = 0;
    constexpr const char* kFormat = " %c %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %ld %ld";
    return std::sscanf(text.c_str() + name + 1, kFormat, &state, &user, &kernel) == 3
        ? user + kernel
        : -1;
}

/// Waits until it has used some CPU since `before` and then none for a second. -1: it did not.
long waitUntilIdle(pid_t pid, long before, std::chrono::seconds atMost)
{
    constexpr int kQuiet = 10;
    const auto end = std::chrono::steady_clock::now() + atMost;
    long last = before;
    int quiet = 0;
    while (std::chrono::steady_clock::now() < end) {
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
        const long now = cpuTicks(pid);
        if (now < 0)
            return -1;
        quiet = now == last && now > before ? quiet + 1 : 0;
        if (quiet == kQuiet)
            return now;
        last = now;
    }
    return -1;
}

ZoomStep measure(pid_t pid)
{
    long before = waitUntilIdle(pid, 0, kLoadsWithin);
    if (before < 0)
        return { 0, "it did not load the trace" };
    long sum = 0;
    for (int i = 0; i < kSteps; ++i) { // the pointer moves, so that no two events become one
        if (!run({ "xdotool", "mousemove", std::to_string(900 + i), "420", "click",
                i % 2 == 0 ? "4" : "5" }))
            return { 0, "xdotool finds no display" };
        const long after = waitUntilIdle(pid, before, kStepWithin);
        if (after < 0)
            return { 0, "it does not take the wheel" };
        sum += after - before;
        before = after;
    }
    return { 1e3 * static_cast<double>(sum) / kSteps / static_cast<double>(sysconf(_SC_CLK_TCK)),
        {} };
}

} // namespace

ZoomStep tracesharkZoomStep(std::size_t events)
{
    for (const char* program : { "traceshark", "xdotool" })
        if (!isInPath(program))
            return { 0, std::string(program) + " is not installed" };
    std::string folder = std::filesystem::temp_directory_path() / "interleave-bench-XXXXXX";
    if (mkdtemp(folder.data()) == nullptr)
        return { 0, "no temporary folder" };
    const std::filesystem::path file = std::filesystem::path(folder) / "switches.txt";
    writeSwitches(file, events);
    ZoomStep step { 0, "it could not be started" };
    if (const pid_t pid = start({ "traceshark", file.string() }); pid != 0) {
        step = measure(pid);
        kill(pid, SIGKILL);
        waitpid(pid, nullptr, 0);
    }
    std::filesystem::remove_all(folder);
    return step;
}

} // namespace bench
