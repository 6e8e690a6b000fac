// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/cellsums.h"
#include "core/trace/mipmap.h"
#include "core/trace/spancolumns.h"
#include "core/trace/spanlog.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace interleave {

/// Takes spans and cells in the order of time and writes columns from left to right.
template <class Source> class ColumnWriter {
public:
    ColumnWriter(const Source& source, const ColumnGrid& grid, SpanColumns& out)
        : m_source(source),
          m_grid(grid),
          m_edges(grid.edges()),
          m_width(grid.width()),
          m_columns(out.columns.data()),
          m_whole(out.whole)
    {
    }

    void write()
    {
        // Also spans of no time at the very begin.
        std::size_t i = m_source.firstEndingAfter(m_edges[0] - 1);
        while (i < m_source.size()) {
            const std::size_t chunk = i / SpanLog::kChunk;
            if (m_source.beginOfChunk(chunk) >= m_edges[m_width])
                break;
            SpanLog::Coarse coarse = m_source.overviewOf(chunk);
            if (!isFineEnough(coarse.mipmap))
                coarse = m_source.groupOf(chunk);
            if (isFineEnough(coarse.mipmap)) {
                addCells(*coarse.mipmap, std::nullopt);
                i = coarse.end * SpanLog::kChunk;
                continue;
            }
            const std::size_t next = std::min(m_source.size(), (chunk + 1) * SpanLog::kChunk);
            if (const Mipmap* map = m_source.mipmapOf(chunk); isFineEnough(map))
                addCells(*map, chunk);
            else
                m_source.visitTimes(i, next,
                    [&](std::size_t at, const Mipmap::Interval& s) { return addSpan(at, s); });
            i = next;
        }
    }

    /// False: it begins beyond the last column.
    bool addSpan(std::size_t index, const Mipmap::Interval& s)
    {
        const std::int64_t last = std::max(s.begin, s.end - 1);
        if (s.begin > m_edges[m_column] && last < m_edges[m_column + 1]) { // most of the short ones
            addPart(s.state, s.end - s.begin);
            m_flags = static_cast<std::uint8_t>(m_flags | flagOf(s.ending));
            return true;
        }
        if (last < m_edges[0])
            return true;
        if (s.begin >= m_edges[m_width])
            return false;
        seek(std::max(s.begin, m_edges[0]));
        std::int64_t from = s.begin;
        if (last >= m_edges[m_column + 1]
            && (from > m_edges[m_column] || m_touched)) { // it is not alone in its first column
            addPart(s.state, m_edges[m_column + 1] - std::max(from, m_edges[m_column]));
            from = m_edges[m_column + 1];
            if (m_column + 1 == m_width)
                return true;
            seek(from);
        }
        if (from <= m_edges[m_column] && s.end >= m_edges[m_column + 1] && !m_touched) {
            const int end = endOfWhole(s.end);
            setWhole(end, index, s.state);
            if (last < m_edges[end]) {
                m_columns[end - 1].addFlags(flagOf(s.ending));
                return true;
            }
            if (end == m_width)
                return true;
            seek(m_edges[end]);
            from = m_edges[end];
        }
        if (last >= m_edges[m_column + 1]) // at the right end of the picture
            return true;
        addPart(s.state, s.end - std::max(from, m_edges[m_column]));
        m_flags = static_cast<std::uint8_t>(m_flags | flagOf(s.ending));
        return true;
    }

    void finish() { flush(); }

private:
    static constexpr std::uint8_t kFull = 255;

    [[nodiscard]] static std::uint8_t flagOf(SpanEnd ending)
    {
        switch (ending) {
        case SpanEnd::Failed:
            return Mipmap::Failed;
        case SpanEnd::Cancelled:
            return Mipmap::Cancelled;
        case SpanEnd::None:
            break;
        }
        return 0;
    }

    [[nodiscard]] bool isFineEnough(const Mipmap* map) const
    {
        return map != nullptr && map->lowest() <= m_grid.level();
    }

    /// `chunk`: in which the spans are; none: in several.
    void addCells(const Mipmap& map, std::optional<std::size_t> chunk)
    {
        map.wordsPerCell() == 1 ? addCells<1>(map, chunk) : addCells<2>(map, chunk);
    }

    template <std::size_t Stride> void addCells(const Mipmap& map, std::optional<std::size_t> chunk)
    {
        const int k = std::min(m_grid.level(), map.highest());
        const Mipmap::Level& level = map.level(k);
        const auto up = static_cast<unsigned>(2 * (m_grid.level() - k));
        const std::int64_t* edges = m_grid.bucketEdges();
        const std::uint32_t* cells = map.cells(level);
        const auto count = std::int64_t { level.count };
        seek(std::max(level.first << static_cast<unsigned>(2 * k), m_edges[0]));
        int c = m_column;
        // The neighbouring chunks may have a part in the first and in the last column.
        const auto addEdge = [&] {
            const std::int64_t from = (edges[c] << up) - level.first;
            const std::int64_t to = (edges[c + 1] << up) - level.first;
            CellSums<Stride> sums;
            for (std::int64_t i = std::max<std::int64_t>(from, 0); i < std::min(to, count); ++i)
                sums.add(cells + static_cast<std::size_t>(i) * Stride);
            addCellsTo(c, map, sums, k, from <= 0 && to >= count);
        };
        if ((edges[c] << up) < level.first || m_touched || up != 0) {
            for (; c < m_width && (edges[c] << up) - level.first < count; ++c) {
                addEdge();
                if (up == 0)
                    break;
            }
            if (up != 0)
                return;
            ++c;
        }
        constexpr int kAhead = kLeastWhole - 1;
        for (; c < m_width && edges[c + 1] - level.first < count; ++c) {
            const std::int64_t from = edges[c] - level.first;
            const auto some = static_cast<std::size_t>(edges[c + 1] - edges[c]);
            CellSums<Stride> sums;
            sums.addMasked(cells + static_cast<std::size_t>(from) * Stride, some);
            if (sums.whole == some && c + kAhead < m_width
                && edges[c + kAhead + 1] - level.first <= count
                && areWholeCells<Stride>(
                    cells, edges[c + 1] - level.first, edges[c + kAhead + 1] - level.first)) {
                if (const int next = addWholeAt(c, chunk); next > c) {
                    c = next - 1;
                    continue;
                }
            }
            write(c, map, sums, some);
        }
        if (c < m_width && edges[c] - level.first < count)
            addEdge();
    }

    /// `isAll`: all that the mipmap is of lies in the column.
    template <std::size_t Stride>
    void addCellsTo(int c, const Mipmap& map, const CellSums<Stride>& sums, int k, bool isAll)
    {
        seekColumn(c);
        const auto bucket = static_cast<double>(std::int64_t { 1 } << static_cast<unsigned>(2 * k));
        for (std::size_t slot = 0; slot < map.states().size(); ++slot) {
            const std::uint8_t state = map.states()[slot];
            if (const std::uint32_t share = sums.share(slot); share > 0) {
                m_time[state]
                    += isAll ? static_cast<double>(map.totals()[state]) * kFull : share * bucket;
                m_present |= 1U << state;
            }
        }
        m_touched = m_touched || m_present != 0;
        m_flags = static_cast<std::uint8_t>(m_flags | sums.flags());
    }

    /// The mean of the cells, but at least one 255th.
    template <std::size_t Stride>
    void write(int c, const Mipmap& map, const CellSums<Stride>& sums, std::size_t cells)
    {
        SpanColumn& column = m_columns[c];
        constexpr std::size_t kSlots = Stride == 1 ? 3 : kSpanStates;
        for (std::size_t slot = 0; slot < kSlots; ++slot) {
            const std::uint32_t share = sums.share(slot);
            const std::uint32_t mean = meanOfCells(share, cells);
            // What is in no slot has no share, and writes its zero where nobody looks.
            column.bytes[map.stateOf(slot)] = static_cast<std::uint8_t>(mean
                + static_cast<std::uint32_t>(mean == 0) * static_cast<std::uint32_t>(share != 0));
        }
        column.bytes[SpanColumn::kFlags] = sums.flags();
    }

    /// All cells of the column lie within a span each: is it one, and if so, until which column?
    int addWholeAt(int c, std::optional<std::size_t> chunk)
    {
        const std::size_t index = chunk ? m_source.firstEndingAfter(m_edges[c], *chunk)
                                        : m_source.firstEndingAfter(m_edges[c]);
        Mipmap::Interval span;
        m_source.visitTimes(index, index + 1, [&](std::size_t, const Mipmap::Interval& s) {
            span = s;
            return true;
        });
        if (span.begin > m_edges[c] || span.end < m_edges[c + 1])
            return c;
        seekColumn(c);
        const int next = endOfWhole(span.end);
        setWhole(next, index, span.state);
        if (span.end == m_edges[next])
            m_columns[next - 1].addFlags(flagOf(span.ending));
        return next;
    }

    /// How far a span that begins with, or before, m_column fills columns.
    [[nodiscard]] int endOfWhole(std::int64_t end) const
    {
        constexpr int kNear = 8;
        int next = m_column + 1; // m_edges[next] <= end
        const int near = std::min(m_width, next + kNear);
        while (next < near && m_edges[next + 1] <= end)
            ++next;
        if (next == near && next < m_width)
            next = static_cast<int>(
                std::upper_bound(m_edges + next, m_edges + m_width + 1, end) - m_edges - 1);
        return next;
    }

    void setWhole(int next, std::size_t index, std::uint8_t state)
    {
        const bool isRun = next - m_column >= kLeastWhole;
        if (isRun)
            m_whole.push_back({ m_column, next, index });
        for (int c = m_column; c < next; ++c) {
            m_columns[c].bytes[state] = kFull;
            m_columns[c].bytes[SpanColumn::kFlags] = isRun ? Mipmap::Whole : 0;
        }
    }

    void addPart(std::uint8_t state, std::int64_t time)
    {
        m_time[state] += static_cast<double>(time) * kFull;
        m_present |= 1U << state;
        m_touched = true;
    }

    /// To the column of an instant that is not before the current one.
    void seek(std::int64_t time)
    {
        int c = m_column;
        while (c + 1 < m_width && m_edges[c + 1] <= time)
            ++c;
        seekColumn(c);
    }
    void seekColumn(int c)
    {
        if (c == m_column)
            return;
        flush();
        m_column = c;
    }

    void flush()
    {
        if (!m_touched)
            return;
        constexpr double kHalf = 0.5; // rounds
        SpanColumn& column = m_columns[m_column];
        const double scale = 1 / static_cast<double>(m_edges[m_column + 1] - m_edges[m_column]);
        for (std::uint32_t rest = m_present; rest != 0; rest &= rest - 1) {
            const auto s = static_cast<std::size_t>(std::countr_zero(rest));
            column.bytes[s] = static_cast<std::uint8_t>(
                std::clamp(static_cast<int>(m_time[s] * scale + kHalf), 1, int { kFull }));
            m_time[s] = 0;
        }
        column.addFlags(m_flags);
        m_present = 0;
        m_flags = 0;
        m_touched = false;
    }

    const Source& m_source;
    const ColumnGrid& m_grid;
    const std::int64_t* m_edges;
    int m_width;
    SpanColumn* m_columns;
    std::vector<WholeColumns>& m_whole;

    // The column that is being added up: time by state in 255ths of nanoseconds.
    int m_column = 0;
    std::array<double, kSpanStates> m_time {};
    std::uint32_t m_present = 0;
    std::uint8_t m_flags = 0;
    bool m_touched = false;
};

} // namespace interleave
