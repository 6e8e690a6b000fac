// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/phrasing.h"

namespace interleave::ui {

/// Puts phrases into the language of the window, with its numbers.
class WindowPhrasing : public Phrasing {
protected:
    [[nodiscard]] std::string translated(const char* text) const override;
    [[nodiscard]] std::string number(double value, int decimals) const override;
    [[nodiscard]] std::string count(std::uint64_t n) const override;
};

} // namespace interleave::ui
