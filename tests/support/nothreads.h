// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <pthread.h>

#include <cstddef>

namespace interleave::test {

/// While it lives, no std::thread of this process can be started, as when the system has none left:
/// there is no room for its stack. Those that run go on.
class NoThreads {
public:
    NoThreads()
    {
        pthread_getattr_default_np(&m_before);
        pthread_attr_t huge;
        pthread_attr_init(&huge);
        pthread_attr_setstacksize(&huge, kMoreThanThereIs);
        pthread_setattr_default_np(&huge);
        pthread_attr_destroy(&huge);
    }
    ~NoThreads()
    {
        pthread_setattr_default_np(&m_before);
        pthread_attr_destroy(&m_before);
    }
    NoThreads(const NoThreads&) = delete;
    NoThreads& operator=(const NoThreads&) = delete;

private:
    static constexpr std::size_t kMoreThanThereIs = std::size_t { 1 } << 48; // of address space
    pthread_attr_t m_before {};
};

} // namespace interleave::test
