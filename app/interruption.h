// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/runcontrol.h"

#include <atomic>
#include <csignal>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

namespace interleave::app {

/// While it lives, SIGINT, SIGTERM and SIGHUP stop the run that is watched and raise stopFlag(); a
/// second one ends the process at once (worker processes end with us). Signals that were ignored
/// stay so. At most one at a time.
class Interruption {
public:
    /// Throws std::system_error when the system refuses a pipe or a thread.
    Interruption();
    ~Interruption();
    Interruption(const Interruption&) = delete;
    Interruption& operator=(const Interruption&) = delete;

    /// Any thread. If a signal came already, `control` is stopped at once; null: nothing is
    /// watched.
    void watch(std::shared_ptr<RunControl> control);
    /// Likewise for what is no run: `told` gets the signal's number, in a thread of this object's.
    void tell(std::function<void(int)> told);
    [[nodiscard]] const std::atomic<bool>& stopFlag() const { return m_stop; }
    /// The signal that came, or 0.
    [[nodiscard]] static int signalNumber();

private:
    void wait();

    std::atomic<bool> m_stop { false };
    std::mutex m_mutex;
    std::shared_ptr<RunControl> m_control;
    std::function<void(int)> m_told;
    int m_readEnd = -1;
    std::thread m_waiter;
};

} // namespace interleave::app
