// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/viewmodels/trackmodel.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

namespace interleave::ui {

/// One run within a stack of timelines, as it is to be drawn.
struct TimelineSection {
    int run = -1;                             ///< in the experiment
    std::shared_ptr<const TrackModel> tracks; ///< null while there is nothing to draw
    QString title;                            ///< "Threads"
    QString detail;                           ///< "5 workers"
    QStringList tags;                         ///< "simulated", "cancelled"
    bool isBad = false;                       ///< failed or cancelled
    QString notice;                           ///< instead of rows: "waiting"
    std::optional<Nanos> end;                 ///< of a finished run
    QString endText;                          ///< "1.32 s  ×1.97"
};

/// A header, a notice or a row, from top to bottom.
struct RowItem {
    enum class Kind : std::uint8_t { Header, Notice, Row };
    Kind kind = Kind::Row;
    std::size_t section = 0;
    std::size_t row = 0;
    int top = 0;
    int height = 0;
    [[nodiscard]] int bottom() const { return top + height; }
};

struct RowMetrics {
    bool hasHeaders = false;
    int header = 28;
    int minRow = 16;
    int maxRow = 44;
    int loneRow = 0; ///< at least, in sections of one or two rows
    int gap = 10;    ///< between sections; half of it beside the main lane and the resources
};

/// All items with their places in pixels.
struct RowLayout {
    std::vector<RowItem> items;
    int height = 0;
    int rowHeight = 0;

    /// The item at `y`, null in a gap.
    [[nodiscard]] const RowItem* itemAt(int y) const;
    [[nodiscard]] const RowItem* find(std::size_t section, std::size_t row) const;
    /// [first, last) of the items that meet [top, bottom).
    [[nodiscard]] std::pair<std::size_t, std::size_t> between(int top, int bottom) const;
    /// Top and bottom of a section, header included.
    [[nodiscard]] std::pair<int, int> extentOf(std::size_t section) const;
};

/// Rows share the height that is available, within the bounds; the layout is higher where they need
/// more.
[[nodiscard]] RowLayout layOutRows(
    const std::vector<TimelineSection>& sections, int availableHeight, const RowMetrics& metrics);

} // namespace interleave::ui
