// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QHash>
#include <QStaticText>
#include <QString>

#include <utility>

namespace interleave::ui {

/// A text that was laid out once, for what is drawn in each frame.
struct PreparedText {
    QString text;
    double width = 0;
    QStaticText prepared;
};
[[nodiscard]] PreparedText preparedText(const QString& text, const QFont& font);

/// Prepared texts of one font, found again by what they say.
class PreparedTexts {
public:
    /// Texts in another font are forgotten.
    void setFont(const QFont& font);
    [[nodiscard]] const QFont& font() const { return m_font; }
    /// With an ellipsis in its middle where it is wider than `room`. Valid until the next call.
    [[nodiscard]] const PreparedText& of(const QString& text, int room);

private:
    QFont m_font;
    QHash<std::pair<QString, int>, PreparedText> m_texts; ///< by text and room
};

} // namespace interleave::ui
