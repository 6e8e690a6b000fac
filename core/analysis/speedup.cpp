// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/speedup.h"

#include <algorithm>
#include <cassert>

namespace interleave {

namespace {

std::optional<double> ratio(Nanos baseline, Nanos measured)
{
    if (measured <= Nanos(0))
        return std::nullopt;
    return static_cast<double>(baseline.count()) / static_cast<double>(measured.count());
}

std::optional<Nanos> baselineMedian(
    const std::vector<Measurement>& measurements, const std::string& model)
{
    std::vector<Nanos> makespans;
    for (const Measurement& m : measurements)
        if (m.counted && m.model == model)
            makespans.push_back(m.makespan);
    if (makespans.empty())
        return std::nullopt;
    return medianOf(std::move(makespans));
}

void fill(SummaryRow& row, const std::vector<Nanos>& makespans, std::optional<Nanos> baseline)
{
    row.runs = makespans.size();
    if (makespans.empty())
        return;
    const auto [low, high] = std::minmax_element(makespans.begin(), makespans.end());
    row.minimum = *low;
    row.maximum = *high;
    row.median = medianOf(makespans);
    if (!baseline)
        return;
    row.speedup = ratio(*baseline, row.median);
    row.speedupMin = ratio(*baseline, row.maximum);
    row.speedupMax = ratio(*baseline, row.minimum);
    if (row.speedup)
        row.efficiency = *row.speedup / static_cast<double>(std::max(row.workers, 1U));
}

} // namespace

Nanos medianOf(std::vector<Nanos> values)
{
    assert(!values.empty());
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    if (values.size() % 2 == 1)
        return *middle;
    const Nanos below = *std::max_element(values.begin(), middle);
    return below + (*middle - below) / 2;
}

std::vector<SummaryRow> summarise(
    const std::vector<Measurement>& measurements, const std::string& baselineModel)
{
    std::vector<SummaryRow> rows;
    std::vector<std::vector<Nanos>> makespans;
    for (const Measurement& m : measurements) {
        const auto it = std::find_if(rows.begin(), rows.end(), [&](const SummaryRow& row) {
            return row.model == m.model && row.workers == m.workers;
        });
        const auto at = static_cast<std::size_t>(it - rows.begin());
        if (it == rows.end()) {
            rows.emplace_back();
            rows.back().model = m.model;
            rows.back().workers = m.workers;
            makespans.emplace_back();
        }
        if (m.counted)
            makespans[at].push_back(m.makespan);
    }
    const std::optional<Nanos> baseline = baselineMedian(measurements, baselineModel);
    for (std::size_t i = 0; i < rows.size(); ++i)
        fill(rows[i], makespans[i], baseline);
    return rows;
}

} // namespace interleave
