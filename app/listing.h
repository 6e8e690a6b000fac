// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace interleave::app {

/// Workloads with their parameters, and models: for people.
[[nodiscard]] std::string listAsText();

/// {"workloads": [{"id", "title", "purpose", "look_for", "family", "models": {name: reason against
/// or null}, "parameters": [{"id", "title", "help", "kind", "unit", "default", "minimum",
/// "maximum", "choices"}]}], "models": [{"name", "title", "simulated", "uses_workers"}]}
[[nodiscard]] std::string listAsJson();

} // namespace interleave::app
