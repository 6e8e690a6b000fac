// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/execution/operation.h"
#include "core/execution/pollinterest.h"
#include "core/execution/synctypes.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace interleave {

class ChildState;

/// What a task waits for that has started a program. The models that hold the worker poll until it
/// is finished, the loop watches the descriptors.
class ChildOperation : public Operation {
public:
    /// Does a piece of what can be done without waiting. True: it is finished.
    [[nodiscard]] virtual bool step() = 0;
    /// Where something has to happen before the next step.
    [[nodiscard]] std::vector<PollInterest> interests() const;

    [[nodiscard]] bool tryNow() final { return step(); }
    [[nodiscard]] bool arm() final;
    void disarm() final;
    /// It cannot be waited for.
    void setProblem(const Error& error) { m_problem = error; }

protected:
    ChildOperation(
        std::shared_ptr<ChildState> state, Reason reason, const char* doing, WaitLimit limit = {});
    virtual void addInterests(std::vector<PollInterest>& interests) const = 0;
    /// Throws Cancelled, or what went wrong with a pipe.
    void throwIfNotDone() const;
    void fail(const std::string& what, int errnoValue);
    [[nodiscard]] ChildState& state() const { return *m_state; }
    /// Reads what is there of both outputs. True: they are at their ends.
    [[nodiscard]] bool readOutputs(std::string& output, std::string& errors);
    void addOutputs(std::vector<PollInterest>& interests) const;

private:
    std::shared_ptr<ChildState> m_state;
    std::optional<Error> m_problem;
};

/// Waits for the program's end.
class ChildWaitOperation final : public ChildOperation {
public:
    ChildWaitOperation(std::shared_ptr<ChildState> state, WaitLimit limit);
    [[nodiscard]] bool step() override;
    /// Whether it has ended in time.
    bool await_resume() const;

private:
    void addInterests(std::vector<PollInterest>& interests) const override;
};

/// What a program wrote.
struct ChildOutput {
    std::string output;
    std::string errors;
};

/// Writes the input and closes it, reads the outputs to their ends, and waits for the program's. A
/// program that does not read its input is no error.
class CommunicateOperation final : public ChildOperation {
public:
    CommunicateOperation(std::shared_ptr<ChildState> state, std::string input);
    [[nodiscard]] bool step() override;
    ChildOutput await_resume();

private:
    void addInterests(std::vector<PollInterest>& interests) const override;
    std::string m_input;
    std::string_view m_left; ///< of the input
    ChildOutput m_result;
    bool m_isDone = false;
};

/// Writes all of a text. Throws TaskError(Io) where the program does not read it.
class ChildWriteOperation final : public ChildOperation {
public:
    ChildWriteOperation(std::shared_ptr<ChildState> state, std::string text);
    [[nodiscard]] bool step() override;
    void await_resume() const { throwIfNotDone(); }

private:
    void addInterests(std::vector<PollInterest>& interests) const override;
    std::string m_text;
    std::string_view m_left;
};

/// Reads a line of the output.
class ChildReadLineOperation final : public ChildOperation {
public:
    explicit ChildReadLineOperation(std::shared_ptr<ChildState> state, WaitLimit limit);
    [[nodiscard]] bool step() override;
    /// Without its end; none: the output is at its end. Throws TaskError(TimedOut).
    std::optional<std::string> await_resume();

private:
    void addInterests(std::vector<PollInterest>& interests) const override;
};

} // namespace interleave
