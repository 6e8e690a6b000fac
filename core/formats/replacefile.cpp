// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/replacefile.h"

#include "core/base/text.h"
#include "core/base/uniquefd.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <climits>
#include <cstdio>
#include <ctime>
#include <string>

namespace interleave {

// A file that was made by O_TMPFILE has no name, so a kill at any moment leaves nothing behind.
// Linux can give it a name only where there is none yet; to replace a file it is linked beside it
// first and renamed then. A kill between these two calls leaves that second name: it is always the
// same one, and the next save removes it. The folder is locked meanwhile, so that two of us do not
// take it from each other.

namespace {

constexpr std::size_t kLongestNamePart = 200;
constexpr int kLockAttempts = 100;
constexpr timespec kLockPause { 0, 10'000'000 };

std::string partName(const SaveTarget& target, const std::string& distinction)
{
    return "." + target.name.substr(0, kLongestNamePart) + distinction + ".interleave-part";
}

std::string uniquePartName(const SaveTarget& target)
{
    static std::atomic<unsigned> counter { 0 };
    return partName(
        target, "." + std::to_string(::getpid()) + "-" + std::to_string(counter.fetch_add(1)));
}

class Replacement {
public:
    Replacement(const SaveTarget& target, bool overwrite) : m_target(target), m_overwrite(overwrite)
    {
    }
    Replacement(const Replacement&) = delete;
    Replacement& operator=(const Replacement&) = delete;
    ~Replacement()
    {
        if (!m_part.empty())
            ::unlinkat(m_folder.get(), m_part.c_str(), 0);
    }

    // Each step: 0 or errno.
    int openFolder();
    int openFile(Temporary how);
    int write(const ProduceFile& produce);
    int giveName();
    int syncFolder() const;

private:
    int openNamed();
    int linkUnnamed(const std::string& name) const;
    int linkBesideAndRename();
    bool lockFolder() const;
    int renamePart();

    const SaveTarget& m_target;
    bool m_overwrite;
    UniqueFd m_folder;
    UniqueFd m_file;
    std::string m_part; // a name that must go if we fail
};

int Replacement::openFolder()
{
    const int flags = O_DIRECTORY | O_CLOEXEC;
    m_folder = UniqueFd(::open(m_target.folder.c_str(), O_RDONLY | flags));
    if (!m_folder.isOpen() && errno == EACCES) // write-only folders cannot be synchronised
        m_folder = UniqueFd(::open(m_target.folder.c_str(), O_PATH | flags));
    return m_folder.isOpen() ? 0 : errno;
}

int Replacement::openFile(Temporary how)
{
    if (how == Temporary::Named)
        return openNamed();
    m_file = UniqueFd(::openat(m_folder.get(), ".", O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666));
    if (m_file.isOpen())
        return 0;
    const bool isUnknown
        = errno == EOPNOTSUPP || errno == EISDIR || errno == EINVAL || errno == ENOENT;
    return isUnknown ? openNamed() : errno;
}

int Replacement::openNamed()
{
    const std::string name = uniquePartName(m_target);
    m_file = UniqueFd(::openat(
        m_folder.get(), name.c_str(), O_CREAT | O_EXCL | O_NOFOLLOW | O_WRONLY | O_CLOEXEC, 0666));
    if (!m_file.isOpen())
        return errno;
    m_part = name;
    return 0;
}

int Replacement::write(const ProduceFile& produce)
{
    std::size_t written = 0;
    const int failed = produce([&](std::span<const std::byte> bytes) {
        written += bytes.size();
        return writeAll(m_file.get(), bytes);
    });
    if (failed != 0)
        return failed;
    struct stat status = {};
    if (::fstat(m_file.get(), &status) != 0)
        return errno;
    if (static_cast<std::size_t>(status.st_size) != written)
        return EIO;
    if (m_target.kind == SaveTarget::Kind::OldFile && ::fchmod(m_file.get(), m_target.mode) != 0
        && errno != EPERM)
        return errno;
    return ::fsync(m_file.get()) == 0 ? 0 : errno;
}

int Replacement::linkUnnamed(const std::string& name) const
{
    const std::string self = "/proc/self/fd/" + std::to_string(m_file.get());
    const int rc
        = ::linkat(AT_FDCWD, self.c_str(), m_folder.get(), name.c_str(), AT_SYMLINK_FOLLOW);
    return rc == 0 ? 0 : errno;
}

bool Replacement::lockFolder() const
{
    for (int i = 0; i < kLockAttempts; ++i) {
        if (::flock(m_folder.get(), LOCK_EX | LOCK_NB) == 0)
            return true;
        if (errno != EWOULDBLOCK)
            return false;
        ::nanosleep(&kLockPause, nullptr);
    }
    return false;
}

int Replacement::linkBesideAndRename()
{
    const bool isLocked = lockFolder();
    const std::string name = isLocked ? partName(m_target, "") : uniquePartName(m_target);
    ::unlinkat(m_folder.get(), name.c_str(), 0); // what a kill may have left
    if (const int code = linkUnnamed(name); code != 0)
        return code;
    m_part = name;
    return renamePart(); // closing the folder gives up the lock
}

int Replacement::renamePart()
{
    const int rc = m_overwrite
        ? ::renameat(m_folder.get(), m_part.c_str(), m_folder.get(), m_target.name.c_str())
        : ::renameat2(m_folder.get(), m_part.c_str(), m_folder.get(), m_target.name.c_str(),
            RENAME_NOREPLACE);
    if (rc == 0) {
        m_part.clear();
        return 0;
    }
    if (m_overwrite || (errno != EINVAL && errno != ENOSYS))
        return errno;
    // No such flag here: a hard link refuses an old file, too, and the destructor removes the part.
    return ::linkat(m_folder.get(), m_part.c_str(), m_folder.get(), m_target.name.c_str(), 0) == 0
        ? 0
        : errno;
}

int Replacement::syncFolder() const
{
    if (::fsync(m_folder.get()) == 0)
        return 0;
    return errno == EINVAL || errno == EBADF || errno == EROFS ? 0 : errno;
}

int Replacement::giveName()
{
    int code = 0;
    if (m_part.empty()) {
        code = m_target.kind == SaveTarget::Kind::NewFile ? linkUnnamed(m_target.name) : EEXIST;
        if (code == EEXIST && m_overwrite)
            code = linkBesideAndRename();
        if (m_file.close() != 0 && code == 0)
            code = errno;
    } else {
        if (m_file.close() != 0) // some file systems tell only now that there was no room
            return errno;
        code = renamePart();
    }
    return code;
}

} // namespace

int writeAll(int fd, std::span<const std::byte> bytes)
{
    constexpr std::size_t kMostAtOnce = std::size_t { 1 } << 30U;
    while (!bytes.empty()) {
        const ssize_t n = ::write(fd, bytes.data(), std::min(bytes.size(), kMostAtOnce));
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return errno;
        if (n == 0)
            return ENOSPC;
        bytes = bytes.subspan(static_cast<std::size_t>(n));
    }
    return 0;
}

Result<void> replaceFile(
    const SaveTarget& target, const ProduceFile& produce, bool overwrite, Temporary how)
{
    Replacement replacement(target, overwrite);
    int code = replacement.openFolder();
    if (code == 0)
        code = replacement.openFile(how);
    if (code == 0)
        code = replacement.write(produce);
    if (code == 0)
        code = replacement.giveName();
    if (code == EEXIST && !overwrite)
        return tl::unexpected(existsError(target.given));
    if (code != 0)
        return tl::unexpected(saveError(target, code));
    if (const int unsynced = replacement.syncFolder(); unsynced != 0)
        return tl::unexpected(systemError(
            inQuotes(target.given, PATH_MAX) + " is saved, but not yet safe from a power cut",
            unsynced));
    return {};
}

} // namespace interleave
