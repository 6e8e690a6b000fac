// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/support/keymap.h"

#include <QPointer>
#include <QWidget>

class QFrame;
class QGridLayout;
class QScrollArea;

namespace interleave::ui {

/// All keys, on a sheet over the whole of its parent. Any of its own keys, Escape or a click beside
/// the sheet closes it.
class HelpOverlay : public QWidget {
    Q_OBJECT

public:
    explicit HelpOverlay(QWidget* parent);

    void toggle();

protected:
    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void build();
    void place();
    int addScope(KeyScope scope, int column);

    QFrame* m_sheet;
    QScrollArea* m_scroll;
    QGridLayout* m_grid;
    QPointer<QWidget> m_lastFocus;
};

} // namespace interleave::ui
