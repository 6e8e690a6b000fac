// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <string>

#include <sys/types.h>

namespace interleave {

/// How a child process ended.
struct ChildExit {
    bool bySignal = false;
    int status = 0; ///< the signal's number, or the exit status; -1: unknown
    /// "killed by signal 9 (Killed)", "ended with status 3 ..."
    [[nodiscard]] std::string describe() const;
};

/// A child process that is ours to signal and to reap, by its descriptor alone: never another that
/// got the same number later. Owns the descriptor. If it is destroyed before it was reaped, it
/// kills and reaps.
class ChildProcess {
public:
    ChildProcess() = default;
    ChildProcess(pid_t pid, int descriptor) : m_pid(pid), m_descriptor(descriptor) { }
    ChildProcess(ChildProcess&& other) noexcept;
    ChildProcess& operator=(ChildProcess&& other) noexcept;
    ChildProcess(const ChildProcess&) = delete;
    ChildProcess& operator=(const ChildProcess&) = delete;
    ~ChildProcess();

    [[nodiscard]] pid_t pid() const { return m_pid; }
    /// A pidfd: readable when it has ended. -1 once it was reaped.
    [[nodiscard]] int descriptor() const { return m_descriptor; }
    [[nodiscard]] bool isReaped() const { return m_descriptor < 0; }
    bool signal(int number) const;
    /// Waits for its end, which must be near.
    ChildExit reap();

private:
    pid_t m_pid = 0;
    int m_descriptor = -1;
};

/// What a worker inherits, in the order of WorkerDescriptors. All must be 10 or more.
struct InheritedDescriptors {
    int segment = -1;
    int pool = -1;
    int control = -1;
    int wakeMain = -1;
    int wakeManager = -1;
};

/// INTERLEAVE_WORKER, or `interleave-worker` beside the running executable, or in
/// ../libexec/interleave. Error NotFound.
[[nodiscard]] Result<std::string> findWorkerExecutable();

/// Starts a worker: a process group of its own, nothing inherited but what is meant. It gets
/// SIGKILL when the calling *thread* ends. Error System.
[[nodiscard]] Result<ChildProcess> spawnWorker(
    const std::string& executable, const InheritedDescriptors& from);

/// Refuses (System) what the limits of the system do not allow; raises the soft limit of
/// descriptors.
[[nodiscard]] Result<void> checkProcessLimits(std::size_t processes, std::size_t bytesOfEach);

/// A duplicate that is 10 or more and close-on-exec; closes the original. -1 stays -1.
[[nodiscard]] int moveDescriptorUp(int descriptor);

} // namespace interleave
