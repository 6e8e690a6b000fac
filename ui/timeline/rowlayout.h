// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/viewmodels/lanerules.h"

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
    std::shared_ptr<const ArrangedRows> rows; ///< null: all, as the model has them
    QString title;                            ///< "Threads"
    QString detail;                           ///< "5 workers"
    QStringList tags;                         ///< "simulated", "cancelled"
    bool isBad = false;                       ///< failed or cancelled
    bool isCollapsed = false;                 ///< to its header
    QString notice;                           ///< instead of rows: "waiting"
    std::optional<Nanos> end;                 ///< of a finished run
    QString endText;                          ///< "1.32 s  ×1.97"
};

/// A header, a notice, a row, the line of a collapsed group or the heading of one that is not, from
/// top to bottom.
struct RowItem {
    enum class Kind : std::uint8_t { Header, Notice, Row, Group, Heading };
    Kind kind = Kind::Row;
    std::size_t section = 0;
    std::size_t row = 0; ///< of a group or a heading its first one
    int top = 0;
    int height = 0;
    RowGroup group = RowGroup::Main; ///< of a row, a group or a heading
    bool isPinned = false;
    int collapsed = 0; ///< rows that a group's line stands for, or a heading heads
    [[nodiscard]] int bottom() const { return top + height; }
};

struct RowMetrics {
    bool hasHeaders = false;
    int header = 28;
    int minRow = 16;
    int maxRow = 44;
    int loneRow = 0; ///< at least, in sections of one or two rows
    int group = 18;  ///< the line of a collapsed group, or a heading
    int gap = 10;    ///< between sections; half of it beside the main lane and the resources
};

/// All items with their places in pixels.
struct RowLayout {
    std::vector<RowItem> items;
    int height = 0;
    int rowHeight = 0;

    /// The item at `y`, null in a gap.
    [[nodiscard]] const RowItem* itemAt(int y) const;
    /// Null: the row is hidden. O(1).
    [[nodiscard]] const RowItem* find(std::size_t section, std::size_t row) const;
    /// The same, or the line of the collapsed group that begins with the row.
    [[nodiscard]] const RowItem* standFor(std::size_t section, std::size_t row) const;
    /// [first, last) of the items that meet [top, bottom).
    [[nodiscard]] std::pair<std::size_t, std::size_t> between(int top, int bottom) const;
    /// Top and bottom of a section, header included.
    [[nodiscard]] std::pair<int, int> extentOf(std::size_t section) const;

    void add(const RowItem& item);

private:
    std::vector<std::vector<std::uint32_t>> m_places; ///< by section and row: an item's place + 1
    std::vector<std::pair<int, int>> m_extents;
};

/// Rows share the height that is available, within the bounds; the layout is higher where they need
/// more. Pinned rows are the first of their sections.
[[nodiscard]] RowLayout layOutRows(
    const std::vector<TimelineSection>& sections, int availableHeight, const RowMetrics& metrics);

/// The same for a window that scrolls: pinned rows have a part of their own that does not, of half
/// the height at most. The others of them stay the first of their sections.
struct StackLayout {
    RowLayout pinned;
    RowLayout rows;
    /// Between the two, when there are pinned rows.
    static constexpr int kBorder = 3;
};
[[nodiscard]] StackLayout layOutStack(
    const std::vector<TimelineSection>& sections, int availableHeight, const RowMetrics& metrics);

} // namespace interleave::ui
