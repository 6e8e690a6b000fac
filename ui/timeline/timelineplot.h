// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plots/qcp.h"

#include <QColor>
#include <QSharedPointer>

namespace interleave::ui {

/// A plot that paints all its layers onto one opaque image of the size of the widget. The library's
/// own has a transparent one for each group of layers: a frame clears them all, fills the widget
/// and blends them over it, which takes longer than to draw a million spans.
class TimelinePlot : public QCustomPlot {
    Q_OBJECT

public:
    explicit TimelinePlot(QWidget* parent = nullptr);

    /// Behind everything.
    void setPage(const QColor& color);
    /// What `painter` paints on, where that is this plot's image; null where it is something else,
    /// as in an export. A pixel of it is one of the screen.
    [[nodiscard]] QImage* imageOf(const QPainter& painter) const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    class Buffer;
    QSharedPointer<Buffer> m_buffer;
    QColor m_page = Qt::white;
};

} // namespace interleave::ui
