// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace interleave::ui {

/// What the system could still give to programs; a guess of 1 GB where it does not tell.
[[nodiscard]] std::size_t freeMemoryBytes();

/// How much the traces of one experiment may hold before old ones are let go: a quarter of the free
/// memory.
[[nodiscard]] std::size_t traceBudgetBytes();

} // namespace interleave::ui
