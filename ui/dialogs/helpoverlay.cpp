// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/helpoverlay.h"

#include <QApplication>
#include <QEvent>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QScrollArea>

#include <algorithm>

namespace interleave::ui {

namespace {

QLabel* addLabel(QGridLayout* grid, int row, int column, const QString& text, bool bold = false)
{
    auto* label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    QFont font = label->font();
    font.setBold(bold);
    label->setFont(font);
    grid->addWidget(label, row, column);
    return label;
}

} // namespace

HelpOverlay::HelpOverlay(QWidget* parent)
    : QWidget(parent),
      m_sheet(new QFrame),
      m_scroll(new QScrollArea(this)),
      m_grid(new QGridLayout(m_sheet))
{
    constexpr int kMargin = 20;
    m_sheet->setAutoFillBackground(true);
    m_grid->setContentsMargins(kMargin, kMargin, kMargin, kMargin);
    m_grid->setHorizontalSpacing(kMargin);
    m_grid->setVerticalSpacing(3);
    m_scroll->setWidget(m_sheet);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    setFocusPolicy(Qt::StrongFocus);
    parent->installEventFilter(this);
    build();
    hide();
}

int HelpOverlay::addScope(KeyScope scope, int column)
{
    int row = 0;
    addLabel(m_grid, row, column,
        scope == KeyScope::Window ? tr("Everywhere") : tr("While a chart has the focus"), true);
    addLabel(m_grid, row, column + 1, tr("Keys"), true);
    addLabel(m_grid, row++, column + 2, tr("Mouse"), true);
    for (const KeyBinding& binding : keyBindings()) {
        if (binding.scope != scope)
            continue;
        addLabel(m_grid, row, column, keyText(binding.title));
        addLabel(m_grid, row, column + 1, keysText(binding));
        addLabel(m_grid, row++, column + 2, keyText(binding.mouse))
            ->setForegroundRole(QPalette::PlaceholderText);
    }
    return row;
}

void HelpOverlay::build()
{
    while (QLayoutItem* item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    setAccessibleName(tr("All keys"));
    constexpr int kGap = 40;
    constexpr int kSecond = 4; // the column in which the second list begins
    m_grid->setColumnMinimumWidth(kSecond - 1, kGap);
    const int rows = std::max(addScope(KeyScope::Window, 0), addScope(KeyScope::Chart, kSecond));
    addLabel(m_grid, rows, 0, tr("Escape closes this sheet."))
        ->setForegroundRole(QPalette::PlaceholderText);
}

void HelpOverlay::place()
{
    constexpr int kBorder = 24;
    setGeometry(parentWidget()->rect());
    const QSize wanted = m_sheet->sizeHint() + QSize(2, 2) * (m_scroll->frameWidth() + 1);
    QRect area(QPoint(), wanted.boundedTo(size() - QSize(kBorder, kBorder)));
    area.moveCenter(rect().center());
    m_scroll->setGeometry(area);
}

void HelpOverlay::toggle()
{
    if (isVisible()) {
        hide();
        if (m_lastFocus != nullptr)
            m_lastFocus->setFocus();
        return;
    }
    m_lastFocus = QApplication::focusWidget();
    place();
    show();
    raise();
    setFocus();
}

bool HelpOverlay::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride
        && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept(); // it closes the sheet; the window would clear the selection
        return true;
    }
    return QWidget::event(event);
}

bool HelpOverlay::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parent() && event->type() == QEvent::Resize)
        place();
    return QWidget::eventFilter(watched, event);
}

void HelpOverlay::paintEvent(QPaintEvent* /*event*/)
{
    constexpr int kShade = 130;
    QPainter(this).fillRect(rect(), QColor(0, 0, 0, kShade));
}

void HelpOverlay::mousePressEvent(QMouseEvent* /*event*/)
{
    toggle();
}

void HelpOverlay::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        toggle();
    else
        QWidget::keyPressEvent(event);
}

void HelpOverlay::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        build();
}

} // namespace interleave::ui
