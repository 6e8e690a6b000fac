// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <chrono>
#include <string>
#include <vector>

namespace interleave::test {

struct ProgramStart {
    std::string executable;
    std::vector<std::string> arguments = {};
    /// On top of ours: "NAME=value"; "NAME" alone takes it away.
    std::vector<std::string> environment = {};
    std::string workingFolder = {}; ///< ours when empty
};

/// How a program ended and what it said.
struct ProgramEnd {
    int code = -1;  ///< exit status; 128 + n after signal n, as a shell says; -1: it hung
    int signal = 0; ///< 0: it exited
    std::string out;
    std::string err;
    Nanos lasted { 0 };

    /// All of it in a line, for a test's message.
    [[nodiscard]] std::string text() const;
};

/// A program under test, seen from outside: nothing of it is shared with the test but two pipes.
/// Says at most a mebibyte on each. One thread.
class Program {
public:
    /// Throws std::system_error when it cannot be started.
    explicit Program(const ProgramStart& start);
    ~Program(); ///< Kills it if it is still there.
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;

    [[nodiscard]] int pid() const { return m_pid; }
    void signal(int number) const;
    [[nodiscard]] bool isOver() const { return hasEndedWithin(Nanos(0)); }
    /// Its children of now that are not zombies.
    [[nodiscard]] std::vector<int> children() const;
    /// Waits for its end, once. After `patience` it has hung, and is killed.
    [[nodiscard]] ProgramEnd wait(Nanos patience = std::chrono::seconds(60));

private:
    [[nodiscard]] bool hasEndedWithin(Nanos patience) const;

    int m_pid = 0;
    int m_descriptor = -1;
    int m_out = -1;
    int m_err = -1;
    Nanos m_started { 0 };
};

/// From start to end.
[[nodiscard]] ProgramEnd runToEnd(const ProgramStart& start);

} // namespace interleave::test
