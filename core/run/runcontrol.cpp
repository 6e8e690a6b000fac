// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/runcontrol.h"

#include <sys/eventfd.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <system_error>
#include <utility>

namespace interleave {

RunControl::RunControl() : m_descriptor(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{
    if (m_descriptor < 0)
        throw std::system_error(errno, std::generic_category(), "there is no way to stop the run");
}

RunControl::~RunControl()
{
    close(m_descriptor);
}

void RunControl::requestStop()
{
    m_stop.store(true);
    const std::uint64_t one = 1;
    [[maybe_unused]] const ssize_t written
        = write(m_descriptor, &one, sizeof one); // never full: nobody reads it
}

std::shared_ptr<const Trace> RunControl::snapshot()
{
    m_wanted.store(true, std::memory_order_relaxed);
    const std::lock_guard lock(m_mutex);
    return m_latest;
}

void RunControl::publish(std::shared_ptr<const Trace> trace)
{
    const std::lock_guard lock(m_mutex);
    m_latest.swap(trace); // the old one is destroyed after the lock is gone
}

} // namespace interleave
