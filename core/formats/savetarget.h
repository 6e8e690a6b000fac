// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <sys/types.h>

#include <cstdint>
#include <string>

namespace interleave {

/// Where a save really goes, once symbolic links are followed.
struct SaveTarget {
    enum class Kind : std::uint8_t { NewFile, OldFile, Stream };

    std::string given;  ///< as the caller named it, for messages
    std::string folder; ///< "." for none
    std::string name;   ///< within the folder
    Kind kind = Kind::NewFile;
    mode_t mode = 0666; ///< permissions of the old file

    [[nodiscard]] std::string path() const;
};

/// Errors: see saveFile.
[[nodiscard]] Result<SaveTarget> findSaveTarget(const std::string& path, bool overwrite);

/// The error for errno `code`: what could not be saved, why, and what to do.
[[nodiscard]] Error saveError(const SaveTarget& target, int code);
[[nodiscard]] Error existsError(const std::string& given);

} // namespace interleave
