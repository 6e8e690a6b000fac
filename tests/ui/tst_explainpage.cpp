// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/experiments.h"
#include "ui/pages/explainpage.h"
#include "ui/timeline/timetext.h"

#include <QSignalSpy>
#include <QTest>
#include <QTextBrowser>

using namespace interleave;
using namespace interleave::ui;
using namespace interleave::ui::test;

class TestExplainPage : public QObject {
    Q_OBJECT

private slots:
    void saysWhatToLookForBeforeARun()
    {
        ExperimentModel experiment;
        ExplainPage page(experiment);
        page.setWorkload(findWorkload("futures-broken-pool"));
        QVERIFY(page.text().contains(QStringLiteral("What to look for")));
        QVERIFY(page.text().contains(QStringLiteral("Run it")));
        QVERIFY(page.text().contains(QStringLiteral("Not under every model")));
        QVERIFY(!page.keyMoment());
    }

    void asksForTheLockOnlyWhereItWasNotOn()
    {
        ExperimentModel experiment;
        ExplainPage page(experiment);
        page.setWorkload(findWorkload("cpu-counting-pool"));
        QVERIFY(page.text().contains(QStringLiteral("As in the text")));
        QSignalSpy wanted(&page, &ExplainPage::lockWanted);
        emit page.findChild<QTextBrowser*>()->anchorClicked(QUrl(QStringLiteral("lock:")));
        QCOMPARE(wanted.count(), 1);
        ExperimentSpec spec = quickSpec({ ModelId::Threads });
        spec.workload = "cpu-counting-pool";
        for (const bool isOn : { false, true }) {
            spec.interpreterLock = isOn;
            const auto trace = simulatedTrace();
            experiment.reset(spec);
            experiment.setRunning(0);
            experiment.setResult(0, finishedRun(trace->end(), trace));
            QTRY_VERIFY(page.text().contains(QStringLiteral("In this run")));
            QTRY_COMPARE(page.text().contains(QStringLiteral("As in the text")), !isOn);
        }
    }

    void figuresAreThoseOfTheRun()
    {
        ExperimentModel experiment;
        ExplainPage page(experiment);
        const Workload* workload = findWorkload("loiter-map");
        page.setWorkload(workload);
        const auto trace = simulatedTrace();
        QVERIFY(trace);
        experiment.reset(quickSpec({ ModelId::Threads }));
        experiment.setRunning(0);
        experiment.setResult(0, finishedRun(trace->end(), trace));
        QString makespan = durationText(measure(*trace, "makespan")->duration);
        makespan.replace(QChar::Nbsp, u' '); // as a page gives its text
        QTRY_VERIFY(page.text().contains(makespan));
        const auto moment = page.keyMoment();
        QVERIFY(moment.has_value());
        QVERIFY((*moment == *measure(*trace, workload->keyMoment)->evidence));

        QSignalSpy chosen(&page, &ExplainPage::evidenceChosen);
        auto* browser = page.findChild<QTextBrowser*>();
        emit browser->anchorClicked(QUrl(QStringLiteral("moment:")));
        QCOMPARE(chosen.count(), 1);
        QVERIFY((qvariant_cast<Measure::Evidence>(chosen[0][0]) == *moment));
        emit browser->anchorClicked(QUrl(QStringLiteral("figure:0"))); // the makespan has no place
        emit browser->anchorClicked(QUrl(QStringLiteral("figure:99999")));
        emit browser->anchorClicked(QUrl(QStringLiteral("http://example.org")));
        QCOMPARE(chosen.count(), 1);

        page.setWorkload(findWorkload("flags")); // another one was run
        QVERIFY(!page.text().contains(makespan));
    }
};

QTEST_MAIN(TestExplainPage)
#include "tst_explainpage.moc"
