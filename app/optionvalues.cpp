// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/optionvalues.h"

#include "core/base/text.h"
#include "core/formats/nativefile.h"
#include "core/run/scenario.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cmath>

namespace interleave::app {

namespace {

tl::unexpected<Error> bad(std::string_view option, const std::string& range, std::string_view value)
{
    return failure(ErrorCode::BadArgument,
        std::string(option) + " must be " + range + ", not " + inQuotes(value));
}

template <class Number> std::optional<Number> numberIn(std::string_view text)
{
    Number number {};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc {} || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

std::vector<std::string_view> split(std::string_view text, char separator)
{
    std::vector<std::string_view> parts;
    for (;;) {
        const std::size_t at = text.find(separator);
        parts.push_back(text.substr(0, at));
        if (at == std::string_view::npos)
            return parts;
        text.remove_prefix(at + 1);
    }
}

template <class T> void addOnce(std::vector<T>& list, T item)
{
    if (std::find(list.begin(), list.end(), item) == list.end())
        list.push_back(item);
}

std::vector<std::string> modelNames()
{
    std::vector<std::string> names;
    for (const ModelInfo& model : allModels())
        names.emplace_back(model.name);
    return names;
}

std::string lowerFileName(std::string_view path)
{
    std::string lower(path.substr(path.rfind('/') + 1));
    std::transform(lower.begin(), lower.end(), lower.begin(),
        [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return lower;
}

struct Suffix {
    std::string_view text;
    ExportFormat format;
};
// The longer ones first: ".trace.json" ends like ".json".
constexpr std::array kSuffixes {
    Suffix { ".spans.csv", ExportFormat::SpansCsv },
    Suffix { ".summary.csv", ExportFormat::SummaryCsv },
    Suffix { ".cores.csv", ExportFormat::CoresCsv },
    Suffix { ".trace.json", ExportFormat::Trace },
    Suffix { ".txt", ExportFormat::Account },
    Suffix { ".csv", ExportFormat::SpansCsv },
    Suffix { ".json", ExportFormat::Trace },
    Suffix { ".png", ExportFormat::Png },
    Suffix { ".svg", ExportFormat::Svg },
    Suffix { ".pdf", ExportFormat::Pdf },
    Suffix { kNativeSuffix, ExportFormat::Native },
};

} // namespace

Result<std::int64_t> wholeNumber(
    std::string_view option, std::string_view value, std::int64_t low, std::int64_t high)
{
    const auto number = numberIn<std::int64_t>(value);
    if (!number || *number < low || *number > high)
        return bad(option,
            "a whole number from " + std::to_string(low) + " to " + std::to_string(high), value);
    return *number;
}

Result<std::size_t> byteSize(std::string_view option, std::string_view value)
{
    constexpr std::string_view kUnits = "KMGT";
    constexpr std::size_t kSmallest = 1'000'000;
    constexpr std::size_t kLargest = 1'000'000'000'000'000;
    std::size_t unit = 1;
    std::string_view digits = value;
    if (const std::size_t at = value.empty() ? kUnits.npos : kUnits.find(value.back());
        at != kUnits.npos) {
        for (std::size_t i = 0; i <= at; ++i)
            unit *= 1000;
        digits.remove_suffix(1);
    }
    const auto number = numberIn<std::size_t>(digits);
    if (!number || *number > kLargest / unit || *number * unit < kSmallest)
        return bad(option, "bytes from 1M to 1000T, such as 500M or 8G", value);
    return *number * unit;
}

Result<std::vector<unsigned>> workerCounts(std::string_view option, std::string_view value)
{
    std::vector<unsigned> counts;
    for (const std::string_view part : split(value, ',')) {
        const auto count = numberIn<unsigned>(part);
        if (!count || *count < 1 || *count > kMaxWorkers)
            return bad(option,
                "whole numbers from 1 to " + std::to_string(kMaxWorkers) + " with commas between",
                value);
        addOnce(counts, *count);
    }
    return counts;
}

Result<std::vector<ModelId>> models(std::string_view option, std::string_view value)
{
    std::vector<ModelId> ids;
    for (const std::string_view part : split(value, ',')) {
        const auto id = modelFromName(part);
        if (!id) {
            const std::vector<std::string> names = modelNames();
            const std::string near = nearest(part, names);
            return failure(ErrorCode::BadArgument,
                std::string(option) + " must be of " + alternatives(names) + ", not "
                    + inQuotes(part) + (near.empty() ? "" : " (did you mean " + near + "?)"));
        }
        addOnce(ids, *id);
    }
    return ids;
}

Result<PlannedRun> plannedRun(std::string_view option, std::string_view value)
{
    constexpr std::string_view kRange = "MODEL:WORKERS:REPEAT, such as threads:4:1";
    const auto refuse = [&] { return bad(option, std::string(kRange), value); };
    // From the right: "simulated:threads" has a colon of its own.
    const std::size_t second = value.rfind(':');
    if (second == std::string_view::npos || second == 0)
        return refuse();
    const std::size_t first = value.rfind(':', second - 1);
    if (first == std::string_view::npos)
        return refuse();
    const auto model = modelFromName(value.substr(0, first));
    const auto workers = numberIn<unsigned>(value.substr(first + 1, second - first - 1));
    const auto repeat = numberIn<unsigned>(value.substr(second + 1));
    if (!model || !workers || !repeat)
        return refuse();
    return PlannedRun { *model, *workers, *repeat };
}

Result<std::pair<int, int>> figureSize(std::string_view option, std::string_view value)
{
    const std::vector<std::string_view> parts = split(value, 'x');
    const auto lies = [](const std::optional<int>& n, int low, int high) {
        return n && *n >= low && *n <= high;
    };
    const auto width = numberIn<int>(parts.front());
    const auto height = numberIn<int>(parts.back());
    if (parts.size() != 2 || !lies(width, kSmallestFigure.first, kLargestFigure.first)
        || !lies(height, kSmallestFigure.second, kLargestFigure.second))
        return bad(option, "WIDTHxHEIGHT from 400x240 to 20000x20000", value);
    return std::pair { *width, *height };
}

Result<double> figureScale(std::string_view option, std::string_view value)
{
    const auto scale = numberIn<double>(value);
    const bool isPlain = value.find_first_not_of("0123456789.") == std::string_view::npos;
    if (!scale || !isPlain || !(*scale >= kSmallestScale && *scale <= kLargestScale))
        return bad(option, "a number from 0.25 to 8", value);
    return *scale;
}

Result<std::size_t> oneOf(
    std::string_view option, std::string_view value, const std::vector<std::string>& choices)
{
    const auto it = std::find(choices.begin(), choices.end(), value);
    if (it == choices.end())
        return bad(option, alternatives(choices), value);
    return static_cast<std::size_t>(it - choices.begin());
}

Result<ExportTarget> exportTarget(std::string_view option, std::string_view value)
{
    const std::string lower = lowerFileName(value);
    for (const Suffix& suffix : kSuffixes)
        if (lower.size() > suffix.text.size() && lower.ends_with(suffix.text))
            return ExportTarget { std::string(value), suffix.format };
    return bad(option,
        "a file name that ends in .interleave, .png, .svg, .pdf, .spans.csv, .summary.csv, "
        ".cores.csv, .trace.json or .txt",
        value);
}

Result<std::pair<std::string, RecordFormat>> recordTarget(
    std::string_view option, std::string_view value)
{
    const std::string lower = lowerFileName(value);
    if (lower.size() > 5 && lower.ends_with(".json"))
        return std::pair(std::string(value), RecordFormat::Trace);
    if (lower.size() > 4 && lower.ends_with(".csv"))
        return std::pair(std::string(value), RecordFormat::Csv);
    if (lower.size() > kNativeSuffix.size() && lower.ends_with(kNativeSuffix))
        return std::pair(std::string(value), RecordFormat::Native);
    return bad(option,
        "a file name that ends in .interleave (to open it in the window), .json (a Chrome trace) "
        "or .csv (all slices)",
        value);
}

Result<Nanos> recordDuration(std::string_view option, std::string_view value)
{
    const auto seconds = numberIn<double>(value);
    if (!seconds || !std::isfinite(*seconds) || *seconds < 1e-3 || *seconds > kLongestRecording)
        return bad(option, "0.001 to 1000000 seconds", value);
    return fromSeconds(*seconds);
}

} // namespace interleave::app
