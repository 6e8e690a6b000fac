// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/icons.h"

#include <QFile>
#include <QPainter>
#include <QPixmap>
#include <QSvgRenderer>

#include <array>

namespace interleave::ui {

namespace {

// Twice each usual size: crisp on screens of high density.
constexpr std::array<int, 6> kSizes = { 16, 20, 24, 32, 48, 64 };

QPixmap draw(const QByteArray& svg, int size)
{
    QPixmap pixmap(size, size);
    pixmap.fill(Qt::transparent);
    QSvgRenderer renderer(svg);
    QPainter painter(&pixmap);
    renderer.render(&painter);
    return pixmap;
}

QByteArray read(const QString& name)
{
    QFile file(QStringLiteral(":/icons/") + name + QStringLiteral(".svg"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray coloured(QByteArray svg, const QColor& colour)
{
    return svg.replace("currentColor", colour.name().toLatin1());
}

} // namespace

QIcon themedIcon(const QString& name, const QPalette& palette)
{
    QIcon icon;
    const QByteArray svg = read(name);
    if (svg.isEmpty())
        return icon;
    const QByteArray normal = coloured(svg, palette.color(QPalette::Active, QPalette::ButtonText));
    const QByteArray disabled
        = coloured(svg, palette.color(QPalette::Disabled, QPalette::ButtonText));
    for (const int size : kSizes) {
        icon.addPixmap(draw(normal, size), QIcon::Normal);
        icon.addPixmap(draw(disabled, size), QIcon::Disabled);
    }
    return icon;
}

QIcon applicationIcon()
{
    constexpr int kLarge = 256;
    QIcon icon;
    const QByteArray svg = read(QStringLiteral("interleave"));
    if (svg.isEmpty())
        return icon;
    for (const int size : kSizes)
        icon.addPixmap(draw(svg, size));
    icon.addPixmap(draw(svg, kLarge));
    return icon;
}

} // namespace interleave::ui
