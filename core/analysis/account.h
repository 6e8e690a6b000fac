// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/phrasing.h"
#include "core/trace/trace.h"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace interleave {

/// One line of an account, and what it is about.
struct AccountLine {
    enum class Part : std::uint8_t { Overview, Events, Moments, Totals };
    Part part = Part::Overview;
    TaskId task;                       ///< none: the whole run, a lane
    std::optional<std::uint32_t> span; ///< among the task's spans
    std::optional<Nanos> time;         ///< when it begins
    std::vector<Phrase> sentences;
};

/// A run told in plain language: its frame; who was submitted, started, waited for what, was woken
/// by whom and ended, in order of time; the moments to look at; where the time went.
struct Account {
    TimeScale scale;
    std::vector<AccountLine> lines; ///< part by part
    std::size_t leftOut = 0;        ///< events beyond `mostEvents`; a line says so
};

struct AccountOptions {
    static constexpr std::size_t kAll = std::numeric_limits<std::size_t>::max();
    /// Of the events: the first three quarters and the last quarter are told. The same number of
    /// lanes is told of.
    std::size_t mostEvents = kAll;
    /// A measure (see measure.h) whose place is told first among the moments; empty: none.
    std::string keyMoment {};
};

/// The same for the same trace. O(n log n) in the spans.
[[nodiscard]] Account accountOf(
    const std::shared_ptr<const Trace>& trace, const AccountOptions& options = {});

/// A line in words. `task` and `span` are those of the line; headings and empty lines have none.
struct AccountText {
    std::string text;
    TaskId task {};
    std::optional<std::uint32_t> span {};
};

/// All lines with headings, as they are read.
[[nodiscard]] std::vector<AccountText> inWords(const Account& account, const Phrasing& phrasing);

} // namespace interleave
