// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workload/pages.h"

#include "core/workload/flagserver.h"

#include <algorithm>
#include <charconv>
#include <cstdio>

namespace interleave {

namespace {

constexpr std::string_view kRoot = "/pages/";
constexpr std::string_view kDelay = "?delay=";
constexpr double kLongest = 60;

std::string bodyOf(std::string_view host)
{
    return "<html><title>" + std::string(host) + "</title></html>\n";
}

bool isHostName(std::string_view host)
{
    return !host.empty() && std::all_of(host.begin(), host.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
    });
}

class PageResources final : public RunResources {
public:
    Result<void> prepare(bool simulated)
    {
        if (simulated)
            return {};
        auto server = FlagServer::start(Nanos(0));
        if (!server)
            return tl::unexpected(server.error());
        m_server = std::move(*server);
        return {};
    }
    [[nodiscard]] ParameterValues extraParameters() const override
    {
        ParameterValues extra;
        extra.set("host", Value("127.0.0.1"));
        extra.set("port", Value(std::int64_t { m_server ? m_server->port() : 0U }));
        return extra;
    }

private:
    std::unique_ptr<FlagServer> m_server;
};

} // namespace

std::string pagePath(std::string_view host, Nanos delay)
{
    char seconds[32];
    std::snprintf(seconds, sizeof seconds, "%.9f", toSeconds(delay));
    return std::string(kRoot) + std::string(host) + std::string(kDelay) + seconds;
}

std::optional<Page> pageAt(std::string_view target)
{
    const std::size_t query = target.find(kDelay);
    if (!target.starts_with(kRoot) || query == std::string_view::npos)
        return std::nullopt;
    const std::string_view host = target.substr(kRoot.size(), query - kRoot.size());
    const std::string_view digits = target.substr(query + kDelay.size());
    double seconds = -1;
    const auto [end, e] = std::from_chars(digits.data(), digits.data() + digits.size(), seconds);
    const bool isNumber = e == std::errc() && end == digits.data() + digits.size();
    if (!isHostName(host) || !isNumber || !(seconds >= 0 && seconds <= kLongest))
        return std::nullopt;
    return Page { bodyOf(host), fromSeconds(seconds) };
}

Result<std::unique_ptr<RunResources>> preparePages(
    const ParameterValues& /*values*/, bool simulated)
{
    auto resources = std::make_unique<PageResources>();
    if (const auto ok = resources->prepare(simulated); !ok)
        return tl::unexpected(ok.error());
    return std::unique_ptr<RunResources>(std::move(resources));
}

FetchRequest pageRequest(const ParameterValues& values, std::string_view host, Nanos delay)
{
    FetchRequest request;
    const std::string& address = values.text("host");
    const std::string path = pagePath(host, delay);
    std::copy_n(
        address.begin(), std::min(address.size(), request.host.size() - 1), request.host.begin());
    std::copy_n(path.begin(), std::min(path.size(), request.path.size() - 1), request.path.begin());
    request.port = static_cast<std::uint16_t>(values.integer("port"));
    request.modelledDelay = delay;
    request.modelledBytes = static_cast<std::uint32_t>(bodyOf(host).size());
    return request;
}

} // namespace interleave
