// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string_view>

namespace interleave::ui {

/// A text that core marked with translatable(), in the language of the window. lupdate files them
/// under the namespace in which core marks them: its context is "interleave".
[[nodiscard]] QString coreText(std::string_view text);

/// UTF-8 to QString.
[[nodiscard]] QString plain(std::string_view text);

} // namespace interleave::ui
