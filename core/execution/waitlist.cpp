// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/execution/waitlist.h"

#include "core/base/labelpool.h"
#include "core/execution/taskcontrol.h"

namespace interleave {

std::string WaitList::describe(const Operation& operation, const LabelPool& labels)
{
    const std::string detail = operation.detail();
    return "'" + std::string(labels.text(operation.task().name())) + "' waits for "
        + std::string(toString(operation.reason())) + " '"
        + std::string(labels.text(operation.label())) + "'"
        + (detail.empty() ? "" : " (" + detail + ")");
}

std::string WaitList::describe(const LabelPool& labels) const
{
    constexpr int kMost = 5;
    std::string text;
    int n = 0;
    for (const Operation* operation = m_first; operation != nullptr;
         operation = operation->m_next) {
        if (++n > kMost)
            return text + ", ...";
        text += (text.empty() ? "" : ", ") + describe(*operation, labels);
    }
    return text.empty() ? "no task is left that could go on" : text;
}

} // namespace interleave
