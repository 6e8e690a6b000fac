// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace interleave {

/// What the system could still give to this program, in bytes: MemAvailable, or less where its
/// control group or its address space has a limit; a guess of 1 GB where nothing tells. Any thread.
[[nodiscard]] std::size_t freeMemoryBytes();

} // namespace interleave
