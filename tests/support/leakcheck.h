// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <string>
#include <vector>

namespace interleave::test {

/// What this process owns that a run might leave behind. Compare two of them. There must be an
/// OwnTemporaryFolder: /tmp is full of what tests beside this one are about to remove.
struct Belongings {
    std::vector<std::string> children;       ///< "123 (worker) S"; zombies have a Z
    std::vector<std::string> descriptors;    ///< what each open descriptor leads to
    std::vector<std::string> sharedMemory;   ///< entries of /dev/shm that bear our name
    std::vector<std::string> temporaryFiles; ///< entries of the OwnTemporaryFolder

    [[nodiscard]] static Belongings now();
};

/// What is there now and was not before, a line each; "" when there is nothing.
[[nodiscard]] std::string leaksSince(const Belongings& before);

/// From now on processes whose parent has died are children of this one: none escapes the check.
void adoptOrphans();
/// Reaps the children that were not there `before`, as the system does with orphans, until none is
/// left; after `within` it gives up, and leaksSince() tells which.
void reapOrphans(const Belongings& before, Nanos within);

/// A folder for temporary files that nobody else uses, for as long as this object lives.
class OwnTemporaryFolder {
public:
    OwnTemporaryFolder();
    ~OwnTemporaryFolder();
    OwnTemporaryFolder(const OwnTemporaryFolder&) = delete;
    OwnTemporaryFolder& operator=(const OwnTemporaryFolder&) = delete;
    [[nodiscard]] const std::string& path() const { return m_path; }

private:
    std::string m_path;
    std::string m_before;
    bool m_wasSet = false;
};

} // namespace interleave::test
