// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/execution/context.h"

#include <span>

/// Bodies that the worker processes of benchmarks know.
namespace bench {

inline constexpr const char* kBenchWorkload = "bench";

struct Nothing { };

interleave::Task<interleave::Value> emptyBody(interleave::Context& context, Nothing none);
interleave::Task<interleave::Value> processIdBody(interleave::Context& context, Nothing none);

[[nodiscard]] std::span<const interleave::BodyEntry> benchBodies();

} // namespace bench
