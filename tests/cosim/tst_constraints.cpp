// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/constraints.h"

#include "core/base/labelpool.h"
#include "core/trace/tracebuilder.h"

#include <QTest>

using namespace interleave;
using namespace interleave::test;
using namespace std::chrono_literals;

namespace {

Record transition(std::uint32_t task, std::uint32_t sequence, TaskState state, Reason reason)
{
    Record record;
    record.kind = RecordKind::Transition;
    record.task = task;
    record.sequence = sequence;
    record.state = state;
    record.reason = reason;
    return record;
}

Record instant(RecordKind kind, std::uint32_t task, LabelId label)
{
    Record record;
    record.kind = kind;
    record.task = task;
    record.label = label.value;
    return record;
}

/// Two threads: both run from 0 to 1 s, then wait for a socket from 1 s to 3 s and from 2 s to 4 s.
/// Lines a, b, a at 1, 2, 3 s. The lock is held twice, one after the other.
RunResult sample()
{
    LabelPool labels;
    const LabelId lock = labels.intern("lock");
    TraceBuilder builder(labels, true);
    const LaneId main = builder.addLane(LaneKind::Main, "Main");
    const LaneId one = builder.addLane(LaneKind::Thread, "Thread 1");
    const LaneId two = builder.addLane(LaneKind::Thread, "Thread 2");
    for (const std::uint32_t task : { 0U, 1U }) {
        const LaneId lane = task == 0 ? one : two;
        const Nanos start = task * 1s;
        builder.add(lane, 0s, transition(task, 0, TaskState::Running, Reason::None));
        builder.add(lane, 1s + start, transition(task, 1, TaskState::Blocked, Reason::Io));
        builder.add(lane, 3s + start, transition(task, 2, TaskState::Running, Reason::None));
        builder.add(lane, 5s, transition(task, 3, TaskState::Done, Reason::None));
        builder.add(lane, 1s + start, instant(RecordKind::Acquired, task, lock));
        builder.add(lane, 2s + start, instant(RecordKind::Released, task, lock));
    }
    builder.add(main, 1s, instant(RecordKind::Output, 0, {}), "a");
    builder.add(main, 2s, instant(RecordKind::Output, 0, {}), "b");
    builder.add(main, 3s + 1ms, instant(RecordKind::Output, 0, {}), "a");
    RunResult run;
    run.trace = builder.finish(5s);
    run.makespan = 5s;
    run.results = Value(Value::Object { { "total", Value(4) },
        { "inner", Value(Value::Object { { "list", Value(Value::List { 1, 2.5, "x" }) } }) } });
    return run;
}

std::string recipe(const std::string& constraint)
{
    return R"({"ideal_makespan_s": null, "ordering_constraints": [)" + constraint + "]}";
}

} // namespace

class TstConstraints : public QObject {
    Q_OBJECT

private slots:
    void eachKindHoldsAndFails_data();
    void eachKindHoldsAndFails();
    void strengthIsRead();
    void exactReadingHasNoTolerance();
    void countsAreDividedByPhases();
    void idealMakespanIsExact();
    void unreadableRecipeFails();
};

void TstConstraints::eachKindHoldsAndFails_data()
{
    QTest::addColumn<QString>("constraint");
    QTest::addColumn<bool>("expected");
    const auto row = [](const char* name, const char* constraint, bool expected) {
        QTest::newRow(name) << QString::fromLatin1(constraint) << expected;
    };
    row("all lines in order", R"("kind":"exact","lines":["a","b","a"])", true);
    row("a line is missing", R"("kind":"exact","lines":["a","b"])", false);
    row("another order is not exact", R"("kind":"exact","lines":["a","a","b"])", false);
    row("a subsequence", R"("kind":"sequence","lines":["b","a"])", true);
    row("no subsequence", R"("kind":"sequence","lines":["b","b"])", false);
    row("the same lines in any order", R"("kind":"multiset","lines":["b","a","a"])", true);
    row("a line too few", R"("kind":"multiset","lines":["b","a"])", false);
    row("a line twice", R"("kind":"count","line":"a","n":2)", true);
    row("a line more often", R"("kind":"count","line":"b","n":2)", false);
    row("matches within", R"("kind":"count_match","match":"^[ab]$","min":2,"max":3)", true);
    row("too few matches", R"("kind":"count_match","match":"c","min":1,"max":3)", false);
    row("too many matches", R"("kind":"count_match","match":"a","min":0,"max":1)", false);
    row("a line in time", R"("kind":"at","line":"b","t":2.05,"tol":0.1)", true);
    row("a line too early", R"("kind":"at","line":"b","t":2.2,"tol":0.1)", false);
    row("no such line", R"("kind":"at","line":"c","t":2,"tol":9)", false);
    row("makespan within", R"("kind":"makespan","min":4.95,"max":5.3)", true);
    row("makespan too long", R"("kind":"makespan","min":4,"max":4.9)", false);
    row("two wait at once",
        R"("kind":"max_parallel","state":"wait-io","lanes":"^Thread","max":2,"at_least":2)", true);
    row("more wait than allowed",
        R"("kind":"max_parallel","state":"wait-io","lanes":"^Thread","max":1)", false);
    row("fewer wait than needed",
        R"("kind":"max_parallel","state":"wait-io","lanes":"^Thread","max":9,"at_least":3)", false);
    row("processes are no threads",
        R"("kind":"max_parallel","state":"cpu","lanes":"^ForkProcess","max":0)", true);
    row("workers of either kind run",
        R"x("kind":"max_parallel","state":"cpu","lanes":"^(ThreadPool|ForkProcess)","max":1)x",
        false);
    row("the lock is held by one",
        R"("kind":"max_parallel","state":"held","lanes":"^lock","max":1,"at_least":1)", true);
    row("another lock is never held",
        R"("kind":"max_parallel","state":"held","lanes":"^x","max":1,"at_least":1)", false);
    row("a value", R"("kind":"value","path":"total","equals":4)", true);
    row("a number is a number", R"("kind":"value","path":"total","equals":4.0)", true);
    row("another value", R"("kind":"value","path":"total","equals":5)", false);
    row("a text is no number", R"("kind":"value","path":"total","equals":"4")", false);
    row("a nested list", R"("kind":"value","path":"inner.list","equals":[1,2.5,"x"])", true);
    row("a nested object", R"("kind":"value","path":"inner","equals":{"list":[1,2.5,"x"]})", true);
    row("a longer list", R"("kind":"value","path":"inner.list","equals":[1,2.5,"x",0])", false);
    row("no such value", R"("kind":"value","path":"inner.total","equals":4)", false);
    row("a value within", R"("kind":"value_range","path":"total","min":4,"max":5)", true);
    row("a value outside", R"("kind":"value_range","path":"total","min":5,"max":6)", false);
    row("one of several", R"("kind":"value_one_of","path":"total","options":[3,4])", true);
    row("none of several", R"("kind":"value_one_of","path":"total","options":["4",5])", false);
    row("an unknown kind", R"("kind":"hope","path":"total")", false);
}

void TstConstraints::eachKindHoldsAndFails()
{
    QFETCH(QString, constraint);
    QFETCH(bool, expected);
    const auto verdicts = judge(
        recipe("{" + constraint.toStdString() + R"(,"strength":"must"})"), sample(), Reading());
    QCOMPARE(verdicts.size(), std::size_t { 1 });
    QVERIFY2(verdicts[0].holds == expected, verdicts[0].text.c_str());
    QCOMPARE(verdicts[0].strength, Strength::Must);
}

void TstConstraints::strengthIsRead()
{
    const std::string three = R"({"kind":"count","line":"a","n":2,"strength":"usual"},
        {"kind":"count","line":"a","n":2,"strength":"timing"},
        {"kind":"count","line":"a","n":2,"strength":"must"})";
    Reading reading;
    reading.becauseOfDelay = { 0, 2 };
    const auto verdicts = judge(recipe(three), sample(), reading);
    QCOMPARE(verdicts.size(), std::size_t { 3 });
    QCOMPARE(verdicts[0].strength, Strength::Usual);
    QCOMPARE(verdicts[1].strength, Strength::Timing);
    QCOMPARE(verdicts[2].strength, Strength::Timing); // it holds only because of a delay
}

void TstConstraints::exactReadingHasNoTolerance()
{
    const std::string at = R"({"kind":"at","line":"b","t":2,"tol":0.1,"strength":"timing"})";
    const std::string late = R"({"kind":"at","line":"b","t":2.001,"tol":0.1,"strength":"timing"})";
    Reading exact;
    exact.isExact = true;
    QVERIFY(judge(recipe(at), sample(), exact)[0].holds);
    QVERIFY(judge(recipe(late), sample(), Reading())[0].holds);
    QVERIFY(!judge(recipe(late), sample(), exact)[0].holds);
}

void TstConstraints::countsAreDividedByPhases()
{
    Reading two;
    two.phases = 2;
    const std::string four = R"({"kind":"count","line":"a","n":4,"strength":"must"},
        {"kind":"count_match","match":"a","min":4,"max":4,"strength":"must"})";
    const auto verdicts = judge(recipe(four), sample(), two);
    QVERIFY(verdicts[0].holds);
    QVERIFY(verdicts[1].holds);
    QVERIFY(!judge(recipe(four), sample(), Reading())[0].holds);
}

void TstConstraints::idealMakespanIsExact()
{
    Reading exact;
    exact.isExact = true;
    const std::string begin = R"({"ordering_constraints": [], "ideal_makespan_s": )";
    QVERIFY(judge(begin + "5.0}", sample(), exact)[0].holds);
    QVERIFY(!judge(begin + "5.000001}", sample(), exact)[0].holds);
    QVERIFY(judge(begin + "5.000001}", sample(), Reading()).empty());
}

void TstConstraints::unreadableRecipeFails()
{
    for (const char* bad : { "", "{", "{}", R"({"ordering_constraints": [{}]})" }) {
        const auto verdicts = judge(bad, sample(), Reading());
        QVERIFY(!verdicts.empty());
        QVERIFY(!verdicts.back().holds);
    }
}

QTEST_GUILESS_MAIN(TstConstraints)
#include "tst_constraints.moc"
