// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/execution/signallistener.h"
#include "core/execution/signals.h"

#include <array>
#include <atomic>
#include <exception>
#include <memory>
#include <mutex>
#include <optional>

namespace interleave {

class Executor;

/// The signals of one run: which have come and are not handled, what handles them, the alarm. In a
/// real run they come as real signals, see SignalListener; in a simulated one send() is all.
class RunSignals {
public:
    /// `mainThread`: the system's number of the main lane's thread; 0: the run is simulated.
    RunSignals(Executor& executor, pid_t mainThread);

    struct Arrived {
        Signal signal;
        TaskId sender; ///< none: the alarm
        bool isAlarm;
    };

    // Any thread.
    void send(Signal signal, TaskId sender);
    /// `due`: of a simulated run.
    void setAlarm(Nanos after, Nanos due);
    [[nodiscard]] bool isAlarmSet() const;
    [[nodiscard]] bool isPending() const { return m_pending.load() != 0; }
    [[nodiscard]] bool hasEndedRun() const { return m_endedBy.load() != 0; }
    /// For the worker processes; 0: the run is simulated.
    [[nodiscard]] std::uint32_t key() const { return m_listener ? m_listener->key() : 0; }

    // The main lane.
    /// The one with the least number, taken out.
    [[nodiscard]] std::optional<Arrived> take();
    /// Who has sent what take() gives next.
    [[nodiscard]] TaskId nextSender() const;
    [[nodiscard]] SignalHandler handlerOf(Signal signal) const;
    void setHandler(Signal signal, SignalHandler handler);
    /// A simulated alarm that is due by then comes.
    void lookAtAlarm(Nanos now);
    [[nodiscard]] std::optional<Nanos> alarmDue() const { return m_alarmDue; }
    void endRunBy(Signal signal) { m_endedBy.store(static_cast<int>(signal)); }
    [[nodiscard]] Signal endedBy() const { return static_cast<Signal>(m_endedBy.load()); }

    std::exception_ptr thrown; ///< by a handler, and not yet out of the program's wait
    unsigned owed = 0;         ///< how often Executor::letGo is due for what was taken

private:
    static void told(void* self, int number, std::optional<std::uint32_t> sender);
    void arrive(std::uint32_t bit, TaskId sender);

    static constexpr std::size_t kBits = 16;

    Executor& m_executor;
    pid_t m_mainThread;
    std::atomic<std::uint32_t> m_pending { 0 }; ///< a bit for each number; one more for the alarm
    std::array<std::atomic<std::uint32_t>, kBits> m_senders {};
    std::array<SignalHandler, kBits> m_handlers {};
    std::atomic<bool> m_alarmHolds { false }; ///< the run is held alive by the alarm
    std::optional<Nanos> m_alarmDue;          ///< of a simulated run
    std::atomic<int> m_endedBy { 0 };
    std::unique_ptr<SignalListener> m_listener; ///< last: nothing comes once it is gone
};

} // namespace interleave
