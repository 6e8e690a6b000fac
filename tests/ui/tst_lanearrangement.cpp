// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/tracemaker.h"
#include "ui/support/settings.h"
#include "ui/viewmodels/lanearrangement.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace interleave;
using namespace interleave::ui;
using interleave::test::TraceMaker;

namespace {

constexpr int kRun = 3;

/// A main lane, `workers` workers, of which the third one only ever started, and one lock.
std::shared_ptr<const Trace> traceOf(unsigned workers)
{
    TraceMaker make;
    const LaneId main = make.lane(LaneKind::Main, "MainThread");
    make.state(main, 0, 0, TaskState::Running, Reason::None, "program");
    std::vector<LaneId> lanes;
    for (unsigned i = 1; i <= workers; ++i) {
        lanes.push_back(make.lane(LaneKind::Thread, ("Thread-" + std::to_string(i)).c_str()));
        make.overhead(lanes.back(), 0, 10, Reason::Spawn);
        if (i == 3)
            continue;
        make.state(lanes.back(), 100, i, TaskState::Running, Reason::None, "work");
        make.state(lanes.back(), 500, i, TaskState::Done);
    }
    make.resource(lanes.front(), 100, "counter", Reason::Lock);
    make.hold(lanes.front(), 200, 300, 1, "counter");
    make.state(main, 1000, 0, TaskState::Done);
    return make.finish(1000);
}

/// As the rows are seen: their names, "[n]" for a collapsed group, "|" after the pinned ones.
QString shown(const TrackModel& tracks, const LaneRules& rules, int run = kRun)
{
    const ArrangedRows rows = arrangeRows(tracks, run, rules);
    QStringList names;
    for (const std::size_t row : rows.pinned)
        names << tracks.rows()[row].title;
    if (!names.isEmpty())
        names << QStringLiteral("|");
    for (const ArrangedRows::Entry& entry : rows.entries)
        names << (entry.collapsed > 0 ? QStringLiteral("[%1]").arg(entry.collapsed)
                                      : tracks.rows()[entry.row].title);
    return names.join(QLatin1Char(' '));
}

RowKey keyOf(const TrackModel& tracks, const char* title, int run = kRun)
{
    for (const TrackRow& row : tracks.rows())
        if (row.title == QLatin1String(title))
            return ui::keyOf(run, row);
    return {};
}

} // namespace

class LaneArrangementTest : public QObject {
    Q_OBJECT

private slots:
    void withoutRulesAllIsAsTheModelHasIt()
    {
        const TrackModel tracks(traceOf(3), LaneMode::Workers);
        const ArrangedRows rows = arrangeRows(tracks, kRun, {});
        QCOMPARE(
            shown(tracks, {}), QStringLiteral("MainThread Thread-1 Thread-2 Thread-3 counter"));
        QCOMPARE(rows.rows, 5);
        QCOMPARE(rows.hidden(), 0);
    }

    void theFilterIgnoresCaseAndCounts()
    {
        const TrackModel tracks(traceOf(12), LaneMode::Workers);
        LaneArrangement lanes;
        QSignalSpy changes(&lanes, &LaneArrangement::changed);
        lanes.setFilter(QStringLiteral("tHREAD-1"));
        QCOMPARE(
            shown(tracks, lanes.rules()), QStringLiteral("Thread-1 Thread-10 Thread-11 Thread-12"));
        QCOMPARE(arrangeRows(tracks, kRun, lanes.rules()).unmatched, 10);
        lanes.setFilter(QStringLiteral("tHREAD-1"));
        QCOMPARE(changes.count(), 1);
        lanes.setFilter(QStringLiteral("nobody"));
        QCOMPARE(shown(tracks, lanes.rules()), QString());
        QCOMPARE(arrangeRows(tracks, kRun, lanes.rules()).hidden(), 14);
        lanes.showAll();
        QCOMPARE(arrangeRows(tracks, kRun, lanes.rules()).hidden(), 0);
    }

    void aLaneThatNoTaskWasOnIsIdle()
    {
        const TrackModel tracks(traceOf(4), LaneMode::Workers);
        QVERIFY(tracks.isIdle(3)); // its overhead is no work
        QVERIFY(!tracks.isIdle(2));
        LaneRules rules;
        rules.hidesIdle = true;
        QCOMPARE(
            shown(tracks, rules), QStringLiteral("MainThread Thread-1 Thread-2 Thread-4 counter"));
        QCOMPARE(arrangeRows(tracks, kRun, rules).idle, 1);
        const TrackModel tasks(traceOf(4), LaneMode::Tasks);
        QVERIFY(arrangeRows(tasks, kRun, rules).idle == 1); // task 3 is nowhere
    }

    void whoseEventsWereLostIsNotIdle()
    {
        TraceMaker make;
        const LaneId lane = make.lane(LaneKind::Thread, "Thread-1");
        make.gap(lane, 500, 7);
        make.overhead(lane, 500, 10, Reason::Spawn);
        QVERIFY(!TrackModel(make.finish(1000), LaneMode::Workers).isIdle(0));
    }

    void groupsAndRunsCollapse()
    {
        const TrackModel tracks(traceOf(3), LaneMode::Workers);
        LaneArrangement lanes;
        lanes.toggleGroup(RowGroup::Workers);
        QCOMPARE(shown(tracks, lanes.rules()), QStringLiteral("MainThread [3] counter"));
        QCOMPARE(arrangeRows(tracks, kRun, lanes.rules()).collapsed, 3);
        lanes.setFilter(QStringLiteral("2"));
        QCOMPARE(shown(tracks, lanes.rules()), QStringLiteral("[1]"));
        lanes.setFilter({});
        lanes.toggleGroup(RowGroup::Main); // is none
        lanes.toggleGroup(RowGroup::Workers);
        QCOMPARE(arrangeRows(tracks, kRun, lanes.rules()).hidden(), 0);
        lanes.toggleRun(kRun);
        QCOMPARE(shown(tracks, lanes.rules()), QString());
        QCOMPARE(arrangeRows(tracks, kRun, lanes.rules()).collapsed, 5);
        QCOMPARE(arrangeRows(tracks, kRun + 1, lanes.rules()).collapsed, 0);
        lanes.toggleRun(kRun);
        QCOMPARE(arrangeRows(tracks, kRun, lanes.rules()).hidden(), 0);
    }

    void pinnedRowsStayWhateverHidesOthers()
    {
        const TrackModel tracks(traceOf(3), LaneMode::Workers);
        LaneArrangement lanes;
        lanes.togglePin(keyOf(tracks, "counter"));
        lanes.togglePin(keyOf(tracks, "Thread-3"));
        lanes.togglePin(keyOf(tracks, "Thread-1", kRun + 1)); // of another run
        QCOMPARE(shown(tracks, lanes.rules()),
            QStringLiteral("counter Thread-3 | MainThread Thread-1 Thread-2"));
        lanes.setHidesIdle(true);
        lanes.setFilter(QStringLiteral("nobody"));
        lanes.toggleRun(kRun);
        QCOMPARE(shown(tracks, lanes.rules()), QStringLiteral("counter Thread-3 |"));
        QCOMPARE(arrangeRows(tracks, kRun, lanes.rules()).hidden(), 3);
        QVERIFY(lanes.move(tracks, keyOf(tracks, "Thread-3"), false));
        QVERIFY(!lanes.move(tracks, keyOf(tracks, "Thread-3"), false));
        QCOMPARE(shown(tracks, lanes.rules()), QStringLiteral("Thread-3 counter |"));
        lanes.togglePin(keyOf(tracks, "Thread-3"));
        QVERIFY(!lanes.isPinned(keyOf(tracks, "Thread-3")));
        lanes.forgetRuns();
        lanes.showAll();
        QCOMPARE(shown(tracks, lanes.rules()),
            QStringLiteral("MainThread Thread-1 Thread-2 Thread-3 counter"));
    }

    void rowsMoveAmongWhatIsSeenOfTheirGroup()
    {
        const TrackModel tracks(traceOf(4), LaneMode::Workers);
        LaneArrangement lanes;
        QVERIFY(!lanes.move(tracks, keyOf(tracks, "Thread-1"), false)); // the main lane is no group
        QVERIFY(!lanes.move(tracks, keyOf(tracks, "Thread-4"), true));
        QVERIFY(!lanes.move(tracks, keyOf(tracks, "MainThread"), true));
        lanes.setHidesIdle(true);
        QVERIFY(lanes.move(tracks, keyOf(tracks, "Thread-2"), true)); // over the hidden third one
        QCOMPARE(shown(tracks, lanes.rules()),
            QStringLiteral("MainThread Thread-1 Thread-4 Thread-2 counter"));
        lanes.setHidesIdle(false);
        QCOMPARE(shown(tracks, lanes.rules()),
            QStringLiteral("MainThread Thread-1 Thread-3 Thread-4 Thread-2 counter"));
        const TrackModel grown(traceOf(6), LaneMode::Workers); // new lanes come after
        QCOMPARE(shown(grown, lanes.rules()),
            QStringLiteral(
                "MainThread Thread-1 Thread-3 Thread-4 Thread-2 Thread-5 Thread-6 counter"));
        QCOMPARE(shown(tracks, lanes.rules(), kRun + 1),
            QStringLiteral("MainThread Thread-1 Thread-2 Thread-3 Thread-4 counter"));
    }

    void uncoveringTakesBackNoMoreThanItMust()
    {
        const TrackModel tracks(traceOf(4), LaneMode::Workers);
        LaneArrangement lanes;
        const auto hideAll = [&] {
            lanes.showAll();
            lanes.setFilter(QStringLiteral("thread"));
            lanes.setHidesIdle(true);
            lanes.toggleGroup(RowGroup::Workers);
            lanes.toggleGroup(RowGroup::Resources);
            lanes.toggleRun(kRun);
        };
        hideAll();
        lanes.uncover(tracks, keyOf(tracks, "Thread-1"));
        QCOMPARE(
            shown(tracks, lanes.rules()), QStringLiteral("MainThread Thread-1 Thread-2 Thread-4"));
        QVERIFY(lanes.rules().hidesIdle);
        hideAll();
        lanes.uncover(tracks, keyOf(tracks, "Thread-3"));
        QVERIFY(!lanes.rules().hidesIdle);
        QCOMPARE(lanes.rules().filter, QStringLiteral("thread"));
        hideAll();
        lanes.uncover(tracks, keyOf(tracks, "counter"));
        QCOMPARE(lanes.rules().filter, QString());
        QCOMPARE(shown(tracks, lanes.rules()), QStringLiteral("MainThread [3] counter"));
    }

    void onlyIdleLanesAreRemembered()
    {
        const QTemporaryDir folder;
        qputenv("INTERLEAVE_SETTINGS_DIR", folder.path().toLocal8Bit());
        Settings settings;
        LaneArrangement lanes;
        lanes.setHidesIdle(true);
        lanes.setFilter(QStringLiteral("x"));
        lanes.write(settings);
        LaneArrangement again;
        again.read(settings);
        QVERIFY(again.rules().hidesIdle);
        QVERIFY(again.rules().filter.isEmpty());
    }
};

QTEST_MAIN(LaneArrangementTest)
#include "tst_lanearrangement.moc"
