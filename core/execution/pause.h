// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace interleave {

/// One turn of a spin: tells the processor to leave its pipelines to the other hardware thread.
inline void pauseProcessor()
{
#if defined(__x86_64__)
    __builtin_ia32_pause();
#endif
}

} // namespace interleave
