// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/timelinecontent.h"
#include "ui/viewmodels/lanearrangement.h"

#include <QAction>
#include <QMenu>

#include <optional>
#include <vector>

namespace interleave::ui {

class TimelineCanvas;

/// Which row it is, however rows are arranged and whatever else is shown.
[[nodiscard]] RowKey keyAt(const TimelineCanvas& canvas, std::size_t section, std::size_t row);

/// Of all sections together: how many rows there are and how many are hidden, and why.
[[nodiscard]] ArrangedRows sumOfRows(const std::vector<TimelineSection>& sections);

/// What is done with the lanes of a canvas arranges them. All three outlive the connections.
void connectLanes(TimelineCanvas& canvas, LaneArrangement& lanes);

/// How the lanes of a canvas are arranged, and one among them; `at`: none.
void addLaneEntries(QMenu& menu, const TimelineCanvas& canvas, LaneArrangement& lanes,
    const std::optional<TimelineCursor>& at);

/// An entry that calls `call` while the menu is there.
template <class Call> QAction* addEntry(QMenu& menu, const QString& text, Call call)
{
    QAction* action = menu.addAction(text);
    QObject::connect(action, &QAction::triggered, &menu, call);
    return action;
}

inline void tick(QAction* action, bool on)
{
    action->setCheckable(true);
    action->setChecked(on);
}

} // namespace interleave::ui
