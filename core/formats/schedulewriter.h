// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/systemschedule.h"

#include <atomic>
#include <functional>
#include <string_view>

namespace interleave {

/// Tells a schedule in our own terms (ourpacket.h), about 8 bytes a slice. `add` is called with
/// what stands in the field that is ours, for one packet after the other. False: `stop` was set.
[[nodiscard]] bool writeSchedule(const SystemSchedule& schedule,
    const std::function<void(std::string_view)>& add, const std::atomic<bool>* stop);

} // namespace interleave
