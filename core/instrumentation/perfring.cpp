// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instrumentation/perfring.h"

#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <utility>

#ifdef __linux__
#include <linux/perf_event.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>

#include <ctime>
#endif

namespace interleave {

namespace {

std::optional<int> paranoidLevel()
{
    std::ifstream file("/proc/sys/kernel/perf_event_paranoid");
    int level = 0;
    return file >> level ? std::optional(level) : std::nullopt;
}

} // namespace

PerfRefusal perfRefusal(int error, bool whileMapping)
{
    constexpr int kHighest = 2;
    const std::string words = std::strerror(error);
    if (whileMapping && (error == EPERM || error == ENOMEM))
        return { ScheduleRefusal::LockLimit,
            "the system lets no memory be locked for the recording of its schedule: raise the "
            "limit (ulimit -l), or, as an administrator, sysctl kernel.perf_event_mlock_kb=2048" };
    if (error == EMFILE || error == ENFILE)
        return { ScheduleRefusal::Descriptors,
            "no file descriptors are left for the recording of the system's schedule, which takes "
            "one for each core: raise the limit (ulimit -n)" };
    if (error == ENOSYS || error == ENOENT || error == EOPNOTSUPP || error == EINVAL)
        return { ScheduleRefusal::NoFacility,
            "this kernel cannot tell its switches (perf_event_open: " + words + ")" };
    if (error != EACCES && error != EPERM)
        return { ScheduleRefusal::Other,
            "the kernel does not tell its schedule (perf_event_open: " + words + ")" };
    const std::optional<int> level = paranoidLevel();
    if (!level || *level > kHighest)
        return { ScheduleRefusal::Paranoid,
            "the kernel refuses to tell its schedule: kernel.perf_event_paranoid is "
                + (level ? std::to_string(*level) : std::string("not readable"))
                + ", and must be 2 or less; as an administrator: sysctl "
                  "kernel.perf_event_paranoid=2" };
    return { ScheduleRefusal::Policy,
        "a security policy refuses to tell the kernel's schedule (perf_event_open: " + words
            + "), as containers and sandboxes often do: allow this call, or run outside of it" };
}

PerfRing::PerfRing(PerfRing&& other) noexcept
    : m_descriptor(std::move(other.m_descriptor)),
      m_pages(std::exchange(other.m_pages, nullptr)),
      m_mapped(std::exchange(other.m_mapped, 0))
{
}

PerfRing::~PerfRing()
{
    if (m_pages != nullptr)
        munmap(m_pages, m_mapped);
}

#ifdef __linux__

PerfOpener kernelOpener()
{
    return [](unsigned core, std::size_t watermark) {
        perf_event_attr attributes {};
        attributes.size = sizeof attributes;
        attributes.type = PERF_TYPE_SOFTWARE;
        attributes.config = PERF_COUNT_SW_DUMMY;
        attributes.sample_type = PERF_SAMPLE_TID | PERF_SAMPLE_TIME | PERF_SAMPLE_CPU;
        attributes.sample_id_all = 1;
        attributes.inherit = 1;
        attributes.exclude_kernel
            = 1; // what an ordinary user may ask for; switches are told anyway
        attributes.exclude_hv = 1;
        attributes.context_switch = 1;
        attributes.comm = 1;
        attributes.task = 1;
        attributes.use_clockid = 1;
        attributes.clockid = CLOCK_MONOTONIC;
        attributes.watermark = 1;
        attributes.wakeup_watermark = static_cast<std::uint32_t>(watermark);
        const long descriptor = syscall(
            SYS_perf_event_open, &attributes, 0, static_cast<int>(core), -1, PERF_FLAG_FD_CLOEXEC);
        return descriptor >= 0 ? static_cast<int>(descriptor) : -errno;
    };
}

int PerfRing::open(unsigned core, std::size_t bytes, const PerfOpener& opener, bool& whileMapping)
{
    whileMapping = false;
    const int descriptor = opener(core, bytes / 4);
    if (descriptor < 0)
        return -descriptor;
    UniqueFd owned(descriptor);
    const auto page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
    void* pages = mmap(nullptr, page + bytes, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0);
    if (pages == MAP_FAILED) {
        whileMapping = true;
        return errno;
    }
    m_descriptor = std::move(owned);
    m_pages = pages;
    m_mapped = page + bytes;
    return 0;
}

void PerfRing::disable()
{
    if (m_descriptor.isOpen())
        (void)ioctl(m_descriptor.get(), PERF_EVENT_IOC_DISABLE, 0);
}

PerfReading PerfRing::drain(const std::function<void(const PerfRecord&)>& take)
{
    if (m_pages == nullptr)
        return {};
    auto& control = *static_cast<perf_event_mmap_page*>(m_pages);
    const std::uint64_t head = __atomic_load_n(&control.data_head, __ATOMIC_ACQUIRE);
    const auto page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
    const std::span ring(static_cast<const std::byte*>(m_pages) + page, m_mapped - page);
    const std::uint64_t tail = control.data_tail;
    PerfReading reading;
    try {
        reading = readPerfRecords(ring, tail, head, take);
    } catch (...) { // no memory for what they say: nothing is to be read twice
        __atomic_store_n(&control.data_tail, head, __ATOMIC_RELEASE);
        throw;
    }
    __atomic_store_n(&control.data_tail, head, __ATOMIC_RELEASE);
    return reading;
}

#else

PerfOpener kernelOpener()
{
    return [](unsigned, std::size_t) { return -ENOSYS; };
}

int PerfRing::open(unsigned core, std::size_t bytes, const PerfOpener& opener, bool& whileMapping)
{
    whileMapping = false;
    const int descriptor = opener(core, bytes / 4);
    return descriptor < 0 ? -descriptor : ENOSYS;
}

void PerfRing::disable() { }

PerfReading PerfRing::drain(const std::function<void(const PerfRecord&)>&)
{
    return {};
}

#endif

} // namespace interleave
