// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/columnpan.h"
#include "core/trace/spancolumns.h"
#include "core/trace/spantimes.h"

#include <QTest>

#include <cmath>
#include <random>
#include <vector>

using namespace interleave;

namespace {

struct Shape {
    const char* name;
    unsigned states; ///< how many different ones
    std::int64_t (*step)(std::mt19937_64&);
};

std::int64_t heavyTailed(std::mt19937_64& random)
{
    const double u = (static_cast<double>(random() >> 11U) + 1) / 9.1e15;
    return static_cast<std::int64_t>(20 / std::pow(u, 0.9));
}
std::int64_t slivers(std::mt19937_64& random)
{
    return static_cast<std::int64_t>(random() % 3);
}
/// A thousand spans within a microsecond, then a long while of nothing much.
std::int64_t bursts(std::mt19937_64& random)
{
    return random() % 700 == 0 ? static_cast<std::int64_t>(random() % 50'000'000)
                               : static_cast<std::int64_t>(random() % 2);
}
std::int64_t powers(std::mt19937_64& random)
{
    return std::int64_t { 1 } << (random() % 14); // edges upon edges of buckets
}
std::int64_t slow(std::mt19937_64& random)
{
    return static_cast<std::int64_t>(random() % 20'000'000'000); // what does not fit in 32 bits
}

const std::vector<Shape> kShapes { { "heavy-tailed", 3, &heavyTailed }, { "slivers", 3, &slivers },
    { "bursts", 3, &bursts }, { "powers of two", 3, &powers }, { "slow", 2, &slow },
    { "all states", 6, &heavyTailed }, { "all states in bursts", 6, &bursts } };

struct Track {
    std::vector<Span> spans;
    std::vector<SpanEnd> endings;
    SpanLog log;
};

Track randomTrack(const Shape& shape, unsigned seed, std::size_t count)
{
    std::mt19937_64 random(seed);
    Track track;
    std::int64_t t = static_cast<std::int64_t>(random() % 5000);
    for (std::size_t i = 0; i < count; ++i) {
        if (random() % 5 == 0)
            t += shape.step(random);
        Span span;
        span.begin = Nanos(t);
        t += random() % 9 == 0 ? 0 : shape.step(random);
        span.end = Nanos(t);
        // Blocked and the rare states are slivers between long runs of another.
        span.state
            = static_cast<TaskState>(random() % 4 == 0 ? (2 + random() % shape.states) % 6 : 2);
        track.endings.push_back(
            random() % 40 == 0 ? static_cast<SpanEnd>(1 + random() % 2) : SpanEnd::None);
        track.spans.push_back(span);
        track.log.append(span, track.endings.back());
    }
    return track;
}

/// What the spans demand, one by one, column by column.
struct Demand {
    std::array<double, kSpanStates> shares {}; ///< in 255ths
    std::array<bool, kSpanStates> present {};
    std::uint8_t flags = 0;
    std::size_t spans = 0;
    std::size_t whole = SIZE_MAX; ///< the only one, when it fills the column
};

std::vector<Demand> bruteForce(const Track& track, const ColumnGrid& grid)
{
    std::vector<Demand> demands(static_cast<std::size_t>(grid.width()));
    for (int c = 0; c < grid.width(); ++c) {
        Demand& demand = demands[static_cast<std::size_t>(c)];
        const Nanos from = grid.edge(c);
        const Nanos to = grid.edge(c + 1);
        const auto first
            = static_cast<std::size_t>(std::partition_point(track.spans.begin(), track.spans.end(),
                                           [&](const Span& s) { return s.end < from; })
                - track.spans.begin());
        bool fills = false;
        for (std::size_t i = first; i < track.spans.size() && track.spans[i].begin < to; ++i) {
            const Span& s = track.spans[i];
            const Nanos last = std::max(s.begin, s.end - Nanos(1));
            if (last < from)
                continue;
            const auto state = static_cast<std::size_t>(s.state);
            ++demand.spans;
            demand.present[state] = true;
            demand.shares[state] += 255.0
                * static_cast<double>((std::min(s.end, to) - std::max(s.begin, from)).count())
                / static_cast<double>((to - from).count());
            if (last < to && track.endings[i] != SpanEnd::None)
                demand.flags
                    |= track.endings[i] == SpanEnd::Failed ? Mipmap::Failed : Mipmap::Cancelled;
            fills = s.begin <= from && s.end >= to;
            demand.whole = i;
        }
        if (demand.spans != 1 || !fills)
            demand.whole = SIZE_MAX;
    }
    for (std::size_t c = 0; c < demands.size();) { // only runs of some length are told
        std::size_t end = c + 1;
        while (end < demands.size() && demands[end].whole == demands[c].whole)
            ++end;
        if (end - c < static_cast<std::size_t>(kLeastWhole))
            for (std::size_t i = c; i < end; ++i)
                demands[i].whole = SIZE_MAX;
        c = end;
    }
    return demands;
}

/// An empty text when the columns are what is demanded.
QString compare(const std::vector<Demand>& demands, const SpanColumns& columns, double tolerance)
{
    std::vector<std::size_t> whole(demands.size(), SIZE_MAX);
    for (const WholeColumns& w : columns.whole)
        for (int c = w.first; c < w.last; ++c)
            whole.at(static_cast<std::size_t>(c)) = w.span;
    for (std::size_t c = 0; c < demands.size(); ++c) {
        const Demand& demand = demands[c];
        const SpanColumn& column = columns.columns[c];
        const QString where = QStringLiteral("column %1: ").arg(c);
        if (whole[c] != demand.whole)
            return where + QStringLiteral("within span %1, not %2").arg(whole[c]).arg(demand.whole);
        const auto ends
            = static_cast<std::uint8_t>(column.flags() & (Mipmap::Failed | Mipmap::Cancelled));
        if (ends != demand.flags)
            return where + QStringLiteral("flags %1, not %2").arg(ends).arg(demand.flags);
        if (((column.flags() & Mipmap::Whole) != 0) != (demand.whole != SIZE_MAX))
            return where + QStringLiteral("whole");
        for (std::size_t s = 0; s < kSpanStates; ++s) {
            if ((column.share(s) > 0) != demand.present[s])
                return where
                    + QStringLiteral("state %1 is %2there")
                          .arg(s)
                          .arg(demand.present[s] ? QStringLiteral("") : QStringLiteral("not "));
            if (std::abs(column.share(s) - demand.shares[s]) > tolerance)
                return where
                    + QStringLiteral("state %1 has %2, not %3")
                          .arg(s)
                          .arg(column.share(s))
                          .arg(demand.shares[s]);
        }
    }
    return {};
}

/// Pans pictures of a track to and fro, at many zooms, and compares each with one made anew.
template <class Make> void pan(unsigned seed, const Track& track, const Make& make)
{
    std::mt19937_64 random(seed + 99);
    const std::int64_t end = track.spans.back().end.count();
    std::size_t kept = 0;
    for (int zoom = 0; zoom < 48; ++zoom) {
        const int width = 1 + static_cast<int>(random() % 1900);
        const std::int64_t length
            = std::max<std::int64_t>(width, (end >> zoom % 24) + static_cast<int>(random() % 9));
        // Every other one near the end.
        std::int64_t begin = zoom % 2 == 0
            ? std::max<std::int64_t>(0, end - length)
            : track.spans[random() % track.spans.size()].begin.count();
        auto grid = std::make_unique<ColumnGrid>(Nanos(begin), Nanos(begin + length), width);
        SpanColumns columns;
        make(*grid, columns);
        for (int step = 0; step < 12; ++step) {
            const std::int64_t most = std::max<std::int64_t>(1, length >> (random() % 12));
            begin = std::max<std::int64_t>(0,
                begin - most
                    + static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(2 * most)));
            auto next = std::make_unique<ColumnGrid>(Nanos(begin), Nanos(begin + length), width);
            const auto by = ColumnPan::between(*grid, *next);
            SpanColumns anew;
            make(*next, anew);
            if (!by) {
                columns = anew;
            } else {
                int missing = 0;
                for (const ColumnPan::Part& part : by->move(columns)) {
                    SpanColumns made;
                    make(part.grid, made);
                    ColumnPan::insert(part, made, columns);
                    missing += part.grid.width();
                }
                kept += static_cast<std::size_t>(width - missing);
            }
            const QString where = QStringLiteral("zoom %1, step %2: ").arg(zoom).arg(step);
            for (std::size_t c = 0; c < anew.columns.size(); ++c)
                QVERIFY2(columns.columns[c] == anew.columns[c],
                    qPrintable(where + QStringLiteral("column %1 of %2").arg(c).arg(width)));
            QVERIFY2(columns.whole == anew.whole, qPrintable(where));
            grid = std::move(next);
        }
    }
    QVERIFY(kept > 0);
}

constexpr double kTolerance = 2.0;

} // namespace

class SpanColumnsTest : public QObject {
    Q_OBJECT

private slots:
    void edgesAreNearTheirPlaces()
    {
        std::mt19937_64 random(5);
        for (int n = 0; n < 2000; ++n) {
            const int width = 1 + static_cast<int>(random() % 4000);
            const auto begin = static_cast<std::int64_t>(random() % (1ULL << random() % 50));
            const auto length
                = width + static_cast<std::int64_t>(random() % (1ULL << (1 + random() % 50)));
            const ColumnGrid grid(Nanos(begin), Nanos(begin + length), width);
            const double pixel = static_cast<double>(length) / width;
            const auto bucket = std::pow(4.0, grid.level());
            QVERIFY(bucket <= pixel && bucket * 4 > std::floor(pixel));
            // Nothing at the end is out of view, and a column is made of a few buckets.
            QVERIFY(grid.end() >= Nanos(begin + length));
            QVERIFY(begin != 0 || grid.begin() == Nanos(0));
            for (int c = 0; c < width; ++c)
                QVERIFY(grid.bucketEdges()[c + 1] - grid.bucketEdges()[c] <= 8);
            for (int c = 0; c <= width; ++c) {
                QVERIFY(std::abs(static_cast<double>(grid.edge(c).count() - begin) - c * pixel)
                    <= pixel + 1 + 1e-9 * static_cast<double>(begin));
                QVERIFY(c == 0 || grid.edge(c) > grid.edge(c - 1));
            }
        }
    }

    void edgesStayWhereTheyAreAsAPictureIsPanned()
    {
        std::mt19937_64 random(6);
        for (int n = 0; n < 500; ++n) {
            const int width = 2 + static_cast<int>(random() % 3000);
            const auto begin = static_cast<std::int64_t>(random() % (1ULL << random() % 50));
            const auto length
                = width + static_cast<std::int64_t>(random() % (1ULL << (1 + random() % 50)));
            const auto by
                = static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(length));
            const ColumnGrid grid(Nanos(begin), Nanos(begin + length), width);
            const ColumnGrid panned(Nanos(begin + by), Nanos(begin + by + length), width);
            const auto distance = panned.distanceFrom(grid);
            QVERIFY(distance.has_value());
            QCOMPARE(grid.distanceFrom(panned).value(), -*distance);
            QVERIFY(std::abs(static_cast<double>(*distance)
                        - static_cast<double>(by) * width / static_cast<double>(length))
                <= 1.001);
            QCOMPARE(panned.level(), grid.level());
            for (int c = 0; c + *distance < width; ++c) { // the last edges are apart
                QCOMPARE(panned.edge(c), grid.edge(c + static_cast<int>(*distance)));
                QCOMPARE(panned.bucketEdges()[c], grid.bucketEdges()[c + *distance]);
            }
            QVERIFY(!ColumnGrid(Nanos(begin), Nanos(begin + length + 1), width)
                         .distanceFrom(grid)
                         .has_value());
            const int last = 1 + static_cast<int>(random() % static_cast<unsigned>(width));
            const int first = static_cast<int>(random() % static_cast<unsigned>(last));
            const ColumnGrid part = grid.part(first, last);
            QCOMPARE(part.width(), last - first);
            QCOMPARE(part.begin(), grid.edge(first));
            QCOMPARE(part.end(), grid.edge(last));
            QCOMPARE(part.level(), grid.level());
        }
    }

    /// Whatever way a picture is panned: it is the one that would be made anew.
    void pannedColumnsAreNoDifferent_data() { everyColumnIsWhatItsSpansDemand_data(); }
    void pannedColumnsAreNoDifferent()
    {
        QFETCH(int, shape);
        const Shape& of = kShapes[static_cast<std::size_t>(shape)];
        const Track large = randomTrack(of, 1, 140'000);
        pan(static_cast<unsigned>(shape), large, [&](const ColumnGrid& grid, SpanColumns& columns) {
            columnsOf(large.log, std::nullopt, grid, columns);
        });
        const Track small = randomTrack(of, 2, 3 * SpanLog::kChunk);
        SpanLog closed = small.log;
        closed.close();
        Span open = small.spans.back();
        open.begin = open.end;
        open.end += (open.end + Nanos(100)) / 50; // fills many columns, or a few
        pan(static_cast<unsigned>(shape) + 50, small,
            [&](const ColumnGrid& grid, SpanColumns& columns) {
                columnsOf(closed, open, grid, columns);
            });
        // A task that failed at its end, which its last mipmap knows.
        const SpanMipmaps maps(small.spans, SpanEnd::Failed);
        pan(static_cast<unsigned>(shape) + 70, small,
            [&](const ColumnGrid& grid, SpanColumns& columns) {
                columnsOf(small.spans, &maps, SpanEnd::Failed, grid, columns);
            });
    }

    void everyColumnIsWhatItsSpansDemand_data()
    {
        QTest::addColumn<int>("shape");
        for (std::size_t i = 0; i < kShapes.size(); ++i)
            QTest::newRow(kShapes[i].name) << static_cast<int>(i);
    }
    void everyColumnIsWhatItsSpansDemand()
    {
        QFETCH(int, shape);
        std::mt19937_64 random(static_cast<unsigned>(shape) + 77);
        for (unsigned seed = 1; seed <= 4; ++seed) {
            // Groups of chunks with mipmaps, or chunks alone, and one without; overviews of all.
            const std::size_t count = seed == 1 ? 140'000 : 13'000 + seed;
            const Track track = randomTrack(kShapes[static_cast<std::size_t>(shape)], seed, count);
            SpanLog closed = track.log; // its last spans have a mipmap too
            closed.close();
            const std::int64_t end = track.spans.back().end.count();
            for (int zoom = 0; zoom < 27; ++zoom) {
                const int width = 1 + static_cast<int>(random() % 1900);
                std::int64_t from = 0;
                std::int64_t to = end + 1000;
                if (zoom > 2) { // to the same number of spans, wherever they are
                    const std::size_t i = random() % track.spans.size();
                    const std::size_t j = std::min(
                        track.spans.size() - 1, i + random() % (std::size_t { 2 } << zoom / 2));
                    from = std::max<std::int64_t>(
                        0, track.spans[i].begin.count() - static_cast<std::int64_t>(random() % 4));
                    to = track.spans[j].end.count() + static_cast<std::int64_t>(random() % 4);
                }
                to = std::max(to, from + width);
                const ColumnGrid grid { Nanos(from), Nanos(to), width };
                SpanColumns columns;
                const bool isClosed = (seed + static_cast<unsigned>(zoom)) % 2 == 0;
                columnsOf(isClosed ? closed : track.log, std::nullopt, grid, columns);
                const auto demands = bruteForce(track, grid);
                const QString wrong = compare(demands, columns, kTolerance);
                QVERIFY2(wrong.isEmpty(),
                    qPrintable(QStringLiteral("seed %1, zoom %2, %3 to %4 in %5 columns: %6")
                                   .arg(seed)
                                   .arg(zoom)
                                   .arg(from)
                                   .arg(to)
                                   .arg(width)
                                   .arg(wrong)));
                std::size_t meets = 0;
                for (const Span& s : track.spans)
                    meets += std::max(s.begin, s.end - Nanos(1)) >= grid.begin()
                            && s.begin < grid.end()
                        ? 1
                        : 0;
                QCOMPARE(spansIn(track.log, grid.begin(), grid.end()).count(), meets);
            }
        }
    }

    void overviewsMeetWithoutASeam()
    {
        constexpr std::size_t kFirst = SpanLog::kOverview * SpanLog::kChunk;
        Track track = randomTrack(kShapes[0], 5, kFirst + 5 * SpanLog::kChunk + 20);
        track.log.close();
        QVERIFY(track.log.overviewOf(0).mipmap != track.log.overviewOf(SpanLog::kOverview).mipmap);
        QVERIFY(track.log.overviewOf(SpanLog::kOverview).mipmap != nullptr);
        for (const std::size_t before : { 0U, 500U, 20'000U, 900'000U, 1'048'576U }) {
            for (const int width : { 1, 3, 1700 }) {
                const ColumnGrid grid { track.spans[kFirst - before].begin, track.spans.back().end,
                    width };
                SpanColumns columns;
                columnsOf(track.log, std::nullopt, grid, columns);
                QCOMPARE(compare(bruteForce(track, grid), columns, kTolerance), QString());
            }
        }
    }

    /// The oracle would see it: each kind of mistake is one.
    void theComparisonSeesMistakes()
    {
        const Track track = randomTrack(kShapes[0], 1, 9000);
        const ColumnGrid grid(Nanos(0), track.spans.back().end, 700);
        SpanColumns right;
        columnsOf(track.log, std::nullopt, grid, right);
        const auto demands = bruteForce(track, grid);
        QCOMPARE(compare(demands, right, kTolerance), QString());
        const auto isSeen = [&](auto change) {
            SpanColumns wrong = right;
            change(wrong);
            return !compare(demands, wrong, kTolerance).isEmpty();
        };
        std::size_t blocked = 0;
        while (right.columns[blocked].bytes[3] == 0 || right.columns[blocked].bytes[2] == 0)
            ++blocked;
        QVERIFY(isSeen([&](SpanColumns& c) { c.columns[blocked].bytes[3] = 0; }));
        QVERIFY(isSeen([&](SpanColumns& c) {
            c.columns[blocked].bytes[SpanColumn::kFlags] ^= Mipmap::Failed;
        }));
        QVERIFY(isSeen([&](SpanColumns& c) {
            c.columns[blocked].bytes[2] = static_cast<std::uint8_t>(
                c.columns[blocked].bytes[2] + (c.columns[blocked].bytes[2] > 128 ? -4 : 4));
        }));
        QVERIFY(isSeen([&](SpanColumns& c) { c.columns.front() = c.columns.back(); }));
    }

    /// The same from a vector of spans, with and without mipmaps.
    void vectorsOfSpansAreNoDifferent()
    {
        for (std::size_t i = 0; i < 2 * kShapes.size(); ++i) {
            const Shape& shape = kShapes[i / 2];
            const bool isFull = i % 2 == 1; // chunks, and nothing over
            Track track = randomTrack(shape, 11, isFull ? 3 * SpanLog::kChunk : 10'000);
            track.endings.assign(track.endings.size(), SpanEnd::None);
            track.endings.back() = SpanEnd::Failed;
            const SpanMipmaps maps(track.spans, SpanEnd::Failed);
            QVERIFY(maps.mipmapOf(1) != nullptr && (maps.mipmapOf(2) != nullptr) == isFull);
            for (const int width : { 1, 50, 1777 }) {
                const ColumnGrid grid(Nanos(0), track.spans.back().end + Nanos(width), width);
                SpanColumns columns;
                columnsOf(track.spans, &maps, SpanEnd::Failed, grid, columns);
                QCOMPARE(compare(bruteForce(track, grid), columns, kTolerance), QString());
                columnsOf(track.spans, nullptr, SpanEnd::Failed, grid, columns);
                QCOMPARE(compare(bruteForce(track, grid), columns, 1.01), QString());
            }
        }
    }

    void anOpenSpanIsDrawnToo()
    {
        Track track = randomTrack(kShapes[0], 3, 5000);
        Span open = track.spans.back();
        open.begin = open.end;
        open.end += Nanos(400'000);
        open.state = TaskState::Blocked;
        const ColumnGrid grid(Nanos(0), open.end + Nanos(5), 640);
        SpanColumns columns;
        columnsOf(track.log, open, grid, columns);
        track.spans.push_back(open);
        track.endings.push_back(SpanEnd::None);
        QCOMPARE(compare(bruteForce(track, grid), columns, kTolerance), QString());
    }

    void nothingThereIsIdle()
    {
        SpanLog log;
        SpanColumns columns;
        columnsOf(log, std::nullopt, ColumnGrid(Nanos(0), Nanos(100), 10), columns);
        QCOMPARE(columns.columns.size(), std::size_t { 10 });
        QVERIFY(columns.whole.empty());
        for (const SpanColumn& column : columns.columns)
            QVERIFY(column.isIdle());
        log.append({ Nanos(10), Nanos(20), {}, {}, {}, TaskState::Running, Reason::None });
        columnsOf(log, std::nullopt, ColumnGrid(Nanos(20), Nanos(120), 10), columns);
        for (const SpanColumn& column : columns.columns)
            QVERIFY(column.isIdle());
    }

    void timesAreExact()
    {
        std::mt19937_64 random(8);
        for (const Shape& shape : kShapes) {
            const Track track = randomTrack(shape, 21, 20'000);
            const std::int64_t end = track.spans.back().end.count();
            for (int n = 0; n < 30; ++n) {
                std::int64_t from
                    = static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(end));
                std::int64_t to
                    = static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(end));
                if (n == 0)
                    from = 0, to = end;
                if (from > to)
                    std::swap(from, to);
                std::array<Nanos, kSpanStates> times {};
                for (const Span& s : track.spans)
                    times[static_cast<std::size_t>(s.state)] += std::max(
                        Nanos(0), std::min(s.end, Nanos(to)) - std::max(s.begin, Nanos(from)));
                QVERIFY(timeByState(track.log, Nanos(from), Nanos(to)) == times);
            }
        }
    }
};

QTEST_GUILESS_MAIN(SpanColumnsTest)
#include "tst_spancolumns.moc"
