// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/coretext.h"

#include <QCoreApplication>

#include <string>

namespace interleave::ui {

QString coreText(std::string_view text)
{
    // lupdate files a text under the class it stands in; a function's return type misleads it:
    // texts in one that returns std::string are filed under "std".
    const std::string source(text);
    QString original = plain(text);
    for (const char* context :
        { "interleave", "std", "interleave::EventTeller", "interleave::MomentTeller" })
        if (QString translated = QCoreApplication::translate(context, source.c_str());
            translated != original)
            return translated;
    return original;
}

QString plain(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace interleave::ui
