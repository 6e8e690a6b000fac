// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline.h"

#include "app/optionvalues.h"
#include "core/base/text.h"
#include "core/formats/nativefile.h"
#include "core/workload/workloadaliases.h"
#include "core/workload/workloadregistry.h"

#include <algorithm>
#include <array>
#include <limits>
#include <set>

namespace interleave::app {

namespace {

tl::unexpected<Error> usage(std::string text)
{
    return failure(ErrorCode::BadArgument, std::move(text));
}

std::string didYouMean(const std::string& near)
{
    return near.empty() ? std::string() : " (did you mean " + near + "?)";
}

constexpr std::string_view kRecord = "record";

// What was read so far; the parts that depend on one another wait until all is read.
struct Reading {
    CommandLine line;
    std::vector<std::string> words; ///< that are no options
    std::vector<std::string> parameters;
    std::optional<std::vector<ModelId>> models;
    std::optional<std::vector<unsigned>> workers;
    bool wantsHelp = false;
    bool wantsVersion = false;
    std::set<std::string, std::less<>> seen; ///< options
};

/// Puts what a Result holds to where it belongs.
template <class T, class Put> Result<void> take(Result<T> result, Put put)
{
    if (!result)
        return tl::unexpected(std::move(result.error()));
    put(*std::move(result));
    return {};
}

template <class T> Result<void> into(T& place, Result<std::int64_t> number)
{
    return take(std::move(number), [&](std::int64_t n) { place = static_cast<T>(n); });
}

struct Option {
    enum class Use : std::uint8_t { Anywhere, Run, RunAndRecord, Record, All };
    std::string_view name;
    bool takesValue;
    bool mayRepeat;
    Use use;
    Result<void> (*read)(Reading& reading, std::string_view name, std::string_view value);
};

// clang-format off
constexpr std::array kOptions {
    Option {"--help", false, true, Option::Use::Anywhere, [](Reading& r, std::string_view, std::string_view) {
        r.wantsHelp = true;
        return Result<void>(); }},
    Option {"--version", false, true, Option::Use::Anywhere, [](Reading& r, std::string_view, std::string_view) {
        r.wantsVersion = true;
        return Result<void>(); }},
    Option {"--json", false, false, Option::Use::All, [](Reading& r, std::string_view, std::string_view) {
        r.line.json = true;
        return Result<void>(); }},
    Option {"--models", true, false, Option::Use::Run, [](Reading& r, std::string_view name, std::string_view value) {
        return take(models(name, value), [&](auto ids) { r.models = std::move(ids); }); }},
    Option {"--workers", true, false, Option::Use::Run, [](Reading& r, std::string_view name, std::string_view value) {
        return take(workerCounts(name, value), [&](auto counts) { r.workers = std::move(counts); }); }},
    Option {"--repeat", true, false, Option::Use::Run, [](Reading& r, std::string_view name, std::string_view value) {
        return into(r.line.experiment.repeats, wholeNumber(name, value, 1, kMaxRepeats)); }},
    Option {"--repeat-disturbed", true, false, Option::Use::Run, [](Reading& r, std::string_view name, std::string_view value) {
        return into(r.line.experiment.repeatDisturbed, wholeNumber(name, value, 0, 10)); }},
    Option {"--param", true, true, Option::Use::Run, [](Reading& r, std::string_view, std::string_view value) {
        r.parameters.emplace_back(value);
        return Result<void>(); }},
    Option {"--interpreter-lock", false, false, Option::Use::Run, [](Reading& r, std::string_view, std::string_view) {
        r.line.experiment.interpreterLock = true;
        return Result<void>(); }},
    Option {"--seed", true, false, Option::Use::Run, [](Reading& r, std::string_view name, std::string_view value) {
        return into(r.line.experiment.seed,
                    wholeNumber(name, value, 0, std::numeric_limits<std::int64_t>::max())); }},
    Option {"--recording", true, false, Option::Use::Run, [](Reading& r, std::string_view name, std::string_view value) {
        return take(oneOf(name, value, {"lossless", "bounded"}), [&](std::size_t i) {
            r.line.experiment.recording = i == 0 ? RecordingMode::Lossless : RecordingMode::Bounded; }); }},
    Option {"--no-system-schedule", false, false, Option::Use::Run, [](Reading& r, std::string_view, std::string_view) {
        r.line.experiment.systemSchedule = false;
        return Result<void>(); }},
    Option {"--memory-limit", true, false, Option::Use::Run, [](Reading& r, std::string_view name, std::string_view value) {
        return take(byteSize(name, value), [&](std::size_t bytes) { r.line.experiment.memoryLimit = bytes; }); }},
    Option {"--view", true, false, Option::Use::Run, [](Reading& r, std::string_view name, std::string_view value) {
        return take(oneOf(name, value, {"compare", "timeline", "speedup"}), [&](std::size_t i) {
            r.line.figure.view = static_cast<FigureView>(i); }); }},
    Option {"--run", true, false, Option::Use::Run, [](Reading& r, std::string_view name, std::string_view value) {
        return take(plannedRun(name, value), [&](PlannedRun run) { r.line.figure.run = run; }); }},
    Option {"--size", true, false, Option::Use::Run, [](Reading& r, std::string_view name, std::string_view value) {
        return take(figureSize(name, value), [&](auto size) { r.line.figure.size = size; }); }},
    Option {"--scale", true, false, Option::Use::Run, [](Reading& r, std::string_view name, std::string_view value) {
        return take(figureScale(name, value), [&](double scale) { r.line.figure.scale = scale; }); }},
    Option {"--theme", true, false, Option::Use::Run, [](Reading& r, std::string_view name, std::string_view value) {
        return take(oneOf(name, value, {"light", "dark"}), [&](std::size_t i) { r.line.figure.dark = i == 1; }); }},
    Option {"--export", true, true, Option::Use::Run, [](Reading& r, std::string_view name, std::string_view value) {
        return take(exportTarget(name, value), [&](ExportTarget t) { r.line.exports.push_back(std::move(t)); }); }},
    Option {"--overwrite", false, false, Option::Use::RunAndRecord, [](Reading& r, std::string_view, std::string_view) {
        r.line.overwrite = true;
        return Result<void>(); }},
    Option {"--output", true, false, Option::Use::Record, [](Reading& r, std::string_view name, std::string_view value) {
        return take(recordTarget(name, value), [&](auto target) {
            r.line.record.output = std::move(target.first);
            r.line.record.format = target.second; }); }},
    Option {"--duration", true, false, Option::Use::Record, [](Reading& r, std::string_view name, std::string_view value) {
        return take(recordDuration(name, value), [&](Nanos d) { r.line.record.duration = d; }); }},
};
// clang-format on

const Option* findOption(std::string_view name)
{
    if (name == "-h")
        name = "--help";
    const auto* it = std::find_if(kOptions.begin(), kOptions.end(),
        [&](const Option& option) { return option.name == name; });
    return it != kOptions.end() ? it : nullptr;
}

tl::unexpected<Error> unknownOption(std::string_view name)
{
    std::vector<std::string> names;
    names.reserve(kOptions.size());
    for (const Option& option : kOptions)
        names.emplace_back(option.name);
    return usage("unknown option " + inQuotes(name) + didYouMean(nearest(name, names))
        + "; interleave --help lists all");
}

Result<void> readAll(Reading& reading, std::span<const std::string> arguments)
{
    bool onlyWords = false;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string& argument = arguments[i];
        if (!reading.words.empty() && reading.words.front() == kRecord
            && (argument == "--" || !argument.starts_with('-'))) { // the rest is not ours to read
            const auto rest = arguments.subspan(argument == "--" ? i + 1 : i);
            reading.words.insert(reading.words.end(), rest.begin(), rest.end());
            return {};
        }
        if (onlyWords || !argument.starts_with('-')) {
            reading.words.push_back(argument);
            continue;
        }
        if (argument == "--") {
            onlyWords = true;
            continue;
        }
        const std::size_t equals = argument.find('=');
        const std::string name = argument.substr(0, equals);
        const Option* option = findOption(name);
        if (option == nullptr)
            return unknownOption(name);
        if (!reading.seen.emplace(option->name).second && !option->mayRepeat)
            return usage(std::string(option->name) + " is given twice");
        std::string value;
        if (equals != std::string::npos) {
            if (!option->takesValue)
                return usage(std::string(option->name) + " takes no value, but got "
                    + inQuotes(argument.substr(equals + 1)));
            value = argument.substr(equals + 1);
        } else if (option->takesValue) {
            if (i + 1 >= arguments.size() || arguments[i + 1].starts_with("--"))
                return usage(std::string(option->name)
                    + " needs a value; interleave run --help tells which");
            value = arguments[++i];
        }
        if (auto read = option->read(reading, option->name, value); !read)
            return read;
    }
    return {};
}

/// What is meant as a file: by its end, or because it is a path.
bool isFileName(std::string_view word)
{
    return word.ends_with(kNativeSuffix) || word.find('/') != std::string_view::npos;
}

Result<void> readCommand(Reading& reading)
{
    static const std::vector<std::string> kCommands { "list", "record", "run" };
    if (reading.words.empty())
        return {};
    const auto command = std::find(kCommands.begin(), kCommands.end(), reading.words.front());
    if (command == kCommands.end() && isFileName(reading.words.front())) {
        reading.line.file = reading.words.front();
        if (reading.words.size() > 1)
            return usage("there is nothing to do with " + inQuotes(reading.words[1])
                + ": the window opens one file");
        return {};
    }
    if (command == kCommands.end())
        return usage("the command must be list, run, record or a file NAME.interleave, not "
            + inQuotes(reading.words.front())
            + didYouMean(nearest(reading.words.front(), kCommands)));
    if (*command == kRecord) {
        reading.line.command = Command::Record;
        reading.line.record.command.assign(reading.words.begin() + 1, reading.words.end());
        return {};
    }
    reading.line.command = *command == "run" ? Command::Run : Command::List;
    const std::size_t allowed = reading.line.command == Command::Run ? 2 : 1;
    if (reading.words.size() > allowed)
        return usage("there is nothing to do with " + inQuotes(reading.words[allowed])
            + (allowed == 2 ? ": run takes one workload" : ": list takes only options"));
    return {};
}

bool fits(Option::Use use, Command command)
{
    switch (command) {
    case Command::Run:
        return use != Option::Use::Record;
    case Command::List:
        return use == Option::Use::All;
    case Command::Record:
        return use == Option::Use::RunAndRecord || use == Option::Use::Record
            || use == Option::Use::All;
    default:
        return false;
    }
}

std::string_view owners(Option::Use use)
{
    switch (use) {
    case Option::Use::RunAndRecord:
        return "interleave run and interleave record";
    case Option::Use::Record:
        return "interleave record";
    case Option::Use::All:
        return "interleave run, interleave list and interleave record";
    default:
        return "interleave run";
    }
}

Result<void> checkUse(const Reading& reading)
{
    for (const Option& option : kOptions) {
        if (option.use == Option::Use::Anywhere || !reading.seen.contains(option.name))
            continue;
        if (!fits(option.use, reading.line.command))
            return usage(
                std::string(option.name) + " belongs to " + std::string(owners(option.use)));
    }
    return {};
}

/// The workload, and its alias where that was named.
struct Chosen {
    const Workload* workload = nullptr;
    const WorkloadAlias* alias = nullptr;
};

Result<Chosen> chosenWorkload(const Reading& reading)
{
    if (reading.words.size() < 2)
        return usage("run needs a workload; interleave list names them");
    const std::string& id = reading.words[1];
    if (const WorkloadAlias* alias = findAlias(id))
        return Chosen { findWorkload(alias->workload), alias };
    const Workload* workload = findWorkload(id);
    if (workload == nullptr)
        return usage("unknown workload " + inQuotes(id) + didYouMean(nearestWorkload(id))
            + "; interleave list names them");
    return Chosen { workload, nullptr };
}

Result<ParameterValues> chosenParameters(
    const Chosen& chosen, const std::vector<std::string>& assignments)
{
    const Workload& workload = *chosen.workload;
    ParameterValues values = chosen.alias != nullptr ? chosen.alias->parameters(workload)
                                                     : ParameterValues(workload.parameters);
    std::set<std::string> seen;
    for (const std::string& assignment : assignments) {
        const std::size_t equals = assignment.find('=');
        if (equals == std::string::npos || equals == 0)
            return usage("--param must be NAME=VALUE, not " + inQuotes(assignment));
        const std::string id = assignment.substr(0, equals);
        const ParameterSpec* spec = workload.parameter(id);
        if (spec == nullptr) {
            std::vector<std::string> known;
            for (const ParameterSpec& p : workload.parameters)
                known.push_back(p.id);
            return usage("--param: " + workload.id + " has no parameter " + inQuotes(id)
                + (known.empty() ? "" : "; it has " + alternatives(known))
                + didYouMean(nearest(id, known)));
        }
        if (!seen.insert(id).second)
            return usage("--param " + id + " is given twice");
        auto value = parseParameter(*spec, std::string_view(assignment).substr(equals + 1));
        if (!value)
            return usage("--param: " + value.error().detail);
        values.set(id, *std::move(value));
    }
    return values;
}

Result<std::vector<ModelId>> chosenModels(const Chosen& chosen, const Reading& reading)
{
    const Workload& workload = *chosen.workload;
    if (reading.models) {
        for (const ModelId id : *reading.models)
            if (const std::string reason = workload.reasonAgainst(id); !reason.empty())
                return usage("--models: " + std::string(modelInfo(id).name) + " has no meaning for "
                    + workload.id + ": " + reason);
        return *reading.models;
    }
    if (chosen.alias != nullptr)
        return std::vector<ModelId> { chosen.alias->model };
    std::vector<ModelId> ids;
    for (const ModelInfo& model : allModels())
        if (!model.simulated && workload.reasonAgainst(model.id).empty())
            ids.push_back(model.id);
    return ids;
}

Result<void> checkFigure(const CommandLine& line)
{
    const FigureRequest& figure = line.figure;
    if (figure.run) {
        const std::vector<PlannedRun> plan = planRuns(line.experiment);
        if (std::find(plan.begin(), plan.end(), *figure.run) == plan.end())
            return usage("--run must be one of this experiment's runs, not "
                + std::string(modelInfo(figure.run->model).name) + ":"
                + std::to_string(figure.run->workers) + ":" + std::to_string(figure.run->repeat));
    }
    if (figure.size) {
        const double scale = figure.scale.value_or(1);
        const double pixels = scale * figure.size->first * scale * figure.size->second;
        if (pixels > kMostPixels)
            return usage("--size times --scale must be at most 64 million pixels, not "
                + std::to_string(static_cast<std::int64_t>(pixels / 1e6)) + " million");
    }
    std::set<std::string> paths;
    for (const ExportTarget& target : line.exports)
        if (!paths.insert(target.path).second)
            return usage("--export names " + inQuotes(target.path) + " twice");
    return {};
}

Result<void> completeRun(Reading& reading)
{
    ExperimentSpec& spec = reading.line.experiment;
    const auto chosen = chosenWorkload(reading);
    if (!chosen)
        return tl::unexpected(chosen.error());
    spec.workload = chosen->workload->id;
    auto values = chosenParameters(*chosen, reading.parameters);
    if (!values)
        return tl::unexpected(values.error());
    spec.parameters = *std::move(values);
    auto ids = chosenModels(*chosen, reading);
    if (!ids)
        return tl::unexpected(ids.error());
    spec.models = *std::move(ids);
    const unsigned workers
        = chosen->alias != nullptr ? chosen->alias->workers : machineFacts().cores;
    spec.workers = reading.workers.value_or(std::vector<unsigned> { workers });
    if (auto& run = reading.line.figure.run; run && !countsWorkers(spec.workload, run->model))
        run->workers = 1;
    return checkFigure(reading.line);
}

} // namespace

Result<CommandLine> parseCommandLine(std::span<const std::string> arguments)
{
    Reading reading;
    if (const auto read = readAll(reading, arguments); !read)
        return tl::unexpected(read.error());
    if (const auto read = readCommand(reading); !read)
        return tl::unexpected(read.error());
    CommandLine& line = reading.line;
    if (reading.wantsHelp) {
        line.helpTopic = line.command == Command::Window ? Command::Help : line.command;
        line.command = Command::Help;
        return line;
    }
    if (reading.wantsVersion) {
        line.command = Command::Version;
        return line;
    }
    if (const auto checked = checkUse(reading); !checked)
        return tl::unexpected(checked.error());
    if (line.command == Command::Record && line.record.command.empty())
        return usage("record needs a command: interleave record -- COMMAND [ARG ...]");
    if (line.command == Command::Run)
        if (const auto complete = completeRun(reading); !complete)
            return tl::unexpected(complete.error());
    return std::move(reading.line);
}

} // namespace interleave::app
