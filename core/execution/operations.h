// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/value.h"
#include "core/execution/completionwatcher.h"
#include "core/execution/future.h"
#include "core/execution/operation.h"
#include "core/execution/syncoperations.h"

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
    /// As many turns of one step as are modelled to cost `duration`, which is charged exactly.
    ComputeOperation(Context& context, Nanos duration);
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
    std::optional<Nanos> m_cost; ///< none: that of the turns
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

/// Waits for a future. `await_resume` gives its value or throws its error (TaskError; Cancelled
/// future: a TaskError with code Cancelled; time-out: TimedOut, and the future is left alone, rule
/// E14). A cancellation of the waiting task goes to the future first (L19).
class ResultOperation : public Operation, private CompletionWatcher {
public:
    ResultOperation(Context& context, Future future, Reason reason = Reason::Future);
    ResultOperation(Context& context, Future future, Nanos timeout);
    [[nodiscard]] bool tryNow() override;
    [[nodiscard]] bool arm() override;
    void disarm() override;
    [[nodiscard]] TaskControl* forwardsCancelTo() override { return m_future.task; }
    Value await_resume();

protected:
    void onDone(TaskControl& finished, TaskControl* by) override;
    Future m_future;

private:
    bool m_isJoin;
};

/// Waits until a task has ended, however, and its callbacks have run where they run at once (rule
/// E16); takes no interest in its result. With a time limit it just goes on when that is over (rule
/// S17). Throws TaskError(WouldDeadlock) for a task that joins itself.
class JoinOperation final : public ResultOperation {
public:
    JoinOperation(Context& context, Future future, WaitLimit limit = {});
    [[nodiscard]] TaskControl* forwardsCancelTo() override { return nullptr; }
    void await_resume() const { throwIfStopped(); }
};

/// Waits for a future as ResultOperation does, but a cancellation of the waiting task leaves the
/// future running (rule L25).
class ShieldOperation final : public ResultOperation {
public:
    ShieldOperation(Context& context, Future future) : ResultOperation(context, future) { }
    ShieldOperation(Context& context, Future future, Nanos timeout)
        : ResultOperation(context, future, timeout)
    {
    }
    [[nodiscard]] TaskControl* forwardsCancelTo() override { return nullptr; }
};

/// Sleeps and keeps the worker, even the loop's one: nothing else runs there meanwhile.
class BlockingSleepOperation final : public Operation {
public:
    BlockingSleepOperation(Context& context, Nanos duration);
    [[nodiscard]] bool arm() override;
    void await_resume() const { throwIfStopped(); }
};

} // namespace interleave
