// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/value.h"
#include "core/trace/trace.h"

#include <memory>
#include <string_view>

namespace interleave {

/// Reads the packets that writeRun wrote, back into the same trace. Trusts nothing: takes memory by
/// what is there, never by what a number claims. Not thread-safe.
class TraceReader {
public:
    TraceReader();
    ~TraceReader();

    /// How a packet was taken.
    enum class Taken : std::uint8_t {
        Begun, ///< the packet begins a run
        More,  ///< it is part of the run
        Ended, ///< it ends the run: take it
        Other, ///< it is none of a run's
        Wrong, ///< it makes no sense there
    };
    [[nodiscard]] Taken add(std::string_view packet);

    struct Run {
        Value facts; ///< an object
        std::shared_ptr<const Trace> trace;
    };
    /// There is a run of which the end has not come.
    [[nodiscard]] bool isInRun() const { return m_run != nullptr; }
    /// The run until its last packet; what was open then ends there, unless the run has ended.
    [[nodiscard]] Run take();

private:
    class State;
    std::unique_ptr<State> m_run;
    bool m_isEnded = false;
};

} // namespace interleave
