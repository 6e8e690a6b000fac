// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instrumentation/recorder.h"

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstring>
#include <thread>

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
    Record* head = m_writer.reserve(body) != nullptr ? m_writer.reserve() : slowSlot(1 + body);
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
    if (m_bounded) {
        m_writer.countLost(count);
        return nullptr;
    }
    const std::uint64_t begin = readTicks();
    constexpr std::uint64_t kRoomForStall = 1;
    while (m_writer.reserve(count - 1 + kRoomForStall) == nullptr) {
        if (m_writer.isAbandoned()) {
            m_writer.countLost(count);
            return nullptr;
        }
        std::this_thread::sleep_for(kFullRingPause);
    }
    if (m_virtual == nullptr) { // virtual time stands still while the writer waits
        Record* stall = m_writer.reserve();
        *stall = Record {};
        stall->ticks = readTicks();
        stall->kind = RecordKind::Stall;
        stall->state = TaskState::Overhead;
        stall->reason = Reason::FullRing;
        stall->setDuration(stall->ticks - begin);
        m_writer.publish();
    }
    return m_writer.reserve();
}

} // namespace interleave
