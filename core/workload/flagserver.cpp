// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workload/flagserver.h"

#include "core/workload/flagcontent.h"
#include "core/workload/pages.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <utility>

namespace interleave {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;

namespace {

std::string pictureAt(std::string_view target)
{
    const std::size_t slash = target.find_last_of('/');
    const std::size_t dot = target.find_last_of('.');
    if (slash == std::string_view::npos || dot == std::string_view::npos || dot < slash)
        return {};
    const std::string_view code = target.substr(slash + 1, dot - slash - 1);
    return target.ends_with(flagPath(code)) ? flagPicture(code) : std::string();
}

/// One connection: read a request, wait, answer, close.
class Session : public std::enable_shared_from_this<Session> {
public:
    Session(asio::ip::tcp::socket socket, Nanos delay)
        : m_timer(socket.get_executor()),
          m_socket(std::move(socket)),
          m_delay(delay)
    {
    }
    void start()
    {
        http::async_read(m_socket, m_buffer, m_request,
            [self = shared_from_this()](beast::error_code e, std::size_t) {
                if (!e)
                    self->waitThenAnswer();
            });
    }

private:
    void waitThenAnswer()
    {
        const auto target = m_request.target();
        m_page = pageAt({ target.data(), target.size() });
        if (!m_page)
            m_page = greetingAt({ target.data(), target.size() });
        m_timer.expires_after(m_page ? m_page->delay : m_delay);
        m_timer.async_wait([self = shared_from_this()](beast::error_code e) {
            if (!e)
                self->answer();
        });
    }
    void answer()
    {
        const auto target = m_request.target();
        m_response.body() = m_page ? m_page->body : pictureAt({ target.data(), target.size() });
        m_response.result(m_response.body().empty() ? http::status::not_found : http::status::ok);
        m_response.set(http::field::content_type, m_page ? "text/html" : "image/gif");
        m_response.keep_alive(false);
        m_response.prepare_payload();
        http::async_write(
            m_socket, m_response, [self = shared_from_this()](beast::error_code, std::size_t) {
                beast::error_code ignored;
                self->m_socket.shutdown(asio::ip::tcp::socket::shutdown_both, ignored);
            });
    }

    asio::steady_timer m_timer;
    asio::ip::tcp::socket m_socket;
    Nanos m_delay;
    std::optional<Page> m_page; ///< with its own delay; none: a flag
    beast::flat_buffer m_buffer;
    http::request<http::empty_body> m_request;
    http::response<http::string_body> m_response;
};

} // namespace

class FlagServer::State {
public:
    explicit State(Nanos delay) : m_acceptor(m_context), m_pause(m_context), m_delay(delay) { }

    Result<void> listen()
    {
        beast::error_code e;
        const asio::ip::tcp::endpoint here(asio::ip::address_v4::loopback(), 0);
        m_acceptor.open(here.protocol(), e);
        if (!e)
            m_acceptor.bind(here, e);
        if (!e)
            m_acceptor.listen(asio::socket_base::max_listen_connections, e);
        if (e)
            return failure(
                ErrorCode::Io, "cannot start the flag server on 127.0.0.1: " + e.message());
        m_port = m_acceptor.local_endpoint().port();
        accept();
        m_thread = std::thread([this] { m_context.run(); });
        return {};
    }
    void stop()
    {
        m_context.stop();
        if (m_thread.joinable())
            m_thread.join();
    }
    [[nodiscard]] std::uint16_t port() const { return m_port; }

private:
    void accept()
    {
        m_acceptor.async_accept([this](beast::error_code e, asio::ip::tcp::socket socket) {
            if (e == asio::error::operation_aborted)
                return;
            if (e)
                return acceptLater();
            m_refusals = 0;
            std::make_shared<Session>(std::move(socket), m_delay)->start();
            accept();
        });
    }
    /// The system had no descriptor or no memory. After a second of that the clients are turned
    /// away: they would wait in vain.
    void acceptLater()
    {
        constexpr int kMostRefusals = 100;
        constexpr auto kPause = std::chrono::milliseconds(10);
        beast::error_code ignored;
        if (++m_refusals > kMostRefusals) {
            m_acceptor.close(ignored);
            return;
        }
        m_pause.expires_after(kPause);
        m_pause.async_wait([this](beast::error_code e) {
            if (!e)
                accept();
        });
    }

    asio::io_context m_context { 1 };
    asio::ip::tcp::acceptor m_acceptor;
    asio::steady_timer m_pause;
    int m_refusals = 0; ///< one after the other
    std::uint16_t m_port = 0;
    Nanos m_delay;
    std::thread m_thread;
};

FlagServer::FlagServer(std::unique_ptr<State> state) : m_state(std::move(state)) { }

FlagServer::~FlagServer()
{
    m_state->stop();
}

Result<std::unique_ptr<FlagServer>> FlagServer::start(Nanos delay)
{
    auto state = std::make_unique<State>(delay);
    if (const auto ok = state->listen(); !ok)
        return tl::unexpected(ok.error());
    return std::unique_ptr<FlagServer>(new FlagServer(std::move(state)));
}

std::uint16_t FlagServer::port() const
{
    return m_state->port();
}

} // namespace interleave
