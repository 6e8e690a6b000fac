// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/tracebuilder.h"
#include "ui/plots/qcp.h"
#include "ui/timeline/rowcolumns.h"
#include "ui/timeline/rowraster.h"
#include "ui/timeline/spanplottable.h"
#include "ui/timeline/timelinecanvas.h"

#include <QTest>

#include <random>

using namespace interleave;
using namespace interleave::ui;

namespace {

/// Lanes of short spans, a few of them long, some blocked, some failed.
std::shared_ptr<const Trace> crowdedTrace(unsigned lanes, std::size_t spansPerLane)
{
    LabelPool labels;
    TraceBuilder builder(labels, false);
    std::mt19937 random(4);
    const LabelId title = labels.intern("step");
    Nanos end { 0 };
    for (unsigned l = 0; l < lanes; ++l) {
        const LaneId lane = builder.addLane(LaneKind::Thread, "Thread-" + std::to_string(l + 1));
        std::int64_t t = 100;
        for (std::size_t i = 0; i < spansPerLane; ++i) {
            if (random() % 6 == 0)
                t += 1 + random() % 40'000;
            if (random() % 1500 == 0)
                t += 3'000'000; // some pixels of nothing
            Span span;
            span.begin = Nanos(t);
            t += random() % 997 == 0 ? 3'000'000 : 1 + random() % 300;
            span.end = Nanos(t);
            span.label = title;
            span.state = random() % 50 == 0 ? TaskState::Blocked : TaskState::Running;
            const bool taken = builder.addSpan(
                lane, span, random() % 3000 == 0 ? SpanEnd::Failed : SpanEnd::None);
            if (!taken)
                qFatal("the builder refused a span");
        }
        end = std::max(end, Nanos(t));
    }
    return builder.finish(end + Nanos(100));
}

bool isNear(QRgb a, QRgb b)
{
    return std::abs(qRed(a) - qRed(b)) < 3 && std::abs(qGreen(a) - qGreen(b)) < 3
        && std::abs(qBlue(a) - qBlue(b)) < 3;
}

} // namespace

class RowColumnsTest : public QObject {
    Q_OBJECT

private slots:
    /// Each column of the picture is what slicesOf says of its shares, to a pixel; what is blocked
    /// or failed is in it.
    void thePictureIsWhatTheColumnsSay_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<int>("height");
        for (const bool dark : { false, true })
            for (const int height : { 7, 16, 44 })
                QTest::addRow("%s, rows of %d pixels", dark ? "dark" : "light", height)
                    << dark << height;
    }
    void thePictureIsWhatTheColumnsSay()
    {
        QFETCH(bool, dark);
        QFETCH(int, height);
        const Theme theme = dark ? Theme::Dark : Theme::Light;
        const TrackModel tracks(crowdedTrace(1, 60'000), LaneMode::Workers);
        const int width = 1500;
        const ColumnGrid grid(Nanos(0), tracks.trace().end(), width);
        RowColumns columns;
        QVERIFY(columnsOfRow(tracks, 0, grid, 1, {}, columns));
        HatchBrushes hatches;
        RowRaster raster;
        QImage image(width, height, QImage::Format_RGB32);
        raster.begin({ &image, {}, image.rect() }, 1, theme, {}, hatches);
        RasterRow row;
        row.columns = &columns.spans;
        row.height = height;
        row.end = width;
        raster.paint(row);
        const QRectF area = barArea(0, height);
        int blocked = 0;
        int failed = 0;
        int idle = 0;
        for (int x = 0; x < width; ++x) {
            const SpanColumn& column = columns.spans.columns[static_cast<std::size_t>(x)];
            if ((column.flags() & Mipmap::Whole) != 0)
                continue;
            const bool ends = (column.flags() & Mipmap::Failed) != 0;
            const auto rowsOf = [&](const QColor& color) {
                int rows = 0;
                for (int y = 0; y < height; ++y)
                    rows += isNear(image.pixel(x, y), color.rgb()) ? 1 : 0;
                return rows;
            };
            if (ends) {
                QVERIFY(rowsOf(chartColors(theme).failed) >= std::min(3, height - 2));
                ++failed;
                continue;
            }
            Bar bar;
            bar.right = 1;
            bar.count = 2;
            for (std::size_t s = 0; s < kSpanStates; ++s)
                bar.shares[s] = static_cast<float>(column.share(s)) / 255.0F;
            if (column.isIdle()) {
                QVERIFY(rowsOf(chartColors(theme).lane) >= height - 1);
                ++idle;
                continue;
            }
            for (const BarSlice& slice : slicesOf(bar, area)) {
                const int rows = rowsOf(stateStyle(slice.state, theme).thin);
                QVERIFY2(rows >= slice.rect.height() - 2.1 && rows <= slice.rect.height() + 1.1,
                    qPrintable(QStringLiteral("column %1: %2 lines, not %3")
                                   .arg(x)
                                   .arg(rows)
                                   .arg(slice.rect.height())));
                blocked += slice.state == TaskState::Blocked ? 1 : 0;
            }
        }
        QVERIFY2(blocked > 50 && failed > 5 && idle > 5,
            qPrintable(QStringLiteral("%1, %2, %3").arg(blocked).arg(failed).arg(idle)));
    }

    /// A span of some columns is a bar as it is where there are few.
    void longSpansAreBars()
    {
        const TrackModel tracks(crowdedTrace(1, 60'000), LaneMode::Workers);
        const int width = 1500;
        const ColumnGrid grid(Nanos(0), tracks.trace().end(), width);
        RowColumns columns;
        QVERIFY(columnsOfRow(tracks, 0, grid, 1, {}, columns));
        QVERIFY(!columns.spans.whole.empty());
        HatchBrushes hatches;
        RowRaster raster;
        QImage image(width, 40, QImage::Format_RGB32);
        raster.begin({ &image, {}, image.rect() }, 1, Theme::Light, {}, hatches);
        RasterRow row;
        row.columns = &columns.spans;
        row.height = 40;
        row.end = width;
        raster.paint(row);
        for (const WholeColumns& whole : columns.spans.whole) {
            const Span span = tracks.spanOf(0, whole.span);
            QVERIFY(span.begin <= grid.edge(whole.first) && span.end >= grid.edge(whole.last));
            if (span.state == TaskState::Running)
                for (int x = whole.first; x < whole.last - 1; ++x)
                    QVERIFY(isNear(image.pixel(x, 20),
                        stateStyle(TaskState::Running, Theme::Light).fill.rgb()));
        }
    }

    /// The tip's number is that of the spans that are there, one by one.
    void aColumnCountsItsSpans()
    {
        const TrackModel tracks(crowdedTrace(1, 30'000), LaneMode::Workers);
        const int width = 700;
        const ColumnGrid grid(tracks.trace().end() / 5, tracks.trace().end(), width);
        RowColumns columns;
        QVERIFY(columnsOfRow(tracks, 0, grid, 1, {}, columns));
        int merged = 0;
        for (int x = 0; x < width; ++x) {
            std::uint32_t count = 0;
            Span first;
            tracks.visit(0, { grid.edge(x), grid.edge(x + 1) }, [&](const Span& span) {
                first = count++ == 0 ? span : first;
                return true;
            });
            const auto bar = barAt(tracks, 0, grid, 1, columns.spans, x, 0);
            QCOMPARE(bar.has_value(), count > 0);
            if (!bar)
                continue;
            QCOMPARE(bar->count, count);
            QVERIFY(bar->span == first);
            merged += bar->isMerged() ? 1 : 0;
        }
        QVERIFY(merged > 100);
        QVERIFY(!barAt(
            tracks, 0, ColumnGrid(Nanos(0), Nanos(100), 10), 1,
            [] {
                SpanColumns none;
                none.clear(10);
                return none;
            }(),
            5, 2));
    }

    /// From all to few: rows are columns where they are crowded, bars where they are not.
    void crowdedRowsAreDrawnFromColumns()
    {
        const auto tracks
            = std::make_shared<const TrackModel>(crowdedTrace(3, 20'000), LaneMode::Workers);
        Viewport viewport;
        Selection selection;
        TimelineCanvas canvas(viewport, selection);
        viewport.setFull(tracks->trace().end());
        canvas.resize(1000, 400);
        canvas.show();
        TimelineSection section;
        section.run = 0;
        section.tracks = tracks;
        canvas.setSections({ section }, RowMetrics {});
        QVERIFY(QTest::qWaitForWindowExposed(&canvas));
        auto& plot = static_cast<QCustomPlot&>(canvas.plot());
        const auto* spans = qobject_cast<const SpanPlottable*>(plot.plottable(0));
        QVERIFY(spans != nullptr);
        const QImage whole = canvas.grab().toImage();
        QVERIFY(spans->isDense(0, 0) && spans->isDense(0, 2));
        const QRect place = canvas.content().placeOf(*canvas.content().layout.find(0, 1));
        int merged = 0;
        for (int x = place.left(); x < place.right(); x += 3)
            if (const auto hit = canvas.hitAt({ x, place.center().y() });
                hit && hit->bar && hit->bar->isMerged())
                ++merged;
        QVERIFY(merged > 20);
        viewport.setVisible({ tracks->trace().end() / 2,
            tracks->trace().end() / 2 + tracks->trace().end() / 2000 });
        QTRY_VERIFY(canvas.grab().toImage() != whole);
        QVERIFY(!spans->isDense(0, 0));
        viewport.setVisible({ Nanos(500), Nanos(510) }); // less than a nanosecond per pixel
        QVERIFY(!canvas.grab().isNull());
    }

    /// A chart that was panned, chosen on and grown shows what one that has just come shows.
    void aPannedChartIsNoDifferent()
    {
        const auto tracks
            = std::make_shared<const TrackModel>(crowdedTrace(3, 20'000), LaneMode::Workers);
        const auto more
            = std::make_shared<const TrackModel>(crowdedTrace(3, 21'000), LaneMode::Workers);
        struct Chart {
            Viewport viewport;
            Selection selection;
            TimelineCanvas canvas { viewport, selection };
            Chart(const std::shared_ptr<const TrackModel>& of, int width)
            {
                canvas.resize(width, 400);
                show(of);
                canvas.show();
            }
            void show(const std::shared_ptr<const TrackModel>& of)
            {
                viewport.setFull(of->trace().end());
                TimelineSection section;
                section.run = 0;
                section.tracks = of;
                canvas.setSections({ section }, RowMetrics {});
            }
        };
        Chart old(tracks, 1000);
        const std::int64_t end = tracks->trace().end().count();
        const std::int64_t length = end / 3;
        std::mt19937 random(4);
        for (int step = 0; step < 24; ++step) {
            const std::int64_t begin = step % 6 == 5
                ? end - length
                : static_cast<std::int64_t>(random() % 200) * (end - length) / 200;
            if (step == 8)
                old.show(more);
            if (step == 16)
                old.canvas.resize(1001, 400);
            const Viewport::Range range { Nanos(begin), Nanos(begin + length) };
            old.viewport.setVisible(range);
            Chart fresh(step < 8 ? tracks : more, step < 16 ? 1000 : 1001);
            fresh.viewport.setVisible(range);
            QVERIFY2(old.canvas.grab().toImage() == fresh.canvas.grab().toImage(),
                qPrintable(QString::number(step)));
        }
    }

    void anEndIsDrawnOnceWhereManyAre()
    {
        const TrackModel tracks(crowdedTrace(1, 300'000), LaneMode::Workers);
        const ColumnGrid grid(Nanos(0), tracks.trace().end(), 600);
        RowColumns columns;
        QVERIFY(columnsOfRow(tracks, 0, grid, 1, {}, columns));
        int last = -1000;
        int ends = 0;
        for (const Bar& bar : columns.overlay) {
            if (!bar.failed || !bar.isMerged())
                continue;
            QVERIFY(bar.left - last >= 24);
            last = bar.left;
            ++ends;
        }
        QVERIFY(ends > 0);
    }
};

QTEST_MAIN(RowColumnsTest)
#include "tst_rowcolumns.moc"
