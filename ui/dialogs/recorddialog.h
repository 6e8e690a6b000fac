// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/viewmodels/recordjob.h"

#include <QDialog>
#include <QElapsedTimer>
#include <QTimer>

class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace interleave::ui {

/// Asks for a program, records it, shows what it writes. Closes by itself when it has ended well;
/// stays where there is something to read. Closing it ends the program.
class RecordDialog : public QDialog {
    Q_OBJECT

public:
    /// `opener`: who is asked for the system's schedule; for tests.
    explicit RecordDialog(QWidget* parent = nullptr, PerfOpener opener = kernelOpener());

    [[nodiscard]] RecordJob& job() { return m_job; }
    /// What is wrong, or how it ended; empty while there is nothing to say.
    [[nodiscard]] QString message() const;

    void startOrStop();
    void done(int result) override;

signals:
    /// One whose schedule is known.
    void recorded(const std::shared_ptr<const interleave::RecordedProgram>& program);

protected:
    void changeEvent(QEvent* event) override;

private:
    void makeParts();
    void start();
    void ended(const std::shared_ptr<const RecordedProgram>& program);
    void failed(const Error& error);
    void print(const QByteArray& text);
    void say(const QString& text);
    void updateParts();
    void updateFigures();
    void chooseProgram();
    void chooseFolder();
    void retranslate();

    PerfOpener m_opener;
    RecordJob m_job;
    QTimer m_ticker;
    QElapsedTimer m_elapsed;
    bool m_isStopping = false;
    QLabel* m_commandLabel;
    QLabel* m_folderLabel;
    QLabel* m_durationLabel;
    QLabel* m_outputLabel;
    QLineEdit* m_command;
    QLineEdit* m_folder;
    QDoubleSpinBox* m_duration;
    QPushButton* m_chooseProgram;
    QPushButton* m_chooseFolder;
    QPushButton* m_start;
    QPushButton* m_close;
    QLabel* m_figures;
    QLabel* m_message;
    QPlainTextEdit* m_output;
};

} // namespace interleave::ui
