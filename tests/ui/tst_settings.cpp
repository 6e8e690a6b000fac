// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/experiments.h"

#include "ui/support/settings.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace interleave;
using namespace interleave::ui;
using namespace interleave::ui::test;

class TestSettings : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        qputenv("INTERLEAVE_SETTINGS_DIR", m_folder->path().toLocal8Bit());
    }

    void staysInItsFolder() { QVERIFY(Settings().fileName().startsWith(m_folder->path())); }

    void remembersTheLastExperiment()
    {
        ExperimentSpec spec = quickSpec();
        spec.workers = { 1, 3, 7 };
        spec.repeats = 4;
        spec.interpreterLock = true;
        spec.systemSchedule = false;
        spec.seed = 18'000'000'000'000'000'000ULL;
        spec.recording = RecordingMode::Bounded;
        spec.memoryLimit = 4'000'000'000;
        Settings().setLastExperiment(spec);
        const auto read = Settings().lastExperiment();
        QVERIFY(read.has_value());
        QCOMPARE(read->workload, spec.workload);
        QCOMPARE(read->parameters, spec.parameters);
        QCOMPARE(read->models, spec.models);
        QCOMPARE(read->workers, spec.workers);
        QCOMPARE(read->repeats, spec.repeats);
        QCOMPARE(read->seed, spec.seed);
        QVERIFY(read->interpreterLock);
        QVERIFY(!read->systemSchedule);
        QVERIFY(read->recording == RecordingMode::Bounded);
        QCOMPARE(read->memoryLimit, spec.memoryLimit);
    }

    void rubbishIsAsGoodAsNone()
    {
        QVERIFY(!Settings().lastExperiment());
        QFile file(Settings().fileName());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[scenario]\nworkload=loiter-map\nworkers=0,abc\nrepeats=-7\nseed=x\nmodels="
                   "nonsense, threads\n"
                   "parameters\\time-scale=999999999\n[window]\ntheme=42\ngeometry=rubbish\n");
        file.close();
        const Settings settings;
        const auto read = settings.lastExperiment();
        QVERIFY(read.has_value());
        QCOMPARE(read->models, std::vector<ModelId> { ModelId::Threads });
        QCOMPARE(read->workers, std::vector<unsigned> { 1 });
        QCOMPARE(read->repeats, 1U);
        QCOMPARE(read->seed, std::uint64_t { 1 });
        QCOMPARE(read->parameters.integer("time-scale"), 100);
        QVERIFY(settings.theme() == ThemeChoice::System);
    }

    void twoInstancesKeepEachOthersValues()
    {
        Settings first;
        Settings second;
        first.setTheme(ThemeChoice::Dark);
        first.flush();
        second.setValue(QStringLiteral("export/path"), QStringLiteral("/x"));
        second.flush();
        QVERIFY(Settings().theme() == ThemeChoice::Dark);
        QCOMPARE(Settings().value(QStringLiteral("export/path")).toString(), QStringLiteral("/x"));
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"
