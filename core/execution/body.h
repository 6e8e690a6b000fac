// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/value.h"
#include "core/coro/task.h"

#include <cstddef>
#include <cstring>
#include <string_view>
#include <type_traits>

namespace interleave {

class Context;

/// A task's parameters travel as bytes: between processes, and around GCC 12's double destruction
/// of non-trivial arguments.
inline constexpr std::size_t kMaxBodyParameters = 512;

/// A body with its parameters' type erased.
using BodyFunction = Task<Value> (*)(Context&, const void* parameters);

/// The root coroutine of a workload.
using Program = Task<Value> (*)(Context&);

/// A body as a worker process finds it.
struct BodyEntry {
    std::string_view id;
    BodyFunction function = nullptr;
    std::size_t parameterBytes = 0;
};

namespace detail {
template <class> struct BodyTraits;
template <class P> struct BodyTraits<Task<Value> (*)(Context&, P)> {
    using Parameters = P;
};

template <auto Body> Task<Value> callBody(Context& context, const void* bytes)
{
    using Parameters = typename BodyTraits<decltype(Body)>::Parameters;
    Parameters parameters;
    std::memcpy(&parameters, bytes, sizeof(Parameters));
    return Body(context, parameters);
}
} // namespace detail

template <auto Body> using BodyParameters = typename detail::BodyTraits<decltype(Body)>::Parameters;

/// `Body` is a coroutine function Task<Value>(Context&, Parameters) with trivially copyable
/// parameters.
template <auto Body> [[nodiscard]] BodyEntry bodyEntry(std::string_view id)
{
    using Parameters = BodyParameters<Body>;
    static_assert(
        std::is_trivially_copyable_v<Parameters> && sizeof(Parameters) <= kMaxBodyParameters);
    return { id, &detail::callBody<Body>, sizeof(Parameters) };
}

} // namespace interleave
