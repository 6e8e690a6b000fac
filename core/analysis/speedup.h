// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <optional>
#include <string>
#include <vector>

namespace interleave {

/// One run, as far as a comparison needs it.
struct Measurement {
    std::string model; ///< the model's stable name
    unsigned workers = 1;
    Nanos makespan { 0 };
    bool counted = true; ///< false for failed and cancelled runs: they are left out
};

/// All runs of one model at one worker count.
struct SummaryRow {
    std::string model;
    unsigned workers = 1;
    std::size_t runs = 0; ///< that were counted
    Nanos median { 0 };
    Nanos minimum { 0 };
    Nanos maximum { 0 };
    std::optional<double> speedup;    ///< baseline median / this median; absent without a baseline
    std::optional<double> speedupMin; ///< baseline median / this maximum
    std::optional<double> speedupMax; ///< baseline median / this minimum
    std::optional<double> efficiency; ///< speedup / workers
};

/// The median; of an even number, the mean of the two in the middle. `values` must not be empty.
[[nodiscard]] Nanos medianOf(std::vector<Nanos> values);

/// Rows by model and worker count, in order of first appearance. The baseline is `baselineModel`;
/// where it has no counted run, speedup and efficiency are absent.
[[nodiscard]] std::vector<SummaryRow> summarise(
    const std::vector<Measurement>& measurements, const std::string& baselineModel = "sequential");

} // namespace interleave
