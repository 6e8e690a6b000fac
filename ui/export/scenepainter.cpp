// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/scenepainter.h"

#include "ui/timeline/barshape.h"

#include <QPainter>
#include <QPainterPath>

namespace interleave::ui {

namespace {

class ItemPainter {
public:
    explicit ItemPainter(QPainter& painter) : m_painter(painter) { }

    void operator()(const SceneRect& r)
    {
        m_painter.setOpacity(r.opacity);
        m_painter.setPen(Qt::NoPen);
        if (r.fill.isValid()) {
            m_painter.setBrush(r.fill);
            if (r.radius > 0)
                m_painter.drawRoundedRect(r.rect, r.radius, r.radius);
            else
                m_painter.drawRect(r.rect);
        }
        if (r.hatch != Hatch::None) {
            m_painter.setPen(QPen(r.hatchColor, 1.2, Qt::SolidLine, Qt::FlatCap));
            m_painter.drawLines(hatchLines(r.rect, r.hatch, kHatchSpacing));
        }
        if (r.outline.isValid()) {
            m_painter.setBrush(Qt::NoBrush);
            m_painter.setPen(QPen(r.outline, 1, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
            const QRectF inside = r.rect.adjusted(0.5, 0.5, -0.5, -0.5);
            if (r.radius > 0)
                m_painter.drawRoundedRect(inside, r.radius, r.radius);
            else
                m_painter.drawRect(inside);
        }
        m_painter.setOpacity(1);
    }

    void operator()(const SceneLine& l)
    {
        QPen pen(l.color, l.width, Qt::SolidLine, Qt::FlatCap);
        if (l.dashed)
            pen.setDashPattern({ 6 / l.width, 4 / l.width });
        m_painter.setPen(pen);
        m_painter.drawLine(l.from, l.to);
    }

    void operator()(const SceneText& t)
    {
        m_painter.setFont(sceneFont(t.size, t.bold));
        m_painter.setPen(t.color);
        m_painter.drawText(QPointF(t.bounds().left(), t.at.y()), t.text);
    }

    void operator()(const SceneMarker& m)
    {
        if (m.halo.isValid()) {
            SceneMarker around = m;
            around.halo = {};
            around.color = m.halo;
            strokeMarker(around, m.size * 0.5);
        }
        strokeMarker(m, m.size * 0.24);
    }

private:
    void strokeMarker(const SceneMarker& m, double width)
    {
        const double r = m.size / 2;
        const QPointF c = m.centre;
        m_painter.setPen(QPen(m.color, width, Qt::SolidLine, Qt::RoundCap, Qt::MiterJoin));
        const bool open = m.hollow || m.shape == SceneMarker::Shape::Stop;
        m_painter.setBrush(open ? QBrush(Qt::NoBrush) : QBrush(m.color));
        switch (m.shape) {
        case SceneMarker::Shape::Stop:
            m_painter.drawLine(c + QPointF(-r * 0.7, r * 0.7), c + QPointF(r * 0.7, -r * 0.7));
            [[fallthrough]];
        case SceneMarker::Shape::Circle:
            m_painter.drawEllipse(c, r, r);
            break;
        case SceneMarker::Shape::Square:
            m_painter.drawRect(QRectF(c.x() - r * 0.9, c.y() - r * 0.9, r * 1.8, r * 1.8));
            break;
        case SceneMarker::Shape::Diamond:
            m_painter.drawPolygon(QPolygonF { c + QPointF(0, -r * 1.2), c + QPointF(r * 1.2, 0),
                c + QPointF(0, r * 1.2), c + QPointF(-r * 1.2, 0) });
            break;
        case SceneMarker::Shape::Triangle:
            m_painter.drawPolygon(QPolygonF { c + QPointF(0, -r * 1.1),
                c + QPointF(r * 1.1, r * 0.85), c + QPointF(-r * 1.1, r * 0.85) });
            break;
        case SceneMarker::Shape::Cross:
            m_painter.drawLine(c + QPointF(-r, -r), c + QPointF(r, r));
            m_painter.drawLine(c + QPointF(-r, r), c + QPointF(r, -r));
            break;
        }
    }

    QPainter& m_painter;
};

} // namespace

void paintScene(QPainter& painter, const Scene& scene)
{
    painter.save();
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.fillRect(QRectF(QPointF(), scene.size), scene.background);
    for (const SceneGroup& group : scene.groups) {
        painter.save();
        if (!group.clip.isEmpty())
            painter.setClipRect(group.clip);
        ItemPainter draw(painter);
        for (const SceneItem& item : group.items)
            std::visit(draw, item);
        painter.restore();
    }
    painter.restore();
}

} // namespace interleave::ui
