// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/value.h"

#include <string>
#include <string_view>

namespace interleave {

/// RFC 8259 text. Members keep their order; numbers that JSON does not have (NaN, infinity) become
/// null; bytes that are no UTF-8 become U+FFFD. `indent` below 0: all on one line.
[[nodiscard]] std::string toJson(const Value& value, int indent = -1);

/// Reads one JSON text and nothing else. At most 64 levels; integers beyond 64 bits become doubles.
[[nodiscard]] Result<Value> fromJson(std::string_view text);

/// Appends `text` as a JSON string, with its quotes. Takes any bytes.
void appendJsonString(std::string& out, std::string_view text);

} // namespace interleave
