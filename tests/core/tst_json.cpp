// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/json.h"
#include "core/formats/rundocument.h"
#include "core/trace/systemschedulebuilder.h"
#include "tests/support/sampledocument.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace interleave;
using namespace interleave::test;

class TestJson : public QObject {
    Q_OBJECT

private slots:
    void roundTrip();
    void keepsTheOrder();
    void whatJsonDoesNotHave();
    void refuses_data();
    void refuses();
    void stringsOfAnyBytes();
    void runDocumentHasItsShape();
    void numbersOfTheDocument();
    void gapsAreApartFromIdleTime();
    void timeOfLostSwitchesIsNotKnown();
};

void TestJson::roundTrip()
{
    const Value value(Value::Object {
        { "z", Value::List { Value(), true, false, -1, 0.1, "text \"\\\n\x01" } },
        { "a", std::numeric_limits<std::int64_t>::min() },
        { "b", std::numeric_limits<std::int64_t>::max() },
        { "empty", Value(Value::Object {}) },
        { "", Value(Value::List {}) },
    });
    for (const int indent : { -1, 2 }) {
        const auto read = fromJson(toJson(value, indent));
        QVERIFY(read);
        QVERIFY(*read == value);
    }
}

void TestJson::keepsTheOrder()
{
    QVERIFY(toJson(Value(Value::Object { { "b", 1 }, { "a", 2 } })) == R"({"b":1,"a":2})");
}

void TestJson::whatJsonDoesNotHave()
{
    QVERIFY(toJson(Value(std::nan(""))) == "null");
    QVERIFY(toJson(Value(-std::numeric_limits<double>::infinity())) == "null");
    QVERIFY(toJson(Value("a\xff")) == "\"a\xef\xbf\xbd\"");
    QVERIFY(fromJson("18446744073709551615")->toDouble() > 1.8e19);
}

void TestJson::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char* bad : { "", "{", "[1,]", "{} {}", "nan", "NaN", "'a'", "{\"a\" 1}", "\"\x01\"",
             "\"\xff\"", "01", "tru", "//c\n1" })
        QTest::addRow("%s", bad) << QByteArray(bad);
    QTest::newRow("deep") << QByteArray(65, '[') + QByteArray(65, ']');
    QTest::newRow("very deep") << QByteArray(10'000'000, '[');
}

void TestJson::refuses()
{
    QFETCH(QByteArray, text);
    QVERIFY(!fromJson(std::string_view(text.data(), static_cast<std::size_t>(text.size()))));
}

void TestJson::stringsOfAnyBytes()
{
    std::string all;
    for (int i = 0; i < 256; ++i)
        all += static_cast<char>(i);
    std::string text;
    appendJsonString(text, all);
    const auto read = fromJson(text);
    QVERIFY(read);
    QVERIFY(read->toText().starts_with(all.substr(0, 128)));
}

void TestJson::runDocumentHasItsShape()
{
    const Value document = runDocument(sampleDocument());
    for (const char* key : { "workload", "params", "seed", "machine", "runs", "summary" })
        QVERIFY2(document.find(key) != nullptr, key);
    const Value& run = document.find("runs")->as<Value::List>()->front();
    for (const char* key : { "model", "workers", "repeat", "status", "error", "makespan_s",
             "results", "output", "lanes", "spans", "events", "state_totals_s" })
        QVERIFY2(run.find(key) != nullptr, key);
    const Value& row = document.find("summary")->as<Value::List>()->front();
    for (const char* key :
        { "model", "workers", "median_s", "min_s", "max_s", "speedup", "efficiency" })
        QVERIFY2(row.find(key) != nullptr, key);
    const auto read = fromJson(toJson(document, 2));
    QVERIFY(read);
}

void TestJson::numbersOfTheDocument()
{
    const Value document = runDocument(sampleDocument());
    const Value::List& runs = *document.find("runs")->as<Value::List>();
    QCOMPARE(runs[0].find("makespan_s")->toDouble(), 0.005000001);
    QVERIFY(runs[0].find("error")->isNull());
    QVERIFY(runs[1].find("error")->toText() == "task \"1\" failed,\nbadly");
    const Value& line = runs[0].find("output")->as<Value::List>()->front();
    QVERIFY(line.find("lane")->toText() == "worker 1" && line.find("text")->toText() == "hello");
    QVERIFY(line.find("t")->toDouble() == 0.0000021);
    QCOMPARE(runs[0].find("events")->find("lost")->toInt(), std::int64_t { 2 });
    QCOMPARE(runs[0].find("spans")->toInt(), std::int64_t { 6 });
    double total = 0;
    for (const auto& [state, seconds] :
        *runs[0].find("state_totals_s")->find("worker 1")->as<Value::Object>())
        total += seconds.toDouble();
    QVERIFY(std::abs(total - 0.005000001) < 1e-12);
    const Value::List& summary = *document.find("summary")->as<Value::List>();
    QVERIFY(summary[1].find("median_s")->isNull() && summary[1].find("speedup")->isNull());
    QCOMPARE(summary[0].find("speedup")->toDouble(), 1.0);
}

void TestJson::gapsAreApartFromIdleTime()
{
    DocumentView document = sampleDocument();
    document.runs[1].trace = traceWithGap();
    const Value told = runDocument(document);
    const Value::List& runs = *told.find("runs")->as<Value::List>();
    const auto totals
        = [&](std::size_t run) { return runs[run].find("state_totals_s")->find("worker 1"); };
    QVERIFY(totals(0)->find("gap") == nullptr);
    QCOMPARE(totals(1)->find("gap")->toDouble(), 300e-9);
    QCOMPARE(totals(1)->find("idle")->toDouble(), 200e-9);
}

void TestJson::timeOfLostSwitchesIsNotKnown()
{
    const auto totals = [](std::uint64_t lost) {
        TraceMaker make;
        const LaneId lane = make.lane(LaneKind::Thread, "worker 1");
        SystemScheduleBuilder builder({ 0 });
        const auto thread = builder.addThread(11, 10, Nanos(0));
        builder.addSlice(0, thread, Nanos(0), Nanos(100), SliceEnd::Preempted);
        if (lost > 0)
            builder.addLost(0, Nanos(150), Nanos(200), lost);
        const std::vector<LaneThread> lanes { { lane, 10, 11 } };
        make.systemSchedule(builder.finish(Nanos(0), Nanos(1000), lanes));
        make.state(lane, 0, 0, TaskState::Running, Reason::None, "program");
        make.state(lane, 600, 0, TaskState::Done);
        DocumentView document = sampleDocument();
        document.runs[0].trace = make.finish(1000);
        const Value told = runDocument(document);
        const Value& run = told.find("runs")->as<Value::List>()->front();
        return *run.find("system_schedule")->find("lanes")->find("worker 1");
    };
    QCOMPARE(totals(0).find("preempted_s")->toDouble(), 900e-9);
    QVERIFY(totals(0).find("unknown_s") == nullptr);
    const Value told = totals(3);
    QCOMPARE(told.find("preempted_s")->toDouble(), 50e-9);
    QCOMPARE(told.find("unknown_s")->toDouble(), 850e-9);
    QCOMPARE(told.find("running_unknown_s")->toDouble(), 450e-9);
    QCOMPARE(told.find("off_s")->toDouble(), 0.0);
}

QTEST_GUILESS_MAIN(TestJson)
#include "tst_json.moc"
