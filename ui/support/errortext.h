// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QString>

namespace interleave::ui {

/// What went wrong, as a short headline in the language of the window.
[[nodiscard]] QString errorHeadline(ErrorCode code);
/// What the user can do now.
[[nodiscard]] QString errorNextStep(ErrorCode code);

} // namespace interleave::ui
