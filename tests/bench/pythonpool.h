// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdio>

#include <sys/types.h>

namespace bench {

/// CPython's ProcessPoolExecutor in a process that stays for as long as this object, so that its
/// rounds can be mixed with ours.
class PythonPool {
public:
    PythonPool(unsigned workers, int batch);
    ~PythonPool();
    PythonPool(const PythonPool&) = delete;
    PythonPool& operator=(const PythonPool&) = delete;

    [[nodiscard]] bool isThere() const { return m_answers != nullptr; }
    /// The seconds that so many batches of empty tasks took; each batch is waited for.
    double run(int batches);

private:
    pid_t m_pid = 0;
    std::FILE* m_requests = nullptr;
    std::FILE* m_answers = nullptr;
};

} // namespace bench
