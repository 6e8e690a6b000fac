// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/savetarget.h"

#include "core/base/text.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <climits>
#include <optional>
#include <system_error>

namespace interleave {

namespace {

constexpr int kMostLinks = 40; // as the kernel's own limit

std::string cannotSave(const std::string& given)
{
    return "cannot save " + inQuotes(given, PATH_MAX);
}

std::string whyAndWhatToDo(int code)
{
    switch (code) {
    case ENOSPC:
    case EDQUOT:
        return "the disk is full; free some space or choose another place";
    case EFBIG:
        return "the file would be larger than is allowed here (ulimit -f); choose another place";
    case EACCES:
    case EPERM:
        return "there is no permission to write there; choose another place";
    case EROFS:
        return "the place is read-only; choose another one";
    case ENAMETOOLONG:
        return "the name is too long; choose a shorter one";
    case ELOOP:
        return "its symbolic links lead round in a circle; choose another name";
    case ENOTDIR:
        return "a part of its path is no folder; choose another place";
    case ENXIO:
        return "nobody reads from that pipe; start the reader first";
    default:
        return std::generic_category().message(code);
    }
}

void split(const std::string& path, SaveTarget& target)
{
    const std::size_t slash = path.rfind('/');
    target.name = slash == std::string::npos ? path : path.substr(slash + 1);
    if (slash == std::string::npos)
        target.folder = ".";
    else
        target.folder = slash == 0 ? "/" : path.substr(0, slash);
}

std::optional<std::string> linkText(const std::string& path)
{
    std::array<char, PATH_MAX> buffer {};
    const ssize_t n = ::readlink(path.c_str(), buffer.data(), buffer.size());
    if (n < 0)
        return std::nullopt;
    return std::string(buffer.data(), static_cast<std::size_t>(n));
}

// Follows links by hand, since the last one may lead to a file that is not there yet.
int followLinks(SaveTarget& target)
{
    for (int i = 0; i < kMostLinks; ++i) {
        struct stat status = {};
        const std::string path = target.path();
        if (::lstat(path.c_str(), &status) != 0)
            return errno == ENOENT ? 0 : errno;
        if (!S_ISLNK(status.st_mode))
            return 0;
        const auto text = linkText(path);
        // What /proc/self/fd holds are no real paths ("pipe:[4711]").
        if (!text || ::stat(path.c_str(), &status) == 0) {
            if (!text || !S_ISREG(status.st_mode))
                return 0;
        }
        if (text->empty())
            return ENOENT;
        split(text->front() == '/' ? *text : target.folder + "/" + *text, target);
    }
    return ELOOP;
}

Result<void> checkFolder(const SaveTarget& target)
{
    struct stat status = {};
    if (::stat(target.folder.c_str(), &status) != 0) {
        if (errno != ENOENT)
            return tl::unexpected(saveError(target, errno));
        return failure(ErrorCode::NotFound,
            cannotSave(target.given) + ": the folder " + inQuotes(target.folder, PATH_MAX)
                + " does not exist; create it first or choose another place");
    }
    if (!S_ISDIR(status.st_mode))
        return tl::unexpected(saveError(target, ENOTDIR));
    if (::faccessat(AT_FDCWD, target.folder.c_str(), W_OK | X_OK, AT_EACCESS) != 0)
        return tl::unexpected(saveError(target, errno));
    return {};
}

Result<void> checkOldFile(SaveTarget& target, const struct stat& status, bool overwrite)
{
    if (S_ISDIR(status.st_mode))
        return failure(ErrorCode::BadArgument,
            cannotSave(target.given) + ": it is a folder; name a file in it");
    if (!S_ISREG(status.st_mode)) {
        target.kind = SaveTarget::Kind::Stream;
        return {};
    }
    if (!overwrite)
        return tl::unexpected(existsError(target.given));
    if (::faccessat(AT_FDCWD, target.path().c_str(), W_OK, AT_EACCESS) != 0)
        return failure(ErrorCode::Io,
            cannotSave(target.given) + ": the file there is write-protected; choose another name");
    target.kind = SaveTarget::Kind::OldFile;
    target.mode = status.st_mode & 07777U;
    return {};
}

} // namespace

std::string SaveTarget::path() const
{
    return folder + "/" + name;
}

Error saveError(const SaveTarget& target, int code)
{
    const bool hasOld = target.kind == SaveTarget::Kind::OldFile;
    return { ErrorCode::Io,
        cannotSave(target.given) + ": " + whyAndWhatToDo(code)
            + (hasOld ? " (the old file is unchanged)" : "") };
}

Error existsError(const std::string& given)
{
    return { ErrorCode::BadArgument,
        cannotSave(given)
            + ": the file exists already; choose another name, or replace it with --overwrite" };
}

Result<SaveTarget> findSaveTarget(const std::string& path, bool overwrite)
{
    SaveTarget target;
    target.given = path;
    if (path.empty() || path.find('\0') != std::string::npos)
        return failure(ErrorCode::BadArgument, "cannot save: the file name is empty or broken");
    split(path, target);
    if (target.name.empty() || target.name == "." || target.name == "..")
        return failure(
            ErrorCode::BadArgument, cannotSave(path) + ": it is a folder; name a file in it");
    if (const int code = followLinks(target); code != 0)
        return tl::unexpected(saveError(target, code));

    struct stat status = {};
    if (::stat(target.path().c_str(), &status) == 0) {
        if (const auto checked = checkOldFile(target, status, overwrite); !checked)
            return tl::unexpected(checked.error());
    } else if (errno != ENOENT) {
        return tl::unexpected(saveError(target, errno));
    }
    if (target.kind != SaveTarget::Kind::Stream)
        if (const auto checked = checkFolder(target); !checked)
            return tl::unexpected(checked.error());
    return target;
}

} // namespace interleave
