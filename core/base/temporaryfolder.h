// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/uniquefd.h"

#include <cstdint>
#include <string>

namespace interleave {

/// A new folder in the system's folder for temporary files, for its owner alone. It goes with the
/// object. A process that is killed cannot remove its own: the next one that makes a folder for the
/// same purpose does, for a folder in use is locked (flock), and a lock ends with its process.
/// Movable. One thread; processes may make folders at once.
class TemporaryFolder {
public:
    enum class Lifetime : std::uint8_t {
        OfObject,
        ForEver, ///< nobody removes it; the name begins with another word
    };
    /// "interleave-PURPOSE-XXXXXX". Error Io.
    [[nodiscard]] static Result<TemporaryFolder> create(
        const std::string& purpose, Lifetime lifetime);

    TemporaryFolder() = default; ///< none
    TemporaryFolder(TemporaryFolder&& other) noexcept;
    TemporaryFolder& operator=(TemporaryFolder&& other) noexcept;
    ~TemporaryFolder();

    /// "" for none.
    [[nodiscard]] const std::string& path() const { return m_path; }

private:
    std::string m_path;
    bool m_isOurs = false; ///< to remove
    UniqueFd m_lock;
};

} // namespace interleave
