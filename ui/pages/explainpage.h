// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/measure.h"
#include "core/workload/workload.h"
#include "ui/support/background.h"

#include <QTimer>
#include <QWidget>

#include <memory>
#include <vector>

class QTextBrowser;

namespace interleave::ui {

class ExperimentModel;

/// What the chosen workload teaches and what to look for in its picture, with the figures of the
/// current run; a figure that can be shown is a link to its place in the timeline.
class ExplainPage : public QWidget {
    Q_OBJECT

public:
    explicit ExplainPage(ExperimentModel& experiment, QWidget* parent = nullptr);

    /// Null: none is chosen. Must outlive the page, as allWorkloads() does.
    void setWorkload(const Workload* workload);
    /// For tests and for readers of screens: what the page says.
    [[nodiscard]] QString text() const;
    /// The moment that the workload's text explains, in the current run.
    [[nodiscard]] std::optional<Measure::Evidence> keyMoment() const;

signals:
    /// Someone wants to see this place of the current run.
    void evidenceChosen(const interleave::Measure::Evidence& evidence);
    /// Someone wants to see the run as the text had it: with an interpreter lock.
    void lockWanted();

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Row {
        QString text;
        Measure measure;
    };
    struct Figures {
        std::vector<Row> rows;
        std::optional<Measure::Evidence> keyMoment;
    };

    void refresh();
    void readFigures();
    void take(Figures figures);
    [[nodiscard]] QString html() const;
    [[nodiscard]] QString figuresHtml() const;
    [[nodiscard]] QString modelsHtml() const;

    ExperimentModel& m_experiment;
    const Workload* m_workload = nullptr;
    QTextBrowser* m_browser;
    std::shared_ptr<const Trace> m_read; ///< whose figures `m_rows` are
    const Workload* m_readFor = nullptr;
    std::vector<Row> m_rows;
    std::optional<Measure::Evidence> m_keyMoment;
    bool m_isReading = false; ///< the figures are on their way
    Background* m_reader;
    QTimer m_later;
};

} // namespace interleave::ui
