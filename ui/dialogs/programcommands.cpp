// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/programcommands.h"

#include "core/formats/programfile.h"
#include "core/formats/programtrace.h"
#include "core/formats/savefile.h"
#include "ui/dialogs/exportchoice.h"
#include "ui/dialogs/questions.h"
#include "ui/dialogs/recorddialog.h"
#include "ui/export/programfigure.h"
#include "ui/export/scenefile.h"
#include "ui/pages/banner.h"
#include "ui/pages/programpage.h"
#include "ui/pages/programtext.h"
#include "ui/pages/runmessages.h"
#include "ui/support/coretext.h"

#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QImage>

#include <algorithm>
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
      m_window(window),
      m_question([window] { return askAboutUnsavedProgram(window); },
          { [this](const Then& then) { m_isModified ? save(then) : then(); },
              [this](const Then& then) {
                  m_isModified = false;
                  then();
              } })
{
    connect(&m_page, &ProgramPage::exportRequested, this, &ProgramCommands::exportAs);
    connect(&m_page, &ProgramPage::closeRequested, this, &ProgramCommands::close);
    connect(&m_job, &FileJob::saved, this, [this](const QString& path) {
        m_path = path;
        m_isModified = false;
        emit saved(path);
        emit changed();
    });
    connect(&m_export, &FileJob::saved, this, [this](const QString& path) {
        m_banner.show({ Message::Kind::Information, tr("Exported"), path, QString() });
        emit changed();
    });
    connect(&m_job, &FileJob::failed, this, [this](const QString& /*path*/, const Error& error) {
        m_banner.show(
            failureMessage(error, tr("Nothing was saved; a file that was there is as it was.")));
        emit changed();
    });
    connect(&m_export, &FileJob::failed, this, [this](const QString& /*path*/, const Error& error) {
        exportFailed(error);
        emit changed();
    });
    for (FileJob* job : { &m_job, &m_export })
        connect(job, &FileJob::cancelled, this, &ProgramCommands::changed);
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

void ProgramCommands::save(const Then& then)
{
    if (m_path.isEmpty())
        saveAs(then);
    else
        saveTo(m_path, then);
}

void ProgramCommands::saveAs(const Then& then)
{
    if (!hasProgram())
        return;
    QFileDialog* dialog = makeDialog(m_window, tr("Save the recorded program"),
        { tr("Recorded programs") + QStringLiteral(" (*.interleave)") });
    dialog->setDefaultSuffix(QStringLiteral("interleave"));
    dialog->selectFile(m_path.isEmpty()
            ? QDir::home().filePath(baseName(*m_page.program()) + QStringLiteral(".interleave"))
            : m_path);
    connect(dialog, &QFileDialog::fileSelected, this,
        [this, then](const QString& path) { saveTo(path, then); });
    dialog->open();
}

void ProgramCommands::saveTo(const QString& path, const Then& then)
{
    const auto program = m_page.program();
    if (!program)
        return;
    const auto write = [program](const std::string& to, const FileProgress& progress) {
        return saveProgram(to, *program, true, progress);
    };
    if (!m_job.write(path, write, then))
        refuse(tr("Nothing was saved"));
    emit changed();
}

void ProgramCommands::refuse(const QString& headline)
{
    m_banner.show({ Message::Kind::Warning, headline,
        tr("Two files are being written already. Try again when one of them is there."),
        QString() });
}

void ProgramCommands::exportAs()
{
    if (!hasProgram())
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
    if (!program)
        return;
    const QString suffix = QFileInfo(path).suffix().toLower();
    FileJob::Write write;
    if (figureFormats().contains(suffix)) {
        const Result<QByteArray> picture = draw(kPicture, 1, suffix);
        if (!picture) {
            exportFailed(picture.error());
            return;
        }
        write = [bytes = picture->toStdString()](const std::string& to, const FileProgress&) {
            return saveFile(to, bytes, true);
        };
    } else if (suffix == QLatin1String("json") || suffix == QLatin1String("csv")) {
        write = [program, isCsv = suffix == QLatin1String("csv")](
                    const std::string& to, const FileProgress&) -> Result<void> {
            const auto text = isCsv ? programCsv(*program) : programChromeTrace(*program);
            if (!text)
                return tl::unexpected(text.error());
            return saveFile(to, *text, true);
        };
    } else {
        m_banner.show({ Message::Kind::Warning, tr("This format is not known"),
            tr("Let the name of the file end in .png, .svg, .pdf, .json or .csv."), path });
        return;
    }
    if (!m_export.write(path, std::move(write)))
        refuse(tr("Nothing was exported"));
    emit changed();
}

void ProgramCommands::exportFailed(const Error& error)
{
    m_banner.show(
        failureMessage(error, tr("Nothing was exported; a file that was there is as it was.")));
}

Result<void> ProgramCommands::copyImage() const
{
    if (!hasProgram())
        return {};
    const QSize size = m_page.size()
                           .expandedTo(QSize(kMinExportSide, kMinExportSide))
                           .boundedTo(QSize(kMaxExportSide, kMaxExportSide));
    const double scale = std::min(m_page.devicePixelRatioF(), kMaxExportScale);
    const Result<QByteArray> png = draw(size, scale, QStringLiteral("png"));
    if (!png)
        return tl::unexpected(png.error());
    QGuiApplication::clipboard()->setImage(QImage::fromData(*png, "PNG"));
    return {};
}

Result<QByteArray> ProgramCommands::draw(QSize size, double scale, const QString& format) const
{
    const RecordedProgram& program = *m_page.program();
    return renderProgram(program, m_page.section(), programSummaryText(program),
        m_page.viewport().visible(), size, scale, themeOf(m_page.palette()), format);
}

void ProgramCommands::close()
{
    whenSaved([this] { show(nullptr, {}, false); });
}

void ProgramCommands::whenSaved(const Then& then)
{
    if (m_job.isWriting()) {
        m_job.afterWriting(then);
        return;
    }
    if (!m_isModified) {
        then();
        return;
    }
    m_question.ask(then);
}

void ProgramCommands::whenWritten(const Then& then)
{
    if (m_job.isWriting())
        m_job.afterWriting([this, then] { m_export.afterWriting(then); });
    else
        m_export.afterWriting(then);
}

void ProgramCommands::giveUp()
{
    m_isModified = false;
    m_question.giveUp();
    m_job.cancel();
    m_export.cancel();
    delete m_dialog.data();
}

} // namespace interleave::ui
