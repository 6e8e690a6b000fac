// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline.h"

#include <string>
#include <string_view>
#include <vector>

namespace interleave::app {

// Each reads the value of one option, strictly: no blanks, no empty items, nothing behind the
// number. The error is "OPTION must be RANGE, not VALUE".

[[nodiscard]] Result<std::int64_t> wholeNumber(
    std::string_view option, std::string_view value, std::int64_t low, std::int64_t high);
/// Bytes: a whole number, with K, M, G or T (powers of 1000) behind it perhaps.
[[nodiscard]] Result<std::size_t> byteSize(std::string_view option, std::string_view value);
/// Without doubles, in the order given.
[[nodiscard]] Result<std::vector<unsigned>> workerCounts(
    std::string_view option, std::string_view value);
[[nodiscard]] Result<std::vector<ModelId>> models(std::string_view option, std::string_view value);
[[nodiscard]] Result<PlannedRun> plannedRun(std::string_view option, std::string_view value);
[[nodiscard]] Result<std::pair<int, int>> figureSize(
    std::string_view option, std::string_view value);
[[nodiscard]] Result<double> figureScale(std::string_view option, std::string_view value);
[[nodiscard]] Result<std::size_t> oneOf(
    std::string_view option, std::string_view value, const std::vector<std::string>& choices);
[[nodiscard]] Result<ExportTarget> exportTarget(std::string_view option, std::string_view value);
/// By the end of the name.
[[nodiscard]] Result<std::pair<std::string, RecordFormat>> recordTarget(
    std::string_view option, std::string_view value);
/// Seconds, above 0 and up to kLongestRecording.
inline constexpr double kLongestRecording = 1e6;
[[nodiscard]] Result<Nanos> recordDuration(std::string_view option, std::string_view value);

} // namespace interleave::app
