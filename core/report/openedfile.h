// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/experimentfile.h"
#include "core/trace/recordedprogram.h"

#include <string>
#include <variant>
#include <vector>

namespace interleave {

/// What a file of ours holds.
struct OpenedFile {
    std::variant<Experiment, RecordedProgram> content;
    std::vector<Error> warnings; ///< what of the file could not be read
};

/// Reads what saveExperiment or saveProgram wrote; errors as openExperiment's.
[[nodiscard]] Result<OpenedFile> openFile(
    const std::string& path, const FileProgress& progress = {});

} // namespace interleave
