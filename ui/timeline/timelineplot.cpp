// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timelineplot.h"

#include <QPaintEngine>
#include <QPaintEvent>

#include <cmath>

namespace interleave::ui {

namespace {

/// For the library, which draws all layers once when a plot is made, and would keep images of the
/// size of the plot.
class NoBuffer : public QCPAbstractPaintBuffer {
public:
    NoBuffer() : QCPAbstractPaintBuffer(QSize(1, 1), 1) { }
    QCPPainter* startPainting() override { return new QCPPainter(&m_image); } // the layer's
    void draw(QCPPainter* /*painter*/) const override { }
    void clear(const QColor& /*color*/) override { }

protected:
    void reallocateBuffer() override { }

private:
    QImage m_image { 1, 1, QImage::Format_RGB32 };
};

} // namespace

TimelinePlot::TimelinePlot(QWidget* parent) : QCustomPlot(parent)
{
    mPaintBuffers = { QSharedPointer<QCPAbstractPaintBuffer>(new NoBuffer) };
    for (int i = 0; i < layerCount(); ++i)
        layer(i)->setMode(QCPLayer::lmLogical); // none has a buffer of its own
    setBackground(QBrush(Qt::NoBrush));         // the page is filled here
}

std::optional<DevicePixels> TimelinePlot::pixelsFor(
    const QPainter& painter, const QRect& rows) const
{
    const double ratio = bufferDevicePixelRatio();
    const QRectF place(
        rows.x() / ratio, rows.y() / ratio, rows.width() / ratio, rows.height() / ratio);
    if (painter.device() != this || !QRegion(place.toAlignedRect()).subtracted(m_painted).isEmpty())
        return std::nullopt;
    auto* image = dynamic_cast<QImage*>(painter.paintEngine()->paintDevice());
    if (image == nullptr
        || (image->format() != QImage::Format_RGB32
            && image->format() != QImage::Format_ARGB32_Premultiplied))
        return std::nullopt;
    const QTransform toImage = painter.deviceTransform();
    const QTransform shift = QTransform::fromScale(ratio, ratio)
        * QTransform::fromTranslate(std::round(toImage.dx()), std::round(toImage.dy()));
    const QPoint origin = -QPointF(shift.dx(), shift.dy()).toPoint();
    if (!qFuzzyCompare(shift, toImage) || !image->rect().contains(rows.translated(-origin)))
        return std::nullopt;
    return DevicePixels { image, origin };
}

void TimelinePlot::paintEvent(QPaintEvent* event)
{
    if (bufferDevicePixelRatio() != devicePixelRatioF())
        setBufferDevicePixelRatio(devicePixelRatioF());
    m_painted = event->region();
    QCPPainter painter(this);
    for (const QRect& part : m_filled ? m_painted.subtracted(m_filled()) : m_painted)
        painter.fillRect(part, m_page);
    draw(&painter);
    m_painted = QRegion();
}

void TimelinePlot::resizeEvent(QResizeEvent* /*event*/)
{
    setViewport(rect());
}

} // namespace interleave::ui
