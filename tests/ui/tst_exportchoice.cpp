// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/exportchoice.h"

#include "ui/support/settings.h"

#include <QTemporaryDir>
#include <QTest>

#include <limits>

using namespace interleave::ui;

class TestExportChoice : public QObject {
    Q_OBJECT

private slots:
    void suffixFollowsTheFormat_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<int>("format");
        QTest::addColumn<QString>("expected");
        QTest::newRow("none yet") << "/a/b" << int(ExportFormat::Png) << "/a/b.png";
        QTest::newRow("the same") << "/a/b.svg" << int(ExportFormat::Svg) << "/a/b.svg";
        QTest::newRow("another") << "/a/b.png" << int(ExportFormat::Pdf) << "/a/b.pdf";
        QTest::newRow("capitals") << "/a/b.PNG" << int(ExportFormat::Svg) << "/a/b.svg";
        QTest::newRow("a double one")
            << "/a/b.spans.csv" << int(ExportFormat::SummaryCsv) << "/a/b.summary.csv";
        QTest::newRow("plain csv means spans")
            << "/a/b.csv" << int(ExportFormat::SpansCsv) << "/a/b.csv";
        QTest::newRow("plain json means trace")
            << "/a/b.json" << int(ExportFormat::ChromeTrace) << "/a/b.json";
        QTest::newRow("an unknown one stays")
            << "/a/b.v2" << int(ExportFormat::Png) << "/a/b.v2.png";
        QTest::newRow("a dot in the folder")
            << "/a.png/b" << int(ExportFormat::Svg) << "/a.png/b.svg";
    }

    void suffixFollowsTheFormat()
    {
        QFETCH(QString, path);
        QFETCH(int, format);
        QFETCH(QString, expected);
        QCOMPARE(withSuffix(path, static_cast<ExportFormat>(format)), expected);
    }

    void aTypedSuffixDecides()
    {
        const auto figures = formatsOf(ExportContent::Compare);
        for (const ExportContent content : { ExportContent::Compare, ExportContent::Data })
            for (const ExportFormat format : formatsOf(content))
                QCOMPARE(formatOfPath(QStringLiteral("x.") + suffixOf(format), formatsOf(content),
                             formatsOf(content).front()),
                    format);
        QCOMPARE(
            formatOfPath(QStringLiteral("x.csv"), figures, ExportFormat::Pdf), ExportFormat::Pdf);
        QCOMPARE(formatOfPath(QStringLiteral("x"), figures, ExportFormat::Svg), ExportFormat::Svg);
    }

    void isRemembered()
    {
        const QTemporaryDir folder;
        qputenv("INTERLEAVE_SETTINGS_DIR", folder.path().toLocal8Bit());
        ExportChoice choice;
        choice.content = ExportContent::Data;
        choice.format = ExportFormat::ChromeTrace;
        choice.size = QSize(640, 480);
        choice.scale = 2.5;
        choice.dark = true;
        choice.wholeRun = false;
        choice.path = QStringLiteral("/tmp/x.trace.json");
        {
            Settings settings;
            writeExportChoice(settings, choice);
        }
        const ExportChoice read = readExportChoice(Settings());
        QCOMPARE(read.content, choice.content);
        QCOMPARE(read.format, choice.format);
        QCOMPARE(read.size, choice.size);
        QCOMPARE(read.scale, choice.scale);
        QCOMPARE(read.dark, choice.dark);
        QCOMPARE(read.wholeRun, choice.wholeRun);
        QCOMPARE(read.path, choice.path);
    }

    void rubbishIsRepaired()
    {
        ExportChoice choice;
        choice.content = ExportContent::Data;
        choice.format = ExportFormat::Png;
        choice.size = QSize(-5, 1'000'000);
        choice.scale = std::numeric_limits<double>::quiet_NaN();
        choice.repair();
        QCOMPARE(choice.format, ExportFormat::SpansCsv);
        QCOMPARE(choice.size, QSize(kMinExportSide, kMaxExportSide));
        QCOMPARE(choice.scale, 1.0);
    }
};

QTEST_GUILESS_MAIN(TestExportChoice)
#include "tst_exportchoice.moc"
