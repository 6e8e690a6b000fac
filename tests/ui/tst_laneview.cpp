// SPDX-License-Identifier: GPL-3.0-or-later
// The lanes in the window: filtered, hidden, collapsed, pinned and moved by mouse and keys, and
// what a picture then says.
#include "tests/support/tracemaker.h"
#include "tests/ui/support/samples.h"
#include "ui/actions.h"
#include "ui/export/figure.h"
#include "ui/export/scene.h"
#include "ui/mainwindow.h"
#include "ui/pages/centrepages.h"
#include "ui/support/appearance.h"
#include "ui/support/settings.h"
#include "ui/timeline/compareview.h"
#include "ui/timeline/lanelabels.h"
#include "ui/timeline/timelinecanvas.h"
#include "ui/timeline/timelineview.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QStatusBar>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace interleave;
using namespace interleave::ui;

namespace {

struct Open {
    explicit Open(const interleave::test::Sample& sample, Page page = Page::Timeline)
    {
        qputenv("INTERLEAVE_SETTINGS_DIR", folder.path().toLocal8Bit());
        settings = std::make_unique<Settings>();
        appearance = std::make_unique<Appearance>(*qApp);
        window = std::make_unique<MainWindow>(*settings, *appearance);
        window->resize(1280, 800);
        window->experiment().load({ sample.spec, {}, sample.runs });
        window->show();
        window->activateWindow();
        isActive = QTest::qWaitForWindowActive(window.get());
        window->centre().choosePage(page);
        window->experiment().setCurrentRun(static_cast<int>(sample.runs.size()) - 1);
        QTest::qWait(100); // a frame
    }
    [[nodiscard]] ChartView& view() const
    {
        if (window->centre().page() == Page::Compare)
            return *window->findChild<CompareView*>();
        return *window->findChild<TimelineView*>();
    }
    [[nodiscard]] TimelineCanvas& canvas() const { return view().canvas(); }
    [[nodiscard]] LaneArrangement& lanes() const { return window->centre().options().lanes(); }
    [[nodiscard]] QLineEdit& filter() const { return *view().findChild<QLineEdit*>(); }
    [[nodiscard]] QToolButton& hidden() const
    {
        return *view().findChild<QToolButton*>(QStringLiteral("hiddenLanes"));
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const
    {
        QTest::keyClick(&canvas().plot(), key, modifiers);
    }
    [[nodiscard]] const TrackModel& tracks(std::size_t section = 0) const
    {
        return *canvas().content().sections[section].tracks;
    }
    [[nodiscard]] std::size_t rowOf(const QString& title) const
    {
        const auto& rows = tracks().rows();
        for (std::size_t i = 0; i < rows.size(); ++i)
            if (rows[i].title == title)
                return i;
        return rows.size();
    }
    [[nodiscard]] bool isShown(const QString& title) const
    {
        return canvas().partOf(0, rowOf(title)) != nullptr;
    }
    void clickName(std::size_t row, int x = LaneLabels::kFoldWidth + 10) const
    {
        const auto place = canvas().content().placeOf(0, row);
        QVERIFY(place.has_value());
        QTest::mouseClick(&canvas().plot(), Qt::LeftButton, {}, QPoint(x, place->center().y()));
    }
    [[nodiscard]] QString figureWords(FigureView figureView) const
    {
        FigureOptions options;
        options.view = figureView;
        options.run = window->experiment().currentRun();
        options.lanes = lanes().rules();
        const Result<Scene> scene = figureScene(window->experiment(), options);
        QStringList words;
        if (scene)
            for (const SceneGroup& group : scene->groups)
                for (const SceneItem& item : group.items)
                    if (const auto* text = std::get_if<SceneText>(&item))
                        words << text->text;
        return words.join(u'\n');
    }

    QTemporaryDir folder;
    std::unique_ptr<Settings> settings;
    std::unique_ptr<Appearance> appearance;
    std::unique_ptr<MainWindow> window;
    bool isActive = false;
};

/// Four workers hand something on: the first to the second, and so on.
std::shared_ptr<const Trace> relayTrace()
{
    interleave::test::TraceMaker make;
    std::vector<LaneId> lanes;
    for (std::uint32_t i = 0; i < 4; ++i) {
        lanes.push_back(make.lane(LaneKind::Thread, ("Thread-" + std::to_string(i + 1)).c_str()));
        make.state(lanes[i], 0, i, TaskState::Running, Reason::None, "runner");
        if (i > 0)
            make.state(lanes[i], 10, i, TaskState::Blocked, Reason::Event, "baton");
    }
    for (std::uint32_t i = 0; i + 1 < 4; ++i) {
        make.wake(lanes[i], 100 * (i + 1), i + 1, i, Reason::Event);
        make.state(lanes[i + 1], 100 * (i + 1) + 5, i + 1, TaskState::Running);
    }
    for (std::uint32_t i = 0; i < 4; ++i)
        make.state(lanes[i], 450, i, TaskState::Done);
    return make.finish(500);
}

const QString kThird = QStringLiteral("Thread-3");

} // namespace

class LaneViewTest : public QObject {
    Q_OBJECT

private slots:
    void aNameIsTypedAndClearedByKey()
    {
        const Open open(interleave::test::lockSample());
        QVERIFY(open.isActive);
        QVERIFY(open.isShown(kThird));
        QTest::keyClick(open.window.get(), Qt::Key_F, Qt::ControlModifier);
        QVERIFY(open.filter().hasFocus());
        QTest::keyClicks(&open.filter(), QStringLiteral("thread-1"));
        QVERIFY(!open.isShown(kThird));
        QVERIFY(open.isShown(QStringLiteral("Thread-1")));
        QVERIFY(open.hidden().isVisible());
        const int count = open.view().hiddenLanes().hidden();
        QVERIFY(count > 0);
        QVERIFY(open.hidden().text().contains(QString::number(count)));
        QVERIFY(open.window->statusBar()->findChildren<QLabel*>().size() > 0);
        QTest::keyClick(&open.filter(), Qt::Key_Escape);
        QVERIFY(open.filter().text().isEmpty());
        QVERIFY(open.filter().hasFocus());
        QVERIFY(open.isShown(kThird));
        QVERIFY(!open.hidden().isVisible());
        QTest::keyClick(&open.filter(), Qt::Key_Escape);
        QVERIFY(open.canvas().plot().hasFocus());
        open.key(Qt::Key_Slash); // a shortcut of the window, unless a text is typed
        QVERIFY(open.filter().hasFocus());
    }

    void bothChartsHaveTheSameFilter()
    {
        const Open open(interleave::test::lockSample());
        open.lanes().setFilter(QStringLiteral("nobody"));
        QCOMPARE(open.filter().text(), QStringLiteral("nobody"));
        QVERIFY(open.canvas().content().layout.items.front().kind == RowItem::Kind::Notice);
        QVERIFY(open.canvas().content().sections[0].notice.contains(QStringLiteral("nobody")));
        open.window->centre().choosePage(Page::Compare);
        QCOMPARE(open.filter().text(), QStringLiteral("nobody"));
        QVERIFY(open.view().hiddenLanes().hidden() > 0);
        QTest::mouseClick(&open.hidden(), Qt::LeftButton);
        QCOMPARE(open.view().hiddenLanes().hidden(), 0);
        QVERIFY(open.filter().text().isEmpty());
    }

    void groupsCollapseByMouseAndKeyAndTheCursorStays()
    {
        const Open open(interleave::test::lockSample());
        const std::size_t third = open.rowOf(kThird);
        open.clickName(third);
        QVERIFY(open.canvas().content().cursor.has_value());
        QCOMPARE(open.canvas().content().cursor->row, third);
        open.key(Qt::Key_E);
        QVERIFY(!open.isShown(kThird));
        QVERIFY(open.canvas().content().cursor->onGroup);
        QVERIFY(open.hidden().isVisible());
        open.key(Qt::Key_Down); // on, to the lock
        QVERIFY(!open.canvas().content().cursor->onGroup);
        QVERIFY(open.tracks().rows()[open.canvas().content().cursor->row].isResource());
        open.key(Qt::Key_Up); // and back to the line of the group
        QVERIFY(open.canvas().content().cursor->onGroup);
        QVERIFY(open.canvas().plot().accessibleDescription().contains(QStringLiteral("collapsed")));
        open.key(Qt::Key_Right); // has no spans
        open.key(Qt::Key_P);     // and cannot be pinned
        open.key(Qt::Key_E);
        QVERIFY(open.isShown(kThird));
        QVERIFY(!open.canvas().content().cursor->onGroup);
        open.clickName(third, LaneLabels::kFoldWidth / 2);
        QVERIFY(!open.isShown(kThird));
    }

    void aPinnedLaneStaysWhileTheOthersScroll()
    {
        const Open open(interleave::test::manySample(600, 300));
        const TimelineContent& content = open.canvas().content();
        const QString name = QStringLiteral("Thread-200");
        const std::size_t row = open.rowOf(name);
        open.lanes().togglePin(keyOf(content.sections[0].run, open.tracks().rows()[row]));
        QCOMPARE(open.canvas().partOf(0, row), &open.canvas().pinned());
        const QRect place = *content.placeOf(0, row);
        QVERIFY(place.bottom() < content.lanes.top());
        open.key(Qt::Key_PageDown);
        open.key(Qt::Key_PageDown);
        QVERIFY(content.scroll > 0);
        QCOMPARE(*content.placeOf(0, row), place);
        // What is there is found by the mouse, and what has scrolled below it is not.
        const Nanos middle
            = content.coordinates.range.begin + content.coordinates.range.length() / 2;
        const auto hit = open.canvas().hitAt(
            { static_cast<int>(content.coordinates.toPixel(middle)), place.center().y() });
        QVERIFY(hit.has_value());
        QCOMPARE(hit->row, row);
        open.clickName(row);
        QCOMPARE(content.cursor->row, row);
        const int before = content.scroll;
        QVERIFY(before > 0);
        open.key(Qt::Key_Down); // the first of the others
        QCOMPARE(content.cursor->row, content.layout.items.front().row);
        open.key(Qt::Key_Up);
        QCOMPARE(content.cursor->row, row);
        open.key(Qt::Key_P);
        QCOMPARE(open.canvas().partOf(0, row), &content);
        QVERIFY(open.canvas().pinned().layout.items.empty());
    }

    void aLaneMovesByKeyWithItsCursor()
    {
        const Open open(interleave::test::lockSample());
        const std::size_t third = open.rowOf(kThird);
        open.clickName(third);
        const int top = open.canvas().content().placeOf(0, third)->top();
        open.key(Qt::Key_Up, Qt::AltModifier);
        QVERIFY(open.canvas().content().placeOf(0, third)->top() < top);
        QCOMPARE(open.canvas().content().cursor->row, third);
        open.key(Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(open.canvas().content().placeOf(0, third)->top(), top);
    }

    void aLaneIsDraggedByItsName()
    {
        const Open open(interleave::test::lockSample());
        QWidget& plot = open.canvas().plot();
        const auto middleOf = [&](std::size_t row) {
            return QPoint(
                LaneLabels::kFoldWidth + 10, open.canvas().content().placeOf(0, row)->center().y());
        };
        const auto drag = [&](QPoint to) { // QTest holds no button down while it moves
            const QPointF at(to);
            QMouseEvent event(QEvent::MouseMove, at, at, plot.mapToGlobal(at), Qt::NoButton,
                Qt::LeftButton, Qt::NoModifier);
            QCoreApplication::sendEvent(&plot, &event);
        };
        const std::size_t first = open.rowOf(QStringLiteral("Thread-1"));
        const std::size_t third = open.rowOf(kThird);
        const QPoint top = middleOf(first);
        const QPoint bottom = middleOf(third);
        QVERIFY(top.y() < bottom.y());
        QTest::mousePress(&plot, Qt::LeftButton, {}, bottom);
        drag(bottom + QPoint(0, 1)); // a hand that trembles
        QCOMPARE(middleOf(third), bottom);
        drag((bottom + top) / 2);
        drag(top + QPoint(0, -1));
        QCOMPARE(middleOf(third), top);
        QVERIFY(middleOf(first).y() > top.y());
        QCOMPARE(open.canvas().content().cursor->row, third);
        drag(QPoint(top.x(), 0)); // beyond its group
        QCOMPARE(middleOf(third), top);
        drag(bottom);
        QCOMPARE(middleOf(third), bottom);
        QTest::mouseRelease(&plot, Qt::LeftButton, {}, bottom);
        drag(top); // no longer held
        QCOMPARE(middleOf(third), bottom);

        // A menu takes the release; the next press is of something else.
        QTest::mousePress(&plot, Qt::LeftButton, {}, bottom);
        const QPoint bar(plot.width() / 2, top.y());
        QTest::mousePress(&plot, Qt::LeftButton, {}, bar);
        drag(bar + QPoint(0, 200));
        QCOMPARE(middleOf(third), bottom);
        QTest::mouseRelease(&plot, Qt::LeftButton, {}, bar);
    }

    void goingToAHiddenPlaceShowsIt()
    {
        const Open open(interleave::test::lockSample());
        open.lanes().setFilter(QStringLiteral("nobody"));
        open.lanes().toggleGroup(RowGroup::Workers);
        const Trace& trace = open.tracks().trace();
        const TaskId task { 3 };
        const auto& spans = trace.task(task).spans;
        const auto at = std::find_if(
            spans.begin(), spans.end(), [](const Span& span) { return span.lane.isValid(); });
        QVERIFY(at != spans.end());
        const std::size_t row = *open.tracks().rowOfLane(at->lane);
        QVERIFY(open.canvas().partOf(0, row) == nullptr);
        open.canvas().reveal(open.window->experiment().currentRun(), task, at->begin);
        QVERIFY(open.canvas().partOf(0, row) != nullptr);
        QVERIFY(open.filter().text().isEmpty());
    }

    void arrowsToHiddenLanesAreCountedAndNotDrawn()
    {
        auto sample = interleave::test::lockSample();
        sample.runs.back().trace = relayTrace();
        const Open open(sample);
        open.window->centre().options().setAllArrows(true);
        const TimelineContent& content = open.canvas().content();
        const std::size_t all = content.allArrows();
        QVERIFY(all > 1);
        QCOMPARE(content.shownArrows(), all);
        open.lanes().setFilter(kThird);
        QCOMPARE(content.allArrows(), all);
        QVERIFY(content.shownArrows() < all);
        for (const WakeArrow& arrow : content.arrows[0].arrows) {
            QVERIFY(open.canvas().partOf(0, arrow.fromRow) != nullptr);
            QVERIFY(open.canvas().partOf(0, arrow.toRow) != nullptr);
        }
        open.lanes().setFilter({});
        QCOMPARE(content.shownArrows(), all);
    }

    void aRunOfCompareCollapsesToItsHeader()
    {
        const Open open(interleave::test::countingSample(), Page::Compare);
        const TimelineContent& content = open.canvas().content();
        QVERIFY(content.sections.size() > 1);
        const auto rowsOf = [&](std::size_t section) {
            return std::count_if(
                content.layout.items.begin(), content.layout.items.end(), [&](const RowItem& item) {
                    return item.section == section && item.kind == RowItem::Kind::Row;
                });
        };
        QVERIFY(rowsOf(0) > 0);
        const QRect header = content.placeOf(content.layout.items.front());
        const QPoint place(LaneLabels::kFoldWidth / 2, header.center().y());
        QTest::mouseClick(&open.canvas().plot(), Qt::LeftButton, {}, place);
        QCOMPARE(rowsOf(0), 0);
        QVERIFY(rowsOf(1) > 0);
        QVERIFY(open.hidden().isVisible());
        QTest::mouseClick(&open.canvas().plot(), Qt::LeftButton, {}, place);
        QVERIFY(rowsOf(0) > 0);
        QVERIFY(!open.hidden().isVisible());
    }

    void idleLanesAreHiddenByKeyMenuAndButtonAlike()
    {
        const Open open(interleave::test::manySample(3, 20));
        const int rows = static_cast<int>(open.tracks().rows().size());
        open.key(Qt::Key_U);
        QVERIFY(open.window->actions().idleLanes->isChecked());
        const int idle = open.view().hiddenLanes().idle;
        QVERIFY(idle >= 10 && idle < rows);
        QVERIFY(open.hidden().text().contains(QString::number(idle)));
        open.key(Qt::Key_U, Qt::ShiftModifier);
        QVERIFY(!open.window->actions().idleLanes->isChecked());
        QCOMPARE(open.view().hiddenLanes().hidden(), 0);
        open.window->actions().idleLanes->trigger();
        QCOMPARE(open.view().hiddenLanes().idle, idle);
    }

    void aPictureSaysWhatIsHidden()
    {
        const Open open(interleave::test::lockSample());
        QVERIFY(!open.figureWords(FigureView::Timeline).contains(QStringLiteral("hidden")));
        QVERIFY(open.figureWords(FigureView::Timeline).contains(kThird));
        open.lanes().setFilter(QStringLiteral("thread-1"));
        const QString words = open.figureWords(FigureView::Timeline);
        QVERIFY(!words.contains(kThird));
        QVERIFY(words.contains(QStringLiteral("Thread-1")));
        QVERIFY2(words.contains(QStringLiteral("lanes hidden")), qPrintable(words));
        open.lanes().setFilter({});
        open.lanes().toggleGroup(RowGroup::Workers);
        QVERIFY(open.figureWords(FigureView::Timeline).contains(QStringLiteral("collapsed")));
        QVERIFY(open.figureWords(FigureView::Compare).contains(QStringLiteral("collapsed")));
    }

    void otherRunsStartWithoutPins()
    {
        const Open open(interleave::test::lockSample());
        open.lanes().togglePin(
            keyOf(open.canvas().content().sections[0].run, open.tracks().rows()[2]));
        QVERIFY(!open.canvas().pinned().layout.items.empty());
        const auto sample = interleave::test::countingSample();
        open.window->experiment().load({ sample.spec, {}, sample.runs });
        QVERIFY(open.lanes().rules().pinned.empty());
        QTRY_VERIFY(open.canvas().pinned().layout.items.empty());
    }
};

QTEST_MAIN(LaneViewTest)
#include "tst_laneview.moc"
