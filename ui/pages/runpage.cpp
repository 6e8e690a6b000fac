// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/runpage.h"

#include "core/workload/workload.h"
#include "ui/pages/modelchips.h"
#include "ui/pages/parameterform.h"
#include "ui/pages/progresspanel.h"
#include "ui/pages/workloadlist.h"
#include "ui/support/coretext.h"
#include "ui/support/icons.h"
#include "ui/support/numbers.h"
#include "ui/support/workerlist.h"
#include "ui/timeline/timetext.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpressionValidator>
#include <QScrollArea>
#include <QSpinBox>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

namespace interleave::ui {

namespace {

constexpr unsigned kExtraRunsForDisturbed = 2;
constexpr std::size_t kMegabyte = 1'000'000;
constexpr int kMostMegabytes = 9'999'999;
constexpr int kMegabyteStep = 500;

QLabel* makeLabel(QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    return label;
}

QLabel* makeTitle(QWidget* parent)
{
    QLabel* title = makeLabel(parent);
    QFont bold = title->font();
    bold.setBold(true);
    title->setFont(bold);
    return title;
}

} // namespace

RunPage::RunPage(const std::vector<Workload>& workloads, const ExperimentModel& experiment,
    const RunController& controller, QAction* run, QAction* cancel, QWidget* parent)
    : QWidget(parent),
      m_workloads(new WorkloadList(workloads)),
      m_models(new ModelChips),
      m_form(new ParameterForm),
      m_parametersTitle(makeTitle(this)),
      m_resetAll(new QToolButton),
      m_modelsTitle(makeTitle(this)),
      m_settingsTitle(makeTitle(this)),
      m_estimate(makeLabel(this))
{
    auto* inner = new QWidget;
    auto* settings = new QVBoxLayout(inner);
    settings->setContentsMargins(0, 2, 4, 2);
    settings->setSpacing(5);
    makeSettings(settings);
    settings->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(inner);
    scroll->setMinimumHeight(120);

    auto* splitter = new QSplitter(Qt::Vertical);
    splitter->addWidget(m_workloads);
    splitter->addWidget(scroll);
    splitter->setChildrenCollapsible(false);
    splitter->setStretchFactor(0, 2);
    splitter->setStretchFactor(1, 3);

    auto* buttons = new QHBoxLayout;
    for (QAction* action : { run, cancel }) {
        auto* button = new QToolButton(this);
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        button->setMinimumHeight(30);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setAccessibleName(action->text());
        buttons->addWidget(button);
    }
    m_estimate->setWordWrap(true);
    m_estimate->setForegroundRole(QPalette::PlaceholderText);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->setSpacing(5);
    layout->addWidget(splitter, 1);
    layout->addLayout(buttons);
    layout->addWidget(m_estimate);
    layout->addWidget(new ProgressPanel(experiment, controller, this));

    connect(m_workloads, &WorkloadList::currentChanged, this, &RunPage::workloadChanged);
    connect(m_form, &ParameterForm::changed, this, &RunPage::refresh);
    connect(m_models, &ModelChips::changed, this, &RunPage::refresh);
    connect(m_resetAll, &QToolButton::clicked, m_form, &ParameterForm::resetAll);
    retranslate();
    workloadChanged();
}

void RunPage::makeSettings(QVBoxLayout* layout)
{
    auto* heading = new QHBoxLayout;
    heading->addWidget(m_parametersTitle, 1);
    heading->addWidget(m_resetAll);
    m_resetAll->setAutoRaise(true);
    m_resetAll->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    layout->addLayout(heading);
    layout->addWidget(m_form);
    layout->addWidget(m_modelsTitle);
    layout->addWidget(m_models);
    layout->addWidget(m_settingsTitle);

    m_settings = new QFormLayout;
    m_settings->setVerticalSpacing(4);
    m_settings->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    layout->addLayout(m_settings);
    m_workers = new QLineEdit;
    m_workers->setObjectName(QStringLiteral("workers"));
    m_workersLabel = makeLabel(this);
    m_workersProblem = makeLabel(this);
    m_workersProblem->setWordWrap(true);
    m_repeats = new QSpinBox;
    m_repeats->setObjectName(QStringLiteral("repeats"));
    m_repeats->setRange(1, static_cast<int>(kMaxRepeats));
    m_repeats->setFocusPolicy(Qt::StrongFocus);
    m_repeatsLabel = makeLabel(this);
    m_seed = new QLineEdit(QStringLiteral("1"));
    m_seed->setObjectName(QStringLiteral("seed"));
    m_seed->setValidator(
        new QRegularExpressionValidator(QRegularExpression(QStringLiteral("[0-9]{1,19}")), m_seed));
    m_seedLabel = makeLabel(this);
    m_recording = new QComboBox;
    m_recording->setObjectName(QStringLiteral("recording"));
    m_recording->addItem(QString(), static_cast<int>(RecordingMode::Lossless));
    m_recording->addItem(QString(), static_cast<int>(RecordingMode::Bounded));
    m_recordingLabel = makeLabel(this);
    m_memoryLimit = new QSpinBox;
    m_memoryLimit->setObjectName(QStringLiteral("memory-limit"));
    m_memoryLimit->setRange(0, kMostMegabytes);
    m_memoryLimit->setSingleStep(kMegabyteStep);
    m_memoryLimit->setGroupSeparatorShown(true);
    m_memoryLimit->setFocusPolicy(Qt::StrongFocus);
    m_memoryLimitLabel = makeLabel(this);
    m_lock = new QCheckBox;
    m_lock->setObjectName(QStringLiteral("interpreter-lock"));
    m_repeatDisturbed = new QCheckBox;
    m_repeatDisturbed->setObjectName(QStringLiteral("repeat-disturbed"));
    m_schedule = new QCheckBox;
    m_schedule->setObjectName(QStringLiteral("system-schedule"));
    m_schedule->setChecked(true);
    m_settings->addRow(m_workersLabel, m_workers);
    m_settings->addRow(m_workersProblem);
    m_settings->addRow(m_repeatsLabel, m_repeats);
    m_settings->addRow(m_seedLabel, m_seed);
    m_settings->addRow(m_recordingLabel, m_recording);
    m_settings->addRow(m_memoryLimitLabel, m_memoryLimit);
    m_settings->addRow(m_lock);
    m_settings->addRow(m_repeatDisturbed);
    m_settings->addRow(m_schedule);

    connect(m_workers, &QLineEdit::textChanged, this, &RunPage::refresh);
    connect(m_repeats, &QSpinBox::valueChanged, this, &RunPage::refresh);
    connect(m_seed, &QLineEdit::textChanged, this, &RunPage::refresh);
    connect(m_recording, &QComboBox::currentIndexChanged, this, &RunPage::refresh);
    connect(m_memoryLimit, &QSpinBox::valueChanged, this, &RunPage::refresh);
    connect(m_lock, &QCheckBox::toggled, this, &RunPage::refresh);
    connect(m_repeatDisturbed, &QCheckBox::toggled, this, &RunPage::refresh);
    connect(m_schedule, &QCheckBox::toggled, this, &RunPage::refresh);
}

void RunPage::workloadChanged()
{
    const Workload* workload = m_workloads->current();
    if (workload == nullptr)
        return;
    m_form->setSpecs(workload->parameters);
    m_form->setVisible(!workload->parameters.empty());
    m_models->setReasons([workload](ModelId model) { return workload->reasonAgainst(model); });
    const unsigned workers
        = workload->textWorkers > 0 ? workload->textWorkers : machineFacts().cores;
    setWorkers({ workers });
    refresh();
}

void RunPage::setWorkers(const std::vector<unsigned>& workers)
{
    m_workers->setText(workersText(workers));
}

QString RunPage::problem() const
{
    if (m_workloads->current() == nullptr)
        return tr("There is no workload.");
    if (m_models->models().empty())
        return tr("Switch on at least one model.");
    if (const WorkerList list = parseWorkers(m_workers->text()); !list.problem.isEmpty())
        return list.problem;
    bool ok = false;
    m_seed->text().toULongLong(&ok);
    return ok ? QString() : tr("The seed is a whole number.");
}

std::optional<ExperimentSpec> RunPage::spec() const
{
    if (!problem().isEmpty())
        return std::nullopt;
    ExperimentSpec spec;
    spec.workload = m_workloads->current()->id;
    spec.parameters = m_form->values();
    spec.models = m_models->models();
    spec.workers = parseWorkers(m_workers->text()).counts;
    spec.repeats = static_cast<unsigned>(m_repeats->value());
    spec.interpreterLock = m_lock->isChecked();
    spec.seed = m_seed->text().toULongLong();
    spec.recording = static_cast<RecordingMode>(m_recording->currentData().toInt());
    spec.systemSchedule = m_schedule->isChecked();
    spec.memoryLimit = static_cast<std::size_t>(m_memoryLimit->value()) * kMegabyte;
    spec.repeatDisturbed = m_repeatDisturbed->isChecked() ? kExtraRunsForDisturbed : 0;
    return spec;
}

const Workload* RunPage::workload() const
{
    return m_workloads->current();
}

void RunPage::setSpec(const ExperimentSpec& spec)
{
    m_workloads->setCurrent(spec.workload);
    m_form->setValues(spec.parameters);
    if (!spec.models.empty())
        m_models->setModels(spec.models);
    setWorkers(spec.workers);
    m_repeats->setValue(static_cast<int>(spec.repeats));
    m_seed->setText(QString::number(spec.seed));
    m_recording->setCurrentIndex(m_recording->findData(static_cast<int>(spec.recording)));
    m_memoryLimit->setValue(
        static_cast<int>(std::min<std::size_t>(spec.memoryLimit / kMegabyte, kMostMegabytes)));
    m_lock->setChecked(spec.interpreterLock);
    m_repeatDisturbed->setChecked(spec.repeatDisturbed > 0);
    m_schedule->setChecked(spec.systemSchedule);
}

void RunPage::switchLockOn()
{
    m_lock->setChecked(true);
}

void RunPage::refresh()
{
    const WorkerList workers = parseWorkers(m_workers->text());
    m_workersProblem->setText(workers.problem);
    unsigned most = 0;
    for (const unsigned n : workers.counts)
        most = std::max(most, n);
    const unsigned cores = machineFacts().cores;
    if (workers.problem.isEmpty() && most > cores)
        m_workersProblem->setText(
            tr("More workers than this machine's %n core(s): they share them.", nullptr,
                static_cast<int>(cores)));
    m_workersProblem->setVisible(!m_workersProblem->text().isEmpty());
    m_resetAll->setEnabled(!m_form->isDefault());
    if (const auto experiment = spec()) {
        const ExperimentEstimate guess = estimate(*experiment);
        const auto runs = static_cast<int>(planRuns(*experiment).size());
        //: %n runs, %1 is a duration, %2 an amount of memory
        m_estimate->setText(tr("%n run(s), about %1, %2 of traces", nullptr, runs)
                                .arg(guessText(guess.duration), bytesText(guess.memoryBytes)));
    } else {
        m_estimate->setText(problem());
    }
    emit changed();
}

void RunPage::label(QLabel* label, QWidget* field, const QString& title, const QString& tip)
{
    field->setAccessibleName(title);
    field->setToolTip(tip.toHtmlEscaped());
    if (label == nullptr)
        return;
    label->setText(title);
    label->setToolTip(tip.toHtmlEscaped());
    label->setBuddy(field);
}

void RunPage::retranslate()
{
    m_parametersTitle->setText(tr("Parameters"));
    m_modelsTitle->setText(tr("Execution models"));
    m_settingsTitle->setText(tr("Runs"));
    m_resetAll->setText(tr("Reset all"));
    m_resetAll->setIcon(themedIcon(QStringLiteral("reset"), palette()));
    label(nullptr, m_resetAll, tr("Reset all parameters"),
        tr("Bring back the defaults of all parameters"));
    label(m_workersLabel, m_workers, tr("Workers"),
        tr("How many threads or processes run the tasks: one number, or several to compare, as in "
           "1,2,4,8. "
           "From 1 to %1.")
            .arg(kMaxWorkers));
    label(m_repeatsLabel, m_repeats, tr("Repeats"),
        tr("How often each run is made; the median counts. From 1 to %1.").arg(kMaxRepeats));
    label(m_seedLabel, m_seed, tr("Seed"), tr("Decides all that is random in the workload."));
    label(m_recordingLabel, m_recording, tr("Recording"),
        tr("When more happens than can be recorded: lossless makes the workers wait, bounded "
           "leaves events "
           "out and counts them."));
    label(m_memoryLimitLabel, m_memoryLimit, tr("Memory limit"),
        tr("What the trace of one run may hold. A run that reaches it ends and does not count; its "
           "trace up to there is kept."));
    //: a memory limit
    m_memoryLimit->setSpecialValueText(tr("Half of what is free"));
    m_memoryLimit->setSuffix(tr(" MB"));
    m_recording->setItemText(0, tr("Lossless"));
    m_recording->setItemText(1, tr("Bounded"));
    m_lock->setText(tr("Interpreter lock (emulated)"));
    label(nullptr, m_lock, tr("Interpreter lock, emulated"),
        tr("Imitates CPython's global interpreter lock: only one thread of a process runs at a "
           "time."));
    m_repeatDisturbed->setText(tr("Repeat disturbed runs"));
    label(nullptr, m_repeatDisturbed, tr("Repeat disturbed runs"),
        tr("Make a run again, at most %n time(s), when other programs put load on the machine.",
            nullptr, static_cast<int>(kExtraRunsForDisturbed)));
    m_schedule->setText(tr("Record the system's schedule"));
    label(nullptr, m_schedule, tr("Record the system's schedule"),
        tr("Also record which worker the operating system has on which core, and when it takes the "
           "core away: the rows of the cores and the strips below the bars. Costs next to "
           "nothing. Simulated runs have none."));
    refresh();
}

void RunPage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        m_resetAll->setIcon(themedIcon(QStringLiteral("reset"), palette()));
}

} // namespace interleave::ui
