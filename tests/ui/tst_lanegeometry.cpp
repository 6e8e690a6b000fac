// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/samples.h"
#include "tests/ui/support/tracescript.h"
#include "ui/export/timelinefigure.h"
#include "ui/timeline/barshape.h"
#include "ui/timeline/lanegeometry.h"
#include "ui/timeline/statetext.h"
#include "ui/timeline/timelinecoordinates.h"

#include <QTest>

#include <random>

using namespace interleave;
using namespace interleave::ui;
using interleave::test::TraceScript;

namespace {

/// One lane with tasks one after the other, of random lengths from slivers to bars, some of them
/// blocked.
std::shared_ptr<const Trace> randomLane(unsigned seed, int tasks)
{
    std::mt19937 random(seed);
    TraceScript s;
    const LaneId main = s.lane(LaneKind::Main, "main");
    const LaneId lane = s.lane(LaneKind::Thread, "Thread-1");
    const TaskId program = s.program(main);
    Nanos t(10);
    const auto step = [&] {
        const unsigned kind = random() % 4;
        return Nanos(1 + random() % (kind == 0 ? 100'000 : (kind == 1 ? 3'000 : 40)));
    };
    for (int i = 0; i < tasks; ++i) {
        const TaskId task = s.task("task " + std::to_string(i), Nanos(0));
        if (random() % 3 == 0)
            t += step();
        s.enter(task, lane, t, TaskState::Running);
        t += step();
        if (random() % 2 == 0) {
            s.enter(task, lane, t, TaskState::Blocked, Reason::Lock);
            t += step();
            s.enter(task, lane, t, TaskState::Running);
            t += step();
        }
        s.enter(task, lane, t, random() % 10 == 0 ? TaskState::Failed : TaskState::Done);
    }
    s.enter(program, main, t, TaskState::Done);
    return s.build(t + Nanos(1000));
}

bool shows(const Bar& bar, TaskState state)
{
    return bar.isMerged() ? bar.shares[static_cast<std::size_t>(state)] > 0
                          : bar.span.state == state;
}

/// The bar that is on top in a pixel column; merged and narrow ones come later and lie above.
const Bar* topmost(const std::vector<Bar>& bars, int column, TaskState state)
{
    const Bar* found = nullptr;
    for (const Bar& bar : bars)
        if (bar.left <= column && column < bar.right)
            found = &bar;
    return found != nullptr && shows(*found, state) ? found : nullptr;
}

} // namespace

class LaneGeometryTest : public QObject {
    Q_OBJECT

private slots:
    void hidesNothing_data()
    {
        QTest::addColumn<int>("width");
        for (const int width : { 1, 7, 100, 640, 1901 })
            QTest::addRow("%d pixels", width) << width;
    }

    /// Brute force: every span can be seen, in its state, within a pixel of where it is.
    void hidesNothing()
    {
        QFETCH(int, width);
        for (unsigned seed = 1; seed <= 12; ++seed) {
            const TrackModel tracks(randomLane(seed, 120), LaneMode::Workers);
            const Nanos end = tracks.trace().end();
            for (const Viewport::Range range :
                { Viewport::Range { Nanos(0), end }, Viewport::Range { end / 3, end / 2 },
                    Viewport::Range { end / 2, end / 2 + end / 50 } }) {
                const std::vector<Bar> bars = layOutRow(tracks, 1, range, width);
                const TimelineCoordinates c { range, 0, static_cast<double>(width) };
                std::uint64_t spans = 0;
                tracks.visit(1, range, [&](const Span& span) {
                    ++spans;
                    bool visible = false;
                    bool failed = !tracks.endsFailed(span);
                    const int from = std::max(0, static_cast<int>(c.toPixel(span.begin)) - 1);
                    const int to = std::min(width - 1, static_cast<int>(c.toPixel(span.end)) + 1);
                    for (int x = from; x <= to; ++x) {
                        const Bar* bar = topmost(bars, x, span.state);
                        visible = visible || bar != nullptr;
                        failed = failed || (bar != nullptr && bar->failed);
                    }
                    if (!visible)
                        qWarning() << "hidden: seed" << seed << "at" << span.begin.count()
                                   << "state" << static_cast<int>(span.state);
                    [&] {
                        QVERIFY(visible);
                        QVERIFY(failed);
                    }();
                    return true;
                });
                std::uint64_t counted = 0;
                for (const Bar& bar : bars)
                    counted += bar.count;
                QCOMPARE(counted, spans);
            }
        }
    }

    void barsStayWithinTheRowAndKeepTheirWidth()
    {
        const TrackModel tracks(randomLane(3, 200), LaneMode::Workers);
        const Viewport::Range range { Nanos(0), tracks.trace().end() };
        const int width = 800;
        const TimelineCoordinates c { range, 0, static_cast<double>(width) };
        for (const Bar& bar : layOutRow(tracks, 1, range, width)) {
            QVERIFY(bar.left >= 0 && bar.right <= width && bar.right > bar.left);
            if (!bar.isMerged()) // never wider than the truth by more than a column
                QVERIFY(bar.right - bar.left <= c.toWidth(bar.span.duration()) + 1);
            float sum = 0;
            for (const float share : bar.shares)
                sum += share;
            QVERIFY(sum <= 1.001F);
        }
    }

    void mergedColumnsTellTheSharesOfTime()
    {
        TraceScript s;
        const LaneId main = s.lane(LaneKind::Main, "main");
        const LaneId lane = s.lane(LaneKind::Thread, "Thread-1");
        s.program(main);
        for (int i = 0; i < 100; ++i) { // in every microsecond: 300 ns running, 200 ns blocked
            const TaskId task = s.task("t", Nanos(0));
            s.enter(task, lane, Nanos(1000 * i), TaskState::Running);
            s.enter(task, lane, Nanos(1000 * i + 300), TaskState::Blocked, Reason::Lock);
            s.enter(task, lane, Nanos(1000 * i + 500), TaskState::Done);
        }
        const TrackModel tracks(s.build(Nanos(100'000)), LaneMode::Workers);
        const std::vector<Bar> bars = layOutRow(tracks, 1, { Nanos(0), Nanos(100'000) }, 10);
        QCOMPARE(bars.size(), std::size_t { 10 });
        for (const Bar& bar : bars) {
            QCOMPARE(bar.count, 20U);
            QVERIFY(qAbs(bar.shares[static_cast<std::size_t>(TaskState::Running)] - 0.3F) < 0.01F);
            QVERIFY(qAbs(bar.shares[static_cast<std::size_t>(TaskState::Blocked)] - 0.2F) < 0.01F);
            const std::vector<BarSlice> slices = slicesOf(bar, QRectF(0, 0, 10, 20));
            QCOMPARE(slices.size(), std::size_t { 2 });
            QVERIFY(qAbs(slices[0].rect.height() - 4) < 0.2);
            QVERIFY(qAbs(slices[1].rect.height() - 6) < 0.2);
        }
    }

    void slicesAlwaysFit()
    {
        Bar bar;
        bar.right = 1;
        bar.count = 9;
        bar.shares = { 1e-6F, 1e-6F, 0.99F, 1e-6F, 1e-6F, 1e-6F };
        for (const double height : { 1.0, 2.0, 5.0, 40.0 }) {
            const std::vector<BarSlice> slices = slicesOf(bar, QRectF(0, 0, 1, height));
            QCOMPARE(slices.size(), std::size_t { 6 });
            for (const BarSlice& slice : slices)
                QVERIFY(slice.rect.top() >= -1e-9 && slice.rect.bottom() <= height + 1e-9
                    && slice.rect.height() > 0);
        }
    }

    /// In the bar where the task begins, in the tip, in the exported picture; nowhere else.
    void stolenTasksAreMarked()
    {
        TraceScript s;
        const LaneId main = s.lane(LaneKind::Main, "main");
        const LaneId one = s.lane(LaneKind::Thread, "Thread-1");
        const LaneId two = s.lane(LaneKind::Thread, "Thread-2");
        const TaskId program = s.program(main);
        const TaskId stolen = s.task("stolen task", Nanos(0));
        const TaskId own = s.task("own task", Nanos(0));
        s.enter(stolen, one, Nanos(100), TaskState::Running);
        s.steal(stolen, one, Nanos(101), two);
        s.enter(stolen, one, Nanos(400), TaskState::Blocked, Reason::Sleep);
        s.enter(stolen, one, Nanos(500), TaskState::Running);
        s.enter(stolen, one, Nanos(800), TaskState::Done);
        s.enter(own, two, Nanos(100), TaskState::Running);
        s.enter(own, two, Nanos(800), TaskState::Done);
        s.enter(program, main, Nanos(900), TaskState::Done);
        const auto tracks
            = std::make_shared<const TrackModel>(s.build(Nanos(900)), LaneMode::Workers);
        QVERIFY(tracks->hasThefts());
        const Viewport::Range all { Nanos(0), Nanos(900) };

        const std::vector<Bar> bars = layOutRow(*tracks, 1, all, 900);
        QCOMPARE(bars.size(), std::size_t { 3 });
        QVERIFY(bars[0].stolen && !bars[1].stolen && !bars[2].stolen);
        QVERIFY(layOutRow(*tracks, 1, all, 1).front().stolen);
        QVERIFY(!layOutRow(*tracks, 2, all, 900).front().stolen);
        QVERIFY(describeSpan(*tracks, 1, bars[0].span).contains("Stolen from Thread-2"));
        QVERIFY(!describeSpan(*tracks, 1, bars[2].span).contains("Stolen"));

        TimelineFigure figure;
        TimelineSection section;
        section.tracks = tracks;
        figure.sections.push_back(section);
        figure.range = all;
        const Scene scene = timelineScene(figure, QSizeF(1600, 900));
        int triangles = 0;
        for (const SceneGroup& group : scene.groups)
            for (const SceneItem& item : group.items)
                if (const auto* marker = std::get_if<SceneMarker>(&item))
                    triangles += marker->shape == SceneMarker::Shape::Triangle ? 1 : 0;
        QCOMPARE(triangles, 2); // the task's and the legend's
    }

    void hatchLinesStayInside()
    {
        const QRectF rect(13.5, 7.25, 41, 9.5);
        for (const Hatch hatch : { Hatch::Rising, Hatch::Falling, Hatch::Cross, Hatch::Level }) {
            const QVector<QLineF> lines = hatchLines(rect, hatch, 7);
            QVERIFY(!lines.isEmpty());
            for (const QLineF& line : lines)
                QVERIFY(rect.adjusted(-1e-6, -1e-6, 1e-6, 1e-6).contains(line.p1())
                    && rect.adjusted(-1e-6, -1e-6, 1e-6, 1e-6).contains(line.p2()));
        }
        QVERIFY(hatchLines(rect, Hatch::None, 7).isEmpty());
    }

    void nothingToDraw()
    {
        const TrackModel tracks(randomLane(1, 3), LaneMode::Workers);
        QVERIFY(layOutRow(tracks, 1, { Nanos(5), Nanos(5) }, 100).empty());
        QVERIFY(layOutRow(tracks, 1, { Nanos(0), Nanos(5) }, 0).empty());
    }
};

QTEST_MAIN(LaneGeometryTest)
#include "tst_lanegeometry.moc"
