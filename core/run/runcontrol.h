// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/trace.h"

#include <atomic>
#include <memory>
#include <mutex>

namespace interleave {

/// One run seen from another thread: ask it to stop, look at what it has done so far. Any thread;
/// never blocks for longer than it takes to copy a pointer.
class RunControl {
public:
    /// Throws std::system_error when there is no descriptor left.
    RunControl();
    ~RunControl();
    RunControl(const RunControl&) = delete;
    RunControl& operator=(const RunControl&) = delete;

    /// Acknowledged within 100 ms; the run is over within 1 s. Again: no effect.
    void requestStop();
    [[nodiscard]] bool isStopRequested() const { return m_stop.load(std::memory_order_relaxed); }
    [[nodiscard]] const std::atomic<bool>& stopFlag() const { return m_stop; }
    /// Readable (poll) once a stop was requested. Owned by this object.
    [[nodiscard]] int stopDescriptor() const { return m_descriptor; }

    /// The newest snapshot; null before the run has begun. Asks the collector for the next one.
    [[nodiscard]] std::shared_ptr<const Trace> snapshot();

    /// For the collector: is somebody looking?
    [[nodiscard]] bool takeSnapshotRequest()
    {
        return m_wanted.exchange(false, std::memory_order_relaxed);
    }
    void publish(std::shared_ptr<const Trace> trace);

private:
    std::atomic<bool> m_stop { false };
    std::atomic<bool> m_wanted { false };
    int m_descriptor = -1;
    std::mutex m_mutex;
    std::shared_ptr<const Trace> m_latest;
};

} // namespace interleave
