// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <deque>
#include <functional>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace interleave {

/// Interns texts. Ids are dense from 0, in order of first use; a text never moves. Any thread.
class LabelPool {
public:
    /// Called once for each new text, in the thread that brought it, before its id is first
    /// returned.
    using NewLabel = std::function<void(LabelId, std::string_view)>;

    explicit LabelPool(NewLabel onNew = {});

    LabelId intern(std::string_view text);
    /// Valid as long as the pool. An unknown id gives an empty text.
    [[nodiscard]] std::string_view text(LabelId id) const;
    [[nodiscard]] std::size_t size() const;

private:
    mutable std::shared_mutex m_mutex;
    std::deque<std::string> m_texts;
    std::unordered_map<std::string_view, LabelId> m_ids;
    NewLabel m_onNew;
};

} // namespace interleave
