// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/viewmodels/lanerules.h"

#include <QWidget>

class QComboBox;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QToolButton;

namespace interleave::ui {

/// The line above a timeline: what is shown (a choice), which lanes (a filter, idle ones or not),
/// the lane mode, and "fit".
class ViewBar : public QWidget {
    Q_OBJECT

public:
    explicit ViewBar(QWidget* parent = nullptr);

    [[nodiscard]] LaneMode laneMode() const;
    void setLaneMode(LaneMode mode);
    void toggleLaneMode();
    /// The choice at the left: its label, and entries with values. Hidden below `shownFrom`
    /// entries.
    void setChoice(const QString& label, const QList<QPair<QString, int>>& entries, int current,
        int shownFrom = 2);

    /// Which lanes are shown; `hidden` says how many are not, and why.
    void setLanes(const LaneRules& rules, const ArrangedRows& hidden);
    /// So that a name can be typed.
    void focusFilter();

signals:
    void laneModeChanged();
    void filterChanged(const QString& filter);
    void idleHidden(bool hidden);
    void allLanesWanted();
    /// The filter is done with.
    void left();
    void fitRequested();
    /// With the value of the entry that the user chose.
    void chosen(int value);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void addLaneParts(QHBoxLayout* box);
    bool keyInFilter(int key);
    QToolButton* addButton(
        QHBoxLayout* box, const QString& text, const QString& tip, bool checkable);

    QLabel* m_label;
    QComboBox* m_choice;
    QLineEdit* m_filter = nullptr;
    QToolButton* m_idle = nullptr;
    QToolButton* m_hidden = nullptr; ///< how many lanes are; shows them
    QToolButton* m_workers;
    QToolButton* m_tasks;
};

} // namespace interleave::ui
