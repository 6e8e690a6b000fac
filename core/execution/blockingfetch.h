// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/execution/operations.h"

namespace interleave {

/// Does an HTTP/1.1 GET and waits for it in the calling thread, at most kFetchPatience. Every wait
/// also watches `stopDescriptor` (-1: none): when that becomes readable or is hung up, `*stopped`
/// is set and the result is an error with code Cancelled. Other failures have code Io and are
/// sentences. Any thread.
[[nodiscard]] Result<FetchResponse> blockingFetch(
    const FetchRequest& request, int stopDescriptor, bool* stopped);

} // namespace interleave
