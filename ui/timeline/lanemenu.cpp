// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/lanemenu.h"

#include "ui/support/keymap.h"
#include "ui/timeline/timelinecanvas.h"

#include <QCoreApplication>

namespace interleave::ui {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(interleave::ui::ChartView)
};

/// Names are no mnemonics.
QString escaped(QString name)
{
    return name.replace(QLatin1Char('&'), QLatin1String("&&"));
}

} // namespace

RowKey keyAt(const TimelineCanvas& canvas, std::size_t section, std::size_t row)
{
    const TimelineSection& s = canvas.content().sections[section];
    return keyOf(s.run, s.tracks->rows()[row]);
}

ArrangedRows sumOfRows(const std::vector<TimelineSection>& sections)
{
    ArrangedRows sum;
    for (const TimelineSection& section : sections) {
        if (!section.rows)
            continue;
        sum.rows += section.rows->rows;
        sum.idle += section.rows->idle;
        sum.unmatched += section.rows->unmatched;
        sum.collapsed += section.rows->collapsed;
    }
    return sum;
}

void connectLanes(TimelineCanvas& canvas, LaneArrangement& lanes)
{
    using Canvas = TimelineCanvas;
    QObject::connect(&canvas, &Canvas::idleToggled, &lanes,
        [&lanes] { lanes.setHidesIdle(!lanes.rules().hidesIdle); });
    QObject::connect(&canvas, &Canvas::allLanesWanted, &lanes, &LaneArrangement::showAll);
    QObject::connect(&canvas, &Canvas::groupToggled, &lanes, &LaneArrangement::toggleGroup);
    QObject::connect(&canvas, &Canvas::runToggled, &lanes, &LaneArrangement::toggleRun);
    QObject::connect(&canvas, &Canvas::pinToggled, &lanes,
        [&canvas, &lanes](std::size_t section, std::size_t row) {
            lanes.togglePin(keyAt(canvas, section, row));
        });
    QObject::connect(&canvas, &Canvas::laneMoved, &lanes,
        [&canvas, &lanes](std::size_t section, std::size_t row, bool down) {
            const auto tracks = canvas.content().sections[section].tracks;
            lanes.move(*tracks, keyAt(canvas, section, row), down);
        });
    QObject::connect(&canvas, &Canvas::hiddenRowWanted, &lanes,
        [&canvas, &lanes](std::size_t section, std::size_t row) {
            const auto tracks = canvas.content().sections[section].tracks;
            lanes.uncover(*tracks, keyAt(canvas, section, row));
            emit canvas.noticed(Tr::tr("Lanes that were hidden are shown again to get there."));
        });
}

void addLaneEntries(QMenu& menu, const TimelineCanvas& canvas, LaneArrangement& lanes,
    const std::optional<TimelineCursor>& at)
{
    if (at) {
        const auto tracks = canvas.content().sections[at->section].tracks;
        const TrackRow& row = tracks->rows()[at->row];
        const RowKey key = keyAt(canvas, at->section, at->row);
        const RowGroup group = groupOf(row);
        const QString name = escaped(row.title);
        addEntry(menu,
            withKey(lanes.isPinned(key) ? Tr::tr("Unpin “%1”").arg(name)
                                        : Tr::tr("Pin “%1” to the top").arg(name),
                Command::PinLane),
            [&lanes, key] { lanes.togglePin(key); });
        for (const bool down : { false, true })
            addEntry(menu,
                withKey(down ? Tr::tr("Move it down") : Tr::tr("Move it up"),
                    down ? Command::LaneDown : Command::LaneUp),
                [&lanes, tracks, key, down] { lanes.move(*tracks, key, down); });
        if (group != RowGroup::Main)
            tick(addEntry(menu, withKey(Tr::tr("Collapse its group"), Command::FoldGroup),
                     [&lanes, group] { lanes.toggleGroup(group); }),
                lanes.rules().collapsed.contains(group));
        menu.addSeparator();
    }
    tick(addEntry(menu, withKey(Tr::tr("Hide idle lanes"), Command::IdleLanes),
             [&lanes] { lanes.setHidesIdle(!lanes.rules().hidesIdle); }),
        lanes.rules().hidesIdle);
    const int hidden = sumOfRows(canvas.content().sections).hidden();
    addEntry(menu,
        withKey(Tr::tr("Show all lanes (%n hidden)", nullptr, hidden), Command::AllLanes),
        [&lanes] { lanes.showAll(); })
        ->setEnabled(hidden > 0);
}

} // namespace interleave::ui
