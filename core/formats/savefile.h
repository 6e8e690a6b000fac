// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace interleave {

/// The one way in which anything is exported or saved. A regular file is replaced as a whole or not
/// at all: written under no name (O_TMPFILE) in the same folder, synchronised, then given its name;
/// whatever goes wrong (a full disk, a kill -9), the old file or the new one is there, never a
/// part. Symbolic links are followed; devices and pipes are written to directly. Any thread; blocks
/// until the data are on the disk. Errors: BadArgument (`path` is a folder or exists without
/// `overwrite`), NotFound (no such folder), Io; the detail says what, where and what to do.
[[nodiscard]] Result<void> saveFile(
    const std::string& path, std::span<const std::byte> bytes, bool overwrite);
[[nodiscard]] Result<void> saveFile(const std::string& path, std::string_view text, bool overwrite);

/// Takes the next bytes of a file: 0, or the errno of what went wrong.
using WriteBytes = std::function<int(std::span<const std::byte>)>;
/// Hands over a file's content piece by piece: 0, or an errno, the function's or one of its own.
using ProduceFile = std::function<int(const WriteBytes&)>;
/// The same for what is not in memory as a whole. A `produce` that fails leaves nothing behind.
[[nodiscard]] Result<void> saveFile(
    const std::string& path, const ProduceFile& produce, bool overwrite);

/// The part of saveFile's errors that can be known before there is anything to save.
[[nodiscard]] Result<void> checkSaveTarget(const std::string& path, bool overwrite);

} // namespace interleave
