// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/execution/context.h"
#include "core/workload/flagserver.h"
#include "tests/support/leakcheck.h"
#include "tests/support/modelrows.h"
#include "tests/support/printstring.h"

#include <cstring>

using namespace interleave;
using namespace interleave::test;
using namespace std::chrono_literals;

namespace {

std::atomic<int> reached = 0;        ///< tasks that are about to wait
std::atomic<int> unwound = 0;        ///< their locals that were destroyed
RunControl* controlToStop = nullptr; ///< of a simulated run, which stops itself

/// A local of a waiting task: destroyed once, however the wait ends.
struct Local {
    Local() { ++reached; }
    ~Local() { ++unwound; }
    Local(const Local&) = delete;
    Local& operator=(const Local&) = delete;
};

struct WaitParameters {
    int kind = 0;
    ResourceId lock;
    FetchRequest request;
};
enum Kind { Sleep, Lock, Fetch, Compute, Nested, KindCount, Hold, HoldAndWake };

Task<int> sleepsDeep(Context& context, int depth)
{
    const Local local;
    if (depth == 0)
        co_await context.sleep(1h);
    else
        co_await sleepsDeep(context, depth - 1);
    co_return depth;
}

Task<Value> waits(Context& context, WaitParameters p)
{
    const Local local;
    switch (p.kind) {
    case Sleep:
        co_await context.sleep(1h);
        break;
    case Lock: {
        const LockGuard guard = co_await context.acquire(p.lock);
        break;
    }
    case Fetch: {
        const FetchResponse response = co_await context.fetch(p.request);
        break;
    }
    case Hold: {
        const LockGuard guard = co_await context.acquire(p.lock);
        co_await context.sleep(1h);
        break;
    }
    case HoldAndWake: {
        const LockGuard guard = co_await context.acquire(p.lock);
        co_await context.sleep(1ms);
        co_await context.sleep(1h);
        break;
    }
    case Compute:
        co_await context.compute(1'000'000'000'000, 10'000);
        break;
    default:
        co_await sleepsDeep(context, 5);
    }
    co_return Value("went on");
}

Task<Value> stopsTheRun(Context& context, WaitParameters /*none*/)
{
    co_await context.sleep(1ms);
    controlToStop->requestStop();
    co_await context.sleep(1ms);
    co_return Value();
}

/// Two tasks wait, and the program waits for them.
Task<Value> waitProgram(Context& context)
{
    const ParameterValues& values = context.parameters();
    const ResourceId lock = context.makeLock("lock");
    WaitParameters p { static_cast<int>(values.integer("kind")), lock, {} };
    std::strcpy(p.request.host.data(), "127.0.0.1");
    std::strcpy(p.request.path.data(), "/data/flags/br/br.gif");
    p.request.port = static_cast<std::uint16_t>(values.integer("port"));
    p.request.modelledDelay = 1h;
    std::vector<Future> futures;
    if (p.kind == Lock) {
        WaitParameters holder = p;
        holder.kind = Hold;
        futures.push_back(context.submit<&waits>("holder", holder));
    }
    if (p.kind == HoldAndWake) {
        WaitParameters busy = p;
        busy.kind = Compute;
        futures.push_back(context.submit<&waits>("busy", busy));
    }
    futures.push_back(context.submit<&waits>("first", p));
    futures.push_back(context.submit<&waits>("second", p));
    if (controlToStop != nullptr)
        futures.push_back(context.spawn<&stopsTheRun>("stops", p));
    for (std::size_t i = 0; i < futures.size(); ++i)
        co_await context.result(futures[i]);
    co_return Value("never");
}

/// Leaves at once; the pool's block waits for the task, which is stopped.
Task<Value> leavingProgram(Context& context)
{
    WaitParameters p { Sleep, {}, {} };
    (void)context.submit<&waits>("first", p);
    if (controlToStop != nullptr)
        (void)context.spawn<&stopsTheRun>("stops", p);
    co_await context.checkpoint();
    co_return Value("left");
}

Task<Value> shortProgram(Context& context)
{
    co_await context.sleep(1ms);
    co_return Value();
}

} // namespace

class TstStop : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void whileWaiting_data();
    void whileWaiting();
    void whileLeaving_data() { addModelRows(); }
    void whileLeaving();
    void whileWaitingForTheInterpreterLock_data();
    void whileWaitingForTheInterpreterLock();
    void beforeTheStart_data() { addModelRows(); }
    void beforeTheStart();

private:
    static void stopAndCheck(Program program, ProgramSpec spec);

    OwnTemporaryFolder m_folder;
};

void TstStop::initTestCase()
{
    // What is made once and kept for the life of the process is no leak.
    const ProgramRun warmUp = runProgram(&shortProgram, { .model = ModelId::Loop });
    QVERIFY(!warmUp.refused);
}

void TstStop::init()
{
    reached = 0;
    unwound = 0;
    controlToStop = nullptr;
}

void TstStop::whileWaiting_data()
{
    QTest::addColumn<int>("model");
    QTest::addColumn<int>("kind");
    QTest::addColumn<bool>("lock");
    const std::vector<const char*> names = { "sleep", "lock", "fetch", "compute", "sub-task" };
    for (const ModelId model : modelsForPrograms())
        for (int kind = 0; kind < KindCount; ++kind)
            for (const bool lock : { false, true })
                QTest::newRow((nameOf(model) + ": " + names[static_cast<std::size_t>(kind)]
                    + (lock ? " with the interpreter lock" : ""))
                                  .c_str())
                    << static_cast<int>(model) << kind << lock;
}

void TstStop::stopAndCheck(Program program, ProgramSpec spec)
{
    const Belongings before = Belongings::now();
    {
        const auto server = FlagServer::start(1h); // it closes its side of the connections, too
        QVERIFY2(server, server ? "" : server.error().detail.c_str());
        spec.parameters.set("port", Value(static_cast<std::int64_t>((*server)->port())));
        RunControl control;
        const bool simulated = modelInfo(spec.model).simulated;
        controlToStop = simulated ? &control : nullptr;
        const Stopper stopper(control,
            [&] { return reached.load() > 0 && !control.isStopRequested() && !simulated; });
        const ProgramRun run = runProgram(program, spec, control);
        const Nanos lasted = stopper.sinceAsked();
        QVERIFY(!run.refused);
        QVERIFY(control.isStopRequested());
        QVERIFY2(run.outcome.error.has_value(), "the run was stopped and says nothing");
        QCOMPARE(
            run.problem(), toString(ErrorCode::Cancelled) + std::string(": the run was stopped"));
        QVERIFY2(lasted < 1s, std::to_string(lasted.count()).c_str());
        QCOMPARE(findingsOf(*run.trace, true), std::string());
        QCOMPARE(accountOf(*run.trace), std::string());
        QCOMPARE(unwound.load(), reached.load());
        QVERIFY(reached.load() > 0);
    }
    QCOMPARE(leaksSince(before), std::string());
}

void TstStop::whileWaiting()
{
    FETCH_MODEL();
    QFETCH(int, kind);
    QFETCH(bool, lock);
    const ModelId imitated = imitatedModel(model);
    const bool isVirtualDriver = modelInfo(model).simulated
        && (imitated == ModelId::Sequential || (imitated == ModelId::Loop && kind == Compute));
    if (isVirtualDriver && kind != Lock)
        QSKIP("nothing else runs meanwhile: virtual time passes at once");
    ProgramSpec spec { .model = model, .workers = 2, .interpreterLock = lock };
    spec.parameters.set("kind", Value(kind));
    stopAndCheck(&waitProgram, spec);
}

void TstStop::whileLeaving()
{
    FETCH_MODEL();
    if (model == ModelId::SimulatedSequential)
        QSKIP("nothing else runs meanwhile: virtual time passes at once");
    stopAndCheck(&leavingProgram, { .model = model });
}

void TstStop::whileWaitingForTheInterpreterLock_data()
{
    QTest::addColumn<int>("model");
    QTest::addColumn<int>("seed");
    for (const ModelId model : { ModelId::Threads, ModelId::SimulatedThreads })
        for (int seed = 1; seed <= 8; ++seed)
            QTest::newRow((nameOf(model) + ", seed " + std::to_string(seed)).c_str())
                << static_cast<int>(model) << seed;
}

/// Who is woken while another computes waits for the interpreter lock, and may hold a lock.
void TstStop::whileWaitingForTheInterpreterLock()
{
    FETCH_MODEL();
    QFETCH(int, seed);
    ProgramSpec spec { .model = model, .workers = 3, .interpreterLock = true };
    spec.seed = static_cast<std::uint64_t>(seed);
    spec.parameters.set("kind", Value(static_cast<int>(HoldAndWake)));
    stopAndCheck(&waitProgram, spec);
}

void TstStop::beforeTheStart()
{
    FETCH_MODEL();
    RunControl control;
    control.requestStop();
    control.requestStop();
    ProgramSpec spec { .model = model };
    spec.parameters.set("kind", Value(0));
    spec.parameters.set("port", Value(1));
    const ProgramRun run = runProgram(&waitProgram, spec, control);
    QVERIFY(!run.refused);
    QVERIFY(run.outcome.error.has_value());
    QCOMPARE(findingsOf(*run.trace, true), std::string());
    QCOMPARE(unwound.load(), reached.load());
}

QTEST_GUILESS_MAIN(TstStop)
#include "tst_stop.moc"
