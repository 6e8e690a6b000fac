// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/base/value.h"
#include "core/execution/body.h"
#include "core/execution/future.h"
#include "core/execution/operations.h"

#include <optional>
#include <span>
#include <string_view>

namespace interleave {

class Context;

/// A run of the loop: its program waits, holding nothing, until the loop is stopped or a future is
/// done. A stop lets the turn finish; what it added waits for the next run (rule L7). The program
/// alone may run the loop, one run at a time: others get TaskError(InvalidState) (L9).
class RunLoopOperation final : public Operation {
public:
    /// A null future: until stop().
    RunLoopOperation(Context& context, Future future);
    [[nodiscard]] bool tryNow() override;
    [[nodiscard]] bool arm() override;
    void disarm() override;
    /// The future's value, or its error; TaskError(InvalidState) when the loop was stopped earlier
    /// (rule L8). Null when there was no future.
    Value await_resume();

private:
    static void stopLater(Future future, void* executor);
    Future m_future;
};

/// The event loop as a program sees it that calls functions at their time, as well as tasks. A call
/// is a task whose body does not wait: it is a sliver on the loop's lane, named, made by whoever
/// scheduled it, and Context::cancel takes it back (rule L6). A call that throws fails alone; the
/// loop lives on (L11). Calls that are left when the program has ended are dropped.
///
/// For the models of one lane; under the others every function but time() throws
/// TaskError(Unsupported). From bodies on the loop's lane, or (callSoon) of the offload pool.
class EventLoop {
public:
    explicit EventLoop(Context& context) : m_context(context) { }

    /// Runs in the next turn, after what is ready already (rules L2, L12).
    template <auto Body>
    Future callSoon(std::string_view name, const BodyParameters<Body>& parameters)
    {
        return callBytes(name, &detail::callBody<Body>, bytesOf(parameters), std::nullopt);
    }
    /// Runs when `delay` is over; a negative or no delay: in the next turn, after what is ready
    /// already (rule L3).
    template <auto Body>
    Future callLater(Nanos delay, std::string_view name, const BodyParameters<Body>& parameters)
    {
        return callAt<Body>(time() + delay, name, parameters);
    }
    /// Runs when time() has come to `when`, never before (L5); equal times in the order of the
    /// calls (L4).
    template <auto Body>
    Future callAt(Nanos when, std::string_view name, const BodyParameters<Body>& parameters)
    {
        return callBytes(name, &detail::callBody<Body>, bytesOf(parameters), when);
    }
    /// The loop's clock; its zero is no particular time. Under every model.
    [[nodiscard]] Nanos time() const;

    /// The run ends with the present turn; without one the next run is of one turn, that waits for
    /// nothing (rule L7).
    void stop();
    [[nodiscard]] RunLoopOperation runForever();
    [[nodiscard]] RunLoopOperation runUntilComplete(Future future);
    [[nodiscard]] bool isRunning() const;
    /// Drops what is scheduled; from then on calls and runs are refused. Again: no effect. Throws
    /// TaskError(InvalidState) while the loop runs (L9).
    void close();

private:
    template <class P> static std::span<const std::byte> bytesOf(const P& parameters)
    {
        static_assert(std::is_trivially_copyable_v<P> && sizeof(P) <= kMaxBodyParameters);
        return std::as_bytes(std::span<const P, 1>(&parameters, 1));
    }
    Future callBytes(std::string_view name, BodyFunction body,
        std::span<const std::byte> parameters, std::optional<Nanos> when);

    Context& m_context;
};

} // namespace interleave
