// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/value.h"

#include <cstdint>
#include <mutex>
#include <unordered_map>

namespace interleave {

/// The values that each task has for itself under the same name. Any thread; a value belongs to its
/// task's own thread.
class ThreadLocals {
public:
    [[nodiscard]] LocalId make()
    {
        const std::lock_guard lock(m_mutex);
        return LocalId { m_count++ };
    }
    /// Null: the task has none yet.
    [[nodiscard]] Value* find(TaskId task, LocalId local)
    {
        const std::lock_guard lock(m_mutex);
        const auto found = m_values.find(keyOf(task, local));
        return found == m_values.end() ? nullptr : &found->second;
    }
    Value& set(TaskId task, LocalId local, Value value)
    {
        const std::lock_guard lock(m_mutex);
        return m_values[keyOf(task, local)] = std::move(value); // a map's values never move
    }

private:
    static std::uint64_t keyOf(TaskId task, LocalId local)
    {
        constexpr unsigned kHalf = 32;
        return (std::uint64_t { task.value } << kHalf) | local.value;
    }

    std::mutex m_mutex;
    std::unordered_map<std::uint64_t, Value> m_values;
    std::uint32_t m_count = 0;
};

} // namespace interleave
