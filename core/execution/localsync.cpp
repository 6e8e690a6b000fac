// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/execution/localsync.h"

#include "core/execution/executor.h"

namespace interleave {

std::uint32_t LocalSync::count() const
{
    const std::lock_guard lock(m_objectsMutex);
    return static_cast<std::uint32_t>(m_objects.size());
}

SyncObject* LocalSync::object(ResourceId resource) const
{
    const std::lock_guard lock(m_objectsMutex);
    return resource.index() < m_objects.size() ? &m_objects[resource.index()] : nullptr;
}

std::optional<ResourceId> LocalSync::addObject()
{
    const std::lock_guard lock(m_objectsMutex);
    m_objects.emplace_back();
    return ResourceId { static_cast<std::uint32_t>(m_objects.size() - 1) };
}

std::uint32_t LocalSync::takeEntry(TaskControl& /*task*/)
{
    if (m_freeEntries.empty()) {
        m_freeEntries.push_back(static_cast<std::uint32_t>(m_entries.size()));
        m_entries.emplace_back();
    }
    const std::uint32_t number = m_freeEntries.back();
    m_freeEntries.pop_back();
    m_entries[number].inUse = true;
    return number;
}

void LocalSync::giveEntry(std::uint32_t number)
{
    m_entries[number].inUse = false;
    m_freeEntries.push_back(number);
}

void LocalSync::wake(WaitEntry& entry, TaskControl* by)
{
    m_executor.wake(*entry.operation, by);
}

std::uint32_t LocalSync::takeItem()
{
    if (m_freeItems.empty()) {
        m_freeItems.push_back(static_cast<std::uint32_t>(m_items.size()));
        m_items.emplace_back();
    }
    const std::uint32_t number = m_freeItems.back();
    m_freeItems.pop_back();
    return number;
}

} // namespace interleave
