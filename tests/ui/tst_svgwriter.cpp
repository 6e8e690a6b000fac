// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/svgwriter.h"

#include <QSet>
#include <QTest>
#include <QXmlStreamReader>

using namespace interleave;
using namespace interleave::ui;

namespace {
Scene sceneNamed(const QString& name)
{
    Scene scene;
    scene.size = QSizeF(400, 300);
    scene.background = Qt::white;
    scene.metadata = { { QStringLiteral("Title"), name }, { QStringLiteral("Description"), name },
        { QStringLiteral("Scenario"), name } };
    SceneGroup& group = scene.add(QStringLiteral("lane"), name);
    group.clip = QRectF(0, 0, 100, 100);
    group.items.emplace_back(
        SceneRect { QRectF(1, 2, 30, 40), Qt::red, Hatch::Rising, Qt::black, Qt::blue, 0.5, 3 });
    group.items.emplace_back(SceneText { QPointF(10, 20), name, Qt::black });
    group.items.emplace_back(SceneLine { QPointF(0, 0), QPointF(5, 5), Qt::green, 2, true });
    for (int shape = 0; shape < 6; ++shape)
        group.items.emplace_back(SceneMarker {
            static_cast<SceneMarker::Shape>(shape), QPointF(9, 9), 8, Qt::red, false, Qt::white });
    scene.add(QStringLiteral("lane"), name);
    return scene;
}
} // namespace

class SvgWriterTest : public QObject {
    Q_OBJECT

private slots:
    void isWellFormedForAnyName_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("plain") << QStringLiteral("Thread-1");
        QTest::newRow("markup") << QStringLiteral("<b a=\"1\" c='2'>&amp;</b>]]><!--");
        QTest::newRow("control characters")
            << QString(QChar(1)) + QChar(0) + QStringLiteral("x\u001f\u007f\n\r\t");
        QTest::newRow("not characters")
            << QString(QChar(0xFFFE)) + QChar(0xFFFF) + QStringLiteral("x");
        QTest::newRow("lone surrogates")
            << QString(QChar(0xD800)) + QStringLiteral("x") + QChar(0xDC00);
        QTest::newRow("beyond the first plane") << QString::fromUcs4(U"\U0001F9F5 thread");
        QTest::newRow("right to left") << QStringLiteral("\u05d7\u05d5\u05d8 \u202e1");
        QTest::newRow("very long") << QString(100'000, QLatin1Char('x'));
        QTest::newRow("empty") << QString();
    }

    void isWellFormedForAnyName()
    {
        QFETCH(QString, name);
        const QByteArray svg = toSvg(sceneNamed(name), 2);
        QXmlStreamReader reader(svg);
        QSet<QString> ids;
        int groups = 0;
        while (!reader.atEnd()) {
            if (reader.readNext() != QXmlStreamReader::StartElement)
                continue;
            groups += reader.name() == QLatin1String("g") ? 1 : 0;
            const QString id = reader.attributes().value(QLatin1String("id")).toString();
            if (id.isEmpty())
                continue;
            QVERIFY2(!ids.contains(id), qPrintable(id));
            ids.insert(id);
        }
        QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
        QCOMPARE(groups, 2);
    }

    void namesGroups()
    {
        const QByteArray svg = toSvg(sceneNamed(QStringLiteral("a & b")), 1);
        QVERIFY(svg.contains("<g id=\"lane-0\" data-name=\"a &amp; b\""));
        QVERIFY(svg.contains("<title>a &amp; b</title>"));
    }

    void isByteStable()
    {
        QCOMPARE(
            toSvg(sceneNamed(QStringLiteral("x")), 1), toSvg(sceneNamed(QStringLiteral("x")), 1));
    }
};

QTEST_MAIN(SvgWriterTest)
#include "tst_svgwriter.moc"
