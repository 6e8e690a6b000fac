// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/execution/parameters.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>

namespace interleave {

namespace {

constexpr std::size_t kLongestText = 255;

std::string numberText(double number)
{
    std::array<char, 64> buffer {};
    // Whole numbers in full: nobody reads 1e+09 as a range.
    const bool isWhole = std::abs(number) < 1e15 && std::trunc(number) == number;
    const auto end = isWhole ? std::to_chars(buffer.data(), buffer.data() + buffer.size(),
                         static_cast<std::int64_t>(number))
                             : std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
    return { buffer.data(), end.ptr };
}

std::optional<std::int64_t> parseInteger(std::string_view text)
{
    if (text.starts_with('+') && text.size() > 1 && text[1] != '-')
        text.remove_prefix(1);
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc {} || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

// Units are divisors, so that "1ms" is the double that is nearest to 0.001.
struct TimeUnit {
    std::string_view suffix;
    double perSecond;
};
constexpr std::array kTimeUnits {
    TimeUnit { "ms", 1e3 }, TimeUnit { "us", 1e6 }, TimeUnit { "\xc2\xb5s", 1e6 },
    TimeUnit { "ns", 1e9 }, TimeUnit { "s", 1 }, // last: the others end so, too
};

std::optional<double> parseSeconds(std::string_view text)
{
    double perSecond = 1;
    for (const TimeUnit& unit : kTimeUnits) {
        if (text.ends_with(unit.suffix)) {
            text.remove_suffix(unit.suffix.size());
            if (text.ends_with(' '))
                text.remove_suffix(1);
            perSecond = unit.perSecond;
            break;
        }
    }
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc {} || end != text.data() + text.size() || !std::isfinite(number))
        return std::nullopt;
    return number / perSecond;
}

std::optional<bool> parseFlag(std::string_view text)
{
    if (text == "true" || text == "on" || text == "1")
        return true;
    if (text == "false" || text == "off" || text == "0")
        return false;
    return std::nullopt;
}

std::optional<Value> parsed(ParameterKind kind, std::string_view text)
{
    switch (kind) {
    case ParameterKind::Integer:
        if (const auto number = parseInteger(text))
            return Value(*number);
        break;
    case ParameterKind::Duration:
        if (const auto seconds = parseSeconds(text))
            return Value(*seconds);
        break;
    case ParameterKind::Flag:
        if (const auto flag = parseFlag(text))
            return Value(*flag);
        break;
    case ParameterKind::Choice:
    case ParameterKind::Text:
        return Value(std::string(text));
    }
    return std::nullopt;
}

bool isInRange(const ParameterSpec& spec, const Value& value)
{
    const auto lies = [&](double n) { return n >= spec.minimum && n <= spec.maximum; };
    switch (spec.kind) {
    case ParameterKind::Integer: {
        const auto* number = value.as<std::int64_t>();
        return number != nullptr && lies(static_cast<double>(*number));
    }
    case ParameterKind::Duration: {
        const bool isNumber = value.as<double>() != nullptr || value.as<std::int64_t>() != nullptr;
        return isNumber && lies(value.toDouble()); // false for NaN
    }
    case ParameterKind::Choice: {
        const auto* text = value.as<std::string>();
        return text != nullptr
            && std::find(spec.choices.begin(), spec.choices.end(), *text) != spec.choices.end();
    }
    case ParameterKind::Text: {
        const auto* text = value.as<std::string>();
        return text != nullptr && text->size() <= kLongestText && !hasControlCharacter(*text)
            && isUtf8(*text);
    }
    case ParameterKind::Flag:
        return value.as<bool>() != nullptr;
    }
    return false;
}

tl::unexpected<Error> outOfRange(const ParameterSpec& spec, const std::string& given)
{
    return failure(ErrorCode::BadArgument,
        "parameter '" + spec.id + "' must be " + spec.rangeText() + ", not " + given);
}

std::string textOf(const Value& value)
{
    if (const auto* number = value.as<std::int64_t>())
        return std::to_string(*number);
    if (const auto* number = value.as<double>())
        return numberText(*number);
    if (const auto* flag = value.as<bool>())
        return *flag ? "true" : "false";
    if (const auto* text = value.as<std::string>())
        return inQuotes(*text);
    return value.isNull() ? "nothing" : "a list";
}

} // namespace

std::string ParameterSpec::rangeText() const
{
    switch (kind) {
    case ParameterKind::Integer:
        return numberText(minimum) + " to " + numberText(maximum);
    case ParameterKind::Duration:
        return numberText(minimum) + " s to " + numberText(maximum) + " s";
    case ParameterKind::Choice:
        return alternatives(choices);
    case ParameterKind::Text:
        return "a text of at most 255 bytes without control characters";
    case ParameterKind::Flag:
        return "true or false";
    }
    return {};
}

ParameterValues::ParameterValues(const std::vector<ParameterSpec>& specs)
{
    m_values.reserve(specs.size());
    for (const ParameterSpec& spec : specs)
        m_values.emplace_back(spec.id, spec.defaultValue);
}

const Value& ParameterValues::value(std::string_view id) const
{
    static const Value none;
    const auto it = std::find_if(
        m_values.begin(), m_values.end(), [&](const auto& entry) { return entry.first == id; });
    return it != m_values.end() ? it->second : none;
}

std::int64_t ParameterValues::integer(std::string_view id) const
{
    return value(id).toInt();
}

Nanos ParameterValues::duration(std::string_view id) const
{
    return fromSeconds(value(id).toDouble());
}

const std::string& ParameterValues::text(std::string_view id) const
{
    return value(id).toText();
}

bool ParameterValues::flag(std::string_view id) const
{
    return value(id).toBool();
}

void ParameterValues::set(std::string_view id, Value value)
{
    const auto it = std::find_if(
        m_values.begin(), m_values.end(), [&](const auto& entry) { return entry.first == id; });
    if (it != m_values.end())
        it->second = std::move(value);
    else
        m_values.emplace_back(id, std::move(value));
}

Result<Value> parseParameter(const ParameterSpec& spec, std::string_view text)
{
    std::optional<Value> value = parsed(spec.kind, text);
    if (!value || !isInRange(spec, *value))
        return outOfRange(spec, inQuotes(text));
    return *std::move(value);
}

Result<void> checkParameter(const ParameterSpec& spec, const Value& value)
{
    if (!isInRange(spec, value))
        return outOfRange(spec, textOf(value));
    return {};
}

} // namespace interleave
