// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace interleave {

/// Marks a text for translation; the user interface translates it when it shows it
/// (ui/support/coretext knows the contexts). lupdate finds it by this name. Returns the text as it
/// is.
constexpr const char* translatable(const char* text)
{
    return text;
}

} // namespace interleave
