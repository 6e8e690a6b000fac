// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

namespace interleave::ui {

/// The system's style, but for a tool button that is switched on: it gets an outline and a tint in
/// the highlight colour, since dark palettes leave "on" and "off" looking alike. In dark palettes a
/// check box gets a frame that can be seen.
class ToggleStyle : public QProxyStyle {
    Q_OBJECT

public:
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
        const QWidget* widget = nullptr) const override;
    /// The cross that clears a line of text is ours, in the palette's colours.
    QIcon standardIcon(StandardPixmap icon, const QStyleOption* option = nullptr,
        const QWidget* widget = nullptr) const override;
};

} // namespace interleave::ui
