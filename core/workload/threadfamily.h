// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workload/workload.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace interleave {

/// A logical name as it travels to a task, also in another process.
using TaskName = std::array<char, 48>;
[[nodiscard]] TaskName taskName(std::string_view name);

/// An entry of the family of threads and synchronisation: named workers of its own, no pool. The
/// texts are translatable.
[[nodiscard]] Workload threadWorkload(const char* id, const char* title, const char* purpose,
    const char* lookFor, Program program, std::vector<BodyEntry> bodies);

/// "threads": how many named workers the program starts.
[[nodiscard]] ParameterSpec threadsParameter(std::int64_t usual, std::int64_t most);

/// Joins all, and then throws what one of them threw.
[[nodiscard]] Task<void> joinAll(Context& context, const std::vector<Future>* threads);

/// Why the sequential model cannot run a daemon that sleeps. Empty for other models.
[[nodiscard]] std::string noDaemonsInSequence(ModelId model);

} // namespace interleave
