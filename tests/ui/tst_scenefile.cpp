// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/scenefile.h"

#include <QImage>
#include <QTest>

using namespace interleave;
using namespace interleave::ui;

namespace {
Scene smallScene(QSizeF size)
{
    Scene scene;
    scene.size = size;
    scene.background = Qt::white;
    scene.metadata = { { QStringLiteral("Title"), QStringLiteral("Counting – pool") },
        { QStringLiteral("Machine"), QStringLiteral("2 cores") },
        { QStringLiteral("Software"), QStringLiteral("Interleave") } };
    SceneGroup& group = scene.add(QStringLiteral("lane"), QStringLiteral("one"));
    group.items.emplace_back(SceneRect { QRectF(0, 0, 50, 50), Qt::red });
    group.items.emplace_back(SceneText { QPointF(60, 40), QStringLiteral("words"), Qt::black, 20 });
    return scene;
}
} // namespace

class SceneFileTest : public QObject {
    Q_OBJECT

private slots:
    void pngHasItsSizeItsColoursAndItsMetadata()
    {
        const auto bytes = encodeScene(smallScene({ 300, 100 }), QStringLiteral("PNG"), 2);
        QVERIFY(bytes.has_value());
        const QImage image = QImage::fromData(*bytes, "png");
        QCOMPARE(image.size(), QSize(600, 200));
        QCOMPARE(image.pixelColor(20, 20), QColor(Qt::red));
        QCOMPARE(image.pixelColor(590, 190), QColor(Qt::white));
        QCOMPARE(image.text(QStringLiteral("Title")), QStringLiteral("Counting – pool"));
        QCOMPARE(image.text(QStringLiteral("Machine")), QStringLiteral("2 cores"));
    }

    void pngAndSvgAreByteStable()
    {
        for (const char* format : { "png", "svg" }) {
            const auto first = encodeScene(smallScene({ 300, 100 }), QLatin1String(format), 1);
            const auto second = encodeScene(smallScene({ 300, 100 }), QLatin1String(format), 1);
            QVERIFY(first && second);
            QCOMPARE(*first, *second);
        }
    }

    void pdfIsOneWithItsTitle()
    {
        const auto bytes = encodeScene(smallScene({ 300, 100 }), QStringLiteral("pdf"), 1);
        QVERIFY(bytes.has_value());
        QVERIFY(bytes->startsWith("%PDF-"));
        QVERIFY(bytes->contains("/Title"));
        QVERIFY(bytes->contains("2 cores"));
        QVERIFY(bytes->contains("/MediaBox [0 0 225 75]")
            || bytes->contains("/MediaBox [0 0 225.000000 75.000000]"));
    }

    void refusesWhatItCannotDo()
    {
        const auto unknown = encodeScene(smallScene({ 300, 100 }), QStringLiteral("bmp"), 1);
        QVERIFY(!unknown);
        QVERIFY(QString::fromStdString(unknown.error().detail)
                    .contains(QLatin1String("png, svg, pdf")));
        const auto huge = encodeScene(smallScene({ 20000, 20000 }), QStringLiteral("png"), 8);
        QVERIFY(!huge);
        QVERIFY(QString::fromStdString(huge.error().detail).contains(QLatin1String("64")));
    }
};

QTEST_MAIN(SceneFileTest)
#include "tst_scenefile.moc"
