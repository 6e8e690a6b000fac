// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/execution/operation.h"

#include <string>

namespace interleave {

class LabelPool;

/// The suspended operations of a one-threaded model, newest first: linked through themselves.
class WaitList {
public:
    [[nodiscard]] Operation* first() const { return m_first; }
    [[nodiscard]] static Operation* next(const Operation& operation) { return operation.m_next; }

    void link(Operation& operation)
    {
        operation.m_next = m_first;
        operation.m_previous = nullptr;
        if (m_first != nullptr)
            m_first->m_previous = &operation;
        m_first = &operation;
    }
    void unlink(Operation& operation)
    {
        (operation.m_previous != nullptr ? operation.m_previous->m_next : m_first)
            = operation.m_next;
        if (operation.m_next != nullptr)
            operation.m_next->m_previous = operation.m_previous;
        operation.m_previous = nullptr;
        operation.m_next = nullptr;
    }
    /// "'a' waits for lock 'x' (held by 'b')".
    [[nodiscard]] static std::string describe(const Operation& operation, const LabelPool& labels);
    /// "'a' waits for lock 'x', 'b' waits for future 'y'": for the verdict on a run that is stuck.
    [[nodiscard]] std::string describe(const LabelPool& labels) const;

private:
    Operation* m_first = nullptr;
};

} // namespace interleave
