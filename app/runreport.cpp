// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runreport.h"

#include "core/base/text.h"
#include "core/formats/json.h"
#include "core/report/report.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace interleave::app {

namespace {

using Cells = std::vector<std::string>;

// Not by printf: Qt sets the user's locale, and a table is no place for decimal commas.
std::string fixed(double number, int decimals)
{
    std::array<char, 400> buffer {};
    const auto end = std::to_chars(
        buffer.data(), buffer.data() + buffer.size(), number, std::chars_format::fixed, decimals);
    return { buffer.data(), end.ptr };
}

// The first column to the left, the others to the right.
std::string table(const std::vector<Cells>& rows)
{
    std::vector<std::size_t> widths(rows.front().size());
    for (const Cells& row : rows)
        for (std::size_t i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], row[i].size());
    std::string text;
    for (const Cells& row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            const std::string padding(widths[i] - row[i].size(), ' ');
            text += i == 0 ? row[i] + padding : "  " + padding + row[i];
        }
        text.erase(text.find_last_not_of(' ') + 1);
        text += '\n';
    }
    return text;
}

Cells rowOf(const SummaryRow& row)
{
    Cells cells { row.model, std::to_string(row.workers), std::to_string(row.runs) };
    for (const Nanos time : { row.median, row.minimum, row.maximum })
        cells.push_back(row.runs > 0 ? durationText(time) : "-");
    cells.push_back(row.speedup ? fixed(*row.speedup, 2) + "x" : "-");
    cells.push_back(row.efficiency ? fixed(*row.efficiency * 100, 0) + " %" : "-");
    return cells;
}

std::string scenarioText(const Experiment& experiment, const DocumentView& document)
{
    const ExperimentSpec& spec = experiment.spec;
    std::string text = document.title + " (" + spec.workload + ")\n";
    for (const auto& [id, value] : spec.parameters.all())
        text += id + "=" + toJson(value) + "  ";
    text += "seed=" + std::to_string(spec.seed) + "\n";
    if (spec.interpreterLock)
        text += "interpreter lock: emulated\n";
    return text + experiment.machine.oneLine() + "\n\n";
}

// A table is no place for thousands of numbers.
std::string shortResults(const Value& results)
{
    constexpr std::size_t kMost = 400;
    std::string text = toJson(results);
    if (text.size() > kMost)
        text = cleanUtf8(text.substr(0, kMost)) + " ... (--json prints all)";
    return text;
}

// The results, once where all runs agree.
std::string resultsText(const DocumentView& document)
{
    const RunView* first = nullptr;
    std::string text;
    for (const RunView& run : document.runs) {
        if (run.status != "ok")
            continue;
        if (first == nullptr) {
            first = &run;
            text = "results: " + shortResults(run.results) + "\n";
        } else if (run.results != first->results) {
            text += "other results of " + runTitle(run) + ": " + shortResults(run.results) + "\n";
        }
    }
    return text;
}

std::string troubleText(const DocumentView& document)
{
    std::string text;
    std::size_t disturbed = 0;
    for (const RunView& run : document.runs) {
        if (!run.error.empty())
            text += runTitle(run) + ": " + run.error + "\n";
        if (const std::uint64_t lost = run.trace->counts().lost; lost > 0)
            text += runTitle(run) + ": " + std::to_string(lost) + " events were lost\n";
        if (run.machineSlept > Nanos(0))
            text += runTitle(run) + ": the machine slept " + durationText(run.machineSlept)
                + " meanwhile\n";
        disturbed += run.disturbed.value_or(false) ? 1 : 0;
    }
    if (disturbed > 0)
        text += std::to_string(disturbed) + " of " + std::to_string(document.runs.size())
            + " runs were disturbed by other programs: do not trust their times\n";
    return text;
}

} // namespace

std::string durationText(Nanos duration)
{
    const std::int64_t nanos = duration.count();
    if (nanos < 1000)
        return std::to_string(nanos) + " ns";
    struct Unit {
        double nanos;
        const char* name;
    };
    constexpr std::array kUnits { Unit { 1e3, " us" }, Unit { 1e6, " ms" }, Unit { 1e9, " s" } };
    std::size_t unit = 0;
    // As it will be printed: 999.96 us is 1.000 ms.
    while (unit + 1 < kUnits.size() && static_cast<double>(nanos) >= kUnits[unit].nanos * 999.95)
        ++unit;
    const double number = static_cast<double>(nanos) / kUnits[unit].nanos;
    const int decimals = number < 9.9995 ? 3 : number < 99.995 ? 2 : number < 999.95 ? 1 : 0;
    return fixed(number, decimals) + kUnits[unit].name;
}

std::string textReport(const Experiment& experiment, const std::vector<std::string>& written)
{
    const DocumentView document = documentView(experiment);
    std::vector<Cells> rows { { "model", "workers", "runs", "median", "min", "max", "speedup",
        "efficiency" } };
    for (const SummaryRow& row : document.summary)
        rows.push_back(rowOf(row));
    std::string text = scenarioText(experiment, document) + table(rows);
    for (const std::string& part : { resultsText(document), troubleText(document) })
        if (!part.empty())
            text += "\n" + part;
    if (!written.empty())
        text += "\n";
    for (const std::string& path : written)
        text += "wrote " + path + "\n";
    return text;
}

} // namespace interleave::app
