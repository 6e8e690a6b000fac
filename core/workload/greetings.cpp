// SPDX-License-Identifier: GPL-3.0-or-later
// Shorter pages: "Hello from google.com".
#include "core/workload/pages.h"

#include <algorithm>

namespace interleave {

namespace {

constexpr std::string_view kPages = "/pages/";
constexpr std::string_view kGreetings = "/greetings/";

std::string greetingOf(std::string_view host)
{
    return "Hello from " + std::string(host) + "\n";
}

} // namespace

std::optional<Page> greetingAt(std::string_view target)
{
    if (!target.starts_with(kGreetings))
        return std::nullopt;
    const std::string rest(target.substr(kGreetings.size()));
    auto page = pageAt(std::string(kPages) + rest);
    if (page)
        page->body = greetingOf(std::string_view(rest).substr(0, rest.find('?')));
    return page;
}

FetchRequest greetingRequest(const ParameterValues& values, std::string_view host, Nanos delay)
{
    FetchRequest request = pageRequest(values, host, delay);
    const std::string path = std::string(kGreetings) + pagePath(host, delay).substr(kPages.size());
    request.path = {};
    std::copy_n(path.begin(), std::min(path.size(), request.path.size() - 1), request.path.begin());
    request.modelledBytes = static_cast<std::uint32_t>(greetingOf(host).size());
    return request;
}

} // namespace interleave
