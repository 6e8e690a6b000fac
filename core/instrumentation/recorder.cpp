// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instrumentation/recorder.h"

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstring>
#include <thread>
#include <utility>

namespace interleave {

namespace {
constexpr auto kFullRingPause = std::chrono::microseconds(50);

std::string_view cutToCharacters(std::string_view text)
{
    if (text.size() <= kMaxRecordText)
        return text;
    std::size_t n = kMaxRecordText;
    constexpr unsigned kContinuationMask = 0xC0U;
    constexpr unsigned kContinuation = 0x80U;
    while (n > 0 && (static_cast<unsigned char>(text[n]) & kContinuationMask) == kContinuation)
        --n;
    return text.substr(0, n);
}
} // namespace

void Recorder::instant(
    RecordKind kind, TaskId task, LabelId label, TaskId peer, Reason reason, TaskState state)
{
    if (!m_enabled)
        return;
    if (Record* r = slot()) {
        *r = { now(), task.value, label.value, peer.value, order(), kind, state, reason, 0, 0 };
        m_writer.publish();
    }
}

void Recorder::laneBegin()
{
    const TaskId thread = m_virtual == nullptr && m_enabled
        ? TaskId { static_cast<std::uint32_t>(gettid()) }
        : TaskId {};
    instant(RecordKind::LaneBegin, {}, {}, thread, Reason::None);
}

void Recorder::counted(RecordKind kind, TaskId task, LabelId label, Reason reason,
    std::uint32_t peer, std::uint32_t extra)
{
    if (!m_enabled)
        return;
    if (Record* r = slot()) {
        *r = { now(), task.value, label.value, peer, order(), kind, TaskState::Running, reason, 0,
            extra };
        m_writer.publish();
    }
}

void Recorder::textRecord(RecordKind kind, TaskId task, LabelId label, std::string_view text)
{
    if (!m_enabled)
        return;
    const std::string_view cut = cutToCharacters(text);
    const std::uint64_t body = (cut.size() + sizeof(Record) - 1) / sizeof(Record);
    Record* head = m_gapLost == 0 && m_writer.reserve(body) != nullptr ? m_writer.reserve()
                                                                       : slowSlot(1 + body);
    if (head == nullptr)
        return;
    *head = { now(), task.value, label.value, 0, order(), kind, TaskState::Running, Reason::None, 0,
        static_cast<std::uint32_t>(cut.size()) };
    for (std::uint64_t i = 0; i < body; ++i) {
        Record* piece = m_writer.reserve(1 + i);
        const std::size_t from = i * sizeof(Record);
        *piece = Record {};
        std::memcpy(static_cast<void*>(piece), cut.data() + from,
            std::min(sizeof(Record), cut.size() - from));
    }
    m_writer.publish(1 + body);
}

Record* Recorder::slowSlot(std::uint64_t count)
{
    constexpr std::uint64_t kRoomToTell = 1;
    if (m_writer.reserve(count - 1 + kRoomToTell) == nullptr) {
        if (m_bounded)
            return lose(count);
        const std::uint64_t begin = readTicks();
        do {
            if (m_writer.isAbandoned())
                return lose(count);
            std::this_thread::sleep_for(kFullRingPause);
        } while (m_writer.reserve(count - 1 + kRoomToTell) == nullptr);
        if (m_virtual == nullptr) // virtual time stands still while the writer waits
            tell(RecordKind::Stall, readTicks() - begin, 0);
    } else if (m_gapLost != 0) {
        tell(RecordKind::Gap, 0, std::exchange(m_gapLost, 0));
    }
    return m_writer.reserve();
}

Record* Recorder::lose(std::uint64_t count)
{
    m_gapLost += count;
    m_writer.countLost(count);
    return nullptr;
}

void Recorder::tell(RecordKind kind, std::uint64_t ticksWaited, std::uint64_t lost)
{
    constexpr std::uint64_t kMost = 0xffffffffU;
    Record* r = m_writer.reserve();
    *r = Record {};
    r->ticks = now();
    r->peer = static_cast<std::uint32_t>(std::min(lost, kMost));
    r->kind = kind;
    r->state = TaskState::Overhead;
    r->reason = Reason::FullRing;
    if (kind == RecordKind::Stall)
        r->setDuration(ticksWaited);
    m_writer.publish();
}

} // namespace interleave
