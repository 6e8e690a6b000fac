// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/chrometrace.h"
#include "tests/support/sampledocument.h"

#include <QTest>

#include <nlohmann/json.hpp>

#include <cmath>
#include <map>

using namespace interleave;
using namespace interleave::test;
using Json = nlohmann::json;

namespace {

Nanos nanos(const Json& microseconds)
{
    return Nanos(std::llround(microseconds.get<double>() * 1000));
}

/// The events of one kind of one run, in file order.
std::vector<Json> events(const Json& trace, std::string_view phase, int pid)
{
    std::vector<Json> found;
    for (const Json& event : trace["traceEvents"])
        if (event["ph"] == phase && event["pid"] == pid)
            found.push_back(event);
    return found;
}

} // namespace

class TestChromeTrace : public QObject {
    Q_OBJECT

private slots:
    void init();
    void everySpanToTheNanosecond();
    void offLaneSpans();
    void namesAndFacts();
    void flowsBindToSpans();
    void instants();
    void gaps();
    void timesArePrintedExactly();
    void nothing();

private:
    DocumentView m_document;
    Json m_json;
};

void TestChromeTrace::init()
{
    m_document = sampleDocument();
    m_json = Json::parse(chromeTrace(m_document), nullptr, false);
    QVERIFY(!m_json.is_discarded());
}

void TestChromeTrace::everySpanToTheNanosecond()
{
    for (int pid = 1; pid <= 2; ++pid) {
        const Trace& trace = *m_document.runs[static_cast<std::size_t>(pid - 1)].trace;
        const std::vector<Json> found = events(m_json, "X", pid);
        std::size_t at = 0;
        for (const Span& span : allSpans(trace)) {
            if (!occupiesWorker(span.state))
                continue;
            QVERIFY(at < found.size());
            const Json& event = found[at++];
            QCOMPARE(nanos(event["ts"]), span.begin);
            QCOMPARE(nanos(event["dur"]), span.duration());
            QCOMPARE(event["tid"].get<std::size_t>(), span.lane.index() + 1);
            QVERIFY(event["cat"] == toString(span.state));
            QVERIFY(event["args"]["state"] == toString(span.state));
            if (span.reason != Reason::None)
                QVERIFY(event["args"]["reason"] == toString(span.reason));
            if (span.task.isValid())
                QCOMPARE(event["args"]["task_id"].get<std::uint32_t>(), span.task.value);
        }
        QCOMPARE(at, found.size());
        QCOMPARE(at, trace.spanCount());
    }
}

void TestChromeTrace::offLaneSpans()
{
    const Trace& trace = *m_document.runs[0].trace;
    std::map<std::string, std::vector<Json>> open;
    std::vector<Span> read;
    for (const Json& event : m_json["traceEvents"]) {
        if (event["pid"] != 1 || (event["ph"] != "b" && event["ph"] != "e"))
            continue;
        auto& stack = open[event["id2"]["local"].get<std::string>()];
        if (event["ph"] == "b") {
            stack.push_back(event);
            continue;
        }
        QVERIFY(!stack.empty());
        const Json begin = stack.back();
        stack.pop_back();
        QVERIFY(begin["name"] == event["name"] && begin["cat"] == event["cat"]);
        QVERIFY(nanos(begin["ts"]) <= nanos(event["ts"]));
        if (stack.empty())
            continue; // the task as a whole
        Span span;
        span.begin = nanos(begin["ts"]);
        span.end = nanos(event["ts"]);
        span.task = TaskId { begin["args"]["task_id"].get<std::uint32_t>() };
        span.state = *taskStateFromString(begin["args"]["state"].get<std::string>());
        span.reason = *reasonFromString(begin["args"].value("reason", ""));
        read.push_back(span);
    }
    std::vector<Span> meant;
    for (Span span : allSpans(trace)) {
        span.label = {};
        if (!occupiesWorker(span.state))
            meant.push_back(span);
    }
    QCOMPARE(meant.size(), std::size_t { 3 });
    QVERIFY(read == meant);
    for (const auto& [id, stack] : open)
        QVERIFY(stack.empty());
}

void TestChromeTrace::namesAndFacts()
{
    QVERIFY(m_json["displayTimeUnit"] == "ns");
    const Json& other = m_json["otherData"];
    QVERIFY(other["workload"] == "sample" && other["seed"] == 42);
    QVERIFY(other["machine"]["cores"] == 2 && other["params"]["turns"] == 10);
    QVERIFY(other["runs"][1]["interpreter_lock"] == "emulated");
    QVERIFY(other["runs"][1]["error"] == "task \"1\" failed,\nbadly");
    QVERIFY(other["runs"][0]["simulated"] == false);
    QVERIFY(other["runs"][0]["events_lost"] == 2);
    std::map<std::pair<int, std::string>, Json> names;
    for (const Json& event : events(m_json, "M", 2))
        names[{ event["tid"].get<int>(), event["name"].get<std::string>() }] = event["args"];
    QVERIFY((names[{ 0, "process_name" }]["name"]
        == "threads, 2 workers, repeat 1, interpreter lock emulated, failed"));
    QVERIFY((names[{ 2, "thread_name" }]["name"] == "worker 1"));
    QVERIFY((names[{ 2, "thread_sort_index" }]["sort_index"] == 2));
    // The broken byte of the name is replaced, all else is as it was.
    QVERIFY(events(m_json, "X", 1)[2]["args"]["task"] == "item \"1\", \x01 \xef\xbf\xbd=+");
}

void TestChromeTrace::flowsBindToSpans()
{
    const auto starts = events(m_json, "s", 1);
    const auto ends = events(m_json, "f", 1);
    QCOMPARE(starts.size(), std::size_t { 1 });
    QCOMPARE(ends.size(), starts.size());
    QVERIFY(starts[0]["id"] == ends[0]["id"]);
    QVERIFY(events(m_json, "s", 2)[0]["id"] != starts[0]["id"]);
    QVERIFY(ends[0]["bp"] == "e");
    for (const Json& end : { starts[0], ends[0] }) {
        int around = 0;
        for (const Json& slice : events(m_json, "X", 1))
            if (slice["tid"] == end["tid"] && nanos(slice["ts"]) <= nanos(end["ts"])
                && nanos(end["ts"]) < nanos(slice["ts"]) + nanos(slice["dur"]))
                ++around;
        QCOMPARE(around, 1);
    }
}

void TestChromeTrace::instants()
{
    const auto found = events(m_json, "i", 1);
    QCOMPARE(found.size(), std::size_t { 2 });
    QVERIFY(found[0]["name"] == "hello" && found[0]["cat"] == "output" && found[0]["tid"] == 2);
    QCOMPARE(nanos(found[0]["ts"]), Nanos(2'100));
    QVERIFY(found[1]["name"] == "half way" && found[1]["cat"] == "mark");
}

void TestChromeTrace::gaps()
{
    m_document.runs.resize(1);
    m_document.runs[0].trace = traceWithGap();
    const Json json = Json::parse(chromeTrace(m_document), nullptr, false);
    QVERIFY(!json.is_discarded());
    std::vector<Json> found;
    for (const Json& event : events(json, "X", 1))
        if (event["cat"] == "gap")
            found.push_back(event);
    QCOMPARE(found.size(), std::size_t { 1 });
    QCOMPARE(found[0]["tid"].get<int>(), 2);
    QCOMPARE(nanos(found[0]["ts"]), Nanos(400));
    QCOMPARE(nanos(found[0]["dur"]), Nanos(300));
    QCOMPARE(found[0]["args"]["lost"].get<int>(), 12);
}

void TestChromeTrace::timesArePrintedExactly()
{
    // Beyond what a double of microseconds can tell apart.
    TraceMaker make;
    const LaneId lane = make.lane(LaneKind::Main, "main");
    constexpr std::int64_t kLate = 9'223'372'036'854'775'806;
    make.state(lane, kLate - 1, 0, TaskState::Running, Reason::None, "late");
    make.state(lane, kLate, 0, TaskState::Done);
    m_document.runs[0].trace = make.finish(kLate);
    const std::string text = chromeTrace(m_document);
    QVERIFY(text.find("\"ts\":9223372036854775.805,\"dur\":0.001,") != std::string::npos);
}

void TestChromeTrace::nothing()
{
    const Json json = Json::parse(chromeTrace({}), nullptr, false);
    QVERIFY(json.is_object());
    QVERIFY(json["traceEvents"].empty());
}

QTEST_GUILESS_MAIN(TestChromeTrace)
#include "tst_chrometrace.moc"
