// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/value.h"

#include <string>

namespace interleave {

/// Facts about the machine that belong into every picture and file.
struct MachineFacts {
    unsigned cores = 1;    ///< that this process may use
    std::string processor; ///< as the system names it
    std::string system;    ///< "Linux 6.1"
    std::string compiler;
    std::string version; ///< of Interleave

    [[nodiscard]] Value toValue() const;
    /// "2 cores, AMD EPYC, Linux 6.1"
    [[nodiscard]] std::string oneLine() const;
};

/// Read once. Any thread.
[[nodiscard]] const MachineFacts& machineFacts();

} // namespace interleave
