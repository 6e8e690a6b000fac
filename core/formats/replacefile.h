// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/savefile.h"
#include "core/formats/savetarget.h"

#include <cstddef>
#include <cstdint>
#include <span>

namespace interleave {

/// How the new file exists before it has its name.
enum class Temporary : std::uint8_t {
    Unnamed, ///< O_TMPFILE: gone by itself if we die. Where there is no such thing: Named
    Named,   ///< a hidden file in the same folder
};

/// The heart of saveFile: a whole new file at `target`, or an error and whatever was there before.
/// A race with another program that makes the same file is decided by `overwrite`, too.
[[nodiscard]] Result<void> replaceFile(const SaveTarget& target, const ProduceFile& produce,
    bool overwrite, Temporary how = Temporary::Unnamed);

[[nodiscard]] inline Result<void> replaceFile(const SaveTarget& target,
    std::span<const std::byte> bytes, bool overwrite, Temporary how = Temporary::Unnamed)
{
    return replaceFile(
        target, [&](const WriteBytes& write) { return write(bytes); }, overwrite, how);
}

/// 0, or the errno of what went wrong. Short writes are continued, interrupted ones repeated.
[[nodiscard]] int writeAll(int fd, std::span<const std::byte> bytes);

} // namespace interleave
