// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/track.h"

#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <vector>

namespace interleave {

/// Makes the tracks of resources from what lanes tell of them. The lanes may be ahead of one
/// another by any amount: what comes is put in order when somebody looks, once for all of it. One
/// thread.
class ResourceTracks {
public:
    /// The program has made it: what it is, and its first level.
    void make(LabelId name, Reason kind, std::uint32_t limit, const ResourceLevel& level);
    /// `span.task` has it from `span.begin` on.
    void hold(LabelId name, Span span);
    /// The task gives back what it had last. `state`: how a program ended that it was.
    void letGo(LabelId name, TaskId task, Nanos time, TaskState state);
    void setLevel(LabelId name, const ResourceLevel& level);

    /// As it is now: what is still held ends at `end`. Costs a copy, and putting in order what came
    /// since the last one.
    [[nodiscard]] std::vector<ResourceTrack> upTo(Nanos end);
    /// Of all that was told, roughly.
    [[nodiscard]] std::size_t memoryBytes() const { return m_memory; }

private:
    struct Resource {
        ResourceTrack track;           ///< an end below 0: still held
        std::size_t heldInOrder = 0;   ///< of track.held; the rest is as it came
        std::size_t levelsInOrder = 0; ///< of track.levels
        std::unordered_map<std::uint32_t, std::vector<std::size_t>> open; ///< by task: in
                                                                          ///< track.held, by begin
    };

    [[nodiscard]] Resource& resource(LabelId name);
    static void putInOrder(Resource& resource);

    std::unordered_map<std::uint32_t, std::size_t> m_at; ///< by name
    std::vector<Resource> m_resources;                   ///< in the order of their first mention
    std::size_t m_memory = 0;
};

} // namespace interleave
