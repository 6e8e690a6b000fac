// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <atomic>
#include <cstddef>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace interleave {

class TaskControl;

/// What the workers of a pool run before their first task (rule E25): a task for each of them, and
/// whether one has failed, which breaks the pool. Any thread.
class PoolInitializer {
public:
    /// Before the first task is submitted. In the order of the workers.
    void set(std::vector<TaskControl*> tasks);
    [[nodiscard]] bool isSet() const { return m_isSet.load(std::memory_order_acquire); }
    /// The worker's own, once; null: there is none, or it was given.
    [[nodiscard]] TaskControl* takeFor(std::size_t worker);
    /// Those that no worker came to run; nobody gets them any more.
    [[nodiscard]] std::vector<TaskControl*> takeRest();

    /// An initialiser has ended; with an error the pool is broken from now on.
    void ended(const TaskControl& task);
    /// Why the pool is broken; none: it is not.
    [[nodiscard]] std::optional<Error> failure() const;

private:
    std::atomic<bool> m_isSet { false };
    std::atomic<bool> m_hasFailed { false };
    mutable std::mutex m_mutex; ///< guards what follows
    std::vector<TaskControl*> m_tasks;
    std::optional<Error> m_failure;
};

/// "a worker's initialiser failed, the pool is not usable any more (why)".
[[nodiscard]] std::string initializerFailure(const std::string& why);

} // namespace interleave
