// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/rowlayout.h"

#include <algorithm>

namespace interleave::ui {

namespace {

/// Of a section without rules.
ArrangedRows allRows(const TrackModel& tracks)
{
    return arrangeRows(tracks, -1, {});
}

/// Sections with their rows, and which part of them is to be laid out.
class Layouter {
public:
    Layouter(const std::vector<TimelineSection>& sections, const RowMetrics& metrics)
        : m_sections(sections),
          m_metrics(metrics)
    {
        m_rows.reserve(sections.size());
        for (const TimelineSection& section : sections)
            m_rows.push_back(section.rows || !section.tracks
                    ? section.rows
                    : std::make_shared<const ArrangedRows>(allRows(*section.tracks)));
    }

    [[nodiscard]] std::size_t pinned() const
    {
        std::size_t n = 0;
        for (const auto& rows : m_rows)
            n += rows ? rows->pinned.size() : 0;
        return n;
    }

    [[nodiscard]] int fittingHeight(int available) const
    {
        std::size_t rows = pinned();
        for (const auto& arranged : m_rows)
            if (arranged)
                rows += static_cast<std::size_t>(
                    std::count_if(arranged->entries.begin(), arranged->entries.end(),
                        [](const ArrangedRows::Entry& e) { return e.isRow(); }));
        if (rows == 0)
            return m_metrics.maxRow;
        Layouter bare(*this);
        bare.m_metrics.loneRow = 0;
        const int fixed = bare.layOut(0).height;
        int height = std::clamp(
            (available - fixed) / static_cast<int>(rows) + 1, m_metrics.minRow, m_metrics.maxRow);
        while (height > m_metrics.minRow && layOut(height).height > available)
            --height;
        return height;
    }

    /// All but the first `without` pinned rows.
    [[nodiscard]] RowLayout layOut(int rowHeight, std::size_t without = 0) const
    {
        RowLayout layout;
        layout.rowHeight = rowHeight;
        int y = 0;
        for (std::size_t s = 0; s < m_sections.size(); ++s) {
            if (s > 0)
                y += m_metrics.gap;
            if (m_metrics.hasHeaders)
                addLine(layout, { RowItem::Kind::Header, s, 0, y, m_metrics.header }, y);
            if (m_rows[s] == nullptr || isEmpty(s))
                addLine(layout, { RowItem::Kind::Notice, s, 0, y, m_metrics.header }, y);
            else
                addRows(layout, s, rowHeight, without, y);
        }
        layout.height = y;
        return layout;
    }

    [[nodiscard]] RowLayout layOutPinned(int rowHeight, std::size_t most) const
    {
        RowLayout layout;
        layout.rowHeight = rowHeight;
        int y = 0;
        for (std::size_t s = 0; s < m_sections.size(); ++s)
            for (std::size_t i = 0; m_rows[s] && i < m_rows[s]->pinned.size() && most > 0;
                 ++i, --most)
                addLine(layout, itemOf(s, m_rows[s]->pinned[i], true, y, rowHeight), y);
        layout.height = y;
        return layout;
    }

private:
    /// Everything is filtered away, which the notice says.
    [[nodiscard]] bool isEmpty(std::size_t section) const
    {
        return m_rows[section]->pinned.empty() && m_rows[section]->entries.empty()
            && !m_sections[section].isCollapsed;
    }

    [[nodiscard]] RowItem itemOf(
        std::size_t section, std::size_t row, bool pinned, int y, int height) const
    {
        RowItem item { RowItem::Kind::Row, section, row, y, height };
        item.group = groupOf(m_sections[section].tracks->rows()[row]);
        item.isPinned = pinned;
        return item;
    }

    static void addLine(RowLayout& layout, const RowItem& item, int& y)
    {
        layout.add(item);
        y += item.height;
    }

    void addRows(
        RowLayout& layout, std::size_t s, int rowHeight, std::size_t& without, int& y) const
    {
        const ArrangedRows& rows = *m_rows[s];
        const int height = rowHeightIn(rows, rowHeight);
        const int apart = std::min(m_metrics.gap / 2, height);
        const std::size_t skipped = std::min(without, rows.pinned.size());
        without -= skipped;
        for (std::size_t i = skipped; i < rows.pinned.size(); ++i)
            addLine(layout, itemOf(s, rows.pinned[i], true, y, height), y);
        const TrackRow* before = nullptr;
        bool wasLine = false; // of a collapsed group: those stand close
        if (skipped < rows.pinned.size() && !rows.entries.empty())
            y += apart;
        for (const ArrangedRows::Entry& entry : rows.entries) {
            const TrackRow& row = m_sections[s].tracks->rows()[entry.row];
            if (before != nullptr
                && (before->kind != row.kind || (before->process != row.process && !wasLine)))
                y += apart;
            before = &row;
            RowItem item = itemOf(s, entry.row, false, y, height);
            wasLine = entry.collapsed > 0;
            if (!entry.isRow()) {
                item.kind = wasLine ? RowItem::Kind::Group : RowItem::Kind::Heading;
                item.height = m_metrics.group;
                item.collapsed = wasLine ? entry.collapsed : entry.heads;
            }
            addLine(layout, item, y);
        }
    }

    [[nodiscard]] int rowHeightIn(const ArrangedRows& rows, int rowHeight) const
    {
        constexpr std::size_t kFew = 2;
        if (rows.pinned.size() + rows.entries.size() > kFew)
            return rowHeight;
        return std::clamp(m_metrics.loneRow, rowHeight, std::max(rowHeight, m_metrics.maxRow));
    }

    const std::vector<TimelineSection>& m_sections;
    RowMetrics m_metrics;
    std::vector<std::shared_ptr<const ArrangedRows>> m_rows; ///< of each section
};

} // namespace

void RowLayout::add(const RowItem& item)
{
    items.push_back(item);
    if (m_extents.size() <= item.section) {
        m_extents.resize(item.section + 1);
        m_places.resize(item.section + 1);
    }
    auto& [top, bottom] = m_extents[item.section];
    if (bottom == 0)
        top = item.top;
    bottom = item.bottom();
    if (item.kind != RowItem::Kind::Row && item.kind != RowItem::Kind::Group)
        return;
    std::vector<std::uint32_t>& places = m_places[item.section];
    if (places.size() <= item.row)
        places.resize(item.row + 1);
    places[item.row] = static_cast<std::uint32_t>(items.size());
}

const RowItem* RowLayout::itemAt(int y) const
{
    const auto it = std::partition_point(
        items.begin(), items.end(), [y](const RowItem& i) { return i.bottom() <= y; });
    return it != items.end() && it->top <= y ? &*it : nullptr;
}

const RowItem* RowLayout::standFor(std::size_t section, std::size_t row) const
{
    if (section >= m_places.size() || row >= m_places[section].size()
        || m_places[section][row] == 0)
        return nullptr;
    return &items[m_places[section][row] - 1];
}

const RowItem* RowLayout::find(std::size_t section, std::size_t row) const
{
    const RowItem* item = standFor(section, row);
    return item != nullptr && item->kind == RowItem::Kind::Row ? item : nullptr;
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
    return section < m_extents.size() ? m_extents[section] : std::pair(0, 0);
}

RowLayout layOutRows(
    const std::vector<TimelineSection>& sections, int availableHeight, const RowMetrics& metrics)
{
    const Layouter layouter(sections, metrics);
    return layouter.layOut(layouter.fittingHeight(availableHeight));
}

StackLayout layOutStack(
    const std::vector<TimelineSection>& sections, int availableHeight, const RowMetrics& metrics)
{
    const Layouter layouter(sections, metrics);
    const bool any = layouter.pinned() > 0;
    const int room = availableHeight - (any ? StackLayout::kBorder : 0);
    const int height = layouter.fittingHeight(room);
    const auto most = static_cast<std::size_t>(std::max(0, room / 2 / std::max(1, height)));
    const std::size_t pinned = std::min(layouter.pinned(), most);
    return { layouter.layOutPinned(height, pinned), layouter.layOut(height, pinned) };
}

} // namespace interleave::ui
