// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/workload/workloadregistry.h"
#include "tests/support/leakcheck.h"
#include "tests/support/printstring.h"
#include "tests/support/runhelper.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <random>

using namespace interleave;
using namespace interleave::test;

namespace {

/// What must be the same under every model and every number of workers.
struct Picture {
    Value results;
    std::vector<std::string> lines; ///< sorted
    std::vector<std::string> tasks; ///< names in the order of their ids
};

/// What a line says that is the model's or chance: from there on. In which order threads come to a
/// lock, a barrier, a pool is their own affair.
const std::vector<std::pair<std::string, std::string>>& freeEnds()
{
    static const std::vector<std::pair<std::string, std::string>> ends = { { "flags", ": state=" },
        { "futures-submit", ": state=" }, { "barrier-wait", " barrier" },
        { "barrier-abort", " barrier" }, { "semaphore-pool", " Running" },
        { "threads-daemon-join-timeout", "() " }, { "futures-process-pids", " in process " },
        { "mp-doubler-pid", " by process id: " }, { "asyncio-gr123", " work: at " },
        { "asyncio-gr123", " blocked, at " }, { "signal-receive-loop", "My PID is: " } };
    return ends;
}

/// Results that say when, or who.
bool isAboutTheModel(const Value::Member& result)
{
    const std::string& key = result.first;
    return key.ends_with("_s") || key == "queue_length_at_arrival" || key == "max_queue"
        || key == "distinct_pids" || key == "callback_thread";
}

/// Lines that come as often as chance has it.
bool isByChance(const std::string& workload, const std::string& line)
{
    // How many frames fit into a sleep; the calls of the turn in which the loop was stopped.
    if (line.starts_with("frame ") || line == "function_5 called")
        return true;
    if (workload.starts_with("threads-daemon") && line == "Exiting daemon")
        return workload != "threads-daemon-join"; // a sleep that short may be over before the end
    if (workload == "signal-receive-loop") // which come before the interrupt, and after which sleep
        return line == "Waiting..." || line.starts_with("Received: ");
    if (workload == "lock-try-acquire") // where its process is slow to start, the daemon is cut off
        return line != "Worker Starting";
    return workload == "event-wait" && line.starts_with("nonblock: ")
        && !line.ends_with("processing event");
}

std::string withoutChance(const std::string& workload, const std::string& line)
{
    for (const auto& [id, from] : freeEnds())
        if (const std::size_t at = line.find(from); id == workload && at != std::string::npos)
            return line.substr(0, at);
    return line;
}

constexpr std::array kFreeResults = { "release_order", "max_active", "tries" };

/// In which order results arrive is the model's.
Value withoutOrder(const Value& results)
{
    const auto* object = results.as<Value::Object>();
    if (object == nullptr)
        return results;
    Value::Object copy = *object;
    std::erase_if(copy, [](const Value::Member& member) {
        return isAboutTheModel(member)
            || std::count(kFreeResults.begin(), kFreeResults.end(), member.first) != 0;
    });
    for (auto& [key, value] : copy) {
        const auto* list = value.as<Value::List>();
        if (key != "completion_order" || list == nullptr)
            continue;
        Value::List sorted = *list;
        std::sort(sorted.begin(), sorted.end(),
            [](const Value& a, const Value& b) { return a.toText() < b.toText(); });
        value = Value(std::move(sorted));
    }
    return { std::move(copy) };
}

Picture pictureOf(const RunResult& run)
{
    Picture picture;
    picture.results = withoutOrder(run.results);
    const std::string& workload = run.scenario.workload;
    for (const OutputLine& line : run.trace->output())
        if (!isByChance(workload, line.text))
            picture.lines.push_back(withoutChance(workload, line.text));
    std::sort(picture.lines.begin(), picture.lines.end());
    for (std::uint32_t i = 0; i < run.trace->taskCount(); ++i)
        picture.tasks.push_back(run.trace->taskName(TaskId { i }));
    const bool isAsItComes = workload == "event-loop-dispatch" // events are tasks as they arrive
        || workload == "merge-sort";                           // tasks submit tasks
    if (isAsItComes)
        std::sort(picture.tasks.begin(), picture.tasks.end());
    return picture;
}

std::string firstDifference(const Picture& a, const Picture& b)
{
    if (!(a.results == b.results))
        return "other results";
    const auto compare = [](const char* what, const std::vector<std::string>& x,
                             const std::vector<std::string>& y) {
        const auto [i, j] = std::mismatch(x.begin(), x.end(), y.begin(), y.end());
        if (i == x.end() && j == y.end())
            return std::string();
        return std::string(what) + " '" + (i == x.end() ? "" : *i) + "' against '"
            + (j == y.end() ? "" : *j) + "'";
    };
    const std::string lines = compare("line", a.lines, b.lines);
    return lines.empty() ? compare("task", a.tasks, b.tasks) : lines;
}

/// The most work that one run may be in these tests, in seconds on one core, by the workload's own
/// estimate. Waiting is kept short by the time scale.
constexpr double kMostWork = 0.02;

bool isShort(const Workload& workload, const ParameterValues& values)
{
    return workload.estimatedWork == nullptr || workload.estimatedWork(values) <= kMostWork;
}

/// Moves every number towards the least that is allowed until a run is short.
void shrink(const Workload& workload, ParameterValues& values)
{
    constexpr int kMostRounds = 40;
    for (int round = 0; round < kMostRounds && !isShort(workload, values); ++round)
        for (const ParameterSpec& spec : workload.parameters)
            if (spec.kind == ParameterKind::Integer)
                values.set(spec.id,
                    Value(static_cast<std::int64_t>(std::ceil(
                        (static_cast<double>(values.integer(spec.id)) + spec.minimum) / 2))));
}

/// Small enough for many runs: the text's own lengths are for the conformance test.
ParameterValues smallParameters(const Workload& workload)
{
    ParameterValues values(workload.parameters);
    const auto shorten = [&](const char* id, const Value& value) {
        if (workload.parameter(id) != nullptr)
            values.set(id, value);
    };
    if (const ParameterSpec* scale = workload.parameter("time-scale"))
        shorten("time-scale", Value(static_cast<std::int64_t>(scale->minimum)));
    shorten("turns", Value(2000));
    shorten("turn-work", Value(2));
    shorten("delay", Value(0.002));
    shorten("factorial", Value(4));
    shorten("fibonacci", Value(3));
    shorten("binomial-k", Value(4));
    shorten("work", Value(0.0002));
    shorten("hour", Value(0.02));
    shorten("horizon", Value(0.05));
    shrink(workload, values);
    return values;
}

/// Drawn from the parameters' ranges, but bounded so that a run stays short.
ParameterValues randomParameters(const Workload& workload, Random& random)
{
    const std::map<std::string, double> most = { { "items", 30 }, { "turns", 20'000 },
        { "turn-work", 20 }, { "delay", 0.004 }, { "time-scale", 1 }, { "factorial", 6 },
        { "fibonacci", 6 }, { "binomial-k", 6 }, { "threads", 12 }, { "increments", 3 },
        { "consumers", 6 }, { "parties", 6 }, { "hits", 3 }, { "set-after", 0.5 },
        { "horizon", 0.1 }, { "sleep", 1 }, { "first-sleep", 4 }, { "second-sleep", 4 },
        { "task1-sleep", 4 }, { "task2-sleep", 4 }, { "slow", 2 }, { "tasks", 12 }, { "steps", 5 },
        { "work", 0.0005 }, { "hour", 0.05 }, { "customers", 30 }, { "n1", 1000 }, { "task", 10 },
        { "handler", 0.005 }, { "pause", 1 }, { "processes", 6 }, { "times", 6 }, { "gap", 0.5 },
        { "alarm", 1 }, { "requests", 20 } };
    ParameterValues values(workload.parameters);
    for (const ParameterSpec& spec : workload.parameters) {
        const auto bound = most.find(spec.id);
        double highest = bound == most.end() ? spec.maximum : std::max(bound->second, spec.minimum);
        if (workload.id == "event-wait" && spec.id == "timeout")
            highest = spec.minimum; // it may end before the event is set, and again, and again
        if (workload.id == "loiter-map" && spec.id == "items")
            highest = 6; // the n-th sleeps n times as long
        if (workload.id == "signal-alarm-thread" && spec.id == "alarm")
            highest = spec.minimum; // it has to come before the thread has slept
        const auto steps = static_cast<std::uint64_t>((highest - spec.minimum) * 1000) + 1;
        const double drawn = spec.minimum + static_cast<double>(random.below(steps)) / 1000;
        if (spec.kind == ParameterKind::Integer)
            values.set(spec.id, Value(static_cast<std::int64_t>(drawn)));
        else if (spec.kind == ParameterKind::Duration)
            values.set(spec.id, Value(drawn));
        else if (spec.kind == ParameterKind::Choice)
            values.set(spec.id, Value(spec.choices[random.below(spec.choices.size())]));
    }
    shrink(workload, values);
    return values;
}

/// Its outcome depends on who came first, or on who has begun already.
bool isFree(const Workload& workload)
{
    return workload.id == "futures-broken-pool" || workload.id == "futures-cancel";
}

const Workload& workloadAt(int index)
{
    return allWorkloads()[static_cast<std::size_t>(index)];
}

} // namespace

class TstCosim : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void allModelsAgree_data();
    void allModelsAgree();
    void collectingAsCompletedAgrees();
    void randomParametersAgree_data();
    void randomParametersAgree();
    void brokenPoolIsSound_data();
    void brokenPoolIsSound();
    void sameSeedSameTrace_data();
    void sameSeedSameTrace();
    void cleanupTestCase();

private:
    static void check(const Workload& workload, const ParameterValues& values, bool lock,
        const std::vector<unsigned>& workerCounts);
    static void runOne(const Scenario& scenario, Picture& picture);

    OwnTemporaryFolder m_folder;
    Belongings m_before;
    std::uint64_t m_seed = 0;
};

void TstCosim::initTestCase()
{
    const QByteArray given = qgetenv("INTERLEAVE_TEST_SEED");
    m_seed = given.isEmpty() ? std::random_device()() : given.toULongLong();
    qInfo(
        "seed %llu (set INTERLEAVE_TEST_SEED to repeat)", static_cast<unsigned long long>(m_seed));
    m_before = Belongings::now();
}

void TstCosim::cleanupTestCase()
{
    QCOMPARE(leaksSince(m_before), std::string());
}

void TstCosim::runOne(const Scenario& scenario, Picture& picture)
{
    RunControl control;
    const auto run = runScenario(scenario, control);
    QVERIFY2(run, run ? "" : run.error().detail.c_str());
    QVERIFY2(run->status == RunStatus::Ok, run->error ? run->error->detail.c_str() : "");
    QVERIFY(run->trace->isFinished());
    QCOMPARE(run->trace->isSimulated(), modelInfo(scenario.model).simulated);
    QCOMPARE(findingsOf(*run->trace), std::string());
    QCOMPARE(accountOf(*run->trace), std::string());
    QCOMPARE(run->trace->finishedTasks(), run->trace->taskCount());
    const auto isLater = [](const auto& a, const auto& b) { return a.time < b.time; };
    const Trace& trace = *run->trace;
    QVERIFY(std::is_sorted(trace.output().begin(), trace.output().end(), isLater));
    QVERIFY(std::is_sorted(trace.marks().begin(), trace.marks().end(), isLater));
    QVERIFY(std::is_sorted(trace.wakes().begin(), trace.wakes().end(), isLater));
    picture = pictureOf(*run);
}

void TstCosim::check(const Workload& workload, const ParameterValues& values, bool lock,
    const std::vector<unsigned>& workerCounts)
{
    Scenario scenario;
    scenario.workload = workload.id;
    scenario.parameters = values;
    scenario.interpreterLock = lock;
    std::optional<Picture> first;
    for (const ModelInfo& info : allModels()) {
        if (!workload.reasonAgainst(info.id).empty())
            continue;
        for (const unsigned workers : workerCounts) {
            if (!info.usesWorkers && workers != workerCounts.front())
                continue;
            scenario.model = info.id;
            scenario.workers = workers;
            Picture picture;
            runOne(scenario, picture);
            const std::string where
                = std::string(info.name) + " with " + std::to_string(workers) + ": ";
            QVERIFY2(!QTest::currentTestFailed(), where.c_str());
            if (!first)
                first = picture;
            const std::string difference = firstDifference(*first, picture);
            QVERIFY2(difference.empty(), (where + difference).c_str());
        }
    }
    QVERIFY(first);
}

void TstCosim::allModelsAgree_data()
{
    QTest::addColumn<int>("index");
    QTest::addColumn<bool>("lock");
    for (std::size_t i = 0; i < allWorkloads().size(); ++i) {
        if (isFree(allWorkloads()[i]))
            continue; // see brokenPoolIsSound, and the conformance test
        for (const bool lock : { false, true })
            QTest::newRow(
                (allWorkloads()[i].id + (lock ? " with the interpreter lock" : "")).c_str())
                << static_cast<int>(i) << lock;
    }
}

void TstCosim::allModelsAgree()
{
    QFETCH(int, index);
    QFETCH(bool, lock);
    const Workload& workload = workloadAt(index);
    check(workload, smallParameters(workload), lock, { 1, 2, 5, 20 });
}

void TstCosim::collectingAsCompletedAgrees()
{
    const Workload& workload = *findWorkload("flags");
    ParameterValues values = smallParameters(workload);
    values.set("collect", Value("as-completed"));
    check(workload, values, false, { 1, 2, 5, 20 });
}

void TstCosim::randomParametersAgree_data()
{
    QTest::addColumn<int>("index");
    QTest::addColumn<int>("draw");
    constexpr int kDraws = 3;
    for (std::size_t i = 0; i < allWorkloads().size(); ++i)
        for (int draw = 1; draw <= kDraws && !isFree(allWorkloads()[i]); ++draw)
            QTest::newRow((allWorkloads()[i].id + ", draw " + std::to_string(draw)).c_str())
                << static_cast<int>(i) << draw;
}

void TstCosim::randomParametersAgree()
{
    QFETCH(int, index);
    QFETCH(int, draw);
    const Workload& workload = workloadAt(index);
    Random random(m_seed + static_cast<std::uint64_t>(100 * index + draw));
    const ParameterValues values = randomParameters(workload, random);
    for (const auto& [id, value] : values.all())
        QVERIFY(checkParameter(*workload.parameter(id), value));
    const unsigned workers = 1 + static_cast<unsigned>(random.below(12));
    check(workload, values, random.below(2) == 1, { workers });
    if (QTest::currentTestFailed())
        qInfo("workers %u, seed %llu", workers, static_cast<unsigned long long>(m_seed));
}

void TstCosim::brokenPoolIsSound_data()
{
    QTest::addColumn<int>("workers");
    QTest::addColumn<QString>("signal");
    for (const int workers : { 1, 2, 5, 20 })
        for (const char* signal : { "HUP", "TERM", "KILL" })
            QTest::newRow((std::to_string(workers) + " workers, " + signal).c_str())
                << workers << QString::fromLatin1(signal);
}

void TstCosim::brokenPoolIsSound()
{
    QFETCH(int, workers);
    QFETCH(QString, signal);
    const Workload& workload = *findWorkload("futures-broken-pool");
    Scenario scenario;
    scenario.workload = workload.id;
    scenario.parameters = ParameterValues(workload.parameters);
    scenario.parameters.set("signal", Value(signal.toStdString()));
    scenario.model = ModelId::Processes;
    scenario.workers = static_cast<unsigned>(workers);
    RunControl control;
    const auto run = runScenario(scenario, control);
    QVERIFY2(run, run ? "" : run.error().detail.c_str());
    QVERIFY2(run->status == RunStatus::Ok, run->error ? run->error->detail.c_str() : "");
    QCOMPARE(findingsOf(*run->trace), std::string());
    QVERIFY(run->trace->counts().isBalanced());
    const Value* brokenAt = run->results.find("broken_at");
    QVERIFY(brokenAt != nullptr);
    const std::vector<std::string> legal = { "submit", "result", "none" };
    QVERIFY(std::count(legal.begin(), legal.end(), brokenAt->toText()) == 1);
    QVERIFY2(workers > 1 || brokenAt->toText() != "none", "nobody was left to answer");
}

void TstCosim::sameSeedSameTrace_data()
{
    QTest::addColumn<int>("index");
    QTest::addColumn<bool>("lock");
    for (std::size_t i = 0; i < allWorkloads().size(); ++i)
        for (const bool lock : { false, true })
            if (allWorkloads()[i].id != "futures-broken-pool")
                QTest::newRow((allWorkloads()[i].id + (lock ? ", locked" : "")).c_str())
                    << static_cast<int>(i) << lock;
}

/// Simulated runs are the same to the nanosecond, in every span and in the order of the lines.
void TstCosim::sameSeedSameTrace()
{
    QFETCH(int, index);
    QFETCH(bool, lock);
    Scenario scenario;
    scenario.workload = workloadAt(index).id;
    scenario.parameters = ParameterValues(workloadAt(index).parameters);
    scenario.interpreterLock = lock;
    scenario.workers = 5;
    scenario.seed = 7;
    for (const ModelInfo& info : allModels()) {
        if (!info.simulated || !workloadAt(index).reasonAgainst(info.id).empty())
            continue;
        scenario.model = info.id;
        RunControl control;
        const auto a = runScenario(scenario, control);
        const auto b = runScenario(scenario, control);
        QVERIFY(a && b);
        QCOMPARE(a->makespan, b->makespan);
        QCOMPARE(a->trace->lanes().size(), b->trace->lanes().size());
        for (std::size_t l = 0; l < a->trace->lanes().size(); ++l) {
            const SpanLog& x = a->trace->lanes()[l].spans;
            const SpanLog& y = b->trace->lanes()[l].spans;
            QCOMPARE(x.size(), y.size());
            for (std::size_t i = 0; i < x.size(); ++i)
                QVERIFY(x[i] == y[i]);
        }
        const auto& mine = a->trace->output();
        const auto& other = b->trace->output();
        QCOMPARE(mine.size(), other.size());
        for (std::size_t i = 0; i < mine.size(); ++i) {
            QCOMPARE(mine[i].text, other[i].text);
            QCOMPARE(mine[i].time, other[i].time);
        }
    }
}

QTEST_GUILESS_MAIN(TstCosim)
#include "tst_cosim.moc"
