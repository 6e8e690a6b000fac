// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace interleave {

/// Thrown at a `co_await` when the run was asked to stop or the task was cancelled. Deliberately
/// not a std::exception: a body that catches errors does not swallow it.
struct Cancelled { };

} // namespace interleave
