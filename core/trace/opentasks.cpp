// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/opentasks.h"

#include <algorithm>
#include <utility>

namespace interleave {

const TaskTrack& OpenTasks::upToNow(const TaskTrack& stored, Nanos now) const
{
    if (stored.spans.empty())
        return stored;
    const std::lock_guard lock(m_mutex);
    std::unique_ptr<const TaskTrack>& place = m_tasks[stored.id];
    if (!place) {
        TaskTrack task = stored;
        task.spans.back().end = std::max(now, task.spans.back().begin);
        place = std::make_unique<const TaskTrack>(std::move(task));
    }
    return *place;
}

} // namespace interleave
