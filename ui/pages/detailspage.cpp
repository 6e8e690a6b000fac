// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/detailspage.h"

#include "ui/pages/copyabletable.h"
#include "ui/support/coretext.h"
#include "ui/timeline/runtext.h"
#include "ui/timeline/scheduletext.h"
#include "ui/timeline/statetext.h"
#include "ui/timeline/timetext.h"
#include "ui/viewmodels/experimentmodel.h"
#include "ui/viewmodels/selection.h"
#include "ui/viewmodels/taskfactsmodel.h"

#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <algorithm>
#include <optional>

namespace interleave::ui {

namespace {

constexpr int kRefreshMilliseconds = 200;

/// What made the task leave the span: the last wake of the task in (begin, end].
std::optional<WakeEdge> wakeOf(const Trace& trace, TaskId task, const Span& span)
{
    const auto& wakes = trace.wakes(); // sorted by time
    std::size_t low = 0;
    for (std::size_t high = wakes.size(); low < high;) {
        const std::size_t middle = low + (high - low) / 2;
        if (wakes[middle].time <= span.end)
            low = middle + 1;
        else
            high = middle;
    }
    while (low > 0 && wakes[low - 1].time > span.begin)
        if (const WakeEdge& edge = wakes[--low]; edge.woken == task)
            return edge;
    return std::nullopt;
}

QLabel* makeText(QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

} // namespace

DetailsPage::DetailsPage(ExperimentModel& experiment, const Selection& selection, QWidget* parent)
    : QWidget(parent),
      m_experiment(experiment),
      m_selection(selection),
      m_facts(new TaskFactsModel(experiment, this)),
      m_stack(new QStackedLayout(this)),
      m_empty(makeText(this)),
      m_title(makeText(this)),
      m_span(makeText(this)),
      m_tableTitle(makeText(this)),
      m_table(new CopyableTable(this))
{
    constexpr int kMargin = 6;
    m_empty->setMargin(kMargin);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_tableTitle->setFont(bold);
    m_table->setModel(m_facts);
    m_table->setSelectionBehavior(QAbstractItemView::SelectItems);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->horizontalHeader()->setMinimumSectionSize(60);
    m_table->horizontalHeader()->setTextElideMode(Qt::ElideRight);
    m_table->setTextElideMode(Qt::ElideRight);
    QFont small = m_table->font();
    small.setPointSizeF(small.pointSizeF() * 0.88); // four models side by side
    for (QWidget* part : std::initializer_list<QWidget*> {
             m_table, m_table->horizontalHeader(), m_table->verticalHeader() })
        part->setFont(small);

    auto* page = new QWidget(this);
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(kMargin, 6, kMargin, 6);
    layout->setSpacing(4);
    layout->addWidget(m_title);
    layout->addWidget(m_span);
    layout->addWidget(m_tableTitle);
    layout->addWidget(m_table, 1);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(page);

    m_later.setSingleShot(true);
    m_later.setInterval(kRefreshMilliseconds);
    connect(&m_later, &QTimer::timeout, this, &DetailsPage::refresh);
    const auto later = [this] {
        if (!m_later.isActive())
            m_later.start();
    };
    connect(&selection, &Selection::changed, this, &DetailsPage::refresh);
    connect(&experiment, &ExperimentModel::wasReset, this, later);
    connect(&experiment, &ExperimentModel::runChanged, this, later);
    connect(&experiment, &ExperimentModel::comparedRunsChanged, this, later);
    connect(&experiment, &ExperimentModel::currentRunChanged, this, later);
    const auto chooseRun
        = [this](int column) { m_experiment.setCurrentRun(m_facts->runOfColumn(column)); };
    connect(m_table->horizontalHeader(), &QHeaderView::sectionDoubleClicked, this, chooseRun);
    connect(m_table, &QTableView::activated, this,
        [chooseRun](const QModelIndex& index) { chooseRun(index.column()); });
    retranslate();
}

QString DetailsPage::describeTask() const
{
    const TaskId task = m_selection.task();
    for (const ExperimentModel::Run& run : m_experiment.runs())
        if (run.trace && task.index() < run.trace->taskCount()) {
            const QString name = plain(run.trace->taskName(task));
            return name.isEmpty() ? tr("Task %1").arg(task.value)
                                  : tr("Task %1: %2").arg(task.value).arg(name);
        }
    return tr("Task %1").arg(task.value);
}

QString DetailsPage::describeSpan() const
{
    const auto place = m_selection.span();
    if (!place || place->run < 0
        || static_cast<std::size_t>(place->run) >= m_experiment.runs().size())
        return {};
    const ExperimentModel::Run& run = m_experiment.runs()[static_cast<std::size_t>(place->run)];
    const TaskId task = m_selection.task();
    if (!run.trace || task.index() >= run.trace->taskCount())
        return {};
    const TaskTrack& track = run.trace->task(task);
    if (place->index < 0 || static_cast<std::size_t>(place->index) >= track.spans.size())
        return {};
    const Span& span = track.spans[static_cast<std::size_t>(place->index)];

    QStringList lines;
    lines << titleOfRun(m_experiment.spec(), run.planned);
    const QString reason = reasonName(span.reason);
    const QString state = stateName(span.state);
    //: a task's state and its reason, as in "blocked (lock)"
    lines << (reason.isEmpty() ? tr("State: %1").arg(state)
                               : tr("State: %1 (%2)").arg(state, reason));
    if (span.label.isValid())
        lines << tr("Operation: %1").arg(plain(run.trace->label(span.label)));
    if (span.lane.index() < run.trace->lanes().size())
        lines << tr("On: %1").arg(plain(run.trace->lanes()[span.lane.index()].name));
    const Nanos resolution = std::max(Nanos(1), span.duration() / 100);
    lines << tr("From %1 to %2")
                 .arg(instantText(span.begin, resolution), instantText(span.end, resolution));
    lines << tr("Duration: %1").arg(durationText(span.duration()));
    if (const QString system = describeCoreTime(*run.trace, span); !system.isEmpty())
        lines << system;
    if (const QString lane = describeLaneTime(*run.trace, span.lane); !lane.isEmpty())
        lines << lane;
    if (const auto wake = wakeOf(*run.trace, task, span)) {
        const QString waker = wake->waker.isValid()
            ? tr("task %1 (%2)").arg(wake->waker.value).arg(plain(run.trace->taskName(wake->waker)))
            : tr("the clock or the system");
        lines << tr("Unblocked by: %1").arg(waker);
    }
    return lines.join(u'\n');
}

QString DetailsPage::spanText() const
{
    return m_span->text();
}

void DetailsPage::refresh()
{
    const bool any = m_selection.task().isValid() && !m_experiment.isEmpty();
    m_stack->setCurrentIndex(any ? 1 : 0);
    m_facts->setTask(any ? m_selection.task() : TaskId {});
    if (!any)
        return;
    m_title->setText(describeTask());
    const QString span = describeSpan();
    m_span->setText(span);
    m_span->setVisible(!span.isEmpty());
}

void DetailsPage::retranslate()
{
    m_empty->setText(
        tr("Click a task in a timeline.\nIts facts appear here, for every model side by side."));
    m_title->setAccessibleName(tr("Selected task"));
    m_title->setToolTip(tr("The selected task").toHtmlEscaped());
    m_span->setAccessibleName(tr("Selected span"));
    m_span->setToolTip(tr("The span that was clicked").toHtmlEscaped());
    m_tableTitle->setText(tr("The same task in each run"));
    m_table->setAccessibleName(tr("The selected task in each run"));
    m_table->setToolTip(
        tr("Double-click a column to open that run in the timeline").toHtmlEscaped());
    refresh();
}

void DetailsPage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace interleave::ui
