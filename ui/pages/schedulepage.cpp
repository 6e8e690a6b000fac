// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/schedulepage.h"

#include "core/workload/workloadregistry.h"
#include "ui/support/beside.h"
#include "ui/support/coretext.h"
#include "ui/support/emptypane.h"
#include "ui/support/windowphrasing.h"
#include "ui/timeline/runtext.h"
#include "ui/viewmodels/experimentmodel.h"
#include "ui/viewmodels/selection.h"

#include <QClipboard>
#include <QEvent>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStackedLayout>
#include <QTextBlock>
#include <QTextDocumentFragment>
#include <QThread>
#include <QVBoxLayout>

namespace interleave::ui {

namespace {

constexpr std::size_t kMostEvents = 400; ///< more than anybody listens to; the export has all

const ExperimentModel::Run* currentRun(const ExperimentModel& experiment)
{
    const int run = experiment.currentRun();
    return run < 0 ? nullptr : &experiment.runs()[static_cast<std::size_t>(run)];
}

} // namespace

SchedulePage::SchedulePage(ExperimentModel& experiment, Selection& selection, QWidget* parent)
    : QWidget(parent),
      m_experiment(experiment),
      m_selection(selection),
      m_stack(new QStackedLayout(this)),
      m_empty(new EmptyPane(this)),
      m_title(new QLabel(this)),
      m_copy(new QPushButton(this)),
      m_export(new QPushButton(this)),
      m_view(new QPlainTextEdit(this))
{
    makeParts();
    connect(&experiment, &ExperimentModel::wasReset, this, &SchedulePage::later);
    connect(&experiment, &ExperimentModel::currentRunChanged, this, &SchedulePage::later);
    connect(&experiment, &ExperimentModel::runChanged, this, [this](int run) {
        if (run == m_experiment.currentRun())
            later();
    });
    connect(&selection, &Selection::changed, this, &SchedulePage::followSelection);
    connect(m_copy, &QPushButton::clicked, this, &SchedulePage::copy);
    connect(m_export, &QPushButton::clicked, this, &SchedulePage::exportRequested);
    retranslate();
}

SchedulePage::~SchedulePage()
{
    if (m_teller != nullptr) {
        m_teller->wait();
        delete m_teller;
    }
}

void SchedulePage::makeParts()
{
    m_title->setTextFormat(Qt::PlainText);
    m_title->setIndent(4);
    m_view->setReadOnly(true);
    m_view->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_view->setTabChangesFocus(true);
    m_view->setUndoRedoEnabled(false);
    m_view->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->installEventFilter(this);
    m_view->viewport()->installEventFilter(this);
    auto* page = new QWidget(this);
    auto* head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_copy);
    head->addWidget(m_export);
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addLayout(head);
    layout->addWidget(m_view, 1);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(page);
    setFocusProxy(m_view);
}

QString SchedulePage::text() const
{
    return m_lines.empty() ? QString() : m_view->toPlainText();
}

void SchedulePage::later()
{
    m_stale = true;
    if (isVisible())
        refresh();
}

void SchedulePage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_stale)
        refresh();
}

void SchedulePage::refresh()
{
    if (m_teller != nullptr)
        return; // looks again when it is through
    m_stale = false;
    const ExperimentModel::Run* run = currentRun(m_experiment);
    const bool canTell = run != nullptr && run->trace
        && run->state == ExperimentModel::RunState::Finished && run->trace->taskCount() > 0;
    if (!canTell) {
        m_told.reset();
        m_lines.clear();
        sayWhyNothing();
        m_stack->setCurrentIndex(0);
        return;
    }
    m_title->setText(titleOfRun(m_experiment.spec(), run->planned));
    if (m_told == run->trace)
        return;
    m_told = run->trace;
    AccountOptions options;
    options.mostEvents = kMostEvents;
    if (const Workload* workload = findWorkload(m_experiment.spec().workload))
        options.keyMoment = workload->keyMoment;
    m_teller = runBeside([this, trace = m_told, options] {
        auto lines = inWords(accountOf(trace, options), WindowPhrasing());
        QMetaObject::invokeMethod(
            this, [this, lines = std::move(lines)]() mutable { take(std::move(lines)); },
            Qt::QueuedConnection);
    });
}

void SchedulePage::take(std::vector<AccountText> lines)
{
    m_teller->wait();
    delete m_teller;
    m_teller = nullptr;
    if (m_stale && isVisible()) {
        refresh();
        if (m_teller != nullptr || !m_told)
            return; // these are out of date
    }
    m_lines = std::move(lines);
    QStringList texts;
    for (const AccountText& line : m_lines)
        texts << plain(line.text);
    m_view->setPlainText(texts.join(u'\n'));
    m_stack->setCurrentIndex(1);
    followSelection();
}

void SchedulePage::sayWhyNothing()
{
    const ExperimentModel::Run* run = currentRun(m_experiment);
    if (run == nullptr)
        m_empty->setTexts(tr("No run yet: Run (F5)\nHere a run is told in plain language: who ran "
                             "when, who waited for what, who woke whom."));
    else if (run->traceReleased)
        m_empty->setTexts(
            tr("The trace of this run was let go to save memory; its figures are in the Summary."));
    else if (run->state != ExperimentModel::RunState::Finished)
        m_empty->setTexts(tr("The run is told when it has ended."));
    else
        m_empty->setTexts(tr("Nothing was recorded."));
}

void SchedulePage::chooseLine(int line)
{
    if (line < 0 || static_cast<std::size_t>(line) >= m_lines.size())
        return;
    const AccountText& chosen = m_lines[static_cast<std::size_t>(line)];
    if (!chosen.task.isValid())
        return;
    std::optional<Selection::SpanPlace> place;
    if (chosen.span)
        place = { m_experiment.currentRun(), static_cast<int>(*chosen.span) };
    m_choosing = true;
    m_selection.select(chosen.task, place);
    m_choosing = false;
}

void SchedulePage::followSelection()
{
    QList<QTextEdit::ExtraSelection> marks;
    QTextCursor first;
    const auto place = m_selection.span();
    bool isExact = false;
    for (std::size_t i = 0; m_selection.task().isValid() && i < m_lines.size(); ++i) {
        const AccountText& line = m_lines[i];
        if (line.task != m_selection.task())
            continue;
        const bool same = place && place->run == m_experiment.currentRun() && line.span
            && static_cast<int>(*line.span) == place->index;
        QTextEdit::ExtraSelection mark;
        mark.cursor = QTextCursor(m_view->document()->findBlockByNumber(static_cast<int>(i)));
        QColor ground = palette().color(QPalette::Highlight);
        ground.setAlphaF(same ? 0.4F : 0.2F);
        mark.format.setBackground(ground);
        mark.format.setProperty(QTextFormat::FullWidthSelection, true);
        marks << mark;
        if (first.isNull() || (same && !isExact))
            first = mark.cursor;
        isExact = isExact || same;
    }
    m_view->setExtraSelections(marks);
    if (m_choosing || first.isNull())
        return;
    m_view->setTextCursor(first);
    m_view->centerCursor();
}

void SchedulePage::copy() const
{
    const QTextCursor cursor = m_view->textCursor();
    QGuiApplication::clipboard()->setText(
        cursor.hasSelection() ? cursor.selection().toPlainText() : m_view->toPlainText());
}

bool SchedulePage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_view && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            chooseLine(m_view->textCursor().blockNumber());
            return true;
        }
    }
    if (watched == m_view->viewport() && event->type() == QEvent::MouseButtonRelease
        && static_cast<QMouseEvent*>(event)->button() == Qt::LeftButton
        && !m_view->textCursor().hasSelection())
        chooseLine(
            m_view->cursorForPosition(static_cast<QMouseEvent*>(event)->pos()).blockNumber());
    return QWidget::eventFilter(watched, event);
}

void SchedulePage::retranslate()
{
    m_view->setAccessibleName(tr("Schedule as text"));
    m_view->setToolTip(
        tr("The run in plain language; Enter or a click selects what a line is about")
            .toHtmlEscaped());
    m_copy->setText(tr("Copy"));
    m_copy->setToolTip(tr("Copy what is marked, or the whole text").toHtmlEscaped());
    m_export->setText(tr("Export …"));
    m_export->setToolTip(tr("Save all runs in plain language, nothing left out").toHtmlEscaped());
    m_told.reset(); // in another language
    later();
}

void SchedulePage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange && m_view != nullptr)
        followSelection();
}

} // namespace interleave::ui
