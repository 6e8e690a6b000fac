// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/programcommands.h"

#include "core/formats/programfile.h"
#include "core/formats/programtrace.h"
#include "core/formats/savefile.h"
#include "ui/dialogs/questions.h"
#include "ui/dialogs/recorddialog.h"
#include "ui/export/programfigure.h"
#include "ui/export/scenefile.h"
#include "ui/pages/banner.h"
#include "ui/pages/programpage.h"
#include "ui/pages/programtext.h"
#include "ui/pages/runmessages.h"
#include "ui/support/coretext.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>

#include <utility>

namespace interleave::ui {

namespace {

constexpr QSize kPicture { 1600, 900 };

QFileDialog* makeDialog(QWidget* window, const QString& title, const QStringList& filters)
{
    auto* dialog = new QFileDialog(window, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave); // asks before it replaces a file
    dialog->setNameFilters(filters);
    return dialog;
}

/// "make" of "/usr/bin/make".
QString baseName(const RecordedProgram& program)
{
    const QString name = program.command.empty()
        ? QString()
        : QFileInfo(plain(program.command.front())).fileName();
    return name.isEmpty() ? QStringLiteral("program") : name;
}

} // namespace

ProgramCommands::ProgramCommands(ProgramPage& page, Banner& banner, QWidget* window)
    : QObject(window),
      m_page(page),
      m_banner(banner),
      m_window(window)
{
    connect(&m_page, &ProgramPage::exportRequested, this, &ProgramCommands::exportAs);
    connect(&m_page, &ProgramPage::closeRequested, this, &ProgramCommands::close);
    connect(&m_job, &FileJob::failed, this, &ProgramCommands::failed);
    connect(&m_job, &FileJob::cancelled, this, &ProgramCommands::changed);
    connect(&m_job, &FileJob::saved, this, [this](const QString& path) {
        if (m_isExport) {
            m_banner.show({ Message::Kind::Information, tr("Exported"), path, QString() });
        } else {
            m_path = path;
            m_isModified = false;
            emit saved(path);
        }
        emit changed();
        if (const auto then = std::exchange(m_afterSave, {}))
            then();
    });
}

ProgramCommands::~ProgramCommands()
{
    delete m_dialog.data();
}

bool ProgramCommands::hasProgram() const
{
    return m_page.program() != nullptr;
}

RecordDialog* ProgramCommands::recordDialog() const
{
    return m_dialog;
}

QString ProgramCommands::name() const
{
    return m_path.isEmpty() ? QString() : QFileInfo(m_path).fileName();
}

void ProgramCommands::show(
    std::shared_ptr<const RecordedProgram> program, const QString& path, bool isModified)
{
    m_page.setProgram(std::move(program));
    m_path = path;
    m_isModified = isModified;
    emit shown();
    emit changed();
}

void ProgramCommands::open(const QString& path, const std::shared_ptr<const OpenedFile>& what)
{
    whenSaved([this, path, what] {
        // What a damaged file still held is worth saving again, under another name.
        show(std::shared_ptr<const RecordedProgram>(
                 what, std::get_if<RecordedProgram>(&what->content)),
            what->warnings.empty() ? path : QString(), false);
        for (const Error& warning : what->warnings)
            m_banner.show({ Message::Kind::Warning, tr("The file is not whole"),
                plain(warning.detail), QString() });
    });
}

void ProgramCommands::record()
{
    if (m_dialog)
        m_dialog->raise();
    else
        whenSaved([this] { startRecording(); });
}

void ProgramCommands::startRecording()
{
    m_dialog = new RecordDialog(m_window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_dialog, &RecordDialog::recorded, this,
        [this](const std::shared_ptr<const RecordedProgram>& program) { show(program, {}, true); });
    m_dialog->open();
}

void ProgramCommands::save()
{
    if (m_path.isEmpty())
        saveAs();
    else
        saveTo(m_path);
}

void ProgramCommands::saveAs()
{
    if (!hasProgram() || isBusy())
        return;
    QFileDialog* dialog = makeDialog(m_window, tr("Save the recorded program"),
        { tr("Recorded programs") + QStringLiteral(" (*.interleave)") });
    dialog->setDefaultSuffix(QStringLiteral("interleave"));
    dialog->selectFile(m_path.isEmpty()
            ? QDir::home().filePath(baseName(*m_page.program()) + QStringLiteral(".interleave"))
            : m_path);
    connect(dialog, &QFileDialog::fileSelected, this, &ProgramCommands::saveTo);
    connect(dialog, &QFileDialog::rejected, this, [this] { m_afterSave = {}; });
    dialog->open();
}

void ProgramCommands::saveTo(const QString& path)
{
    const auto program = m_page.program();
    if (!program || isBusy())
        return;
    m_isExport = false;
    m_job.write(path, [program](const std::string& to, const FileProgress& progress) {
        return saveProgram(to, *program, true, progress);
    });
    emit changed();
}

void ProgramCommands::exportAs()
{
    if (!hasProgram() || isBusy())
        return;
    QFileDialog* dialog = makeDialog(m_window, tr("Export the recorded program"),
        { tr("Pictures") + QStringLiteral(" (*.png *.svg *.pdf)"),
            tr("Chrome trace") + QStringLiteral(" (*.json)"),
            tr("All slices") + QStringLiteral(" (*.csv)") });
    dialog->selectFile(QDir::home().filePath(baseName(*m_page.program()) + QStringLiteral(".png")));
    connect(dialog, &QFileDialog::fileSelected, this, &ProgramCommands::exportTo);
    dialog->open();
}

void ProgramCommands::exportTo(const QString& path)
{
    const auto program = m_page.program();
    if (!program || isBusy())
        return;
    m_isExport = true;
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (figureFormats().contains(suffix)) {
        const Result<QByteArray> picture
            = renderProgram(*program, m_page.section(), programSummaryText(*program),
                m_page.viewport().visible(), kPicture, themeOf(m_page.palette()), suffix);
        if (!picture) {
            failed(path, picture.error());
            return;
        }
        m_job.write(
            path, [bytes = picture->toStdString()](const std::string& to, const FileProgress&) {
                return saveFile(to, bytes, true);
            });
    } else if (suffix == QLatin1String("json") || suffix == QLatin1String("csv")) {
        m_job.write(path,
            [program, isCsv = suffix == QLatin1String("csv")](
                const std::string& to, const FileProgress&) -> Result<void> {
                const auto text = isCsv ? programCsv(*program) : programChromeTrace(*program);
                if (!text)
                    return tl::unexpected(text.error());
                return saveFile(to, *text, true);
            });
    } else {
        m_banner.show({ Message::Kind::Warning, tr("This format is not known"),
            tr("Let the name of the file end in .png, .svg, .pdf, .json or .csv."), path });
    }
    emit changed();
}

void ProgramCommands::failed(const QString& /*path*/, const Error& error)
{
    m_afterSave = {};
    m_banner.show(failureMessage(error,
        m_isExport ? tr("Nothing was exported; a file that was there is as it was.")
                   : tr("Nothing was saved; a file that was there is as it was.")));
    emit changed();
}

void ProgramCommands::close()
{
    whenSaved([this] { show(nullptr, {}, false); });
}

void ProgramCommands::whenSaved(std::function<void()> then)
{
    if (m_question)
        return;
    if (!m_isModified) {
        then();
        return;
    }
    m_question = askAboutUnsavedProgram(m_window);
    connect(m_question, &QMessageBox::finished, this, [this, then = std::move(then)] {
        const auto role = m_question->buttonRole(m_question->clickedButton());
        m_question.clear();
        if (role == QMessageBox::DestructiveRole) {
            m_isModified = false;
            then();
        }
        if (role != QMessageBox::AcceptRole)
            return;
        m_afterSave = then;
        save();
    });
    m_question->open();
}

void ProgramCommands::giveUp()
{
    m_isModified = false;
    m_afterSave = {};
    m_job.cancel();
    delete m_dialog.data();
}

} // namespace interleave::ui
