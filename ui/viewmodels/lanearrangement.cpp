// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/lanearrangement.h"

#include "ui/support/settings.h"

#include <algorithm>

namespace interleave::ui {

namespace {

const QString kIdleHidden = QStringLiteral("chart/idle-hidden");

template <class T> void toggle(std::set<T>& set, const T& value)
{
    if (set.erase(value) == 0)
        set.insert(value);
}

} // namespace

void LaneArrangement::change(LaneRules rules)
{
    if (rules == m_rules)
        return;
    m_rules = std::move(rules);
    emit changed();
}

void LaneArrangement::setFilter(const QString& filter)
{
    LaneRules rules = m_rules;
    rules.filter = filter;
    change(std::move(rules));
}

void LaneArrangement::setHidesIdle(bool hides)
{
    LaneRules rules = m_rules;
    rules.hidesIdle = hides;
    change(std::move(rules));
}

void LaneArrangement::toggleGroup(RowGroup group)
{
    if (group == RowGroup::Main)
        return;
    LaneRules rules = m_rules;
    toggle(rules.collapsed, group);
    change(std::move(rules));
}

void LaneArrangement::toggleRun(int run)
{
    LaneRules rules = m_rules;
    toggle(rules.collapsedRuns, run);
    change(std::move(rules));
}

bool LaneArrangement::isPinned(const RowKey& key) const
{
    return std::find(m_rules.pinned.begin(), m_rules.pinned.end(), key) != m_rules.pinned.end();
}

void LaneArrangement::togglePin(const RowKey& key)
{
    LaneRules rules = m_rules;
    if (std::erase(rules.pinned, key) == 0)
        rules.pinned.push_back(key);
    change(std::move(rules));
}

bool LaneArrangement::move(const TrackModel& tracks, const RowKey& key, bool down)
{
    LaneRules rules = m_rules;
    const ArrangedRows shown = arrangeRows(tracks, key.run, rules);
    std::vector<RowKey> visible; // among which it moves
    std::vector<RowKey>* all = nullptr;
    if (isPinned(key)) {
        for (const RowKey& pinned : rules.pinned)
            if (pinned.run == key.run)
                visible.push_back(pinned);
        all = &rules.pinned;
    } else {
        const auto& rows = tracks.rows();
        const auto self = std::find_if(rows.begin(), rows.end(),
            [&](const TrackRow& row) { return keyOf(key.run, row) == key; });
        if (self == rows.end())
            return false;
        const RowGroup group = groupOf(*self);
        for (const ArrangedRows::Entry& entry : shown.entries)
            if (entry.group == group && entry.isRow())
                visible.push_back(keyOf(key.run, rows[entry.row]));
        LaneRules bare; // with the rows that are hidden now
        bare.order = rules.order;
        std::vector<RowKey> whole;
        for (const ArrangedRows::Entry& entry : arrangeRows(tracks, key.run, bare).entries)
            if (entry.group == group && entry.isRow())
                whole.push_back(keyOf(key.run, rows[entry.row]));
        all = &(rules.order[{ key.run, group }] = std::move(whole));
    }
    const auto at = std::find(visible.begin(), visible.end(), key);
    if (at == visible.end() || (down && at + 1 == visible.end())
        || (!down && at == visible.begin()))
        return false;
    const RowKey neighbour = down ? *(at + 1) : *(at - 1);
    std::erase(*all, key);
    auto place = std::find(all->begin(), all->end(), neighbour);
    all->insert(down ? place + 1 : place, key);
    change(std::move(rules));
    return true;
}

void LaneArrangement::showAll()
{
    LaneRules rules = m_rules;
    rules.filter.clear();
    rules.hidesIdle = false;
    rules.collapsed.clear();
    rules.collapsedRuns.clear();
    change(std::move(rules));
}

void LaneArrangement::uncover(const TrackModel& tracks, const RowKey& key)
{
    const auto& rows = tracks.rows();
    const auto self = std::find_if(
        rows.begin(), rows.end(), [&](const TrackRow& row) { return keyOf(key.run, row) == key; });
    if (self == rows.end())
        return;
    LaneRules rules = m_rules;
    rules.collapsedRuns.erase(key.run);
    rules.collapsed.erase(groupOf(*self));
    if (!self->title.contains(rules.filter, Qt::CaseInsensitive))
        rules.filter.clear();
    if (tracks.isIdle(static_cast<std::size_t>(self - rows.begin())))
        rules.hidesIdle = false;
    change(std::move(rules));
}

void LaneArrangement::forgetRuns()
{
    LaneRules rules = m_rules;
    rules.collapsedRuns.clear();
    std::erase_if(rules.collapsed, [](RowGroup group) { return group >= RowGroup::FirstProcess; });
    rules.pinned.clear();
    rules.order.clear();
    change(std::move(rules));
}

void LaneArrangement::read(const Settings& settings)
{
    setHidesIdle(settings.value(kIdleHidden, false).toBool());
}

void LaneArrangement::write(Settings& settings) const
{
    settings.setValue(kIdleHidden, m_rules.hidesIdle);
}

} // namespace interleave::ui
