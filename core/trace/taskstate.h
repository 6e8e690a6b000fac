// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace interleave {

/// The states of a task, one vocabulary for all models. Blocked waits and *holds* its worker,
/// Suspended waits and *releases* it. Overhead is a worker's own time: spawn, serialise,
/// inter-process, full ring.
enum class TaskState : std::uint8_t {
    Queued,
    Ready,
    Running,
    Blocked,
    Suspended,
    Overhead,
    Done,
    Failed,
    Cancelled
};
inline constexpr std::size_t kTaskStateCount = 9;

/// Why a task is blocked or suspended, or what an overhead is.
enum class Reason : std::uint8_t {
    None,
    Sleep,
    Io,
    Lock,
    Event,
    Condition,
    Barrier,
    Semaphore,
    Queue,
    Join,
    Future,
    Signal,
    Child,
    InterpreterLock,
    Spawn,
    Transfer,
    FullRing,
    LoopTurn
};
inline constexpr std::size_t kReasonCount = 18;

/// Lower-case, stable: used in files and on the command line.
[[nodiscard]] std::string_view toString(TaskState state);
[[nodiscard]] std::string_view toString(Reason reason);
[[nodiscard]] std::optional<TaskState> taskStateFromString(std::string_view text);
[[nodiscard]] std::optional<Reason> reasonFromString(std::string_view text);

/// Done, Failed, Cancelled: no state follows.
[[nodiscard]] constexpr bool isFinal(TaskState s)
{
    return s == TaskState::Done || s == TaskState::Failed || s == TaskState::Cancelled;
}

/// Running, Blocked, Overhead: the states that occupy a worker, and so appear on a lane.
[[nodiscard]] constexpr bool occupiesWorker(TaskState s)
{
    return s == TaskState::Running || s == TaskState::Blocked || s == TaskState::Overhead;
}

/// The table of legal transitions. `from` empty: the task is new.
[[nodiscard]] bool isLegalTransition(std::optional<TaskState> from, TaskState to);

} // namespace interleave
