// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/nativefile.h"
#include "core/run/experiment.h"

#include <string>
#include <vector>

namespace interleave {

struct OpenedExperiment {
    Experiment experiment;
    std::vector<Error> warnings; ///< what of the file could not be read
};

/// Writes an experiment with all its runs and traces into one file (see saveNative). Errors: those
/// of saveNative.
[[nodiscard]] Result<void> saveExperiment(const std::string& path, const Experiment& experiment,
    bool overwrite, const FileProgress& progress = {});

/// Of what openNative has read from `path`, the experiment. Error Unsupported: it is a recorded
/// program.
[[nodiscard]] Result<OpenedExperiment> experimentOf(const std::string& path, OpenedContent opened);

/// Reads what saveExperiment wrote; see openNative. A run of which only the begin is there counts
/// as cancelled, and its error says so.
[[nodiscard]] Result<OpenedExperiment> openExperiment(
    const std::string& path, const FileProgress& progress = {});

} // namespace interleave
