// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/taskfactsmodel.h"

#include "core/analysis/coretime.h"
#include "ui/support/coretext.h"
#include "ui/support/numbers.h"
#include "ui/timeline/runtext.h"
#include "ui/timeline/statetext.h"
#include "ui/timeline/timetext.h"
#include "ui/viewmodels/experimentmodel.h"

#include <algorithm>
#include <array>

namespace interleave::ui {

namespace {

constexpr std::array<const char*, TaskFactsModel::RowCount> kRows = {
    QT_TRANSLATE_NOOP("interleave::ui::TaskFactsModel", "State"),
    QT_TRANSLATE_NOOP("interleave::ui::TaskFactsModel", "Began"),
    QT_TRANSLATE_NOOP("interleave::ui::TaskFactsModel", "Queued"),
    QT_TRANSLATE_NOOP("interleave::ui::TaskFactsModel", "Ran"),
    QT_TRANSLATE_NOOP("interleave::ui::TaskFactsModel", "– on a core"),
    QT_TRANSLATE_NOOP("interleave::ui::TaskFactsModel", "– preempted"),
    QT_TRANSLATE_NOOP("interleave::ui::TaskFactsModel", "– off"),
    QT_TRANSLATE_NOOP("interleave::ui::TaskFactsModel", "– switches"),
    QT_TRANSLATE_NOOP("interleave::ui::TaskFactsModel", "– migrations"),
    QT_TRANSLATE_NOOP("interleave::ui::TaskFactsModel", "Blocked"),
    QT_TRANSLATE_NOOP("interleave::ui::TaskFactsModel", "Suspended"),
    QT_TRANSLATE_NOOP("interleave::ui::TaskFactsModel", "Ready"),
    QT_TRANSLATE_NOOP("interleave::ui::TaskFactsModel", "Overhead"),
    QT_TRANSLATE_NOOP("interleave::ui::TaskFactsModel", "Duration"),
    QT_TRANSLATE_NOOP("interleave::ui::TaskFactsModel", "Worker"),
};

QString systemHelp(int row)
{
    switch (row) {
    case TaskFactsModel::OnCoreRow:
        return TaskFactsModel::tr("Of the time that it ran: the system had its thread on a core");
    case TaskFactsModel::PreemptedRow:
        return TaskFactsModel::tr("Of the time that it ran: its thread could have gone on, but the "
                                  "system had given its core to another");
    case TaskFactsModel::OffCoreRow:
        return TaskFactsModel::tr("Of the time that it ran: its thread waited in the system");
    case TaskFactsModel::SwitchesRow:
        return TaskFactsModel::tr("How often its thread left a core: because it waited, and "
                                  "because it was preempted");
    default:
        return TaskFactsModel::tr("How often its thread went on, on another core than before");
    }
}

} // namespace

TaskFactsModel::TaskFactsModel(const ExperimentModel& experiment, QObject* parent)
    : QAbstractTableModel(parent),
      m_experiment(experiment)
{
}

void TaskFactsModel::setTask(TaskId task)
{
    std::vector<Facts> columns;
    if (task.isValid()) {
        std::vector<int> runs = m_experiment.comparedRuns();
        const int current = m_experiment.currentRun();
        if (current >= 0 && std::find(runs.begin(), runs.end(), current) == runs.end())
            runs.push_back(current);
        for (const int run : runs)
            columns.push_back(factsOf(run, task));
    }
    const auto sameRun
        = [](const Facts& a, const Facts& b) { return a.run == b.run && a.title == b.title; };
    if (std::equal(columns.begin(), columns.end(), m_columns.begin(), m_columns.end(), sameRun)) {
        m_columns = std::move(columns);
        if (!m_columns.empty())
            emit dataChanged(index(0, 0), index(RowCount - 1, columnCount() - 1));
        return;
    }
    beginResetModel();
    m_columns = std::move(columns);
    endResetModel();
}

TaskFactsModel::Facts TaskFactsModel::factsOf(int run, TaskId task) const
{
    const ExperimentModel::Run& entry = m_experiment.runs()[static_cast<std::size_t>(run)];
    Facts facts;
    facts.run = run;
    facts.title = titleOfModel(entry.planned.model);
    facts.longTitle = titleOfRun(m_experiment.spec(), entry.planned);
    facts.cells.assign(RowCount, tr("–"));
    if (!entry.trace || task.index() >= entry.trace->taskCount())
        return facts;

    const TaskTrack& track = entry.trace->task(task);
    std::array<Nanos, kTaskStateCount> byState {};
    std::optional<Nanos> began;
    Nanos last = track.created;
    for (const Span& span : track.spans) {
        byState.at(static_cast<std::size_t>(span.state)) += span.duration();
        if (!began && occupiesWorker(span.state))
            began = span.begin;
        last = std::max(last, span.end);
    }
    const auto time = [&byState](TaskState state) {
        const Nanos t = byState.at(static_cast<std::size_t>(state));
        return t.count() == 0 ? tr("–") : durationText(t);
    };
    facts.cells[StateRow] = stateName(track.state);
    if (began)
        facts.cells[BeginRow] = durationText(*began);
    facts.cells[QueuedRow] = time(TaskState::Queued);
    facts.cells[RanRow] = time(TaskState::Running);
    if (const auto system = taskCoreTime(*entry.trace, task)) {
        facts.cells[OnCoreRow] = durationText(system->onCore);
        facts.cells[PreemptedRow] = durationText(system->preempted);
        facts.cells[OffCoreRow] = durationText(system->off);
        //: switches of a thread: it waited, it was preempted
        facts.cells[SwitchesRow]
            = tr("%1 + %2").arg(countText(system->voluntary), countText(system->involuntary));
        facts.cells[MigrationsRow] = countText(system->migrations);
    }
    facts.cells[BlockedRow] = time(TaskState::Blocked);
    facts.cells[SuspendedRow] = time(TaskState::Suspended);
    facts.cells[ReadyRow] = time(TaskState::Ready);
    facts.cells[OverheadRow] = time(TaskState::Overhead);
    facts.cells[DurationRow] = durationText(last - track.created);
    const auto& lanes = entry.trace->lanes();
    if (track.lane.index() < lanes.size())
        facts.cells[WorkerRow] = plain(lanes[track.lane.index()].name);
    return facts;
}

int TaskFactsModel::runOfColumn(int column) const
{
    return column >= 0 && column < columnCount() ? m_columns[static_cast<std::size_t>(column)].run
                                                 : -1;
}

int TaskFactsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || m_columns.empty() ? 0 : static_cast<int>(RowCount);
}

int TaskFactsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QVariant TaskFactsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.column() >= columnCount() || index.row() >= RowCount)
        return {};
    const Facts& facts = m_columns[static_cast<std::size_t>(index.column())];
    if (role == Qt::DisplayRole)
        return facts.cells[static_cast<std::size_t>(index.row())];
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignVCenter | Qt::AlignRight);
    return {};
}

QVariant TaskFactsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical)
        return role == Qt::DisplayRole && section >= 0 && section < RowCount
            ? QVariant(tr(kRows.at(static_cast<std::size_t>(section))))
            : role == Qt::ToolTipRole && section >= OnCoreRow && section <= MigrationsRow
            ? QVariant(systemHelp(section))
            : QVariant();
    if (section < 0 || section >= columnCount())
        return {};
    const Facts& facts = m_columns[static_cast<std::size_t>(section)];
    if (role == Qt::DisplayRole)
        return facts.title;
    if (role == Qt::ToolTipRole)
        return facts.longTitle;
    return {};
}

QString TaskFactsModel::toText() const
{
    QStringList lines;
    QStringList cells { QString() };
    for (const Facts& facts : m_columns)
        cells << facts.longTitle;
    lines << cells.join(u'\t');
    for (int r = 0; r < rowCount(); ++r) {
        cells = { headerData(r, Qt::Vertical, Qt::DisplayRole).toString() };
        for (const Facts& facts : m_columns)
            cells << facts.cells[static_cast<std::size_t>(r)];
        lines << cells.join(u'\t');
    }
    return lines.join(u'\n');
}

} // namespace interleave::ui
