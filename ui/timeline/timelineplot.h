// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plots/qcp.h"

#include <QColor>
#include <QRegion>

#include <functional>
#include <optional>

namespace interleave::ui {

/// The pixels behind a painter.
struct DevicePixels {
    QImage* image = nullptr;
    QPoint origin; ///< of the image, in device pixels of the painter
};

/// A plot whose layers paint on the window itself. The library's own paints on a transparent image
/// for each group of layers whenever something changes: a frame clears them all, fills the widget
/// and blends them over it, which takes longer than to draw a million spans.
class TimelinePlot : public QCustomPlot {
    Q_OBJECT

public:
    explicit TimelinePlot(QWidget* parent = nullptr);

    /// Behind everything.
    void setPage(const QColor& color) { m_page = color; }
    /// Says, for each frame, which part of the page need not be filled, since a layer will.
    void setFilledByLayers(std::function<QRegion()> region) { m_filled = std::move(region); }
    /// What changed is painted soon. To be called in the place of replot().
    void refresh() { update(); }

    /// For a layer that is being drawn: where it may write all of `rows`, device pixels of the
    /// plot, itself. Nothing where only a part of them is painted, or the painter is not this
    /// plot's.
    [[nodiscard]] std::optional<DevicePixels> pixelsFor(
        const QPainter& painter, const QRect& rows) const;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QColor m_page = Qt::white;
    std::function<QRegion()> m_filled;
    QRegion m_painted; ///< while it paints
};

} // namespace interleave::ui
