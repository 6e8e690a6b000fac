// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/time.h"
#include "core/trace/taskstate.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <type_traits>

namespace interleave {

/// The primitives that tasks share. The order is that of SyncState's alternatives.
enum class SyncKind : std::uint8_t { Lock, Event, Condition, Barrier, Semaphore, Queue };

/// What a task asks of a primitive and may have to wait for.
enum class SyncVerb : std::uint8_t {
    Take,   ///< a lock, a permit of a semaphore
    Wait,   ///< for an event, on a condition
    Arrive, ///< at a barrier
    Get,    ///< an item of a queue
    Put,    ///< an item into a queue
    Join    ///< until all items of a queue are done
};

/// How a wait ended.
enum class SyncStatus : std::uint32_t {
    Waiting,
    Done,
    TimedOut,
    Broken,    ///< the barrier is
    Abandoned, ///< a process died with what is waited for
    Stopped    ///< the run was asked to stop
};

/// What one may not do with a primitive. Nothing has changed then.
enum class Misuse : std::uint8_t {
    None,
    NotHeld,         ///< release of what nobody holds (rule S1)
    NotOwner,        ///< a re-entrant lock belongs to another task (S4)
    NeedsLock,       ///< wait or notify without the condition's lock (S7)
    TooManyReleases, ///< above the start of a bounded semaphore (S11)
    TooManyDone,     ///< more items done than were put (S22)
    NoRoom,          ///< no more items fit into shared memory
    WrongKind        ///< the primitive is of another kind
};

/// Why a task waits for a primitive of that kind.
[[nodiscard]] Reason reasonOf(SyncKind kind);
/// "is given back, but nobody holds it": follows the primitive's name.
[[nodiscard]] const char* toString(Misuse misuse);

/// How long a task waits at most. Never negative: that is refused where it is made (S2, S22).
class WaitLimit {
public:
    /// For ever.
    constexpr WaitLimit() = default;
    /// Not at all: tries, and goes on.
    [[nodiscard]] static constexpr WaitLimit none() { return WaitLimit(Nanos(0)); }
    /// Throws TaskError(BadArgument) for a negative time, and for one above 100 years.
    [[nodiscard]] static WaitLimit atMost(Nanos time);

    [[nodiscard]] constexpr bool isNone() const { return m_time == Nanos(0); }
    [[nodiscard]] constexpr std::optional<Nanos> time() const
    {
        return m_time < Nanos(0) ? std::nullopt : std::optional(m_time);
    }

private:
    explicit constexpr WaitLimit(Nanos time) : m_time(time) { }
    Nanos m_time { -1 };
};

/// What travels through a queue: a few bytes, by value, also between processes.
class QueueItem {
public:
    static constexpr std::size_t kMaxBytes = 64;

    QueueItem() = default;
    template <class T> [[nodiscard]] static QueueItem of(const T& value)
    {
        static_assert(std::is_trivially_copyable_v<T> && sizeof(T) <= kMaxBytes);
        QueueItem item;
        std::memcpy(item.m_bytes.data(), &value, sizeof(T));
        return item;
    }
    template <class T> [[nodiscard]] T as() const
    {
        static_assert(std::is_trivially_copyable_v<T> && sizeof(T) <= kMaxBytes);
        T value;
        std::memcpy(&value, m_bytes.data(), sizeof(T));
        return value;
    }

private:
    std::array<std::byte, kMaxBytes> m_bytes {};
};

} // namespace interleave
