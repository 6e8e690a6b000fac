// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

namespace interleave {

/// What waits for its place in a log that is in order of time: lanes may be ahead of one another.
/// One thread.
template <class T, class Log> class PendingLog {
public:
    /// `order`: within one instant.
    void add(T item, std::uint32_t order) { m_items.push_back({ std::move(item), order }); }

    /// Moves what is older than the horizon to the log. One whose worker was held up between taking
    /// the time and telling it comes too late for that, and stays until the end.
    void settle(Log& log, Nanos horizon)
    {
        const auto older = [](const Item& a, const Item& b) {
            return a.item.time != b.item.time ? a.item.time < b.item.time : a.order < b.order;
        };
        std::stable_sort(m_items.begin(), m_items.end(), older);
        const auto isLate
            = [&](const Item& p) { return !log.empty() && p.item.time < log.back().time; };
        const auto first = std::find_if_not(m_items.begin(), m_items.end(), isLate);
        auto it = first;
        for (; it != m_items.end() && it->item.time < horizon; ++it)
            log.append(std::move(it->item));
        m_items.erase(first, it);
    }

    /// All of it, at the end: those that came too late get their places, in a log made anew.
    void settleAll(Log& log)
    {
        settle(log, Nanos::max());
        if (m_items.empty())
            return;
        Log whole;
        auto next = m_items.begin();
        for (const T& item : log) {
            for (; next != m_items.end() && next->item.time < item.time; ++next)
                whole.append(std::move(next->item));
            whole.append(item);
        }
        m_items.clear(); // each of them is older than one that was there
        log = std::move(whole);
    }

private:
    struct Item {
        T item;
        std::uint32_t order;
    };
    std::vector<Item> m_items;
};

} // namespace interleave
