// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/base/clock.h"
#include "core/base/uniquefd.h"
#include "core/workload/flagcontent.h"
#include "core/workload/flagserver.h"
#include "core/workload/pages.h"
#include "tests/support/printstring.h"

#include <sys/socket.h>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>

#include <string>
#include <vector>

using namespace interleave;
using namespace std::chrono_literals;

namespace {

UniqueFd connectTo(const FlagServer& server)
{
    UniqueFd s(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(server.port());
    if (connect(s.get(), reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
        return {};
    return s;
}

void send(const UniqueFd& s, const std::string& text)
{
    (void)::send(s.get(), text.data(), text.size(), MSG_NOSIGNAL);
}

/// Until the other side closes; at most ten seconds.
std::string readAll(const UniqueFd& s)
{
    std::string all;
    for (;;) {
        pollfd wait { s.get(), POLLIN, 0 };
        if (poll(&wait, 1, 10'000) <= 0)
            return all + "(nothing came)";
        char buffer[4096];
        const ssize_t n = recv(s.get(), buffer, sizeof buffer, 0);
        if (n <= 0)
            return all;
        all.append(buffer, static_cast<std::size_t>(n));
    }
}

std::string get(const FlagServer& server, const std::string& path)
{
    const UniqueFd s = connectTo(server);
    send(s, "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    return readAll(s);
}

} // namespace

class TstFlagServer : public QObject {
    Q_OBJECT

private slots:
    void everyFlagIsThere();
    void otherPathsAreNotFound();
    void theDelayIsKept();
    void pagesHaveDelaysOfTheirOwn();
    void requestsOverlap();
    void stopsWithOpenConnections();
    void nonsenseHarmsNobody();
};

void TstFlagServer::everyFlagIsThere()
{
    const auto server = FlagServer::start(Nanos(0));
    QVERIFY(server);
    QCOMPARE(flagCodes().size(), std::size_t { 20 });
    for (const std::string_view code : flagCodes()) {
        const std::string answer = get(**server, flagPath(code));
        QVERIFY2(answer.starts_with("HTTP/1.1 200"), answer.substr(0, 80).c_str());
        QVERIFY(answer.ends_with(flagPicture(code)));
        QVERIFY(flagPicture(code).starts_with("GIF89a"));
    }
    QVERIFY(flagPicture("zzz").empty());
}

void TstFlagServer::otherPathsAreNotFound()
{
    const auto server = FlagServer::start(Nanos(0));
    QVERIFY(server);
    for (const char* path : { "/", "/data/flags/br", "/data/flags/qq/qq.gif", "/../etc/passwd" }) {
        const std::string answer = get(**server, path);
        QVERIFY2(answer.starts_with("HTTP/1.1 404"), answer.substr(0, 80).c_str());
    }
}

void TstFlagServer::theDelayIsKept()
{
    const auto server = FlagServer::start(50ms);
    QVERIFY(server);
    const Nanos begin = monotonicNow();
    QVERIFY(get(**server, flagPath("BR")).starts_with("HTTP/1.1 200"));
    const Nanos lasted = monotonicNow() - begin;
    QVERIFY(lasted >= 50ms);
    QVERIFY(lasted < 5s);
}

void TstFlagServer::pagesHaveDelaysOfTheirOwn()
{
    const auto server = FlagServer::start(10s);
    QVERIFY(server);
    const Nanos begin = monotonicNow();
    const std::string answer = get(**server, pagePath("www.intel.fr", 30ms));
    QVERIFY(answer.starts_with("HTTP/1.1 200"));
    QVERIFY(answer.find("<title>www.intel.fr</title>") != std::string::npos);
    QVERIFY(monotonicNow() - begin >= 30ms);
    QVERIFY(monotonicNow() - begin < 9s);
    for (const char* wrong : { "/pages/a?delay=-1", "/pages/a?delay=61", "/pages/a?delay=nan",
             "/pages/a?delay=1x", "/pages/?delay=0", "/pages/a/b?delay=0", "/pages/a" })
        QVERIFY2(!pageAt(wrong), wrong);
}

void TstFlagServer::requestsOverlap()
{
    const auto server = FlagServer::start(200ms);
    QVERIFY(server);
    std::vector<UniqueFd> clients;
    const Nanos begin = monotonicNow();
    for (int i = 0; i < 20; ++i) {
        clients.push_back(connectTo(**server));
        send(clients.back(),
            "GET " + flagPath("FR") + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    }
    for (const UniqueFd& client : clients)
        QVERIFY(readAll(client).starts_with("HTTP/1.1 200"));
    QVERIFY(monotonicNow() - begin < 2s); // one after the other they would take four seconds
}

void TstFlagServer::stopsWithOpenConnections()
{
    auto server = FlagServer::start(1h);
    QVERIFY(server);
    const UniqueFd silent = connectTo(**server);
    const UniqueFd waiting = connectTo(**server);
    QVERIFY(silent.isOpen() && waiting.isOpen());
    send(waiting, "GET " + flagPath("FR") + " HTTP/1.1\r\nHost: x\r\n\r\n");
    const std::uint16_t port = (*server)->port();
    QVERIFY(port != 0);
    const Nanos begin = monotonicNow();
    server->reset();
    QVERIFY(monotonicNow() - begin < 1s);
    QCOMPARE(readAll(silent), std::string());
    QCOMPARE(readAll(waiting), std::string());
}

void TstFlagServer::nonsenseHarmsNobody()
{
    const auto server = FlagServer::start(Nanos(0));
    QVERIFY(server);
    for (const std::string& text : { std::string("\0\1\2\3", 4), std::string("GET\r\n\r\n"),
             std::string(100'000, 'x'), std::string("GET / HTTP/9.9\r\n\r\n"), std::string() }) {
        const UniqueFd client = connectTo(**server);
        send(client, text);
        shutdown(client.get(), SHUT_WR);
        (void)readAll(client);
    }
    QVERIFY(get(**server, flagPath("FR")).starts_with("HTTP/1.1 200"));
}

QTEST_GUILESS_MAIN(TstFlagServer)
#include "tst_flagserver.moc"
