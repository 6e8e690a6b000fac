// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/execution/blockingfetch.h"

#include "core/base/clock.h"
#include "core/base/timespec.h"

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <string>
#include <string_view>
#include <system_error>

namespace interleave {

namespace {

namespace http = boost::beast::http;

constexpr std::uint64_t kMaxBody = std::uint64_t { 16 } << 20U;
constexpr std::uint32_t kMaxHeader = 64U << 10U;

template <std::size_t N> std::string_view textOf(const std::array<char, N>& chars)
{
    return { chars.data(),
        static_cast<std::size_t>(std::find(chars.begin(), chars.end(), '\0') - chars.begin()) };
}

struct Address {
    sockaddr_storage storage {};
    socklen_t size = 0;
};

class Connection {
public:
    Connection(const FetchRequest& request, int stopDescriptor, bool* stopped)
        : m_host(textOf(request.host)),
          m_path(textOf(request.path)),
          m_port(request.port),
          m_stopDescriptor(stopDescriptor),
          m_stopped(stopped),
          m_deadline(monotonicNow() + kFetchPatience)
    {
        const bool needsBrackets = m_host.find(':') != std::string_view::npos;
        m_server = (needsBrackets ? "[" + m_host + "]" : m_host) + ":" + std::to_string(m_port);
    }
    ~Connection()
    {
        if (m_socket >= 0)
            ::close(m_socket);
    }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    Result<FetchResponse> run()
    {
        return connect().and_then([this] { return send(); }).and_then([this] { return receive(); });
    }

private:
    Result<Address> address() const
    {
        Address a;
        if (in_addr v4 {}; inet_pton(AF_INET, m_host.c_str(), &v4) == 1) {
            sockaddr_in in {};
            in.sin_family = AF_INET;
            in.sin_port = htons(m_port);
            in.sin_addr = v4;
            std::memcpy(&a.storage, &in, sizeof in);
            a.size = sizeof in;
            return a;
        }
        if (in6_addr v6 {}; inet_pton(AF_INET6, m_host.c_str(), &v6) == 1) {
            sockaddr_in6 in {};
            in.sin6_family = AF_INET6;
            in.sin6_port = htons(m_port);
            in.sin6_addr = v6;
            std::memcpy(&a.storage, &in, sizeof in);
            a.size = sizeof in;
            return a;
        }
        return failure(ErrorCode::Io,
            "'" + m_host + "' is no address of a server (a number such as 127.0.0.1 is needed)");
    }

    Result<void> connect()
    {
        const bool isPlain
            = std::all_of(m_path.begin(), m_path.end(), [](char c) { return c > ' ' && c < 0x7f; });
        if (m_path.empty() || m_path.front() != '/' || !isPlain)
            return failure(ErrorCode::Io,
                "'" + m_path + "' cannot be asked for: a path begins with / and has no spaces");
        const Result<Address> to = address();
        if (!to)
            return tl::unexpected(to.error());
        m_socket = socket(to->storage.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
        if (m_socket < 0)
            return broken("cannot make a socket for " + m_server, errno);
        const int on = 1;
        setsockopt(m_socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        int error = 0;
        if (::connect(m_socket, reinterpret_cast<const sockaddr*>(&to->storage), to->size) != 0)
            error = errno;
        if (error == EINPROGRESS || error == EINTR) {
            if (auto waited = await(POLLOUT); !waited)
                return waited;
            socklen_t size = sizeof error;
            getsockopt(m_socket, SOL_SOCKET, SO_ERROR, &error, &size);
        }
        if (error == ECONNREFUSED)
            return failure(
                ErrorCode::Io, "connection to " + m_server + " refused: is the server running?");
        if (error != 0)
            return broken("no connection to " + m_server, error);
        return {};
    }

    Result<void> send()
    {
        const std::string text = "GET " + m_path + " HTTP/1.1\r\nHost: " + m_server
            + "\r\nUser-Agent: interleave\r\nAccept: */*\r\nConnection: close\r\n\r\n";
        std::size_t done = 0;
        while (done < text.size()) {
            const ssize_t n
                = ::send(m_socket, text.data() + done, text.size() - done, MSG_NOSIGNAL);
            if (n >= 0)
                done += static_cast<std::size_t>(n);
            else if (auto next = retry(errno, POLLOUT); !next)
                return next;
        }
        return {};
    }

    Result<FetchResponse> receive()
    {
        http::response_parser<http::string_body> parser;
        parser.body_limit(kMaxBody);
        parser.header_limit(kMaxHeader);
        parser.eager(true);
        std::string pending;
        std::array<char, 16384> buffer;
        while (!parser.is_done()) {
            const ssize_t n = recv(m_socket, buffer.data(), buffer.size(), 0);
            if (n < 0) {
                if (auto next = retry(errno, POLLIN); !next)
                    return tl::unexpected(next.error());
                continue;
            }
            boost::system::error_code error;
            if (n == 0 && parser.got_some()) // asserted by the parser
                parser.put_eof(error);
            pending.append(buffer.data(), static_cast<std::size_t>(n));
            while (!error && !pending.empty() && !parser.is_done()) {
                const std::size_t used = parser.put(boost::asio::buffer(pending), error);
                pending.erase(0, used);
            }
            if (error == http::error::need_more)
                continue;
            if (error == http::error::partial_message || error == http::error::end_of_stream
                || (n == 0 && !parser.is_done()))
                return failure(
                    ErrorCode::Io, m_server + " broke off before it had answered GET " + m_path);
            if (error == http::error::body_limit)
                return failure(ErrorCode::Io,
                    "the answer of " + m_server + " to GET " + m_path + " is longer than 16 MiB");
            if (error)
                return failure(ErrorCode::Io,
                    m_server + " answered GET " + m_path + " with something that is not HTTP");
        }
        return FetchResponse { static_cast<int>(parser.get().result_int()),
            std::move(parser.get().body()) };
    }

    /// Until the socket is ready, the deadline, or a stop.
    Result<void> await(short events)
    {
        for (;;) {
            const Nanos left = m_deadline - monotonicNow();
            if (left <= Nanos(0))
                return failure(ErrorCode::Io,
                    m_server + " gave no answer to GET " + m_path + " within "
                        + std::to_string(kFetchPatience.count()) + " s");
            const timespec timeout = toTimespec(left);
            std::array<pollfd, 2> ready { { { m_socket, events, 0 },
                { m_stopDescriptor, POLLIN, 0 } } };
            const int n = ppoll(ready.data(), ready.size(), &timeout, nullptr);
            if (n < 0 && errno != EINTR)
                return broken("cannot wait for " + m_server, errno);
            if (n > 0 && ready[1].revents != 0) {
                *m_stopped = true;
                return failure(ErrorCode::Cancelled, "the run was stopped");
            }
            if (n > 0 && ready[0].revents != 0)
                return {};
        }
    }

    Result<void> retry(int error, short events)
    {
        if (error == EAGAIN)
            return await(events);
        if (error == EINTR)
            return {};
        return broken("the connection to " + m_server + " broke", error);
    }

    static tl::unexpected<Error> broken(const std::string& what, int error)
    {
        return failure(ErrorCode::Io, systemError(what, error).detail);
    }

    std::string m_host;
    std::string m_path;
    std::uint16_t m_port;
    int m_stopDescriptor;
    bool* m_stopped;
    Nanos m_deadline;
    std::string m_server;
    int m_socket = -1;
};

} // namespace

Result<FetchResponse> blockingFetch(const FetchRequest& request, int stopDescriptor, bool* stopped)
{
    *stopped = false;
    return Connection(request, stopDescriptor, stopped).run();
}

} // namespace interleave
