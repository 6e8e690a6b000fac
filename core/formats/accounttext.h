// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/phrasing.h"
#include "core/formats/runview.h"

#include <string>

namespace interleave {

/// The schedule of every run as text, for lecture notes and screen readers: plain UTF-8, lines end
/// with LF, nothing is left out. `phrasing` decides the language.
[[nodiscard]] std::string accountText(
    const DocumentView& document, const Phrasing& phrasing = Phrasing());

} // namespace interleave
