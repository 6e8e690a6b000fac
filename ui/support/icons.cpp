// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/icons.h"

#include <QFile>
#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QPixmap>
#include <QSvgRenderer>

#include <algorithm>
#include <array>

namespace interleave::ui {

namespace {

/// Draws a picture in the size that is asked for, when it is asked for: a program that starts pays
/// only for what it shows, and every density of screen gets a crisp one.
class SvgIconEngine final : public QIconEngine {
public:
    SvgIconEngine(QByteArray normal, QByteArray disabled)
        : m_normal(std::move(normal)),
          m_disabled(std::move(disabled))
    {
    }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override
    {
        QSvgRenderer renderer(mode == QIcon::Disabled ? m_disabled : m_normal);
        renderer.render(painter, QRectF(rect));
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        const int side = std::min(size.width(), size.height());
        QPixmap& pixmap = m_drawn[mode == QIcon::Disabled ? -side : side];
        if (pixmap.isNull() && side > 0) {
            pixmap = QPixmap(side, side);
            pixmap.fill(Qt::transparent);
            QPainter painter(&pixmap);
            paint(&painter, pixmap.rect(), mode, state);
        }
        return pixmap;
    }

    QSize actualSize(const QSize& size, QIcon::Mode, QIcon::State) override
    {
        const int side = std::min(size.width(), size.height());
        return { side, side };
    }

    /// What a window manager gets.
    QList<QSize> availableSizes(QIcon::Mode, QIcon::State) override
    {
        constexpr std::array<int, 5> kSizes = { 16, 24, 32, 48, 64 };
        QList<QSize> sizes;
        for (const int side : kSizes)
            sizes.append({ side, side });
        return sizes;
    }

    bool isNull() override { return m_normal.isEmpty(); }

    [[nodiscard]] QIconEngine* clone() const override { return new SvgIconEngine(*this); }

private:
    SvgIconEngine(const SvgIconEngine&) = default;

    QByteArray m_normal;
    QByteArray m_disabled;
    QHash<int, QPixmap> m_drawn; ///< by side in pixels; negative: disabled
};

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
    const QByteArray svg = read(name);
    if (svg.isEmpty())
        return {};
    return QIcon(
        new SvgIconEngine(coloured(svg, palette.color(QPalette::Active, QPalette::ButtonText)),
            coloured(svg, palette.color(QPalette::Disabled, QPalette::ButtonText))));
}

QIcon applicationIcon()
{
    const QByteArray svg = read(QStringLiteral("interleave"));
    return svg.isEmpty() ? QIcon() : QIcon(new SvgIconEngine(svg, svg));
}

} // namespace interleave::ui
