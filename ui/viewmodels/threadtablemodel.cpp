// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/threadtablemodel.h"

#include "ui/support/coretext.h"
#include "ui/support/numbers.h"
#include "ui/timeline/timetext.h"

namespace interleave::ui {

void ThreadTableModel::setProgram(std::shared_ptr<const RecordedProgram> program)
{
    beginResetModel();
    m_program = std::move(program);
    m_processes.clear();
    if (m_program) {
        const SystemSchedule& schedule = *m_program->schedule;
        std::size_t process = 0;
        for (const ScheduledThread& thread : schedule.threads()) {
            while (process + 1 < schedule.processes().size()
                && schedule.processes()[process].pid != thread.pid)
                ++process;
            m_processes.push_back(process);
        }
    }
    endResetModel();
}

int ThreadTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_program ? 0
                                          : static_cast<int>(m_program->schedule->threads().size());
}

int ThreadTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ThreadTableModel::data(const QModelIndex& index, int role) const
{
    const bool isNumber = index.column() > ThreadColumn;
    if (role == Qt::TextAlignmentRole)
        return QVariant((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole || !index.isValid() || index.row() >= rowCount())
        return {};
    const auto row = static_cast<std::size_t>(index.row());
    const SystemSchedule& schedule = *m_program->schedule;
    const ScheduledThread& thread = schedule.threads()[row];
    const ScheduledProcess& process = schedule.processes()[m_processes[row]];
    const auto withNumber = [](const std::string& name, int number) {
        return QStringLiteral("%1 %2").arg(plain(name)).arg(number).trimmed();
    };
    switch (index.column()) {
    case ProcessColumn:
        return withNumber(process.name, process.pid);
    case ThreadColumn:
        return withNumber(thread.name, thread.tid);
    case OnCoreColumn:
        return durationText(thread.totals.onCore);
    case PreemptedColumn:
        return durationText(thread.totals.preempted);
    case VoluntaryColumn:
        return countText(thread.totals.voluntary);
    case InvoluntaryColumn:
        return countText(thread.totals.involuntary);
    case MigrationsColumn:
        return thread.totals.migrations ? countText(*thread.totals.migrations) : QString();
    default:
        return {};
    }
}

QVariant ThreadTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(
            (section > ThreadColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case ProcessColumn:
        return tr("Process");
    case ThreadColumn:
        return tr("Thread");
    case OnCoreColumn:
        return tr("On a core");
    case PreemptedColumn:
        return tr("Preempted");
    case VoluntaryColumn:
        //: switches: how often the thread left its core by itself
        return tr("Waited");
    case InvoluntaryColumn:
        //: switches: how often the system took its core away
        return tr("Was preempted");
    case MigrationsColumn:
        return tr("Migrations");
    default:
        return {};
    }
}

} // namespace interleave::ui
