// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/coretime.h"
#include "tests/ui/support/scheduled.h"
#include "ui/timeline/coregeometry.h"
#include "ui/timeline/timelinecoordinates.h"

#include <QTest>

#include <array>
#include <cmath>
#include <random>

using namespace interleave;
using namespace interleave::ui;

namespace {

constexpr std::size_t kThreads = 5;

/// Slices that fill two cores at random, no thread on both at once.
std::shared_ptr<const SystemSchedule> randomSchedule(std::mt19937& random, std::int64_t longest)
{
    SystemScheduleBuilder builder({ 0, 3 });
    for (std::size_t i = 0; i < kThreads; ++i)
        builder.addThread(100 + static_cast<int>(i), 100, Nanos(0));
    std::array<std::int64_t, kThreads> freeAt {};
    std::array<std::int64_t, 2> at { 0, 0 };
    constexpr std::int64_t kEnd = 3'000'000;
    std::vector<LaneThread> lanes;
    for (std::uint32_t i = 0; i < kThreads; ++i)
        lanes.push_back({ LaneId { i + 1 }, 100, 100 + static_cast<int>(i) });
    while (std::min(at[0], at[1]) < kEnd) {
        const std::size_t core = at[0] <= at[1] ? 0 : 1;
        const std::size_t thread = random() % kThreads;
        const std::int64_t begin
            = std::max(at[core], freeAt[thread]) + static_cast<std::int64_t>(random() % 3) * 100;
        const std::int64_t end
            = begin + 1 + static_cast<std::int64_t>(random() % static_cast<unsigned>(longest));
        builder.addSlice(core, static_cast<std::uint32_t>(thread), Nanos(begin), Nanos(end),
            random() % 2 == 0 ? SliceEnd::Preempted : SliceEnd::Waiting);
        at[core] = end;
        freeAt[thread] = end;
    }
    std::mt19937 own(static_cast<unsigned>(at[0]));
    for (auto n = own() % 20; n > 0; --n) {
        const Nanos begin(static_cast<std::int64_t>(own() % kEnd));
        builder.addLost(
            own() % 2, begin, begin + Nanos(static_cast<std::int64_t>(own() % 50'000)), 1);
    }
    return builder.finish(Nanos(0), Nanos(kEnd), lanes);
}

std::shared_ptr<const Trace> traceOf(std::shared_ptr<const SystemSchedule> schedule)
{
    test::TraceMaker make;
    const LaneId main = make.lane(LaneKind::Main, "main");
    make.state(main, 0, 0, TaskState::Running, Reason::None, "program");
    for (std::size_t i = 0; i < kThreads; ++i)
        make.lane(LaneKind::Thread, "worker");
    make.systemSchedule(std::move(schedule));
    return make.finish(3'000'000);
}

struct View {
    Viewport::Range range;
    int width;
};
View randomView(std::mt19937& random)
{
    const int width = 20 + static_cast<int>(random() % 300);
    const std::int64_t column = 500 + static_cast<std::int64_t>(random() % 4000);
    const auto begin = static_cast<std::int64_t>(random() % 2'000'000);
    return { { Nanos(begin), Nanos(begin + column * width) }, width };
}

} // namespace

class CoreGeometryTest : public QObject {
    Q_OBJECT

private slots:
    /// Every column of a strip is what the exact stretches under it say.
    void stripsAreExact()
    {
        std::mt19937 random(7);
        for (int round = 0; round < 60; ++round) {
            const auto trace = traceOf(randomSchedule(random, round % 2 == 0 ? 9000 : 300));
            const CoreSums sums(trace->systemSchedule());
            const TrackModel tracks(trace, LaneMode::Workers);
            const auto [range, width] = randomView(random);
            const std::size_t row = 1 + random() % kThreads;
            const LaneTrack& lane = trace->lanes()[tracks.rows()[row].index];
            const ScheduledThread* thread = sums.schedule().threadOf(lane.id);
            QVERIFY(thread != nullptr);
            std::vector<std::array<double, 3>> drawn(static_cast<std::size_t>(width));
            for (const StripPart& part : layOutStrip(sums, tracks, row, range, width)) {
                QVERIFY(part.left >= 0 && part.right > part.left && part.right <= width);
                for (int x = part.left; x < part.right; ++x)
                    drawn[static_cast<std::size_t>(x)]
                        = { part.onCore, part.preempted, part.unknown };
            }
            const TimelineCoordinates coordinates { range, 0, static_cast<double>(width) };
            for (int x = 0; x < width; ++x) {
                const Nanos from = coordinates.toTime(x);
                const Nanos to = std::min(coordinates.toTime(x + 1), lane.end);
                std::array<double, 3> wanted {};
                if (from < to)
                    for (const CoreStretch& s : coreStretches(sums.schedule(), *thread, from, to))
                        if (s.state != CoreState::Off)
                            wanted.at(s.state == CoreState::OnCore    ? 0
                                    : s.state == CoreState::Preempted ? 1
                                                                      : 2)
                                += coordinates.toWidth(s.end - s.begin);
                const auto& got = drawn[static_cast<std::size_t>(x)];
                for (std::size_t i = 0; i < got.size(); ++i)
                    QVERIFY2(std::abs(got.at(i) - wanted.at(i)) < 0.01,
                        qPrintable(QStringLiteral("round %1 column %2 part %3: %4, wanted %5")
                                       .arg(round)
                                       .arg(x)
                                       .arg(i)
                                       .arg(got.at(i))
                                       .arg(wanted.at(i))));
            }
        }
    }

    /// What is not known of a core begins with a loss and ends with the next slice there.
    void gapsAreTold()
    {
        std::mt19937 random(9);
        for (int round = 0; round < 60; ++round) {
            const auto schedule = randomSchedule(random, 9000);
            const std::size_t core = random() % 2;
            const auto [range, width] = randomView(random);
            std::vector<std::uint64_t> records(static_cast<std::size_t>(width));
            int last = -1;
            const CoreSums sums(schedule);
            std::uint64_t all = 0;
            for (const LostStretch& loss : schedule->losses())
                all += loss.core == schedule->cores()[core] ? loss.records : 0;
            std::uint64_t told = 0;
            for (const CoreGap& gap :
                layOutGaps(sums, core, { Nanos(0), schedule->end() + Nanos(1) }, width))
                told += gap.records;
            QCOMPARE(told, all);
            for (const CoreGap& gap : layOutGaps(sums, core, range, width)) {
                QVERIFY(gap.left > last && gap.right >= gap.left + 3 && gap.right <= width);
                QVERIFY(gap.records > 0);
                last = gap.right;
                for (int x = gap.left; x < gap.right; ++x)
                    records[static_cast<std::size_t>(x)] = gap.records;
            }
            const TimelineCoordinates coordinates { range, 0, static_cast<double>(width) };
            std::vector<bool> wanted(records.size());
            for (const LostStretch& loss : schedule->losses()) {
                if (loss.core != schedule->cores()[core])
                    continue;
                Nanos end = schedule->end();
                for (std::size_t i = 0; i < schedule->coreSliceCount(core); ++i) {
                    const CoreSlice slice = schedule->slice(schedule->coreSlice(core, i));
                    if (slice.end > loss.end) {
                        end = std::min(end, slice.begin);
                        break;
                    }
                }
                end = std::max({ end, loss.end, loss.begin + Nanos(1) });
                for (int x = 0; x < width; ++x)
                    if (loss.begin < coordinates.toTime(x + 1) && end > coordinates.toTime(x))
                        wanted[static_cast<std::size_t>(x)] = true;
            }
            for (int x = 0; x < width; ++x) {
                const auto i = static_cast<std::size_t>(x);
                if (wanted[i])
                    QVERIFY2(records[i] > 0, qPrintable(QString::number(x)));
                // Too short to be seen: up to three columns.
                bool near = false;
                for (int d = -3; d <= 3; ++d)
                    near = near
                        || (x + d >= 0 && x + d < width && wanted[static_cast<std::size_t>(x + d)]);
                if (records[i] > 0)
                    QVERIFY2(near, qPrintable(QString::number(x)));
            }
        }
    }

    /// No slice is left out and none is counted twice; the shares of a column are those of its
    /// threads.
    void coresTellEverySlice()
    {
        std::mt19937 random(8);
        for (int round = 0; round < 60; ++round) {
            const auto schedule = randomSchedule(random, round % 2 == 0 ? 9000 : 300);
            const CoreSums sums(schedule);
            const auto [range, width] = randomView(random);
            const std::size_t core = random() % 2;
            std::size_t wanted = 0;
            Nanos onCore { 0 };
            for (std::size_t i = 0; i < schedule->coreSliceCount(core); ++i) {
                const CoreSlice slice = schedule->slice(schedule->coreSlice(core, i));
                if (slice.end <= range.begin || slice.begin >= range.end)
                    continue;
                ++wanted;
                onCore += std::min(slice.end, range.end) - std::max(slice.begin, range.begin);
            }
            QCOMPARE((sums.busy(core, range.end) - sums.busy(core, range.begin)).count(),
                onCore.count());
            std::size_t told = 0;
            double area = 0;
            double rounded = 0; // a wide bar has whole pixels
            for (const CoreBar& bar : layOutCore(sums, core, range, width)) {
                QVERIFY(bar.left >= 0 && bar.right > bar.left && bar.right <= width);
                told += bar.count;
                if (bar.shares.empty()) {
                    rounded += bar.isMerged() ? 0 : 1;
                    area += (bar.right - bar.left) * static_cast<double>(bar.busy);
                    continue;
                }
                float sum = 0;
                for (const auto& [thread, share] : bar.shares)
                    sum += share;
                QVERIFY(std::abs(std::min(1.0F, sum) - bar.busy) < 1e-3F);
                area += static_cast<double>(sum);
            }
            QCOMPARE(told, wanted);
            const double exact
                = TimelineCoordinates { range, 0, static_cast<double>(width) }.toWidth(onCore);
            QVERIFY(std::abs(area - exact) < 0.01 * width + rounded);
        }
    }

    /// Ten columns for a hundred thousand slices: counted, not told apart, and not walked over.
    void crowdsAreCounted()
    {
        SystemScheduleBuilder builder({ 0 });
        builder.addThread(1, 1, Nanos(0));
        builder.addThread(2, 1, Nanos(0));
        constexpr std::int64_t kSlices = 100'000;
        for (std::int64_t i = 0; i < kSlices; ++i)
            builder.addSlice(0, static_cast<std::uint32_t>(i % 2), Nanos(i * 100),
                Nanos(i * 100 + 50), SliceEnd::Preempted);
        const CoreSums sums(builder.finish(Nanos(0), Nanos(kSlices * 100), {}));
        const std::vector<CoreBar> bars
            = layOutCore(sums, 0, { Nanos(0), Nanos(kSlices * 100) }, 10);
        QVERIFY(bars.size() <= 11);
        std::size_t told = 0;
        for (const CoreBar& bar : bars) {
            told += bar.count;
            if (bar.count < 1000)
                continue;
            QVERIFY(bar.shares.empty());
            QVERIFY(std::abs(bar.busy - 0.5F) < 0.01F);
        }
        QCOMPARE(told, static_cast<std::size_t>(kSlices));
    }

    void tasksHaveTheStripsOfTheirRunningSpans()
    {
        const test::ScheduledRun run;
        const CoreSums sums(run.schedule);
        const TrackModel tracks(run.trace, LaneMode::Tasks);
        // A column for each 100 us.
        const Viewport::Range range { Nanos(0), Nanos(1'200'000) };
        const std::vector<StripPart> third = layOutStrip(sums, tracks, 3, range, 12);
        const std::vector<StripPart> wanted { { 3, 4, 1, 0 }, { 8, 9, 1, 0 } };
        QVERIFY(third == wanted);
        const std::vector<StripPart> second = layOutStrip(sums, tracks, 2, range, 12);
        const std::vector<StripPart> waits { { 1, 5, 1, 0 }, { 5, 6, 0.5F, 0.5F } };
        QVERIFY(second == waits);
        QVERIFY(layOutStrip(sums, tracks, 0, range, 12).empty()); // nobody knows its thread
    }
};

QTEST_APPLESS_MAIN(CoreGeometryTest)
#include "tst_coregeometry.moc"
