// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/execution/poolthread.h"

#include <cstddef>
#include <memory>
#include <system_error>
#include <utility>

namespace interleave {

namespace {

using Work = std::function<void()>;

void* enter(void* argument)
{
    const std::unique_ptr<Work> work(static_cast<Work*>(argument));
    (*work)();
    return nullptr;
}

} // namespace

PoolThread::PoolThread(Work work)
{
    constexpr std::size_t kStack = std::size_t { 4 } << 20U;
    auto argument = std::make_unique<Work>(std::move(work));
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, kStack);
    const int refused = pthread_create(&m_thread, &attributes, &enter, argument.get());
    pthread_attr_destroy(&attributes);
    if (refused != 0)
        throw std::system_error(refused, std::generic_category(), "cannot start a thread");
    (void)argument.release(); // the thread's own now
}

PoolThread::PoolThread(PoolThread&& other) noexcept
    : m_thread(other.m_thread),
      m_isJoinable(std::exchange(other.m_isJoinable, false))
{
}

PoolThread::~PoolThread()
{
    join();
}

void PoolThread::join()
{
    if (std::exchange(m_isJoinable, false))
        pthread_join(m_thread, nullptr);
}

} // namespace interleave
