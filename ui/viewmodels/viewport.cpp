// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/viewport.h"

#include <algorithm>
#include <cmath>

namespace interleave::ui {

namespace {
constexpr Nanos kShortest { 10 };
constexpr Nanos kBeforeAnyRun = std::chrono::seconds(1);
constexpr qint64 kGestureMilliseconds = 500;
constexpr std::size_t kMaxHistory = 200;

Nanos scaled(Nanos length, double factor)
{
    return Nanos(std::llround(static_cast<double>(length.count()) * factor));
}
} // namespace

Viewport::Viewport(QObject* parent)
    : QObject(parent),
      m_full { Nanos(0), kBeforeAnyRun },
      m_visible(m_full),
      m_history { Place {} }
{
}

void Viewport::setFull(Nanos end)
{
    const Range full { Nanos(0), std::max(end, kShortest) };
    if (full == m_full)
        return;
    const bool wasFitted = isFitted();
    m_full = full;
    emit fullChanged();
    apply(wasFitted ? m_full : clamped(m_visible));
}

void Viewport::setVisible(Range range)
{
    change(clamped(range), Gesture::Set);
}

void Viewport::zoomAt(Nanos at, double factor)
{
    if (!(factor > 0) || !std::isfinite(factor))
        return;
    const double longest = static_cast<double>(m_full.length().count());
    const double wanted = static_cast<double>(m_visible.length().count()) * factor;
    const Nanos length = std::max(kShortest, Nanos(std::llround(std::min(wanted, longest))));
    const double part = static_cast<double>((at - m_visible.begin).count())
        / static_cast<double>(m_visible.length().count());
    const Nanos begin = at - scaled(length, part);
    change(clamped({ begin, begin + length }), Gesture::Zoom);
}

void Viewport::panBy(double fraction)
{
    if (!std::isfinite(fraction))
        return;
    const Nanos by = scaled(m_visible.length(), std::clamp(fraction, -1e3, 1e3));
    change(clamped({ m_visible.begin + by, m_visible.end + by }), Gesture::Pan);
}

void Viewport::fit()
{
    change(m_full, Gesture::Fit);
}

void Viewport::undo()
{
    if (canUndo())
        restore(m_historyAt - 1);
}

void Viewport::redo()
{
    if (canRedo())
        restore(m_historyAt + 1);
}

Viewport::Range Viewport::clamped(Range range) const
{
    const Nanos length
        = std::clamp(range.length(), std::min(kShortest, m_full.length()), m_full.length());
    const Nanos begin = std::clamp(range.begin, m_full.begin, m_full.end - length);
    return { begin, begin + length };
}

void Viewport::change(Range range, Gesture gesture)
{
    if (range == m_visible)
        return;
    const bool continues = gesture == m_lastGesture && m_historyAt > 0
        && m_sinceLastChange.isValid() && m_sinceLastChange.elapsed() < kGestureMilliseconds;
    m_history.resize(m_historyAt + 1);
    if (!continues)
        m_history.emplace_back();
    m_history.back() = range == m_full ? Place {} : Place { range };
    if (m_history.size() > kMaxHistory)
        m_history.erase(m_history.begin());
    m_historyAt = m_history.size() - 1;
    m_lastGesture = gesture;
    m_sinceLastChange.start();
    apply(range);
}

void Viewport::apply(Range range)
{
    if (range == m_visible)
        return;
    m_visible = range;
    emit visibleChanged();
}

void Viewport::restore(std::size_t place)
{
    m_historyAt = place;
    m_lastGesture = Gesture::None;
    apply(m_history[place] ? clamped(*m_history[place]) : m_full);
}

} // namespace interleave::ui
