// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/export/scene.h"

#include <QStringList>

#include <cstdint>

namespace interleave::ui {

/// The sizes of a figure's parts, which grow with the picture.
struct FigureSizes {
    explicit FigureSizes(QSizeF page);
    double factor;
    double margin;
    double title;
    double text;  ///< of labels
    double small; ///< of the machine's line and the ticks
};

/// What stands before an entry's name.
enum class LegendSign : std::uint8_t { Bar, Idle, Failed, Cancelled, Theft };

struct LegendEntry {
    QString name;
    QString value; ///< may be empty
    StateStyle style;
    LegendSign sign = LegendSign::Bar;
};

/// What all figures have around their plot.
struct FigureTexts {
    QString title;
    QString scenario;
    QString machine;
    QString note;        ///< about the drawing: "120 short spans are merged"; may be empty
    QString description; ///< for those who cannot see it
};

/// Page, title and scenario above, legend, note and machine below. Returns what is left in the
/// middle.
[[nodiscard]] QRectF addFrame(Scene& scene, const FigureSizes& sizes, const FigureTexts& texts,
    const std::vector<LegendEntry>& legend, Theme theme);

} // namespace interleave::ui
