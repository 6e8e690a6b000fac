// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/appearance.h"

#include <QApplication>
#include <QEvent>
#include <QToolTip>

namespace interleave::ui {

namespace {

struct Colours {
    const char* window;
    const char* base;
    const char* alternate;
    const char* text;
    const char* faint;
    const char* disabled;
    const char* button;
    const char* light;
    const char* middle;
    const char* dark;
    const char* highlight;
    const char* highlightedText;
    const char* link;
};

QPalette paletteOf(const Colours& c)
{
    QPalette p;
    p.setColor(QPalette::Window, c.window);
    p.setColor(QPalette::WindowText, c.text);
    p.setColor(QPalette::Base, c.base);
    p.setColor(QPalette::AlternateBase, c.alternate);
    p.setColor(QPalette::Text, c.text);
    p.setColor(QPalette::PlaceholderText, c.faint);
    p.setColor(QPalette::Button, c.button);
    p.setColor(QPalette::ButtonText, c.text);
    p.setColor(QPalette::BrightText, "#ff5555");
    p.setColor(QPalette::ToolTipBase, c.base);
    p.setColor(QPalette::ToolTipText, c.text);
    p.setColor(QPalette::Light, c.light);
    p.setColor(QPalette::Midlight, c.button);
    p.setColor(QPalette::Mid, c.middle);
    p.setColor(QPalette::Dark, c.dark);
    p.setColor(QPalette::Shadow, "#000000");
    p.setColor(QPalette::Highlight, c.highlight);
    p.setColor(QPalette::HighlightedText, c.highlightedText);
    p.setColor(QPalette::Link, c.link);
    p.setColor(QPalette::LinkVisited, c.link);
    for (const auto role : { QPalette::WindowText, QPalette::Text, QPalette::ButtonText })
        p.setColor(QPalette::Disabled, role, c.disabled);
    p.setColor(QPalette::Disabled, QPalette::Highlight, c.middle);
    return p;
}

} // namespace

QPalette Appearance::lightPalette()
{
    return paletteOf({ "#f3f4f6", "#ffffff", "#f0f2f5", "#1b1e23", "#6a707a", "#a3a9b3", "#e9ebee",
        "#ffffff", "#bfc4cc", "#9aa0aa", "#1f6feb", "#ffffff", "#0b57c2" });
}

QPalette Appearance::darkPalette()
{
    return paletteOf({ "#23262b", "#191b1f", "#202329", "#e8eaed", "#969ca6", "#686e78", "#30343b",
        "#454a53", "#3b4048", "#14161a", "#3d7fe0", "#ffffff", "#7ab3ff" });
}

bool Appearance::isDark(const QPalette& palette)
{
    constexpr int kMiddle = 128;
    return palette.color(QPalette::Window).lightness() < kMiddle;
}

Appearance::Appearance(QApplication& application) : m_application(application)
{
    m_application.installEventFilter(this);
}

bool Appearance::isDark() const
{
    return isDark(m_application.palette());
}

void Appearance::setChoice(ThemeChoice choice)
{
    m_choice = choice;
    switch (choice) {
    case ThemeChoice::System:
        m_application.setPalette(QPalette());
        break;
    case ThemeChoice::Light:
        m_application.setPalette(lightPalette());
        break;
    case ThemeChoice::Dark:
        m_application.setPalette(darkPalette());
        break;
    }
    QToolTip::setPalette(m_application.palette());
    emit changed();
}

bool Appearance::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == &m_application && event->type() == QEvent::ApplicationPaletteChange)
        emit changed();
    return QObject::eventFilter(watched, event);
}

} // namespace interleave::ui
