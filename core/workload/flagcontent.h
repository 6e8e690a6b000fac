// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace interleave {

/// The country codes of the twenty flags, alphabetical.
[[nodiscard]] std::span<const std::string_view> flagCodes();

/// A small picture (GIF89a) for a two-letter code in either case; empty for other texts. Any
/// thread.
[[nodiscard]] std::string flagPicture(std::string_view code);

/// "/data/flags/br/br.gif" for "BR".
[[nodiscard]] std::string flagPath(std::string_view code);

} // namespace interleave
