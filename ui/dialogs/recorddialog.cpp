// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/recorddialog.h"

#include "core/execution/childcommand.h"
#include "ui/pages/programtext.h"
#include "ui/support/coretext.h"
#include "ui/support/numbers.h"
#include "ui/timeline/scheduletext.h"
#include "ui/timeline/timetext.h"

#include <QDir>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QFile>
#include <QFileDialog>
#include <QFontDatabase>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTextCursor>
#include <QVBoxLayout>

namespace interleave::ui {

namespace {

constexpr int kTickMilliseconds = 100;
constexpr int kMostLines = 10'000;
constexpr double kLongest = 1e6; // seconds
constexpr QSize kFirstSize(640, 480);

/// Quotes around what has blanks.
QString asWord(const QString& text)
{
    if (!text.contains(QLatin1Char(' ')) && !text.contains(QLatin1Char('\t')))
        return text;
    const QLatin1Char quote
        = text.contains(QLatin1Char('"')) ? QLatin1Char('\'') : QLatin1Char('"');
    return quote + text + quote;
}

/// A quote that is opened and not closed.
bool hasOpenQuote(const QString& line)
{
    QChar open;
    for (const QChar c : line) {
        if (open.isNull() && (c == QLatin1Char('"') || c == QLatin1Char('\'')))
            open = c;
        else if (c == open)
            open = QChar();
    }
    return !open.isNull();
}

std::string bytesOf(const QString& path)
{
    return QFile::encodeName(path).toStdString();
}

} // namespace

RecordDialog::RecordDialog(QWidget* parent, PerfOpener opener)
    : QDialog(parent),
      m_opener(std::move(opener)),
      m_commandLabel(new QLabel(this)),
      m_folderLabel(new QLabel(this)),
      m_durationLabel(new QLabel(this)),
      m_outputLabel(new QLabel(this)),
      m_command(new QLineEdit(this)),
      m_folder(new QLineEdit(QDir::toNativeSeparators(QDir::currentPath()), this)),
      m_duration(new QDoubleSpinBox(this)),
      m_chooseProgram(new QPushButton(this)),
      m_chooseFolder(new QPushButton(this)),
      m_start(new QPushButton(this)),
      m_close(new QPushButton(this)),
      m_figures(new QLabel(this)),
      m_message(new QLabel(this)),
      m_output(new QPlainTextEdit(this))
{
    makeParts();
    m_ticker.setInterval(kTickMilliseconds);
    connect(&m_ticker, &QTimer::timeout, this, &RecordDialog::updateFigures);
    connect(m_command, &QLineEdit::textChanged, this, &RecordDialog::updateParts);
    connect(m_chooseProgram, &QPushButton::clicked, this, &RecordDialog::chooseProgram);
    connect(m_chooseFolder, &QPushButton::clicked, this, &RecordDialog::chooseFolder);
    connect(m_start, &QPushButton::clicked, this, &RecordDialog::startOrStop);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    connect(&m_job, &RecordJob::printed, this, &RecordDialog::print);
    connect(&m_job, &RecordJob::recorded, this, &RecordDialog::ended);
    connect(&m_job, &RecordJob::failed, this, &RecordDialog::failed);
    retranslate();
    resize(kFirstSize);
    m_command->setFocus();
}

void RecordDialog::makeParts()
{
    m_command->setObjectName(QStringLiteral("command"));
    m_folder->setObjectName(QStringLiteral("folder"));
    m_duration->setObjectName(QStringLiteral("duration"));
    m_start->setObjectName(QStringLiteral("start"));
    m_output->setObjectName(QStringLiteral("output"));
    m_duration->setRange(0, kLongest);
    m_duration->setDecimals(1);
    m_commandLabel->setBuddy(m_command);
    m_folderLabel->setBuddy(m_folder);
    m_durationLabel->setBuddy(m_duration);
    m_outputLabel->setBuddy(m_output);
    for (QLabel* label : { m_figures, m_message }) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    }
    m_message->hide();
    m_output->setReadOnly(true);
    m_output->setTabChangesFocus(true);
    m_output->setUndoRedoEnabled(false);
    m_output->setMaximumBlockCount(kMostLines);
    m_output->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_start->setDefault(true);
    m_close->setAutoDefault(false);
    m_chooseProgram->setAutoDefault(false);
    m_chooseFolder->setAutoDefault(false);

    const auto beside = [](QWidget* field, QWidget* button) {
        auto* line = new QHBoxLayout;
        line->addWidget(field, 1);
        line->addWidget(button);
        return line;
    };
    auto* form = new QFormLayout;
    form->addRow(m_commandLabel, beside(m_command, m_chooseProgram));
    form->addRow(m_folderLabel, beside(m_folder, m_chooseFolder));
    form->addRow(m_durationLabel, m_duration);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_figures, 1);
    buttons->addWidget(m_start);
    buttons->addWidget(m_close);
    auto* box = new QVBoxLayout(this);
    box->addLayout(form);
    box->addWidget(m_message);
    box->addWidget(m_outputLabel);
    box->addWidget(m_output, 1);
    box->addLayout(buttons);
}

QString RecordDialog::message() const
{
    return m_message->text();
}

void RecordDialog::say(const QString& text)
{
    m_message->setText(text);
    m_message->setVisible(!text.isEmpty());
}

void RecordDialog::startOrStop()
{
    if (!m_job.isBusy()) {
        start();
        return;
    }
    m_job.stop();
    m_isStopping = true;
    updateParts();
}

void RecordDialog::start()
{
    const QString line = m_command->text();
    if (hasOpenQuote(line)) {
        say(tr("A quote is opened in the command and not closed: close it, or leave it out."));
        return;
    }
    RecordRequest request;
    request.command = splitCommand(line.toStdString());
    if (request.command.empty())
        return;
    request.folder = bytesOf(m_folder->text());
    if (m_duration->value() > 0)
        request.duration = fromSeconds(m_duration->value());
    request.opener = m_opener;
    say({});
    m_output->clear();
    m_isStopping = false;
    m_elapsed.start();
    m_ticker.start();
    m_job.start(request);
    updateParts();
    updateFigures();
}

void RecordDialog::ended(const std::shared_ptr<const RecordedProgram>& program)
{
    m_ticker.stop();
    updateParts();
    if (!program->schedule->isRecorded()) {
        //: %1: how it ended, %2: why its schedule is not known and what to do
        say(tr("The program has run (%1), and there is nothing to show. %2")
                .arg(programEndText(*program), scheduleNotice(program->schedule.get())));
        m_figures->clear();
        return;
    }
    m_figures->setText(
        tr("%1 · %2 slices")
            .arg(durationText(program->duration), countText(program->schedule->sliceCount())));
    emit recorded(program);
    const bool isGood = !program->bySignal && program->status == 0;
    if (isGood || program->wasStopped) {
        accept();
        return;
    }
    say(tr("The program has ended: %1. Its schedule is open in the window behind this.")
            .arg(programEndText(*program)));
}

void RecordDialog::failed(const Error& error)
{
    m_ticker.stop();
    m_figures->clear();
    updateParts();
    const QString next = error.code == ErrorCode::NotFound
        ? tr("Look at its spelling, or give its path.")
        : tr("Nothing was started.");
    say(plain(error.detail) + QStringLiteral(". ") + next);
    m_command->setFocus();
    m_command->selectAll();
}

void RecordDialog::print(const QByteArray& text)
{
    QTextCursor end(m_output->document());
    end.movePosition(QTextCursor::End);
    end.insertText(QString::fromLocal8Bit(text));
    m_output->moveCursor(QTextCursor::End);
}

void RecordDialog::updateParts()
{
    const bool isBusy = m_job.isBusy();
    for (QWidget* part : std::initializer_list<QWidget*> {
             m_command, m_folder, m_duration, m_chooseProgram, m_chooseFolder })
        part->setEnabled(!isBusy);
    m_start->setEnabled(isBusy || !m_command->text().trimmed().isEmpty());
    m_start->setText(isBusy ? (m_isStopping ? tr("End it now") : tr("Stop")) : tr("Start"));
    m_start->setToolTip(
        (isBusy ? (m_isStopping ? tr("Kill the program and all that it has started")
                                : tr("Ask the program to end (SIGTERM); what was recorded is kept"))
                : tr("Start the program and record it"))
            .toHtmlEscaped());
}

void RecordDialog::updateFigures()
{
    const auto figures = m_job.figures();
    const QString time = durationText(std::chrono::milliseconds(m_elapsed.elapsed()));
    QString text = figures
        ? tr("%1 · %2 slices of %n thread(s)", nullptr, static_cast<int>(figures->threads))
              .arg(time, countText(figures->slices))
        : time;
    if (figures && figures->isLimitReached)
        text += tr(" · the recording has taken the memory that it may take; the program goes on");
    m_figures->setText(text);
}

void RecordDialog::chooseProgram()
{
    auto* dialog = new QFileDialog(this, tr("Choose the program"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this,
        [this](const QString& path) { m_command->setText(asWord(path)); });
    dialog->open();
}

void RecordDialog::chooseFolder()
{
    auto* dialog = new QFileDialog(this, tr("Choose the folder in which it runs"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    dialog->setDirectory(m_folder->text());
    connect(dialog, &QFileDialog::fileSelected, this,
        [this](const QString& path) { m_folder->setText(QDir::toNativeSeparators(path)); });
    dialog->open();
}

/// The first time that it is closed the program is asked to end, and the dialog goes with it;
/// again: the job's destructor ends it.
void RecordDialog::done(int result)
{
    if (m_job.isBusy() && !m_isStopping) {
        startOrStop();
        return;
    }
    QDialog::done(result);
}

void RecordDialog::retranslate()
{
    setWindowTitle(tr("Record a program"));
    m_commandLabel->setText(tr("&Command:"));
    m_command->setPlaceholderText(tr("a program and its arguments, such as: make -j8"));
    m_command->setToolTip(
        tr("Words between blanks; what stands in quotes is one word. For anything "
           "else of a shell: sh -c \"...\"")
            .toHtmlEscaped());
    m_chooseProgram->setText(tr("&Program …"));
    m_folderLabel->setText(tr("&Folder:"));
    m_chooseFolder->setText(tr("F&older …"));
    m_durationLabel->setText(tr("&At most:"));
    m_duration->setSuffix(tr(" s"));
    m_duration->setSpecialValueText(tr("until it ends by itself"));
    m_outputLabel->setText(tr("What it &writes:"));
    m_chooseProgram->setToolTip(tr("Choose a program's file").toHtmlEscaped());
    m_chooseFolder->setToolTip(tr("Choose the folder in which it runs").toHtmlEscaped());
    m_folder->setToolTip(tr("The folder in which it runs").toHtmlEscaped());
    m_duration->setToolTip(tr("After so long it is asked to end (SIGTERM)").toHtmlEscaped());
    m_close->setText(tr("Close"));
    m_close->setToolTip(
        tr("Close this; a program that runs is asked to end first").toHtmlEscaped());
    m_output->setAccessibleName(tr("What the program writes"));
    updateParts();
}

void RecordDialog::changeEvent(QEvent* event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace interleave::ui
