// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/uniquefd.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace interleave {

/// Reads a file of packets block by block, and hands out only what its checksum has confirmed.
/// Holds one block in memory. Trusts nothing. Not thread-safe.
class BlockReader {
public:
    /// Only regular files. Errors: NotFound, BadArgument (a folder, a pipe, a device), Io.
    [[nodiscard]] static Result<BlockReader> open(const std::string& path);

    enum class Status : std::uint8_t {
        Block,    ///< packets() is the next block
        End,      ///< the last block was the one before, and nothing follows
        Trailing, ///< as End, but something follows that is none of ours
        Cut,      ///< the file ends in the middle of a block, or after one that was not the last
        Damaged,  ///< the block is not as it was written
        Failed,   ///< the system refuses to read; see error()
    };
    [[nodiscard]] Status next();
    /// Each the fields of one TracePacket; valid until the next call of next().
    [[nodiscard]] const std::vector<std::string_view>& packets() const { return m_packets; }
    /// The bytes at the file's beginning that were read so far: to tell what else it might be.
    [[nodiscard]] std::string_view beginning() const { return m_beginning; }
    [[nodiscard]] std::uint64_t size() const { return m_size; }
    [[nodiscard]] std::uint64_t position() const { return m_read - m_buffer.size() + m_used; }
    [[nodiscard]] const Error& error() const { return m_failure; }

private:
    BlockReader(UniqueFd file, std::string path, std::uint64_t size);
    enum class Fill : std::uint8_t { Ok, End, Failed };
    [[nodiscard]] Fill need(std::size_t bytes);
    [[nodiscard]] Status readPacket(std::size_t& at, std::size_t& bodyBegin);

    UniqueFd m_file;
    std::string m_path;
    std::uint64_t m_size = 0;
    std::uint64_t m_read = 0;
    std::string m_buffer;   ///< from the block's begin on
    std::size_t m_used = 0; ///< of it, by the block that was handed out
    std::string m_beginning;
    std::vector<std::string_view> m_packets;
    std::uint64_t m_blocks = 0;
    std::uint32_t m_checksum = 0;
    bool m_isOver = false;
    Error m_failure;
};

} // namespace interleave
