// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/spancolumns.h"

#include <algorithm>
#include <bit>
#include <cassert>

namespace interleave {

namespace {

constexpr std::uint8_t kFull = 255;

/// 65536ths, by a number of cells: five at most in a column of the level that fits it.
constexpr std::size_t kMostCells = 8;
constexpr std::array<std::uint32_t, kMostCells + 1> kReciprocals { 0, 65536, 32768, 21845, 16384,
    13107, 10922, 9362, 8192 };
/// From kMostCells - n on: n cells that count, then such that do not.
constexpr std::array<std::uint32_t, 2 * kMostCells> kCellMasks { ~0U, ~0U, ~0U, ~0U, ~0U, ~0U, ~0U,
    ~0U, 0, 0, 0, 0, 0, 0, 0, 0 };
static_assert(Mipmap::kPadding >= kMostCells);
constexpr double kHalf = 0.5;        // rounds
constexpr unsigned kWholeShift = 26; // of Mipmap::Whole in a cell's last word

std::uint8_t flagOf(SpanEnd ending)
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

/// A log as the writer sees it.
struct LogSource {
    const SpanLog& log;
    [[nodiscard]] std::size_t size() const { return log.size(); }
    [[nodiscard]] std::int64_t beginOf(std::size_t i) const { return log.beginOf(i).count(); }
    [[nodiscard]] std::int64_t endOf(std::size_t i) const { return log.endOf(i).count(); }
    [[nodiscard]] SpanEnd endingOf(std::size_t i) const { return log.endingOf(i); }
    [[nodiscard]] std::size_t firstEndingAfter(std::int64_t t) const
    {
        return log.firstEndingAfter(Nanos(t));
    }
    [[nodiscard]] std::size_t firstEndingAfter(std::int64_t t, std::size_t chunk) const
    {
        return log.firstEndingAfter(Nanos(t), chunk);
    }
    [[nodiscard]] const Mipmap* mipmapOf(std::size_t chunk) const { return log.mipmapOf(chunk); }
    [[nodiscard]] const Mipmap* mipmapOfGroup(std::size_t group) const
    {
        return log.mipmapOfGroup(group);
    }
    [[nodiscard]] std::int64_t beginOfChunk(std::size_t chunk) const
    {
        return log.beginOfChunk(chunk).count();
    }
    template <class Visit> void visitTimes(std::size_t from, std::size_t to, Visit&& visit) const
    {
        log.visitTimes(from, to, visit);
    }
};

struct VectorSource {
    std::span<const Span> spans;
    const SpanMipmaps* maps = nullptr;
    SpanEnd last = SpanEnd::None;
    [[nodiscard]] std::size_t size() const { return spans.size(); }
    [[nodiscard]] std::int64_t beginOf(std::size_t i) const { return spans[i].begin.count(); }
    [[nodiscard]] std::int64_t endOf(std::size_t i) const { return spans[i].end.count(); }
    [[nodiscard]] SpanEnd endingOf(std::size_t i) const
    {
        if (spans[i].state == TaskState::Failed)
            return SpanEnd::Failed;
        if (spans[i].state == TaskState::Cancelled)
            return SpanEnd::Cancelled;
        return i + 1 == spans.size() ? last : SpanEnd::None;
    }
    [[nodiscard]] std::size_t firstEndingAfter(std::int64_t t) const
    {
        return static_cast<std::size_t>(std::partition_point(spans.begin(), spans.end(),
                                            [t](const Span& s) { return s.end.count() <= t; })
            - spans.begin());
    }
    [[nodiscard]] std::size_t firstEndingAfter(std::int64_t t, std::size_t chunk) const
    {
        const auto from = spans.begin() + static_cast<std::ptrdiff_t>(chunk * SpanLog::kChunk);
        return static_cast<std::size_t>(
            std::partition_point(from, from + static_cast<std::ptrdiff_t>(SpanLog::kChunk),
                [t](const Span& s) { return s.end.count() <= t; })
            - spans.begin());
    }
    [[nodiscard]] const Mipmap* mipmapOf(std::size_t chunk) const
    {
        return maps != nullptr ? maps->mipmapOf(chunk) : nullptr;
    }
    [[nodiscard]] static const Mipmap* mipmapOfGroup(std::size_t /*group*/) { return nullptr; }
    [[nodiscard]] std::int64_t beginOfChunk(std::size_t chunk) const
    {
        return beginOf(chunk * SpanLog::kChunk);
    }
    template <class Visit> void visitTimes(std::size_t from, std::size_t to, Visit&& visit) const
    {
        for (std::size_t i = from; i < to; ++i)
            if (!visit(i,
                    Mipmap::Interval { beginOf(i), endOf(i),
                        static_cast<std::uint8_t>(spanStateOf(spans[i].state)), endingOf(i) }))
                return;
    }
};

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
            const std::size_t group = chunk / SpanLog::kGroup;
            if (m_source.beginOfChunk(chunk) >= m_edges[m_width])
                break;
            if (const Mipmap* map = m_source.mipmapOfGroup(group); isFineEnough(map)) {
                addCells(*map, std::nullopt);
                i = (group + 1) * SpanLog::kGroup * SpanLog::kChunk;
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
    /// Sums of the bytes of a few cells.
    template <std::size_t Stride> struct CellSums {
        std::array<std::uint32_t, Stride> even {};
        std::array<std::uint32_t, Stride> odd {};
        std::uint32_t any = 0;   ///< of the last words
        std::uint32_t whole = 0; ///< cells that lie within a span

        void add(const std::uint32_t* cell)
        {
            for (std::size_t w = 0; w < Stride; ++w) {
                even[w] += cell[w] & 0x00ff00ffU;
                odd[w] += cell[w] >> 8U & 0x00ff00ffU;
            }
            any |= cell[Stride - 1];
            whole += cell[Stride - 1] >> kWholeShift & 1U;
        }
        /// `count` <= kMostCells. Reads as many cells as that; Mipmap::kPadding are there.
        void addMasked(const std::uint32_t* cells, std::size_t count)
        {
            const std::uint32_t* mask = kCellMasks.data() + kMostCells - count;
            for (std::size_t i = 0; i < kMostCells; ++i) {
                std::array<std::uint32_t, Stride> cell {};
                for (std::size_t w = 0; w < Stride; ++w)
                    cell[w] = cells[i * Stride + w] & mask[i];
                add(cell.data());
            }
        }
        [[nodiscard]] std::uint32_t share(std::size_t slot) const
        {
            const std::uint32_t pair = (slot % 2 == 0 ? even : odd)[slot / 4];
            return slot % 4 < 2 ? pair & 0xffffU : pair >> 16U;
        }
        [[nodiscard]] std::uint8_t flags() const
        {
            return static_cast<std::uint8_t>(any >> 24U & (Mipmap::Failed | Mipmap::Cancelled));
        }
    };

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
                && areWhole<Stride>(
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

    template <std::size_t Stride>
    static bool areWhole(const std::uint32_t* cells, std::int64_t from, std::int64_t to)
    {
        for (std::int64_t i = from; i < to; ++i)
            if ((cells[static_cast<std::size_t>(i + 1) * Stride - 1] >> kWholeShift & 1U) == 0)
                return false;
        return true;
    }

    /// `isAll`: the whole chunk lies in the column.
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
        const std::uint32_t factor = kReciprocals[cells];
        constexpr std::size_t kSlots = Stride == 1 ? 3 : kSpanStates;
        for (std::size_t slot = 0; slot < kSlots; ++slot) {
            const std::uint32_t share = sums.share(slot);
            const std::uint32_t mean = (share * factor + 32768) >> 16U;
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

} // namespace

ColumnGrid::ColumnGrid(Nanos begin, Nanos end, int width) : m_width(width)
{
    assert(fits(begin, end, width));
    const std::int64_t length = (end - begin).count();
    const std::int64_t each = length / width;
    const std::int64_t rest = length % width;
    constexpr int kCoarsest = 30;
    while (
        m_level < kCoarsest && std::int64_t { 1 } << static_cast<unsigned>(2 * m_level + 2) <= each)
        ++m_level;
    const auto shift = static_cast<unsigned>(2 * m_level);
    const std::int64_t half = (std::int64_t { 1 } << shift) / 2;
    m_edges.reserve(static_cast<std::size_t>(width) + 1);
    m_buckets.reserve(static_cast<std::size_t>(width) + 1);
    for (std::int64_t c = 0; c <= width; ++c) {
        const std::int64_t at = begin.count() + each * c + rest * c / width;
        m_buckets.push_back((at + half) >> shift);
        m_edges.push_back(m_buckets.back() << shift);
    }
}

void SpanColumns::clear(int width)
{
    columns.assign(static_cast<std::size_t>(width), {});
    whole.clear();
}

void columnsOf(const SpanLog& log, const std::optional<Span>& open, const ColumnGrid& grid,
    SpanColumns& columns)
{
    columns.clear(grid.width());
    const LogSource source { log };
    ColumnWriter<LogSource> writer(source, grid, columns);
    writer.write();
    if (open)
        writer.addSpan(log.size(),
            { open->begin.count(), open->end.count(),
                static_cast<std::uint8_t>(spanStateOf(open->state)), SpanEnd::None });
    writer.finish();
}

SpanMipmaps::SpanMipmaps(std::span<const Span> spans) : m_size(spans.size())
{
    const VectorSource source { spans };
    std::vector<Mipmap::Interval> intervals;
    for (std::size_t from = 0; from + SpanLog::kChunk <= spans.size(); from += SpanLog::kChunk) {
        intervals.clear();
        source.visitTimes(
            from, from + SpanLog::kChunk, [&](std::size_t, const Mipmap::Interval& i) {
                intervals.push_back(i);
                return true;
            });
        m_maps.push_back(Mipmap::of(intervals));
    }
}

void columnsOf(std::span<const Span> spans, const SpanMipmaps* maps, SpanEnd last,
    const ColumnGrid& grid, SpanColumns& columns)
{
    columns.clear(grid.width());
    const VectorSource source { spans, maps, last };
    ColumnWriter<VectorSource> writer(source, grid, columns);
    writer.write();
    writer.finish();
}

SpanRange spansIn(const SpanLog& log, Nanos begin, Nanos end)
{
    SpanRange range { log.firstEndingAfter(begin - Nanos(1)),
        log.firstBeginningAfter(end - Nanos(1)) };
    if (range.first < range.last && log.endOf(range.first) == begin
        && log.beginOf(range.first) < begin)
        ++range.first; // it has ended there
    range.last = std::max(range.first, range.last);
    return range;
}

std::array<Nanos, kSpanStates> timeByState(const SpanLog& log, Nanos begin, Nanos end)
{
    std::array<Nanos, kSpanStates> times {};
    const SpanRange range = spansIn(log, begin, end);
    for (std::size_t i = range.first; i < range.last;) {
        const std::size_t chunk = i / SpanLog::kChunk;
        const std::size_t next = std::min(range.last, (chunk + 1) * SpanLog::kChunk);
        const Mipmap* map = log.mipmapOf(chunk);
        // Only the first and the last span can reach beyond.
        if (map != nullptr && next - i == SpanLog::kChunk && log.beginOf(i) >= begin
            && log.endOf(next - 1) <= end) {
            for (std::size_t s = 0; s < kSpanStates; ++s)
                times[s] += Nanos(map->totals()[s]);
        } else {
            log.visitTimes(i, next, [&](std::size_t, const Mipmap::Interval& s) {
                times[s.state]
                    += Nanos(std::min(s.end, end.count()) - std::max(s.begin, begin.count()));
                return true;
            });
        }
        i = next;
    }
    return times;
}

} // namespace interleave
