// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/execution/signallistener.h"

#include "core/base/timespec.h"

#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <ctime>
#include <random>
#include <system_error>
#include <thread>

namespace interleave {

namespace {

constexpr std::array kNumbers { SIGINT, SIGUSR1, SIGUSR2, SIGALRM };
constexpr std::size_t kMostListeners = 16;
/// In the lower half of a signal's value: it is the alarm's.
constexpr std::uint32_t kAlarmValue = 0xfffffffeU;

struct Place {
    std::atomic<std::uint32_t> key { 0 }; ///< 0: free
    std::atomic<SignalListener::Told> told { nullptr };
    std::atomic<void*> argument { nullptr };
};

// All that the signal handler touches.
std::array<Place, kMostListeners> g_places;
std::array<struct sigaction, kNumbers.size()> g_previous {};
std::atomic<int> g_inHandler { 0 };
static_assert(std::atomic<SignalListener::Told>::is_always_lock_free
    && std::atomic<void*>::is_always_lock_free && std::atomic<std::uint32_t>::is_always_lock_free);

std::mutex g_mutex; ///< guards the making and the end of listeners
std::size_t g_listeners = 0;

void passOn(int number, siginfo_t* info, void* context)
{
    const struct sigaction* previous = nullptr;
    for (std::size_t i = 0; i < kNumbers.size(); ++i)
        if (kNumbers[i] == number)
            previous = &g_previous[i];
    if (previous == nullptr || previous->sa_handler == SIG_IGN)
        return;
    if (previous->sa_handler != SIG_DFL) {
        if ((previous->sa_flags & SA_SIGINFO) != 0)
            previous->sa_sigaction(number, info, context);
        else
            previous->sa_handler(number);
        return;
    }
    struct sigaction defaultAction = {};
    defaultAction.sa_handler = SIG_DFL;
    ::sigaction(number, &defaultAction, nullptr);
    ::raise(number); // comes when this handler returns, and ends the program
}

bool tellListener(int number, const siginfo_t& info)
{
    if (info.si_code != SI_QUEUE && info.si_code != SI_TIMER)
        return false;
    const auto value = reinterpret_cast<std::uintptr_t>(info.si_value.sival_ptr);
    const auto key = static_cast<std::uint32_t>(value >> 32U);
    const auto low = static_cast<std::uint32_t>(value);
    const auto place = std::find_if(g_places.begin(), g_places.end(),
        [key](const Place& any) { return any.key.load() == key; });
    if (key == 0 || place == g_places.end())
        return false;
    const auto told = place->told.load();
    told(place->argument.load(), number, low == kAlarmValue ? std::nullopt : std::optional(low));
    return true;
}

extern "C" void onRunSignal(int number, siginfo_t* info, void* context)
{
    const int savedErrno = errno;
    g_inHandler.fetch_add(1);
    const bool isOurs = info != nullptr && tellListener(number, *info);
    g_inHandler.fetch_sub(1);
    if (!isOurs)
        passOn(number, info, context);
    errno = savedErrno;
}

sigset_t ourSet()
{
    sigset_t set;
    sigemptyset(&set);
    for (const int number : kNumbers)
        sigaddset(&set, number);
    return set;
}

void install()
{
    struct sigaction action = {};
    action.sa_sigaction = onRunSignal;
    action.sa_flags = SA_RESTART | SA_SIGINFO | SA_ONSTACK;
    sigemptyset(&action.sa_mask);
    for (std::size_t i = 0; i < kNumbers.size(); ++i) {
        ::sigaction(kNumbers[i], nullptr, &g_previous[i]);
        ::sigaction(kNumbers[i], &action, nullptr);
    }
}

void restore()
{
    for (std::size_t i = 0; i < kNumbers.size(); ++i) {
        struct sigaction current = {};
        ::sigaction(kNumbers[i], nullptr, &current);
        const bool isOurs
            = (current.sa_flags & SA_SIGINFO) != 0 && current.sa_sigaction == onRunSignal;
        if (isOurs) // else somebody has set another meanwhile
            ::sigaction(kNumbers[i], &g_previous[i], nullptr);
    }
}

/// A signal that was sent to the process, and that no thread has taken yet, comes to this thread
/// now: the system looks when the mask changes.
void receiveWhatIsPending()
{
    const sigset_t ours = ourSet();
    sigset_t before;
    pthread_sigmask(SIG_BLOCK, &ours, &before);
    pthread_sigmask(SIG_UNBLOCK, &ours, nullptr);
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
}

void* packed(std::uint32_t key, std::uint32_t low)
{
    const std::uintptr_t value = (std::uintptr_t { key } << 32U) | low;
    return reinterpret_cast<void*>(value); // NOLINT(performance-no-int-to-ptr)
}

siginfo_t infoOf(std::uint32_t key, int number, std::uint32_t value)
{
    siginfo_t info {};
    info.si_signo = number;
    info.si_code = SI_QUEUE;
    info.si_pid = getpid();
    info.si_uid = getuid();
    info.si_value.sival_ptr = packed(key, value);
    return info;
}

std::uint32_t freshKey()
{
    std::random_device random;
    for (;;) {
        const auto key = static_cast<std::uint32_t>(random());
        bool isFree = key != 0;
        for (const Place& place : g_places)
            isFree = isFree && place.key.load() != key;
        if (isFree)
            return key;
    }
}

} // namespace

static_assert(sizeof(void*) == sizeof(std::uint64_t), "a signal's value holds a key and a number");

SignalListener::SignalListener(Told told, void* argument)
{
    const std::lock_guard lock(g_mutex);
    m_place = 0;
    while (m_place < kMostListeners && g_places[m_place].key.load() != 0)
        ++m_place;
    if (m_place == kMostListeners)
        throw std::system_error(
            EAGAIN, std::generic_category(), "too many runs receive signals at once");
    m_key = freshKey();
    Place& place = g_places[m_place];
    place.told.store(told);
    place.argument.store(argument);
    place.key.store(m_key);
    if (g_listeners++ == 0)
        install();
}

SignalListener::~SignalListener()
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_timer)
            timer_delete(*m_timer);
    }
    receiveWhatIsPending();
    const std::lock_guard lock(g_mutex);
    if (--g_listeners == 0)
        restore();
    g_places[m_place].key.store(0);
    while (g_inHandler.load() != 0)
        std::this_thread::yield(); // a handler is a few instructions
}

void SignalListener::sendHere(int number, std::uint32_t value) const
{
    sigset_t set;
    sigset_t before;
    sigemptyset(&set);
    sigaddset(&set, number);
    pthread_sigmask(SIG_UNBLOCK, &set, &before);
    siginfo_t info = infoOf(m_key, number, value);
    const long sent = syscall(SYS_rt_tgsigqueueinfo, getpid(), syscall(SYS_gettid), number, &info);
    const int error = errno;
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
    if (sent != 0)
        throw std::system_error(error, std::generic_category(), "cannot send a signal");
}

bool SignalListener::sendTo(pid_t process, std::uint32_t key, int number, std::uint32_t value)
{
    siginfo_t info = infoOf(key, number, value);
    return syscall(SYS_rt_sigqueueinfo, process, number, &info) == 0;
}

void SignalListener::setAlarm(Nanos after, pid_t thread)
{
    const std::lock_guard lock(m_mutex);
    if (!m_timer) {
        sigevent event {};
        event.sigev_notify = SIGEV_THREAD_ID;
        event.sigev_signo = SIGALRM;
        event.sigev_value.sival_ptr = packed(m_key, kAlarmValue);
        event._sigev_un._tid = thread;
        timer_t timer {};
        if (timer_create(CLOCK_MONOTONIC, &event, &timer) != 0)
            throw std::system_error(errno, std::generic_category(), "cannot set an alarm");
        m_timer = timer;
    }
    itimerspec time {};
    time.it_value = toTimespec(after);
    timer_settime(*m_timer, 0, &time, nullptr);
}

bool SignalListener::isAlarmSet() const
{
    const std::lock_guard lock(m_mutex);
    itimerspec time {};
    if (!m_timer || timer_gettime(*m_timer, &time) != 0)
        return false;
    return time.it_value.tv_sec != 0 || time.it_value.tv_nsec != 0;
}

} // namespace interleave
