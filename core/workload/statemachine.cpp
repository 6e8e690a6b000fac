// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/translatable.h"
#include "core/workload/meaning.h"
#include "core/workload/timescale.h"
#include "core/workload/workload.h"

#include <algorithm>
#include <array>

namespace interleave {

namespace {

constexpr std::size_t kMostBits = 64;
constexpr int kEnd = 4;

struct MachineParameters {
    std::array<char, kMostBits> bits;
    Nanos pause;
    CellId beats; ///< of a heartbeat, while the machine runs
    CellId turns; ///< of the loop
    CellId done;
};

/// The state after `state` (0 is the start) when the input is `bit`.
int nextState(int state, char bit)
{
    static constexpr std::array<std::array<int, 2>, 4> kNext
        = { { { 2, 1 }, { 3, 2 }, { 1, 3 }, { 1, kEnd } } };
    return kNext.at(static_cast<std::size_t>(state)).at(bit == '1' ? 1 : 0);
}

std::string stateName(int state)
{
    if (state == 0)
        return "Start State";
    return state == kEnd ? "End State" : "State " + std::to_string(state);
}

/// The same names, as the reference's path has them.
std::string pathName(int state)
{
    std::string name = stateName(state);
    std::erase(name, ' ');
    return name;
}

struct Machine {
    MachineParameters parameters;
    std::size_t used = 0; ///< bits
    Value::List path = {};
    std::vector<std::string> transitions = {}; ///< told inside out, while the frames unwind

    /// When the bits are used up ones follow, which lead to the end.
    char takeBit() { return used < parameters.bits.size() ? parameters.bits[used++] : '1'; }
};

/// One state: a coroutine that delegates to the next, and ends after it.
Task<void> enterState(Context& context, Machine* machine, int state)
{
    machine->path.emplace_back(pathName(state));
    context.mark("enters " + stateName(state));
    if (state == kEnd) {
        context.print("...Stop Computation...");
        co_return;
    }
    const char bit = machine->takeBit() == '0' ? '0' : '1';
    if (state == 0)
        context.print("Start State called ");
    co_await context.blockingSleep(machine->parameters.pause);
    if (state != 0)
        context.print("...Evaluating...");
    const int next = nextState(state, bit);
    co_await enterState(context, machine, next);
    context.mark("leaves " + stateName(state));
    machine->transitions.push_back(
        stateName(state) + " calling " + stateName(next) + " with transition value = " + bit + " ");
}

/// Besides the walk it tells what the loop did meanwhile: a step more than the machine suspended.
Task<Value> runMachine(Context& context, MachineParameters p)
{
    Machine machine { p };
    const std::int64_t turns = context.load(p.turns);
    const std::int64_t beats = context.load(p.beats);
    co_await enterState(context, &machine, 0);
    context.print("Resume of the Transition : ");
    std::for_each(machine.transitions.rbegin(), machine.transitions.rend(),
        [&](const std::string& line) { context.print(line); });
    context.store(p.done, 1);
    co_return Value(Value::Object { { "loop_steps", Value(context.load(p.turns) - turns + 1) },
        { "heartbeat_beats_during_run", Value(context.load(p.beats) - beats) },
        { "path", Value(std::move(machine.path)) } });
}

/// Counts beats, and has itself called again.
Task<Value> beat(Context& context, MachineParameters p)
{
    context.store(p.beats, context.load(p.beats) + 1);
    if (context.load(p.done) == 0)
        (void)EventLoop(context).callLater<&beat>(p.pause, "heartbeat", p);
    co_return Value();
}

/// Counts turns: called in each.
Task<Value> countTurn(Context& context, MachineParameters p)
{
    context.store(p.turns, context.load(p.turns) + 1);
    if (context.load(p.done) == 0)
        (void)EventLoop(context).callSoon<&countTurn>("turn", p);
    co_return Value();
}

Task<Value> stateMachineProgram(Context& context)
{
    const ParameterValues& values = context.parameters();
    MachineParameters p { {}, scaled(values.duration("sleep"), values), context.makeCell(0),
        context.makeCell(0), context.makeCell(0) };
    p.bits.fill('1');
    const std::string& bits = values.text("bits");
    std::copy_n(bits.begin(), std::min(bits.size(), p.bits.size()), p.bits.begin());
    context.print("Finite State Machine simulation with Asyncio Coroutine");
    EventLoop loop(context);
    MachineParameters heartbeat = p;
    constexpr std::int64_t kBeatsPerSleep = 10;
    heartbeat.pause = p.pause / kBeatsPerSleep;
    (void)loop.callLater<&beat>(heartbeat.pause, "heartbeat", heartbeat);
    (void)loop.callSoon<&countTurn>("turn", p);
    const Future machine = context.submit<&runMachine>("state machine", p);
    Value result = co_await loop.runUntilComplete(machine);
    loop.close();
    co_return result;
}

double stateMachineWait(const ParameterValues& values)
{
    return toSeconds(scaled(values.duration("sleep"), values))
        * static_cast<double>(values.text("bits").size());
}

} // namespace

Workload stateMachine()
{
    Workload w;
    w.id = "fsm-coroutines";
    w.title = translatable("A state machine of coroutines");
    w.purpose = translatable("Coroutines that delegate to one another, each sleeping without "
                             "giving the thread away.");
    w.lookFor = translatable(
        "One unbroken bar: the states call one another ever deeper, and their results come back "
        "inside out. The loop is deaf meanwhile: a heartbeat that is due ten times in each sleep "
        "does not beat once before the machine ends.");
    w.family = translatable("Event loop and coroutines");
    w.nativeModel = ModelId::Loop;
    constexpr double kLongest = 60;
    w.topic = translatable("One task that does not let go blocks the loop");
    w.figures
        = { { translatable("how long one task kept the loop to itself"), "longest-on-worker" },
              { translatable("sleeps that gave nothing away"), "waits:sleep" },
              { translatable("states that were entered"), "marks:enters" },
              { translatable("how long the first heartbeat waited"), "longest-queued" } };
    w.keyMoment = "longest-on-worker";
    w.parameters = {
        { "bits", translatable("Input bits"),
            translatable("What the states read, one bit each, at most 64; ones follow."), "",
            ParameterKind::Text, Value("1001101000111"), 0, 0, {} },
        { "sleep", translatable("Sleep"), translatable("How long each state blocks the thread."),
            translatable("s"), ParameterKind::Duration, Value(1.0), 0, kLongest, {} },
        timeScaleParameter(),
    };
    w.program = &stateMachineProgram;
    w.bodies = { bodyEntry<&runMachine>("state-machine"), bodyEntry<&beat>("heartbeat"),
        bodyEntry<&countTurn>("turn") };
    w.whyNot = &needsLoop;
    w.usesPool = false;
    w.estimatedWait = &stateMachineWait;
    return w;
}

} // namespace interleave
