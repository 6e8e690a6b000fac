// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/preparedtext.h"
#include "ui/viewmodels/trackmodel.h"

#include <QFont>

#include <cstdint>
#include <map>
#include <memory>
#include <unordered_map>

namespace interleave::ui {

/// The titles of bars, laid out once: hundreds are drawn in each frame, mostly the same ones.
class BarTexts {
public:
    /// Texts in another font are forgotten.
    void setFont(const QFont& font);
    /// The title of a bar of that span; empty for none. Valid until the next call.
    [[nodiscard]] const PreparedText& of(
        const TrackModel& tracks, std::size_t row, const Span& span);

private:
    /// A number that is the same for all spans of the same title.
    [[nodiscard]] std::uint64_t keyOf(
        const TrackModel& tracks, std::size_t row, const Span& span) const;

    QFont m_font;
    using Texts = std::unordered_map<std::uint64_t, PreparedText>;
    /// A trace that is gone keeps its place, so no other one is taken for it.
    std::map<std::weak_ptr<const Trace>, Texts, std::owner_less<>> m_texts;
};

} // namespace interleave::ui
