// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/samples.h"
#include "ui/timeline/timelinecanvas.h"

#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <algorithm>

using namespace interleave;
using namespace interleave::ui;

class TimelineCanvasTest : public QObject {
    Q_OBJECT

private:
    struct Stage {
        Viewport viewport;
        Selection selection;
        TimelineCanvas canvas { viewport, selection };

        explicit Stage(const test::Sample& sample)
        {
            std::vector<TimelineSection> sections;
            for (const RunResult& run : sample.runs) {
                TimelineSection section;
                section.run = static_cast<int>(sections.size());
                section.tracks = std::make_shared<const TrackModel>(run.trace, LaneMode::Workers);
                viewport.setFull(std::max(viewport.full().end, run.trace->end()));
                sections.push_back(section);
            }
            viewport.setFull(sample.runs.front().trace->end());
            canvas.resize(1000, 600);
            canvas.show();
            canvas.setSections(std::move(sections), RowMetrics {});
            if (!QTest::qWaitForWindowExposed(&canvas))
                qFatal("the canvas was never shown");
        }
        void key(Qt::Key k, Qt::KeyboardModifiers modifiers = {})
        {
            QTest::keyClick(&canvas.plot(), k, modifiers);
        }
        [[nodiscard]] QPoint pixelOf(std::size_t section, std::size_t row, Nanos time) const
        {
            const TimelineContent& c = canvas.content();
            const QRect place = c.placeOf(*c.layout.find(section, row));
            return { static_cast<int>(c.coordinates.toPixel(time)), place.center().y() };
        }
    };

private slots:
    void keysZoomPanFitAndUndo()
    {
        Stage s(test::countingSample());
        s.key(Qt::Key_W);
        QVERIFY(!s.viewport.isFitted());
        const auto zoomed = s.viewport.visible();
        s.key(Qt::Key_D);
        QVERIFY(s.viewport.visible().begin > zoomed.begin);
        s.key(Qt::Key_A);
        s.key(Qt::Key_Left, Qt::AltModifier);
        s.key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(s.viewport.isFitted());
        s.key(Qt::Key_Y, Qt::ControlModifier);
        QVERIFY(!s.viewport.isFitted());
        s.key(Qt::Key_Home);
        QVERIFY(s.viewport.isFitted());
    }

    void clickSelectsAndEscapeClears()
    {
        Stage s(test::lockSample());
        const Nanos at = s.viewport.full().end / 3; // Thread-3 waits for the lock
        QTest::mouseClick(&s.canvas.plot(), Qt::LeftButton, {}, s.pixelOf(0, 3, at));
        QCOMPARE(s.selection.task(), TaskId { 3 });
        QVERIFY(s.selection.span().has_value());
        QCOMPARE(s.selection.span()->run, 0);
        QCOMPARE(s.selection.span()->index, 2); // queued, running, blocked
        s.key(Qt::Key_Right);
        QCOMPARE(s.selection.span()->index, 3);
        s.key(Qt::Key_Left);
        QCOMPARE(s.selection.span()->index, 2);
        s.key(Qt::Key_Down);
        QCOMPARE(s.selection.task(), TaskId { 4 });
        s.key(Qt::Key_F);
        const auto seen = s.viewport.visible();
        QVERIFY(seen.length() < s.viewport.full().length());
        s.key(Qt::Key_Escape);
        QVERIFY(!s.selection.task().isValid());
    }

    void selectionFromElsewhereIsShown()
    {
        Stage s(test::countingSample());
        s.canvas.refresh();
        QCoreApplication::processEvents();
        const QImage before = s.canvas.grab().toImage();
        s.selection.select(TaskId { 4 });
        QCOMPARE(s.canvas.content().selected, TaskId { 4 });
        QTRY_VERIFY(s.canvas.grab().toImage() != before);
    }

    void aRowOutOfSightIsScrolledTo()
    {
        const test::Sample sample = test::manySample(400, 100);
        Viewport viewport;
        Selection selection;
        TimelineCanvas canvas(viewport, selection);
        canvas.resize(800, 300);
        const auto trace = sample.runs.front().trace;
        viewport.setFull(trace->end());
        for (const LaneMode mode : { LaneMode::Tasks, LaneMode::Workers }) {
            TimelineSection section;
            section.run = 2;
            section.tracks = std::make_shared<const TrackModel>(trace, mode);
            canvas.setSections({ section }, RowMetrics {});
            const TaskId last { static_cast<std::uint32_t>(trace->taskCount() - 1) };
            const std::vector<Span>& spans = trace->task(last).spans;
            const auto onLane = std::find_if(
                spans.begin(), spans.end(), [](const Span& span) { return span.lane.isValid(); });
            QVERIFY(onLane != spans.end());
            const auto row = mode == LaneMode::Tasks ? section.tracks->rowOfTask(last)
                                                     : section.tracks->rowOfLane(onLane->lane);
            QVERIFY(row.has_value());
            const TimelineContent& c = canvas.content();
            const auto isSeen
                = [&] { return c.lanes.contains(c.placeOf(*c.layout.find(0, *row))); };
            canvas.scrollBy(-1'000'000);
            canvas.reveal(7, last, onLane->begin); // of a run that is not drawn
            QCOMPARE(c.scroll, 0);
            canvas.reveal(2, last, onLane->begin);
            QVERIFY(isSeen());
            canvas.reveal(2, TaskId { 1'000'000 }, Nanos(0));
            QVERIFY(isSeen());
        }
    }

    void controlWheelZoomsAtThePointer()
    {
        Stage s(test::countingSample());
        const QPoint at = s.pixelOf(0, 0, s.viewport.full().end / 4);
        const Nanos before = s.canvas.content().coordinates.toTime(at.x());
        QWheelEvent event(at, s.canvas.plot().mapToGlobal(at), {}, { 0, 240 }, Qt::NoButton,
            Qt::ControlModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(&s.canvas.plot(), &event);
        QVERIFY(!s.viewport.isFitted());
        const Nanos after = s.canvas.content().coordinates.toTime(at.x());
        QVERIFY(std::chrono::abs(after - before) < s.canvas.content().coordinates.toDuration(1.5));
    }

    void manyLanesScroll()
    {
        Stage s(test::manySample(300, 200));
        QVERIFY(s.canvas.content().layout.height > s.canvas.content().lanes.height());
        s.key(Qt::Key_PageDown);
        QVERIFY(s.canvas.content().scroll > 0);
        s.key(Qt::Key_PageUp);
        QCOMPARE(s.canvas.content().scroll, 0);
        for (int i = 0; i < 60; ++i)
            s.key(Qt::Key_Down);
        QVERIFY(s.canvas.content().scroll > 0); // the cursor stays in sight
    }

    void doubleClickFitsTheSpanAndOnTheAxisAll()
    {
        Stage s(test::countingSample());
        QTest::mouseDClick(
            &s.canvas.plot(), Qt::LeftButton, {}, s.pixelOf(0, 0, s.viewport.full().end / 4));
        QVERIFY(!s.viewport.isFitted());
        QTest::mouseDClick(&s.canvas.plot(), Qt::LeftButton, {}, QPoint(400, 5));
        QVERIFY(s.viewport.isFitted());
    }

    void laneModeKeyIsTold()
    {
        Stage s(test::countingSample());
        QSignalSpy spy(&s.canvas, &TimelineCanvas::laneModeToggled);
        s.key(Qt::Key_L);
        QCOMPARE(spy.count(), 1);
    }
};

QTEST_MAIN(TimelineCanvasTest)
#include "tst_timelinecanvas.moc"
