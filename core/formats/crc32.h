// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace interleave {

/// CRC-32 as in ISO-HDLC, zlib and PNG. `before`: the checksum of the bytes that came before.
[[nodiscard]] std::uint32_t crc32(std::string_view bytes, std::uint32_t before = 0);

} // namespace interleave
