// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/preparedtext.h"

#include <QFontMetrics>
#include <QFontMetricsF>
#include <QTransform>

namespace interleave::ui {

PreparedText preparedText(const QString& text, const QFont& font)
{
    PreparedText made { text, QFontMetricsF(font).horizontalAdvance(text), QStaticText(text) };
    made.prepared.setTextFormat(Qt::PlainText);
    made.prepared.prepare(QTransform(), font);
    return made;
}

void PreparedTexts::setFont(const QFont& font)
{
    if (font == m_font)
        return;
    m_font = font;
    m_texts.clear();
}

const PreparedText& PreparedTexts::of(const QString& text, int room)
{
    constexpr qsizetype kMost = 4096;
    const std::pair key(text, room);
    if (const auto it = m_texts.constFind(key); it != m_texts.cend())
        return *it;
    if (m_texts.size() >= kMost)
        m_texts.clear();
    return *m_texts.insert(
        key, preparedText(QFontMetrics(m_font).elidedText(text, Qt::ElideMiddle, room), m_font));
}

} // namespace interleave::ui
