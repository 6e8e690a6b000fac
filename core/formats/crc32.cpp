// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/crc32.h"

#include <array>
#include <cstddef>

namespace interleave {

namespace {

// Eight bytes a step: table k holds what a byte does that k more bytes follow.
constexpr std::size_t kStep = 8;
using Table = std::array<std::uint32_t, 256>;

constexpr std::array<Table, kStep> makeTables()
{
    constexpr std::uint32_t kPolynomial = 0xedb88320U;
    std::array<Table, kStep> tables {};
    for (std::uint32_t byte = 0; byte < 256; ++byte) {
        std::uint32_t crc = byte;
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1U) ^ ((crc & 1U) != 0 ? kPolynomial : 0U);
        tables[0][byte] = crc;
    }
    for (std::size_t k = 1; k < kStep; ++k)
        for (std::size_t byte = 0; byte < 256; ++byte)
            tables[k][byte] = (tables[k - 1][byte] >> 8U) ^ tables[0][tables[k - 1][byte] & 0xffU];
    return tables;
}

constexpr std::array<Table, kStep> kTables = makeTables();

std::uint32_t byteAt(std::string_view bytes, std::size_t i)
{
    return static_cast<unsigned char>(bytes[i]);
}

} // namespace

std::uint32_t crc32(std::string_view bytes, std::uint32_t before)
{
    std::uint32_t crc = ~before;
    for (; bytes.size() >= kStep; bytes.remove_prefix(kStep)) {
        std::uint32_t next = 0;
        for (std::size_t i = 0; i < 4; ++i)
            next ^= kTables[kStep - 1 - i][((crc >> (8U * i)) ^ byteAt(bytes, i)) & 0xffU];
        for (std::size_t i = 4; i < kStep; ++i)
            next ^= kTables[kStep - 1 - i][byteAt(bytes, i)];
        crc = next;
    }
    for (std::size_t i = 0; i < bytes.size(); ++i)
        crc = (crc >> 8U) ^ kTables[0][(crc ^ byteAt(bytes, i)) & 0xffU];
    return ~crc;
}

} // namespace interleave
