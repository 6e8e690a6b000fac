// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/runner.h"
#include "core/trace/tracebuilder.h"
#include "core/workload/workloadregistry.h"
#include "tests/ui/support/tracescript.h"
#include "ui/export/timelinefigure.h"
#include "ui/timeline/markticks.h"
#include "ui/timeline/timelinecanvas.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace interleave;
using namespace interleave::ui;

namespace {

std::vector<MarkTick> all(const RowTicks& ticks)
{
    std::vector<MarkTick> both(ticks.marks.begin(), ticks.marks.end());
    both.insert(both.end(), ticks.lines.begin(), ticks.lines.end());
    return both;
}

/// A simulated run whose worker threads say something: the virtual clock makes it the same always.
std::shared_ptr<const Trace> runOf(const char* workload)
{
    Scenario scenario;
    scenario.workload = workload;
    scenario.parameters = ParameterValues(findWorkload(workload)->parameters);
    scenario.model = ModelId::SimulatedThreads;
    scenario.workers = 2;
    RunControl control;
    const auto result = runScenario(scenario, control);
    return result ? result->trace : nullptr;
}

Viewport::Range wholeOf(const Trace& trace)
{
    return { Nanos(0), trace.end() };
}

} // namespace

class MarkTicksTest : public QObject {
    Q_OBJECT

private slots:
    void eachMarkAndLineHasItsRowAndTime()
    {
        const auto trace = runOf("lock-try-acquire"); // marks: hit and miss; lines too
        QVERIFY(trace);
        QVERIFY(trace->marks().size() > 2);
        QVERIFY(trace->output().size() > 2);
        for (const LaneMode mode : { LaneMode::Workers, LaneMode::Tasks }) {
            const TrackModel tracks(trace, mode);
            const MarkTicks ticks(tracks);
            QCOMPARE(ticks.size(), trace->marks().size() + trace->output().size());
            std::size_t found = 0;
            for (std::size_t row = 0; row < tracks.rows().size(); ++row) {
                Nanos before(0);
                const RowTicks there = ticks.of(row, wholeOf(*trace));
                for (const MarkTick& tick : all(there)) {
                    const bool isLine = tick.kind == MarkTick::Kind::Line;
                    if (isLine && tick.index == there.lines.front().index)
                        before = Nanos(0); // each kind by time
                    const Nanos time = isLine ? trace->output()[tick.index].time
                                              : trace->marks()[tick.index].time;
                    const LaneId lane = isLine ? trace->output()[tick.index].lane
                                               : trace->marks()[tick.index].lane;
                    const TaskId task = isLine ? trace->output()[tick.index].task
                                               : trace->marks()[tick.index].task;
                    QCOMPARE(tick.time, time);
                    QCOMPARE(
                        mode == LaneMode::Tasks ? tracks.rowOfTask(task) : tracks.rowOfLane(lane),
                        std::optional(row));
                    QVERIFY(tick.time >= before);
                    before = tick.time;
                    ++found;
                }
            }
            QCOMPARE(found, ticks.size());
            const std::vector<MarkTick> first = all(ticks.of(0, wholeOf(*trace)));
            const MarkTick one
                = first.empty() ? all(ticks.of(1, wholeOf(*trace))).front() : first.front();
            const std::vector<MarkTick> there = all(ticks.of(one.row, { one.time, one.time }));
            QVERIFY(!there.empty());
            QVERIFY(std::all_of(there.begin(), there.end(),
                [&](const MarkTick& tick) { return tick.time == one.time; }));
        }
    }

    void whatIsStolenHasItsOwnSign()
    {
        test::TraceScript s;
        const LaneId main = s.lane(LaneKind::Main, "main");
        const LaneId other = s.lane(LaneKind::Thread, "Thread-1");
        const TaskId program = s.program(main);
        const TaskId task = s.task("task", Nanos(1));
        s.enter(task, other, Nanos(10), TaskState::Running);
        s.steal(task, other, Nanos(10), main);
        s.enter(task, other, Nanos(50), TaskState::Done);
        s.enter(program, main, Nanos(60), TaskState::Done);
        const auto trace = s.build(Nanos(60));
        QCOMPARE(trace->marks().size(), std::size_t { 1 });
        QCOMPARE(MarkTicks(TrackModel(trace, LaneMode::Workers)).size(), std::size_t { 0 });
    }

    /// Snapshot by snapshot as if each were read from the start; another run is none of them.
    void aLiveRunIsFollowed()
    {
        LabelPool labels;
        TraceBuilder builder(labels, false);
        const LaneId lanes[] { builder.addLane(LaneKind::Main, "main"),
            builder.addLane(LaneKind::Thread, "Thread-1") };
        const LabelId name = labels.intern("here");
        const auto say = [&](int i) {
            Record mark;
            mark.kind = i % 3 == 0 ? RecordKind::Output : RecordKind::Mark;
            mark.task = 0;
            mark.label = name.value;
            mark.peer = TaskId::kNone;
            QVERIFY(builder.add(lanes[i % 2], Nanos(10 * i), mark, "said"));
        };
        const auto modelOf = [](std::shared_ptr<const Trace> trace) {
            return std::make_shared<const TrackModel>(std::move(trace), LaneMode::Workers);
        };
        auto before = modelOf(builder.snapshot(Nanos(1)));
        MarkTicks ticks(*before);
        int said = 0;
        for (const int until : { 0, 5, 700, 5000 }) {
            for (; said < until; ++said)
                say(said);
            builder.settle(Nanos(10 * said + 1));
            auto now = modelOf(builder.snapshot(Nanos(10 * said + 1)));
            QVERIFY(ticks.follow(*now));
            const MarkTicks fresh(*now);
            QCOMPARE(ticks.size(), static_cast<std::size_t>(said));
            QCOMPARE(ticks.size(), fresh.size());
            for (std::size_t row = 0; row < 2; ++row) {
                const auto a = all(ticks.of(row, wholeOf(now->trace())));
                const auto b = all(fresh.of(row, wholeOf(now->trace())));
                QVERIFY(std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const MarkTick& x, const MarkTick& y) {
                        return x.row == y.row && x.time == y.time && x.kind == y.kind
                            && x.index == y.index;
                    }));
            }
            before = std::move(now);
        }
        QVERIFY(!ticks.follow(TrackModel(runOf("lock-try-acquire"), LaneMode::Workers)));
        QVERIFY(!ticks.follow(TrackModel(before->sharedTrace(), LaneMode::Tasks)));
    }

    void signsDoNotCoverEachOther()
    {
        std::vector<MarkTick> marks;
        std::vector<MarkTick> lines;
        for (int i = 0; i < 10'000; i += 2) {
            marks.push_back({ 0, Nanos(i), MarkTick::Kind::Mark, 0 });
            lines.push_back({ 0, Nanos(i + 1), MarkTick::Kind::Line, 0 });
        }
        const RowTicks ticks { marks, lines };
        const auto signs = markSigns(ticks, { Nanos(0), Nanos(10'000) }, 300);
        QVERIFY(std::is_sorted(signs.begin(), signs.end(),
            [](const MarkSign& a, const MarkSign& b) { return a.x < b.x; }));
        for (const auto kind : { MarkTick::Kind::Mark, MarkTick::Kind::Line })
            QVERIFY(std::count_if(signs.begin(), signs.end(), [&](const MarkSign& s) {
                return s.kind == kind;
            }) > 50);
        QVERIFY(signs.size() > 100);
        QVERIFY(signs.size() <= 204);
        double before = -10;
        for (const MarkSign& sign : signs)
            if (sign.kind == MarkTick::Kind::Mark) {
                QVERIFY(sign.x - before >= 3);
                before = sign.x;
            }
        QVERIFY(markSigns(ticks, { Nanos(5), Nanos(5) }, 300).empty());
        QCOMPARE(markSize(4), 0.0);
        QVERIFY(markSize(30) > markSize(10));
    }

    void aChartShowsAndHidesThem()
    {
        const auto trace = runOf("lock-try-acquire");
        Viewport viewport;
        Selection selection;
        TimelineCanvas canvas(viewport, selection);
        canvas.resize(900, 400);
        viewport.setFull(trace->end());
        TimelineSection section;
        section.run = 0;
        section.tracks = std::make_shared<const TrackModel>(trace, LaneMode::Workers);
        canvas.setSections({ section }, RowMetrics {});
        const Mark& mark = trace->marks()[0];
        const std::size_t row = *section.tracks->rowOfLane(mark.lane);
        const TimelineContent& c = canvas.content();
        const QPoint at(static_cast<int>(c.coordinates.toPixel(mark.time)),
            c.placeOf(*c.layout.find(0, row)).center().y());
        const QString name = QString::fromStdString(std::string(trace->label(mark.name)));
        QVERIFY(canvas.marksAt(at).join(u'\n').contains(name));
        const QImage shown = canvas.grab().toImage();
        QSignalSpy toggled(&canvas, &TimelineCanvas::marksToggled);
        QTest::keyClick(&canvas.plot(), Qt::Key_M);
        QCOMPARE(toggled.count(), 1);
        canvas.setMarksShown(false);
        QVERIFY(canvas.marksAt(at).isEmpty());
        QTRY_VERIFY(canvas.grab().toImage() != shown);
    }

    void aFigureShowsThemIfItIsTo()
    {
        const auto trace = runOf("lock-try-acquire");
        TimelineFigure figure;
        figure.sections.emplace_back();
        figure.sections.back().tracks
            = std::make_shared<const TrackModel>(trace, LaneMode::Workers);
        figure.range = wholeOf(*trace);
        const auto signs = [&](SceneMarker::Shape shape) {
            const Scene scene = timelineScene(figure, QSizeF(1200, 600));
            int count = 0;
            for (const SceneGroup& group : scene.groups)
                for (const SceneItem& item : group.items)
                    if (const auto* marker = std::get_if<SceneMarker>(&item))
                        count += marker->shape == shape ? 1 : 0;
            return count;
        };
        QCOMPARE(signs(SceneMarker::Shape::Diamond), 0);
        QCOMPARE(signs(SceneMarker::Shape::Circle), 0);
        figure.showsMarks = true;
        QVERIFY(signs(SceneMarker::Shape::Diamond) > 0);
        QVERIFY(signs(SceneMarker::Shape::Circle) > 0);
    }
};

QTEST_MAIN(MarkTicksTest)
#include "tst_markticks.moc"
