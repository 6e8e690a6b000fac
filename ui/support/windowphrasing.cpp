// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/windowphrasing.h"

#include "ui/support/coretext.h"

#include <QLocale>

namespace interleave::ui {

std::string WindowPhrasing::translated(const char* text) const
{
    return coreText(text).toStdString();
}

std::string WindowPhrasing::number(double value, int decimals) const
{
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator); // instants stand below each other
    return locale.toString(value, 'f', decimals).toStdString();
}

std::string WindowPhrasing::count(std::uint64_t n) const
{
    return QLocale().toString(static_cast<qulonglong>(n)).toStdString();
}

} // namespace interleave::ui
