// SPDX-License-Identifier: GPL-3.0-or-later
// The tab of a recorded program: its threads grouped by process, the slices by mouse and keys, and
// what the window's commands do there.
#include "core/formats/programfile.h"
#include "core/formats/programtrace.h"
#include "core/trace/systemschedulebuilder.h"

#include "ui/actions.h"
#include "ui/dialogs/filecommands.h"
#include "ui/dialogs/programcommands.h"
#include "ui/export/timelinefigure.h"
#include "ui/mainwindow.h"
#include "ui/pages/centrepages.h"
#include "ui/pages/programpage.h"
#include "ui/pages/programtext.h"
#include "ui/support/appearance.h"
#include "ui/support/settings.h"
#include "ui/timeline/lanelabels.h"
#include "ui/timeline/timelinecanvas.h"

#include <QApplication>
#include <QClipboard>
#include <QImage>
#include <QMenu>
#include <QTemporaryDir>
#include <QTest>

using namespace interleave;
using namespace interleave::ui;
using namespace std::chrono_literals;

namespace {

/// Two cores, in microseconds:
///
///     sh 100                             core 0   0-100
///     python3 200  python3 200           core 0 100-200 !, core 1 300-400
///                  worker 201            core 1 100-250
///                  idle 202
///     cc1 300                            core 0 400-500
///     cc1 301                            core 1 500-600
///     ld 400       ld 400                core 0 600-700
///                  ld 401                core 1 600-800
///
/// "!": preempted. The recording ends at 1000.
std::shared_ptr<const RecordedProgram> pipeline()
{
    SystemScheduleBuilder builder({ 0, 1 });
    builder.makeLanes();
    const auto thread = [&](int tid, int pid, const char* name) {
        const auto index = builder.addThread(tid, pid, 0us);
        builder.setName(index, name);
        return index;
    };
    const auto sh = thread(100, 100, "sh");
    const auto python = thread(200, 200, "python3");
    const auto worker = thread(201, 200, "worker");
    thread(202, 200, "idle");
    const auto one = thread(300, 300, "cc1");
    const auto two = thread(301, 301, "cc1");
    const auto ld = thread(400, 400, "ld");
    const auto helper = thread(401, 400, "ld");
    builder.addSlice(0, sh, 0us, 100us, SliceEnd::Waiting);
    builder.addSlice(0, python, 100us, 200us, SliceEnd::Preempted);
    builder.addSlice(0, one, 400us, 500us, SliceEnd::Exited);
    builder.addSlice(0, ld, 600us, 700us, SliceEnd::Exited);
    builder.addSlice(1, worker, 100us, 250us, SliceEnd::Waiting);
    builder.addSlice(1, python, 300us, 400us, SliceEnd::Exited);
    builder.addSlice(1, two, 500us, 600us, SliceEnd::Exited);
    builder.addSlice(1, helper, 600us, 800us, SliceEnd::Exited);
    auto program = std::make_shared<RecordedProgram>();
    program->command = { "sh", "build.sh" };
    program->generator = "Interleave 9";
    program->startedAt = "2026-11-22T23:16:05Z";
    program->machine = Value(Value::Object { { "cores", 2 } });
    program->schedule = builder.finish(0us, 1000us, {});
    program->duration = 1000us;
    return program;
}

struct Stage {
    ProgramPage page;

    Stage()
    {
        page.resize(1200, 800);
        page.setProgram(pipeline());
        page.show();
        if (!QTest::qWaitForWindowExposed(&page))
            qFatal("the page was never shown");
    }
    [[nodiscard]] const TimelineContent& content() const { return page.canvas().content(); }
    [[nodiscard]] const TrackModel& tracks() const { return *content().sections[0].tracks; }
    /// What stands at the left, from top to bottom: rows, "# heading", "+ collapsed".
    [[nodiscard]] QStringList names() const
    {
        QStringList names;
        for (const RowItem& item : content().layout.items) {
            const QString group = groupText(tracks(), item.group, item.collapsed);
            names << (item.kind == RowItem::Kind::Row     ? tracks().rows()[item.row].title
                    : item.kind == RowItem::Kind::Heading ? QStringLiteral("# ") + group
                    : item.kind == RowItem::Kind::Group   ? QStringLiteral("+ ") + group
                                                          : QStringLiteral("?"));
        }
        return names;
    }
    [[nodiscard]] const RowItem& itemAt(const QString& name) const
    {
        const auto at = names().indexOf(name);
        if (at < 0)
            qFatal("there is no line %s", qPrintable(name));
        return content().layout.items[static_cast<std::size_t>(at)];
    }
    void click(const QString& name, int x) const
    {
        QTest::mouseClick(&page.canvas().plot(), Qt::LeftButton, {},
            QPoint(x, content().placeOf(itemAt(name)).center().y()));
    }
    void clickAt(const QString& name, Nanos time) const
    {
        click(name, static_cast<int>(content().coordinates.toPixel(time)));
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const
    {
        QTest::keyClick(&page.canvas().plot(), key, modifiers);
    }
    /// "worker 201 100-250", in microseconds; "worker 201" between the slices.
    [[nodiscard]] QString cursor() const
    {
        const auto& cursor = content().cursor;
        if (!cursor)
            return {};
        const QString row = tracks().rows()[cursor->row].title;
        return cursor->span ? QStringLiteral("%1 %2-%3")
                                  .arg(row, QString::number(cursor->span->begin / 1us),
                                      QString::number(cursor->span->end / 1us))
                            : row;
    }
};

const QString kPython = QStringLiteral("# python3 200: 3 thread(s)");
const QString kFoldedPython = QStringLiteral("+ python3 200: 3 thread(s)");

QString wordsOf(const Scene& scene)
{
    QStringList words;
    for (const SceneGroup& group : scene.groups)
        for (const SceneItem& item : group.items)
            if (const auto* text = std::get_if<SceneText>(&item))
                words << text->text;
    return words.join(u'\n');
}

} // namespace

class TestProgramPage : public QObject {
    Q_OBJECT

private slots:
    void theSummaryTellsWhatIsNotKnown()
    {
        QVERIFY(!programSummaryText(*pipeline()).contains(u"not known"));
        QCOMPARE(programSummary(*pipeline()).find("unknown_s")->toDouble(), 0.0);
        SystemScheduleBuilder builder({ 0 });
        builder.makeLanes();
        const auto thread = builder.addThread(100, 100, 0us);
        builder.addSlice(0, thread, 0us, 100us, SliceEnd::Waiting);
        builder.addLost(0, 300us, 400us, 2);
        builder.addSlice(0, thread, 600us, 700us, SliceEnd::Exited);
        RecordedProgram program = *pipeline();
        program.schedule = builder.finish(0us, 1000us, {});
        QString words = programSummaryText(program);
        words.replace(QChar(QChar::Nbsp), u' ').replace(QChar(0x202f), u' ');
        QVERIFY2(words.contains(u"not known 300 µs"), qPrintable(words));
        QCOMPARE(programSummary(program).find("unknown_s")->toDouble(), 300e-6);
    }

    void threadsStandBelowTheirProcess()
    {
        const Stage stage;
        QCOMPARE(stage.names(),
            (QStringList { "Core 0", "Core 1", "sh 100", kPython, "python3 200", "worker 201",
                "idle 202", "cc1 300", "cc1 301", "# ld 400: 2 thread(s)", "ld 400", "ld 401" }));
        // None of the lines lies over another.
        const auto& items = stage.content().layout.items;
        for (std::size_t i = 1; i < items.size(); ++i)
            QVERIFY(items[i].top >= items[i - 1].bottom());
    }

    void aProcessCollapsesByMouse()
    {
        const Stage stage;
        stage.click(kPython, LaneLabels::kFoldWidth / 2);
        QCOMPARE(stage.names(),
            (QStringList { "Core 0", "Core 1", "sh 100", kFoldedPython, "cc1 300", "cc1 301",
                "# ld 400: 2 thread(s)", "ld 400", "ld 401" }));
        QCOMPARE(stage.page.hiddenLanes(), 3);
        stage.click(kFoldedPython, LaneLabels::kFoldWidth + 5);
        QCOMPARE(stage.names().size(), 12);
        // The words of a heading may go on beside the names.
        stage.click(kPython, stage.content().lanes.left() + 20);
        QVERIFY(stage.names().contains(kFoldedPython));
    }

    void aProcessCollapsesByKey()
    {
        const Stage stage;
        stage.clickAt("worker 201", 150us);
        stage.key(Qt::Key_E);
        QVERIFY(stage.names().contains(kFoldedPython));
        QVERIFY(stage.content().cursor->onGroup);
        stage.key(Qt::Key_Down);
        QCOMPARE(stage.cursor(), QStringLiteral("cc1 300"));
        stage.key(Qt::Key_Up);
        QVERIFY(stage.content().cursor->onGroup);
        stage.key(Qt::Key_E);
        QVERIFY(!stage.names().contains(kFoldedPython));
        QCOMPARE(stage.cursor(), QStringLiteral("python3 200"));
    }

    void singleThreadsCollapseTogether()
    {
        const Stage stage;
        stage.clickAt("cc1 300", 450us);
        stage.key(Qt::Key_E);
        QCOMPARE(stage.names(),
            (QStringList { "Core 0", "Core 1", "+ 1 process(es) of one thread", kPython,
                "python3 200", "worker 201", "idle 202", "+ 2 process(es) of one thread",
                "# ld 400: 2 thread(s)", "ld 400", "ld 401" }));
    }

    void arrowKeysGoFromSliceToSlice()
    {
        const Stage stage;
        stage.clickAt("python3 200", 150us);
        QCOMPARE(stage.cursor(), QStringLiteral("python3 200 100-200"));
        stage.key(Qt::Key_Left);
        QCOMPARE(stage.cursor(), QStringLiteral("python3 200 100-200")); // the first one
        stage.key(Qt::Key_Right);
        QCOMPARE(stage.cursor(), QStringLiteral("python3 200 300-400"));
        stage.key(Qt::Key_Right);
        QCOMPARE(stage.cursor(), QStringLiteral("python3 200 300-400"));
        stage.key(Qt::Key_Left);
        QCOMPARE(stage.cursor(), QStringLiteral("python3 200 100-200"));
        stage.key(Qt::Key_Down);
        QCOMPARE(stage.cursor(), QStringLiteral("worker 201 100-250"));
        stage.key(Qt::Key_Up);
        stage.key(Qt::Key_Up); // over the heading
        QCOMPARE(stage.cursor(), QStringLiteral("sh 100"));
        stage.key(Qt::Key_Left);
        QCOMPARE(stage.cursor(), QStringLiteral("sh 100 0-100"));
        const QString spoken = stage.page.canvas().plot().accessibleDescription();
        QVERIFY2(spoken.contains("sh 100"), qPrintable(spoken));
        QVERIFY2(spoken.contains("on core 0"), qPrintable(spoken));
    }

    void aSliceIsChosenSeenAndLeft()
    {
        Stage stage;
        const auto picture = [&] { return stage.page.canvas().plot().grab().toImage(); };
        const QImage before = picture();
        stage.clickAt("worker 201", 200us);
        QCOMPARE(stage.cursor(), QStringLiteral("worker 201 100-250"));
        QVERIFY(picture() != before); // outlined
        stage.key(Qt::Key_F);
        const Viewport::Range seen = stage.page.viewport().visible();
        QVERIFY(seen.begin <= 100us && seen.begin > 50us && seen.end >= 250us && seen.end < 300us);
        stage.page.viewport().fit();
        stage.key(Qt::Key_Escape);
        QCOMPARE(stage.cursor(), QString());
        stage.clickAt("worker 201", 700us); // nothing there
        QCOMPARE(stage.cursor(), QStringLiteral("worker 201"));
    }

    void idleThreadsHide()
    {
        const Stage stage;
        stage.key(Qt::Key_U);
        QVERIFY(!stage.names().contains(QStringLiteral("idle 202")));
        QVERIFY(stage.names().contains(QStringLiteral("worker 201")));
        QVERIFY(stage.names().contains(QStringLiteral("# python3 200: 2 thread(s)")));
        stage.key(Qt::Key_U, Qt::ShiftModifier);
        QCOMPARE(stage.names().size(), 12);
    }

    void anotherProgramHasNothingOfTheArrangement()
    {
        Stage stage;
        stage.click(kPython, 5);
        stage.key(Qt::Key_U);
        stage.clickAt("sh 100", 50us);
        QVERIFY(stage.page.hiddenLanes() > 0);
        QVERIFY(!stage.cursor().isEmpty());
        stage.page.setProgram(pipeline());
        QCOMPARE(stage.cursor(), QString());
        QCOMPARE(stage.page.hiddenLanes(), 0);
        QCOMPARE(stage.names().size(), 12);
    }

    void aPictureHasTheGroupsToo()
    {
        const Stage stage;
        TimelineFigure figure;
        figure.range = { 0us, 1000us };
        figure.sections = { stage.page.section() };
        QVERIFY(wordsOf(timelineScene(figure, { 1200, 800 })).contains("python3 200: 3 thread(s)"));
        stage.click(kPython, 5);
        figure.sections = { stage.page.section() };
        const QString words = wordsOf(timelineScene(figure, { 1200, 800 }));
        QVERIFY2(words.contains("python3 200: 3 thread(s), collapsed"), qPrintable(words));
        QVERIFY2(words.contains("3 lanes hidden"), qPrintable(words));
    }

    void theCommandsWorkThere()
    {
        QTemporaryDir folder;
        qputenv("INTERLEAVE_SETTINGS_DIR", folder.path().toLocal8Bit());
        Settings settings;
        Appearance appearance(*qApp);
        MainWindow window(settings, appearance);
        window.resize(1280, 800);
        window.show();
        const QString path = folder.filePath("a.interleave");
        QVERIFY(saveProgram(path.toStdString(), *pipeline(), true));
        window.files().openFile(path);
        QTRY_COMPARE(window.centre().page(), Page::Program);
        const Actions& actions = window.actions();
        for (const QAction* action : { actions.save, actions.saveAs, actions.exportFigure,
                 actions.copyImage, actions.fit, actions.idleLanes, actions.allLanes })
            QVERIFY2(action->isEnabled(), qPrintable(action->text()));
        QApplication::clipboard()->clear();
        actions.copyImage->trigger();
        const QImage copied = QApplication::clipboard()->image();
        QCOMPARE(copied.size(), window.centre().program().size().expandedTo(QSize(400, 400)));
        actions.idleLanes->trigger();
        QCOMPARE(window.centre().program().hiddenLanes(), 1);
        QVERIFY(actions.idleLanes->isChecked());
        QVERIFY(!window.centre().options().lanes().rules().hidesIdle); // those of the experiment
        window.centre().showPage(Page::Timeline);
        QVERIFY(!actions.idleLanes->isChecked());
        QVERIFY(!actions.copyImage->isEnabled()); // no run yet
        window.centre().showPage(Page::Program);
        actions.allLanes->trigger();
        QCOMPARE(window.centre().program().hiddenLanes(), 0);
        QVERIFY(!actions.idleLanes->isChecked());
    }
};

QTEST_MAIN(TestProgramPage)
#include "tst_programpage.moc"
