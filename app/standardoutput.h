// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace interleave::app {

// Exit codes of the command line; 128 + n after signal n.
inline constexpr int kExitOk = 0;
inline constexpr int kExitFailed = 1;
inline constexpr int kExitUsage = 2;

/// Fills the places of standard descriptors that are closed, so that no file of ours gets their
/// numbers and what is printed. Writing to them still fails. Call first.
void reserveStandardDescriptors();

/// Writes all of it. False when that failed: said on standard error, unless only the reader has
/// gone away.
[[nodiscard]] bool printOut(std::string_view text);

/// "interleave: TEXT" and a line break on standard error; line breaks within become blanks.
void complain(std::string_view text);

} // namespace interleave::app
