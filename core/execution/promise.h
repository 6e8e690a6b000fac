// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/value.h"
#include "core/execution/future.h"

#include <cstddef>
#include <string_view>

namespace interleave {

class Context;

/// A future that the program completes itself, as the standard loop's are (rules E15, L14 to L16):
/// who waits for it is made ready, its callbacks run - one turn later on the loop, else at once in
/// the task that settles it. A handle: trivially copyable, so that a body can carry it; valid until
/// the run ends. Worker processes do not share it: there every function throws
/// TaskError(Unsupported).
///
/// Settling: any task of the program's process; on the loop, the loop's own tasks (from the offload
/// pool: EventLoop::callSoon something that does it, L10).
class Promise {
public:
    Promise() = default;
    /// `name` says in the picture what is waited for.
    Promise(Context& context, std::string_view name);

    [[nodiscard]] Future future() const { return { m_task }; }
    /// These two throw TaskError(InvalidState) when it is settled or cancelled already; the first
    /// value stays (E15).
    void setResult(Context& by, Value value) const;
    void setException(Context& by, Error error) const;

private:
    TaskControl* m_task = nullptr;
};

/// The value of a future, without waiting: throws its error (TaskError; a cancelled one: code
/// Cancelled), or TaskError(InvalidState) while it is not done (rule L16).
[[nodiscard]] Value resultNow(Future future);

/// The error of a future, without waiting: null after success (rule E14). Throws as resultNow does
/// while it is not done or when it was cancelled.
[[nodiscard]] const Error* exceptionNow(Future future);

/// In a done-callback of `done`: the context by which the callback speaks on the lane that it runs
/// on - of who finished the future where that is another worker than the registrar's (rule E16).
[[nodiscard]] Context& callbackContext(Future done, Context& registrar);

/// Takes all equal callbacks out that have not begun; how many these were (rule L15).
std::size_t removeDoneCallback(Future future, DoneCallback callback, void* argument);

/// Task.cancel: a request. A task that has not begun never will; one that waits gets Cancelled
/// thrown where it waits, on its next step, after what it waits for was asked (rule L19); it may
/// catch that, and then is not cancelled (L20). Of a sleep the timer goes too (L21). False when the
/// task is done. Where a waiting task holds a worker (threads, processes) nothing can be thrown
/// into it: there this is Context::cancel.
bool cancelTask(Context& by, Future future);

} // namespace interleave
