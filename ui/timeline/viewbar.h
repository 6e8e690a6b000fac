// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/viewmodels/trackmodel.h"

#include <QWidget>

class QComboBox;
class QHBoxLayout;
class QLabel;
class QToolButton;

namespace interleave::ui {

/// The line above a timeline: what is shown (a choice), the lane mode, and "fit".
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

signals:
    void laneModeChanged();
    void fitRequested();
    /// With the value of the entry that the user chose.
    void chosen(int value);

private:
    QToolButton* addButton(
        QHBoxLayout* box, const QString& text, const QString& tip, bool checkable);

    QLabel* m_label;
    QComboBox* m_choice;
    QToolButton* m_workers;
    QToolButton* m_tasks;
};

} // namespace interleave::ui
