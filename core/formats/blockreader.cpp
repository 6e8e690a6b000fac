// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/blockreader.h"

#include "core/base/text.h"
#include "core/formats/blockwriter.h"
#include "core/formats/crc32.h"
#include "core/formats/ourpacket.h"
#include "core/formats/perfetto.h"

#include <protozero/pbf_reader.hpp>

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <system_error>

namespace interleave {

namespace {

constexpr std::size_t kReadAtOnce = std::size_t { 256 } << 10U;
constexpr std::size_t kBeginning = 64;
constexpr std::size_t kLongestVarint = 5; // of a length that we accept
constexpr unsigned kPacketTag = perfetto::trace::kPacket << 3U | 2U;

Error cannotOpen(const std::string& path, ErrorCode code, const std::string& why)
{
    return { code, "cannot open " + inQuotes(path, PATH_MAX) + ": " + why };
}

Error cannotOpen(const std::string& path, int errnoValue)
{
    switch (errnoValue) {
    case ENOENT:
        return cannotOpen(path, ErrorCode::NotFound, "there is no such file");
    case EACCES:
    case EPERM:
        return cannotOpen(path, ErrorCode::Io, "there is no permission to read it");
    case ENXIO:
        return cannotOpen(path, ErrorCode::BadArgument, "it is no regular file");
    default:
        return cannotOpen(path, ErrorCode::Io, std::generic_category().message(errnoValue));
    }
}

bool isBlockEnd(std::string_view body)
{
    try {
        protozero::pbf_reader packet(body.data(), body.size());
        if (!packet.next()
            || packet.tag_and_type() != perfetto::bytes(perfetto::packet::kInterleave))
            return false;
        protozero::pbf_reader mine = packet.get_message();
        return mine.next() && mine.tag_and_type() == perfetto::bytes(ours::kBlockEnd);
    } catch (const std::exception&) {
        return false;
    }
}

} // namespace

BlockReader::BlockReader(UniqueFd file, std::string path, std::uint64_t size)
    : m_file(std::move(file)),
      m_path(std::move(path)),
      m_size(size)
{
}

Result<BlockReader> BlockReader::open(const std::string& path)
{
    if (path.empty() || path.find('\0') != std::string::npos)
        return tl::unexpected(
            cannotOpen(path, ErrorCode::BadArgument, "the file name is empty or broken"));
    // Non-blocking: a pipe that nobody writes to must not hold us.
    UniqueFd file(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
    if (!file.isOpen())
        return tl::unexpected(cannotOpen(path, errno));
    struct stat status = {};
    if (::fstat(file.get(), &status) != 0)
        return tl::unexpected(cannotOpen(path, errno));
    if (S_ISDIR(status.st_mode))
        return tl::unexpected(
            cannotOpen(path, ErrorCode::BadArgument, "it is a folder; name a file in it"));
    if (!S_ISREG(status.st_mode))
        return tl::unexpected(cannotOpen(path, ErrorCode::BadArgument,
            "it is no regular file; save to a file first and open that"));
    return BlockReader(std::move(file), path, static_cast<std::uint64_t>(status.st_size));
}

// At least `bytes` bytes in the buffer. What a length claims is never taken up before it is there.
BlockReader::Fill BlockReader::need(std::size_t bytes)
{
    while (m_buffer.size() < bytes) {
        const std::size_t before = m_buffer.size();
        m_buffer.resize(before + kReadAtOnce);
        ssize_t n = -1;
        do
            n = ::read(m_file.get(), m_buffer.data() + before, m_buffer.size() - before);
        while (n < 0 && errno == EINTR);
        const int code = errno;
        m_buffer.resize(before + static_cast<std::size_t>(std::max<ssize_t>(n, 0)));
        if (n < 0) {
            m_failure = cannotOpen(m_path, code);
            return Fill::Failed;
        }
        if (n == 0)
            return Fill::End;
        m_read += static_cast<std::uint64_t>(n);
        if (m_beginning.size() < kBeginning)
            m_beginning = m_buffer.substr(0, kBeginning);
    }
    return Fill::Ok;
}

// The packet that begins `at` bytes after the block's begin; `at` is moved behind it.
BlockReader::Status BlockReader::readPacket(std::size_t& at, std::size_t& bodyBegin)
{
    const auto byteAt = [&](std::size_t i) { return static_cast<unsigned char>(m_buffer[i]); };
    std::size_t length = 0;
    std::size_t i = at;
    if (const Fill fill = need(i + 1); fill != Fill::Ok)
        return fill == Fill::End ? Status::Cut : Status::Failed;
    if (byteAt(i++) != kPacketTag)
        return Status::Damaged;
    for (unsigned shift = 0;; shift += 7) {
        if (i - at > kLongestVarint)
            return Status::Damaged;
        if (const Fill fill = need(i + 1); fill != Fill::Ok)
            return fill == Fill::End ? Status::Cut : Status::Failed;
        const unsigned char byte = byteAt(i++);
        length |= std::size_t { byte & 0x7fU } << shift;
        if ((byte & 0x80U) == 0)
            break;
    }
    if (length > BlockWriter::kLargestPacket)
        return Status::Damaged;
    if (const Fill fill = need(i + length); fill != Fill::Ok)
        return fill == Fill::End ? Status::Cut : Status::Failed;
    bodyBegin = i;
    at = i + length;
    return Status::Block;
}

BlockReader::Status BlockReader::next()
{
    m_packets.clear();
    m_buffer.erase(0, m_used);
    m_used = 0;
    if (m_isOver) {
        const Fill fill = need(1);
        return fill == Fill::Ok ? Status::Trailing
            : fill == Fill::End ? Status::End
                                : Status::Failed;
    }
    struct Body {
        std::size_t begin;
        std::size_t size;
    };
    std::vector<Body> bodies;
    bool isFull = false; // after the packet that filled it comes what ends the block
    for (std::size_t at = 0;;) {
        const std::size_t begin = at;
        std::size_t body = 0;
        if (const Status status = readPacket(at, body); status != Status::Block)
            return status;
        const std::string_view block(m_buffer.data(), at);
        if (!isBlockEnd(block.substr(body))) {
            if (isFull)
                return Status::Damaged;
            isFull = at >= BlockWriter::kBlock;
            bodies.push_back({ body, at - body });
            continue;
        }
        const std::uint32_t checksum = crc32(block.substr(0, begin), m_checksum);
        const std::string_view end = block.substr(begin);
        const bool isLast = end == blockEnd(m_blocks + 1, begin, true, checksum);
        if (!isLast && end != blockEnd(m_blocks + 1, begin, false, checksum))
            return Status::Damaged;
        ++m_blocks;
        m_checksum = checksum;
        m_isOver = isLast;
        // The packets stay where they are until the next block is read.
        for (const Body& b : bodies)
            m_packets.push_back(block.substr(b.begin, b.size));
        m_used = at;
        return Status::Block;
    }
}

} // namespace interleave
