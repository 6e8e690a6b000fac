// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/spanlog.h"

#include <QTest>

#include <limits>
#include <random>
#include <vector>

using namespace interleave;

namespace {

constexpr std::uint32_t kHuge = 0xfffffff0U;

struct Kept {
    Span span;
    SpanEnd ending = SpanEnd::None;
};

/// Spans of all lengths, with gaps, of no time, and now and then with what does not fit.
std::vector<Kept> randomSpans(unsigned seed, std::size_t count, bool odd)
{
    std::mt19937_64 random(seed);
    std::vector<Kept> spans;
    std::int64_t t = 0;
    const auto step = [&]() -> std::int64_t {
        switch (random() % (odd ? 12 : 6)) {
        case 0:
            return 0;
        case 1:
            return 1;
        case 7:
            return 0xfffffffe + static_cast<std::int64_t>(random() % 4); // about what fits
        case 8:
            return static_cast<std::int64_t>(random() % (std::uint64_t { 1 } << 44U));
        default:
            return static_cast<std::int64_t>(random() % (1ULL << random() % 24));
        }
    };
    for (std::size_t i = 0; i < count; ++i) {
        Kept kept;
        if (random() % 2 == 0)
            t += step();
        kept.span.begin = Nanos(t);
        t += step();
        kept.span.end = Nanos(t);
        kept.span.lane = LaneId { 3 };
        kept.span.state = static_cast<TaskState>(random() % kTaskStateCount);
        kept.span.reason = static_cast<Reason>(random() % kReasonCount);
        kept.ending = static_cast<SpanEnd>(random() % 3);
        if (random() % 4 != 0)
            kept.span.task = TaskId { static_cast<std::uint32_t>(random() % 1000) };
        if (random() % 4 == 0)
            kept.span.label = LabelId { static_cast<std::uint32_t>(random() % 1000) };
        if (odd && random() % 50 == 0)
            kept.span.task = TaskId { random() % 2 == 0 ? kHuge : (1U << 28U) - 1 };
        if (odd && random() % 50 == 0)
            kept.span.label = LabelId { random() % 2 == 0 ? kHuge : (1U << 25U) - 1 };
        spans.push_back(kept);
    }
    return spans;
}

SpanLog logOf(const std::vector<Kept>& spans)
{
    SpanLog log(LaneId { 3 });
    for (const Kept& kept : spans)
        log.append(kept.span, kept.ending);
    return log;
}

} // namespace

class SpanLogTest : public QObject {
    Q_OBJECT

private slots:
    void everySpanComesBackAsItWas_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<bool>("odd");
        for (const int count : { 0, 1, 16, 17, 65, 4096, 4097, 20'000, 65'536 }) {
            QTest::addRow("%d ordinary spans", count) << count << false;
            QTest::addRow("%d spans of which some do not fit", count) << count << true;
        }
    }
    void everySpanComesBackAsItWas()
    {
        QFETCH(int, count);
        QFETCH(bool, odd);
        const auto spans = randomSpans(1, static_cast<std::size_t>(count), odd);
        const SpanLog log = logOf(spans);
        QCOMPARE(log.size(), spans.size());
        for (std::size_t i = 0; i < spans.size(); ++i) {
            QVERIFY2(log[i] == spans[i].span, qPrintable(QString::number(i)));
            QVERIFY(log.beginOf(i) == spans[i].span.begin && log.endOf(i) == spans[i].span.end);
            QVERIFY(log.endingOf(i) == spans[i].ending);
        }
    }

    void theLongestSpanOfAll()
    {
        SpanLog log;
        constexpr auto kLast = Nanos::max();
        log.append({ Nanos(0), Nanos(5), {}, {}, {}, TaskState::Running, Reason::None });
        log.append({ Nanos(5), kLast, TaskId { 7 }, {}, {}, TaskState::Blocked, Reason::Sleep });
        log.append({ kLast, kLast, {}, {}, {}, TaskState::Overhead, Reason::Spawn });
        QCOMPARE(log.endOf(1).count(), kLast.count());
        QCOMPARE(log.beginOf(2).count(), kLast.count());
        QCOMPARE(log.firstEndingAfter(kLast - Nanos(1)), std::size_t { 1 });
        QCOMPARE(log.firstEndingAfter(kLast), std::size_t { 3 });
    }

    void searchesFindWhatAWalkFinds()
    {
        for (unsigned seed = 1; seed <= 6; ++seed) {
            const auto spans = randomSpans(seed, 9000, seed % 2 == 0);
            const SpanLog log = logOf(spans);
            std::mt19937_64 random(seed);
            for (int n = 0; n < 3000; ++n) {
                const Span& near = spans[random() % spans.size()].span;
                const Nanos t = (random() % 2 == 0 ? near.begin : near.end)
                    + Nanos(static_cast<std::int64_t>(random() % 3) - 1);
                const auto ending = std::partition_point(
                    spans.begin(), spans.end(), [&](const Kept& k) { return k.span.end <= t; });
                QCOMPARE(log.firstEndingAfter(t), static_cast<std::size_t>(ending - spans.begin()));
                const auto beginning = std::partition_point(
                    spans.begin(), spans.end(), [&](const Kept& k) { return k.span.begin <= t; });
                QCOMPARE(log.firstBeginningAfter(t),
                    static_cast<std::size_t>(beginning - spans.begin()));
            }
        }
    }

    /// What was handed out does not change while the log goes on growing.
    void aCopyIsASnapshot()
    {
        const auto spans = randomSpans(9, 10'000, true);
        SpanLog log(LaneId { 3 });
        std::vector<SpanLog> copies;
        for (std::size_t i = 0; i < spans.size(); ++i) {
            if (i % 997 == 0 || (i < 100 && i % 7 == 0))
                copies.push_back(log);
            log.append(spans[i].span, spans[i].ending);
        }
        for (const SpanLog& copy : copies) {
            for (std::size_t i = 0; i < copy.size(); ++i)
                QVERIFY(copy[i] == spans[i].span);
            QCOMPARE(copy.firstEndingAfter(Nanos::max()), copy.size());
        }
        QCOMPARE(copies.back().size(), std::size_t { 9970 });
    }

    void everyChunkOfAClosedLogIsSummedUp()
    {
        for (const std::size_t count : { 4096U, 8192U, 65'536U, 70'000U }) {
            const auto spans = randomSpans(2, count, false);
            SpanLog log = logOf(spans);
            log.close();
            for (std::size_t chunk = 0; chunk < log.chunkCount(); ++chunk)
                QVERIFY(log.mipmapOf(chunk) != nullptr);
            for (std::size_t group = 0; group < count / 4096 / SpanLog::kGroup; ++group)
                QVERIFY(log.groupOf(group * SpanLog::kGroup).mipmap != nullptr);
            const SpanLog::Coarse overview = log.overviewOf(log.chunkCount() - 1);
            QCOMPARE(overview.mipmap != nullptr, count > 4096);
            QCOMPARE(overview.end, log.chunkCount());
            QVERIFY(log[count - 1] == spans.back().span);
        }
    }

    /// 16 1/8 bytes of columns, at most 2 2/3 of cells and 1/3 of overviews, more with many states,
    /// and what the chunks themselves need.
    void aSpanTakesTwentyBytesAtMost()
    {
        for (unsigned seed = 1; seed <= 8; ++seed) {
            SpanLog log = logOf(randomSpans(seed, 40'960, false));
            for (const bool isClosed : { false, true }) {
                if (isClosed)
                    log.close();
                const double each = static_cast<double>(log.memoryBytes()) / 40'960;
                QVERIFY2(each <= (isClosed ? 20.5 : 20), qPrintable(QString::number(each)));
            }
        }
        QVERIFY(logOf(randomSpans(1, 10, false)).memoryBytes() < 1000); // thousands of lanes
    }
};

QTEST_GUILESS_MAIN(SpanLogTest)
#include "tst_spanlog.moc"
