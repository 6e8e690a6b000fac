// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/mipmap.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>

namespace interleave {

/// What is known of spans before they are gone through.
struct SpansOutline {
    std::int64_t begin = 0; ///< of the first
    std::int64_t last = 0;  ///< the last instant of the last one; its begin where it has no time
    std::size_t count = 0;
    std::uint32_t states = 0; ///< a bit for each that is there (see spanStateOf)
};

/// Calls what it is given with piece after piece of the spans, in their order.
using SpanPieces
    = std::function<void(const std::function<void(std::span<const Mipmap::Interval>)>&)>;

/// Mipmap::of for spans that need not all be in memory at once.
[[nodiscard]] std::unique_ptr<const Mipmap> buildMipmap(
    const SpansOutline& outline, const SpanPieces& pieces, std::size_t perCell);

} // namespace interleave
