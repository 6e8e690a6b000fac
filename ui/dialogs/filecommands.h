// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "ui/dialogs/unsavedquestion.h"
#include "ui/viewmodels/filejob.h"

#include <QObject>
#include <QPointer>
#include <QStringList>

class QMenu;
class QMimeData;
class QProgressDialog;
class QWidget;

namespace interleave::ui {

class Actions;
class Banner;
class ExperimentModel;
class ProgramCommands;
class Settings;

/// The file behind the experiment: save, open, what was opened last, and whether anything would be
/// lost. A load that fails changes nothing. Asks without blocking. GUI thread.
class FileCommands : public QObject {
    Q_OBJECT

public:
    FileCommands(ExperimentModel& experiment, Settings& settings, Actions& actions, Banner& banner,
        QWidget* window);

    /// Of the experiment's file; empty while there is none.
    [[nodiscard]] const QString& path() const { return m_path; }
    /// "flags.interleave"; empty while there is no file.
    [[nodiscard]] QString name() const;
    /// There are finished runs that no file has.
    [[nodiscard]] bool isModified() const { return m_isModified; }
    /// And they took so long to make, kCostly in all, that others may not take their place without
    /// a question. Runs in virtual time cost nothing.
    [[nodiscard]] bool isCostly() const;
    static constexpr Nanos kCostly = std::chrono::seconds(30);
    /// What is shown came with the program.
    [[nodiscard]] bool isSample() const { return m_isSample; }
    [[nodiscard]] bool isBusy() const { return m_job.isBusy(); }
    /// Save, Open recent: for the File menu, which does not own it.
    [[nodiscard]] QMenu* recentMenu() const { return m_recentMenu; }
    [[nodiscard]] QStringList recentFiles() const;

    /// The experiment is being written, or will be as soon as what was cancelled has ended.
    [[nodiscard]] bool isSaving() const { return m_job.isWriting(); }

    /// The actions save this program instead of the experiment; null: the experiment again.
    void setShownProgram(ProgramCommands* program);
    /// `then` is called once it is saved; never where the user changes his mind, or it fails.
    using Then = FileJob::Then;
    void save(const Then& then = {});
    void saveAs(const Then& then = {});
    /// What cannot be saved now is refused in words.
    void saveTo(const QString& path, const Then& then = {});
    void open();
    /// Unsaved runs are asked about before another experiment takes their place. A recorded program
    /// takes nobody's.
    void openFile(const QString& path);
    /// The experiment that came with the program.
    void openSample();
    /// At once where nothing would be lost; after what is being saved; else after the question,
    /// unless the user keeps what is there. One at a time: the newest counts.
    void whenSaved(const Then& then);
    /// What is going on is given up.
    void cancel();
    void updateActions();
    void retranslate();

    /// The one local file that is dragged; empty: there is none, or there are several.
    [[nodiscard]] static QString draggedFile(const QMimeData* data);

    void remember(const QString& path);

signals:
    /// A file was a recorded program's; what is open stays.
    void programOpened(
        const QString& path, const std::shared_ptr<const interleave::OpenedFile>& what);
    /// Another experiment is shown: one from a file.
    void loaded();
    /// Another name, modified or not, busy or not.
    void changed();

private:
    void runChanged(int run);
    void wasReset();
    void opened(const QString& path, const std::shared_ptr<const OpenedExperiment>& what);
    void load(const QString& path, const OpenedExperiment& what);
    void saved(const QString& path);
    void failed(const QString& path, const Error& error);
    void refuse(const QString& headline, const QString& reason);
    void showProgress(const QString& text);
    void ended();
    void fillRecentMenu();
    void setState(const QString& path, bool isModified, bool isSample);
    [[nodiscard]] QString suggestedPath() const;

    ExperimentModel& m_experiment;
    Settings& m_settings;
    Actions& m_actions;
    Banner& m_banner;
    QWidget* m_window;
    FileJob m_job;
    QMenu* m_recentMenu;
    UnsavedQuestion m_question;
    QPointer<QProgressDialog> m_progress;
    ProgramCommands* m_shownProgram = nullptr;
    QString m_path;
    bool m_isModified = false;
    bool m_isSample = false;
    bool m_isSaving = false;
    bool m_isLoading = false; ///< the model is being filled from a file
};

} // namespace interleave::ui
