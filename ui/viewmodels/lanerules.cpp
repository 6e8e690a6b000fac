// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/lanerules.h"

#include <QCoreApplication>

#include <algorithm>
#include <numeric>

namespace interleave::ui {

namespace {

struct LaneText {
    Q_DECLARE_TR_FUNCTIONS(LaneText)
};

/// The rows [first, last) of one group, in the user's order.
std::vector<std::size_t> ordered(
    const TrackModel& tracks, int run, std::size_t first, std::size_t last, const LaneRules& rules)
{
    std::vector<std::size_t> rows(last - first);
    std::iota(rows.begin(), rows.end(), first);
    const auto wanted = rules.order.find({ run, groupOf(tracks.rows()[first]) });
    if (wanted == rules.order.end())
        return rows;
    std::map<RowKey, std::size_t> places;
    for (const RowKey& key : wanted->second)
        places.emplace(key, places.size());
    const auto placeOf = [&](std::size_t row) {
        const auto it = places.find(keyOf(run, tracks.rows()[row]));
        return it != places.end() ? it->second : places.size();
    };
    std::stable_sort(rows.begin(), rows.end(),
        [&](std::size_t a, std::size_t b) { return placeOf(a) < placeOf(b); });
    return rows;
}

class Arranger {
public:
    Arranger(const TrackModel& tracks, int run, const LaneRules& rules)
        : m_tracks(tracks),
          m_run(run),
          m_rules(rules),
          m_isPinned(tracks.rows().size())
    {
        m_result.rows = static_cast<int>(tracks.rows().size());
    }

    ArrangedRows arrange()
    {
        takePinned();
        const auto& rows = m_tracks.rows();
        for (std::size_t first = 0; first < rows.size();) {
            const RowGroup group = groupOf(rows[first]);
            std::size_t last = first + 1;
            while (last < rows.size() && groupOf(rows[last]) == group)
                ++last;
            addGroup(group, ordered(m_tracks, m_run, first, last, m_rules));
            first = last;
        }
        return std::move(m_result);
    }

private:
    void takePinned()
    {
        std::map<RowKey, std::size_t> wanted;
        for (const RowKey& key : m_rules.pinned)
            if (key.run == m_run)
                wanted.emplace(key, wanted.size());
        if (wanted.empty())
            return;
        std::vector<std::pair<std::size_t, std::size_t>> found; // place, row
        for (std::size_t row = 0; row < m_tracks.rows().size(); ++row)
            if (const auto it = wanted.find(keyOf(m_run, m_tracks.rows()[row])); it != wanted.end())
                found.emplace_back(it->second, row);
        std::sort(found.begin(), found.end());
        for (const auto& [place, row] : found) {
            m_result.pinned.push_back(row);
            m_isPinned[row] = true;
        }
    }

    void addGroup(RowGroup group, const std::vector<std::size_t>& rows)
    {
        std::vector<std::size_t> shown;
        for (const std::size_t row : rows) {
            if (m_isPinned[row])
                continue;
            if (!m_rules.filter.isEmpty()
                && !m_tracks.rows()[row].title.contains(m_rules.filter, Qt::CaseInsensitive))
                ++m_result.unmatched;
            else if (m_rules.hidesIdle && m_tracks.isIdle(row))
                ++m_result.idle;
            else
                shown.push_back(row);
        }
        if (shown.empty())
            return;
        const auto count = static_cast<int>(shown.size());
        if (m_rules.collapsedRuns.contains(m_run)) {
            m_result.collapsed += count;
        } else if (m_rules.collapsed.contains(group)) {
            m_result.collapsed += count;
            m_result.entries.push_back({ shown.front(), group, count });
        } else {
            if (group >= RowGroup::FirstProcess)
                m_result.entries.push_back({ shown.front(), group, 0, count });
            for (const std::size_t row : shown)
                m_result.entries.push_back({ row, group });
        }
    }

    const TrackModel& m_tracks;
    int m_run;
    const LaneRules& m_rules;
    std::vector<bool> m_isPinned;
    ArrangedRows m_result;
};

} // namespace

RowGroup groupOf(const TrackRow& row)
{
    if (row.process >= 0)
        return static_cast<RowGroup>(static_cast<std::uint32_t>(RowGroup::FirstProcess)
            + static_cast<std::uint32_t>(row.process));
    switch (row.kind) {
    case TrackRow::Kind::MainLane:
        return RowGroup::Main;
    case TrackRow::Kind::Task:
        return RowGroup::Tasks;
    case TrackRow::Kind::Core:
        return RowGroup::Cores;
    case TrackRow::Kind::Holders:
    case TrackRow::Kind::Level:
        return RowGroup::Resources;
    case TrackRow::Kind::WorkerLane:
        break;
    }
    return RowGroup::Workers;
}

QString groupText(const TrackModel& tracks, RowGroup group, int rows)
{
    switch (group) {
    case RowGroup::Main:
    case RowGroup::Workers:
        return tracks.isProgram() ? LaneText::tr("%n process(es) of one thread", nullptr, rows)
                                  : LaneText::tr("%n workers", nullptr, rows);
    case RowGroup::Tasks:
        return LaneText::tr("%n tasks", nullptr, rows);
    case RowGroup::Cores:
        return LaneText::tr("%n cores", nullptr, rows);
    case RowGroup::Resources:
        return LaneText::tr("%n resources", nullptr, rows);
    case RowGroup::FirstProcess:
        break;
    }
    const std::size_t process
        = static_cast<std::size_t>(group) - static_cast<std::size_t>(RowGroup::FirstProcess);
    //: a process, as "make 4711", and how many of its threads are meant
    return LaneText::tr("%1: %n thread(s)", nullptr, rows).arg(tracks.processes()[process]);
}

RowKey keyOf(int run, const TrackRow& row)
{
    return { run, row.kind, row.index };
}

ArrangedRows arrangeRows(const TrackModel& tracks, int run, const LaneRules& rules)
{
    return Arranger(tracks, run, rules).arrange();
}

} // namespace interleave::ui
