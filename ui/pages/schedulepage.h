// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/account.h"

#include <QWidget>

#include <memory>
#include <vector>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QStackedLayout;
class QThread;

namespace interleave::ui {

class EmptyPane;
class ExperimentModel;
class Selection;

/// The current run told in plain language, line by line: for screen readers and lecture notes. The
/// lines of the selected task are marked; a click or Enter on a line selects what it is about. Told
/// in the background, once the run has ended and the page is seen.
class SchedulePage : public QWidget {
    Q_OBJECT

public:
    SchedulePage(ExperimentModel& experiment, Selection& selection, QWidget* parent = nullptr);
    ~SchedulePage() override;

    /// As it is shown; empty while there is nothing to tell.
    [[nodiscard]] QString text() const;
    /// Selects what the line is about; headings are about nothing.
    void chooseLine(int line);
    /// Copies what is marked with the mouse or the keys; everything when nothing is.
    void copy() const;

signals:
    /// The whole account, as a file.
    void exportRequested();

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeParts();
    void later();
    void refresh();
    void take(std::vector<AccountText> lines);
    void sayWhyNothing();
    void followSelection();
    void retranslate();

    ExperimentModel& m_experiment;
    Selection& m_selection;
    QStackedLayout* m_stack;
    EmptyPane* m_empty;
    QLabel* m_title;
    QPushButton* m_copy;
    QPushButton* m_export;
    QPlainTextEdit* m_view;
    std::vector<AccountText> m_lines;
    std::shared_ptr<const Trace> m_told; ///< what the lines tell, or are about to
    QThread* m_teller = nullptr;
    bool m_stale = true;
    bool m_choosing = false; ///< the selection comes from here: the text stays where it is
};

} // namespace interleave::ui
