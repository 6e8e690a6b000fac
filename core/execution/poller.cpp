// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/execution/poller.h"

#include "core/base/clock.h"

#include <boost/asio/connect.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

#include <unistd.h>

#include <chrono>
#include <string>
#include <unordered_map>

namespace interleave {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;

namespace {

constexpr std::uint64_t kBodyLimit = std::uint64_t { 16 } << 20U;

/// One GET: connect, write, read; each step continues in poll().
class Exchange : public std::enable_shared_from_this<Exchange> {
public:
    Exchange(asio::io_context& context, const FetchRequest& request, Poller::Done done)
        : m_socket(context),
          m_where(std::string(request.host.data()) + ":" + std::to_string(request.port)),
          m_done(std::move(done))
    {
        m_request.method(http::verb::get);
        m_request.target(request.path.data());
        m_request.set(http::field::host, m_where);
        m_request.set(http::field::user_agent, "interleave");
        m_request.keep_alive(false);
        m_parser.body_limit(kBodyLimit);
    }

    void start(const FetchRequest& request)
    {
        beast::error_code error;
        const auto address = asio::ip::make_address(request.host.data(), error);
        if (error)
            return finish("'" + std::string(request.host.data()) + "' is not an address");
        m_socket.async_connect(
            { address, request.port }, [self = shared_from_this()](beast::error_code e) {
                if (e == asio::error::connection_refused)
                    return self->finish(
                        "connection to " + self->m_where + " refused: is the server running?");
                if (e)
                    return self->finish(
                        "connection to " + self->m_where + " failed: " + e.message());
                self->write();
            });
    }
    void abandon()
    {
        m_done = {};
        beast::error_code ignored;
        m_socket.close(ignored);
    }

private:
    void write()
    {
        http::async_write(
            m_socket, m_request, [self = shared_from_this()](beast::error_code e, std::size_t) {
                if (e)
                    return self->finish("request to " + self->m_where + " failed: " + e.message());
                self->read();
            });
    }
    void read()
    {
        http::async_read(m_socket, m_buffer, m_parser,
            [self = shared_from_this()](beast::error_code e, std::size_t) {
                if (e)
                    return self->finish(
                        "answer of " + self->m_where + " broke off: " + e.message());
                FetchResponse response;
                response.status = static_cast<int>(self->m_parser.get().result_int());
                response.body = std::move(self->m_parser.get().body());
                self->report(std::move(response));
            });
    }
    void finish(const std::string& problem) { report(failure(ErrorCode::Io, problem)); }
    void report(Result<FetchResponse> result)
    {
        beast::error_code ignored;
        m_socket.close(ignored);
        if (auto done = std::exchange(m_done, {}))
            done(std::move(result));
    }

    asio::ip::tcp::socket m_socket;
    std::string m_where;
    Poller::Done m_done;
    http::request<http::empty_body> m_request;
    beast::flat_buffer m_buffer;
    http::response_parser<http::string_body> m_parser;
};

} // namespace

class Poller::State {
public:
    explicit State(int stopDescriptor)
        : work(asio::make_work_guard(context)),
          timer(context),
          stop(context)
    {
        const int copy = stopDescriptor < 0 ? -1 : dup(stopDescriptor);
        if (copy < 0)
            return;
        stop.assign(copy);
        stop.async_wait(asio::posix::stream_descriptor::wait_read, [](const beast::error_code&) {});
    }
    asio::io_context context { 1 };
    asio::executor_work_guard<asio::io_context::executor_type> work;
    asio::steady_timer timer; ///< to the nanosecond; a poll's own timeout counts milliseconds
    asio::posix::stream_descriptor stop;
    std::unordered_map<const void*, std::shared_ptr<Exchange>> exchanges;
};

Poller::Poller(int stopDescriptor) : m_state(std::make_unique<State>(stopDescriptor)) { }

Poller::~Poller()
{
    for (auto& [key, exchange] : m_state->exchanges)
        exchange->abandon();
    m_state->exchanges.clear();
}

void Poller::fetch(const void* key, const FetchRequest& request, Done done)
{
    auto exchange = std::make_shared<Exchange>(m_state->context, request,
        [this, key, done = std::move(done)](Result<FetchResponse> result) {
            m_state->exchanges.erase(key);
            done(std::move(result));
        });
    m_state->exchanges.emplace(key, exchange);
    exchange->start(request);
}

void Poller::abandon(const void* key)
{
    if (const auto it = m_state->exchanges.find(key); it != m_state->exchanges.end()) {
        const auto exchange = it->second;
        m_state->exchanges.erase(it);
        exchange->abandon();
    }
}

bool Poller::isWatching() const
{
    return !m_state->exchanges.empty();
}

void Poller::poll(std::optional<Nanos> until)
{
    asio::io_context& context = m_state->context;
    if (context.poll() > 0)
        return;
    if (until) {
        const Nanos now = monotonicNow();
        if (*until <= now)
            return;
        m_state->timer.expires_after(*until - now);
        m_state->timer.async_wait([](const beast::error_code&) {});
    }
    context.run_one();
    if (until)
        m_state->timer.cancel();
    context.poll();
}

} // namespace interleave
