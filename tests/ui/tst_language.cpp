// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/language.h"

#include "core/workload/workloadregistry.h"
#include "ui/actions.h"
#include "ui/support/coretext.h"
#include "ui/timeline/runtext.h"

#include <QApplication>
#include <QTest>
#include <QWidget>

using namespace interleave;
using namespace interleave::ui;

class TestLanguage : public QObject {
    Q_OBJECT

private slots:
    void cleanup() { switchLanguage(*qApp, QStringLiteral("en")); }

    void coreSpeaksGerman()
    {
        switchLanguage(*qApp, QStringLiteral("de"));
        QCOMPARE(titleOfModel(ModelId::Sequential), QStringLiteral("Sequenziell"));
        for (const Workload& workload : allWorkloads()) {
            QVERIFY2(coreText(workload.title) != plain(workload.title), workload.title.c_str());
            QVERIFY2(
                coreText(workload.purpose) != plain(workload.purpose), workload.purpose.c_str());
            const std::string reason = workload.reasonAgainst(ModelId::Loop);
            if (!reason.empty())
                QVERIFY2(coreText(reason) != plain(reason), reason.c_str());
        }
    }

    void englishHasPlurals()
    {
        switchLanguage(*qApp, QStringLiteral("en"));
        QVERIFY(titleOfRun({}, { ModelId::Threads, 1, 1 }).contains(QStringLiteral("1 worker")));
        QVERIFY(!titleOfRun({}, { ModelId::Threads, 1, 1 }).contains(QStringLiteral("1 workers")));
        QVERIFY(titleOfRun({}, { ModelId::Threads, 5, 1 }).contains(QStringLiteral("5 workers")));
    }

    void anUnknownLanguageIsEnglish()
    {
        switchLanguage(*qApp, QStringLiteral("tlh"));
        QCOMPARE(titleOfModel(ModelId::Sequential), QStringLiteral("Sequential"));
    }

    void actionsFollow()
    {
        QWidget window;
        Actions actions(&window);
        const QString english = actions.run->text();
        switchLanguage(*qApp, QStringLiteral("de"));
        actions.retranslate();
        QVERIFY(actions.run->text() != english);
    }
};

QTEST_MAIN(TestLanguage)
#include "tst_language.moc"
