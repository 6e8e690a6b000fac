// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workload/workload.h"

#include <optional>
#include <string>
#include <string_view>

namespace interleave {

/// Pages of hosts of the texts, each with a delay of its own: the loopback server plays them all.
struct Page {
    std::string body;
    Nanos delay { 0 };
};

/// "/pages/www.intel.fr?delay=0.160000000".
[[nodiscard]] std::string pagePath(std::string_view host, Nanos delay);
/// What the server answers to that; nothing: it is no such path. Delays are 0 s to 60 s. Any
/// thread.
[[nodiscard]] std::optional<Page> pageAt(std::string_view target);

/// For workloads that fetch pages: a server, unless the run is simulated. Adds the parameters host
/// and port.
[[nodiscard]] Result<std::unique_ptr<RunResources>> preparePages(
    const ParameterValues& values, bool simulated);
/// The request of a page; `values` are the program's.
[[nodiscard]] FetchRequest pageRequest(
    const ParameterValues& values, std::string_view host, Nanos delay);

/// The same for short pages, "Hello from google.com" (greetings.cpp).
[[nodiscard]] std::optional<Page> greetingAt(std::string_view target);
[[nodiscard]] FetchRequest greetingRequest(
    const ParameterValues& values, std::string_view host, Nanos delay);

} // namespace interleave
