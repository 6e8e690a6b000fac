// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/uniquefd.h"
#include "core/execution/childcommand.h"
#include "core/execution/childprocess.h"
#include "core/execution/pollinterest.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace interleave {

class TaskControl;

/// Our end of a pipe to or from a child. Never waits. Records how much is in the pipe, on a track
/// of its own.
class ChildPipe {
public:
    ChildPipe() = default;
    /// `end` is ours.
    ChildPipe(TaskControl& task, UniqueFd end, const std::string& name);

    [[nodiscard]] bool isOpen() const { return m_end.isOpen(); }
    [[nodiscard]] int descriptor() const { return m_end.get(); }
    void close() { m_end.close(); }

    /// Appends what is there, but no more than a piece of it: it may never end. False: there is
    /// nothing now. Closes itself at the end, and when it cannot be read (then errno() is set).
    [[nodiscard]] bool readInto(std::string& text);
    /// Writes what fits and removes it from the front. Closes itself when nobody reads any more.
    void writeFrom(std::string_view& text);
    [[nodiscard]] int error() const { return m_error; }
    /// Takes the end out, to be given to another program.
    [[nodiscard]] UniqueFd take();

private:
    /// How many bytes are in it now, which it returns; 0 where nothing is recorded.
    std::int64_t recordLevel();
    void recordLevel(std::int64_t bytes);

    TaskControl* m_task = nullptr;
    UniqueFd m_end;
    LabelId m_label;
    int m_error = 0;
};

/// A program that a task has started. One thread: that of its task.
class ChildState {
public:
    /// Starts it. `source` gives up its output, which becomes the program's input. Throws
    /// TaskError.
    ChildState(TaskControl& task, const ChildCommand& command, std::shared_ptr<ChildState> source);
    ChildState(const ChildState&) = delete;
    ChildState& operator=(const ChildState&) = delete;
    ~ChildState() { end(); }

    [[nodiscard]] TaskControl& task() const { return m_task; }
    [[nodiscard]] const std::vector<std::string>& arguments() const { return m_arguments; }
    [[nodiscard]] int processId() const { return static_cast<int>(m_process.pid()); }
    [[nodiscard]] const std::optional<ChildExit>& exit() const { return m_exit; }
    [[nodiscard]] bool signal(int number) const { return m_process.signal(number); }

    /// Reaps it, if it has ended, and those whose output it reads. True: it has.
    bool look();
    /// The ends of those of them that are still there.
    void addEnds(std::vector<PollInterest>& interests) const;
    /// Kills it, and all that it has started and left, and reaps it.
    void end();

    ChildPipe input;
    ChildPipe output;
    ChildPipe errors;
    std::string unread; ///< read from the output, but not given to the task yet

private:
    void reap(bool wasKilled);

    TaskControl& m_task;
    std::vector<std::string> m_arguments;
    std::shared_ptr<ChildState> m_source;
    LabelId m_label;
    ChildProcess m_process;
    std::optional<ChildExit> m_exit;
};

} // namespace interleave
