// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/execution/operation.h"

#include "core/coro/cancelled.h"
#include "core/execution/executor.h"

namespace interleave {

bool Operation::await_ready()
{
    return m_task->executor().begin(*this);
}

bool Operation::await_suspend(std::coroutine_handle<> handle)
{
    return m_task->executor().suspend(*this, handle);
}

void Operation::throwIfStopped() const
{
    if (m_stopped)
        throw Cancelled();
}

} // namespace interleave
