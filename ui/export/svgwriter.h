// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/export/scene.h"

#include <QByteArray>

namespace interleave::ui {

/// A standalone SVG: a named <g> for each group of the scene, the metadata as <title>, <desc> and
/// <metadata>. Well-formed whatever the names are; the same bytes for the same scene.
[[nodiscard]] QByteArray toSvg(const Scene& scene, double scale);

/// As text of an XML document: escaped, and without characters that XML 1.0 cannot have.
[[nodiscard]] QByteArray xmlText(const QString& text);

} // namespace interleave::ui
