// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstddef>

namespace interleave::ui {

/// "12 MB"; decimal units.
[[nodiscard]] QString bytesText(std::size_t bytes);

/// With the locale's group separators.
[[nodiscard]] QString countText(qulonglong count);

} // namespace interleave::ui
