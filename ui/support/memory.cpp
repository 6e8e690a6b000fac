// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/memory.h"

#include "core/base/memory.h"

namespace interleave::ui {

std::size_t traceBudgetBytes()
{
    return freeMemoryBytes() / 4;
}

} // namespace interleave::ui
