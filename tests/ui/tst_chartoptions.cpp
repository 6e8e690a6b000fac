// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/samples.h"
#include "ui/support/settings.h"
#include "ui/viewmodels/chartoptions.h"
#include "ui/viewmodels/trackmodel.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace interleave;
using namespace interleave::ui;

class ChartOptionsTest : public QObject {
    Q_OBJECT

private slots:
    void kindsAndAllTogether()
    {
        ChartOptions options;
        QSignalSpy changes(&options, &ChartOptions::changed);
        QVERIFY(options.resources().shows(Reason::Lock));
        options.setKindShown(Reason::Lock, false);
        QVERIFY(!options.resources().shows(Reason::Lock));
        QVERIFY(options.resources().shows(Reason::Queue));
        options.toggleResources();
        QVERIFY(!options.resources().shows(Reason::Queue));
        options.setKindShown(Reason::Queue, true); // who shows one kind wants to see it
        QVERIFY(options.resources().shows(Reason::Queue));
        QVERIFY(!options.resources().shows(Reason::Lock));
        QCOMPARE(changes.count(), 3);
        options.setKindShown(Reason::Queue, true);
        QCOMPARE(changes.count(), 3);
    }

    void areRemembered()
    {
        const QTemporaryDir folder;
        qputenv("INTERLEAVE_SETTINGS_DIR", folder.path().toLocal8Bit());
        Settings settings;
        ChartOptions options;
        options.setAllArrows(true);
        QVERIFY(options.showsMarks());
        options.toggleMarks();
        options.setKindShown(Reason::Barrier, false);
        options.write(settings);
        ChartOptions again;
        again.read(settings);
        QVERIFY(again.allArrows());
        QVERIFY(!again.showsMarks());
        QCOMPARE(again.resources(), options.resources());
        settings.setValue(QStringLiteral("chart/hidden-kinds"),
            QStringList { QStringLiteral("nonsense"), QStringLiteral("lock") });
        again.read(settings);
        QCOMPARE(again.resources().hiddenKinds, std::set { Reason::Lock });
    }

    void hiddenRowsAreCounted()
    {
        const auto trace = interleave::test::lockSample().runs.front().trace;
        const TrackModel all(trace, LaneMode::Workers);
        QCOMPARE(all.hiddenRows(), 0);
        QCOMPARE(all.resourceRows().at(Reason::Lock), 1);
        ResourceFilter filter;
        filter.hiddenKinds = { Reason::Lock };
        const TrackModel less(trace, LaneMode::Workers, filter);
        QCOMPARE(less.hiddenRows(), 1);
        QCOMPARE(less.rows().size() + 1, all.rows().size());
        QVERIFY(!less.hasResources());
        QCOMPARE(less.resourceRows().at(Reason::Lock), 1);
        filter = { true, {} };
        QCOMPARE(TrackModel(trace, LaneMode::Tasks, filter).hiddenRows(), 1);
        filter = { false, { Reason::Queue } };
        QCOMPARE(TrackModel(trace, LaneMode::Tasks, filter).hiddenRows(), 0);
    }
};

QTEST_MAIN(ChartOptionsTest)
#include "tst_chartoptions.moc"
