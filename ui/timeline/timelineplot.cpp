// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timelineplot.h"

#include <QPaintEvent>

namespace interleave::ui {

class TimelinePlot::Buffer : public QCPAbstractPaintBuffer {
public:
    Buffer(QSize size, double pixelRatio, const QColor& page)
        : QCPAbstractPaintBuffer(size, pixelRatio),
          m_page(page)
    {
        Buffer::reallocateBuffer();
    }

    QCPPainter* startPainting() override
    {
        return m_image.isNull() ? nullptr : new QCPPainter(&m_image); // the layer's to delete
    }
    void draw(QCPPainter* painter) const override { painter->drawImage(0, 0, m_image); }
    /// The plot asks for a transparent one.
    void clear(const QColor& /*color*/) override { m_image.fill(m_page); }
    [[nodiscard]] QImage& image() { return m_image; }

protected:
    void reallocateBuffer() override
    {
        setInvalidated();
        m_image = QImage(mSize * mDevicePixelRatio, QImage::Format_RGB32);
        m_image.setDevicePixelRatio(mDevicePixelRatio);
    }

private:
    QImage m_image;
    const QColor& m_page;
};

TimelinePlot::TimelinePlot(QWidget* parent) : QCustomPlot(parent)
{
    m_buffer.reset(new Buffer(viewport().size(), bufferDevicePixelRatio(), m_page));
    mPaintBuffers = { m_buffer };
    // A layer with an image of its own would be blended over the whole of the others.
    for (int i = 0; i < layerCount(); ++i)
        layer(i)->setMode(QCPLayer::lmLogical);
}

void TimelinePlot::setPage(const QColor& color)
{
    m_page = color;
    setBackground(QBrush(color));
}

QImage* TimelinePlot::imageOf(const QPainter& painter) const
{
    QImage& image = m_buffer->image();
    return painter.device() == &image ? &image : nullptr;
}

void TimelinePlot::paintEvent(QPaintEvent* event)
{
    QPainter painter(this);
    const QImage& image = m_buffer->image();
    if (m_buffer->size() != size()) // it has not been drawn at this size yet
        painter.fillRect(event->rect(), m_page);
    if (!image.isNull())
        painter.drawImage(0, 0, image);
}

} // namespace interleave::ui
