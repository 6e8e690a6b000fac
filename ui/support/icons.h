// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QPalette>
#include <QString>

namespace interleave::ui {

/// The icon :/icons/<name>.svg, drawn in the palette's colours: what is `currentColor` in it
/// follows the text. Make it anew when the palette changes.
[[nodiscard]] QIcon themedIcon(const QString& name, const QPalette& palette);

/// The program's own icon, in its own colours.
[[nodiscard]] QIcon applicationIcon();

} // namespace interleave::ui
