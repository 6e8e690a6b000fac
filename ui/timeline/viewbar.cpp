// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/viewbar.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QToolButton>

namespace interleave::ui {

ViewBar::ViewBar(QWidget* parent)
    : QWidget(parent),
      m_label(new QLabel(this)),
      m_choice(new QComboBox(this))
{
    auto* box = new QHBoxLayout(this);
    box->setContentsMargins(8, 4, 8, 4);
    m_label->setTextFormat(Qt::PlainText);
    m_label->setBuddy(m_choice);
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    box->addWidget(m_label);
    box->addWidget(m_choice);
    box->addStretch(1);
    m_workers = addButton(box, tr("Workers"), tr("A row for each worker (L)"), true);
    m_tasks = addButton(box, tr("Tasks"), tr("A row for each task, with its waiting (L)"), true);
    box->addSpacing(8);
    QToolButton* fit = addButton(box, tr("Fit"), tr("Show the whole run (Home)"), false);
    auto* group = new QButtonGroup(this);
    group->addButton(m_workers);
    group->addButton(m_tasks);
    m_workers->setChecked(true);
    connect(group, &QButtonGroup::buttonToggled, this, [this](QAbstractButton*, bool on) {
        if (on)
            emit laneModeChanged();
    });
    connect(fit, &QToolButton::clicked, this, &ViewBar::fitRequested);
    connect(m_choice, &QComboBox::activated, this,
        [this](int index) { emit chosen(m_choice->itemData(index).toInt()); });
}

QToolButton* ViewBar::addButton(
    QHBoxLayout* box, const QString& text, const QString& tip, bool checkable)
{
    auto* button = new QToolButton(this);
    button->setText(text);
    button->setToolTip(tip);
    button->setAccessibleName(text);
    button->setAccessibleDescription(tip);
    button->setCheckable(checkable);
    button->setFocusPolicy(Qt::TabFocus);
    box->addWidget(button);
    return button;
}

LaneMode ViewBar::laneMode() const
{
    return m_tasks->isChecked() ? LaneMode::Tasks : LaneMode::Workers;
}

void ViewBar::setLaneMode(LaneMode mode)
{
    (mode == LaneMode::Tasks ? m_tasks : m_workers)->setChecked(true);
}

void ViewBar::toggleLaneMode()
{
    setLaneMode(laneMode() == LaneMode::Tasks ? LaneMode::Workers : LaneMode::Tasks);
}

void ViewBar::setChoice(
    const QString& label, const QList<QPair<QString, int>>& entries, int current, int shownFrom)
{
    const QSignalBlocker quiet(m_choice);
    bool same = m_choice->count() == entries.size();
    for (int i = 0; same && i < m_choice->count(); ++i)
        same = m_choice->itemText(i) == entries[i].first
            && m_choice->itemData(i).toInt() == entries[i].second;
    if (!same) {
        m_choice->clear();
        for (const auto& [text, value] : entries)
            m_choice->addItem(text, value);
    }
    m_choice->setCurrentIndex(m_choice->findData(current));
    m_choice->setAccessibleName(label);
    m_choice->setToolTip(label);
    m_label->setText(label);
    const bool shown = entries.size() >= shownFrom;
    m_label->setVisible(shown);
    m_choice->setVisible(shown);
}

} // namespace interleave::ui
