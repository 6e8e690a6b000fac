// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <cstdint>
#include <string_view>

namespace interleave {

class TaskControl;

/// As in the standard pools (rule E11): pending, running, finished; pending to cancelled.
enum class FutureState : std::uint8_t { Pending, Running, Finished, Cancelled };
[[nodiscard]] std::string_view toString(FutureState state);

/// A handle to the result of a task. Trivially copyable; valid until the run ends. Any thread. What
/// it can do is offered by Context, which knows the execution model.
struct Future {
    TaskControl* task = nullptr;
    [[nodiscard]] bool isNull() const { return task == nullptr; }
    [[nodiscard]] TaskId id() const;
    [[nodiscard]] bool operator==(const Future&) const = default;
};

/// Called when a future is finished or cancelled: by the worker that finishes it (pools, rule E16),
/// one turn later by the loop (L14); at once, by the caller, when it is finished already. Must not
/// block or throw.
using DoneCallback = void (*)(Future future, void* argument);

} // namespace interleave
