// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace interleave {

/// A plain value: what a task returns, a parameter, a run's results. Copied between processes by
/// `encode`. Objects keep the order in which their members were written.
class Value {
public:
    using List = std::vector<Value>;
    using Member = std::pair<std::string, Value>;
    using Object = std::vector<Member>;

    Value() = default;
    Value(bool v) : m_data(v) { }
    Value(int v) : m_data(static_cast<std::int64_t>(v)) { }
    Value(std::int64_t v) : m_data(v) { }
    Value(double v) : m_data(v) { }
    Value(const char* v) : m_data(std::string(v)) { }
    Value(std::string v) : m_data(std::move(v)) { }
    Value(List v) : m_data(std::move(v)) { }
    Value(Object v) : m_data(std::move(v)) { }

    [[nodiscard]] bool isNull() const { return std::holds_alternative<std::monostate>(m_data); }
    /// Null when the value is of another kind.
    template <class T> [[nodiscard]] const T* as() const { return std::get_if<T>(&m_data); }
    /// The value as a number; integers widen. `fallback` for other kinds.
    [[nodiscard]] double toDouble(double fallback = 0) const;
    [[nodiscard]] std::int64_t toInt(std::int64_t fallback = 0) const;
    [[nodiscard]] bool toBool(bool fallback = false) const;
    /// Empty for other kinds than text.
    [[nodiscard]] const std::string& toText() const;
    /// The member of an object, or null.
    [[nodiscard]] const Value* find(std::string_view key) const;

    template <class Visitor> decltype(auto) visit(Visitor&& visitor) const
    {
        return std::visit(std::forward<Visitor>(visitor), m_data);
    }

    [[nodiscard]] bool operator==(const Value&) const = default;

private:
    std::variant<std::monostate, bool, std::int64_t, double, std::string, List, Object> m_data;
};

/// Appends a self-delimiting binary form (host byte order: for processes of one machine).
void encode(const Value& value, std::vector<std::byte>& out);

/// Reads what `encode` wrote. Trusts nothing: bounded depth and lengths; fails on any excess or
/// lack.
[[nodiscard]] Result<Value> decode(std::span<const std::byte> bytes);

} // namespace interleave
