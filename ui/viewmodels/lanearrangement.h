// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/viewmodels/lanerules.h"

#include <QObject>

namespace interleave::ui {

class Settings;

/// The one owner of how the rows of all charts are arranged. Only whether idle lanes are hidden is
/// remembered between two starts; what is about single rows ends with the experiment. GUI thread.
class LaneArrangement : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] const LaneRules& rules() const { return m_rules; }
    void setFilter(const QString& filter);
    void setHidesIdle(bool hides);
    /// Collapses or expands. The main lane alone is no group.
    void toggleGroup(RowGroup group);
    void toggleRun(int run);
    [[nodiscard]] bool isPinned(const RowKey& key) const;
    /// Pinned rows come after those that were pinned before.
    void togglePin(const RowKey& key);
    /// Changes places with the next shown row of its group, or of the pinned ones. False: there is
    /// none.
    bool move(const TrackModel& tracks, const RowKey& key, bool down);
    /// Nothing is hidden any more; order and pins stay.
    void showAll();
    /// Takes back what hides this row, and nothing else.
    void uncover(const TrackModel& tracks, const RowKey& key);
    /// Other runs are to be shown.
    void forgetRuns();

    void read(const Settings& settings);
    void write(Settings& settings) const;

signals:
    void changed();

private:
    void change(LaneRules rules);

    LaneRules m_rules;
};

} // namespace interleave::ui
