// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace interleave::ui {

/// A read-only table whose selection can be copied as tab-separated text, by key or context menu.
class CopyableTable : public QTableView {
    Q_OBJECT

public:
    explicit CopyableTable(QWidget* parent = nullptr);

    /// What is selected, row by row; everything when nothing is.
    [[nodiscard]] QString selectedText() const;

public slots:
    void copySelection() const;

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
};

} // namespace interleave::ui
