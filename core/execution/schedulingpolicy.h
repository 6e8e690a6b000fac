// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

namespace interleave {

/// How a pool of threads deals a batch of tasks out to its workers.
enum class Scheduling : std::uint8_t {
    Fifo,    ///< one queue; whoever is free takes the oldest
    Stealing ///< each worker splits off what it has not begun; whoever is free takes that over
};

/// How a stealing pool cuts a batch into pieces: oneTBB's partitioners.
enum class Partitioner : std::uint8_t {
    Auto,    ///< finer where workers run out of work
    Simple,  ///< always down to the grain
    Static,  ///< as many pieces as workers, handed out at once
    Affinity ///< as Auto, and the next batch goes where this one went
};

struct SchedulingPolicy {
    Scheduling scheduling = Scheduling::Fifo;
    Partitioner partitioner = Partitioner::Auto;
    std::size_t grain = 1; ///< a piece of more tasks may be cut in two; at least 1
};

} // namespace interleave
