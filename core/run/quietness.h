// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <cstdint>

namespace interleave {

/// The load that others put on the machine during a run.
struct Quietness {
    double foreignCores = 0; ///< cores that other processes kept busy, on average
    double stealCores = 0;   ///< cores that the hypervisor took away, on average
    bool known = false;      ///< false where /proc tells nothing
    /// Others took more than a tenth of a core: times of this run are not to be trusted.
    [[nodiscard]] bool isDisturbed() const { return known && foreignCores + stealCores > 0.1; }
};

/// Reads /proc/stat and the CPU time of this process and its reaped children, twice. Not
/// thread-safe.
class QuietnessMeter {
public:
    void start();
    /// Worker processes must have been reaped, or their time counts as foreign.
    [[nodiscard]] Quietness finish() const;

private:
    struct Reading {
        Nanos wall { 0 };
        double busySeconds = 0;
        double stealSeconds = 0;
        double ownSeconds = 0;
        bool known = false;
    };
    [[nodiscard]] static Reading read();
    Reading m_start;
};

} // namespace interleave
