// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/scene.h"

namespace interleave::ui {

QRectF SceneText::bounds() const
{
    const QFontMetricsF metrics = sceneMetrics(size, bold);
    const double width = metrics.horizontalAdvance(text);
    double left = at.x();
    if (anchor == Anchor::Middle)
        left -= width / 2;
    if (anchor == Anchor::Right)
        left -= width;
    return QRectF(left, at.y() - metrics.ascent(), width, metrics.ascent() + metrics.descent());
}

SceneGroup& Scene::add(const QString& id, const QString& name)
{
    groups.push_back({ id, name, {}, {} });
    return groups.back();
}

QString Scene::metadataText(const QString& key) const
{
    for (const auto& [k, text] : metadata)
        if (k == key)
            return text;
    return {};
}

QFont sceneFont(double size, bool bold)
{
    QFont font(QStringLiteral("DejaVu Sans"));
    font.setStyleHint(QFont::SansSerif);
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setPixelSize(qMax(1, qRound(size)));
    font.setBold(bold);
    return font;
}

QFontMetricsF sceneMetrics(double size, bool bold)
{
    return QFontMetricsF(sceneFont(size, bold));
}

double textWidth(const QString& text, double size, bool bold)
{
    return sceneMetrics(size, bold).horizontalAdvance(text);
}

QString elided(const QString& text, double width, double size, bool bold, Qt::TextElideMode mode)
{
    return sceneMetrics(size, bold).elidedText(text, mode, width);
}

} // namespace interleave::ui
