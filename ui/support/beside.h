// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QThread>

#include <functional>

namespace interleave::ui {

/// Runs `work` in a thread of its own, which the caller waits for and deletes. Where the system has
/// no thread left it is done here and now: later is better than never.
[[nodiscard]] QThread* runBeside(std::function<void()> work);

} // namespace interleave::ui
