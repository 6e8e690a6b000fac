// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/tracemaker.h"
#include "tests/ui/support/samples.h"
#include "tests/ui/support/tracescript.h"
#include "ui/export/speedupfigure.h"
#include "ui/export/timelinefigure.h"
#include "ui/timeline/statetext.h"
#include "ui/timeline/timetext.h"

#include <QTest>

using namespace interleave;
using namespace interleave::ui;

namespace {

FigureTexts texts(bool isLong)
{
    const QString words = isLong
        ? QString(60, QLatin1Char('W')) + QStringLiteral(" a very long line of words").repeated(20)
        : QStringLiteral("Counting with a pool");
    return { words, words, words, isLong ? words : QString(), words };
}

TimelineFigure timelineFigure(const test::Sample& sample, LaneMode mode, bool isLong)
{
    TimelineFigure figure;
    figure.laneMode = mode;
    figure.texts = texts(isLong);
    figure.hasTotals = sample.runs.size() == 1;
    Nanos end { 0 };
    for (const RunResult& run : sample.runs) {
        TimelineSection section;
        section.tracks = std::make_shared<const TrackModel>(run.trace, mode);
        section.title = QStringLiteral("Processes");
        section.detail = QStringLiteral("20 workers");
        if (isLong)
            section.tags
                = { QStringLiteral("simulated"), QStringLiteral("interpreter lock emulated") };
        section.end = run.makespan;
        section.endText = durationText(run.makespan) + QStringLiteral("  ×1.97");
        figure.sections.push_back(section);
        end = std::max(end, run.makespan);
    }
    figure.range = { Nanos(0), end };
    return figure;
}

SpeedupFigure speedupFigure(unsigned maxWorkers, bool isLong)
{
    SpeedupFigure figure;
    figure.cores = 2;
    figure.texts = texts(isLong);
    figure.data.isLogarithmic = maxWorkers > 32;
    figure.data.maxWorkers = maxWorkers;
    for (const ModelId model :
        { ModelId::Sequential, ModelId::Threads, ModelId::Processes, ModelId::Loop }) {
        SpeedupSeries series { model,
            isLong ? QStringLiteral("Processes (simulated)") : QStringLiteral("Threads"),
            !modelInfo(model).usesWorkers, {} };
        for (unsigned w = 1; w <= (series.isFlat ? 1 : maxWorkers); w *= 2)
            series.points.push_back({ static_cast<double>(w), 0.9 * w, 0.8 * w, w + 0.0, 0.9, 0 });
        figure.data.series.push_back(series);
    }
    figure.data.maxSpeedup = maxWorkers;
    return figure;
}

/// All words of a picture.
QString noteOf(const Scene& scene)
{
    QStringList words;
    for (const SceneGroup& group : scene.groups)
        for (const SceneItem& item : group.items)
            if (const auto* text = std::get_if<SceneText>(&item))
                words << text->text;
    return words.join(u'\n');
}

/// All texts lie on the page and none touches another.
void checkTexts(const Scene& scene)
{
    std::vector<QRectF> places;
    std::vector<QString> words;
    for (const SceneGroup& group : scene.groups)
        for (const SceneItem& item : group.items)
            if (const auto* text = std::get_if<SceneText>(&item);
                text != nullptr && !text->text.isEmpty()) {
                places.push_back(text->bounds());
                words.push_back(text->text);
            }
    QVERIFY(!places.empty());
    const QRectF page(QPointF(), scene.size);
    for (std::size_t i = 0; i < places.size(); ++i) {
        QVERIFY2(page.contains(places[i]), qPrintable(words[i]));
        for (std::size_t j = 0; j < i; ++j) {
            const QRectF both = places[i].intersected(places[j]);
            QVERIFY2(both.width() <= 1 || both.height() <= 1,
                qPrintable(words[i] + QStringLiteral(" | ") + words[j]));
        }
    }
}

} // namespace

class FiguresTest : public QObject {
    Q_OBJECT

private slots:
    void arrowsAndHiddenRowsAreAsOnTheScreen()
    {
        const auto trace = test::smallTrace();
        TimelineFigure figure;
        figure.sections.emplace_back();
        figure.sections.back().run = 0;
        figure.sections.back().title = QStringLiteral("Threads");
        figure.sections.back().tracks
            = std::make_shared<const TrackModel>(trace, LaneMode::Workers);
        figure.range = { Nanos(0), trace->end() };
        const auto arrowsOf = [&] {
            const Scene scene = timelineScene(figure, QSizeF(1200, 600));
            std::size_t lines = 0;
            for (const SceneGroup& group : scene.groups)
                lines += group.id == QLatin1String("arrows") ? group.items.size() : 0;
            return lines;
        };
        QCOMPARE(arrowsOf(), std::size_t { 0 });
        figure.selected = TaskId { 1 }; // it wakes the program
        QVERIFY(arrowsOf() > 0);
        figure.selection = Selection::SpanPlace { 0, 0 }; // but not while it was queued
        QCOMPARE(arrowsOf(), std::size_t { 0 });
        figure.selected = {};
        figure.allArrows = true;
        QVERIFY(arrowsOf() > 0);
        const Scene scene = timelineScene(figure, QSizeF(1200, 600));
        QVERIFY(noteOf(scene).contains(QStringLiteral("who woke whom")));

        const auto locks = test::lockSample().runs.front().trace;
        figure = {};
        figure.sections.emplace_back();
        figure.sections.back().tracks = std::make_shared<const TrackModel>(
            locks, LaneMode::Workers, ResourceFilter { true, {} });
        figure.range = { Nanos(0), locks->end() };
        QVERIFY(noteOf(timelineScene(figure, QSizeF(1200, 600)))
                    .contains(QStringLiteral("1 resource row")));
    }

    void theLegendNamesTheSignsThatAreThere()
    {
        for (const TaskState end : { TaskState::Done, TaskState::Failed, TaskState::Cancelled }) {
            test::TraceScript s;
            const LaneId main = s.lane(LaneKind::Main, "MainThread");
            const TaskId program = s.program(main);
            s.enter(program, main, Nanos(10), TaskState::Suspended, Reason::Future);
            const TaskId task = s.task("task", Nanos(5));
            s.enter(task, main, Nanos(20), TaskState::Running);
            s.enter(task, main, Nanos(70), end);
            s.enter(program, main, Nanos(70), TaskState::Running);
            s.enter(program, main, Nanos(90), TaskState::Done);
            TimelineFigure figure;
            figure.sections.emplace_back();
            figure.sections.back().tracks
                = std::make_shared<const TrackModel>(s.build(Nanos(100)), LaneMode::Workers);
            figure.range = { Nanos(0), Nanos(100) };
            const Scene scene = timelineScene(figure, QSizeF(1200, 600));
            const QString words = noteOf(scene);
            QCOMPARE(words.contains(QStringLiteral("Failed")), end == TaskState::Failed);
            QCOMPARE(words.contains(QStringLiteral("Cancelled")), end == TaskState::Cancelled);
            std::size_t stops = 0; // on the lane, and before the legend's word
            for (const SceneGroup& group : scene.groups)
                for (const SceneItem& item : group.items)
                    if (const auto* marker = std::get_if<SceneMarker>(&item))
                        stops += marker->shape == SceneMarker::Shape::Stop ? 1 : 0;
            QCOMPARE(stops, end == TaskState::Cancelled ? std::size_t { 2 } : std::size_t { 0 });
        }
    }

    /// What is not known does not look idle in a picture either.
    void gapsAreHatched()
    {
        TimelineFigure figure;
        figure.sections.emplace_back();
        figure.sections.back().tracks
            = std::make_shared<const TrackModel>(test::traceWithGap(), LaneMode::Workers);
        const QColor hatch = gapStyle(Theme::Light).line;
        const auto gapsIn = [&](Viewport::Range range) {
            figure.range = range;
            const Scene scene = timelineScene(figure, QSizeF(1200, 600));
            checkTexts(scene);
            std::vector<QRectF> found;
            for (const SceneGroup& group : scene.groups)
                for (const SceneItem& item : group.items)
                    if (const auto* rect = std::get_if<SceneRect>(&item);
                        rect != nullptr && rect->hatchColor == hatch && group.id == u"lane")
                        found.push_back(rect->rect);
            const QString words = noteOf(scene);
            QTest::qVerify(
                words.contains(gapName()) == !found.empty(), "legend", "", __FILE__, __LINE__);
            QTest::qVerify(words.contains(QStringLiteral("12 lost")) == !found.empty(), "title", "",
                __FILE__, __LINE__);
            return found;
        };
        const auto all = gapsIn({ Nanos(0), Nanos(1000) }); // the gap is from 400 to 700
        QCOMPARE(all.size(), std::size_t { 1 });
        const auto half = gapsIn({ Nanos(0), Nanos(550) });
        QCOMPARE(half.size(), std::size_t { 1 });
        QVERIFY(std::abs(half[0].width() / 150 * 550 - all[0].width() / 300 * 1000) < 20);
        QVERIFY(gapsIn({ Nanos(0), Nanos(400) }).empty());
    }

    void textsNeverOverlap_data()
    {
        QTest::addColumn<QSize>("size");
        for (const QSize size : { QSize(640, 400), QSize(1280, 800), QSize(1600, 900),
                 QSize(1920, 1080), QSize(3000, 700), QSize(800, 2400) })
            QTest::addRow("%dx%d", size.width(), size.height()) << size;
    }

    void textsNeverOverlap()
    {
        QFETCH(QSize, size);
        for (const test::Sample& sample : { test::countingSample(), test::flagsSample(),
                 test::lockSample(), test::brokenPoolSample(), test::manySample(400, 100) })
            for (const LaneMode mode : { LaneMode::Workers, LaneMode::Tasks })
                for (const bool isLong : { false, true })
                    checkTexts(timelineScene(timelineFigure(sample, mode, isLong), size));
        for (const unsigned workers : { 1U, 8U, 32U, 1024U })
            for (const bool isLong : { false, true })
                checkTexts(speedupScene(speedupFigure(workers, isLong), size));
    }

    void zoomedFiguresKeepTheirWords()
    {
        TimelineFigure figure = timelineFigure(test::countingSample(), LaneMode::Workers, false);
        const Nanos end = figure.range.end;
        for (const Nanos length : { end / 10, end / 1000, Nanos(1000), Nanos(10) }) {
            figure.range = { end / 3, end / 3 + length };
            checkTexts(timelineScene(figure, QSizeF(1600, 900)));
        }
    }

    void hasOneNamedGroupForEachLane()
    {
        const Scene scene = timelineScene(
            timelineFigure(test::countingSample(), LaneMode::Workers, false), QSizeF(1600, 900));
        int lanes = 0;
        for (const SceneGroup& group : scene.groups)
            if (group.id == QLatin1String("lane")) {
                ++lanes;
                QVERIFY(!group.name.isEmpty());
            }
        QCOMPARE(lanes, 1 + 6 + 6 + 1);
    }

    void saysWhatDoesNotFit()
    {
        const Scene scene
            = timelineScene(timelineFigure(test::manySample(1500, 1000), LaneMode::Workers, false),
                QSizeF(800, 450));
        bool said = false;
        for (const SceneGroup& group : scene.groups)
            for (const SceneItem& item : group.items)
                if (const auto* text = std::get_if<SceneText>(&item))
                    said = said || text->text.contains(QLatin1String("do not fit"));
        QVERIFY(said);
    }

    void wordsAreLargeEnoughForASlide()
    {
        for (const Scene& scene :
            { timelineScene(
                  timelineFigure(test::flagsSample(), LaneMode::Workers, false), QSizeF(1600, 900)),
                speedupScene(speedupFigure(8, false), QSizeF(1600, 900)) })
            for (const SceneGroup& group : scene.groups)
                for (const SceneItem& item : group.items)
                    if (const auto* text = std::get_if<SceneText>(&item))
                        QVERIFY(text->size >= 12);
    }
};

QTEST_MAIN(FiguresTest)
#include "tst_figures.moc"
