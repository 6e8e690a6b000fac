// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/execution/modelid.h"

#include "core/base/translatable.h"

#include <array>

namespace interleave {

namespace {
constexpr std::array<ModelInfo, kModelCount> kModels = { {
    { ModelId::Sequential, "sequential", translatable("Sequential"), false, false },
    { ModelId::Threads, "threads", translatable("Threads"), false, true },
    { ModelId::Processes, "processes", translatable("Processes"), false, true },
    { ModelId::Loop, "loop", translatable("Event loop"), false, false },
    { ModelId::SimulatedSequential, "simulated:sequential", translatable("Sequential (simulated)"),
        true, false },
    { ModelId::SimulatedThreads, "simulated:threads", translatable("Threads (simulated)"), true,
        true },
    { ModelId::SimulatedProcesses, "simulated:processes", translatable("Processes (simulated)"),
        true, true },
    { ModelId::SimulatedLoop, "simulated:loop", translatable("Event loop (simulated)"), true,
        false },
} };
} // namespace

std::span<const ModelInfo> allModels()
{
    return kModels;
}

const ModelInfo& modelInfo(ModelId id)
{
    return kModels[static_cast<std::size_t>(id)];
}

std::optional<ModelId> modelFromName(std::string_view name)
{
    for (const ModelInfo& m : kModels)
        if (m.name == name)
            return m.id;
    return std::nullopt;
}

ModelId imitatedModel(ModelId id)
{
    const auto n = static_cast<std::uint8_t>(id);
    constexpr std::uint8_t kReal = 4;
    return static_cast<ModelId>(n % kReal);
}

} // namespace interleave
