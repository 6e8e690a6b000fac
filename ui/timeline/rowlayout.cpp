// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/rowlayout.h"

#include <algorithm>

namespace interleave::ui {

namespace {
bool standsApart(const TrackModel& tracks, std::size_t row)
{
    if (row == 0)
        return false;
    return tracks.rows()[row].kind != tracks.rows()[row - 1].kind;
}

int rowHeightIn(const TrackModel& tracks, int rowHeight, const RowMetrics& metrics)
{
    constexpr std::size_t kFew = 2;
    if (tracks.rows().size() > kFew)
        return rowHeight;
    return std::clamp(metrics.loneRow, rowHeight, std::max(rowHeight, metrics.maxRow));
}

/// Lays out with a given height for rows.
RowLayout layOutWith(
    const std::vector<TimelineSection>& sections, int rowHeight, const RowMetrics& metrics)
{
    RowLayout layout;
    layout.rowHeight = rowHeight;
    int y = 0;
    for (std::size_t s = 0; s < sections.size(); ++s) {
        if (s > 0)
            y += metrics.gap;
        if (metrics.hasHeaders) {
            layout.items.push_back({ RowItem::Kind::Header, s, 0, y, metrics.header });
            y += metrics.header;
        }
        if (sections[s].tracks == nullptr) {
            layout.items.push_back({ RowItem::Kind::Notice, s, 0, y, metrics.header });
            y += metrics.header;
            continue;
        }
        const TrackModel& tracks = *sections[s].tracks;
        const int height = rowHeightIn(tracks, rowHeight, metrics);
        for (std::size_t r = 0; r < tracks.rows().size(); ++r) {
            if (standsApart(tracks, r))
                y += std::min(metrics.gap / 2, height);
            layout.items.push_back({ RowItem::Kind::Row, s, r, y, height });
            y += height;
        }
    }
    layout.height = y;
    return layout;
}
} // namespace

const RowItem* RowLayout::itemAt(int y) const
{
    const auto it = std::partition_point(
        items.begin(), items.end(), [y](const RowItem& i) { return i.bottom() <= y; });
    return it != items.end() && it->top <= y ? &*it : nullptr;
}

const RowItem* RowLayout::find(std::size_t section, std::size_t row) const
{
    for (const RowItem& item : items)
        if (item.kind == RowItem::Kind::Row && item.section == section && item.row == row)
            return &item;
    return nullptr;
}

std::pair<std::size_t, std::size_t> RowLayout::between(int top, int bottom) const
{
    const auto first = std::partition_point(
        items.begin(), items.end(), [top](const RowItem& i) { return i.bottom() <= top; });
    const auto last = std::partition_point(
        first, items.end(), [bottom](const RowItem& i) { return i.top < bottom; });
    return { static_cast<std::size_t>(first - items.begin()),
        static_cast<std::size_t>(last - items.begin()) };
}

std::pair<int, int> RowLayout::extentOf(std::size_t section) const
{
    int top = 0;
    int bottom = 0;
    bool found = false;
    for (const RowItem& item : items) {
        if (item.section != section)
            continue;
        top = found ? top : item.top;
        bottom = item.bottom();
        found = true;
    }
    return { top, bottom };
}

RowLayout layOutRows(
    const std::vector<TimelineSection>& sections, int availableHeight, const RowMetrics& metrics)
{
    std::size_t rows = 0;
    for (const TimelineSection& s : sections)
        rows += s.tracks ? s.tracks->rows().size() : 0;
    int height = metrics.maxRow;
    if (rows > 0) {
        RowMetrics bare = metrics;
        bare.loneRow = 0;
        const int fixed = layOutWith(sections, 0, bare).height;
        height = std::clamp(
            (availableHeight - fixed) / static_cast<int>(rows) + 1, metrics.minRow, metrics.maxRow);
        while (height > metrics.minRow
            && layOutWith(sections, height, metrics).height > availableHeight)
            --height;
    }
    return layOutWith(sections, height, metrics);
}

} // namespace interleave::ui
