// SPDX-License-Identifier: GPL-3.0-or-later
// How a task waits for its child where that holds the worker, and where the loop goes on.
#include "core/base/timespec.h"
#include "core/execution/childoperations.h"
#include "core/execution/driverexecutor.h"

#include <poll.h>

namespace interleave {

bool Executor::armChild(ChildOperation& operation)
{
    const bool hasLimit = operation.timeout().has_value();
    const Nanos until = monotonicNow() + operation.timeout().value_or(Nanos(0));
    std::vector<pollfd> ready;
    for (;;) {
        ready.assign(1, { endDescriptor(), POLLIN, 0 });
        for (const PollInterest& interest : operation.interests())
            ready.push_back({ interest.descriptor,
                static_cast<short>(interest.toWrite ? POLLOUT : POLLIN), 0 });
        const timespec timeout = toTimespec(std::max(until - monotonicNow(), Nanos(0)));
        (void)ppoll(ready.data(), ready.size(), hasLimit ? &timeout : nullptr, nullptr);
        if (isStopping()) {
            giveUp(operation);
            return true;
        }
        if (operation.step())
            break;
        if (hasLimit && monotonicNow() >= until) {
            timeOut(operation);
            break;
        }
    }
    operation.task().lane()->recorder.wake(operation.task().id(), {}, operation.reason());
    return true;
}

bool DriverExecutor::armChild(ChildOperation& operation)
{
    if (!isLoop())
        return Executor::armChild(operation);
    if (!watchChild(operation))
        return true;
    if (operation.timeout())
        armTimeout(operation);
    return false;
}

bool DriverExecutor::watchChild(ChildOperation& operation)
{
    const auto watched = m_poller->watch(&operation, operation.interests(), [this, &operation] {
        if (!operation.step() && watchChild(operation))
            return;
        m_lane.recorder.wake(operation.task().id(), {}, operation.reason());
        makeReady(operation, nullptr);
    });
    if (!watched)
        operation.setProblem(watched.error());
    return watched.has_value();
}

void DriverExecutor::disarmChild(ChildOperation& operation)
{
    if (m_poller)
        m_poller->abandon(&operation);
}

} // namespace interleave
