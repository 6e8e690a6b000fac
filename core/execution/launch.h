// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/execution/childcommand.h"
#include "core/execution/childprocess.h"

namespace interleave {

/// What a program gets as its standard input, output and errors. -1: /dev/null.
struct LaunchStreams {
    int input = -1;
    int output = -1;
    int errors = -1;
    /// The number of its process group and a newline are written there before it begins, so that
    /// there is no moment in which it runs and nobody knows of it. -1: nowhere.
    int group = -1;
};

/// Starts a program: a process group of its own, no signal blocked or ignored, no descriptor but
/// those of its standard streams. It gets SIGKILL when the calling *thread* ends. Returns once the
/// program has taken the process over. Errors: NotFound, System, both with the program's name.
[[nodiscard]] Result<ChildProcess> launch(
    const ChildCommand& command, const LaunchStreams& streams);

} // namespace interleave
