// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace interleave {

/// The other process of the workload subprocess-signal-usr1: it says that it waits for SIGUSR1,
/// sleeps for `argv[2]` nanoseconds - longer by nothing when the signal comes - and says what its
/// handler saw. The exit status.
[[nodiscard]] int signalChildMain(int argc, char** argv);

/// The one argument before its own.
inline constexpr const char* kSignalChildArgument = "--signal-child";

} // namespace interleave
