// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ui/export/scene.h"

#include <QByteArray>

namespace interleave::ui {

inline constexpr double kMaxPixels = 64e6;

/// Lower-case suffixes without a dot: "png", "svg", "pdf".
[[nodiscard]] QStringList figureFormats();

/// A whole file in memory. PNG and SVG are the same bytes for the same scene; a PDF carries its
/// date. Errors: Unsupported (an unknown format), BadArgument (too many pixels).
[[nodiscard]] Result<QByteArray> encodeScene(
    const Scene& scene, const QString& format, double scale);

} // namespace interleave::ui
