// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/execution/poller.h"

#include "core/base/clock.h"
#include "core/workload/flagserver.h"
#include "tests/support/leakcheck.h"
#include "tests/support/printstring.h"

#include <QTest>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstring>

using namespace interleave;
using namespace interleave::test;
using namespace std::chrono_literals;

namespace {

/// Takes connections, as the kernel does for whoever listens, and never says a word.
class SilentServer {
public:
    SilentServer() : m_socket(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address {};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        if (bind(m_socket, reinterpret_cast<sockaddr*>(&address), size) == 0
            && listen(m_socket, 10) == 0
            && getsockname(m_socket, reinterpret_cast<sockaddr*>(&address), &size) == 0)
            m_port = ntohs(address.sin_port);
    }
    ~SilentServer() { ::close(m_socket); }
    SilentServer(const SilentServer&) = delete;
    SilentServer& operator=(const SilentServer&) = delete;
    [[nodiscard]] std::uint16_t port() const { return m_port; }

private:
    int m_socket;
    std::uint16_t m_port = 0;
};

FetchRequest requestTo(std::uint16_t port)
{
    FetchRequest request {};
    std::strcpy(request.host.data(), "127.0.0.1");
    std::strcpy(request.path.data(), "/data/flags/br/br.gif");
    request.port = port;
    return request;
}

/// What the GET gave; Cancelled when that took too long.
Result<FetchResponse> get(Poller& poller, std::uint16_t port)
{
    Result<FetchResponse> answer = failure(ErrorCode::Cancelled, "nothing came");
    int key = 0;
    poller.fetch(&key, requestTo(port), [&](Result<FetchResponse> r) { answer = std::move(r); });
    const Nanos end = monotonicNow() + 10s;
    while (poller.isWatching() && monotonicNow() < end)
        poller.poll(end);
    poller.abandon(&key);
    return answer;
}

} // namespace

class TstPoller : public QObject {
    Q_OBJECT

private slots:
    void init() { m_before = Belongings::now(); }
    void cleanup() { QCOMPARE(leaksSince(m_before), std::string()); }
    void fetches();
    void aSilentServerIsGivenUp();
    void abandonedWhileWaiting();

private:
    OwnTemporaryFolder m_folder;
    Belongings m_before;
};

void TstPoller::fetches()
{
    const auto server = FlagServer::start(1ms);
    QVERIFY(server);
    Poller poller(-1, 10s);
    for (int i = 0; i < 3; ++i) {
        const auto answer = get(poller, (*server)->port());
        QVERIFY2(answer, answer ? "" : answer.error().detail.c_str());
        QCOMPARE(answer->status, 200);
        QVERIFY(answer->body.starts_with("GIF"));
    }
}

void TstPoller::aSilentServerIsGivenUp()
{
    const SilentServer server;
    Poller poller(-1, 50ms);
    const Nanos begin = monotonicNow();
    const auto answer = get(poller, server.port());
    QVERIFY(!answer);
    QCOMPARE(textOf(answer.error().code), textOf(ErrorCode::Io));
    QCOMPARE(answer.error().detail,
        "127.0.0.1:" + std::to_string(server.port())
            + " gave no answer to GET /data/flags/br/br.gif within 0.05 s");
    QVERIFY(monotonicNow() - begin >= 50ms);
    QVERIFY(!poller.isWatching());
}

void TstPoller::abandonedWhileWaiting()
{
    const SilentServer server;
    Poller poller(-1, 10s);
    int key = 0;
    bool isDone = false;
    poller.fetch(&key, requestTo(server.port()), [&](const auto&) { isDone = true; });
    poller.poll(monotonicNow() + 20ms);
    QVERIFY(poller.isWatching());
    poller.abandon(&key);
    QVERIFY(!poller.isWatching());
    poller.poll(monotonicNow() + 20ms);
    QVERIFY(!isDone);
}

QTEST_GUILESS_MAIN(TstPoller)
#include "tst_poller.moc"
