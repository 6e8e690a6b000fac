// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workload/threadfamily.h"

#include "core/base/translatable.h"

#include <algorithm>

namespace interleave {

TaskName taskName(std::string_view name)
{
    TaskName text {};
    std::copy_n(name.begin(), std::min(name.size(), text.size() - 1), text.begin());
    return text;
}

Workload threadWorkload(const char* id, const char* title, const char* purpose, const char* lookFor,
    Program program, std::vector<BodyEntry> bodies)
{
    Workload w;
    w.id = id;
    w.title = title;
    w.purpose = purpose;
    w.lookFor = lookFor;
    w.family = translatable("Threads and synchronisation");
    w.program = program;
    w.bodies = std::move(bodies);
    w.usesPool = false;
    return w;
}

ParameterSpec threadsParameter(std::int64_t usual, std::int64_t most)
{
    return { "threads", translatable("Threads"),
        translatable("How many named threads are started. They are the program's own, outside the "
                     "pool's workers."),
        "", ParameterKind::Integer, Value(usual), 1, static_cast<double>(most), {} };
}

Task<void> joinAll(Context& context, const std::vector<Future>* threads)
{
    for (const Future thread : *threads)
        co_await context.join(thread);
    for (const Future thread : *threads)
        co_await context.result(thread);
}

std::string noDaemonsInSequence(ModelId model)
{
    return imitatedModel(model) == ModelId::Sequential
        ? translatable("a daemon is cut off in the middle of a sleep, and one worker that sleeps "
                       "itself has nobody who could go on meanwhile")
        : "";
}

} // namespace interleave
