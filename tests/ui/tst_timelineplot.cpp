// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/samples.h"
#include "ui/timeline/spanplottable.h"
#include "ui/timeline/timelinecanvas.h"
#include "ui/timeline/timelineplot.h"

#include <QScreen>
#include <QTest>

using namespace interleave;
using namespace interleave::ui;

namespace {

/// Writes a rectangle of the plot itself, where it may.
class Writer : public QCPLayerable {
public:
    explicit Writer(TimelinePlot* plot) : QCPLayerable(plot, QStringLiteral("main")), m_plot(plot)
    {
    }
    static constexpr QRect kRows { 20, 10, 50, 30 };
    static constexpr QRgb kColor = 0xff3060a0U;
    int drawn = 0;
    int written = 0;

protected:
    [[nodiscard]] QRect clipRect() const override { return m_plot->rect(); }
    void applyDefaultAntialiasingHint(QCPPainter* /*painter*/) const override { }
    void draw(QCPPainter* painter) override
    {
        ++drawn;
        const auto pixels = m_plot->pixelsFor(*painter, kRows);
        if (!pixels)
            return;
        ++written;
        for (int y = kRows.top(); y <= kRows.bottom(); ++y)
            for (int x = kRows.left(); x <= kRows.right(); ++x)
                reinterpret_cast<QRgb*>(
                    pixels->image->scanLine(y - pixels->origin.y()))[x - pixels->origin.x()]
                    = kColor;
    }

private:
    TimelinePlot* m_plot;
};

/// A plot that is not at the window's corner.
struct Stage {
    QWidget window;
    TimelinePlot* plot = new TimelinePlot(&window);
    Writer* writer = new Writer(plot); // the plot's

    Stage()
    {
        plot->setPage(Qt::yellow);
        plot->setGeometry(13, 7, 200, 100);
        plot->axisRect()->setVisible(false);
        for (QCPAxis* axis : plot->axisRect()->axes())
            axis->setVisible(false);
        window.resize(240, 120);
        window.show();
        if (!QTest::qWaitForWindowExposed(&window))
            qFatal("the window was never shown");
        settle();
        writer->drawn = writer->written = 0;
    }
    static void settle()
    {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
        QCoreApplication::processEvents();
    }
    [[nodiscard]] QImage screen() const
    {
        return window.screen()
            ->grabWindow(window.winId())
            .toImage()
            .convertToFormat(QImage::Format_RGB32);
    }
};

} // namespace

class TimelinePlotTest : public QObject {
    Q_OBJECT

private slots:
    void layersWriteIntoTheWindow()
    {
        Stage stage;
        stage.plot->refresh();
        stage.plot->refresh(); // of one frame
        Stage::settle();
        QCOMPARE(stage.writer->drawn, 1);
        QCOMPARE(stage.writer->written, 1);
        const QImage screen = stage.screen();
        const QRect rows = Writer::kRows.translated(stage.plot->pos());
        const QRect plot = stage.plot->geometry();
        for (int y = plot.top(); y <= plot.bottom(); ++y)
            for (int x = plot.left(); x <= plot.right(); ++x)
                QCOMPARE(screen.pixel(x, y),
                    rows.contains(x, y) ? Writer::kColor : QColor(Qt::yellow).rgb());
    }

    void notWhereOnlyAPartIsPainted()
    {
        Stage stage;
        stage.plot->update(QRect(0, 0, 30, 30));
        Stage::settle();
        QCOMPARE(stage.writer->drawn, 1);
        QCOMPARE(stage.writer->written, 0);
        QCOMPARE(stage.screen().pixel(13 + 25, 7 + 15), QColor(Qt::yellow).rgb()); // painted anew
        QCOMPARE(stage.screen().pixel(13 + 60, 7 + 15), Writer::kColor);           // left alone
    }

    void notUnderAnotherWidget()
    {
        Stage stage;
        QWidget above(&stage.window);
        above.setGeometry(40, 20, 30, 30);
        above.setAutoFillBackground(true);
        above.show();
        Stage::settle();
        stage.writer->written = 0;
        stage.plot->refresh();
        Stage::settle();
        QCOMPARE(stage.writer->written, 0);
        QCOMPARE(stage.screen().pixel(55, 35), above.palette().color(QPalette::Window).rgb());
    }

    void aPictureIsTheSame()
    {
        Stage stage;
        const QImage picture = stage.plot->grab().toImage().convertToFormat(QImage::Format_RGB32);
        QVERIFY(picture == stage.screen().copy(stage.plot->geometry()));
    }

    void whatLayersFillIsNotFilledBefore()
    {
        Stage stage;
        stage.writer->setVisible(false);
        stage.plot->setFilledByLayers([] { return QRegion(Writer::kRows); });
        stage.plot->setPage(Qt::green);
        stage.plot->refresh();
        Stage::settle();
        const QImage screen = stage.screen();
        QCOMPARE(screen.pixel(13 + 30, 7 + 20), Writer::kColor); // of the frame before
        QCOMPARE(screen.pixel(13 + 10, 7 + 20), QColor(Qt::green).rgb());
    }

    /// Rows that are written into the window look as those that are painted.
    void crowdedRowsLookTheSame_data()
    {
        QTest::addColumn<double>("zoom");
        QTest::newRow("all") << 1.0;
        QTest::newRow("a part") << 0.37;
    }
    void crowdedRowsLookTheSame()
    {
        QFETCH(double, zoom);
        const test::Sample sample = test::manySample(40'000, 12);
        Viewport viewport;
        Selection selection;
        QWidget window;
        TimelineCanvas canvas(viewport, selection, &window);
        TimelineSection section;
        section.run = 0;
        section.tracks
            = std::make_shared<const TrackModel>(sample.runs.front().trace, LaneMode::Workers);
        const Nanos end = sample.runs.front().trace->end();
        viewport.setFull(end);
        canvas.setGeometry(31, 17, 900, 300);
        window.resize(960, 340);
        window.show();
        canvas.setSections({ section }, RowMetrics {});
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        const auto part = static_cast<std::int64_t>(static_cast<double>(end.count()) * zoom);
        viewport.setVisible({ (end - Nanos(part)) / 3, (end - Nanos(part)) / 3 + Nanos(part) });
        Stage::settle();
        const auto* spans = static_cast<const SpanPlottable*>(
            static_cast<QCustomPlot&>(canvas.plot()).plottable(0));
        QVERIFY(spans->isDense(0, 1));
        const QRect rows = spans->filled().boundingRect();
        QVERIFY(rows.height() > 200);
        const auto isSame = [ratio = window.devicePixelRatio()](
                                const QImage& a, QPoint at, const QImage& b, const QRect& place) {
            const QSize size = (QSizeF(place.size()) * ratio).toSize();
            return a.copy(QRect((QPointF(at) * ratio).toPoint(), size))
                == b.copy(QRect((QPointF(place.topLeft()) * ratio).toPoint(), size));
        };
        const auto taken = [&](const QRect& place) {
            return canvas.grab(place).toImage().convertToFormat(QImage::Format_RGB32);
        };
        const QImage all = taken(canvas.rect());
        if (window.devicePixelRatio() == 1) { // a screen without one knows logical pixels only
            const QImage screen = window.screen()
                                      ->grabWindow(window.winId())
                                      .toImage()
                                      .convertToFormat(QImage::Format_RGB32);
            QVERIFY(isSame(screen, canvas.pos() + rows.topLeft(), all, rows));
        }
        QRect third = rows; // painted
        third.setWidth(rows.width() / 3);
        QVERIFY(isSame(taken(third), { 0, 0 }, all, third));
    }
};

QTEST_MAIN(TimelinePlotTest)
#include "tst_timelineplot.moc"
