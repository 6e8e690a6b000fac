// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/translatable.h"
#include "core/coro/cancelled.h"
#include "core/workload/meaning.h"
#include "core/workload/timescale.h"
#include "core/workload/workload.h"

#include <array>

namespace interleave {

namespace {

struct Frames {
    Nanos pause;
    CellId stop; ///< asked by the thread; the task is cancelled instead
};

void printFrame(Context& context, std::size_t frame)
{
    constexpr std::array<const char*, 4> kFrames = { "|", "/", "-", "\\" };
    context.print(std::string("frame ") + kFrames.at(frame % kFrames.size()));
}

/// A thread cannot be stopped from outside: it looks.
Task<Value> spinUntilAsked(Context& context, Frames p)
{
    for (std::size_t frame = 0; context.load(p.stop) == 0; ++frame) {
        printFrame(context, frame);
        co_await context.sleep(p.pause);
    }
    co_return Value();
}

/// A task is stopped where it waits.
Task<Value> spinUntilCancelled(Context& context, Frames p)
{
    bool isCancelled = false;
    for (std::size_t frame = 0; !isCancelled; ++frame) {
        printFrame(context, frame);
        try {
            co_await context.sleep(p.pause);
        } catch (const Cancelled&) {
            isCancelled = true;
        }
    }
    context.print("cancelled");
    throw Cancelled();
}

Value answer(Context& context)
{
    context.print("Answer: 42");
    return Value(Value::Object {});
}

Task<Value> threadProgram(Context& context)
{
    const ParameterValues& values = context.parameters();
    const CellId stop = context.makeCell(0);
    const Future spinner = context.spawn<&spinUntilAsked>(
        "spinner", { scaled(values.duration("frame"), values), stop });
    co_await context.sleep(scaled(values.duration("slow"), values));
    context.store(stop, 1);
    co_await context.join(spinner);
    co_return answer(context);
}

Task<Value> taskProgram(Context& context)
{
    const ParameterValues& values = context.parameters();
    const Future spinner = context.submit<&spinUntilCancelled>(
        "spinner", { scaled(values.duration("frame"), values), CellId {} });
    co_await context.sleep(scaled(values.duration("slow"), values));
    context.mark("cancel spinner");
    cancelTask(context, spinner);
    co_await context.join(spinner);
    co_return answer(context);
}

double spinnerWait(const ParameterValues& values)
{
    return toSeconds(scaled(values.duration("slow"), values));
}

std::vector<ParameterSpec> spinnerParameters()
{
    constexpr double kLongest = 60;
    constexpr double kFrame = 0.1;
    constexpr double kShortest = 0.01;
    return {
        { "slow", translatable("Slow work"),
            translatable("How long the program works (it sleeps)."), translatable("s"),
            ParameterKind::Duration, Value(1.0), 0, kLongest, {} },
        { "frame", translatable("Frame"), translatable("How long a frame of the spinner is shown."),
            translatable("s"), ParameterKind::Duration, Value(kFrame), kShortest, kLongest, {} },
        timeScaleParameter(),
    };
}

} // namespace

Workload spinnerThread()
{
    Workload w;
    w.id = "spinner-thread";
    w.title = translatable("A spinner on a thread");
    w.purpose
        = translatable("A second thread animates a spinner while the program does slow work.");
    w.lookFor
        = translatable("The spinner's lane wakes ten times a second. Told to stop, it does not end "
                       "before it looks the next time, and the program waits for that in its join. "
                       "Where the sleeping program holds the only worker, no frame is shown.");
    w.family = translatable("Threads and synchronisation");
    w.topic = translatable("Stopping a thread: it must be asked");
    w.figures = { { translatable("frames that were shown"), "lines:frame" },
        { translatable("how long the program worked"), "longest-wait:sleep@program" },
        { translatable("how long it then waited for the spinner"), "longest-wait:join@program" } };
    w.keyMoment = "longest-wait:join@program";
    w.parameters = spinnerParameters();
    w.program = &threadProgram;
    w.bodies = { bodyEntry<&spinUntilAsked>("spin-until-asked") };
    w.usesPool = false;
    w.estimatedWait = &spinnerWait;
    return w;
}

Workload spinnerAsyncio()
{
    Workload w;
    w.id = "spinner-asyncio";
    w.title = translatable("A spinner as a task");
    w.purpose = translatable("A task animates a spinner; it is cancelled where it waits.");
    w.lookFor = translatable(
        "The spinner's sleep is cut short at the moment of the cancellation. A task need not look "
        "whether it shall stop: it is interrupted at its await, and says so before it ends.");
    w.family = translatable("Event loop and coroutines");
    w.nativeModel = ModelId::Loop;
    w.topic = translatable("Stopping a task: it is interrupted");
    w.figures = { { translatable("frames that were shown"), "lines:frame" },
        { translatable("when the spinner was cancelled"), "mark:cancel spinner" },
        { translatable("from there until it said so"), "gap:cancel spinner|cancelled" } };
    w.keyMoment = "gap:cancel spinner|cancelled";
    w.parameters = spinnerParameters();
    w.program = &taskProgram;
    w.bodies = { bodyEntry<&spinUntilCancelled>("spin-until-cancelled") };
    w.whyNot = &needsSuspension;
    w.usesPool = false;
    w.estimatedWait = &spinnerWait;
    return w;
}

} // namespace interleave
