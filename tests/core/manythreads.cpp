// SPDX-License-Identifier: GPL-3.0-or-later
// A program under test: starts as many threads as it is told, which each use a little time.
#include <cstdlib>
#include <ctime>
#include <system_error>
#include <thread>
#include <vector>

int main(int argc, char** argv)
{
    const int count = argc > 1 ? std::atoi(argv[1]) : 1;
    std::vector<std::thread> threads;
    int status = 0;
    try {
        for (int i = 0; i < count; ++i)
            threads.emplace_back([] {
                constexpr long kNanos = 200'000;
                timespec used {};
                do
                    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
                while (used.tv_sec == 0 && used.tv_nsec < kNanos);
            });
    } catch (const std::system_error&) {
        status = 2; // the system gives no more
    }
    for (std::thread& thread : threads)
        thread.join();
    std::_Exit(status); // a sanitizer would look for leaks in one thread more
}
