// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/base/value.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace interleave {

enum class ParameterKind : std::uint8_t {
    Integer,  ///< Value int
    Duration, ///< Value double, seconds
    Choice,   ///< Value text, one of `choices`
    Text,     ///< Value text
    Flag,     ///< Value bool
};

/// One adjustable parameter of a workload: everything that a form or a command line needs to know.
struct ParameterSpec {
    std::string id;    ///< lower-case-with-dashes, stable
    std::string title; ///< translatable
    std::string help;  ///< one sentence, translatable
    std::string unit;  ///< shown behind the number; translatable; empty when there is none
    ParameterKind kind = ParameterKind::Integer;
    Value defaultValue;
    double minimum = 0; ///< Integer, Duration: inclusive range
    double maximum = 0;
    std::vector<std::string> choices;

    /// "1 to 64", "0 s to 60 s", "map or as-completed".
    [[nodiscard]] std::string rangeText() const;
};

/// The values of a workload's parameters, by id. A value that was never set is the default.
class ParameterValues {
public:
    ParameterValues() = default;
    /// All defaults of `specs`.
    explicit ParameterValues(const std::vector<ParameterSpec>& specs);

    [[nodiscard]] std::int64_t integer(std::string_view id) const;
    [[nodiscard]] Nanos duration(std::string_view id) const;
    [[nodiscard]] const std::string& text(std::string_view id) const;
    [[nodiscard]] bool flag(std::string_view id) const;
    [[nodiscard]] const Value& value(std::string_view id) const;
    [[nodiscard]] const std::vector<std::pair<std::string, Value>>& all() const { return m_values; }
    /// Unchecked; see parseParameter and checkParameter.
    void set(std::string_view id, Value value);
    [[nodiscard]] Value toValue() const { return Value(Value::Object(m_values)); }
    [[nodiscard]] bool operator==(const ParameterValues&) const = default;

private:
    std::vector<std::pair<std::string, Value>> m_values;
};

/// Reads a text as the kind of `spec` says and checks its range. The error names the parameter, its
/// range and the text.
[[nodiscard]] Result<Value> parseParameter(const ParameterSpec& spec, std::string_view text);

/// Checks a value's kind and range.
[[nodiscard]] Result<void> checkParameter(const ParameterSpec& spec, const Value& value);

} // namespace interleave
