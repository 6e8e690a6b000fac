// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/nativefile.h"

#include "core/base/text.h"
#include "core/formats/annotations.h"
#include "core/formats/blockreader.h"
#include "core/formats/blockwriter.h"
#include "core/formats/ourpacket.h"
#include "core/formats/perfetto.h"
#include "core/formats/savefile.h"
#include "core/formats/schedswitches.h"
#include "core/formats/schedulereader.h"
#include "core/formats/schedulewriter.h"
#include "core/formats/tracereader.h"
#include "core/formats/tracewriter.h"

#include <protozero/pbf_reader.hpp>
#include <protozero/pbf_writer.hpp>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <iomanip>
#include <new>
#include <optional>
#include <sstream>

namespace interleave {

namespace {

namespace pf = perfetto;
using Status = BlockReader::Status;

constexpr std::uint32_t kFileSequence = 1;
constexpr std::uint32_t kProgramSequence = 2;

std::string headerPacket(const NativeContent& content)
{
    const auto kind = content.schedule ? ours::Content::RecordedProgram : ours::Content::Experiment;
    std::string bytes;
    protozero::pbf_writer packet(bytes);
    {
        protozero::pbf_writer mine(packet, pf::packet::kInterleave);
        protozero::pbf_writer header(mine, ours::kHeader);
        header.add_string(ours::header::kMagic, ours::kMagic.data(), ours::kMagic.size());
        header.add_uint32(ours::header::kVersion, ours::kVersion);
        header.add_enum(ours::header::kContent, static_cast<std::int32_t>(kind));
    }
    packet.add_uint64(pf::packet::kTimestamp, 0);
    packet.add_uint32(pf::packet::kSequenceId, kFileSequence);
    packet.add_uint32(pf::packet::kSequenceFlags, pf::kStateCleared);
    protozero::pbf_writer event(packet, pf::packet::kTrackEvent);
    event.add_enum(pf::event::kType, static_cast<std::int32_t>(pf::EventType::Instant));
    event.add_string(pf::event::kName, "Interleave");
    if (const auto* members = content.facts.as<Value::Object>())
        for (const auto& [name, value] : *members)
            event.add_message(pf::event::kAnnotations, toAnnotation(name, value));
    event.commit();
    return bytes;
}

bool isStopped(const FileProgress& progress)
{
    return progress.stop != nullptr && progress.stop->load();
}

void tell(const FileProgress& progress, double done, double all)
{
    if (progress.report)
        progress.report(all > 0 ? std::min(done / all, 1.0) : 1.0);
}

/// The schedule of a recorded program twice: for us, and for Perfetto's own programs.
bool writeProgram(BlockWriter& out, const SystemSchedule& schedule, const std::atomic<bool>* stop)
{
    const auto add = [&out](std::string_view fields) {
        std::string packet(fields);
        protozero::pbf_writer(packet).add_uint32(pf::packet::kSequenceId, kProgramSequence);
        out.add(packet);
    };
    const auto addOurs = [&add](std::string_view mine) {
        std::string packet;
        protozero::pbf_writer(packet).add_message(
            pf::packet::kInterleave, mine.data(), mine.size());
        add(packet);
    };
    if (!writeSchedule(schedule, addOurs, stop))
        return false;
    out.closeBlock();
    return !schedule.isRecorded() || writeSwitches(schedule, add, stop);
}

int writeContent(
    const NativeContent& content, const WriteBytes& write, const FileProgress& progress)
{
    BlockWriter out(write);
    FileNumbers numbers;
    out.add(headerPacket(content));
    out.closeBlock();
    if (content.schedule && !writeProgram(out, *content.schedule, progress.stop))
        return ECANCELED;
    for (std::size_t i = 0; i < content.runs.size() && out.error() == 0; ++i) {
        const NativeRun& run = content.runs[i];
        if (!writeRun(out, numbers, *run.trace, run.title, run.facts, progress.stop))
            return ECANCELED;
        tell(progress, static_cast<double>(i + 1), static_cast<double>(content.runs.size()));
    }
    out.finish();
    return out.error();
}

std::string seconds(Nanos time)
{
    std::ostringstream text;
    text << std::fixed << std::setprecision(3) << toSeconds(time) << " s";
    return text.str();
}

std::string countOf(std::size_t n, const std::string& what)
{
    return std::to_string(n) + " " + what + (n == 1 ? "" : "s");
}

/// Reads a whole file.
class Opening {
public:
    Opening(BlockReader blocks, std::string path, const FileProgress& progress)
        : m_blocks(std::move(blocks)),
          m_path(std::move(path)),
          m_progress(progress)
    {
    }

    Result<OpenedContent> open()
    {
        if (m_blocks.size() == 0)
            return failure(ErrorCode::BadArgument, cannot() + "the file is empty");
        const Status first = m_blocks.next();
        if (first == Status::Failed)
            return tl::unexpected(m_blocks.error());
        if (first != Status::Block)
            return failure(ErrorCode::BadArgument, cannot() + whatElse(first));
        if (const auto ok = header(); !ok)
            return tl::unexpected(ok.error());
        for (;;) {
            if (isStopped(m_progress))
                return failure(ErrorCode::Cancelled, "opening was cancelled");
            tell(m_progress, static_cast<double>(m_blocks.position()),
                static_cast<double>(m_blocks.size()));
            const Status status = m_blocks.next();
            if (status == Status::Failed)
                return tl::unexpected(m_blocks.error());
            if (status == Status::Block && takePackets(0))
                continue;
            if (m_isProgram)
                return endProgram(status);
            end(status);
            return std::move(m_opened);
        }
    }

private:
    [[nodiscard]] std::string quoted() const { return inQuotes(m_path, PATH_MAX); }
    [[nodiscard]] std::string cannot() const { return "cannot open " + quoted() + ": "; }

    [[nodiscard]] std::string whatElse(Status status) const
    {
        const std::string_view begin = m_blocks.beginning();
        if (begin.find(ours::kMagic) != std::string_view::npos)
            return std::string("the file is ") + (status == Status::Cut ? "cut off" : "damaged")
                + " near its beginning, so that nothing of it can be read; open a copy, if there "
                  "is one";
        const std::size_t text = begin.find_first_not_of(" \t\r\n");
        if (text != std::string_view::npos && (begin[text] == '{' || begin[text] == '['))
            return "it holds JSON; only what Interleave has saved (NAME.interleave) can be opened";
        if (begin.starts_with('\n'))
            return "it may be a trace of Perfetto, but it was not saved by Interleave";
        return "it was not saved by Interleave";
    }

    Result<void> header()
    {
        std::uint32_t version = 0; // of ours: there is none yet
        int content = 0;
        try {
            const std::string_view bytes
                = m_blocks.packets().empty() ? std::string_view() : m_blocks.packets().front();
            for (protozero::pbf_reader packet(bytes.data(), bytes.size()); packet.next();) {
                if (packet.tag_and_type() == pf::bytes(pf::packet::kInterleave))
                    readHeader(packet.get_message(), version, content);
                else if (packet.tag_and_type() == pf::bytes(pf::packet::kTrackEvent))
                    readFacts(packet.get_message());
                else
                    packet.skip();
            }
        } catch (const protozero::exception&) {
            version = 0;
        }
        if (version == 0)
            return failure(ErrorCode::BadArgument, cannot() + "it was not saved by Interleave");
        if (version > ours::kVersion)
            return failure(ErrorCode::Unsupported,
                cannot() + "it was saved by a newer version of Interleave (format "
                    + std::to_string(version) + ", and this version reads "
                    + std::to_string(ours::kVersion) + "); use that version, or a newer one");
        m_isProgram = content == static_cast<int>(ours::Content::RecordedProgram);
        if (content != static_cast<int>(ours::Content::Experiment) && !m_isProgram)
            return failure(ErrorCode::Unsupported,
                cannot() + "it holds what this version of Interleave does not know");
        if (!takePackets(1))
            return failure(ErrorCode::BadArgument, cannot() + "its first part makes no sense");
        return {};
    }

    static void readHeader(protozero::pbf_reader mine, std::uint32_t& version, int& content)
    {
        while (mine.next(ours::kHeader, protozero::pbf_wire_type::length_delimited)) {
            bool isOurs = false;
            std::uint32_t number = 0;
            for (protozero::pbf_reader header = mine.get_message(); header.next();) {
                switch (header.tag_and_type()) {
                case pf::bytes(ours::header::kMagic):
                    isOurs = header.get_string() == ours::kMagic;
                    break;
                case pf::varint(ours::header::kVersion):
                    number = header.get_uint32();
                    break;
                case pf::varint(ours::header::kContent):
                    content = header.get_enum();
                    break;
                default:
                    header.skip();
                }
            }
            if (isOurs)
                version = number;
        }
    }

    void readFacts(protozero::pbf_reader event)
    {
        Value::Object members;
        while (event.next(pf::event::kAnnotations, protozero::pbf_wire_type::length_delimited)) {
            const protozero::data_view view = event.get_view();
            auto member = fromAnnotation({ view.data(), view.size() });
            if (member)
                members.push_back(std::move(*member));
        }
        m_opened.content.facts = Value(std::move(members));
    }

    // False: a packet makes no sense.
    bool takePackets(std::size_t from)
    {
        const std::vector<std::string_view>& packets = m_blocks.packets();
        for (std::size_t i = from; i < packets.size(); ++i) {
            if (m_isProgram) {
                if (!takeOfProgram(packets[i]))
                    return false;
                continue;
            }
            switch (m_reader.add(packets[i])) {
            case TraceReader::Taken::Ended:
                takeRun(true);
                break;
            case TraceReader::Taken::Wrong:
                m_makesNoSense = true;
                return false;
            default:
                break;
            }
        }
        return true;
    }

    bool takeOfProgram(std::string_view bytes)
    {
        try {
            protozero::pbf_reader packet(bytes.data(), bytes.size());
            while (
                packet.next(pf::packet::kInterleave, protozero::pbf_wire_type::length_delimited)) {
                const protozero::data_view mine = packet.get_view();
                m_makesNoSense = m_makesNoSense
                    || m_schedule.add({ mine.data(), mine.size() }) == ScheduleReader::Taken::Wrong;
            }
        } catch (const protozero::exception&) {
            m_makesNoSense = true;
        }
        return !m_makesNoSense;
    }

    void takeRun(bool isWhole)
    {
        TraceReader::Run run = m_reader.take();
        if (run.trace != nullptr && !run.facts.isNull())
            m_opened.content.runs.push_back(
                { {}, std::move(run.facts), std::move(run.trace), isWhole });
    }

    void warn(const std::string& text) { m_opened.warnings.push_back({ ErrorCode::Io, text }); }

    bool isAllThere(Status status)
    {
        if (status == Status::Trailing)
            warn(quoted() + " is followed by bytes that are none of it; they are left out");
        return status == Status::End || status == Status::Trailing;
    }

    [[nodiscard]] std::string whereItEnds(Status status) const
    {
        if (m_makesNoSense)
            return " holds something that makes no sense to this version";
        return std::string(status == Status::Cut ? " is cut off" : " is damaged") + " at byte "
            + std::to_string(m_blocks.position());
    }

    Result<OpenedContent> endProgram(Status status)
    {
        if (!m_schedule.isBegun())
            return failure(ErrorCode::BadArgument,
                cannot() + "it is " + (status == Status::Cut ? "cut off" : "damaged")
                    + " before the schedule of the recorded program begins");
        const bool isWhole = m_schedule.isWhole();
        m_opened.content.schedule = m_schedule.take();
        if (isAllThere(status) && isWhole)
            return std::move(m_opened);
        const std::string rest = isWhole
            ? ": the schedule is whole; what Perfetto would show of it is not"
            : ": the schedule is known only until " + seconds(m_opened.content.schedule->end())
                + "; the rest could not be read";
        warn(quoted() + whereItEnds(status) + rest);
        return std::move(m_opened);
    }

    void end(Status status)
    {
        if (isAllThere(status))
            return;
        const std::size_t whole = m_opened.content.runs.size();
        if (m_reader.isInRun() && !m_makesNoSense)
            takeRun(false);
        std::string text = quoted() + whereItEnds(status);
        if (m_makesNoSense)
            text += ", after " + countOf(whole, "run");
        else
            text += ": " + countOf(whole, "run") + (whole == 1 ? " is whole" : " are whole");
        if (m_opened.content.runs.size() > whole)
            text += ", and one is known only until "
                + seconds(m_opened.content.runs.back().trace->end());
        warn(text + "; the rest could not be read");
    }

    BlockReader m_blocks;
    std::string m_path;
    const FileProgress& m_progress;
    TraceReader m_reader;
    ScheduleReader m_schedule; ///< of a recorded program
    bool m_isProgram = false;
    OpenedContent m_opened;
    bool m_makesNoSense = false;
};

} // namespace

Result<void> saveNative(const std::string& path, const NativeContent& content, bool overwrite,
    const FileProgress& progress)
{
    int code = 0;
    Result<void> saved = saveFile(
        path,
        [&](const WriteBytes& write) {
            code = writeContent(content, write, progress);
            return code;
        },
        overwrite);
    if (!saved && code == ECANCELED)
        return failure(ErrorCode::Cancelled, "saving was cancelled");
    if (!saved && code == EMSGSIZE)
        return failure(ErrorCode::BadArgument,
            "cannot save " + inQuotes(path, PATH_MAX)
                + ": the results of a run are larger than the 32 MiB that a file can hold");
    return saved;
}

Result<OpenedContent> openNative(const std::string& path, const FileProgress& progress)
{
    Result<BlockReader> blocks = BlockReader::open(path);
    if (!blocks)
        return tl::unexpected(blocks.error());
    try {
        return Opening(std::move(*blocks), path, progress).open();
    } catch (const std::bad_alloc&) {
        return failure(ErrorCode::System,
            "cannot open " + inQuotes(path, PATH_MAX)
                + ": there is not enough memory; close other programs, or other runs, first");
    }
}

} // namespace interleave
