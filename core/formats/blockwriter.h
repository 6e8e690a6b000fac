// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/savefile.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace interleave {

/// The packet that closes a block, with its tag and length. `checksum`: of all blocks up to and
/// with this one.
[[nodiscard]] std::string blockEnd(
    std::uint64_t index, std::uint64_t bytes, bool isLast, std::uint32_t checksum);

/// Packets of a Perfetto trace, in blocks that are checked when they are read. Not thread-safe.
class BlockWriter {
public:
    /// A block is closed when it has so many bytes: the checksums cost nothing, and a cut file
    /// loses little.
    static constexpr std::size_t kBlock = std::size_t { 256 } << 10U;
    static constexpr std::size_t kLargestPacket = std::size_t { 32 } << 20U;

    explicit BlockWriter(const WriteBytes& write) : m_write(write) { }
    /// `packet`: the fields of one TracePacket.
    void add(std::string_view packet);
    /// Closes the block, so that what was added until now stands or falls together.
    void closeBlock();
    /// Closes the last block. Nothing may be added any more.
    void finish();
    /// What went wrong first: 0, or an errno; EMSGSIZE for a packet that is too large.
    [[nodiscard]] int error() const { return m_error; }

private:
    void close(bool isLast);

    const WriteBytes& m_write;
    std::string m_block;
    std::uint64_t m_blocks = 0;
    std::uint32_t m_checksum = 0;
    int m_error = 0;
};

} // namespace interleave
