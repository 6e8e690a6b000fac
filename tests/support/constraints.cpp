// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/constraints.h"

#include "tests/support/runhelper.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <regex>

namespace interleave::test {

namespace {

using Json = nlohmann::json;

bool isSame(const Json& theirs, const Value& ours)
{
    if (theirs.is_null())
        return ours.isNull();
    if (theirs.is_boolean())
        return ours.as<bool>() != nullptr && ours.toBool() == theirs.get<bool>();
    if (theirs.is_string())
        return ours.as<std::string>() != nullptr && ours.toText() == theirs.get<std::string>();
    if (theirs.is_number()) {
        const bool isNumber = ours.as<std::int64_t>() != nullptr || ours.as<double>() != nullptr;
        constexpr double kRounding = 1e-12;
        const double wanted = theirs.get<double>();
        return isNumber && std::abs(ours.toDouble() - wanted) <= kRounding * std::abs(wanted);
    }
    if (theirs.is_array()) {
        const auto* list = ours.as<Value::List>();
        return list != nullptr
            && std::equal(theirs.begin(), theirs.end(), list->begin(), list->end(), &isSame);
    }
    const auto* object = ours.as<Value::Object>();
    return object != nullptr && object->size() == theirs.size()
        && std::all_of(object->begin(), object->end(), [&](const Value::Member& member) {
               return theirs.contains(member.first)
                   && isSame(theirs.at(member.first), member.second);
           });
}

/// The recipe's name for a lane of ours, as its regular expressions expect it.
std::string theirName(const LaneTrack& lane)
{
    switch (lane.kind) {
    case LaneKind::Thread:
        return "ThreadPoolExecutor-0_" + std::to_string(lane.id.value);
    case LaneKind::Process:
        return "ForkProcess-" + std::to_string(lane.id.value);
    case LaneKind::Main:
    case LaneKind::Loop:
        break;
    }
    return "MainThread";
}

Reason reasonOf(const std::string& state)
{
    static const std::map<std::string, Reason> reasons = { { "sleep", Reason::Sleep },
        { "wait-io", Reason::Io }, { "wait-lock", Reason::Lock }, { "wait-event", Reason::Event },
        { "wait-cond", Reason::Condition }, { "wait-barrier", Reason::Barrier },
        { "wait-sem", Reason::Semaphore }, { "wait-queue", Reason::Queue },
        { "wait-join", Reason::Join }, { "wait-future", Reason::Future },
        { "wait-signal", Reason::Signal }, { "wait-child", Reason::Child } };
    const auto found = reasons.find(state);
    return found == reasons.end() ? Reason::None : found->second;
}

bool isInState(const Span& span, const std::string& state)
{
    if (state == "run" || state == "cpu")
        return span.state == TaskState::Running;
    const bool waits = span.state == TaskState::Blocked || span.state == TaskState::Suspended;
    return waits && span.reason != Reason::None && span.reason == reasonOf(state);
}

/// The recipe has "<pid>" where it printed a process's number.
std::string withoutNumber(const std::string& line)
{
    static const std::regex pid("^(My PID is: )[0-9]+$");
    return std::regex_replace(line, pid, "$1<pid>");
}

class Judge {
public:
    Judge(const RunResult& run, const Reading& reading) : m_run(run), m_reading(reading)
    {
        for (const OutputLine& line : sortedOutput(*run.trace))
            m_lines.push_back(withoutNumber(line.text));
    }

    Verdict verdictOn(const Json& constraint, bool isBecauseOfDelay)
    {
        const auto strength = constraint.at("strength").get<std::string>();
        Verdict verdict;
        if (strength == "usual")
            verdict.strength = Strength::Usual;
        else if (strength == "timing" || isBecauseOfDelay)
            verdict.strength = Strength::Timing;
        m_instead.clear();
        verdict.holds = holds(constraint);
        verdict.text = constraint.dump() + " (here: " + m_instead + ")";
        return verdict;
    }

    [[nodiscard]] Verdict onIdealMakespan(double seconds) const
    {
        return { Strength::Timing, m_run.makespan == fromSeconds(seconds),
            "ideal makespan " + std::to_string(seconds)
                + " s (here: " + std::to_string(m_run.makespan.count()) + " ns)" };
    }

private:
    using Lines = std::vector<std::string>;

    bool holds(const Json& c)
    {
        const auto kind = c.at("kind").get<std::string>();
        if (kind == "exact")
            return saw(m_lines) == c.at("lines").get<Lines>();
        if (kind == "sequence")
            return !m_reading.keepsOrder || isSubsequence(c.at("lines").get<Lines>());
        if (kind == "multiset")
            return sorted(saw(m_lines)) == sorted(c.at("lines").get<Lines>());
        if (kind == "count")
            return saw(std::count(m_lines.begin(), m_lines.end(), c.at("line").get<std::string>()))
                == c.at("n").get<std::int64_t>() / m_reading.phases;
        if (kind == "count_match")
            return isCountWithin(c);
        if (kind == "at")
            return isAt(c);
        if (kind == "makespan")
            return isWithin(toSeconds(m_run.makespan), c);
        if (kind == "max_parallel")
            return isParallel(c);
        return isValueRight(kind, c);
    }

    bool isValueRight(const std::string& kind, const Json& c)
    {
        const Value* value = valueAt(c.at("path"));
        m_instead = value == nullptr ? "no such value" : "another value";
        if (value == nullptr)
            return false;
        if (kind == "value")
            return isSame(c.at("equals"), *value);
        if (kind == "value_range")
            return isWithin(value->toDouble(std::nan("")), c);
        if (kind == "value_one_of")
            return std::any_of(c.at("options").begin(), c.at("options").end(),
                [&](const Json& option) { return isSame(option, *value); });
        m_instead = "no such kind of constraint";
        return false;
    }

    const Lines& saw(const Lines& lines)
    {
        for (const std::string& line : lines)
            m_instead += "'" + line + "' ";
        return lines;
    }
    std::int64_t saw(std::int64_t number)
    {
        m_instead = std::to_string(number);
        return number;
    }
    static Lines sorted(Lines lines)
    {
        std::sort(lines.begin(), lines.end());
        return lines;
    }

    bool isSubsequence(const Lines& wanted)
    {
        (void)saw(m_lines);
        std::size_t next = 0;
        for (const std::string& line : m_lines)
            if (next < wanted.size() && line == wanted[next])
                ++next;
        return next == wanted.size();
    }

    bool isCountWithin(const Json& c)
    {
        const std::regex pattern(c.at("match").get<std::string>());
        const auto n = saw(std::count_if(m_lines.begin(), m_lines.end(),
            [&](const std::string& line) { return std::regex_search(line, pattern); }));
        return n >= c.at("min").get<std::int64_t>() / m_reading.phases
            && n <= c.at("max").get<std::int64_t>() / m_reading.phases;
    }

    bool isAt(const Json& c)
    {
        for (const OutputLine& line : m_run.trace->output()) {
            if (line.text != c.at("line").get<std::string>())
                continue;
            const Nanos wanted = fromSeconds(c.at("t").get<double>());
            const Nanos tolerance
                = m_reading.isExact ? Nanos(0) : fromSeconds(c.at("tol").get<double>());
            (void)saw(line.time.count());
            return line.time - wanted <= tolerance && wanted - line.time <= tolerance;
        }
        m_instead = "no such line";
        return false;
    }

    bool isWithin(double number, const Json& c)
    {
        m_instead = std::to_string(number);
        return number >= c.at("min").get<double>() && number <= c.at("max").get<double>();
    }

    bool isParallel(const Json& c)
    {
        const auto state = c.at("state").get<std::string>();
        const std::regex lanes(c.at("lanes").get<std::string>());
        const auto counts = [&](const LaneTrack& lane, const Span& span) {
            return isInState(span, state) && std::regex_search(theirName(lane), lanes);
        };
        const auto most = static_cast<std::int64_t>(state == "held" ? mostHeld(lanes)
                : state == "run" && !m_reading.runMeansHolding.empty()
                ? mostHeld(std::regex("^" + m_reading.runMeansHolding + "$"))
                : mostAtOnce(*m_run.trace, counts));
        (void)saw(most);
        return most <= c.at("max").get<std::int64_t>()
            && most >= c.value("at_least", std::int64_t { 0 });
    }

    [[nodiscard]] unsigned mostHeld(const std::regex& names) const
    {
        std::map<LabelId, std::vector<Span>> holds; // of all permits of a name
        for (const ResourceTrack& resource : m_run.trace->resources())
            if (std::regex_search(m_run.trace->label(resource.name), names))
                holds[resource.name].insert(
                    holds[resource.name].end(), resource.held.begin(), resource.held.end());
        std::ptrdiff_t most = 0;
        for (const auto& [name, spans] : holds)
            for (const Span& held : spans) {
                const auto atOnce
                    = std::count_if(spans.begin(), spans.end(), [&](const Span& other) {
                          return other.begin <= held.begin && held.begin < other.end;
                      });
                most = std::max({ most, atOnce, std::ptrdiff_t { 1 } });
            }
        return static_cast<unsigned>(most);
    }

    [[nodiscard]] const Value* valueAt(const std::string& path) const
    {
        const Value* value = &m_run.results;
        for (std::size_t from = 0; value != nullptr && from <= path.size();) {
            const std::size_t dot = std::min(path.find('.', from), path.size());
            value = value->find(path.substr(from, dot - from));
            from = dot + 1;
        }
        return value;
    }

    const RunResult& m_run;
    const Reading& m_reading;
    Lines m_lines;
    std::string m_instead;
};

} // namespace

std::vector<Verdict> judge(
    const std::string& recipeJson, const RunResult& run, const Reading& reading)
{
    std::vector<Verdict> verdicts;
    try {
        const Json recipe = Json::parse(recipeJson);
        Judge judge(run, reading);
        std::size_t place = 0;
        for (const Json& constraint : recipe.at("ordering_constraints"))
            verdicts.push_back(
                judge.verdictOn(constraint, reading.becauseOfDelay.contains(place++)));
        if (const Json& ideal = recipe.at("ideal_makespan_s"); ideal.is_number() && reading.isExact)
            verdicts.push_back(
                judge.onIdealMakespan(reading.idealMakespan.value_or(ideal.get<double>())));
    } catch (const std::exception& e) {
        verdicts.push_back({ Strength::Must, false, e.what() });
    }
    return verdicts;
}

std::vector<std::string> printedLines(const std::string& recipeJson)
{
    std::vector<std::string> lines;
    const Json recipe = Json::parse(recipeJson);
    for (const Json& line : recipe.at("results").at("printed"))
        lines.push_back(line.at("text").get<std::string>());
    return lines;
}

} // namespace interleave::test
