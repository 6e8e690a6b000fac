// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace interleave {

/// A descriptor, and what somebody waits for there: room to write, or else something to read. The
/// other side's end counts as both.
struct PollInterest {
    int descriptor = -1;
    bool toWrite = false;
};

} // namespace interleave
