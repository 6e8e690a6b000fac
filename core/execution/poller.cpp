// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/execution/poller.h"

#include "core/base/clock.h"
#include "core/base/uniquefd.h"

#include <boost/asio/connect.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

#include <fcntl.h>

#include <cerrno>
#include <chrono>
#include <sstream>
#include <string>
#include <system_error>
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
    Exchange(
        asio::io_context& context, const FetchRequest& request, Nanos patience, Poller::Done done)
        : m_stream(context),
          m_patience(patience),
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
        m_stream.expires_after(m_patience);
        m_stream.async_connect(asio::ip::tcp::endpoint { address, request.port },
            [self = shared_from_this()](beast::error_code e) {
                if (e == asio::error::connection_refused)
                    return self->finish(
                        "connection to " + self->m_where + " refused: is the server running?");
                if (e)
                    return self->fail("connection to " + self->m_where + " failed: ", e);
                self->write();
            });
    }
    void abandon()
    {
        m_done = {};
        m_stream.close();
    }

private:
    void write()
    {
        http::async_write(
            m_stream, m_request, [self = shared_from_this()](beast::error_code e, std::size_t) {
                if (e)
                    return self->fail("request to " + self->m_where + " failed: ", e);
                self->read();
            });
    }
    void read()
    {
        http::async_read(m_stream, m_buffer, m_parser,
            [self = shared_from_this()](beast::error_code e, std::size_t) {
                if (e)
                    return self->fail("answer of " + self->m_where + " broke off: ", e);
                FetchResponse response;
                response.status = static_cast<int>(self->m_parser.get().result_int());
                response.body = std::move(self->m_parser.get().body());
                self->report(std::move(response));
            });
    }
    void fail(const std::string& doing, beast::error_code e)
    {
        if (e != beast::error::timeout)
            return finish(doing + e.message());
        std::ostringstream seconds;
        seconds << toSeconds(m_patience);
        finish(m_where + " gave no answer to GET " + std::string(m_request.target()) + " within "
            + seconds.str() + " s");
    }
    void finish(const std::string& problem) { report(failure(ErrorCode::Io, problem)); }
    void report(Result<FetchResponse> result)
    {
        m_stream.close();
        if (auto done = std::exchange(m_done, {}))
            done(std::move(result));
    }

    beast::tcp_stream m_stream;
    Nanos m_patience;
    std::string m_where;
    Poller::Done m_done;
    http::request<http::empty_body> m_request;
    beast::flat_buffer m_buffer;
    http::response_parser<http::string_body> m_parser;
};

/// Several descriptors of which one is waited for.
class Watch : public std::enable_shared_from_this<Watch> {
public:
    explicit Watch(std::function<void()> ready) : m_ready(std::move(ready)) { }

    Result<void> start(asio::io_context& context, const std::vector<PollInterest>& interests)
    {
        using Descriptor = asio::posix::stream_descriptor;
        for (const PollInterest& interest : interests) {
            UniqueFd copy(fcntl(interest.descriptor, F_DUPFD_CLOEXEC, 0));
            beast::error_code error(errno, boost::system::system_category());
            auto descriptor = std::make_unique<Descriptor>(context);
            if (copy.isOpen())
                descriptor->assign(copy.get(), error);
            if (!descriptor->is_open()) {
                abandon();
                return tl::unexpected(
                    systemError("no way to wait for a descriptor", error.value()));
            }
            (void)copy.release();
            m_descriptors.push_back(std::move(descriptor));
            m_descriptors.back()->async_wait(
                interest.toWrite ? Descriptor::wait_write : Descriptor::wait_read,
                [self = shared_from_this()](const beast::error_code& e) {
                    if (!e)
                        self->report();
                });
        }
        return {};
    }
    void abandon()
    {
        m_ready = {};
        m_descriptors.clear();
    }

private:
    void report()
    {
        m_descriptors.clear();
        if (const auto ready = std::exchange(m_ready, {}))
            ready();
    }
    std::function<void()> m_ready;
    std::vector<std::unique_ptr<asio::posix::stream_descriptor>> m_descriptors;
};

} // namespace

class Poller::State {
public:
    State(int stopDescriptor, Nanos longest)
        : work(asio::make_work_guard(context)),
          timer(context),
          stop(context),
          waker(context),
          patience(longest)
    {
        if (stopDescriptor < 0)
            return;
        const int copy = fcntl(stopDescriptor, F_DUPFD_CLOEXEC, 0);
        if (copy < 0)
            throw std::system_error(errno, std::generic_category(), "no way to stop the loop");
        stop.assign(copy);
        stop.async_wait(asio::posix::stream_descriptor::wait_read, [](const beast::error_code&) {});
    }
    void awaitWaker()
    {
        waker.async_wait(
            asio::posix::stream_descriptor::wait_read, [this](const beast::error_code& error) {
                if (error)
                    return;
                std::uint64_t count = 0;
                [[maybe_unused]] const ssize_t n
                    = ::read(waker.native_handle(), &count, sizeof count);
                awaitWaker();
            });
    }

    asio::io_context context { 1 };
    asio::executor_work_guard<asio::io_context::executor_type> work;
    asio::steady_timer timer; ///< to the nanosecond; a poll's own timeout counts milliseconds
    asio::posix::stream_descriptor stop;
    asio::posix::stream_descriptor waker;
    Nanos patience;
    std::unordered_map<const void*, std::shared_ptr<Exchange>> exchanges;
    std::unordered_map<const void*, std::shared_ptr<Watch>> watches;
};

Poller::Poller(int stopDescriptor, Nanos patience)
    : m_state(std::make_unique<State>(stopDescriptor, patience))
{
}

Poller::~Poller()
{
    for (auto& [key, exchange] : m_state->exchanges)
        exchange->abandon();
    m_state->exchanges.clear();
    for (auto& [key, watch] : m_state->watches)
        watch->abandon();
    m_state->watches.clear();
}

void Poller::fetch(const void* key, const FetchRequest& request, Done done)
{
    auto exchange = std::make_shared<Exchange>(m_state->context, request, m_state->patience,
        [this, key, done = std::move(done)](Result<FetchResponse> result) {
            m_state->exchanges.erase(key);
            done(std::move(result));
        });
    m_state->exchanges.emplace(key, exchange);
    exchange->start(request);
}

Result<void> Poller::watch(
    const void* key, const std::vector<PollInterest>& interests, std::function<void()> ready)
{
    auto watch = std::make_shared<Watch>([this, key, ready = std::move(ready)] {
        m_state->watches.erase(key);
        ready();
    });
    auto started = watch->start(m_state->context, interests);
    if (started)
        m_state->watches.insert_or_assign(key, std::move(watch));
    return started;
}

void Poller::abandon(const void* key)
{
    if (const auto it = m_state->watches.find(key); it != m_state->watches.end()) {
        const auto watch = it->second;
        m_state->watches.erase(it);
        watch->abandon();
    }
    if (const auto it = m_state->exchanges.find(key); it != m_state->exchanges.end()) {
        const auto exchange = it->second;
        m_state->exchanges.erase(it);
        exchange->abandon();
    }
}

void Poller::wakeBy(int descriptor)
{
    const int copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 0);
    if (copy < 0)
        throw std::system_error(errno, std::generic_category(), "no way to wake the loop");
    m_state->waker.assign(copy);
    m_state->awaitWaker();
}

bool Poller::isWatching() const
{
    return !m_state->exchanges.empty() || !m_state->watches.empty();
}

void Poller::interrupt()
{
    asio::post(m_state->context, [] {});
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
