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

    void hiddenRowsHaveNoPlaceAndGroupsALine()
    {
        auto sections = sectionsOf(test::lockSample());
        const TrackModel& tracks = *sections[0].tracks;
        LaneRules rules;
        rules.collapsed = { RowGroup::Workers };
        sections[0].rows = std::make_shared<const ArrangedRows>(arrangeRows(tracks, -1, rules));
        RowMetrics metrics;
        const RowLayout layout = layOutRows(sections, 700, metrics);
        QVERIFY(layout.find(0, 0) != nullptr); // the main lane
        QVERIFY(layout.find(0, 1) == nullptr);
        const RowItem* group = layout.standFor(0, 1);
        QVERIFY(group != nullptr);
        QVERIFY(group->kind == RowItem::Kind::Group);
        QCOMPARE(group->height, metrics.group);
        QVERIFY(group->collapsed > 1);
        QVERIFY(layout.standFor(0, 2) == nullptr);
        QVERIFY(layout.find(99, 0) == nullptr);
        QVERIFY(layout.find(0, 100'000) == nullptr);
    }

    void aFilterThatHidesAllLeavesAWord()
    {
        auto sections = sectionsOf(test::lockSample());
        LaneRules rules;
        rules.filter = QStringLiteral("nobody");
        sections[0].rows
            = std::make_shared<const ArrangedRows>(arrangeRows(*sections[0].tracks, -1, rules));
        const RowLayout layout = layOutRows(sections, 700, {});
        QVERIFY(layout.items.front().kind == RowItem::Kind::Notice);
        sections[0].isCollapsed = true; // its header says it
        for (const RowItem& item : layOutRows(sections, 700, {}).items)
            QVERIFY(item.section != 0 || item.kind == RowItem::Kind::Header);
    }

    void pinnedRowsAreApartAndNeverMoreThanHalf()
    {
        auto sections = sectionsOf(test::manySample(300, 200));
        const TrackModel& tracks = *sections[0].tracks;
        LaneRules rules;
        for (const std::size_t row : { 150U, 7U, 60U })
            rules.pinned.push_back(keyOf(-1, tracks.rows()[row]));
        sections[0].rows = std::make_shared<const ArrangedRows>(arrangeRows(tracks, -1, rules));
        const StackLayout stack = layOutStack(sections, 400, {});
        QCOMPARE(stack.pinned.items.size(), std::size_t { 3 });
        QCOMPARE(stack.pinned.items[0].row, std::size_t { 150 });
        QVERIFY(stack.pinned.find(0, 7) != nullptr);
        QVERIFY(stack.rows.find(0, 7) == nullptr);
        QCOMPARE(stack.rows.items.size(), tracks.rows().size() - 3);
        for (std::size_t row = 0; row < 120; ++row)
            rules.pinned.push_back(keyOf(-1, tracks.rows()[row]));
        sections[0].rows = std::make_shared<const ArrangedRows>(arrangeRows(tracks, -1, rules));
        const StackLayout full = layOutStack(sections, 400, {});
        QVERIFY(full.pinned.height <= 200);
        QVERIFY(full.pinned.items.size() > 3);
        QCOMPARE(full.pinned.items.size() + full.rows.items.size(), tracks.rows().size());
        QVERIFY(full.rows.items.front().isPinned);
        const RowLayout picture = layOutRows(sections, 400, {});
        QCOMPARE(picture.items.size(), tracks.rows().size());
        QCOMPARE(picture.items.front().row, std::size_t { 150 });
    }
};

QTEST_MAIN(RowLayoutTest)
#include "tst_rowlayout.moc"
