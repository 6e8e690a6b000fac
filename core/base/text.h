// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace interleave {

/// No overlong forms, no surrogates, nothing above U+10FFFF.
[[nodiscard]] bool isUtf8(std::string_view text);

/// `text` with every byte that is not UTF-8 replaced by U+FFFD.
[[nodiscard]] std::string cleanUtf8(std::string_view text);

/// True for a byte below 0x20 and for 0x7f.
[[nodiscard]] bool hasControlCharacter(std::string_view text);

/// "text" in double quotes, on one line whatever it holds, cut after about `longest` bytes: for
/// messages.
[[nodiscard]] std::string inQuotes(std::string_view text, std::size_t longest = 60);

/// The one of `known` that is nearest to `text`, for "did you mean"; empty when none is near.
[[nodiscard]] std::string nearest(std::string_view text, std::span<const std::string> known);

/// "a", "a or b", "a, b or c".
[[nodiscard]] std::string alternatives(std::span<const std::string> items);

} // namespace interleave
