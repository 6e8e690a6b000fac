// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/runner.h"
#include "tests/ui/experiments.h"
#include "tests/ui/support/scheduled.h"
#include "ui/export/timelinefigure.h"
#include "ui/pages/detailspage.h"
#include "ui/pages/runmessages.h"
#include "ui/timeline/corepalette.h"
#include "ui/timeline/coreshape.h"
#include "ui/timeline/schedulenotice.h"
#include "ui/timeline/scheduletext.h"
#include "ui/timeline/timelinecanvas.h"
#include "ui/viewmodels/chartoptions.h"
#include "ui/viewmodels/metricsmodel.h"
#include "ui/viewmodels/taskfactsmodel.h"

#include <QSet>
#include <QTest>

#include <cerrno>

using namespace interleave;
using namespace interleave::ui;
using interleave::test::ScheduledRun;
using interleave::test::TraceMaker;
using namespace std::chrono_literals;

namespace {

/// Units stand behind spaces that do not break.
QString plainSpaces(QString text)
{
    return text.replace(QChar(QChar::Nbsp), QLatin1Char(' '));
}

TimelineSection sectionOf(
    const std::shared_ptr<const Trace>& trace, bool hidden = false, int run = 0)
{
    ResourceFilter filter;
    filter.hidesCores = hidden;
    TimelineSection section;
    section.run = run;
    section.title = QStringLiteral("Threads");
    section.tracks = std::make_shared<const TrackModel>(trace, LaneMode::Workers, filter);
    return section;
}

QStringList titlesOf(const TrackModel& tracks)
{
    QStringList titles;
    for (const TrackRow& row : tracks.rows())
        titles << row.title;
    return titles;
}

std::size_t rowOf(const TrackModel& tracks, const QString& title)
{
    return static_cast<std::size_t>(titlesOf(tracks).indexOf(title));
}

struct Stage {
    Viewport viewport;
    Selection selection;
    TimelineCanvas canvas { viewport, selection };

    explicit Stage(TimelineSection section)
    {
        viewport.setFull(section.tracks->trace().end());
        canvas.resize(1300, 500);
        canvas.show();
        canvas.setSections({ std::move(section) }, RowMetrics {});
        if (!QTest::qWaitForWindowExposed(&canvas))
            qFatal("the canvas was never shown");
    }
    [[nodiscard]] const TrackModel& tracks() const { return *canvas.content().sections[0].tracks; }
    /// In the middle of a row, or `fromFoot` pixels above the foot of its bars.
    [[nodiscard]] QPoint pixelOf(const QString& row, Nanos time, int fromFoot = -1) const
    {
        const TimelineContent& c = canvas.content();
        const QRect place = c.placeOf(*c.layout.find(0, rowOf(tracks(), row)));
        const int foot = static_cast<int>(barArea(place.top(), place.height()).bottom()) - fromFoot;
        return { static_cast<int>(c.coordinates.toPixel(time)),
            fromFoot < 0 ? place.center().y() : foot };
    }
    [[nodiscard]] QColor colorAt(const QPoint& at)
    {
        return canvas.plot().grab().toImage().pixelColor(at);
    }
};

QString wordsOf(const Scene& scene)
{
    QStringList words;
    for (const SceneGroup& group : scene.groups)
        for (const SceneItem& item : group.items)
            if (const auto* text = std::get_if<SceneText>(&item))
                words << text->text;
    return words.join(u'\n');
}

int rectsOf(const Scene& scene, const QString& group, const QColor& fill)
{
    int n = 0;
    for (const SceneGroup& g : scene.groups)
        if (g.name == group)
            for (const SceneItem& item : g.items)
                if (const auto* rect = std::get_if<SceneRect>(&item))
                    n += rect->fill == fill ? 1 : 0;
    return n;
}

} // namespace

class CoreRowsTest : public QObject {
    Q_OBJECT

private slots:
    void rowsStandBelowTheWorkersAndCanBeHidden()
    {
        const ScheduledRun run;
        const auto section = sectionOf(run.trace);
        QCOMPARE(titlesOf(*section.tracks),
            (QStringList { QStringLiteral("main"), QStringLiteral("worker 1"),
                QStringLiteral("worker 2"), QStringLiteral("worker 3"), QStringLiteral("Core 0"),
                QStringLiteral("Core 1"), QStringLiteral("lock") }));
        QVERIFY(section.tracks->hasCores());
        QVERIFY(section.tracks->hasResources());
        const auto hidden = sectionOf(run.trace, true);
        QVERIFY(!titlesOf(*hidden.tracks).contains(QStringLiteral("Core 0")));
        QVERIFY(hidden.tracks->shownSchedule() == nullptr);
        const TrackModel tasks(run.trace, LaneMode::Tasks);
        QVERIFY(titlesOf(tasks).contains(QStringLiteral("Core 1")));
        // The shares of the legend are those of the workers, with or without the rows.
        const Viewport::Range all { Nanos(0), run.trace->end() };
        QVERIFY(rowTotals(*section.tracks, all).byState == rowTotals(*hidden.tracks, all).byState);
        QCOMPARE(rowTotals(*section.tracks, all).whole.count(),
            rowTotals(*hidden.tracks, all).whole.count());
    }

    void anOptionHidesThem()
    {
        ChartOptions options;
        QVERIFY(!options.resources().hidesCores);
        options.toggleCores();
        QVERIFY(options.resources().hidesCores);
        options.toggleResources();
        QVERIFY(options.resources().hidesCores && options.resources().hidesAll);
        options.setCoresShown(true);
        QVERIFY(!options.resources().hidesCores && options.resources().hidesAll);
    }

    void slicesAndStripsAreDrawn()
    {
        const ScheduledRun run;
        Stage s(sectionOf(run.trace));
        const QString first = QStringLiteral("worker 1");
        const Theme theme = s.canvas.content().theme;
        const auto style = [&](std::uint32_t lane) {
            return threadStyle(*run.trace, LaneId { lane }, theme).fill;
        };
        // Away from the names at the left of the slices.
        QCOMPARE(s.colorAt(s.pixelOf(QStringLiteral("Core 0"), 280us)), style(1));
        QCOMPARE(s.colorAt(s.pixelOf(QStringLiteral("Core 0"), 590us)), style(2));
        QCOMPARE(s.colorAt(s.pixelOf(QStringLiteral("Core 0"), 880us)), style(3));
        QCOMPARE(s.colorAt(s.pixelOf(QStringLiteral("Core 1"), 900us)), style(1));
        const QColor idle = s.colorAt(s.pixelOf(QStringLiteral("Core 0"), 700us));
        QCOMPARE(idle, chartColors(theme).lane);
        // Worker 1: on a core, preempted although its bar says Running, on a core.
        QCOMPARE(s.colorAt(s.pixelOf(first, 200us, 2)), onCoreStyle(theme).fill);
        QCOMPARE(s.colorAt(s.pixelOf(first, 800us, 2)), onCoreStyle(theme).fill);
        bool isHatched = false;
        for (int us = 310; us < 490; us += 2) {
            const QColor there = s.colorAt(s.pixelOf(first, Nanos(std::int64_t { us } * 1000), 2));
            QVERIFY(there != onCoreStyle(theme).fill);
            QVERIFY(there != stateStyle(TaskState::Running, theme).fill);
            isHatched = isHatched || there != preemptedStyle(theme).fill;
            if (us > 340 && isHatched)
                break;
        }
        QVERIFY(isHatched);
        QCOMPARE(s.colorAt(s.pixelOf(first, 450us)), stateStyle(TaskState::Running, theme).fill);
        // Worker 3 is blocked, off the cores: the strip hides nothing of that.
        const QPoint blocked = s.pixelOf(QStringLiteral("worker 3"), 600us, 2);
        const QColor foot = s.colorAt(blocked);
        QVERIFY(foot == stateStyle(TaskState::Blocked, theme).fill
            || foot.hue() == stateStyle(TaskState::Blocked, theme).line.hue() || foot.red() > 150);
        QVERIFY(foot != onCoreStyle(theme).fill);
    }

    void aTipSaysWhoWasThereAndHowItEnded()
    {
        const ScheduledRun run;
        const TrackModel tracks(run.trace, LaneMode::Workers);
        const std::size_t core = rowOf(tracks, QStringLiteral("Core 0"));
        const auto on = onCoreAt(tracks, core, 250us);
        QVERIFY(on.has_value());
        const QString tip = plainSpaces(describeOnCore(tracks, core, *on));
        for (const char* word : { "worker 1", "Core 0", "thread 11", "200 µs", "preempted",
                 "Running", "task 1: first" })
            QVERIFY2(tip.contains(QString::fromUtf8(word)), qPrintable(tip));
        const auto last = onCoreAt(tracks, core, 590us);
        QVERIFY(last.has_value());
        QVERIFY(describeOnCore(tracks, core, *last).contains(QStringLiteral("it ended")));
        QVERIFY(!onCoreAt(tracks, core, 700us));
        QVERIFY(describeGap(tracks, core, 700us, 1us).contains(QStringLiteral("others or nobody")));
        const auto after = nextOnCore(tracks, core, 300us, true);
        QVERIFY(after && after->slice.begin == Nanos(300us) && after->lane.index() == 3);
        const auto before = nextOnCore(tracks, core, 300us, false);
        QVERIFY(before && before->slice.begin == Nanos(100us));
        QVERIFY(!nextOnCore(tracks, core, 900us, true));
        QVERIFY(!nextOnCore(tracks, core, 100us, false));
        // And the bar of the task says what the system did with it.
        const QString bar
            = plainSpaces(describeCoreTime(*run.trace, run.trace->task(TaskId { 1 }).spans.at(1)));
        QVERIFY2(bar.contains(QStringLiteral("core 78 %, preempted 22 %")), qPrintable(bar));
        QVERIFY2(bar.contains(QStringLiteral("1 waited, 1 preempted")), qPrintable(bar));
    }

    void aClickSelectsWhatRanThen()
    {
        const ScheduledRun run;
        Stage s(sectionOf(run.trace));
        const auto click = [&](const char* row, Nanos time) {
            QTest::mouseClick(
                &s.canvas.plot(), Qt::LeftButton, {}, s.pixelOf(QString::fromUtf8(row), time));
        };
        click("Core 0", 250us);
        QCOMPARE(s.selection.task(), TaskId { 1 });
        QVERIFY(s.selection.span() && s.selection.span()->index == 1);
        QVERIFY(s.canvas.content().cursor && s.canvas.content().cursor->span);
        QCOMPARE(s.canvas.content().cursor->span->end.count(), 300'000);
        click("Core 1", 300us);
        QCOMPARE(s.selection.task(), TaskId { 2 });
        // From slice to slice by the keys, as on the lanes.
        QTest::keyClick(&s.canvas.plot(), Qt::Key_Right);
        QCOMPARE(s.selection.task(), TaskId { 1 });
        QTest::keyClick(&s.canvas.plot(), Qt::Key_Left);
        QCOMPARE(s.selection.task(), TaskId { 2 });
        QTest::keyClick(&s.canvas.plot(), Qt::Key_Up);
        QVERIFY(s.canvas.content().cursor->row == rowOf(s.tracks(), QStringLiteral("Core 0")));
        const auto hit = s.canvas.hitAt(s.pixelOf(QStringLiteral("Core 0"), 700us));
        QVERIFY(hit && !hit->core && !hit->bar);
    }

    void detailsTellTheTaskAndItsWorker()
    {
        const ScheduledRun run;
        ExperimentModel experiment;
        experiment.reset(ui::test::quickSpec({ ModelId::Threads }));
        experiment.setRunning(0);
        experiment.setResult(0, ui::test::finishedRun(1200us, run.trace));
        TaskFactsModel facts(experiment);
        facts.setTask(TaskId { 1 });
        const auto cell = [&](int row) {
            return plainSpaces(facts.index(row, 0).data(Qt::DisplayRole).toString());
        };
        QCOMPARE(cell(TaskFactsModel::OnCoreRow), QStringLiteral("700 µs"));
        QCOMPARE(cell(TaskFactsModel::PreemptedRow), QStringLiteral("200 µs"));
        QCOMPARE(cell(TaskFactsModel::SwitchesRow), QStringLiteral("1 + 1"));
        QCOMPARE(cell(TaskFactsModel::MigrationsRow), QStringLiteral("1"));
        QVERIFY(facts.toText().contains(QStringLiteral("preempted")));
        Selection selection;
        const DetailsPage details(experiment, selection);
        selection.select(TaskId { 1 }, Selection::SpanPlace { 0, 1 });
        for (const char* word : { "preempted 22 %", "worker 1 in all: on a core 700 µs" })
            QVERIFY2(plainSpaces(details.spanText()).contains(QString::fromUtf8(word)),
                qPrintable(details.spanText()));
        const MetricsModel metrics(experiment);
        const auto share = [&](int column) {
            return metrics.index(0, column).data(MetricsModel::kSortRole).toDouble();
        };
        // Of three workers for 1200 us: 700 + 450 + 200 us, and 200 + 50 us.
        QVERIFY(std::abs(share(MetricsModel::OnCoreColumn) - 1350.0 / 3600) < 1e-9);
        QVERIFY(std::abs(share(MetricsModel::PreemptedColumn) - 250.0 / 3600) < 1e-9);
        QVERIFY(share(MetricsModel::OnCoreColumn) + share(MetricsModel::PreemptedColumn)
            <= share(MetricsModel::RunningColumn));
    }

    void eachRefusalSaysWhatToDo()
    {
        QSet<QString> said;
        for (const auto& [why, word] :
            { std::pair(ScheduleRefusal::Paranoid, "kernel.perf_event_paranoid=2"),
                std::pair(ScheduleRefusal::Policy, "policy"),
                std::pair(ScheduleRefusal::LockLimit, "ulimit -l"),
                std::pair(ScheduleRefusal::Descriptors, "ulimit -n"),
                std::pair(ScheduleRefusal::NoFacility, "no means"),
                std::pair(ScheduleRefusal::Other, "a reason") }) {
            const ScheduledRun run(ScheduledRun::refused(ScheduleStatus::Refused, why));
            const auto section = sectionOf(run.trace);
            QVERIFY(!section.tracks->hasCores());
            ScheduleNotice notice;
            notice.tell({ section });
            QVERIFY2(notice.text().contains(QString::fromUtf8(word)), qPrintable(notice.text()));
            QVERIFY(!notice.isHidden());
            said.insert(notice.text());
            notice.tell({ sectionOf(run.trace, true) });
            QVERIFY(notice.isHidden());
        }
        QCOMPARE(said.size(), 6);
        ScheduleNotice quiet;
        quiet.tell({ sectionOf(ScheduledRun().trace) });
        QVERIFY(quiet.isHidden());
    }

    void totalsStandInForASchedule()
    {
        const ScheduledRun run(
            ScheduledRun::refused(ScheduleStatus::TotalsOnly, ScheduleRefusal::Paranoid));
        ScheduleNotice notice;
        notice.tell({ sectionOf(run.trace) });
        QVERIFY2(
            plainSpaces(notice.text()).contains(QStringLiteral("700 µs on a core, 200 µs waiting")),
            qPrintable(notice.text()));
        const QString lane = plainSpaces(describeLaneTime(*run.trace, LaneId { 1 }));
        QVERIFY2(lane.contains(QStringLiteral("on a core 700 µs")), qPrintable(lane));
        QVERIFY2(lane.contains(QStringLiteral("3 waited, 4 preempted")), qPrintable(lane));
    }

    /// A real run, whose kernel says no.
    void aRefusedRunIsDrawnAsEver()
    {
        Scenario scenario;
        const ExperimentSpec spec = ui::test::quickSpec();
        scenario.workload = spec.workload;
        scenario.parameters = spec.parameters;
        scenario.model = ModelId::Threads;
        scenario.workers = 2;
        RunControl control;
        const auto result
            = runScenario(scenario, control, [](unsigned, std::size_t) { return -EACCES; });
        QVERIFY(result.has_value());
        QVERIFY(result->status == RunStatus::Ok);
        Stage s(sectionOf(result->trace));
        QVERIFY(!s.tracks().hasCores());
        QCOMPARE(s.tracks().rows().size(), result->trace->lanes().size());
        ScheduleNotice notice;
        notice.tell({ sectionOf(result->trace) });
        QVERIFY(notice.text().contains(QStringLiteral("was not recorded")));
        QVERIFY2(notice.text().contains(QStringLiteral("on a core")), qPrintable(notice.text()));
    }

    void lossesAreCountedAndSaid()
    {
        SystemScheduleBuilder builder({ 0 });
        const auto thread = builder.addThread(11, 10, Nanos(0));
        builder.addSlice(0, thread, Nanos(0), Nanos(100), SliceEnd::Waiting);
        builder.addLost(0, Nanos(200), Nanos(300), 7);
        builder.addBroken(2);
        const ScheduledRun run(builder.finish(Nanos(0), Nanos(1'200'000), {}));
        const QString notice = scheduleNotice(run.schedule.get());
        QVERIFY2(notice.contains(QStringLiteral("7 record")), qPrintable(notice));
        QVERIFY2(notice.contains(QStringLiteral("2 slice")), qPrintable(notice));
        ExperimentModel experiment;
        experiment.reset(ui::test::quickSpec({ ModelId::Threads }));
        experiment.setRunning(0);
        experiment.setResult(0, ui::test::finishedRun(1200us, run.trace));
        const std::vector<Message> messages = messagesOf(experiment);
        QCOMPARE(messages.size(), std::size_t { 1 });
        QVERIFY(messages.front().details.contains(QStringLiteral("7 record")));
    }

    /// Where records are missing nobody says that the core was free.
    void whatIsNotKnownIsHatched()
    {
        SystemScheduleBuilder builder({ 0, 1 });
        const auto thread = builder.addThread(11, 10, Nanos(0));
        builder.addSlice(0, thread, Nanos(0), Nanos(100us), SliceEnd::Waiting);
        builder.addLost(0, Nanos(300us), Nanos(400us), 7);
        builder.addSlice(0, thread, Nanos(600us), Nanos(700us), SliceEnd::Waiting);
        const std::vector<LaneThread> lanes { { LaneId { 1 }, 10, 11 } };
        const ScheduledRun run(builder.finish(Nanos(0), Nanos(1'200us), lanes));
        const TrackModel tracks(run.trace, LaneMode::Workers);
        const std::size_t core = rowOf(tracks, QStringLiteral("Core 0"));
        const auto tipAt = [&](Nanos at) {
            return plainSpaces(describeCoreRow(tracks, core, nullptr, at, 1us));
        };
        for (const Nanos at : { Nanos(350us), Nanos(599us) }) // until the next slice
            QVERIFY2(tipAt(at).contains(QStringLiteral("lost 7 record")), qPrintable(tipAt(at)));
        for (const Nanos at : { Nanos(200us), Nanos(800us) })
            QVERIFY2(tipAt(at).contains(QStringLiteral("others or nobody")), qPrintable(tipAt(at)));

        Stage s(sectionOf(run.trace));
        const auto looksUnknown = [&](const QString& row, Nanos from, int up) {
            const QImage image = s.canvas.plot().grab().toImage();
            int hatched = 0; // its lines are smooth: nearly their colour
            for (int us = 0; us < 60; ++us) {
                const QColor there = image.pixelColor(s.pixelOf(row, from + Nanos(us * 1us), up));
                hatched += there.red() - there.green() > 60 ? 1 : 0;
            }
            return hatched > 0;
        };
        const QString row = QStringLiteral("Core 0");
        QVERIFY(looksUnknown(row, 450us, 6));
        QVERIFY(!looksUnknown(row, 150us, 6));
        QVERIFY(!looksUnknown(row, 620us, 6));
        QVERIFY(!looksUnknown(row, 800us, 6));
        QVERIFY(!looksUnknown(QStringLiteral("Core 1"), 450us, 6));
        QVERIFY(looksUnknown(QStringLiteral("worker 1"), 450us, 2)); // it may have gone on
        QVERIFY(!looksUnknown(QStringLiteral("worker 1"), 150us, 2));

        TimelineFigure figure;
        figure.sections = { sectionOf(run.trace) };
        figure.range = { Nanos(0), run.trace->end() };
        const Scene scene = timelineScene(figure, { 1200, 700 });
        QCOMPARE(rectsOf(scene, QStringLiteral("Threads: Core 0"), gapStyle(Theme::Light).fill), 1);
        QVERIFY(wordsOf(scene).contains(notKnownName()));
        figure.sections = { sectionOf(ScheduledRun().trace) };
        QVERIFY(!wordsOf(timelineScene(figure, { 1200, 700 })).contains(notKnownName()));
    }

    void signsStandAboveTheStrip()
    {
        TraceMaker make;
        const LaneId main = make.lane(LaneKind::Main, "main");
        const LaneId one = make.lane(LaneKind::Thread, "worker 1");
        make.state(main, 0, 0, TaskState::Running, Reason::None, "program");
        make.state(one, 100'000, 1, TaskState::Running, Reason::None, "first");
        make.output(one, 600'000, 1, "a line");
        make.mark(one, 700'000, 1, "a mark");
        make.state(one, 1'000'000, 1, TaskState::Done);
        make.state(main, 1'150'000, 0, TaskState::Done);
        make.systemSchedule(ScheduledRun().schedule);
        TimelineFigure figure;
        figure.sections = { sectionOf(make.finish(1'200'000)) };
        figure.range = { Nanos(0), Nanos(1'200'000) };
        figure.showsMarks = true;
        const Scene scene = timelineScene(figure, { 1200, 700 });
        double foot = 0;
        double strip = 1e9;
        for (const SceneGroup& group : scene.groups) {
            if (group.name != QStringLiteral("Threads: worker 1"))
                continue;
            for (const SceneItem& item : group.items) {
                if (const auto* marker = std::get_if<SceneMarker>(&item))
                    foot = std::max(foot, marker->centre.y() + marker->size / 2);
                const auto* rect = std::get_if<SceneRect>(&item);
                if (rect != nullptr && rect->fill == onCoreStyle(Theme::Light).fill)
                    strip = std::min(strip, rect->rect.top());
            }
        }
        QVERIFY(foot > 0);
        QVERIFY2(foot <= strip, qPrintable(QStringLiteral("%1 > %2").arg(foot).arg(strip)));
        QVERIFY(foot > strip - 10);
    }

    void picturesHaveTheCoresToo()
    {
        const ScheduledRun run;
        TimelineFigure figure;
        figure.sections = { sectionOf(run.trace) };
        figure.range = { Nanos(0), run.trace->end() };
        const QString lane = QStringLiteral("Threads: worker 1");
        const QString core = QStringLiteral("Threads: Core 0");
        const Scene scene = timelineScene(figure, { 1200, 700 });
        QCOMPARE(rectsOf(scene, core, threadStyle(*run.trace, LaneId { 3 }, Theme::Light).fill), 2);
        QCOMPARE(rectsOf(scene, core, threadStyle(*run.trace, LaneId { 1 }, Theme::Light).fill), 1);
        QCOMPARE(rectsOf(scene, core, preemptedStyle(Theme::Light).thin), 1); // how it ended
        QVERIFY(rectsOf(scene, lane, onCoreStyle(Theme::Light).fill) >= 2);
        QVERIFY(rectsOf(scene, lane, preemptedStyle(Theme::Light).fill) >= 1);
        for (const char* word : { "Core 1", "On a core", "Preempted" })
            QVERIFY(wordsOf(scene).contains(QString::fromUtf8(word)));
        figure.sections = { sectionOf(run.trace, true) };
        const Scene hidden = timelineScene(figure, { 1200, 700 });
        QVERIFY(!wordsOf(hidden).contains(QStringLiteral("Core 1")));
        QVERIFY(!wordsOf(hidden).contains(QStringLiteral("Preempted")));
        QCOMPARE(rectsOf(hidden, lane, onCoreStyle(Theme::Light).fill), 0);
    }
};

QTEST_MAIN(CoreRowsTest)
#include "tst_corerows.moc"
