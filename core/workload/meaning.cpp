// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workload/meaning.h"

#include "core/base/translatable.h"

namespace interleave {

namespace {

bool isPool(ModelId model)
{
    const ModelId real = imitatedModel(model);
    return real == ModelId::Threads || real == ModelId::Processes;
}

} // namespace

std::string needsLoop(ModelId model)
{
    return isPool(model)
        ? translatable("functions are called at their time by an event loop, and a pool has none")
        : std::string();
}

std::string needsSuspension(ModelId model)
{
    if (isPool(model))
        return translatable("a task that waits holds its worker: nothing can be thrown into it");
    return imitatedModel(model) == ModelId::Sequential
        ? translatable("a task that sleeps is not interrupted: nothing else runs meanwhile")
        : std::string();
}

std::string needsSharedFutures(ModelId model)
{
    return imitatedModel(model) == ModelId::Processes
        ? translatable("a worker process does not share the program's futures")
        : std::string();
}

std::string needsCallbacksOnWorkers(ModelId model)
{
    return imitatedModel(model) == ModelId::Processes
        ? translatable("callbacks run in the pool's own thread, not in the worker process")
        : std::string();
}

std::string needsRealPrograms(ModelId model)
{
    return modelInfo(model).simulated ? translatable("a real program has no virtual time")
                                      : std::string();
}

} // namespace interleave
