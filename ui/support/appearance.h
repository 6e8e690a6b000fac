// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPalette>

class QApplication;

namespace interleave::ui {

enum class ThemeChoice { System, Light, Dark };

/// The window's colours: the system's, or our own light or dark ones. Follows a change of the
/// system's palette. One per application. GUI thread.
class Appearance : public QObject {
    Q_OBJECT

public:
    explicit Appearance(QApplication& application);

    [[nodiscard]] ThemeChoice choice() const { return m_choice; }
    void setChoice(ThemeChoice choice);
    /// Judged by the lightness of the window's colour, since Qt 6.4 cannot be asked.
    [[nodiscard]] bool isDark() const;

    [[nodiscard]] static QPalette lightPalette();
    [[nodiscard]] static QPalette darkPalette();
    [[nodiscard]] static bool isDark(const QPalette& palette);

signals:
    /// Colours have changed, by choice or by the system.
    void changed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QApplication& m_application;
    ThemeChoice m_choice = ThemeChoice::System;
};

} // namespace interleave::ui
