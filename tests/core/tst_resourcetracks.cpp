// SPDX-License-Identifier: GPL-3.0-or-later
// What the trace has of locks, semaphores, queues, barriers.
#include "tests/core/syncbodies.h"

#include "core/trace/tracebuilder.h"
#include "core/trace/validator.h"

using namespace interleave;
using namespace interleave::synctest;
using namespace interleave::test;
using namespace std::chrono_literals;

namespace {

Task<Value> holdsPermit(Context& context, Named p)
{
    co_await context.sleep(p.number * 1ms);
    const LockGuard permit = co_await context.acquire(p.resource);
    co_await context.sleep(10ms);
    co_return Value();
}

Task<Value> permits(Context& context)
{
    const ResourceId pool = context.makeBoundedSemaphore("pool", 2);
    for (std::int64_t i = 0; i < 4; ++i) {
        const Named p { i, pool, {} };
        context.spawn<&holdsPermit>(std::to_string(i), p);
    }
    co_return Value();
}

Task<Value> getsTwo(Context& context, Named p)
{
    for (int i = 0; i < 2; ++i) {
        (void)co_await context.get<int>(p.resource);
        co_await context.sleep(1ms);
        context.taskDone(p.resource);
    }
    co_return Value();
}

Task<Value> queueDepth(Context& context)
{
    const ResourceId queue = context.makeQueue("queue", 5);
    for (int i = 0; i < 3; ++i)
        (void)co_await context.put(queue, i);
    const Named p { 0, queue, {} };
    context.spawn<&getsTwo>("getter", p);
    co_return Value();
}

Task<Value> arrives(Context& context, Named p)
{
    co_await context.sleep(p.number * 1ms);
    (void)co_await context.arrive(p.resource);
    co_return Value();
}

Task<Value> arrivals(Context& context)
{
    const ResourceId barrier = context.makeBarrier("barrier", 3);
    for (std::int64_t i = 0; i < 3; ++i) {
        const Named p { i, barrier, {} };
        context.spawn<&arrives>(std::to_string(i), p);
    }
    co_return Value();
}

Task<Value> depths(Context& context)
{
    const ResourceId lock = context.makeReentrantLock("lock");
    (void)co_await context.take(lock);
    co_await context.sleep(1ms);
    (void)co_await context.take(lock);
    co_await context.sleep(1ms);
    context.release(lock);
    context.release(lock);
    co_return Value();
}

std::span<const BodyEntry> ruleBodies(std::string_view /*workload*/)
{
    static const std::array entries { bodyEntry<&holdsPermit>("holds-permit"),
        bodyEntry<&getsTwo>("gets-two"), bodyEntry<&arrives>("arrives") };
    return entries;
}

/// "0:2/0 1:1/0": milliseconds, level, second number.
std::string levelsOf(const Trace& trace, const char* name)
{
    std::string text;
    for (const ResourceTrack& track : trace.resources())
        if (trace.label(track.name) == name)
            for (const ResourceLevel& l : track.levels)
                text += (text.empty() ? "" : " ") + std::to_string(l.time / 1ms) + ":"
                    + std::to_string(l.level) + "/" + std::to_string(l.second);
    return text;
}

} // namespace

class TstResourceTracks : public QObject {
    Q_OBJECT

private slots:
    void everyPermitHasATrack();
    void permitsUnderEveryModel_data() { addRuleRows(); }
    void permitsUnderEveryModel();
    void levelsInVirtualTime_data();
    void levelsInVirtualTime();
    void aWakeSaysWhoAndWhy_data() { addRuleRows(); }
    void aWakeSaysWhoAndWhy();
    void tooManyPermitsAreFound();
    void aLevelAboveItsLimitIsFound();
};

void TstResourceTracks::everyPermitHasATrack()
{
    const auto run = runProgram(&permits, { .model = ModelId::SimulatedThreads });
    QCOMPARE(run.problem(), std::string());
    const auto& tracks = run.trace->resources();
    QCOMPARE(tracks.size(), std::size_t { 2 });
    std::string text;
    for (const ResourceTrack& track : tracks) {
        QCOMPARE(textOf(track.kind), std::string("semaphore"));
        QCOMPARE(track.limit, 2U);
        text += std::to_string(track.permit) + ":";
        for (const Span& s : track.held)
            text += " " + run.trace->taskName(s.task) + "@" + std::to_string(s.begin / 1ms) + "-"
                + std::to_string(s.end / 1ms);
        text += "; ";
    }
    QCOMPARE(text, std::string("0: 0@0-10 2@10-20; 1: 1@1-11 3@11-21; "));
    QCOMPARE(levelsOf(*run.trace, "pool"),
        std::string("0:2/0 0:1/0 1:0/0 2:0/1 3:0/2 10:0/1 11:0/0 20:1/0 21:2/0"));
}

void TstResourceTracks::permitsUnderEveryModel()
{
    FETCH_MODEL();
    const auto run = runProgram(&permits, { .model = model, .bodies = ruleBodies("") });
    QCOMPARE(run.problem(), std::string());
    QCOMPARE(findingsOf(*run.trace), std::string());
    std::size_t held = 0;
    for (const ResourceTrack& track : run.trace->resources())
        held += track.held.size();
    QCOMPARE(held, std::size_t { 4 });
    QCOMPARE(run.trace->resources().front().levels.back().level, 2U);
}

void TstResourceTracks::levelsInVirtualTime_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("levels");
    QTest::newRow("items, and those that are not done")
        << "queue"
        << "0:0/0 0:1/1 0:2/2 0:3/3 0:2/3 1:2/2 1:1/2 2:1/1";
    QTest::newRow("arrivals, and who waits") << "barrier"
                                             << "0:0/0 0:1/1 1:2/2 2:0/0";
    QTest::newRow("how deep, and who waits") << "lock"
                                             << "0:0/0 0:1/0 1:2/0 2:1/0 2:0/0";
}

void TstResourceTracks::levelsInVirtualTime()
{
    QFETCH(QString, name);
    QFETCH(QString, levels);
    const Program program = name == "queue" ? &queueDepth : name == "barrier" ? &arrivals : &depths;
    const auto run = runProgram(program, { .model = ModelId::SimulatedThreads });
    QCOMPARE(run.problem(), std::string());
    QCOMPARE(levelsOf(*run.trace, name.toStdString().c_str()), levels.toStdString());
}

void TstResourceTracks::aWakeSaysWhoAndWhy()
{
    FETCH_MODEL();
    const auto run = runProgram(&arrivals, { .model = model, .bodies = ruleBodies("") });
    QCOMPARE(run.problem(), std::string());
    std::size_t woken = 0;
    for (const WakeEdge& edge : run.trace->wakes())
        if (edge.reason == Reason::Barrier) {
            QVERIFY(edge.waker.isValid() && edge.waker != edge.woken);
            ++woken;
        }
    QCOMPARE(woken, std::size_t { 2 }); // by the last one
    std::size_t waits = 0;
    for (std::uint32_t i = 1; i < run.trace->taskCount(); ++i)
        for (const Span& s : run.trace->task(TaskId { i }).spans)
            if (s.reason == Reason::Barrier && s.state != TaskState::Ready) {
                QCOMPARE(run.trace->label(s.label), std::string("barrier"));
                ++waits;
            }
    QCOMPARE(waits, std::size_t { 2 });
}

namespace {

Record recordOf(RecordKind kind, std::uint32_t task, LabelId label)
{
    Record record;
    record.kind = kind;
    record.task = task;
    record.label = label.value;
    return record;
}

std::string findingsWithLimit(std::uint32_t limit, std::uint32_t level)
{
    LabelPool labels;
    const LabelId name = labels.intern("pool");
    TraceBuilder builder(labels, true);
    const LaneId lane = builder.addLane(LaneKind::Main, "main");
    Record made = recordOf(RecordKind::Resource, TaskId::kNone, name);
    made.reason = Reason::Semaphore;
    made.peer = limit;
    made.extra = level;
    builder.add(lane, 0s, made);
    for (std::uint32_t task = 0; task < 3; ++task)
        builder.add(lane, task * 1ms, recordOf(RecordKind::Acquired, task, name));
    std::string all;
    for (const std::string& finding : validate(*builder.finish(10ms)))
        if (finding.starts_with("'pool'"))
            all += finding + ";";
    return all;
}

} // namespace

void TstResourceTracks::tooManyPermitsAreFound()
{
    QCOMPARE(findingsWithLimit(3, 0), std::string());
    QCOMPARE(findingsWithLimit(2, 0), std::string("'pool' has more permits in use than its 2;"));
}

void TstResourceTracks::aLevelAboveItsLimitIsFound()
{
    QCOMPARE(
        findingsWithLimit(3, 4), std::string("'pool' has a level of 4, above its limit of 3;"));
}

RULES_MAIN(TstResourceTracks)
#include "tst_resourcetracks.moc"
