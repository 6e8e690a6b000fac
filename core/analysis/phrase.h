// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/time.h"

#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace interleave {

/// A sentence before it is put into words: its text with %1 to %9, and what stands for them. The
/// text is translatable and lives for ever; what stands in it does not depend on the language.
struct Phrase {
    struct Instant {
        Nanos at { 0 };
    };
    struct Share {
        double part = 0; ///< 0 to 1
    };
    struct Task {
        TaskId id;
        std::string name;
    };
    /// A text as it is (a name), a time, a number, or a part of the sentence.
    using Argument = std::variant<std::string, Nanos, Instant, std::uint64_t, Share, Task,
        std::shared_ptr<const Phrase>>;

    const char* text = "";
    std::vector<Argument> arguments {};
};

} // namespace interleave
