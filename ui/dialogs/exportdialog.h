// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ui/dialogs/exportchoice.h"

#include <QDialog>
#include <QPointer>
#include <QTimer>

#include <memory>

class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QMessageBox;
class QPushButton;
class QSpinBox;
class QThread;

namespace interleave::ui {

class CentrePages;
class ExperimentModel;

/// What to export, in which form, and where to; with a live preview. Asks before it replaces a
/// file, writes in the background, and remembers what was chosen.
class ExportDialog : public QDialog {
    Q_OBJECT

public:
    ExportDialog(const ExperimentModel& experiment, const CentrePages& centre, Settings& settings,
        QWidget* parent = nullptr);
    ~ExportDialog() override;

    [[nodiscard]] ExportChoice choice() const;
    void setChoice(const ExportChoice& wanted);

signals:
    void exported(const QString& path);
    void failed(const interleave::Error& error);

public slots:
    void accept() override;
    void reject() override;

private:
    void makeForm(QFormLayout* form);
    void connectForm();
    void kindChanged();
    void pathEdited();
    void presetChosen(int index);
    void browse();
    void refresh();
    void drawPreview();
    void save();
    void saved(const Result<void>& result);
    void nameField(QWidget* field, const QString& name, const QString& tip);
    [[nodiscard]] QString suggestedPath() const;

    const ExperimentModel& m_experiment;
    const CentrePages& m_centre;
    Settings& m_settings;
    QComboBox* m_content;
    QComboBox* m_format;
    QComboBox* m_scope;
    QComboBox* m_preset;
    QSpinBox* m_width;
    QSpinBox* m_height;
    QDoubleSpinBox* m_scale;
    QComboBox* m_theme;
    QLineEdit* m_path;
    QPushButton* m_browse;
    QPushButton* m_export;
    QPushButton* m_cancel;
    QLabel* m_preview;
    QLabel* m_note;
    QTimer m_previewLater;
    QPointer<QMessageBox> m_question;
    QThread* m_writer = nullptr;
    bool m_updating = false;
};

} // namespace interleave::ui
