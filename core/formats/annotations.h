// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/value.h"

#include <string>
#include <string_view>

namespace interleave {

/// `value` under `name` as the bytes of a DebugAnnotation of Perfetto; what that cannot tell (null,
/// an empty list, bytes that are no UTF-8) stands beside it in a field of ours. At most 64 levels:
/// what lies deeper is null.
[[nodiscard]] std::string toAnnotation(std::string_view name, const Value& value);

/// Reads what toAnnotation wrote. Trusts nothing.
[[nodiscard]] Result<Value::Member> fromAnnotation(std::string_view bytes);

} // namespace interleave
