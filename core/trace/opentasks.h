// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/track.h"

#include <memory>
#include <mutex>
#include <unordered_map>

namespace interleave {

/// The unfinished tasks of a live snapshot as they stand at its instant: the last span of each ends
/// there. Made one by one when somebody looks, so that a snapshot costs nothing for the million
/// that nobody looks at. A copy starts empty. Any thread.
class OpenTasks {
public:
    OpenTasks() = default;
    ~OpenTasks() = default;
    OpenTasks(const OpenTasks& /*other*/) { }
    OpenTasks& operator=(const OpenTasks&) = delete;

    /// `stored` with its last span up to `now`. The reference is valid as long as this object.
    [[nodiscard]] const TaskTrack& upToNow(const TaskTrack& stored, Nanos now) const;

private:
    mutable std::mutex m_mutex;
    mutable std::unordered_map<TaskId, std::unique_ptr<const TaskTrack>> m_tasks;
};

} // namespace interleave
