// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/execution/sharedsegment.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace interleave {

namespace {

constexpr int kSizeSeals = F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL;

std::byte* mapAll(int descriptor, std::size_t bytes)
{
    void* p = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0);
    return p == MAP_FAILED ? nullptr : static_cast<std::byte*>(p);
}

std::string mebibytes(std::size_t bytes)
{
    return std::to_string((bytes + (std::size_t { 1 } << 20U) - 1) >> 20U) + " MiB";
}

} // namespace

SharedSegment::SharedSegment(int descriptor, std::byte* data, std::size_t size)
    : m_descriptor(descriptor),
      m_data(data),
      m_size(size)
{
}

SharedSegment::SharedSegment(SharedSegment&& other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1)),
      m_data(std::exchange(other.m_data, nullptr)),
      m_size(std::exchange(other.m_size, 0))
{
}

SharedSegment& SharedSegment::operator=(SharedSegment&& other) noexcept
{
    std::swap(m_descriptor, other.m_descriptor);
    std::swap(m_data, other.m_data);
    std::swap(m_size, other.m_size);
    return *this;
}

SharedSegment::~SharedSegment()
{
    if (m_data != nullptr)
        munmap(m_data, m_size);
    closeDescriptor();
}

void SharedSegment::closeDescriptor()
{
    if (m_descriptor >= 0)
        ::close(std::exchange(m_descriptor, -1));
}

Result<SharedSegment> SharedSegment::create(const char* name, std::size_t bytes)
{
    const int low = memfd_create(name, MFD_CLOEXEC | MFD_ALLOW_SEALING);
    constexpr int kFirst = 10; // the numbers below are a child's
    const int descriptor = low < 0 ? low : fcntl(low, F_DUPFD_CLOEXEC, kFirst);
    const int error = errno;
    if (low >= 0)
        ::close(low);
    if (descriptor < 0)
        return tl::unexpected(systemError("cannot make shared memory", error));
    SharedSegment segment(descriptor, nullptr, 0);
    if (const int refused = posix_fallocate(descriptor, 0, static_cast<off_t>(bytes)); refused != 0)
        return tl::unexpected(
            systemError("cannot get " + mebibytes(bytes) + " of shared memory", refused));
    if (fcntl(descriptor, F_ADD_SEALS, kSizeSeals) != 0)
        return tl::unexpected(systemError("cannot seal shared memory", errno));
    segment.m_data = mapAll(descriptor, bytes);
    if (segment.m_data == nullptr)
        return tl::unexpected(
            systemError("cannot map " + mebibytes(bytes) + " of shared memory", errno));
    segment.m_size = bytes;
    return segment;
}

Result<SharedSegment> SharedSegment::attach(int descriptor, std::size_t minimumBytes)
{
    SharedSegment segment(descriptor, nullptr, 0);
    struct stat info { };
    const int seals = fcntl(descriptor, F_GET_SEALS);
    if (seals < 0 || fstat(descriptor, &info) != 0 || (seals & kSizeSeals) != kSizeSeals)
        return failure(ErrorCode::BadArgument,
            "descriptor " + std::to_string(descriptor) + " is no sealed shared memory");
    const auto bytes = static_cast<std::size_t>(info.st_size);
    if (bytes < minimumBytes)
        return failure(ErrorCode::BadArgument,
            "the shared memory has " + std::to_string(bytes) + " bytes instead of "
                + std::to_string(minimumBytes));
    fcntl(descriptor, F_SETFD, FD_CLOEXEC);
    segment.m_data = mapAll(descriptor, bytes);
    if (segment.m_data == nullptr)
        return tl::unexpected(
            systemError("cannot map " + mebibytes(bytes) + " of shared memory", errno));
    segment.m_size = bytes;
    return segment;
}

} // namespace interleave
