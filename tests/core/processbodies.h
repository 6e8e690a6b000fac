// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/execution/context.h"

#include <span>

namespace interleave::processtest {

inline constexpr const char* kWorkload = "process-test";
inline constexpr int kOddStatus = 7;

struct Number {
    std::int64_t value = 0;
};
struct Nap {
    Nanos duration { 0 };
    std::int64_t value = 0;
};
struct Counting {
    ResourceId lock;
    CellId cell;
    int times = 0;
};

Task<Value> square(Context& context, Number p);
Task<Value> nap(Context& context, Nap p);       ///< sleeps, gives its value
Task<Value> processId(Context& context, Nap p); ///< gives its pid and then sleeps
Task<Value> fail(Context& context, Number p);   ///< throws a TaskError, an int, a runtime_error
Task<Value> text(Context& context, Number p);   ///< so many bytes
Task<Value> burn(Context& context, Number p);   ///< so many turns
Task<Value> count(
    Context& context, Counting p); ///< adds 1 to the cell, so many times, under the lock
Task<Value> fetch(Context& context, FetchRequest p);
Task<Value> overreach(Context& context, Number p); ///< tries what a worker may not do
Task<Value> diary(Context& context, Number p);     ///< prints and marks
Task<Value> die(Context& context, Number p);       ///< by this signal; 0: exits with status 7
Task<Value> dieWithLock(Context& context, Counting p);

struct Greeting {
    std::int64_t failing = 0; ///< 1: throws
};
Task<Value> greet(Context& context, Greeting p); ///< an initialiser
struct Meeting {
    ResourceId barrier;
};
Task<Value> meet(Context& context, Meeting p);

[[nodiscard]] std::span<const BodyEntry> bodies();

} // namespace interleave::processtest
