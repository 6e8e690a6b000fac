// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace interleave::ui {

/// How much the traces of one experiment may hold before old ones are let go: a quarter of the free
/// memory.
[[nodiscard]] std::size_t traceBudgetBytes();

} // namespace interleave::ui
