// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/recordedprogram.h"
#include "ui/dialogs/unsavedquestion.h"
#include "ui/viewmodels/filejob.h"

#include <QObject>
#include <QPointer>

namespace interleave::ui {

class Banner;
class ProgramPage;
class RecordDialog;

/// The recorded program that is shown, and its file: record, save, export, close. Asks without
/// blocking before one is lost. GUI thread.
class ProgramCommands : public QObject {
    Q_OBJECT

public:
    ProgramCommands(ProgramPage& page, Banner& banner, QWidget* window);
    ~ProgramCommands() override;

    [[nodiscard]] bool hasProgram() const;
    /// "make.interleave"; empty while there is no file.
    [[nodiscard]] QString name() const;
    [[nodiscard]] const QString& path() const { return m_path; }
    [[nodiscard]] bool isModified() const { return m_isModified; }
    [[nodiscard]] bool isBusy() const { return m_job.isBusy() || m_export.isBusy(); }
    /// Something is being saved or exported, or will be.
    [[nodiscard]] bool isWriting() const { return m_job.isWriting() || m_export.isWriting(); }
    /// Null while there is none.
    [[nodiscard]] RecordDialog* recordDialog() const;

    /// Shows one that was opened; one that is not saved is asked about first.
    void open(const QString& path, const std::shared_ptr<const OpenedFile>& what);
    /// Opens the dialog; one that is not saved is asked about first.
    void record();
    /// `then` is called once it is saved; never where the user changes his mind, or it fails.
    using Then = FileJob::Then;
    void save(const Then& then = {});
    void saveAs(const Then& then = {});
    /// What cannot be written now is refused in words.
    void saveTo(const QString& path, const Then& then = {});
    void exportAs();
    /// By the end of its name: .png, .svg, .pdf, .json, .csv.
    void exportTo(const QString& path);
    /// As large as it is seen, into the clipboard.
    [[nodiscard]] Result<void> copyImage() const;
    void close();
    /// At once where nothing would be lost; after what is being saved; else after the question,
    /// unless the user keeps what is there. One at a time: the newest counts.
    void whenSaved(const Then& then);
    /// After what is being saved or exported; at once where nothing is. Never where that fails.
    void whenWritten(const Then& then);
    /// Nothing is asked about any more, and nothing is recorded.
    void giveUp();

signals:
    /// Another program is shown, or none.
    void shown();
    /// Another name, modified or not, busy or not.
    void changed();
    /// Its file is there now.
    void saved(const QString& path);

private:
    void show(std::shared_ptr<const RecordedProgram> program, const QString& path, bool isModified);
    void startRecording();
    void refuse(const QString& headline);
    void exportFailed(const Error& error);
    /// What is seen of it, as a figure.
    [[nodiscard]] Result<QByteArray> draw(QSize size, double scale, const QString& format) const;

    ProgramPage& m_page;
    Banner& m_banner;
    QWidget* m_window;
    FileJob m_job;    ///< saves
    FileJob m_export; ///< what it writes is no file of ours
    UnsavedQuestion m_question;
    QPointer<RecordDialog> m_dialog;
    QString m_path;
    bool m_isModified = false;
};

} // namespace interleave::ui
