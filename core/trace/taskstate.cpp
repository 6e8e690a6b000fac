// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/taskstate.h"

#include <algorithm>
#include <initializer_list>

namespace interleave {

namespace {

constexpr std::array<std::string_view, kTaskStateCount> kStateNames = { "queued", "ready",
    "running", "blocked", "suspended", "overhead", "done", "failed", "cancelled" };
constexpr std::array<std::string_view, kReasonCount> kReasonNames = { "", "sleep", "io", "lock",
    "event", "condition", "barrier", "semaphore", "queue", "join", "future", "signal", "child",
    "interpreter-lock", "spawn", "transfer", "full-ring", "loop-turn" };

template <class Enum, std::size_t N>
std::optional<Enum> lookUp(const std::array<std::string_view, N>& names, std::string_view text)
{
    const auto* it = std::find(names.begin(), names.end(), text);
    if (it == names.end())
        return std::nullopt;
    return static_cast<Enum>(it - names.begin());
}

using States = std::initializer_list<TaskState>;

bool contains(States states, TaskState s)
{
    return std::find(states.begin(), states.end(), s) != states.end();
}

} // namespace

std::string_view toString(TaskState state)
{
    return kStateNames[static_cast<std::size_t>(state)];
}

std::string_view toString(Reason reason)
{
    return kReasonNames[static_cast<std::size_t>(reason)];
}

std::optional<TaskState> taskStateFromString(std::string_view text)
{
    return lookUp<TaskState>(kStateNames, text);
}

std::optional<Reason> reasonFromString(std::string_view text)
{
    return lookUp<Reason>(kReasonNames, text);
}

bool isLegalTransition(std::optional<TaskState> from, TaskState to)
{
    using enum TaskState;
    if (!from)
        return contains({ Queued, Ready, Running }, to); // the program itself is born running
    switch (*from) {
    case Queued:
        return contains({ Ready, Running, Blocked, Failed, Cancelled }, to);
    case Ready:
        return contains({ Running, Blocked, Cancelled, Failed }, to);
    case Running:
        return contains(
            { Running, Blocked, Suspended, Ready, Overhead, Done, Failed, Cancelled }, to);
    case Blocked:
        return contains({ Running, Blocked, Failed, Cancelled }, to);
    case Suspended:
        return contains({ Ready, Running, Cancelled, Failed }, to);
    case Overhead:
        return contains({ Running, Blocked, Done, Failed, Cancelled }, to);
    case Done:
    case Failed:
    case Cancelled:
        return false;
    }
    return false;
}

} // namespace interleave
