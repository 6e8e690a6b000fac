// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

namespace interleave {

/// Timers by deadline, ties in arming order (rules L3, L4). A binary heap; not thread-safe.
template <class T> class TimerQueue {
public:
    void arm(Nanos deadline, T item)
    {
        m_heap.push_back({ deadline, m_armed++, item });
        std::push_heap(m_heap.begin(), m_heap.end(), later);
    }
    [[nodiscard]] bool empty() const { return m_heap.empty(); }
    [[nodiscard]] std::optional<Nanos> first() const
    {
        return m_heap.empty() ? std::nullopt : std::optional(m_heap.front().deadline);
    }
    /// The first item that is due at `now`, taken out; none when nothing is.
    [[nodiscard]] std::optional<T> takeDue(Nanos now)
    {
        if (m_heap.empty() || m_heap.front().deadline > now)
            return std::nullopt;
        std::pop_heap(m_heap.begin(), m_heap.end(), later);
        const T item = m_heap.back().item;
        m_heap.pop_back();
        return item;
    }
    void remove(const T& item)
    {
        removeIf([&](const T& other) { return other == item; });
    }
    template <class Predicate> void removeIf(Predicate isUnwanted)
    {
        std::erase_if(m_heap, [&](const Entry& e) { return isUnwanted(e.item); });
        std::make_heap(m_heap.begin(), m_heap.end(), later);
    }
    [[nodiscard]] std::size_t size() const { return m_heap.size(); }
    /// Of the first deadline; only when not empty().
    [[nodiscard]] const T& firstItem() const { return m_heap.front().item; }

private:
    struct Entry {
        Nanos deadline;
        std::uint64_t order;
        T item;
    };
    static bool later(const Entry& a, const Entry& b)
    {
        return a.deadline != b.deadline ? a.deadline > b.deadline : a.order > b.order;
    }

    std::vector<Entry> m_heap;
    std::uint64_t m_armed = 0;
};

} // namespace interleave
