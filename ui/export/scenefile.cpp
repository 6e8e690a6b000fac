// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/scenefile.h"

#include "ui/export/scenepainter.h"
#include "ui/export/svgwriter.h"

#include <QBuffer>
#include <QImage>
#include <QImageWriter>
#include <QPageLayout>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>

#include <cmath>

namespace interleave::ui {

namespace {

constexpr int kPdfResolution = 1200;
constexpr double kPixelsPerInch = 96; // as in CSS

Result<QByteArray> toPng(const Scene& scene, double scale)
{
    const QSize size(static_cast<int>(std::lround(scene.size.width() * scale)),
        static_cast<int>(std::lround(scene.size.height() * scale)));
    QImage image(size, QImage::Format_RGB32);
    if (image.isNull())
        return failure(ErrorCode::System, "there is not enough memory for a picture of this size");
    image.setDotsPerMeterX(static_cast<int>(std::lround(kPixelsPerInch * scale / 0.0254)));
    image.setDotsPerMeterY(image.dotsPerMeterX());
    QPainter painter(&image);
    painter.scale(scale, scale);
    paintScene(painter, scene);
    painter.end();
    for (const auto& [key, text] : scene.metadata)
        image.setText(key, text);
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, "png");
    if (!writer.write(image))
        return failure(ErrorCode::System,
            "the picture could not be encoded: " + writer.errorString().toStdString());
    return buffer.data();
}

/// The metadata of a PDF beyond its title and creator.
QByteArray xmpOf(const Scene& scene)
{
    QByteArray details;
    for (const auto& [key, text] : scene.metadata)
        if (key != QLatin1String("Title"))
            details += xmlText(key) + ": " + xmlText(text) + "&#10;";
    const QByteArray title = xmlText(scene.metadataText(QStringLiteral("Title")));
    return "<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?>\n"
           "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF "
           "xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
           "<rdf:Description rdf:about='' xmlns:dc='http://purl.org/dc/elements/1.1/' "
           "xmlns:xmp='http://ns.adobe.com/xap/1.0/'>"
           "<dc:title><rdf:Alt><rdf:li xml:lang='x-default'>"
        + title
        + "</rdf:li></rdf:Alt></dc:title><dc:description><rdf:Alt><rdf:li xml:lang='x-default'>"
        + details + "</rdf:li></rdf:Alt></dc:description><xmp:CreatorTool>"
        + xmlText(scene.metadataText(QStringLiteral("Software")))
        + "</xmp:CreatorTool></rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end='r'?>";
}

Result<QByteArray> toPdf(const Scene& scene)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setResolution(kPdfResolution);
        writer.setTitle(scene.metadataText(QStringLiteral("Title")));
        writer.setCreator(scene.metadataText(QStringLiteral("Software")));
        writer.setDocumentXmpMetadata(xmpOf(scene));
        const QSizeF points = scene.size * (72 / kPixelsPerInch);
        // Exact: a size near a paper format is not to become it.
        writer.setPageSize(QPageSize(points, QPageSize::Point, QString(), QPageSize::ExactMatch));
        writer.setPageOrientation(QPageLayout::Portrait);
        writer.setPageMargins(QMarginsF());
        QPainter painter(&writer);
        if (!painter.isActive())
            return failure(ErrorCode::System, "the PDF could not be begun");
        painter.scale(kPdfResolution / kPixelsPerInch, kPdfResolution / kPixelsPerInch);
        paintScene(painter, scene);
    }
    return buffer.data();
}

} // namespace

QStringList figureFormats()
{
    return { QStringLiteral("png"), QStringLiteral("svg"), QStringLiteral("pdf") };
}

Result<QByteArray> encodeScene(const Scene& scene, const QString& format, double scale)
{
    const QString suffix = format.toLower();
    if (!figureFormats().contains(suffix))
        return failure(ErrorCode::Unsupported,
            "unknown picture format '" + format.toStdString() + "'; known are "
                + figureFormats().join(QStringLiteral(", ")).toStdString());
    const double pixels = scene.size.width() * scale * scene.size.height() * scale;
    if (!(pixels <= kMaxPixels))
        return failure(ErrorCode::BadArgument,
            "the picture would have " + std::to_string(std::llround(pixels / 1e6))
                + " megapixels; the limit is 64: choose a smaller size or scale");
    if (suffix == QLatin1String("svg"))
        return toSvg(scene, scale);
    return suffix == QLatin1String("pdf") ? toPdf(scene) : toPng(scene, scale);
}

} // namespace interleave::ui
