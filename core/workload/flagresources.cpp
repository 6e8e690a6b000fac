// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workload/flagresources.h"

#include "core/base/temporaryfolder.h"
#include "core/workload/flagserver.h"

#include <arpa/inet.h>
#include <netdb.h>

#include <array>
#include <charconv>
#include <utility>

namespace interleave {

namespace {

constexpr std::string_view kScheme = "http://";

Result<std::string> resolve(const std::string& host)
{
    addrinfo hints {};
    hints.ai_family = AF_UNSPEC;
    hints.ai_socktype = SOCK_STREAM;
    addrinfo* found = nullptr;
    if (const int e = getaddrinfo(host.c_str(), nullptr, &hints, &found); e != 0)
        return failure(
            ErrorCode::Io, "cannot find the host '" + host + "' of base-url: " + gai_strerror(e));
    std::array<char, INET6_ADDRSTRLEN> text {};
    getnameinfo(
        found->ai_addr, found->ai_addrlen, text.data(), text.size(), nullptr, 0, NI_NUMERICHOST);
    freeaddrinfo(found);
    return std::string(text.data());
}

class FlagResources final : public RunResources {
public:
    Result<void> prepare(const ParameterValues& values, bool simulated)
    {
        if (simulated)
            return {};
        if (const std::string& url = values.text("base-url"); !url.empty()) {
            auto site = parseBaseUrl(url);
            if (!site)
                return tl::unexpected(site.error());
            m_site = *site;
        } else {
            auto server = FlagServer::start(values.duration("delay"));
            if (!server)
                return tl::unexpected(server.error());
            m_server = std::move(*server);
            m_site = { "127.0.0.1", m_server->port(), "" };
        }
        using Lifetime = TemporaryFolder::Lifetime;
        auto folder = TemporaryFolder::create(
            "flags", values.flag("keep") ? Lifetime::ForEver : Lifetime::OfObject);
        if (!folder)
            return tl::unexpected(folder.error());
        constexpr std::size_t kLongestFolder = 240; // tasks carry file names of 255 bytes
        if (folder->path().size() > kLongestFolder)
            return failure(ErrorCode::Io,
                "the folder for the flags, '" + folder->path()
                    + "', has too long a name: set TMPDIR to a shorter one");
        m_folder = std::move(*folder);
        return {};
    }
    [[nodiscard]] ParameterValues extraParameters() const override
    {
        ParameterValues extra;
        extra.set("host", Value(m_site.host));
        extra.set("port", Value(static_cast<std::int64_t>(m_site.port)));
        extra.set("path", Value(m_site.path));
        extra.set("folder", Value(m_folder.path()));
        return extra;
    }

private:
    std::unique_ptr<FlagServer> m_server;
    FlagSite m_site;
    TemporaryFolder m_folder;
};

} // namespace

Result<FlagSite> parseBaseUrl(const std::string& url)
{
    const auto bad = [&](const std::string& why) {
        return failure(ErrorCode::BadArgument,
            "base-url '" + url + "' " + why + "; it looks like http://127.0.0.1:8000/data/flags");
    };
    if (!url.starts_with(kScheme))
        return bad("does not begin with http://");
    std::string rest = url.substr(kScheme.size());
    FlagSite site;
    if (const std::size_t slash = rest.find('/'); slash != std::string::npos) {
        site.path = rest.substr(slash);
        rest.resize(slash);
    }
    while (!site.path.empty() && site.path.back() == '/')
        site.path.pop_back();
    constexpr std::size_t kLongestPath = 90;
    if (site.path.size() > kLongestPath || site.path.find_first_of(" \t\r\n") != std::string::npos)
        return bad("has a path that is too long or has spaces");
    if (const std::size_t colon = rest.find_last_of(':');
        colon != std::string::npos && rest.back() != ']') {
        const std::string_view digits = std::string_view(rest).substr(colon + 1);
        const auto [end, e]
            = std::from_chars(digits.data(), digits.data() + digits.size(), site.port);
        if (e != std::errc() || end != digits.data() + digits.size() || site.port == 0)
            return bad("has a port that is not 1 to 65535");
        rest.resize(colon);
    }
    if (rest.size() > 2 && rest.front() == '[' && rest.back() == ']')
        rest = rest.substr(1, rest.size() - 2);
    if (rest.empty())
        return bad("names no host");
    auto address = resolve(rest);
    if (!address)
        return tl::unexpected(address.error());
    site.host = *address;
    return site;
}

Result<std::unique_ptr<RunResources>> prepareFlags(const ParameterValues& values, bool simulated)
{
    auto resources = std::make_unique<FlagResources>();
    if (const auto ok = resources->prepare(values, simulated); !ok)
        return tl::unexpected(ok.error());
    return std::unique_ptr<RunResources>(std::move(resources));
}

} // namespace interleave
