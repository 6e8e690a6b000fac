// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/selection.h"

namespace interleave::ui {

void Selection::select(TaskId task, std::optional<SpanPlace> span)
{
    if (!task.isValid())
        span.reset();
    if (task == m_task && span == m_span)
        return;
    m_task = task;
    m_span = span;
    emit changed();
}

} // namespace interleave::ui
