// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/formats/nativefile.h"
#include "core/trace/recordedprogram.h"

#include <string>

namespace interleave {

/// Writes a recorded program into a file of our own format, which Perfetto shows as it shows the
/// schedule of any system. Errors: see saveNative.
[[nodiscard]] Result<void> saveProgram(const std::string& path, const RecordedProgram& program,
    bool overwrite, const FileProgress& progress = {});

/// Of what openNative has read, a recorded program. The schedule of one that was cut off ends where
/// the file did; what is said of the program's end is as it was.
[[nodiscard]] RecordedProgram programOf(NativeContent content);

} // namespace interleave
