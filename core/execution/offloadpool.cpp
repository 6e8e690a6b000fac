// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/execution/offloadpool.h"

namespace interleave {

namespace {
[[noreturn]] void refuse(const char* what)
{
    throw TaskError(ErrorCode::Unsupported,
        std::string("a body beside the loop cannot ") + what
            + "; it can have the loop call something that does");
}
} // namespace

Future OffloadPool::submit(TaskControl& /*by*/, std::string_view /*name*/, BodyFunction /*body*/,
    std::span<const std::byte> /*parameters*/)
{
    refuse("submit tasks");
}

Future OffloadPool::spawn(TaskControl& /*by*/, std::string_view /*name*/, BodyFunction /*body*/,
    std::span<const std::byte> /*parameters*/, TaskOrigin /*origin*/)
{
    refuse("start named tasks");
}

Future OffloadPool::callAt(TaskControl& by, std::string_view name, BodyFunction body,
    std::span<const std::byte> parameters, std::optional<Nanos> due)
{
    if (due)
        refuse("arm timers of the loop");
    return m_loopSide.callFromWorker(by, name, body, parameters);
}

SyncTable& OffloadPool::sync()
{
    refuse("use locks and the like");
}

ResourceId OffloadPool::makeResource(TaskControl& /*by*/, std::string_view /*name*/,
    const SyncState& /*state*/, std::uint32_t /*limit*/)
{
    refuse("make locks and the like");
}

} // namespace interleave
