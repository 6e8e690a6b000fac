// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/speedup.h"
#include "core/base/value.h"
#include "core/trace/trace.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace interleave {

/// One run as files tell it: plain facts, so that formats need not know how a run is made.
struct RunView {
    std::string model; ///< the model's stable name
    unsigned workers = 1;
    unsigned repeat = 1; ///< counts from 1
    std::string status;  ///< "ok", "failed", "cancelled"
    std::string error;   ///< empty unless something went wrong
    Nanos makespan { 0 };
    Value results;
    std::shared_ptr<const Trace> trace; ///< never null
    bool interpreterLock = false;       ///< emulated
    std::optional<bool> disturbed;      ///< by other programs; absent when not known
    Nanos machineSlept { 0 };
    bool isPartial = false; ///< recording stopped before the run did
    std::string recording;  ///< "lossless", "bounded", "off"
};

/// An experiment as files tell it.
struct DocumentView {
    std::string workload; ///< the id
    std::string title;
    std::string keyMoment; ///< a measure (core/analysis/measure.h); empty: none
    Value parameters;      ///< an object
    std::int64_t seed = 0;
    Value machine;         ///< an object; at least "cores"
    std::string generator; ///< "Interleave 0.1.0"
    std::vector<RunView> runs;
    std::vector<SummaryRow> summary;
};

/// "threads, 5 workers, repeat 2", with "interpreter lock emulated" and "simulated" where it
/// applies.
[[nodiscard]] std::string runTitle(const RunView& run);

} // namespace interleave
