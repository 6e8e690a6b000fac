// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/systemschedule.h"

#include <atomic>
#include <functional>
#include <string_view>

namespace interleave {

/// Tells a schedule as Perfetto's own programs show one: its processes and threads, and for each
/// core the switches to and from them. Between the slices that has to say "nobody" (pid 0), though
/// others may have been there. `add` is called with the fields of one TracePacket after the other.
/// False: `stop` was set.
[[nodiscard]] bool writeSwitches(const SystemSchedule& schedule,
    const std::function<void(std::string_view)>& add, const std::atomic<bool>* stop);

} // namespace interleave
