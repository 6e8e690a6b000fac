// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/viewbar.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
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
    addLaneParts(box);
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

void ViewBar::addLaneParts(QHBoxLayout* box)
{
    constexpr int kNarrowest = 70;
    constexpr int kWidest = 170;
    m_hidden = addButton(box, tr("Show all lanes"), tr("Show all lanes (Shift+U)"), false);
    m_hidden->setAutoRaise(true);
    QFont link = m_hidden->font();
    link.setUnderline(true); // it can be clicked
    m_hidden->setFont(link);
    m_hidden->setObjectName(QStringLiteral("hiddenLanes"));
    m_hidden->hide();
    m_filter = new QLineEdit(this);
    m_filter->setPlaceholderText(tr("Filter lanes"));
    m_filter->setToolTip(tr("Only lanes whose names contain this (Ctrl+F or /; Escape clears it)"));
    m_filter->setAccessibleName(tr("Filter lanes by name"));
    m_filter->setAccessibleDescription(m_filter->toolTip());
    m_filter->setMinimumWidth(kNarrowest);
    m_filter->setMaximumWidth(kWidest);
    m_filter->installEventFilter(this);
    box->addWidget(m_filter, 1);
    m_idle = addButton(
        box, tr("Hide idle"), tr("Leave out lanes that no task was ever on in the run (U)"), true);
    box->addSpacing(8);
    connect(m_filter, &QLineEdit::textChanged, this, &ViewBar::filterChanged);
    connect(m_idle, &QToolButton::toggled, this, &ViewBar::idleHidden);
    connect(m_hidden, &QToolButton::clicked, this, &ViewBar::allLanesWanted);
}

void ViewBar::setLanes(const LaneRules& rules, const ArrangedRows& hidden)
{
    const QSignalBlocker quietFilter(m_filter);
    const QSignalBlocker quietIdle(m_idle);
    if (m_filter->text() != rules.filter)
        m_filter->setText(rules.filter);
    m_idle->setChecked(rules.hidesIdle);
    m_hidden->setVisible(hidden.hidden() > 0);
    if (hidden.hidden() == 0)
        return;
    m_hidden->setText(tr("%n lanes hidden", nullptr, hidden.hidden()));
    QStringList why;
    if (hidden.unmatched > 0)
        why << tr("%n do not match the filter", nullptr, hidden.unmatched);
    if (hidden.idle > 0)
        why << tr("%n are idle", nullptr, hidden.idle);
    if (hidden.collapsed > 0)
        why << tr("%n are collapsed", nullptr, hidden.collapsed);
    //: %1: why lanes are hidden, as "3 are idle, 2 are collapsed"
    const QString tip = tr("%1. Click to show all lanes (Shift+U)").arg(why.join(tr(", ")));
    m_hidden->setToolTip(tip);
    m_hidden->setAccessibleName(m_hidden->text());
    m_hidden->setAccessibleDescription(tip);
}

void ViewBar::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

bool ViewBar::keyInFilter(int key)
{
    if (key == Qt::Key_Escape && !m_filter->text().isEmpty()) {
        m_filter->clear();
        return true;
    }
    if (key != Qt::Key_Escape && key != Qt::Key_Return && key != Qt::Key_Enter
        && key != Qt::Key_Down)
        return false;
    emit left();
    return true;
}

bool ViewBar::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_filter)
        return QWidget::eventFilter(watched, event);
    if (event->type() == QEvent::ShortcutOverride
        && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept(); // the window would clear the selection
        return true;
    }
    if (event->type() == QEvent::KeyPress && keyInFilter(static_cast<QKeyEvent*>(event)->key()))
        return true;
    return QWidget::eventFilter(watched, event);
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
