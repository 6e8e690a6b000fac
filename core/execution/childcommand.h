// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace interleave {

/// Where a standard stream of a program leads that a task starts. None is ever that of this
/// process.
enum class ChildStream : std::uint8_t {
    Nothing, ///< /dev/null
    Pipe     ///< to or from the task
};

/// A program to start, with its arguments.
struct ChildCommand {
    /// The program first: a path, or a name that is looked for in the folders of PATH.
    std::vector<std::string> arguments;
    std::string folder = {}; ///< where it runs; empty: where this process does
    ChildStream input = ChildStream::Nothing;
    ChildStream output = ChildStream::Nothing;
    ChildStream errors = ChildStream::Nothing;
};

/// Words between blanks; within single or double quotes blanks belong to the word. No other rule of
/// a shell holds: nothing is replaced.
[[nodiscard]] std::vector<std::string> splitCommand(std::string_view line);

/// "ls -lahF": the program without its folder.
[[nodiscard]] std::string joinCommand(const std::vector<std::string>& arguments);

/// As the texts write it: 'to stdout\n'
[[nodiscard]] std::string quoted(std::string_view text);

} // namespace interleave
