// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline.h"

#include <string>

namespace interleave::app {

/// Of the whole program, of Run or of List.
[[nodiscard]] std::string helpText(Command topic);

} // namespace interleave::app
