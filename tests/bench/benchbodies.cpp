// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/benchbodies.h"

#include <array>

namespace bench {

using namespace interleave;

Task<Value> emptyBody(Context& /*context*/, Nothing /*none*/)
{
    co_return Value(1);
}

Task<Value> processIdBody(Context& context, Nothing /*none*/)
{
    co_return Value(context.processId());
}

std::span<const BodyEntry> benchBodies()
{
    static const std::array entries { bodyEntry<&emptyBody>("empty"),
        bodyEntry<&processIdBody>("process-id") };
    return entries;
}

} // namespace bench
