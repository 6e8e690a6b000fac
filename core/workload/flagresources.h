// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workload/workload.h"

namespace interleave {

/// For the flags workload: a server (unless base-url names another) and a folder for the files,
/// removed afterwards unless it is to be kept. Adds the parameters host, port, path and folder.
[[nodiscard]] Result<std::unique_ptr<RunResources>> prepareFlags(
    const ParameterValues& values, bool simulated);

/// Checks a base-url without connecting: "http://host[:port][/path]". Resolves the host.
struct FlagSite {
    std::string host;
    std::uint16_t port = 80;
    std::string path;
};
[[nodiscard]] Result<FlagSite> parseBaseUrl(const std::string& url);

} // namespace interleave
