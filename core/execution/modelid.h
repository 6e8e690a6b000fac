// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace interleave {

/// How tasks are run. The simulated ones imitate the model of the same name on virtual workers in
/// virtual time.
enum class ModelId : std::uint8_t {
    Sequential,
    Threads,
    Processes,
    Loop,
    SimulatedSequential,
    SimulatedThreads,
    SimulatedProcesses,
    SimulatedLoop
};
inline constexpr std::size_t kModelCount = 8;

struct ModelInfo {
    ModelId id;
    std::string_view
        name; ///< stable, for the command line and files: "threads", "simulated:threads"
    std::string_view title; ///< for people; translatable
    bool simulated;
    bool usesWorkers; ///< false: one worker whatever the worker count
};

/// All models, in the order in which they are shown.
[[nodiscard]] std::span<const ModelInfo> allModels();
[[nodiscard]] const ModelInfo& modelInfo(ModelId id);
[[nodiscard]] std::optional<ModelId> modelFromName(std::string_view name);
/// The real model that `id` imitates; itself when it is real.
[[nodiscard]] ModelId imitatedModel(ModelId id);

} // namespace interleave
