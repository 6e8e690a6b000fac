// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/temporaryfolder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <utility>

namespace interleave {

namespace fs = std::filesystem;

namespace {

fs::path baseFolder()
{
    std::error_code error;
    fs::path folder = fs::temp_directory_path(error);
    return error ? fs::path("/tmp") : folder;
}

UniqueFd openFolder(const std::string& path)
{
    return UniqueFd(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
}

/// 0 or errno; EWOULDBLOCK: another process has it.
int lock(const UniqueFd& folder)
{
    return ::flock(folder.get(), LOCK_EX | LOCK_NB) == 0 ? 0 : errno;
}

void removeAbandoned(const std::string& prefix)
{
    std::error_code error;
    for (fs::directory_iterator it(baseFolder(), error), end; !error && it != end;
         it.increment(error)) {
        if (it->path().filename().string().rfind(prefix, 0) != 0)
            continue;
        const UniqueFd folder = openFolder(it->path().string());
        struct stat status { };
        if (!folder.isOpen() || ::fstat(folder.get(), &status) != 0 || status.st_uid != ::geteuid()
            || lock(folder) != 0)
            continue;
        std::error_code ignored;
        fs::remove_all(it->path(), ignored);
    }
}

} // namespace

Result<TemporaryFolder> TemporaryFolder::create(const std::string& purpose, Lifetime lifetime)
{
    const bool isTemporary = lifetime == Lifetime::OfObject;
    const std::string prefix = (isTemporary ? "interleave-" : "interleave-kept-") + purpose + "-";
    if (isTemporary)
        removeAbandoned(prefix);
    const std::string pattern = (baseFolder() / (prefix + "XXXXXX")).string();
    for (;;) {
        TemporaryFolder folder;
        std::string path = pattern;
        if (::mkdtemp(path.data()) == nullptr)
            return failure(ErrorCode::Io,
                systemError("cannot make a folder for temporary files, '" + pattern + "'", errno)
                    .detail);
        folder.m_path = path;
        if (!isTemporary)
            return folder;
        folder.m_isOurs = true;
        folder.m_lock = openFolder(path);
        // Where there are no locks nobody takes it from us either.
        const bool isTaken = folder.m_lock.isOpen() && lock(folder.m_lock) == EWOULDBLOCK;
        if (!isTaken && ::access(path.c_str(), F_OK) == 0)
            return folder;
        // Another process found it in the moment before it was locked, and removes it.
    }
}

TemporaryFolder::TemporaryFolder(TemporaryFolder&& other) noexcept
    : m_path(std::exchange(other.m_path, {})),
      m_isOurs(std::exchange(other.m_isOurs, false)),
      m_lock(std::move(other.m_lock))
{
}

TemporaryFolder& TemporaryFolder::operator=(TemporaryFolder&& other) noexcept
{
    std::swap(m_path, other.m_path);
    std::swap(m_isOurs, other.m_isOurs);
    m_lock = std::move(other.m_lock); // swaps
    return *this;
}

TemporaryFolder::~TemporaryFolder()
{
    std::error_code ignored;
    if (m_isOurs)
        fs::remove_all(m_path, ignored);
}

} // namespace interleave
