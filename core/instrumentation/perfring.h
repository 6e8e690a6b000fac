// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/uniquefd.h"
#include "core/instrumentation/perfrecord.h"
#include "core/trace/systemschedule.h"

#include <cstddef>
#include <functional>

namespace interleave {

/// Opens the kernel's events of the calling thread, and of whatever it makes from now on, on one
/// core. `watermark`: bytes in the ring at which the descriptor becomes readable. Gives the
/// descriptor, or -errno. Tests put a refusal in its place.
using PerfOpener = std::function<int(unsigned core, std::size_t watermark)>;

/// Asks the kernel: perf_event_open(2), where there is one.
[[nodiscard]] PerfOpener kernelOpener();

/// Why the kernel does not tell.
struct PerfRefusal {
    ScheduleRefusal why = ScheduleRefusal::Other;
    std::string reason; ///< English: what to do about it
};
/// `error`: an errno from the opener or from mapping. Looks at kernel.perf_event_paranoid.
[[nodiscard]] PerfRefusal perfRefusal(int error, bool whileMapping);

/// The ring of one core, shared with the kernel. Not thread-safe.
class PerfRing {
public:
    PerfRing() = default;
    PerfRing(PerfRing&& other) noexcept;
    PerfRing& operator=(PerfRing&&) = delete;
    ~PerfRing();

    /// `bytes`: a power of two, at least a page. Recording begins. 0 or an errno; `whileMapping`
    /// says which step failed.
    [[nodiscard]] int open(
        unsigned core, std::size_t bytes, const PerfOpener& opener, bool& whileMapping);
    /// Readable when the watermark is reached.
    [[nodiscard]] int descriptor() const { return m_descriptor.get(); }
    /// Nothing more is written.
    void disable();
    /// Takes what is there.
    PerfReading drain(const std::function<void(const PerfRecord&)>& take);

private:
    UniqueFd m_descriptor;
    void* m_pages = nullptr;
    std::size_t m_mapped = 0;
};

} // namespace interleave
