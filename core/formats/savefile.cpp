// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/savefile.h"

#include "core/base/uniquefd.h"
#include "core/formats/replacefile.h"

#include <fcntl.h>

#include <cerrno>

namespace interleave {

namespace {

Result<void> writeStream(const SaveTarget& target, const ProduceFile& produce)
{
    // Non-blocking only to open: a pipe that nobody reads must not hold us for ever.
    UniqueFd file(::open(target.path().c_str(), O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
    if (!file.isOpen())
        return tl::unexpected(saveError(target, errno));
    const int flags = ::fcntl(file.get(), F_GETFL);
    if (flags < 0 || ::fcntl(file.get(), F_SETFL, flags & ~O_NONBLOCK) != 0)
        return tl::unexpected(saveError(target, errno));
    const int code
        = produce([&](std::span<const std::byte> bytes) { return writeAll(file.get(), bytes); });
    if (code != 0)
        return tl::unexpected(saveError(target, code));
    if (file.close() != 0)
        return tl::unexpected(saveError(target, errno));
    return {};
}

} // namespace

Result<void> saveFile(const std::string& path, const ProduceFile& produce, bool overwrite)
{
    const Result<SaveTarget> target = findSaveTarget(path, overwrite);
    if (!target)
        return tl::unexpected(target.error());
    if (target->kind == SaveTarget::Kind::Stream)
        return writeStream(*target, produce);
    return replaceFile(*target, produce, overwrite);
}

Result<void> saveFile(const std::string& path, std::span<const std::byte> bytes, bool overwrite)
{
    return saveFile(
        path, [&](const WriteBytes& write) { return write(bytes); }, overwrite);
}

Result<void> saveFile(const std::string& path, std::string_view text, bool overwrite)
{
    return saveFile(path, std::as_bytes(std::span(text)), overwrite);
}

Result<void> checkSaveTarget(const std::string& path, bool overwrite)
{
    const Result<SaveTarget> target = findSaveTarget(path, overwrite);
    if (!target)
        return tl::unexpected(target.error());
    return {};
}

} // namespace interleave
