// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <sys/types.h>

#include <csignal>
#include <cstdint>
#include <mutex>
#include <optional>

namespace interleave {

/// Receives the real signals of one run, and those alone. While at least one listener lives, INT,
/// USR1, USR2 and ALRM have a handler of ours that looks at who has sent them: a signal that
/// carries a listener's key goes to it; any other goes where it would have gone without us (to the
/// handler that was there, or to the default action). The last listener restores what was there.
class SignalListener {
public:
    /// Called in a signal handler, in any thread: may do only what is async-signal-safe. `value`:
    /// what the sender has given; none: it is the alarm.
    using Told = void (*)(void* argument, int number, std::optional<std::uint32_t> value);

    /// Throws std::system_error when there are too many at once, or the system refuses.
    SignalListener(Told told, void* argument);
    /// After this `told` is not called any more; what was on its way has been received.
    ~SignalListener();
    SignalListener(const SignalListener&) = delete;
    SignalListener& operator=(const SignalListener&) = delete;

    [[nodiscard]] std::uint32_t key() const { return m_key; }
    /// Hits the calling thread, before this returns. Any thread.
    void sendHere(int number, std::uint32_t value) const;
    /// From another process; `process` is that of the listener. False: the system refuses.
    [[nodiscard]] static bool sendTo(
        pid_t process, std::uint32_t key, int number, std::uint32_t value);
    /// ALRM for `thread` after that time; zero: none. Any thread. Throws std::system_error.
    void setAlarm(Nanos after, pid_t thread);
    [[nodiscard]] bool isAlarmSet() const;

private:
    std::uint32_t m_key;
    std::size_t m_place;
    mutable std::mutex m_mutex; ///< guards what follows
    std::optional<timer_t> m_timer;
};

} // namespace interleave
