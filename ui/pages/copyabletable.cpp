// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/copyabletable.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>

namespace interleave::ui {

CopyableTable::CopyableTable(QWidget* parent) : QTableView(parent)
{
    constexpr int kPadding = 6;
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setAlternatingRowColors(true);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    horizontalHeader()->setHighlightSections(false);
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + kPadding);
    verticalHeader()->setMinimumSectionSize(fontMetrics().height());
    verticalHeader()->setHighlightSections(false);
}

QString CopyableTable::selectedText() const
{
    if (model() == nullptr)
        return {};
    const bool all = selectionModel() == nullptr || !selectionModel()->hasSelection();
    QStringList lines;
    for (int r = 0; r < model()->rowCount(); ++r) {
        QStringList cells;
        for (int c = 0; c < model()->columnCount(); ++c) {
            const QModelIndex index = model()->index(r, c);
            if (!isColumnHidden(c) && (all || selectionModel()->isSelected(index)))
                cells << index.data().toString();
        }
        if (!cells.isEmpty())
            lines << cells.join(u'\t');
    }
    return lines.join(u'\n');
}

void CopyableTable::copySelection() const
{
    QGuiApplication::clipboard()->setText(selectedText());
}

void CopyableTable::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy)) {
        copySelection();
        event->accept();
        return;
    }
    QTableView::keyPressEvent(event);
}

void CopyableTable::contextMenuEvent(QContextMenuEvent* event)
{
    QMenu menu(this);
    connect(menu.addAction(tr("Copy")), &QAction::triggered, this, &CopyableTable::copySelection);
    connect(menu.addAction(tr("Select all")), &QAction::triggered, this, &QTableView::selectAll);
    menu.exec(event->globalPos());
}

} // namespace interleave::ui
