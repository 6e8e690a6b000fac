// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workload/workload.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace interleave {

/// A text as it travels to a task, also in another process. What is longer is cut.
template <std::size_t N> struct FixedText {
    std::array<char, N> chars {};

    FixedText() = default;
    explicit FixedText(std::string_view text)
    {
        std::copy_n(text.begin(), std::min(text.size(), N - 1), chars.begin());
    }
    [[nodiscard]] std::string str() const { return chars.data(); }
};

/// What most of the family's tasks get.
struct CommandParameters {
    FixedText<160> command;
    FixedText<96> input;
    FixedText<240> folder;
};

/// An entry of the family of programs and their pipes. The texts are translatable.
[[nodiscard]] Workload subprocessWorkload(const char* id, const char* title, const char* purpose,
    const char* lookFor, Program program, BodyEntry body);

/// "command", or another id: a program with its arguments.
[[nodiscard]] ParameterSpec commandParameter(
    const char* id, const char* title, const char* defaultCommand);

/// From "command", "input" where there is one, and the run's folder. Throws TaskError(BadArgument)
/// for one that is too long.
[[nodiscard]] CommandParameters commandOf(Context& context);
/// That of the parameter `id`, which must be shorter than `bytes`. The same error.
[[nodiscard]] const std::string& commandText(
    const ParameterValues& values, const char* id, std::size_t bytes);

/// A folder of the run's own, empty: "folder".
[[nodiscard]] Result<std::unique_ptr<RunResources>> prepareFolder(
    const ParameterValues& values, bool simulated);

} // namespace interleave
