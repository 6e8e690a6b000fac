// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/progresspanel.h"

#include "ui/timeline/runtext.h"
#include "ui/timeline/timetext.h"
#include "ui/viewmodels/experimentmodel.h"
#include "ui/viewmodels/runcontroller.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QProgressBar>

#include <optional>

namespace interleave::ui {

using RunState = ExperimentModel::RunState;

ProgressPanel::ProgressPanel(
    const ExperimentModel& experiment, const RunController& controller, QWidget* parent)
    : QWidget(parent),
      m_experiment(experiment),
      m_controller(controller),
      m_bar(new QProgressBar(this)),
      m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setVerticalSpacing(1);
    m_grid->setHorizontalSpacing(8);
    m_grid->setColumnStretch(1, 1);
    m_grid->addWidget(m_bar, 0, 0, 1, 4);
    m_bar->setTextVisible(true);
    connect(&experiment, &ExperimentModel::wasReset, this, &ProgressPanel::rebuild);
    connect(&experiment, &ExperimentModel::runChanged, this, &ProgressPanel::refresh);
    connect(&experiment, &ExperimentModel::liveChanged, this, &ProgressPanel::refresh);
    connect(&controller, &RunController::cancelling, this, &ProgressPanel::refresh);
    rebuild();
}

void ProgressPanel::rebuild()
{
    for (const Row& row : m_rows)
        for (QLabel* label : { row.name, row.state, row.tasks, row.time })
            delete label;
    m_rows.clear();
    int line = 1;
    for (const ModelId model : m_experiment.spec().models) {
        Row row { model, new QLabel(this), new QLabel(this), new QLabel(this), new QLabel(this) };
        int column = 0;
        for (QLabel* label : { row.name, row.state, row.tasks, row.time }) {
            label->setTextFormat(Qt::PlainText);
            label->setAlignment((column < 2 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
            m_grid->addWidget(label, line, column++);
        }
        m_rows.push_back(row);
        ++line;
    }
    refresh();
}

void ProgressPanel::refresh()
{
    setVisible(!m_experiment.isEmpty());
    const auto total = static_cast<int>(m_experiment.runs().size());
    const auto done = static_cast<int>(m_experiment.finishedRuns());
    m_bar->setAccessibleName(tr("Progress of the experiment"));
    m_bar->setToolTip(tr("Runs that are over, of all that are planned").toHtmlEscaped());
    m_bar->setRange(0, qMax(1, total));
    m_bar->setValue(done);
    if (m_controller.isCancelling())
        m_bar->setFormat(tr("Cancelling …"));
    else if (m_experiment.isLive())
        //: progress: %1 of %2 runs are done
        m_bar->setFormat(tr("Run %1 of %2 (%p %)").arg(qMin(done + 1, total)).arg(total));
    else if (done < total)
        m_bar->setFormat(tr("Cancelled after %1 of %2 runs").arg(done).arg(total));
    else
        m_bar->setFormat(tr("%n run(s) done", nullptr, total));
    for (const Row& row : m_rows)
        refreshRow(row);
}

void ProgressPanel::refreshRow(const Row& row)
{
    std::optional<std::size_t> shown; // the running one, else the last that is over
    int total = 0;
    int finished = 0;
    const auto& runs = m_experiment.runs();
    for (std::size_t i = 0; i < runs.size(); ++i) {
        if (runs[i].planned.model != row.model)
            continue;
        ++total;
        finished += runs[i].state == RunState::Finished ? 1 : 0;
        const bool shownIsRunning = shown && runs[*shown].state == RunState::Running;
        if (runs[i].state != RunState::Waiting && !shownIsRunning)
            shown = i;
    }
    row.name->setText(titleOfModel(row.model));
    if (!shown) {
        row.state->setText(m_experiment.isLive() ? tr("waiting") : tr("not run"));
        row.tasks->clear();
        row.time->clear();
        return;
    }
    const ExperimentModel::Run& run = runs[*shown];
    const bool running = run.state == RunState::Running;
    QString state = tr("done");
    if (running)
        state = m_controller.isCancelling() ? tr("stopping") : tr("running");
    else if (run.result && run.result->status == RunStatus::Failed)
        state = tr("✖ failed");
    else if (run.result && run.result->status == RunStatus::Cancelled)
        state = tr("■ cancelled");
    if (total > 1) //: a model's runs: "running 2/5"
        state = tr("%1 %2/%3").arg(state).arg(running ? finished + 1 : finished).arg(total);
    row.state->setText(state);
    row.state->setToolTip(titleOfRun(m_experiment.spec(), run.planned).toHtmlEscaped());
    if (run.trace) //: finished tasks / all tasks so far
        row.tasks->setText(
            tr("%1/%2 tasks").arg(run.trace->finishedTasks()).arg(run.trace->taskCount()));
    const Nanos time = running ? m_controller.elapsed()
        : run.result           ? run.result->makespan
                               : Nanos(0);
    row.time->setText(durationText(time));
}

void ProgressPanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        refresh();
}

} // namespace interleave::ui
