// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/tracemaker.h"
#include "ui/timeline/timelinecanvas.h"
#include "ui/timeline/wakearrows.h"

#include <QSignalSpy>
#include <QTest>

using namespace interleave;
using namespace interleave::ui;
using interleave::test::TraceMaker;

namespace {

/// Two workers hand a turn to each other `times` times, each waiting for the other's wake; the
/// clock wakes the first at last.
std::shared_ptr<const Trace> turnsTrace(int times)
{
    TraceMaker make;
    const std::array lanes { make.lane(LaneKind::Thread, "one"),
        make.lane(LaneKind::Thread, "two") };
    for (const std::uint32_t task : { 0U, 1U }) {
        make.state(lanes.at(task), 0, task, TaskState::Running, Reason::None, task ? "b" : "a");
        if (task == 1)
            make.state(lanes.at(1), 10, 1, TaskState::Blocked, Reason::Event, "turn");
    }
    std::int64_t now = 100;
    for (int i = 0; i < times; ++i, now += 100) {
        const std::uint32_t waker = i % 2 == 0 ? 0 : 1;
        const std::uint32_t woken = 1 - waker;
        make.wake(lanes.at(waker), now, woken, waker, Reason::Event);
        make.state(lanes.at(waker), now, waker, TaskState::Blocked, Reason::Event, "turn");
        make.state(lanes.at(woken), now + 20, woken, TaskState::Running);
    }
    const std::uint32_t waiting = times % 2 == 0 ? 1 : 0;
    make.wake(lanes.at(waiting), now, waiting, TaskId::kNone, Reason::Event);
    for (const std::uint32_t task : { 0U, 1U }) {
        if (task == waiting)
            make.state(lanes.at(task), now, task, TaskState::Running);
        make.state(lanes.at(task), now + 50, task, TaskState::Done);
    }
    return make.finish(now + 50);
}

struct Turns {
    std::shared_ptr<const Trace> trace;
    WakeIndex wakes;
    TrackModel tracks;
    explicit Turns(int times, LaneMode mode = LaneMode::Workers)
        : trace(turnsTrace(times)),
          wakes(trace),
          tracks(trace, mode)
    {
    }
    [[nodiscard]] ArrowRequest all() const
    {
        ArrowRequest request;
        request.range = { Nanos(0), trace->end() };
        request.all = true;
        return request;
    }
};

std::size_t countOf(const ArrowSet& set, WakeArrow::Kind kind)
{
    return static_cast<std::size_t>(std::count_if(set.arrows.begin(), set.arrows.end(),
        [kind](const WakeArrow& arrow) { return arrow.kind == kind; }));
}

} // namespace

class WakeArrowsTest : public QObject {
    Q_OBJECT

private slots:
    void withoutASelectionThereAreNone()
    {
        const Turns t(4);
        ArrowRequest request = t.all();
        request.all = false;
        QVERIFY(wakeArrows(t.wakes, t.tracks, request).arrows.empty());
    }

    void allInTheRange()
    {
        const Turns t(4);
        ArrowRequest request = t.all();
        ArrowSet set = wakeArrows(t.wakes, t.tracks, request);
        QCOMPARE(set.arrows.size(), std::size_t { 4 }); // that by the clock has none
        QCOMPARE(set.total, std::size_t { 4 });
        QCOMPARE(set.arrows[0].fromRow, std::size_t { 0 });
        QCOMPARE(set.arrows[0].toRow, std::size_t { 1 });
        QCOMPARE(set.arrows[0].fromTime, Nanos(100));
        QCOMPARE(set.arrows[0].toTime, Nanos(120));
        QCOMPARE(set.arrows[1].fromRow, std::size_t { 1 });
        request.range = { Nanos(190), Nanos(310) };
        set = wakeArrows(t.wakes, t.tracks, request);
        QCOMPARE(set.arrows.size(), std::size_t { 2 });
        request.range = { Nanos(130), Nanos(190) };
        QVERIFY(wakeArrows(t.wakes, t.tracks, request).arrows.empty());
    }

    void neighboursOfATaskAndOfASpan()
    {
        const Turns t(4);
        ArrowRequest request = t.all();
        request.all = false;
        request.selected = TaskId { 1 };
        ArrowSet set = wakeArrows(t.wakes, t.tracks, request);
        QCOMPARE(countOf(set, WakeArrow::Kind::In), std::size_t { 2 });
        QCOMPARE(countOf(set, WakeArrow::Kind::Out), std::size_t { 2 });
        request.span = 2; // b runs for the first time after a wake: [120, 200)
        QCOMPARE(t.trace->task(TaskId { 1 }).spans[2].begin, Nanos(120));
        set = wakeArrows(t.wakes, t.tracks, request);
        QCOMPARE(set.arrows.size(), std::size_t { 2 });
        QCOMPARE(set.arrows[0].toTime, Nanos(120));
        QCOMPARE(set.arrows[1].fromTime, Nanos(200));
        request.span = 1; // it waits before that
        set = wakeArrows(t.wakes, t.tracks, request);
        QCOMPARE(set.arrows.size(), std::size_t { 1 });
        QVERIFY(set.arrows[0].kind == WakeArrow::Kind::In);
        request.all = true;
        set = wakeArrows(t.wakes, t.tracks, request);
        QCOMPARE(set.arrows.size(), std::size_t { 4 });
        QCOMPARE(countOf(set, WakeArrow::Kind::In), std::size_t { 1 });
    }

    void tooManyAreThinnedOutAndCounted()
    {
        const Turns t(500);
        ArrowRequest request = t.all();
        request.most = 20;
        const ArrowSet set = wakeArrows(t.wakes, t.tracks, request);
        QCOMPARE(set.arrows.size(), std::size_t { 20 });
        QCOMPARE(set.total, std::size_t { 500 });
        QVERIFY(set.arrows.back().fromTime > t.trace->end() / 2); // from everywhere
        QCOMPARE(thinnedOutText(1204, 5000), QStringLiteral("1,204 of 5,000 arrows shown"));
        QVERIFY(thinnedOutText(20, 20).isEmpty());
    }

    void taskLanesHaveThemToo()
    {
        const Turns t(2, LaneMode::Tasks);
        const ArrowSet set = wakeArrows(t.wakes, t.tracks, t.all());
        QCOMPARE(set.arrows.size(), std::size_t { 2 });
        QCOMPARE(set.arrows[0].toRow, *t.tracks.rowOfTask(TaskId { 1 }));
    }

    void shapes()
    {
        const ArrowShape down = arrowShape(10, { 0, 20 }, 30, { 40, 60 }, 8);
        QCOMPARE(down.way, (std::vector { QPointF(10, 10), QPointF(30, 40) }));
        QCOMPARE(down.head[1], down.way.back());
        const ArrowShape up = arrowShape(10, { 40, 60 }, 30, { 0, 20 }, 8);
        QCOMPARE(up.way.back(), QPointF(30, 20));
        QVERIFY(up.head[0].y() > 20 && up.head[2].y() > 20); // the head points up
        const ArrowShape hop = arrowShape(10, { 40, 60 }, 90, { 40, 60 }, 8);
        QCOMPARE(hop.way.size(), std::size_t { 4 });
        QVERIFY(hop.way[1].y() < 40 && hop.way[2].y() == hop.way[1].y());
        QVERIFY(hop.head[0].y() < hop.head[1].y()); // it points down
    }

    void keysFollowTheWakesThereAndBack()
    {
        const auto trace = turnsTrace(4);
        Viewport viewport;
        Selection selection;
        TimelineCanvas canvas(viewport, selection);
        viewport.setFull(trace->end());
        TimelineSection section;
        section.run = 0;
        section.tracks = std::make_shared<const TrackModel>(trace, LaneMode::Workers);
        canvas.resize(800, 300);
        canvas.show();
        canvas.setSections({ section }, RowMetrics {});
        QVERIFY(QTest::qWaitForWindowExposed(&canvas));
        QVERIFY(!canvas.followWake(true)); // nothing is selected
        const auto press = [&](Qt::Key key) { QTest::keyClick(&canvas.plot(), key); };
        selection.select(TaskId { 0 }, Selection::SpanPlace { 0, 0 });
        QCOMPARE(canvas.content().shownArrows(), std::size_t { 1 });
        press(Qt::Key_BracketRight);
        QCOMPARE(selection.task(), TaskId { 1 });
        QCOMPARE(selection.span()->index, 2);
        press(Qt::Key_BracketRight);
        QCOMPARE(selection.task(), TaskId { 0 });
        QCOMPARE(selection.span()->index, 2);
        press(Qt::Key_BracketLeft);
        press(Qt::Key_BracketLeft);
        QCOMPARE(selection.task(), TaskId { 0 });
        QCOMPARE(selection.span()->index, 0);
        QSignalSpy words(&canvas, &TimelineCanvas::noticed);
        press(Qt::Key_BracketLeft); // nobody woke it at the begin
        QCOMPARE(words.count(), 1);
        QCOMPARE(selection.span()->index, 0);
        QSignalSpy toggled(&canvas, &TimelineCanvas::arrowsToggled);
        press(Qt::Key_R);
        QCOMPARE(toggled.count(), 1);
        const QImage before = canvas.grab().toImage();
        canvas.setAllArrows(true);
        QCOMPARE(canvas.content().shownArrows(), std::size_t { 4 });
        QTRY_VERIFY(canvas.grab().toImage() != before);
        press(Qt::Key_Escape);
        QCOMPARE(canvas.content().shownArrows(), std::size_t { 4 });
        canvas.setAllArrows(false);
        QCOMPARE(canvas.content().shownArrows(), std::size_t { 0 });
    }
};

QTEST_MAIN(WakeArrowsTest)
#include "tst_wakearrows.moc"
