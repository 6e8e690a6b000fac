// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/recordedprogram.h"
#include "ui/viewmodels/filejob.h"

#include <QObject>
#include <QPointer>

#include <functional>

class QMessageBox;

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
    [[nodiscard]] bool isBusy() const { return m_job.isBusy(); }
    /// Null while there is none.
    [[nodiscard]] RecordDialog* recordDialog() const;

    /// Shows one that was opened; one that is not saved is asked about first.
    void open(const QString& path, const std::shared_ptr<const OpenedFile>& what);
    /// Opens the dialog; one that is not saved is asked about first.
    void record();
    void save();
    void saveAs();
    void saveTo(const QString& path);
    void exportAs();
    /// By the end of its name: .png, .svg, .pdf, .json, .csv.
    void exportTo(const QString& path);
    void close();
    /// At once where nothing would be lost; else after the question, unless the user keeps what is
    /// there.
    void whenSaved(std::function<void()> then);
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
    void failed(const QString& path, const Error& error);

    ProgramPage& m_page;
    Banner& m_banner;
    QWidget* m_window;
    FileJob m_job;
    QPointer<QMessageBox> m_question;
    QPointer<RecordDialog> m_dialog;
    std::function<void()> m_afterSave;
    QString m_path;
    bool m_isModified = false;
    bool m_isExport = false; ///< what the job writes is no file of ours
};

} // namespace interleave::ui
