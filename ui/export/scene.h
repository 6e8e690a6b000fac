// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/statepalette.h"

#include <QColor>
#include <QFont>
#include <QFontMetricsF>
#include <QPointF>
#include <QRectF>
#include <QString>

#include <cstdint>
#include <deque>
#include <utility>
#include <variant>
#include <vector>

namespace interleave::ui {

/// A rectangle. An invalid colour draws nothing.
struct SceneRect {
    QRectF rect;
    QColor fill;
    Hatch hatch = Hatch::None;
    QColor hatchColor {};
    QColor outline {}; ///< a pixel wide, inside
    double opacity = 1;
    double radius = 0;
};

struct SceneLine {
    QPointF from;
    QPointF to;
    QColor color;
    double width = 1;
    bool dashed = false;
};

struct SceneText {
    enum class Anchor : std::uint8_t { Left, Middle, Right };
    QPointF at; ///< of the baseline
    QString text;
    QColor color;
    double size = 14; ///< of the font, in pixels
    bool bold = false;
    Anchor anchor = Anchor::Left;

    /// What it covers, by the metrics of the scene's font.
    [[nodiscard]] QRectF bounds() const;
};

struct SceneMarker {
    enum class Shape : std::uint8_t { Circle, Square, Diamond, Triangle, Cross, Stop };
    Shape shape = Shape::Circle;
    QPointF centre;
    double size = 8;
    QColor color;
    bool hollow = false;
    QColor halo {}; ///< around it, where it may lie on a bar
};

using SceneItem = std::variant<SceneRect, SceneLine, SceneText, SceneMarker>;

/// Items that belong together, in the order in which they are drawn.
struct SceneGroup {
    QString id;   ///< the kind of group: "lane", "axis"
    QString name; ///< any text: a lane's name
    QRectF clip;  ///< empty: none
    std::vector<SceneItem> items;
};

/// A picture, without a word about how it is drawn. Units are pixels at scale 1.
struct Scene {
    QSizeF size;
    QColor background;
    std::deque<SceneGroup> groups; ///< references stay valid while it grows
    /// Key and text, for the file: "Title", "Description", "Scenario", "Machine", "Software".
    std::vector<std::pair<QString, QString>> metadata;

    SceneGroup& add(const QString& id, const QString& name = {});
    [[nodiscard]] QString metadataText(const QString& key) const;
};

/// The one font of all figures, without hinting: it measures the same at every scale.
[[nodiscard]] QFont sceneFont(double size, bool bold);
[[nodiscard]] QFontMetricsF sceneMetrics(double size, bool bold = false);
[[nodiscard]] double textWidth(const QString& text, double size, bool bold = false);
/// Cut with an ellipsis where it does not fit.
[[nodiscard]] QString elided(const QString& text, double width, double size, bool bold = false,
    Qt::TextElideMode mode = Qt::ElideRight);

} // namespace interleave::ui
