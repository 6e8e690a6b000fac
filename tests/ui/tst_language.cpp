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
        const Workload& flags = *findWorkload("flags");
        QCOMPARE(coreText(flags.title), QStringLiteral("Zwanzig Flaggen laden"));
        QVERIFY(coreText(flags.purpose) != plain(flags.purpose));
        const std::string reason
            = findWorkload("futures-broken-pool")->reasonAgainst(ModelId::Loop);
        QVERIFY(!reason.empty());
        QVERIFY(coreText(reason) != plain(reason));
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
