// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/run/experiment.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace interleave::app {

enum class Command : std::uint8_t { Window, Help, Version, List, Run, Record };

enum class FigureView : std::uint8_t { Compare, Timeline, Speedup };

/// How a picture is to look. What was not asked for is left to the renderer.
struct FigureRequest {
    std::optional<FigureView> view;
    std::optional<PlannedRun> run; ///< one of the experiment's
    std::optional<std::pair<int, int>> size;
    std::optional<double> scale;
    bool dark = false;
};

enum class ExportFormat : std::uint8_t {
    Png,
    Svg,
    Pdf,
    SpansCsv,
    SummaryCsv,
    CoresCsv,
    Trace,
    Account,
    Native
};

struct ExportTarget {
    std::string path;
    ExportFormat format = ExportFormat::Png;

    [[nodiscard]] bool isPicture() const { return format <= ExportFormat::Pdf; }
};

enum class RecordFormat : std::uint8_t { Trace, Csv, Native };

/// A program to record, and where to.
struct RecordLine {
    std::vector<std::string> command;
    std::optional<Nanos> duration;
    std::string output; ///< empty: only the summary
    RecordFormat format = RecordFormat::Trace;
};

/// What the user asked for, complete and checked.
struct CommandLine {
    Command command = Command::Window;
    std::string file;                  ///< of Window: to open; empty: none
    Command helpTopic = Command::Help; ///< of Help: the command that it is about
    bool json = false;
    ExperimentSpec experiment; ///< of Run
    FigureRequest figure;
    RecordLine record; ///< of Record
    std::vector<ExportTarget> exports;
    bool overwrite = false;
};

inline constexpr std::pair<int, int> kSmallestFigure { 400, 240 };
inline constexpr std::pair<int, int> kLargestFigure { 20'000, 20'000 };
inline constexpr double kSmallestScale = 0.25;
inline constexpr double kLargestScale = 8;
/// Of a picture's width x height x scale x scale.
inline constexpr double kMostPixels = 64e6;

/// Reads the arguments without the program's name. Looks at nothing but its arguments and the
/// registries: files are checked later. The error is one line that names the option, its range and
/// the value.
[[nodiscard]] Result<CommandLine> parseCommandLine(std::span<const std::string> arguments);

} // namespace interleave::app
