// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrumentation/recordingmode.h"
#include "core/trace/trace.h"

#include <cstdint>
#include <memory>
#include <string>

namespace interleave::test {

/// Spans from several threads through rings, collector and store. Each span says as which it was
/// recorded, with a checksum over that and its producer, so that the trace can be checked event by
/// event.
struct StreamPlan {
    RecordingMode mode = RecordingMode::Lossless;
    unsigned producers = 4;              ///< at most 4
    std::uint64_t eventsPerProducer = 0; ///< at most kMostPerProducer
    double eventsPerSecond = 0;          ///< of each producer; 0: as fast as it can
    bool takesSnapshots = false;         ///< as the window does, as often as the collector turns
    std::size_t memoryLimit = 0;         ///< of the collector; 0: none
    static constexpr std::uint64_t kMostPerProducer = (1U << 25U) - 1;
};

struct StreamResult {
    std::shared_ptr<const Trace> trace;
    double seconds = 0;      ///< from the first event until all are stored
    double producerCpu = 0;  ///< seconds of all producers together
    double collectorCpu = 0; ///< seconds of everybody else
    std::size_t snapshots = 0;
    bool wasFull = false; ///< recording stopped at the limit
};

[[nodiscard]] StreamResult streamEvents(const StreamPlan& plan);

/// What the finished trace says of the stream.
struct StreamAccount {
    std::uint64_t events = 0; ///< spans that are what their producer wrote
    std::uint64_t missing = 0;
    std::uint64_t stalls = 0; ///< recorded waits of a producer for a full ring
    std::uint64_t gaps = 0;
    /// The first thing that is wrong: a checksum, an order, a missing event that no gap tells of,
    /// a sum. Empty: all is accounted for, exactly.
    std::string fault;
};

[[nodiscard]] StreamAccount checkStream(const StreamPlan& plan, const StreamResult& result);

} // namespace interleave::test
