// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/outputmodel.h"

#include "ui/support/coretext.h"

#include <QLocale>

namespace interleave::ui {

void OutputModel::setTrace(std::shared_ptr<const Trace> trace, bool sameRun)
{
    const int rows = trace ? static_cast<int>(trace->output().size()) : 0;
    if (sameRun && m_trace && trace && rows >= m_rows) {
        if (rows == m_rows) {
            m_trace = std::move(trace);
            return;
        }
        beginInsertRows({}, m_rows, rows - 1);
        m_trace = std::move(trace);
        m_rows = rows;
        endInsertRows();
        return;
    }
    beginResetModel();
    m_trace = std::move(trace);
    m_rows = rows;
    endResetModel();
}

int OutputModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

int OutputModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(ColumnCount);
}

QVariant OutputModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows)
        return {};
    const OutputLine& line = m_trace->output()[static_cast<std::size_t>(index.row())];
    if (role == kTaskRole)
        return line.task.value;
    if (role == Qt::TextAlignmentRole && index.column() == TimeColumn)
        return QVariant(Qt::AlignVCenter | Qt::AlignRight);
    if (role != Qt::DisplayRole)
        return {};
    constexpr int kMicroseconds = 6;
    switch (index.column()) {
    case TimeColumn:
        return tr("%1 s").arg(QLocale().toString(toSeconds(line.time), 'f', kMicroseconds));
    case LaneColumn:
        return line.lane.index() < m_trace->lanes().size()
            ? plain(m_trace->lanes()[line.lane.index()].name)
            : QString();
    default:
        return plain(line.text);
    }
}

QVariant OutputModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TimeColumn:
        return tr("Time");
    case LaneColumn:
        return tr("Lane");
    case TextColumn:
        return tr("Text");
    default:
        return {};
    }
}

} // namespace interleave::ui
