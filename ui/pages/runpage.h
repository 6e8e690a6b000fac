// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/experiment.h"

#include <QWidget>

#include <optional>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QGroupBox;
class QLabel;
class QLineEdit;
class QSpinBox;
class QToolButton;
class QAction;
class QVBoxLayout;

namespace interleave {
struct Workload;
}

namespace interleave::ui {

class ExperimentModel;
class ModelChips;
class ParameterForm;
class RunController;
class WorkloadList;

/// The Run panel: what to run, how, and how far it is. Knows nothing of running: it yields a spec.
class RunPage : public QWidget {
    Q_OBJECT

public:
    /// The actions' buttons stand below the form; the page does not own them.
    RunPage(const std::vector<Workload>& workloads, const ExperimentModel& experiment,
        const RunController& controller, QAction* run, QAction* cancel, QWidget* parent = nullptr);

    /// What the form says; absent while it cannot be run, and problem() says why.
    [[nodiscard]] std::optional<ExperimentSpec> spec() const;
    [[nodiscard]] QString problem() const;
    /// Of the interpreter lock's emulation.
    void switchLockOn();
    void setSpec(const ExperimentSpec& spec);
    /// The chosen one; null only for an empty catalogue.
    [[nodiscard]] const Workload* workload() const;
    /// Puts these worker counts into the form ("Sweep 1,2,4,8").
    void setWorkers(const std::vector<unsigned>& workers);

signals:
    void changed();

protected:
    void changeEvent(QEvent* event) override;

private:
    void workloadChanged();
    void refresh();
    void retranslate();
    void makeSettings(QVBoxLayout* layout);
    void label(QLabel* label, QWidget* field, const QString& title, const QString& tip);

    WorkloadList* m_workloads;
    ModelChips* m_models;
    ParameterForm* m_form;
    QLabel* m_parametersTitle;
    QToolButton* m_resetAll;
    QLabel* m_modelsTitle;
    QLabel* m_settingsTitle;
    QFormLayout* m_settings;
    QLineEdit* m_workers;
    QLabel* m_workersLabel;
    QLabel* m_workersProblem;
    QSpinBox* m_repeats;
    QLabel* m_repeatsLabel;
    QLineEdit* m_seed;
    QLabel* m_seedLabel;
    QComboBox* m_recording;
    QLabel* m_recordingLabel;
    QSpinBox* m_memoryLimit;
    QLabel* m_memoryLimitLabel;
    QCheckBox* m_lock;
    QCheckBox* m_repeatDisturbed;
    QCheckBox* m_schedule;
    QLabel* m_estimate;
};

} // namespace interleave::ui
