// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/time.h"
#include "core/base/value.h"
#include "core/coro/task.h"
#include "core/execution/future.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace interleave {

class Context;

// Waiting for several futures, as the standard loop and the standard pools offer it. Under every
// model. Vectors are given by pointer, because an awaited operand must be trivially copyable; they
// must outlive the wait.

enum class ReturnWhen : std::uint8_t { FirstCompleted, FirstException, AllCompleted };

/// Both in the order in which the futures were given.
struct WaitResult {
    std::vector<Future> done;
    std::vector<Future> notDone;
};

/// Waits until as many are done as `when` says, or the time is over, which is no error (rules E19,
/// L22). Duplicates count once. Never throws the futures' own errors, never cancels them. Throws
/// TaskError(BadArgument) when there is no future at all.
[[nodiscard]] Task<WaitResult> wait(Context& context, const std::vector<Future>* futures,
    ReturnWhen when = ReturnWhen::AllCompleted, std::optional<Nanos> timeout = std::nullopt);

/// The values in the order of the futures, as a list (rule L24). The first error is thrown at once,
/// the others keep running; with `returnExceptions` errors are values instead: {"error": text,
/// "code": code}. A cancellation of the waiting task cancels all of them, and waits for them. No
/// future at all: an empty list.
[[nodiscard]] Task<Value> gather(
    Context& context, const std::vector<Future>* futures, bool returnExceptions = false);

/// As gather, but waits until all have ended before it throws the error of the one that failed
/// first in time (rule E29).
[[nodiscard]] Task<Value> resultsOfAll(Context& context, const std::vector<Future>* futures);

/// Waits for one future; when the time is over, cancels its task, waits until that has ended, and
/// throws TaskError(TimedOut) - unless it gave a value all the same (rule L23). A time of 0 or less
/// lets nothing begin. A cancellation of the waiting task cancels the other.
[[nodiscard]] Task<Value> waitFor(Context& context, Future future, Nanos timeout);

/// Waits for tasks that belong together: the first failure cancels the others; when all have ended,
/// it is thrown as one error that tells all failures (rule L27). A cancellation of the waiting task
/// cancels them all.
[[nodiscard]] Task<void> awaitGroup(Context& context, const std::vector<Future>* tasks);

/// A time limit for what its own task does while it is in scope (rule L27): when it expires, the
/// task is cancelled at its await; rethrow() tells that from a cancellation by others. Limits nest.
/// On the loop and the sequential model's lane; elsewhere TaskError(Unsupported).
class TimeLimit {
public:
    TimeLimit(Context& context, Nanos limit);
    ~TimeLimit();
    TimeLimit(const TimeLimit&) = delete;
    TimeLimit& operator=(const TimeLimit&) = delete;

    /// From now on.
    void reschedule(Nanos limit);
    [[nodiscard]] bool isExpired() const { return m_expired; }
    /// In a `catch (const Cancelled&)`: TaskError(TimedOut) when this limit expired, else
    /// Cancelled.
    [[noreturn]] void rethrow() const;

private:
    void arm(Nanos limit);

    Context& m_context;
    Future m_timer;
    bool m_expired = false;
};

/// Ends the pool (rules E21 to E24): no more is submitted from now on (TaskError(InvalidState)).
/// `cancelPending`: what has not begun never will. Waits for the rest unless told not to; then it
/// runs all the same, and the end of the program waits for it.
struct Shutdown {
    bool wait = true;
    bool cancelPending = false;
};
[[nodiscard]] Task<void> shutdownPool(Context& context, Shutdown how = {});

} // namespace interleave
