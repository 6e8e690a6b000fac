// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/value.h"
#include "core/trace/trace.h"

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace interleave {

inline constexpr std::string_view kNativeSuffix = ".interleave";

/// A run as our own files hold it.
struct NativeRun {
    std::string title;                  ///< as other programs show it; not read back
    Value facts;                        ///< an object
    std::shared_ptr<const Trace> trace; ///< never null
    bool isWhole = true;                ///< false: only its begin could be read
};

/// An experiment, or a recorded program.
struct NativeContent {
    Value facts; ///< an object
    std::vector<NativeRun> runs;
    /// Of a recorded program, which has no runs. Null: it is an experiment.
    std::shared_ptr<const SystemSchedule> schedule;
};

struct OpenedContent {
    NativeContent content;
    std::vector<Error> warnings; ///< what is not there any more, and why
};

/// How far a file is, from 0 to 1, and the wish to give up. Called in the thread that works.
struct FileProgress {
    std::function<void(double)> report;      ///< may be empty
    const std::atomic<bool>* stop = nullptr; ///< may be null
};

/// Our own format: a Perfetto trace (protobuf) in blocks, each closed by a checksum packet of ours.
/// Perfetto's own programs open it as it is. The same content gives the same bytes. Errors: see
/// saveFile; Cancelled; BadArgument for facts of more than 32 MiB.
[[nodiscard]] Result<void> saveNative(const std::string& path, const NativeContent& content,
    bool overwrite, const FileProgress& progress = {});

/// Reads what saveNative wrote: all of it, or all up to the first block that is cut or damaged,
/// with a warning. Takes memory in proportion to what is read, and at most 64 MiB besides. Errors
/// say what the file is instead, or why nothing of it can be read: NotFound, BadArgument,
/// Unsupported (a newer version's), Io, Cancelled. Any thread.
[[nodiscard]] Result<OpenedContent> openNative(
    const std::string& path, const FileProgress& progress = {});

} // namespace interleave
