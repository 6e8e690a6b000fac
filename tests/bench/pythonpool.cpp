// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/pythonpool.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <string>

namespace bench {

namespace {

constexpr const char* kScript = R"(
import sys, time
from concurrent.futures import ProcessPoolExecutor
def empty():
    return 1
if __name__ == '__main__':
    workers, batch = int(sys.argv[1]), int(sys.argv[2])
    with ProcessPoolExecutor(max_workers=workers) as pool:
        def one():
            for future in [pool.submit(empty) for _ in range(batch)]:
                future.result()
        one()
        print('ready', flush=True)
        for line in sys.stdin:
            begin = time.perf_counter()
            for _ in range(int(line)):
                one()
            print(time.perf_counter() - begin, flush=True)
)";

} // namespace

PythonPool::PythonPool(unsigned workers, int batch)
{
    std::array<int, 2> in { -1, -1 };
    std::array<int, 2> out { -1, -1 };
    if (pipe2(in.data(), O_CLOEXEC) != 0 || pipe2(out.data(), O_CLOEXEC) != 0)
        return;
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, in[0], STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, out[1], STDOUT_FILENO);
    std::array<std::string, 5> texts { "python3", "-c", kScript, std::to_string(workers),
        std::to_string(batch) };
    std::array<char*, texts.size() + 1> arguments {};
    for (std::size_t i = 0; i < texts.size(); ++i)
        arguments.at(i) = texts.at(i).data();
    const bool started
        = posix_spawnp(&m_pid, "python3", &actions, nullptr, arguments.data(), environ) == 0;
    posix_spawn_file_actions_destroy(&actions);
    close(in[0]);
    close(out[1]);
    m_requests = fdopen(in[1], "w");
    m_answers = fdopen(out[0], "r");
    std::array<char, 16> line {};
    if (started && std::fgets(line.data(), line.size(), m_answers) != nullptr)
        return;
    std::fclose(m_answers);
    m_answers = nullptr;
}

PythonPool::~PythonPool()
{
    if (m_requests != nullptr)
        std::fclose(m_requests); // it ends by itself
    if (m_answers != nullptr)
        std::fclose(m_answers);
    if (m_pid > 0)
        waitpid(m_pid, nullptr, 0);
}

double PythonPool::run(int batches)
{
    std::fprintf(m_requests, "%d\n", batches);
    std::fflush(m_requests);
    double seconds = 0;
    return std::fscanf(m_answers, "%lf", &seconds) == 1 ? seconds : 0;
}

} // namespace bench
