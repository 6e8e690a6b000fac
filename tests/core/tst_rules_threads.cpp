// SPDX-License-Identifier: GPL-3.0-or-later
// The catalogue's rules S17 to S20, S22 and S23, each under every model.
#include "tests/core/syncbodies.h"

#include "core/workload/flagserver.h"
#include "core/workload/pages.h"

using namespace interleave;
using namespace interleave::synctest;
using namespace interleave::test;
using namespace std::chrono_literals;

namespace {

Task<Value> waitsForWord(Context& context, Named p)
{
    (void)co_await context.wait(p.resource);
    context.print("done");
    co_return Value();
}

Task<Value> joins(Context& context)
{
    const ResourceId word = context.makeEvent("word");
    const Named p { 1, word, {} };
    const Future thread = context.spawn<&waitsForWord>("thread", p);
    co_await context.join(thread, WaitLimit::atMost(3ms));
    context.print(context.isAlive(thread) ? "alive" : "ended");
    const std::vector<Future> alive = context.alive();
    std::string names;
    for (const Future one : alive)
        names += context.nameOf(one) + ".";
    context.print(names);
    context.setEvent(word);
    co_await context.join(thread);
    co_await context.join(thread, WaitLimit::none());
    context.print(context.isAlive(thread) ? "alive" : "ended");
    context.print(errorOf([&] { (void)context.join(alive.front()); })); // the program itself
    co_return Value();
}

Task<Value> waitsForEver(Context& context, Named p)
{
    context.print("daemon starts");
    context.setEvent(p.other);
    (void)co_await context.wait(p.resource);
    context.print("daemon ends");
    co_return Value();
}

Task<Value> endsLast(Context& context, Named p)
{
    (void)co_await context.wait(p.resource, WaitLimit::atMost(5ms));
    context.print("thread ends");
    co_return Value();
}

Task<Value> leavesDaemon(Context& context)
{
    const ResourceId never = context.makeEvent("never");
    const ResourceId started = context.makeEvent("started");
    const Named p { 1, never, started };
    context.spawnDaemon<&waitsForEver>("daemon", p);
    (void)co_await context.wait(started);
    context.spawn<&endsLast>("thread", p);
    context.print("program ends");
    co_return Value();
}

Task<Value> fetchesSlowly(Context& context, FetchRequest p)
{
    const FetchResponse response = co_await context.fetch(p);
    context.print("answered " + std::to_string(response.status));
    co_return Value();
}

Task<Value> leavesFetch(Context& context)
{
    const FetchRequest request = pageRequest(context.parameters(), "slow.example", 20s);
    context.spawnDaemon<&fetchesSlowly>("fetcher", request);
    co_await context.sleep(50ms);
    context.print("program ends");
    co_return Value();
}

Task<Value> fails(Context& context, Named p)
{
    co_await context.checkpoint();
    throw TaskError(ErrorCode::TaskFailed, "thread " + std::to_string(p.number) + " failed");
}

Task<Value> oneFails(Context& context)
{
    const Named p { 1, {}, {} };
    const Future failing = context.spawn<&fails>("failing", p);
    co_await context.join(failing); // join takes no interest in its error
    context.print("goes on");
    co_return Value();
}

Task<Value> numbersNames(Context& context)
{
    const std::string one = context.nextThreadName("worker");
    const std::string two = context.nextThreadName("other");
    context.print(one);
    context.print(two);
    co_return Value();
}

struct Local {
    LocalId local;
    std::int64_t mine = 0;
};

Value born(Context& context, const Value& argument)
{
    context.print("init");
    return argument;
}

Task<Value> usesLocal(Context& context, Local p)
{
    const bool hadNone = context.local(p.local) == nullptr;
    Value& value = context.localOr(p.local, &born, Value(1000));
    const std::int64_t first = value.toInt();
    context.setLocal(p.local, Value(p.mine));
    co_await context.sleep(1ms); // the other one sets its own meanwhile
    const Value& again = context.localOr(p.local, &born, Value(0));
    co_return Value(std::string(hadNone ? "none, " : "some, ") + std::to_string(first) + ", "
        + std::to_string(again.toInt()));
}

Task<Value> locals(Context& context)
{
    const LocalId local = context.makeLocal();
    context.setLocal(local, Value(1));
    std::vector<Future> threads;
    for (const std::int64_t mine : { 42, 17 }) {
        const Local p { local, mine };
        threads.push_back(context.spawn<&usesLocal>("thread", p));
    }
    for (const Future thread : threads)
        co_await context.join(thread);
    for (const Future thread : threads) {
        const Value said = co_await context.result(thread);
        context.print(said.toText());
    }
    context.print(std::to_string(context.local(local)->toInt()));
    co_return Value();
}

Task<Value> itemWorker(Context& context, Named p)
{
    for (;;) {
        const std::optional<std::int64_t> item = co_await context.get<std::int64_t>(p.resource);
        context.print("item " + std::to_string(*item));
        context.taskDone(p.resource);
    }
}

Task<Value> queueJoin(Context& context)
{
    const ResourceId queue = context.makeQueue("queue");
    co_await context.joinQueue(queue); // nothing is unfinished
    const Named p { 1, queue, {} };
    context.spawnDaemon<&itemWorker>("worker", p);
    for (std::int64_t i = 0; i < 5; ++i)
        (void)co_await context.put(queue, i);
    co_await context.joinQueue(queue);
    context.print("joined");
    context.print(errorOf([&] { context.taskDone(queue); }));
    co_return Value();
}

Task<Value> slowGetter(Context& context, Named p)
{
    std::string got;
    for (int i = 0; i < 4; ++i) {
        const auto item = co_await context.get<std::int64_t>(p.resource);
        got += std::to_string(*item);
    }
    co_return Value(got);
}

Task<Value> queueBounds(Context& context)
{
    const ResourceId queue = context.makeQueue("queue", 2);
    const auto nothing = co_await context.get<std::int64_t>(queue, WaitLimit::none());
    const auto late = co_await context.get<std::int64_t>(queue, WaitLimit::atMost(2ms));
    context.print(nothing || late ? "item" : "empty");
    std::string puts;
    for (std::int64_t i = 0; i < 3; ++i) {
        const bool fits = co_await context.put(queue, i, WaitLimit::none());
        puts += fits ? "yes " : "no ";
    }
    const bool inTime = co_await context.put(queue, std::int64_t { 9 }, WaitLimit::atMost(2ms));
    context.print(puts + (inTime ? "yes" : "no"));
    const Named p { 1, queue, {} };
    const Future getter = context.spawn<&slowGetter>("getter", p);
    for (std::int64_t i = 2; i < 4; ++i)
        (void)co_await context.put(queue, i); // waits for room
    const Value got = co_await context.result(getter);
    context.print(got.toText());
    context.print(errorOf([&] { (void)context.makeQueue("wrong", -1); }));
    context.print(errorOf([] { (void)WaitLimit::atMost(-1s); }));
    co_return Value();
}

constexpr std::int64_t kOfEach = 40;

Task<Value> produces(Context& context, Named p)
{
    for (std::int64_t i = 0; i < kOfEach; ++i)
        (void)co_await context.put(p.resource, p.number * 100 + i);
    co_return Value();
}

/// S23: the order of each producer is kept. Ours promises more: what was put is there at once.
Task<Value> producers(Context& context)
{
    const ResourceId queue = context.makeQueue("queue");
    (void)co_await context.put(queue, std::int64_t { 7 });
    const auto atOnce = co_await context.get<std::int64_t>(queue, WaitLimit::none());
    context.print(atOnce == 7 ? "visible" : "not yet");
    for (std::int64_t n = 1; n <= 3; ++n) {
        const Named p { n, queue, {} };
        context.spawn<&produces>("producer " + std::to_string(n), p);
    }
    std::array<std::int64_t, 4> next {};
    bool inOrder = true;
    for (std::int64_t i = 0; i < 3 * kOfEach; ++i) {
        const auto item = co_await context.get<std::int64_t>(queue);
        inOrder = inOrder && next.at(static_cast<std::size_t>(*item / 100))++ == *item % 100;
    }
    context.print(inOrder ? "in order" : "mixed up");
    co_return Value();
}

std::span<const BodyEntry> ruleBodies(std::string_view /*workload*/)
{
    static const std::array entries { bodyEntry<&waitsForWord>("waitsForWord"),
        bodyEntry<&waitsForEver>("waitsForEver"), bodyEntry<&fetchesSlowly>("fetchesSlowly"),
        bodyEntry<&endsLast>("endsLast"), bodyEntry<&fails>("fails"),
        bodyEntry<&usesLocal>("usesLocal"), bodyEntry<&itemWorker>("itemWorker"),
        bodyEntry<&slowGetter>("slowGetter"), bodyEntry<&produces>("produces") };
    return entries;
}

} // namespace

class TstRulesThreads : public QObject {
    Q_OBJECT

private slots:
    void s17_joinWithTimeout_data() { addRuleRows(); }
    void s17_joinWithTimeout()
    {
        COMPARE_LINES(&joins,
            "alive, program.thread., done, ended, would-deadlock: a task cannot wait for its own "
            "end");
    }
    void s18_daemonsAreCut_data() { addRuleRows(); }
    void s18_daemonsAreCut()
    {
        FETCH_MODEL();
        const auto run = runProgram(&leavesDaemon, { .model = model, .bodies = ruleBodies("") });
        QCOMPARE(run.problem(), std::string());
        QCOMPARE(run.oneLine(), std::string("daemon starts, program ends, thread ends"));
        QCOMPARE(findingsOf(*run.trace), std::string());
        QCOMPARE(textOf(run.trace->task(taskNamed(*run.trace, "daemon")).state),
            std::string("cancelled"));
        QCOMPARE(
            textOf(run.trace->task(taskNamed(*run.trace, "thread")).state), std::string("done"));
    }
    void s18_daemonInAFetchIsCut_data()
    {
        addModelRows({ ModelId::Threads, ModelId::Loop, ModelId::Processes });
    }
    void s18_daemonInAFetchIsCut();
    void s18_errorEndsOnlyItsThread_data() { addRuleRows(); }
    void s18_errorEndsOnlyItsThread() { COMPARE_LINES(&oneFails, "goes on"); }
    void s19_defaultNames_data() { addRuleRows(); }
    void s19_defaultNames() { COMPARE_LINES(&numbersNames, "Thread-1 (worker), Thread-2 (other)"); }
    void s20_localIsMadeOncePerThread_data() { addRuleRows(); }
    void s20_localIsMadeOncePerThread()
    {
        COMPARE_LINES(&locals, "init, init, none, 1000, 42, none, 1000, 17, 1");
    }
    void s22_queueJoin_data() { addRuleRows(); }
    void s22_queueJoin()
    {
        COMPARE_LINES(&queueJoin,
            "item 0, item 1, item 2, item 3, item 4, joined, bad-argument: 'queue' has no item "
            "left "
            "that is not done");
    }
    void s23_orderOfEachProducer_data() { addRuleRows(); }
    void s23_orderOfEachProducer() { COMPARE_LINES(&producers, "visible, in order"); }
    void s22_queueBoundsAndTimeouts_data() { addRuleRows(); }
    void s22_queueBoundsAndTimeouts()
    {
        COMPARE_LINES(&queueBounds,
            "empty, yes yes no no, 0123, bad-argument: 'wrong': -1 is not between 0 and "
            "2147483647, "
            "bad-argument: a wait cannot last less than no time");
    }
};

void TstRulesThreads::s18_daemonInAFetchIsCut()
{
    FETCH_MODEL();
    const auto server = FlagServer::start(Nanos(0));
    QVERIFY(server);
    ParameterValues values;
    values.set("host", Value("127.0.0.1"));
    values.set("port", Value(std::int64_t { (*server)->port() }));
    const Nanos begin = monotonicNow();
    const auto run = runProgram(
        &leavesFetch, { .model = model, .parameters = values, .bodies = ruleBodies("") });
    QVERIFY(monotonicNow() - begin < 5s);
    QCOMPARE(run.problem(), std::string());
    QCOMPARE(run.oneLine(), std::string("program ends"));
    QCOMPARE(findingsOf(*run.trace), std::string());
}

RULES_MAIN(TstRulesThreads)
#include "tst_rules_threads.moc"
