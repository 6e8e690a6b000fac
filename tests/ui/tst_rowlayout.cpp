// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/samples.h"
#include "ui/timeline/rowlayout.h"

#include <QTest>

using namespace interleave;
using namespace interleave::ui;

namespace {
std::vector<TimelineSection> sectionsOf(const test::Sample& sample)
{
    std::vector<TimelineSection> sections;
    for (const RunResult& run : sample.runs) {
        TimelineSection section;
        section.tracks = std::make_shared<const TrackModel>(run.trace, LaneMode::Workers);
        sections.push_back(section);
    }
    return sections;
}
} // namespace

class RowLayoutTest : public QObject {
    Q_OBJECT

private slots:
    void usesTheRoomAndNeverMore()
    {
        const auto sections = sectionsOf(test::flagsSample());
        RowMetrics metrics;
        metrics.hasHeaders = true;
        metrics.minRow = 5;
        metrics.loneRow = 20;
        for (int height = 450; height < 1500; height += 37) {
            const RowLayout layout = layOutRows(sections, height, metrics);
            QVERIFY(layout.height <= height);
            if (layout.rowHeight < metrics.maxRow) // a pixel more for each row would not fit
                QVERIFY(layout.height + 50 + 20 * 4 > height);
        }
    }

    void scrollsWhenThereAreTooMany()
    {
        const auto sections = sectionsOf(test::manySample(300, 200));
        const RowLayout layout = layOutRows(sections, 300, RowMetrics {});
        QCOMPARE(layout.rowHeight, RowMetrics {}.minRow);
        QVERIFY(layout.height > 300);
    }

    void itemsAreFoundByPlace()
    {
        const auto sections = sectionsOf(test::countingSample());
        RowMetrics metrics;
        metrics.hasHeaders = true;
        const RowLayout layout = layOutRows(sections, 700, metrics);
        int bottom = 0;
        for (const RowItem& item : layout.items) {
            QVERIFY(item.top >= bottom);
            bottom = item.bottom();
            const RowItem* found = layout.itemAt(item.top + item.height / 2);
            QVERIFY(found == &item);
        }
        QVERIFY(layout.itemAt(-1) == nullptr);
        QVERIFY(layout.itemAt(layout.height) == nullptr);
        const auto [first, last] = layout.between(0, layout.height);
        QCOMPARE(last - first, layout.items.size());
        QCOMPARE(layout.extentOf(3).second, layout.height);
    }
};

QTEST_MAIN(RowLayoutTest)
#include "tst_rowlayout.moc"
