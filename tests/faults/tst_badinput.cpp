// SPDX-License-Identifier: GPL-3.0-or-later
// What a user can get wrong, through the program itself.
#include "core/workload/flagserver.h"
#include "core/workload/workloadregistry.h"
#include "tests/faults/app.h"
#include "tests/support/leakcheck.h"
#include "tests/support/printstring.h"

#include <QTest>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <memory>

using namespace interleave;
using namespace interleave::test;

namespace {

using Words = std::vector<std::string>;

constexpr std::array kBadNumbers { "0", "-1", "1e9", "text", "" };

struct NumericOption {
    const char* name;
    const char* range; ///< as the message tells it
    bool zeroIsFine;
};
constexpr std::array kNumericOptions {
    NumericOption { "--workers", "whole numbers from 1 to 1024 with commas between", false },
    NumericOption { "--repeat", "a whole number from 1 to 1000", false },
    NumericOption { "--repeat-disturbed", "a whole number from 0 to 10", true },
    NumericOption { "--seed", "a whole number from 0 to 9223372036854775807", true },
    NumericOption { "--size", "WIDTHxHEIGHT from 400x240 to 20000x20000", false },
    NumericOption { "--scale", "a number from 0.25 to 8", false },
    NumericOption { "--run", "MODEL:WORKERS:REPEAT", false },
};

/// A port of this machine that refuses for as long as this lives: bound, but nobody listens.
class RefusingPort {
public:
    RefusingPort() : m_socket(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address {};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        if (bind(m_socket, reinterpret_cast<sockaddr*>(&address), size) == 0
            && getsockname(m_socket, reinterpret_cast<sockaddr*>(&address), &size) == 0)
            m_address = "127.0.0.1:" + std::to_string(ntohs(address.sin_port));
    }
    ~RefusingPort() { ::close(m_socket); }
    RefusingPort(const RefusingPort&) = delete;
    RefusingPort& operator=(const RefusingPort&) = delete;
    [[nodiscard]] const std::string& address() const { return m_address; }

private:
    int m_socket;
    std::string m_address;
};

constexpr const char* kRealModels = "sequential,threads,processes,loop";

} // namespace

class TstBadInput : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { adoptOrphans(); }
    void init() { m_before = Belongings::now(); }
    void cleanup() { QCOMPARE(leaksSince(m_before), std::string()); }

    void numbers_data();
    void numbers();
    void names_data();
    void names();
    void exportTargets_data();
    void exportTargets();
    void aServerThatRefuses();
    void aTaskThatThrows();

private:
    static void checkUsageError(const ProgramEnd& end, const Words& parts);

    OwnTemporaryFolder m_folder;
    Belongings m_before;
};

/// One line on standard error that has all the parts; nothing was run.
void TstBadInput::checkUsageError(const ProgramEnd& end, const Words& parts)
{
    QVERIFY2(end.code == 2, end.text().c_str());
    QCOMPARE(end.out, std::string());
    QVERIFY2(end.err.starts_with("interleave: "), end.err.c_str());
    QCOMPARE(std::count(end.err.begin(), end.err.end(), '\n'), std::ptrdiff_t { 1 });
    QVERIFY(end.err.ends_with('\n'));
    for (const std::string& part : parts)
        QVERIFY2(end.err.find(part) != std::string::npos, end.err.c_str());
}

void TstBadInput::numbers_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("option");
    QTest::addColumn<QString>("range");
    QTest::addColumn<QString>("value");
    QTest::addColumn<bool>("isFine");
    for (const NumericOption& option : kNumericOptions)
        for (const QString value : kBadNumbers)
            QTest::addRow("%s \"%s\"", option.name, qPrintable(value))
                << QStringList({ "run", "lock-counter", "--models", "simulated:threads" })
                << option.name << option.range << value << (option.zeroIsFine && value == "0");
    for (const Workload& workload : allWorkloads())
        for (const ParameterSpec& spec : workload.parameters) {
            if (spec.kind != ParameterKind::Integer && spec.kind != ParameterKind::Duration)
                continue;
            const QString id = QString::fromStdString(workload.id);
            const QString name = QString::fromStdString(spec.id);
            const QString model = workload.reasonAgainst(ModelId::SimulatedThreads).empty()
                ? QStringLiteral("simulated:threads")
                : QStringLiteral("simulated:loop");
            for (const QString value : kBadNumbers)
                QTest::addRow(
                    "%s, %s \"%s\"", workload.id.c_str(), spec.id.c_str(), qPrintable(value))
                    << QStringList({ "run", id, "--models", model }) << name
                    << QString::fromStdString(spec.rangeText()) << value
                    << (value == "0" && spec.minimum <= 0);
        }
}

void TstBadInput::numbers()
{
    QFETCH(QStringList, words);
    QFETCH(QString, option);
    QFETCH(QString, range);
    QFETCH(QString, value);
    QFETCH(bool, isFine);
    Words arguments;
    for (const QString& word : words)
        arguments.push_back(word.toStdString());
    const std::string text = value.toStdString();
    if (option.startsWith("--")) {
        arguments.insert(arguments.end(), { option.toStdString(), text });
    } else {
        arguments.insert(arguments.end(), { "--param", option.toStdString() + "=" + text });
        option = "parameter '" + option + "'";
    }
    const ProgramEnd end = runToEnd(app(arguments));
    if (isFine)
        QVERIFY2(end.code == 0, end.text().c_str());
    else
        checkUsageError(end, { option.toStdString(), range.toStdString(), "\"" + text + "\"" });
}

void TstBadInput::names_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("shown");
    QTest::addColumn<QString>("suggestion");
    QTest::newRow("command") << QStringList("rum") << "\"rum\""
                             << "run";
    QTest::newRow("option") << QStringList({ "run", "flags", "--worker", "1" }) << "\"--worker\""
                            << "--workers";
    QTest::newRow("workload") << QStringList({ "run", "lock-conter" }) << "\"lock-conter\""
                              << "lock-counter";
    QTest::newRow("model") << QStringList({ "run", "flags", "--models", "process" })
                           << "\"process\""
                           << "processes";
    QTest::newRow("parameter") << QStringList({ "run", "flags", "--param", "dely=1" }) << "\"dely\""
                               << "delay";
}

void TstBadInput::names()
{
    QFETCH(QStringList, words);
    QFETCH(QString, shown);
    QFETCH(QString, suggestion);
    Words arguments;
    for (const QString& word : words)
        arguments.push_back(word.toStdString());
    checkUsageError(runToEnd(app(arguments)),
        { shown.toStdString(), "did you mean " + suggestion.toStdString() + "?" });
}

void TstBadInput::exportTargets_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("reason");
    QTest::newRow("a missing folder") << "missing/a.trace.json"
                                      << "does not exist";
    QTest::newRow("no folder") << "file/a.trace.json"
                               << "no folder";
    QTest::newRow("a place where not even root can write") << "/proc/a.trace.json"
                                                           << "";
    QTest::newRow("a device that is full") << "/dev/full"
                                           << "";
}

void TstBadInput::exportTargets()
{
    QFETCH(QString, path);
    QFETCH(QString, reason);
    const OwnTemporaryFolder folder;
    std::string target = path.toStdString();
    if (target == "/dev/full") {
        target = folder.path() + "/full.csv";
        std::filesystem::create_symlink("/dev/full", target);
        reason = "the disk is full";
    } else if (target.front() != '/') {
        std::filesystem::create_symlink("/dev/null", folder.path() + "/file");
        target = folder.path() + "/" + target;
    }
    const ProgramEnd end = runToEnd(app(quickRun({ "--export", target })));
    const bool wasKnownBefore = path.front() != '/';
    if (wasKnownBefore) {
        checkUsageError(end, { "--export: cannot save", target, reason.toStdString() });
    } else { // the runs are not lost with the file
        QVERIFY2(end.code == 1, end.text().c_str());
        QVERIFY(end.out.find("simulated:threads") != std::string::npos);
        QVERIFY2(end.err.find("cannot save \"" + target + "\": " + reason.toStdString())
                != std::string::npos,
            end.err.c_str());
    }
    QVERIFY(end.out.find("wrote") == std::string::npos);
}

void TstBadInput::aServerThatRefuses()
{
    const RefusingPort port;
    const ProgramEnd end = runToEnd(app({ "run", "flags", "--models", kRealModels, "--workers", "2",
        "--param", "base-url=http://" + port.address() + "/data/flags" }));
    QVERIFY2(end.code == 1, end.text().c_str());
    for (const char* model : { "sequential, 1", "threads, 2", "processes, 2", "loop, 1" }) {
        const std::string text = std::string(model)
            + (model[0] == 's' || model[0] == 'l' ? " worker" : " workers")
            + ", repeat 1, failed: connection to " + port.address() + " refused";
        QVERIFY2(end.out.find(text) != std::string::npos, end.text().c_str());
    }
}

/// A server that has no such pictures: each download throws in its task.
void TstBadInput::aTaskThatThrows()
{
    const auto server = FlagServer::start(Nanos(0));
    QVERIFY(server);
    const ProgramEnd end
        = runToEnd(app({ "run", "flags", "--models", kRealModels, "--workers", "2", "--param",
            "base-url=http://127.0.0.1:" + std::to_string((*server)->port()) + "/elsewhere" }));
    QVERIFY2(end.code == 1, end.text().c_str());
    std::size_t told = 0;
    for (std::size_t at = 0; (at = end.out.find("failed: the server answered 404 for flag BD", at))
         != std::string::npos;
         ++at)
        ++told;
    QVERIFY2(told == 4, end.text().c_str());
}

QTEST_GUILESS_MAIN(TstBadInput)
#include "tst_badinput.moc"
