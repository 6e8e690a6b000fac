// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>

namespace interleave::test {

/// Gives this process mounts of its own, which vanish with it and which nobody else sees; by a user
/// namespace where it is not root. Call first in main, before there is a second thread. False: the
/// system does not allow it, and there will be no SmallDisk.
[[nodiscard]] bool enterOwnMounts();

/// A file system of its own in a new folder at `place`, unmounted by the destructor.
class SmallDisk {
public:
    SmallDisk(std::string place, std::size_t bytes);
    ~SmallDisk();
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

    [[nodiscard]] bool isThere() const { return m_isThere; }
    [[nodiscard]] const std::string& path() const { return m_place; }
    /// Of all that is on it by now, no more can be written. False: that was not possible.
    [[nodiscard]] bool makeReadOnly();
    /// Writes zeros into the file `filler` until so many bytes (of whole pages) are free.
    void fillUp(std::size_t leave);

private:
    std::string m_place;
    bool m_isThere = false;
};

} // namespace interleave::test
