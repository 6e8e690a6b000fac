// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/mipmapbuilding.h"

#include <algorithm>
#include <bit>
#include <cassert>

namespace interleave {

namespace {

constexpr int kShiftPerLevel = 2;
constexpr int kMostLevels = 31;
constexpr std::int64_t kTopCells = 4;
constexpr std::size_t kSlimStates = 3; // of cells of one word

int shiftOf(int level)
{
    return kShiftPerLevel * level;
}

/// In 255ths of a bucket; at least one.
std::uint32_t shareOf(std::uint64_t time, int shift)
{
    constexpr int kSafe = 48;
    if (shift > kSafe) {
        time >>= static_cast<unsigned>(shift - kSafe);
        shift = kSafe;
    }
    const std::uint64_t half = (std::uint64_t { 1 } << static_cast<unsigned>(shift)) / 2;
    return std::clamp(
        static_cast<std::uint32_t>((time * 255 + half) >> static_cast<unsigned>(shift)),
        std::uint32_t { 1 }, std::uint32_t { 255 });
}

/// The last instant of a span, where it has any.
std::int64_t lastOf(const Mipmap::Interval& s)
{
    return std::max(s.begin, s.end - 1);
}

} // namespace

/// `Slots`: how many states there is room for.
template <std::size_t Slots> class MipmapBuilder {
public:
    static constexpr std::size_t kStride = Slots <= kSlimStates ? 1 : 2;

    MipmapBuilder(
        const SpansOutline& outline, const SpanPieces& pieces, std::size_t perCell, Mipmap& map)
        : m_map(map),
          m_mostCells(std::max<std::int64_t>(1, static_cast<std::int64_t>(outline.count / perCell)))
    {
        for (std::size_t state = 0; state < kSpanStates; ++state)
            if ((outline.states >> state & 1U) != 0) {
                m_slots[state] = static_cast<std::uint8_t>(map.m_stateCount);
                map.m_states[map.m_stateCount++] = static_cast<std::uint8_t>(state);
            }
        chooseLowest(outline);
        m_buckets.assign(static_cast<std::size_t>(m_count), {});
        pieces([this](std::span<const Mipmap::Interval> spans) { add(spans); });
        for (const Bucket& bucket : m_buckets) // which have all the time there is
            for (std::size_t slot = 0; slot < map.m_stateCount; ++slot)
                map.m_totals[map.m_states[slot]] += static_cast<std::int64_t>(bucket.time[slot]);
        while (true) {
            addLevel();
            if (m_count <= kTopCells || m_level == kMostLevels
                || static_cast<std::size_t>(map.m_levelCount) == map.m_levels.size())
                break;
            coarsen();
        }
        map.m_stride = kStride;
        map.m_words.resize(map.m_words.size() + Mipmap::kPadding * kStride);
        std::copy_n(map.m_states.begin(), map.m_stateCount, map.m_slotStates.begin());
        map.m_words.shrink_to_fit();
    }

private:
    static constexpr std::int32_t kNobody = -1;
    static constexpr std::int32_t kSeveral = -2;

    /// What a bucket has, exactly.
    struct Bucket {
        std::array<std::uint64_t, Slots> time {};
        std::int32_t span = kNobody; ///< the only one that touches it
        std::uint8_t present = 0;    ///< slots, a bit each
        std::uint8_t flags = 0;
        bool full = false; ///< the only one fills it

        void add(std::size_t slot, std::int64_t duration, std::size_t index)
        {
            time[slot] += static_cast<std::uint64_t>(duration);
            present = static_cast<std::uint8_t>(present | 1U << slot);
            span = span == kNobody ? static_cast<std::int32_t>(index) : kSeveral;
        }
    };

    void chooseLowest(const SpansOutline& outline)
    {
        while (m_level < kMostLevels
            && (outline.last >> shiftOf(m_level)) - (outline.begin >> shiftOf(m_level))
                >= m_mostCells)
            ++m_level;
        m_first = outline.begin >> shiftOf(m_level);
        m_count = (outline.last >> shiftOf(m_level)) - m_first + 1;
        m_map.m_lowest = m_level;
        constexpr std::int64_t kEdges = std::int64_t { 2 } * kMostLevels;
        m_map.m_words.reserve(static_cast<std::size_t>(m_count + m_count / 3 + kEdges) * kStride);
    }

    void add(std::span<const Mipmap::Interval> spans)
    {
        const int shift = shiftOf(m_level);
        for (const Mipmap::Interval& s : spans) {
            const std::size_t i = m_added++;
            const std::size_t slot = m_slots[s.state];
            const std::int64_t last = lastOf(s);
            std::int64_t b = s.begin >> shift;
            Bucket* bucket = &m_buckets[static_cast<std::size_t>(b - m_first)];
            if (b == last >> shift) {
                bucket->add(slot, s.end - s.begin, i);
                bucket->full = s.end - s.begin == std::int64_t { 1 } << shift;
            } else {
                bucket->add(slot, ((b + 1) << shift) - s.begin, i);
                bucket->full = s.begin == b << shift;
                for (++b, ++bucket; b < last >> shift; ++b, ++bucket) {
                    bucket->add(slot, std::int64_t { 1 } << shift, i);
                    bucket->full = true;
                }
                bucket->add(slot, s.end - (b << shift), i);
                bucket->full = s.end == (b + 1) << shift;
            }
            if (s.ending != SpanEnd::None)
                bucket->flags = static_cast<std::uint8_t>(bucket->flags
                    | (s.ending == SpanEnd::Failed ? Mipmap::Failed : Mipmap::Cancelled));
        }
    }

    void addLevel()
    {
        std::vector<std::uint32_t>& words = m_map.m_words;
        const std::size_t before = words.size();
        m_map.m_levels[static_cast<std::size_t>(m_map.m_levelCount++)] = { m_first,
            static_cast<std::uint32_t>(before / kStride), static_cast<std::uint32_t>(m_count) };
        words.resize(before + static_cast<std::size_t>(m_count) * kStride);
        std::uint32_t* out = words.data() + before;
        const int shift = shiftOf(m_level);
        for (std::size_t i = 0; i < static_cast<std::size_t>(m_count); ++i, out += kStride) {
            const Bucket& b = m_buckets[i];
            for (std::size_t slot = 0; slot < Slots; ++slot)
                if ((b.present >> slot & 1U) != 0)
                    out[slot / 4] |= shareOf(b.time[slot], shift) << 8 * (slot % 4);
            const bool whole = b.span >= 0 && b.full;
            out[kStride - 1] |= static_cast<std::uint32_t>(b.flags | (whole ? Mipmap::Whole : 0))
                << 24U;
        }
    }

    void coarsen()
    {
        const std::int64_t first = m_first >> kShiftPerLevel;
        const std::int64_t last = (m_first + m_count - 1) >> kShiftPerLevel;
        for (std::int64_t p = first; p <= last; ++p) {
            Bucket sum;
            int full = 0;
            const std::int64_t from = std::max(p << kShiftPerLevel, m_first);
            const std::int64_t to = std::min((p + 1) << kShiftPerLevel, m_first + m_count);
            for (std::int64_t b = from; b < to; ++b) {
                const Bucket& child = m_buckets[static_cast<std::size_t>(b - m_first)];
                for (std::size_t slot = 0; slot < Slots; ++slot)
                    sum.time[slot] += child.time[slot];
                sum.present |= child.present;
                sum.flags |= child.flags;
                if (child.span != kNobody)
                    sum.span
                        = sum.span == kNobody || sum.span == child.span ? child.span : kSeveral;
                full += child.full ? 1 : 0;
            }
            sum.full = full == 1 << kShiftPerLevel;
            m_buckets[static_cast<std::size_t>(p - first)] = sum;
        }
        m_first = first;
        m_count = last - first + 1;
        ++m_level;
    }

    Mipmap& m_map;
    std::int64_t m_mostCells;
    std::array<std::uint8_t, kSpanStates> m_slots {};
    std::vector<Bucket> m_buckets;
    std::size_t m_added = 0;
    int m_level = 0;
    std::int64_t m_first = 0;
    std::int64_t m_count = 0;
};

std::unique_ptr<const Mipmap> buildMipmap(
    const SpansOutline& outline, const SpanPieces& pieces, std::size_t perCell)
{
    assert(outline.count > 0);
    auto map = std::make_unique<Mipmap>();
    if (std::popcount(outline.states) <= static_cast<int>(kSlimStates))
        MipmapBuilder<kSlimStates>(outline, pieces, perCell, *map);
    else
        MipmapBuilder<kSpanStates>(outline, pieces, perCell, *map);
    return map;
}

std::unique_ptr<const Mipmap> Mipmap::of(std::span<const Interval> spans, std::size_t perCell)
{
    assert(!spans.empty());
    SpansOutline outline { spans.front().begin, lastOf(spans.back()), spans.size(), 0 };
    for (const Interval& s : spans)
        outline.states |= 1U << s.state;
    return buildMipmap(
        outline, [spans](const auto& take) { take(spans); }, perCell);
}

} // namespace interleave
