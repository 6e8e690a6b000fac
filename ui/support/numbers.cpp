// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/numbers.h"

#include <QLocale>

namespace interleave::ui {

QString bytesText(std::size_t bytes)
{
    return QLocale().formattedDataSize(static_cast<qint64>(bytes), 1, QLocale::DataSizeSIFormat);
}

QString countText(qulonglong count)
{
    return QLocale().toString(count);
}

} // namespace interleave::ui
