// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/bartexts.h"

#include "ui/timeline/statetext.h"

namespace interleave::ui {

namespace {
constexpr std::size_t kMostTraces = 8;
constexpr std::size_t kMostTexts = 8192;
constexpr unsigned kIdBits = 40;
} // namespace

void BarTexts::setFont(const QFont& font)
{
    if (font == m_font)
        return;
    m_font = font;
    m_texts.clear();
}

std::uint64_t BarTexts::keyOf(const TrackModel& tracks, std::size_t row, const Span& span) const
{
    enum : std::uint64_t { Label = 1, Task, Reason, State, Level };
    const auto key = [](std::uint64_t kind, std::uint64_t id) { return kind << kIdBits | id; };
    const TrackRow::Kind kind = tracks.rows()[row].kind;
    if (kind == TrackRow::Kind::Level)
        return key(Level, tracks.levelAt(row, span.begin));
    if (span.label.isValid())
        return key(Label, span.label.value);
    const auto reason = static_cast<std::uint64_t>(span.reason);
    if (kind == TrackRow::Kind::Task)
        return key(State, static_cast<std::uint64_t>(span.state) << 8U | reason);
    return span.task.isValid() ? key(Task, span.task.value) : key(Reason, reason);
}

const PreparedText& BarTexts::of(const TrackModel& tracks, std::size_t row, const Span& span)
{
    if (m_texts.size() > kMostTraces)
        m_texts.clear();
    Texts& texts = m_texts[tracks.sharedTrace()];
    if (texts.size() > kMostTexts)
        texts.clear();
    const auto [it, isNew] = texts.try_emplace(keyOf(tracks, row, span));
    if (isNew)
        it->second = preparedText(barTitle(tracks, row, span), m_font);
    return it->second;
}

} // namespace interleave::ui
