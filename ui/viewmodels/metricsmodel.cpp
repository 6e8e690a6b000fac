// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/metricsmodel.h"

#include "ui/support/coretext.h"
#include "ui/support/numbers.h"
#include "ui/timeline/runtext.h"
#include "ui/timeline/timetext.h"
#include "ui/viewmodels/experimentmodel.h"

#include <algorithm>
#include <array>
#include <limits>

namespace interleave::ui {

namespace {

struct Header {
    const char* title;
    const char* help;
};
constexpr std::array<Header, MetricsModel::ColumnCount> kHeaders = { {
    { QT_TRANSLATE_NOOP("interleave::ui::MetricsModel", "Model"),
        QT_TRANSLATE_NOOP("interleave::ui::MetricsModel", "How the tasks were run") },
    { QT_TRANSLATE_NOOP("interleave::ui::MetricsModel", "Workers"),
        QT_TRANSLATE_NOOP("interleave::ui::MetricsModel", "Threads or processes that ran tasks") },
    { QT_TRANSLATE_NOOP("interleave::ui::MetricsModel", "Runs"),
        QT_TRANSLATE_NOOP("interleave::ui::MetricsModel",
            "Runs that were counted; failed and cancelled ones are not") },
    { QT_TRANSLATE_NOOP("interleave::ui::MetricsModel", "Median"),
        QT_TRANSLATE_NOOP("interleave::ui::MetricsModel", "Median duration of the counted runs") },
    { QT_TRANSLATE_NOOP("interleave::ui::MetricsModel", "Min"),
        QT_TRANSLATE_NOOP("interleave::ui::MetricsModel", "Shortest counted run") },
    { QT_TRANSLATE_NOOP("interleave::ui::MetricsModel", "Max"),
        QT_TRANSLATE_NOOP("interleave::ui::MetricsModel", "Longest counted run") },
    { QT_TRANSLATE_NOOP("interleave::ui::MetricsModel", "Speedup"),
        QT_TRANSLATE_NOOP("interleave::ui::MetricsModel",
            "Median of the sequential runs divided by this median; absent without a sequential "
            "run") },
    { QT_TRANSLATE_NOOP("interleave::ui::MetricsModel", "Effic."),
        QT_TRANSLATE_NOOP(
            "interleave::ui::MetricsModel", "Efficiency: speedup divided by the worker count") },
    { QT_TRANSLATE_NOOP("interleave::ui::MetricsModel", "Running"),
        QT_TRANSLATE_NOOP("interleave::ui::MetricsModel",
            "Part of the workers' time in which a task ran (median run)") },
    { QT_TRANSLATE_NOOP("interleave::ui::MetricsModel", "On core"),
        QT_TRANSLATE_NOOP("interleave::ui::MetricsModel",
            "Part of the workers' time in which a task ran and the system had its thread on a core "
            "(median run); absent where the system's schedule was not recorded") },
    { QT_TRANSLATE_NOOP("interleave::ui::MetricsModel", "Preempt."),
        QT_TRANSLATE_NOOP("interleave::ui::MetricsModel",
            "Preempted: part of the workers' time in which a task counted as running, but the "
            "system had given the core of its thread to another (median run)") },
    { QT_TRANSLATE_NOOP("interleave::ui::MetricsModel", "Blocked"),
        QT_TRANSLATE_NOOP("interleave::ui::MetricsModel",
            "Part of the workers' time in which a task waited and held its worker (median run)") },
    { QT_TRANSLATE_NOOP("interleave::ui::MetricsModel", "Overh."),
        QT_TRANSLATE_NOOP("interleave::ui::MetricsModel",
            "Overhead: part of the workers' time spent on starting, moving data and the like "
            "(median run)") },
    { QT_TRANSLATE_NOOP("interleave::ui::MetricsModel", "Idle"),
        QT_TRANSLATE_NOOP("interleave::ui::MetricsModel",
            "Part of the workers' time without a task (median run)") },
    { QT_TRANSLATE_NOOP("interleave::ui::MetricsModel", "Gap"),
        QT_TRANSLATE_NOOP("interleave::ui::MetricsModel",
            "Part of the workers' time of which nothing is known, because events were lost "
            "(median run)") },
    { QT_TRANSLATE_NOOP("interleave::ui::MetricsModel", "Queue p50"),
        QT_TRANSLATE_NOOP("interleave::ui::MetricsModel",
            "Half of the tasks waited at most this long before they began (median run)") },
    { QT_TRANSLATE_NOOP("interleave::ui::MetricsModel", "Queue p95"),
        QT_TRANSLATE_NOOP("interleave::ui::MetricsModel",
            "95 % of the tasks waited at most this long before they began (median run)") },
    { QT_TRANSLATE_NOOP("interleave::ui::MetricsModel", "Done"),
        QT_TRANSLATE_NOOP("interleave::ui::MetricsModel", "Tasks that ended well (median run)") },
    { QT_TRANSLATE_NOOP("interleave::ui::MetricsModel", "Not done"),
        QT_TRANSLATE_NOOP(
            "interleave::ui::MetricsModel", "Tasks that failed or were cancelled (median run)") },
    { QT_TRANSLATE_NOOP("interleave::ui::MetricsModel", "Disturbed"),
        QT_TRANSLATE_NOOP("interleave::ui::MetricsModel",
            "Runs during which other programs put load on the machine: do not trust their times") },
} };

QVariant optionalNumber(const std::optional<double>& value)
{
    return value ? QVariant(*value) : QVariant();
}

QVariant optionalTime(const std::optional<Nanos>& value)
{
    return value ? QVariant::fromValue(static_cast<qlonglong>(value->count())) : QVariant();
}

QVariant count(std::size_t n)
{
    return QVariant::fromValue(static_cast<qulonglong>(n));
}

bool belongs(const ExperimentModel& model, const ExperimentModel::Run& run, const SummaryRow& row)
{
    return row.model == modelInfo(run.planned.model).name && row.workers == model.workersOf(run);
}

} // namespace

MetricsModel::MetricsModel(const ExperimentModel& experiment, QObject* parent)
    : QAbstractTableModel(parent),
      m_experiment(experiment)
{
    connect(&experiment, &ExperimentModel::wasReset, this, &MetricsModel::reset);
    connect(&experiment, &ExperimentModel::runChanged, this, &MetricsModel::update);
    reset();
}

void MetricsModel::reset()
{
    beginResetModel();
    m_figures.clear();
    const auto& runs = m_experiment.runs();
    m_figures.resize(runs.size());
    for (std::size_t i = 0; i < runs.size(); ++i)
        if (runs[i].result && runs[i].trace)
            m_figures[i] = runs[i].figures ? *runs[i].figures : figuresOf(*runs[i].trace);
    m_rows = makeRows();
    endResetModel();
}

void MetricsModel::update(int run)
{
    const auto index = static_cast<std::size_t>(run);
    const auto& runs = m_experiment.runs();
    if (run < 0 || index >= runs.size())
        return;
    m_figures.resize(runs.size());
    const ExperimentModel::Run& changed = runs[index];
    if (changed.state == ExperimentModel::RunState::Running && !changed.trace)
        m_figures[index].reset();
    if (changed.state != ExperimentModel::RunState::Finished || changed.traceReleased)
        return;
    if (changed.trace)
        m_figures[index] = changed.figures ? *changed.figures : figuresOf(*changed.trace);

    std::vector<Row> rows = makeRows();
    if (rows.size()
        > m_rows.size()) { // rows come in order of first appearance: new ones are the last
        beginInsertRows({}, static_cast<int>(m_rows.size()), static_cast<int>(rows.size()) - 1);
        m_rows = std::move(rows);
        endInsertRows();
    } else if (rows.size() < m_rows.size()) {
        beginRemoveRows({}, static_cast<int>(rows.size()), static_cast<int>(m_rows.size()) - 1);
        m_rows = std::move(rows);
        endRemoveRows();
    } else {
        m_rows = std::move(rows);
    }
    if (!m_rows.empty())
        emit dataChanged(this->index(0, 0), this->index(rowCount() - 1, ColumnCount - 1));
}

std::vector<MetricsModel::Row> MetricsModel::makeRows() const
{
    std::vector<Row> rows;
    const auto& runs = m_experiment.runs();
    for (SummaryRow& summary : m_experiment.summary()) {
        Row row;
        row.summary = std::move(summary);
        Nanos best { std::numeric_limits<std::int64_t>::max() };
        for (std::size_t i = 0; i < runs.size(); ++i) {
            if (!runs[i].result || !belongs(m_experiment, runs[i], row.summary))
                continue;
            row.disturbed += runs[i].result->quietness.isDisturbed() ? 1 : 0;
            const bool sound = runs[i].result->status == RunStatus::Ok;
            row.failedRuns += sound ? 0 : 1;
            const Nanos distance { std::abs(
                (runs[i].result->makespan - row.summary.median).count()) };
            if ((sound || row.summary.runs == 0) && m_figures[i] && distance < best) {
                best = distance;
                row.medianRun = static_cast<int>(i);
                row.figures = m_figures[i];
            }
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

int MetricsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int MetricsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(ColumnCount);
}

int MetricsModel::medianRun(int row) const
{
    return row >= 0 && row < rowCount() ? m_rows[static_cast<std::size_t>(row)].medianRun : -1;
}

QVariant MetricsModel::number(const Row& row, int column) const
{
    const SummaryRow& s = row.summary;
    const bool counted = s.runs > 0;
    const auto time = [counted](Nanos t) {
        return counted ? QVariant::fromValue(static_cast<qlonglong>(t.count())) : QVariant();
    };
    const auto share = [&row](double RunFigures::*part) {
        return row.figures ? QVariant((*row.figures).*part) : QVariant();
    };
    switch (column) {
    case WorkersColumn:
        return s.workers;
    case RunsColumn:
        return count(s.runs);
    case MedianColumn:
        return time(s.median);
    case MinimumColumn:
        return time(s.minimum);
    case MaximumColumn:
        return time(s.maximum);
    case SpeedupColumn:
        return optionalNumber(s.speedup);
    case EfficiencyColumn:
        return optionalNumber(s.efficiency);
    case RunningColumn:
        return share(&RunFigures::running);
    case OnCoreColumn:
        return row.figures ? optionalNumber(row.figures->onCore) : QVariant();
    case PreemptedColumn:
        return row.figures ? optionalNumber(row.figures->preempted) : QVariant();
    case BlockedColumn:
        return share(&RunFigures::blocked);
    case OverheadColumn:
        return share(&RunFigures::overhead);
    case IdleColumn:
        return share(&RunFigures::idle);
    case GapColumn:
        return row.figures ? optionalNumber(row.figures->gap) : QVariant();
    case QueueMedianColumn:
        return row.figures ? optionalTime(row.figures->queueWaitMedian) : QVariant();
    case QueueP95Column:
        return row.figures ? optionalTime(row.figures->queueWaitP95) : QVariant();
    case DoneColumn:
        return row.figures ? count(row.figures->done) : QVariant();
    case FailedColumn:
        return row.figures ? count(row.figures->failed) : QVariant();
    case DisturbedColumn:
        return count(row.disturbed);
    default:
        return {};
    }
}

QString MetricsModel::text(const Row& row, int column) const
{
    if (column == ModelColumn) {
        const auto model = modelFromName(row.summary.model);
        return model ? titleOfModel(*model) : plain(row.summary.model);
    }
    const QVariant value = number(row, column);
    if (!value.isValid())
        return tr("–");
    switch (column) {
    case MedianColumn:
    case MinimumColumn:
    case MaximumColumn:
    case QueueMedianColumn:
    case QueueP95Column:
        return durationText(Nanos(value.toLongLong()));
    case SpeedupColumn:
        return speedupText(value.toDouble());
    case EfficiencyColumn:
    case RunningColumn:
    case OnCoreColumn:
    case PreemptedColumn:
    case BlockedColumn:
    case OverheadColumn:
    case IdleColumn:
    case GapColumn:
        return percentText(value.toDouble());
    case RunsColumn:
        if (row.failedRuns > 0) //: %1 of %2 runs were counted
            return tr("%1 of %2").arg(row.summary.runs).arg(row.summary.runs + row.failedRuns);
        [[fallthrough]];
    default:
        return countText(value.toULongLong());
    }
}

QVariant MetricsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount() || index.column() >= ColumnCount)
        return {};
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    if (role == Qt::DisplayRole)
        return text(row, index.column());
    if (role == kSortRole)
        return index.column() == ModelColumn ? QVariant(text(row, ModelColumn))
                                             : number(row, index.column());
    const bool isSystem = index.column() == OnCoreColumn || index.column() == PreemptedColumn;
    if (role == Qt::ToolTipRole && isSystem && row.figures && row.figures->lostRecords > 0)
        return tr("The kernel lost %n record(s) of its schedule in this run", nullptr,
            static_cast<int>(std::min<std::uint64_t>(row.figures->lostRecords, 1'000'000'000)));
    if (role == Qt::TextAlignmentRole)
        return QVariant(
            Qt::AlignVCenter | (index.column() == ModelColumn ? Qt::AlignLeft : Qt::AlignRight));
    return {};
}

QVariant MetricsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    const Header& header = kHeaders.at(static_cast<std::size_t>(section));
    if (role == Qt::DisplayRole)
        return tr(header.title);
    if (role == Qt::ToolTipRole)
        return tr(header.help);
    return {};
}

bool MetricsModel::isColumnUsed(int column) const
{
    return column != GapColumn || std::any_of(m_rows.begin(), m_rows.end(), [](const Row& row) {
        return row.figures && row.figures->gap;
    });
}

QString MetricsModel::toText() const
{
    QStringList lines;
    QStringList cells;
    std::vector<int> columns;
    for (int c = 0; c < ColumnCount; ++c)
        if (isColumnUsed(c))
            columns.push_back(c);
    for (const int c : columns)
        cells << headerData(c, Qt::Horizontal, Qt::DisplayRole).toString();
    lines << cells.join(u'\t');
    for (const Row& row : m_rows) {
        cells.clear();
        for (const int c : columns)
            cells << text(row, c);
        lines << cells.join(u'\t');
    }
    return lines.join(u'\n');
}

void MetricsModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_rows.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

} // namespace interleave::ui
