// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/taskstate.h"

#include <set>

namespace interleave::ui {

/// Which rows below the lanes are drawn: of locks, queues and the like, and of the processors.
struct ResourceFilter {
    bool hidesAll = false;
    std::set<Reason> hiddenKinds;
    bool hidesCores = false; ///< and with their rows the strips of the system's schedule

    [[nodiscard]] bool shows(Reason kind) const { return !hidesAll && !hiddenKinds.contains(kind); }
    [[nodiscard]] bool operator==(const ResourceFilter&) const = default;
};

} // namespace interleave::ui
