// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/blockwriter.h"

#include "core/formats/crc32.h"
#include "core/formats/ourpacket.h"
#include "core/formats/perfetto.h"

#include <protozero/pbf_writer.hpp>

#include <cerrno>
#include <span>

namespace interleave {

std::string blockEnd(std::uint64_t index, std::uint64_t bytes, bool isLast, std::uint32_t checksum)
{
    std::string out;
    protozero::pbf_writer trace(out);
    protozero::pbf_writer packet(trace, perfetto::trace::kPacket);
    protozero::pbf_writer mine(packet, perfetto::packet::kInterleave);
    protozero::pbf_writer end(mine, ours::kBlockEnd);
    end.add_uint64(ours::blockend::kIndex, index);
    end.add_uint64(ours::blockend::kBytes, bytes);
    end.add_bool(ours::blockend::kLast, isLast);
    end.add_fixed32(ours::blockend::kChecksum, checksum);
    end.commit();
    mine.commit();
    packet.commit();
    return out;
}

void BlockWriter::add(std::string_view packet)
{
    if (packet.size() > kLargestPacket && m_error == 0)
        m_error = EMSGSIZE;
    if (m_error != 0)
        return;
    protozero::pbf_writer(m_block).add_message(
        perfetto::trace::kPacket, packet.data(), packet.size());
    if (m_block.size() >= kBlock)
        closeBlock();
}

void BlockWriter::closeBlock()
{
    if (!m_block.empty())
        close(false);
}

void BlockWriter::finish()
{
    close(true);
}

void BlockWriter::close(bool isLast)
{
    if (m_error != 0)
        return;
    m_checksum = crc32(m_block, m_checksum);
    const std::string end = blockEnd(++m_blocks, m_block.size(), isLast, m_checksum);
    m_block += end;
    m_error = m_write(std::as_bytes(std::span(m_block)));
    m_block.clear();
}

} // namespace interleave
