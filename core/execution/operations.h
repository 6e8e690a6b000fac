// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/value.h"
#include "core/execution/completionwatcher.h"
#include "core/execution/future.h"
#include "core/execution/operation.h"

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

namespace interleave {

class Context;
class TaskControl;

/// Waits; the worker is held or released as the model has it. A negative time waits zero.
class SleepOperation final : public Operation {
public:
    SleepOperation(Context& context, Nanos duration);
    [[nodiscard]] bool arm() override;
    void await_resume() const { throwIfStopped(); }
    /// sleep(0): a suspending model gives up exactly one turn (rule L13).
    [[nodiscard]] bool isYield() const { return m_isYield; }
};

/// Real, dependent arithmetic of a known size. The real models do it, the simulated ones charge its
/// modelled cost. Reaches a checkpoint every few microseconds.
class ComputeOperation final : public Operation {
public:
    /// `turns` turns of `stepsPerTurn` dependent steps each.
    ComputeOperation(Context& context, std::uint64_t turns, std::uint32_t stepsPerTurn);
    [[nodiscard]] bool tryNow() override;
    [[nodiscard]] bool arm() override;
    /// The number that the arithmetic came to: depends on every step; the same under every model.
    std::uint64_t await_resume() const
    {
        throwIfStopped();
        return m_result;
    }
    [[nodiscard]] std::uint64_t turns() const { return m_turns; }
    [[nodiscard]] std::uint32_t stepsPerTurn() const { return m_stepsPerTurn; }
    /// What the simulated models charge.
    [[nodiscard]] Nanos modelledCost() const;

private:
    std::uint64_t m_turns;
    std::uint32_t m_stepsPerTurn;
    std::uint64_t m_result = 0;
};

/// Gives the model a chance to stop the task or hand the interpreter lock over; releases nothing
/// else.
class CheckpointOperation final : public Operation {
public:
    explicit CheckpointOperation(Context& context);
    [[nodiscard]] bool tryNow() override;
    void await_resume() const { throwIfStopped(); }
};

/// A GET that is not answered within so long fails. No server of ours waits longer on purpose.
inline constexpr std::chrono::seconds kFetchPatience { 90 };

/// An HTTP GET. Trivially copyable, so that a body can carry it.
struct FetchRequest {
    std::array<char, 64> host {}; ///< an address, not a name
    std::uint16_t port = 0;
    std::array<char, 128> path {};
    Nanos modelledDelay { 0 };       ///< what the simulated models wait
    std::uint32_t modelledBytes = 0; ///< how long a body the simulated models give (zeros)
};

struct FetchResponse {
    int status = 0;
    std::string body;
};

/// Throws TaskError(Io) when the server cannot be reached or breaks off.
class FetchOperation final : public Operation {
public:
    FetchOperation(Context& context, const FetchRequest& request);
    [[nodiscard]] bool arm() override;
    void disarm() override;
    FetchResponse await_resume();
    [[nodiscard]] const FetchRequest& request() const { return m_request; }
    void setResponse(Result<FetchResponse> response) { m_response = std::move(response); }

private:
    FetchRequest m_request;
    Result<FetchResponse> m_response;
};

/// Writes a file; blocks under every model, as file systems do. Throws TaskError(Io).
class WriteFileOperation final : public Operation {
public:
    WriteFileOperation(Context& context, std::string path, std::string bytes);
    [[nodiscard]] bool arm() override;
    void await_resume();

private:
    std::string m_path;
    std::string m_bytes;
    std::optional<Error> m_error;
};

/// Holds a lock until it goes out of scope. Must be a named local.
class [[nodiscard]] LockGuard {
public:
    LockGuard(TaskControl& task, ResourceId lock) : m_task(&task), m_lock(lock) { }
    LockGuard(LockGuard&& other) noexcept
        : m_task(std::exchange(other.m_task, nullptr)),
          m_lock(other.m_lock)
    {
    }
    LockGuard& operator=(LockGuard&&) = delete;
    LockGuard(const LockGuard&) = delete;
    LockGuard& operator=(const LockGuard&) = delete;
    ~LockGuard() { release(); }
    void release();

private:
    TaskControl* m_task;
    ResourceId m_lock;
};

/// Takes a lock. Waiters get it in the order in which they came: one legal behaviour among those
/// that the standard libraries allow (rule S3). A free lock is taken without waiting, and still
/// recorded.
class AcquireOperation final : public Operation {
public:
    AcquireOperation(Context& context, ResourceId lock);
    [[nodiscard]] bool tryNow() override;
    [[nodiscard]] bool arm() override;
    void disarm() override;
    LockGuard await_resume();
    [[nodiscard]] ResourceId lock() const { return m_lock; }

private:
    ResourceId m_lock;
};

/// Waits for a future. `await_resume` gives its value or throws its error (TaskError; Cancelled
/// future: a TaskError with code Cancelled).
class ResultOperation : public Operation, private CompletionWatcher {
public:
    ResultOperation(Context& context, Future future, Reason reason = Reason::Future);
    [[nodiscard]] bool tryNow() override;
    [[nodiscard]] bool arm() override;
    void disarm() override;
    Value await_resume();

protected:
    void onDone(TaskControl& finished, TaskControl* by) override;
    Future m_future;
};

/// Waits until a task has ended, however; takes no interest in its result.
class JoinOperation final : public ResultOperation {
public:
    JoinOperation(Context& context, Future future) : ResultOperation(context, future, Reason::Join)
    {
    }
    void await_resume() const { throwIfStopped(); }
};

} // namespace interleave
