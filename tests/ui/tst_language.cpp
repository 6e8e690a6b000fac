// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/language.h"

#include "core/workload/workloadregistry.h"
#include "ui/actions.h"
#include "ui/support/coretext.h"
#include "ui/timeline/runtext.h"

#include <QApplication>
#include <QFile>
#include <QTest>
#include <QWidget>
#include <QXmlStreamReader>

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

    /// lupdate may file a text of core under a context that nobody looks in.
    void everyTextOfCoreIsFound()
    {
        QFile file(QStringLiteral(TRANSLATIONS_DIR "/interleave_de.ts"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        switchLanguage(*qApp, QStringLiteral("de"));
        QXmlStreamReader xml(&file);
        QString context;
        QString source;
        int found = 0;
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement)
                continue;
            if (xml.name() == QLatin1String("name")) {
                context = xml.readElementText();
            } else if (xml.name() == QLatin1String("source")) {
                source = xml.readElementText();
            } else if (xml.name() == QLatin1String("translation")) {
                const bool isOfCore = context == QLatin1String("std")
                    || (context.startsWith(QLatin1String("interleave"))
                        && !context.startsWith(QLatin1String("interleave::ui")));
                if (!isOfCore)
                    continue;
                const QString german = xml.readElementText();
                const QString ours = coreText(source.toStdString());
                QVERIFY2(
                    ours == german || ours != source, // the same text may stand in two contexts
                    qPrintable(context + QLatin1String(": ") + source));
                ++found;
            }
        }
        QVERIFY(found > 300);
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
