// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/interruption.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>
#include <utility>

namespace interleave::app {

namespace {

constexpr const char* kTrouble = "cannot listen for Ctrl-C";
constexpr std::array kSignals { SIGINT, SIGTERM, SIGHUP };

// All that a signal handler may touch.
std::atomic<int> g_signal { 0 };
std::atomic<int> g_writeEnd { -1 };
std::array<struct sigaction, kSignals.size()> g_previous {};
static_assert(std::atomic<int>::is_always_lock_free);

extern "C" void onSignal(int number)
{
    const int savedErrno = errno;
    if (g_signal.exchange(number) != 0)
        ::_exit(128 + number);
    const char byte = 1;
    [[maybe_unused]] const ssize_t ignored = ::write(g_writeEnd.load(), &byte, 1);
    errno = savedErrno;
}

} // namespace

Interruption::Interruption()
{
    std::array<int, 2> ends {};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        throw std::system_error(errno, std::generic_category(), kTrouble);
    m_readEnd = ends[0];
    g_signal = 0;
    g_writeEnd = ends[1];
    try {
        m_waiter = std::thread([this] { wait(); });
    } catch (const std::system_error& e) {
        ::close(m_readEnd);
        ::close(g_writeEnd.exchange(-1));
        throw std::system_error(e.code(), kTrouble);
    }

    struct sigaction action = {};
    action.sa_handler = onSignal;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    for (std::size_t i = 0; i < kSignals.size(); ++i) {
        ::sigaction(kSignals[i], nullptr, &g_previous[i]);
        if (g_previous[i].sa_handler != SIG_IGN) // as under nohup
            ::sigaction(kSignals[i], &action, nullptr);
    }
}

Interruption::~Interruption()
{
    for (std::size_t i = 0; i < kSignals.size(); ++i)
        ::sigaction(kSignals[i], &g_previous[i], nullptr);
    ::close(g_writeEnd.exchange(-1)); // the waiter sees the end of the pipe
    m_waiter.join();
    ::close(m_readEnd);
}

int Interruption::signalNumber()
{
    return g_signal.load();
}

void Interruption::watch(std::shared_ptr<RunControl> control)
{
    const std::lock_guard lock(m_mutex);
    m_control = std::move(control);
    if (m_control && m_stop.load())
        m_control->requestStop();
}

void Interruption::tell(std::function<void(int)> told)
{
    const std::lock_guard lock(m_mutex);
    m_told = std::move(told);
    if (m_told && m_stop.load())
        m_told(signalNumber());
}

void Interruption::wait()
{
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, nullptr); // handlers are for the threads that work
    char byte = 0;
    ssize_t n = 0;
    while ((n = ::read(m_readEnd, &byte, 1)) != 0) {
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return;
        const std::lock_guard lock(m_mutex);
        m_stop.store(true);
        if (m_control)
            m_control->requestStop();
        if (m_told)
            m_told(signalNumber());
    }
}

} // namespace interleave::app
