// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/labelpool.h"

#include <utility>

namespace interleave {

LabelPool::LabelPool(NewLabel onNew) : m_onNew(std::move(onNew)) { }

LabelId LabelPool::intern(std::string_view text)
{
    {
        const std::shared_lock lock(m_mutex);
        if (const auto it = m_ids.find(text); it != m_ids.end())
            return it->second;
    }
    const std::unique_lock lock(m_mutex);
    if (const auto it = m_ids.find(text); it != m_ids.end())
        return it->second;
    const LabelId id { static_cast<std::uint32_t>(m_texts.size()) };
    const std::string& stored = m_texts.emplace_back(text);
    if (m_onNew)
        m_onNew(id, stored);
    m_ids.emplace(stored, id);
    return id;
}

std::string_view LabelPool::text(LabelId id) const
{
    const std::shared_lock lock(m_mutex);
    return id.index() < m_texts.size() ? std::string_view(m_texts[id.index()]) : std::string_view();
}

std::size_t LabelPool::size() const
{
    const std::shared_lock lock(m_mutex);
    return m_texts.size();
}

} // namespace interleave
