// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/base/clock.h"
#include "core/execution/context.h"
#include "core/workload/workloadregistry.h"
#include "tests/support/leakcheck.h"
#include "tests/support/printstring.h"
#include "tests/support/runhelper.h"

#include <algorithm>
#include <array>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <unistd.h>

using namespace interleave;
using namespace interleave::test;
using namespace std::chrono_literals;

namespace {

ChildCommand shell(const std::string& script)
{
    return { .arguments = { "sh", "-c", script } };
}

ChildCommand talking(ChildCommand command)
{
    command.input = ChildStream::Pipe;
    command.output = ChildStream::Pipe;
    command.errors = ChildStream::Pipe;
    return command;
}

Task<Value> exitCodes(Context& context)
{
    static constexpr std::array kScripts = { "exit 0", "exit 3", "kill -TERM $$" };
    for (const char* script : kScripts) {
        Child child(context, shell(script));
        (void)co_await child.wait();
        context.print(std::to_string(child.returnCode()));
        try {
            child.check();
            context.print("fine");
        } catch (const TaskError& error) {
            context.print(error.what());
        }
    }
    co_return Value();
}

Task<Value> slowExits(Context& context)
{
    static constexpr std::array kScripts = { "sleep 0.05; exit 0", "sleep 0.05; exit 3" };
    for (const char* script : kScripts) {
        Child child(context, shell(script));
        (void)co_await child.wait();
    }
    co_return Value();
}

Task<Value> missingProgram(Context& context)
{
    static constexpr std::array kNames = { "no-such-program", "/no/such/path", "" };
    for (const char* name : kNames) {
        try {
            const Child child(context, { splitCommand(name) });
            context.print("started");
        } catch (const TaskError& error) {
            context.print(toString(error.error().code) + std::string(": ") + error.what());
        }
    }
    try {
        const Child child(context, { .arguments = { "true" }, .folder = "/no/such/folder" });
        context.print("started");
    } catch (const TaskError& error) {
        context.print(error.what());
    }
    co_await context.checkpoint();
    co_return Value();
}

Task<Value> everyStream(Context& context)
{
    const ChildCommand command = talking(shell("cat; echo to stderr >&2; exit 2"));
    Child child(context, command);
    const ChildOutput written = co_await child.communicate("through stdin to stdout");
    context.print(interleave::quoted(written.output) + " " + interleave::quoted(written.errors)
        + " " + std::to_string(child.returnCode()));
    co_return Value();
}

/// More than a pipe holds, both ways at once.
Task<Value> tenMegabytes(Context& context)
{
    constexpr std::size_t kBytes = 10'000'000;
    const ChildCommand command = talking({ .arguments = { "cat" } });
    std::string text(kBytes, 'x');
    for (std::size_t i = 0; i < kBytes; i += 1000)
        text[i] = static_cast<char>('a' + static_cast<char>(i / 1000 % 26));
    Child child(context, command);
    const ChildOutput written = co_await child.communicate(text);
    context.print(
        std::to_string(written.output.size()) + (written.output == text ? " the same" : " others"));
    co_return Value();
}

Task<Value> unreadInput(Context& context)
{
    const std::string text(1'000'000, 'x');
    const ChildCommand command = talking({ .arguments = { "true" } });
    Child first(context, command);
    const ChildOutput written = co_await first.communicate(text);
    context.print("communicate: " + std::to_string(first.returnCode()));
    Child second(context, command);
    try {
        co_await second.write(text);
    } catch (const TaskError& error) {
        context.print(error.what());
    }
    co_return Value();
}

Task<Value> lines(Context& context)
{
    const ChildCommand command = talking(shell("read x; echo \"got $x\"; echo; printf last"));
    Child child(context, command);
    co_await child.write("a line\n");
    child.closeInput();
    for (;;) {
        const std::optional<std::string> line = co_await child.readLine();
        if (!line)
            break;
        context.print(*line);
    }
    (void)co_await child.wait();
    co_return Value();
}

/// The source's output is the second one's; a reader that leaves early ends the writer.
Task<Value> chain(Context& context)
{
    const ChildCommand writing { .arguments = { "yes" }, .output = ChildStream::Pipe };
    const ChildCommand reading { .arguments = { "head", "-n", "2" }, .output = ChildStream::Pipe };
    Child yes(context, writing);
    Child head(context, reading, yes);
    const ChildOutput written = co_await head.communicate();
    (void)co_await yes.wait();
    context.print(interleave::quoted(written.output) + " " + std::to_string(yes.returnCode()));
    try {
        const Child again(context, reading, yes);
    } catch (const TaskError& error) {
        context.print(error.what());
    }
    co_return Value();
}

Task<Value> deafToTerm(Context& context)
{
    const ChildCommand command = talking(shell("trap '' TERM; echo deaf; sleep 60"));
    Child child(context, command);
    const std::optional<std::string> line = co_await child.readLine();
    context.print(line.value_or("nothing"));
    child.signal(SIGTERM);
    const bool ended = co_await child.wait(WaitLimit::atMost(50ms));
    context.print(ended ? "ended" : "still there");
    try {
        const std::optional<std::string> more = co_await child.readLine(WaitLimit::atMost(1ms));
        context.print(more.value_or("nothing"));
    } catch (const TaskError& error) {
        context.print(error.what());
    }
    child.signal(SIGKILL);
    (void)co_await child.wait();
    context.print(std::to_string(child.returnCode()));
    child.signal(SIGKILL); // there is nobody any more
    co_return Value();
}

/// Leaves before its child has ended, which has a child of its own.
Task<Value> leaves(Context& context)
{
    const ChildCommand command = talking(shell("sleep 600 & echo $!; wait"));
    Child child(context, command);
    const std::optional<std::string> number = co_await child.readLine();
    context.print(number.value_or(""));
    co_return Value(std::stoi(number.value_or("0")));
}

/// What the program left running goes with it, and does not hold the pipe open.
Task<Value> leavesSomethingRunning(Context& context)
{
    const ChildCommand command = talking(shell("sleep 600 & echo $!"));
    Child child(context, command);
    const ChildOutput written = co_await child.communicate();
    co_return Value(std::stoi(written.output));
}

struct HangParameters {
    int kind = 0;
};

Task<Value> hangs(Context& context, HangParameters p)
{
    const ChildCommand command = talking(shell("trap '' TERM INT HUP; echo ready; sleep 600"));
    Child child(context, command);
    const std::optional<std::string> line = co_await child.readLine();
    context.print(line.value_or("nothing"));
    const std::string much(10'000'000, 'x');
    switch (p.kind) {
    case 0:
        (void)co_await child.wait();
        break;
    case 1:
        (void)co_await child.readLine();
        break;
    case 2:
        co_await child.write(much);
        break;
    default:
        (void)co_await child.communicate(much);
    }
    context.print("went on");
    co_return Value();
}

Task<Value> hangProgram(Context& context)
{
    const HangParameters p { static_cast<int>(context.parameters().integer("kind")) };
    const Future future = context.submit<&hangs>("hangs", p);
    co_await context.result(future);
    co_return Value();
}

Task<Value> twoSleepers(Context& context, HangParameters /*none*/)
{
    Child child(context, { { "sleep", "0.05" } });
    (void)co_await child.wait();
    co_return Value(child.returnCode());
}

Task<Value> twoAtOnce(Context& context)
{
    const Future a = context.submit<&twoSleepers>("a", {});
    const Future b = context.submit<&twoSleepers>("b", {});
    co_await context.result(a);
    co_await context.result(b);
    co_return Value();
}

bool isAlive(int pid)
{
    return kill(pid, 0) == 0;
}

bool hasDescendant(int pid, const std::string& name)
{
    std::error_code ignored;
    for (const auto& thread :
        std::filesystem::directory_iterator("/proc/" + std::to_string(pid) + "/task", ignored)) {
        std::ifstream list(thread.path() / "children");
        for (int child = 0; list >> child;) {
            std::string found;
            std::ifstream("/proc/" + std::to_string(child) + "/comm") >> found;
            if (found == name || hasDescendant(child, name))
                return true;
        }
    }
    return false;
}

const ResourceTrack* trackOf(const Trace& trace, Reason kind, const std::string& part)
{
    for (const ResourceTrack& track : trace.resources())
        if (track.kind == kind && trace.label(track.name).find(part) != std::string::npos)
            return &track;
    return nullptr;
}

} // namespace

class TstChild : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { m_before = Belongings::now(); }
    void cleanup();

    void says_data();
    void says();
    void simulatedModelsStartNothing();
    void isKilledWithItsOwnChildren_data() { realModels(); }
    void isKilledWithItsOwnChildren();
    void whatItLeavesIsKilled_data() { realModels(); }
    void whatItLeavesIsKilled();
    void aStopEndsItWithinASecond_data();
    void aStopEndsItWithinASecond();
    void aStopEndsProgramsOfWorkloads_data() { allRealModels(); }
    void aStopEndsProgramsOfWorkloads();
    void itsTrackTellsItsLife_data() { realModels(); }
    void itsTrackTellsItsLife();
    void theLoopWaitsForSeveral();
    void splitsCommands_data();
    void splitsCommands();

private:
    static void realModels();
    static void allRealModels();
    OwnTemporaryFolder m_folder;
    Belongings m_before;
};

void TstChild::initTestCase()
{
    adoptOrphans();
    (void)runProgram(&exitCodes, { .model = ModelId::Loop }); // what is made once is no leak
}

void TstChild::realModels()
{
    QTest::addColumn<int>("model");
    for (const ModelId model : { ModelId::Sequential, ModelId::Threads, ModelId::Loop })
        QTest::newRow(nameOf(model).c_str()) << static_cast<int>(model);
}

void TstChild::allRealModels()
{
    realModels();
    QTest::newRow("processes") << static_cast<int>(ModelId::Processes);
}

/// Processes that a killed program had started are ours now: they must be dead soon, and are reaped
/// here.
void TstChild::cleanup()
{
    reapOrphans(m_before, 5s);
    QCOMPARE(leaksSince(m_before), std::string());
}

void TstChild::says_data()
{
    QTest::addColumn<int>("model");
    QTest::addColumn<void*>("program");
    QTest::addColumn<QString>("lines");
    const auto add = [](const char* name, Program program, const char* text) {
        for (const ModelId model :
            { ModelId::Sequential, ModelId::Threads, ModelId::Processes, ModelId::Loop })
            QTest::newRow((std::string(name) + " under " + nameOf(model)).c_str())
                << static_cast<int>(model) << reinterpret_cast<void*>(program) << text;
    };
    add("exit codes", &exitCodes,
        "0, fine, 3, Command '['sh', '-c', 'exit 3']' returned non-zero exit status 3., -15, "
        "Command '['sh', '-c', 'kill -TERM $$']' was killed by signal 15 (Terminated).");
    add("a program that is not there", &missingProgram,
        "not-found: cannot start 'no-such-program': there is no such program in the folders of "
        "PATH, not-found: cannot start '/no/such/path': No such file or directory, "
        "bad-argument: there is no program to start: the command is empty, "
        "cannot start 'true' in '/no/such/folder': No such file or directory");
    add("all streams", &everyStream, "'through stdin to stdout' 'to stderr\\n' 2");
    add("10 MB both ways", &tenMegabytes, "10000000 the same");
    add("input that nobody reads", &unreadInput,
        "communicate: 0, nobody reads what is written to 'true'");
    add("lines", &lines, "got a line, , last");
    add("a chain", &chain, "'y\\ny\\n' -13, the output of 'yes' is not there to be read");
    add("one that ignores TERM", &deafToTerm,
        "deaf, still there, 'sh' wrote no line within the time given, -9");
}

void TstChild::says()
{
    QFETCH(int, model);
    QFETCH(void*, program);
    QFETCH(QString, lines);
    const auto run
        = runProgram(reinterpret_cast<Program>(program), { .model = static_cast<ModelId>(model) });
    QCOMPARE(run.problem(), std::string());
    QCOMPARE(run.oneLine(), lines.toStdString());
    QCOMPARE(findingsOf(*run.trace), std::string());
    QCOMPARE(accountOf(*run.trace), std::string());
}

void TstChild::simulatedModelsStartNothing()
{
    for (const ModelId model : { ModelId::SimulatedSequential, ModelId::SimulatedLoop,
             ModelId::SimulatedThreads, ModelId::SimulatedProcesses }) {
        const auto run = runProgram(&exitCodes, { .model = model });
        QVERIFY(run.outcome.error);
        QCOMPARE(run.outcome.error->detail, std::string("a real program has no virtual time"));
        QVERIFY(run.trace->resources().empty());
    }
}

void TstChild::isKilledWithItsOwnChildren()
{
    QFETCH(int, model);
    const auto run = runProgram(&leaves, { .model = static_cast<ModelId>(model) });
    QCOMPARE(run.problem(), std::string());
    const int grandchild = static_cast<int>(run.outcome.results.toInt());
    QVERIFY(grandchild > 1);
    reapOrphans(m_before, 5s); // it is ours now, and dies by itself only in ten minutes
    QVERIFY(!isAlive(grandchild));
    const ResourceTrack* track = trackOf(*run.trace, Reason::Child, "sh -c");
    QVERIFY(track != nullptr);
    QCOMPARE(track->held.size(), std::size_t { 1 });
    QVERIFY(track->held[0].state == TaskState::Cancelled);
}

void TstChild::whatItLeavesIsKilled()
{
    QFETCH(int, model);
    const auto run = runProgram(&leavesSomethingRunning, { .model = static_cast<ModelId>(model) });
    QCOMPARE(run.problem(), std::string());
    QVERIFY(run.outcome.makespan < 60s);
    reapOrphans(m_before, 5s);
    QVERIFY(!isAlive(static_cast<int>(run.outcome.results.toInt())));
}

void TstChild::aStopEndsItWithinASecond_data()
{
    QTest::addColumn<int>("model");
    QTest::addColumn<int>("kind");
    const std::vector<const char*> kinds = { "waits", "reads", "writes", "communicates" };
    for (const ModelId model : { ModelId::Sequential, ModelId::Threads, ModelId::Loop })
        for (int kind = 0; kind < static_cast<int>(kinds.size()); ++kind)
            QTest::newRow((nameOf(model) + ", " + kinds[static_cast<std::size_t>(kind)]).c_str())
                << static_cast<int>(model) << kind;
}

void TstChild::aStopEndsItWithinASecond()
{
    QFETCH(int, model);
    QFETCH(int, kind);
    RunControl control;
    ProgramSpec spec { .model = static_cast<ModelId>(model) };
    spec.parameters.set("kind", Value(kind));
    const Nanos begin = monotonicNow();
    const Stopper stopper(control, [&] { return monotonicNow() - begin > 200ms; });
    const auto run = runProgram(&hangProgram, spec, control);
    const Nanos lasted = stopper.sinceAsked();
    QVERIFY(run.outcome.error);
    QVERIFY(run.outcome.error->code == ErrorCode::Cancelled);
    QCOMPARE(run.oneLine(), std::string("ready"));
    QVERIFY2(lasted < 1s, std::to_string(lasted.count()).c_str());
    QCOMPARE(findingsOf(*run.trace, true), std::string());
}

/// Of tasks of the pool, in worker processes, too.
void TstChild::aStopEndsProgramsOfWorkloads()
{
    QFETCH(int, model);
    Scenario scenario;
    scenario.workload = "subprocess-run-ls";
    scenario.parameters = ParameterValues(findWorkload(scenario.workload)->parameters);
    scenario.parameters.set("command", Value("sleep 600"));
    scenario.parameters.set("times", Value(3));
    scenario.model = static_cast<ModelId>(model);
    scenario.workers = 2;
    RunControl control;
    const Stopper stopper(control, [] { return hasDescendant(getpid(), "sleep"); });
    const auto run = runScenario(scenario, control);
    const Nanos lasted = stopper.sinceAsked();
    QVERIFY(run);
    QVERIFY(run->status == RunStatus::Cancelled);
    QVERIFY2(lasted < 1s, std::to_string(lasted.count()).c_str());
    QCOMPARE(findingsOf(*run->trace, true), std::string());
    QVERIFY(waitUntil([] { return !hasDescendant(getpid(), "sleep"); }));
}

void TstChild::itsTrackTellsItsLife()
{
    QFETCH(int, model);
    const auto run = runProgram(&slowExits, { .model = static_cast<ModelId>(model) });
    QCOMPARE(run.problem(), std::string());
    const Trace& trace = *run.trace;
    for (const auto& [script, end] : { std::pair { "sleep 0.05; exit 0", TaskState::Running },
             std::pair { "sleep 0.05; exit 3", TaskState::Failed } }) {
        const ResourceTrack* track = trackOf(trace, Reason::Child, script);
        QVERIFY(track != nullptr);
        QCOMPARE(track->held.size(), std::size_t { 1 });
        const Span& life = track->held[0];
        QVERIFY(life.state == end);
        QVERIFY(life.reason == Reason::Child);
        QVERIFY(life.task == TaskId { 0 });
        QCOMPARE(trace.spanTitle(life), trace.label(track->name));
        QVERIFY(life.duration() > Nanos(0));
        // Who waits for it is woken by its end, within its life.
        const auto& spans = trace.task(TaskId { 0 }).spans;
        const auto wait = std::find_if(spans.begin(), spans.end(), [&](const Span& span) {
            return span.reason == Reason::Child && span.begin >= life.begin
                && span.begin <= life.end;
        });
        QVERIFY(wait != spans.end());
        QVERIFY(wait->state
            == (static_cast<ModelId>(model) == ModelId::Loop ? TaskState::Suspended
                                                             : TaskState::Blocked));
        const bool isWoken
            = std::any_of(trace.wakes().begin(), trace.wakes().end(), [&](const WakeEdge& edge) {
                  return edge.reason == Reason::Child && !edge.waker.isValid()
                      && edge.woken == TaskId { 0 } && edge.time >= life.end
                      && edge.time <= life.end + 100ms;
              });
        QVERIFY(isWoken);
    }
    const LaneTrack& lane = trace.lanes().front();
    bool hasSpawn = false;
    for (std::size_t i = 0; i < lane.spans.size(); ++i)
        hasSpawn = hasSpawn || lane.spans[i].reason == Reason::Spawn;
    QVERIFY(hasSpawn);
    const auto piped = runProgram(&everyStream, { .model = static_cast<ModelId>(model) });
    const ResourceTrack* pipe = trackOf(*piped.trace, Reason::Io, "output of sh");
    QVERIFY(pipe != nullptr);
    constexpr std::uint32_t kAll = 23; // "through stdin to stdout"
    QVERIFY(std::any_of(pipe->levels.begin(), pipe->levels.end(),
        [](const ResourceLevel& level) { return level.level > 0 && level.level <= kAll; }));
    QCOMPARE(pipe->levels.back().level, 0U);
}

/// Both tasks are suspended at once: one thread waits for two programs.
void TstChild::theLoopWaitsForSeveral()
{
    const auto run = runProgram(&twoAtOnce, { .model = ModelId::Loop });
    QCOMPARE(run.problem(), std::string());
    const auto waitOf = [&](const char* name) {
        for (const Span& span : run.trace->task(taskNamed(*run.trace, name)).spans)
            if (span.state == TaskState::Suspended && span.reason == Reason::Child)
                return span;
        return Span {};
    };
    const Span a = waitOf("a");
    const Span b = waitOf("b");
    QVERIFY(a.duration() > Nanos(0) && b.duration() > Nanos(0));
    QVERIFY(std::max(a.begin, b.begin) < std::min(a.end, b.end));
}

void TstChild::splitsCommands_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("words");
    QTest::newRow("plain") << "ls -lahF"
                           << "ls|-lahF";
    QTest::newRow("double quotes") << "echo \"to stdout\""
                                   << "echo|to stdout";
    QTest::newRow("single quotes") << "a 'b \"c\" d'e f"
                                   << "a|b \"c\" de|f";
    QTest::newRow("an empty word") << "a '' b"
                                   << "a||b";
    QTest::newRow("blanks") << "  a\t b\n"
                            << "a|b";
    QTest::newRow("nothing is replaced") << "echo $HOME *"
                                         << "echo|$HOME|*";
    QTest::newRow("an open quote") << "a 'b c"
                                   << "a|b c";
}

void TstChild::splitsCommands()
{
    QFETCH(QString, line);
    QFETCH(QString, words);
    QStringList found;
    for (const std::string& word : splitCommand(line.toStdString()))
        found << QString::fromStdString(word);
    QCOMPARE(found.join('|'), words);
    QCOMPARE(interleave::quoted("a\n'\\\x01"), std::string("\"a\\n'\\\\\\x01\""));
}

QTEST_GUILESS_MAIN(TstChild)
#include "tst_child.moc"
