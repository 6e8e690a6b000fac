// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instrumentation/threadtotals.h"

#include <array>
#include <charconv>
#include <fstream>
#include <sstream>

namespace interleave {

namespace {

std::string contents(const std::string& path)
{
    std::ifstream file(path);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

std::string folderOf(int pid, int tid)
{
    return "/proc/" + std::to_string(pid) + "/task/" + std::to_string(tid) + "/";
}

/// The number at the begin of `text`, after blanks; moves `text` behind it.
std::optional<std::uint64_t> takeNumber(std::string_view& text)
{
    const std::size_t begin = text.find_first_not_of(" \t");
    if (begin == std::string_view::npos)
        return std::nullopt;
    std::uint64_t number = 0;
    const char* end = text.data() + text.size();
    const auto [after, error] = std::from_chars(text.data() + begin, end, number);
    if (error != std::errc())
        return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(after - text.data()));
    return number;
}

std::optional<std::uint64_t> field(std::string_view text, std::string_view name)
{
    for (std::size_t at = text.find(name); at != std::string_view::npos;
         at = text.find(name, at + 1)) {
        if (at != 0 && text[at - 1] != '\n') // "nonvoluntary..." ends like "voluntary..."
            continue;
        std::string_view rest = text.substr(at + name.size());
        return takeNumber(rest);
    }
    return std::nullopt;
}

} // namespace

std::optional<ThreadTotals> parseThreadTotals(std::string_view schedstat, std::string_view status)
{
    ThreadTotals totals;
    const auto onCore = takeNumber(schedstat);
    const auto waiting = takeNumber(schedstat);
    const auto voluntary = field(status, "voluntary_ctxt_switches:");
    const auto involuntary = field(status, "nonvoluntary_ctxt_switches:");
    if (!onCore && !voluntary && !involuntary)
        return std::nullopt;
    totals.onCore = Nanos(static_cast<std::int64_t>(onCore.value_or(0)));
    totals.preempted = Nanos(static_cast<std::int64_t>(waiting.value_or(0)));
    totals.voluntary = voluntary.value_or(0);
    totals.involuntary = involuntary.value_or(0);
    return totals;
}

std::optional<ThreadTotals> readThreadTotals(int pid, int tid)
{
    const std::string folder = folderOf(pid, tid);
    return parseThreadTotals(contents(folder + "schedstat"), contents(folder + "status"));
}

std::string readThreadName(int pid, int tid)
{
    std::string name = contents(folderOf(pid, tid) + "comm");
    while (!name.empty() && name.back() == '\n')
        name.pop_back();
    return name;
}

} // namespace interleave
