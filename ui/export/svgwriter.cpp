// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/svgwriter.h"

#include "ui/timeline/barshape.h"

#include <QSet>

#include <cmath>
#include <map>

namespace interleave::ui {

namespace {

QByteArray number(double value)
{
    QByteArray text = QByteArray::number(value, 'f', 2);
    while (text.endsWith('0'))
        text.chop(1);
    if (text.endsWith('.'))
        text.chop(1);
    return text == "-0" ? QByteArray("0") : text;
}

QByteArray attribute(const char* name, const QByteArray& value)
{
    return QByteArray(" ") + name + "=\"" + value + '"';
}

QByteArray attribute(const char* name, double value)
{
    return attribute(name, number(value));
}

QByteArray color(const QColor& c)
{
    return c.name(QColor::HexRgb).toLatin1();
}

using HatchKey = std::pair<Hatch, QRgb>;

class Writer {
public:
    explicit Writer(const Scene& scene) : m_scene(scene) { }

    QByteArray write(double scale)
    {
        for (const SceneGroup& group : m_scene.groups)
            for (const SceneItem& item : group.items)
                if (const auto* rect = std::get_if<SceneRect>(&item);
                    rect != nullptr && rect->hatch != Hatch::None)
                    m_hatches.try_emplace(
                        { rect->hatch, rect->hatchColor.rgb() }, m_hatches.size());
        const QSizeF size = m_scene.size;
        m_out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg "
                "xmlns=\"http://www.w3.org/2000/svg\" "
                "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"";
        m_out += attribute("width", size.width() * scale)
            + attribute("height", size.height() * scale);
        m_out += attribute("viewBox", "0 0 " + number(size.width()) + ' ' + number(size.height()));
        m_out += " font-family=\"'DejaVu Sans', Verdana, sans-serif\">\n";
        writeMetadata();
        writeDefinitions();
        m_out += R"(<rect width="100%" height="100%")"
            + attribute("fill", color(m_scene.background)) + "/>\n";
        int index = 0;
        for (const SceneGroup& group : m_scene.groups)
            writeGroup(group, index++);
        m_out += "</svg>\n";
        return m_out;
    }

    void operator()(const SceneRect& r)
    {
        const QByteArray place = attribute("x", r.rect.x()) + attribute("y", r.rect.y())
            + attribute("width", r.rect.width()) + attribute("height", r.rect.height())
            + (r.radius > 0 ? attribute("rx", r.radius) : QByteArray())
            + (r.opacity < 1 ? attribute("opacity", r.opacity) : QByteArray());
        if (r.fill.isValid())
            m_out += "<rect" + place + attribute("fill", color(r.fill)) + "/>\n";
        if (r.hatch != Hatch::None)
            m_out += "<rect" + place
                + attribute("fill",
                    "url(#hatch-" + QByteArray::number(m_hatches[{ r.hatch, r.hatchColor.rgb() }])
                        + ')')
                + "/>\n";
        if (!r.outline.isValid())
            return;
        const QRectF inside = r.rect.adjusted(0.5, 0.5, -0.5, -0.5);
        m_out += "<rect" + attribute("x", inside.x()) + attribute("y", inside.y())
            + attribute("width", std::max(0.0, inside.width()))
            + attribute("height", std::max(0.0, inside.height()))
            + (r.radius > 0 ? attribute("rx", r.radius) : QByteArray()) + " fill=\"none\""
            + attribute("stroke", color(r.outline)) + "/>\n";
    }

    void operator()(const SceneLine& l)
    {
        m_out += "<line" + attribute("x1", l.from.x()) + attribute("y1", l.from.y())
            + attribute("x2", l.to.x()) + attribute("y2", l.to.y())
            + attribute("stroke", color(l.color)) + attribute("stroke-width", l.width)
            + (l.dashed ? attribute("stroke-dasharray", "6 4") : QByteArray()) + "/>\n";
    }

    void operator()(const SceneText& t)
    {
        if (t.text.isEmpty())
            return;
        static constexpr std::array kAnchors = { "start", "middle", "end" };
        m_out += "<text" + attribute("x", t.at.x()) + attribute("y", t.at.y())
            + attribute("font-size", qMax(1, qRound(t.size))) + attribute("fill", color(t.color))
            + (t.bold ? attribute("font-weight", "bold") : QByteArray())
            + (t.anchor == SceneText::Anchor::Left
                    ? QByteArray()
                    : attribute("text-anchor", kAnchors[static_cast<std::size_t>(t.anchor)]))
            // Another font than ours must not run into the neighbours.
            + attribute("textLength", t.bounds().width())
            + attribute("lengthAdjust", "spacingAndGlyphs") + " xml:space=\"preserve\">"
            + xmlText(t.text) + "</text>\n";
    }

    void operator()(const SceneMarker& m)
    {
        if (m.halo.isValid())
            writeMarker(m, m.halo, m.size * 0.5);
        writeMarker(m, m.color, m.size * 0.24);
    }

private:
    void writeMetadata()
    {
        m_out += "<title>" + xmlText(m_scene.metadataText(QStringLiteral("Title")))
            + "</title>\n<desc>" + xmlText(m_scene.metadataText(QStringLiteral("Description")))
            + "</desc>\n<metadata>\n";
        for (const auto& [key, text] : m_scene.metadata)
            m_out += "<dc:description" + attribute("id", "about-" + xmlText(key.toLower())) + '>'
                + xmlText(text) + "</dc:description>\n";
        m_out += "</metadata>\n";
    }

    void writeDefinitions()
    {
        m_out += "<defs>\n";
        for (const auto& [key, index] : m_hatches) {
            const QByteArray side = number(kHatchSpacing);
            const int angle
                = key.first == Hatch::Falling ? -45 : (key.first == Hatch::Level ? 90 : 45);
            m_out += "<pattern" + attribute("id", "hatch-" + QByteArray::number(index))
                + attribute("width", side) + attribute("height", side)
                + " patternUnits=\"userSpaceOnUse\""
                + attribute("patternTransform", "rotate(" + QByteArray::number(angle) + ')')
                + "><path"
                + attribute("d",
                    "M0 0V" + side + (key.first == Hatch::Cross ? "M0 0H" + side : QByteArray()))
                + attribute("stroke", color(QColor::fromRgb(key.second)))
                + " stroke-width=\"2.4\"/></pattern>\n";
        }
        for (std::size_t i = 0; i < m_scene.groups.size(); ++i) {
            const QRectF clip = m_scene.groups[i].clip;
            if (!clip.isEmpty())
                m_out += "<clipPath" + attribute("id", "clip-" + QByteArray::number(i)) + "><rect"
                    + attribute("x", clip.x()) + attribute("y", clip.y())
                    + attribute("width", clip.width()) + attribute("height", clip.height())
                    + "/></clipPath>\n";
        }
        m_out += "</defs>\n";
    }

    void writeGroup(const SceneGroup& group, int index)
    {
        m_out += "<g" + attribute("id", xmlText(group.id) + '-' + QByteArray::number(index));
        if (!group.name.isEmpty())
            m_out += attribute("data-name", xmlText(group.name));
        if (!group.clip.isEmpty())
            m_out += attribute("clip-path", "url(#clip-" + QByteArray::number(index) + ')');
        m_out += ">\n";
        if (!group.name.isEmpty())
            m_out += "<title>" + xmlText(group.name) + "</title>\n";
        for (const SceneItem& item : group.items)
            std::visit(*this, item);
        m_out += "</g>\n";
    }

    void writeMarker(const SceneMarker& m, const QColor& c, double width)
    {
        const double r = m.size / 2;
        const auto at = [&](double dx, double dy) {
            return number(m.centre.x() + dx * r) + ' ' + number(m.centre.y() + dy * r);
        };
        const bool open = m.hollow || m.shape == SceneMarker::Shape::Stop
            || m.shape == SceneMarker::Shape::Cross;
        const QByteArray look = attribute("stroke", color(c)) + attribute("stroke-width", width)
            + " stroke-linecap=\"round\"" + attribute("fill", open ? QByteArray("none") : color(c))
            + "/>\n";
        QByteArray path;
        switch (m.shape) {
        case SceneMarker::Shape::Stop:
            m_out += "<path" + attribute("d", 'M' + at(-0.7, 0.7) + 'L' + at(0.7, -0.7)) + look;
            [[fallthrough]];
        case SceneMarker::Shape::Circle:
            m_out += "<circle" + attribute("cx", m.centre.x()) + attribute("cy", m.centre.y())
                + attribute("r", r) + look;
            return;
        case SceneMarker::Shape::Square:
            path = 'M' + at(-0.9, -0.9) + 'L' + at(0.9, -0.9) + 'L' + at(0.9, 0.9) + 'L'
                + at(-0.9, 0.9) + 'Z';
            break;
        case SceneMarker::Shape::Diamond:
            path
                = 'M' + at(0, -1.2) + 'L' + at(1.2, 0) + 'L' + at(0, 1.2) + 'L' + at(-1.2, 0) + 'Z';
            break;
        case SceneMarker::Shape::Triangle:
            path = 'M' + at(0, -1.1) + 'L' + at(1.1, 0.85) + 'L' + at(-1.1, 0.85) + 'Z';
            break;
        case SceneMarker::Shape::Cross:
            path = 'M' + at(-1, -1) + 'L' + at(1, 1) + 'M' + at(-1, 1) + 'L' + at(1, -1);
            break;
        }
        m_out += "<path" + attribute("d", path) + look;
    }

    const Scene& m_scene;
    QByteArray m_out;
    std::map<HatchKey, std::size_t> m_hatches;
};

bool isXmlCharacter(char32_t c)
{
    return c == 0x9 || c == 0xA || c == 0xD || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD) || (c >= 0x10000 && c <= 0x10FFFF);
}

} // namespace

QByteArray xmlText(const QString& text)
{
    QString clean;
    clean.reserve(text.size());
    for (const char32_t c : text.toUcs4()) {
        if (c == U'&')
            clean += QLatin1String("&amp;");
        else if (c == U'<')
            clean += QLatin1String("&lt;");
        else if (c == U'>')
            clean += QLatin1String("&gt;");
        else if (c == U'"')
            clean += QLatin1String("&quot;");
        else if (c == U'\n' || c == U'\r' || c == U'\t')
            clean += QLatin1Char(' ');
        else if (isXmlCharacter(c))
            clean += QString::fromUcs4(&c, 1);
        else
            clean += QChar(QChar::ReplacementCharacter);
    }
    return clean.toUtf8();
}

QByteArray toSvg(const Scene& scene, double scale)
{
    return Writer(scene).write(scale);
}

} // namespace interleave::ui
