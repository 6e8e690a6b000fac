// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/translatable.h"
#include "core/workload/meaning.h"
#include "core/workload/timescale.h"
#include "core/workload/workload.h"

namespace interleave {

namespace {

constexpr std::int64_t kFunctions = 3;

struct RingParameters {
    std::int64_t function; ///< which one is called
    Nanos delay;
    Nanos planned; ///< when this call was to be made, since the start
    Nanos horizon;
    CellId calls; ///< counted
};

/// Has the next one called later, or stops the loop when that would be too late. By the time that
/// was planned, not by the clock: so the number of calls does not depend on how late they are.
template <auto Next> void callNext(Context& context, const char* name, RingParameters next)
{
    EventLoop loop(context);
    next.planned += next.delay;
    if (next.planned < next.horizon)
        (void)loop.callLater<Next>(next.delay, name, next);
    else
        loop.stop();
}

/// function_1, function_2 and function_3, each calling the next.
Task<Value> ringFunction(Context& context, RingParameters p)
{
    const std::string name = "function_" + std::to_string(p.function);
    context.print(name + (p.function == 2 ? " called " : " called")); // as the text prints it
    context.store(p.calls, context.load(p.calls) + 1);
    p.function = p.function % kFunctions + 1;
    callNext<&ringFunction>(context, ("function_" + std::to_string(p.function)).c_str(), p);
    co_return Value();
}

/// function_4, which prints another name and calls itself.
Task<Value> selfFunction(Context& context, RingParameters p)
{
    context.print("function_5 called");
    context.store(p.calls, context.load(p.calls) + 1);
    callNext<&selfFunction>(context, "function_4", p);
    co_return Value();
}

Task<Value> callLaterProgram(Context& context)
{
    const ParameterValues& values = context.parameters();
    const std::string& chains = values.text("chains");
    EventLoop loop(context);
    RingParameters p { 1, scaled(values.duration("delay"), values), Nanos(0),
        scaled(values.duration("horizon"), values), context.makeCell(0) };
    if (chains != "self")
        (void)loop.callSoon<&ringFunction>("function_1", p);
    RingParameters self = p;
    if (chains == "both")
        self.calls = context.makeCell(0); // how many these are depends on the last turn
    if (chains != "ring")
        (void)loop.callSoon<&selfFunction>("function_4", self);
    co_await loop.runForever();
    loop.close();
    co_return Value(Value::Object { { "calls", Value(context.load(p.calls)) } });
}

double callLaterWait(const ParameterValues& values)
{
    return toSeconds(scaled(values.duration("horizon"), values));
}

} // namespace

Workload callLaterRing()
{
    Workload w;
    w.id = "call-later-ring";
    w.title = translatable("A ring of callbacks");
    w.purpose = translatable(
        "An event loop calls one function at a time; each function schedules the next.");
    w.lookFor = translatable(
        "One lane with a sliver for each call, one a second, and nothing between them: the loop "
        "waits for its next timer. Among the task lanes each call is queued from the call_later "
        "that made it until its time has come. The last call stops the loop.");
    w.family = translatable("Event loop and coroutines");
    w.nativeModel = ModelId::Loop;
    constexpr double kLongest = 60;
    constexpr double kHorizon = 9;
    constexpr double kShortest = 0.001;
    w.topic = translatable("An event loop calls one function at a time");
    w.figures = { { translatable("longest time from call_later to the call"), "longest-queued" },
        { translatable("longest call"), "longest-run" },
        { translatable("longest time that a call was due before the loop came to it"),
            "longest-ready" },
        { translatable("when a call stopped the loop"), "last-wake:event" } };
    w.keyMoment = "last-wake:event";
    w.parameters = {
        { "chains", translatable("Chains"),
            translatable("The ring of three functions, one function that calls itself, or both."),
            "", ParameterKind::Choice, Value("ring"), 0, 0, { "ring", "self", "both" } },
        { "delay", translatable("Delay"),
            translatable("How much later the next function is called."), translatable("s"),
            ParameterKind::Duration, Value(1.0), kShortest, kLongest, {} },
        { "horizon", translatable("Horizon"),
            translatable("No call is scheduled for this time or later: the loop is stopped."),
            translatable("s"), ParameterKind::Duration, Value(kHorizon), 0, kLongest, {} },
        timeScaleParameter(),
    };
    w.program = &callLaterProgram;
    w.bodies
        = { bodyEntry<&ringFunction>("ring-function"), bodyEntry<&selfFunction>("function-4") };
    w.whyNot = &needsLoop;
    w.usesPool = false;
    w.estimatedWait = &callLaterWait;
    return w;
}

} // namespace interleave
