// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/execution/synctable.h"

#include <deque>
#include <mutex>
#include <vector>

namespace interleave {

class Executor;

/// The primitives of a model whose tasks share an address space: any number, woken by the model.
class LocalSync final : public SyncTable, private SyncMemory {
public:
    explicit LocalSync(Executor& executor) : m_executor(executor) { }

    [[nodiscard]] std::uint32_t count() const override;

protected:
    void lock() override { m_mutex.lock(); }
    void unlock() override { m_mutex.unlock(); }
    [[nodiscard]] SyncObject* object(ResourceId resource) const override;
    [[nodiscard]] std::optional<ResourceId> addObject() override;
    [[nodiscard]] SyncMemory& memory() override { return *this; }
    [[nodiscard]] std::uint32_t takeEntry(TaskControl& task) override;
    void giveEntry(std::uint32_t number) override;
    void wake(WaitEntry& entry, TaskControl* by) override;

private:
    [[nodiscard]] WaitEntry& entry(std::uint32_t number) override { return m_entries[number]; }
    [[nodiscard]] ItemNode& item(std::uint32_t number) override { return m_items[number]; }
    [[nodiscard]] std::uint32_t takeItem() override;
    void giveItem(std::uint32_t number) override { m_freeItems.push_back(number); }

    Executor& m_executor;
    std::mutex m_mutex;
    mutable std::mutex m_objectsMutex;        ///< for names, which are asked without the other one
    mutable std::deque<SyncObject> m_objects; ///< never moves its elements, as all deques here
    std::deque<WaitEntry> m_entries;
    std::vector<std::uint32_t> m_freeEntries;
    std::deque<ItemNode> m_items;
    std::vector<std::uint32_t> m_freeItems;
};

} // namespace interleave
