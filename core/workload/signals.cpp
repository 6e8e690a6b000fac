// SPDX-License-Identifier: GPL-3.0-or-later
// Signals and alarms: the program's main lane handles them, whoever they have hit (rule S21).
#include "core/base/translatable.h"
#include "core/workload/threadfamily.h"
#include "core/workload/timescale.h"

namespace interleave {

namespace {

constexpr const char* kFamily = translatable("Signals");

Nanos scaledParameter(Context& context, const char* id)
{
    return scaled(context.parameters().duration(id), context.parameters());
}

// --- signal-receive-loop

struct Sending {
    Nanos gap;
};

Task<Value> otherWindow(Context& context, Sending p)
{
    Signals signals(context);
    for (const Signal signal : { Signal::User1, Signal::User2, Signal::Interrupt }) {
        co_await context.sleep(p.gap);
        signals.send(signal);
    }
    co_return Value();
}

void receive(Context& context, Signal signal)
{
    context.print("Received: " + std::to_string(static_cast<int>(signal)));
}

Task<Value> receiveLoopProgram(Context& context)
{
    context.print("My PID is: " + std::to_string(context.processId()));
    Signals signals(context);
    signals.handle(Signal::User1, &receive);
    signals.handle(Signal::User2, &receive);
    const Nanos sleep = scaledParameter(context, "sleep");
    const Sending sending { scaledParameter(context, "gap") };
    context.spawn<&otherWindow>("other window", sending);
    try {
        for (;;) {
            context.print("Waiting...");
            co_await context.sleep(sleep);
        }
    } catch (const KeyboardInterrupt&) {
        context.print("KeyboardInterrupt");
    }
    co_return Value(Value::Object {});
}

std::string needsOtherWorker(ModelId model)
{
    return imitatedModel(model) == ModelId::Sequential
        ? translatable("the one worker sleeps itself, so nothing else runs that could send a "
                       "signal or be interrupted by one")
        : "";
}

// --- signal-threads-pause

struct Started {
    ResourceId event;
};
struct Nothing { };

void receiveInMain(Context& context, Signal signal)
{
    context.print("Received signal " + std::to_string(static_cast<int>(signal)) + " in MainThread");
}

Task<Value> receiver(Context& context, Started p)
{
    context.print("Waiting for signal in receiver");
    context.setEvent(p.event);
    Signals signals(context);
    co_await signals.pause();
    context.print("Done waiting");
    co_return Value();
}

Task<Value> sender(Context& context, Nothing /*p*/)
{
    co_await context.checkpoint();
    context.print("Sending signal in sender");
    Signals signals(context);
    signals.send(Signal::User1);
    co_return Value();
}

Task<Value> threadsPauseProgram(Context& context)
{
    Signals signals(context);
    signals.handle(Signal::User1, &receiveInMain);
    const ResourceId event = context.makeEvent("receiver started");
    const Started started { event };
    const Nothing nothing;
    const Future receiving = context.spawn<&receiver>("receiver", started);
    (void)co_await context.wait(event);
    co_await context.sleep(scaledParameter(context, "gap"));
    const Future sending = context.spawn<&sender>("sender", nothing);
    co_await context.join(sending);
    context.print("Waiting for receiver");
    signals.alarm(scaledParameter(context, "alarm")); // without a handler: it ends the run
    co_await context.join(receiving);
    context.print("Done waiting");
    co_return Value(Value::Object { { "exitcode", Value(0) } });
}

std::string needsOneProcess(ModelId model)
{
    return imitatedModel(model) == ModelId::Processes
        ? translatable("it is about the threads of one process; a process that sends itself a "
                       "signal, or sets an alarm, gets it itself")
        : "";
}

// --- signal-alarm-thread

struct AlarmTimes {
    Nanos alarm;
    Nanos sleep;
};

void alarmInMain(Context& context, Signal /*signal*/)
{
    context.print("Alarm in MainThread");
}

Task<Value> alarmThread(Context& context, AlarmTimes p)
{
    context.print("Setting alarm in alarm_thread");
    Signals signals(context);
    signals.alarm(p.alarm);
    context.print("Sleeping in alarm_thread");
    co_await context.sleep(p.sleep);
    context.print("Done with sleep in alarm_thread");
    co_return Value();
}

Task<Value> alarmThreadProgram(Context& context)
{
    Signals signals(context);
    signals.handle(Signal::Alarm, &alarmInMain);
    const AlarmTimes times { scaledParameter(context, "alarm"), scaledParameter(context, "sleep") };
    const Future thread = context.spawn<&alarmThread>("alarm_thread", times);
    co_await context.sleep(scaledParameter(context, "gap"));
    context.print("Waiting for alarm_thread");
    co_await context.join(thread);
    context.print("Exiting normally");
    co_return Value(Value::Object { { "exitcode", Value(0) } });
}

std::string needsTwoLanesOrTurns(ModelId model)
{
    const std::string why = needsOneProcess(model);
    return why.empty() ? needsOtherWorker(model) : why;
}

ParameterSpec timeParameter(
    const char* id, const char* title, const char* text, double usual, double least)
{
    constexpr double kLongest = 60;
    return { id, title, text, translatable("s"), ParameterKind::Duration, Value(usual), least,
        kLongest, {} };
}

ParameterSpec gapParameter(const char* text, double usual)
{
    return timeParameter("gap", translatable("Gap"), text, usual, 0);
}

ParameterSpec alarmParameter(double usual)
{
    constexpr double kShortest = 0.05;
    return timeParameter("alarm", translatable("Alarm"),
        translatable("How long after it was set the alarm comes."), usual, kShortest);
}

double seconds(const ParameterValues& values, const char* id)
{
    return toSeconds(scaled(values.duration(id), values));
}

} // namespace

Workload signalReceiveLoop()
{
    Workload w = threadWorkload("signal-receive-loop", translatable("Signals into a sleep"),
        translatable("A program sleeps in a loop; from another window it gets USR1, USR2 and INT."),
        translatable("Slivers in the middle of one sleep: each handler runs on the main lane, and "
                     "the sleep goes on for its remaining time, so there is no second "
                     "'Waiting...'. The interrupt throws, and that ends the sleep and the loop."),
        &receiveLoopProgram, { bodyEntry<&otherWindow>("other-window") });
    w.family = kFamily;
    w.topic = translatable("Signals");
    w.figures = { { translatable("USR1 handled at"), "mark:signal 10 (USR1)" },
        { translatable("USR2 handled at"), "mark:signal 12 (USR2)" },
        { translatable("interrupted at"), "mark:signal 2 (INT)" } };
    w.keyMoment = "mark:signal 10 (USR1)";
    constexpr double kSleep = 3;
    constexpr double kGap = 0.5;
    constexpr double kShortestSleep = 0.05;
    w.parameters = { timeScaleParameter(),
        timeParameter("sleep", translatable("Sleep"),
            translatable("How long one sleep of the program lasts."), kSleep, kShortestSleep),
        gapParameter(
            translatable("How long after the one before it the next signal is sent."), kGap) };
    w.whyNot = &needsOtherWorker;
    w.estimatedWait = [](const ParameterValues& values) {
        constexpr int kSignals = 3;
        return kSignals * seconds(values, "gap");
    };
    return w;
}

Workload signalThreadsPause()
{
    Workload w = threadWorkload("signal-threads-pause", translatable("A thread waits for a signal"),
        translatable("One thread pauses until a signal comes, another sends one; the main thread "
                     "alone gets it, and an alarm without a handler ends everything."),
        translatable("The signal of 'sender' surfaces on the main lane. 'receiver' stays blocked "
                     "until the alarm, and 'Done waiting' is never printed: that is the expected "
                     "end. Signals and timer are real; the default action, that would end the "
                     "application, ends the run instead (exit code -14)."),
        &threadsPauseProgram, { bodyEntry<&receiver>("receiver"), bodyEntry<&sender>("sender") });
    w.family = kFamily;
    w.topic = translatable("Signals");
    w.figures = { { translatable("signal handled on the main lane at"), "mark:signal 10 (USR1)" },
        { translatable("longest wait for a signal"), "longest-wait:signal" },
        { translatable("ended by the alarm at"), "mark:ended by signal 14 (ALRM)" } };
    w.keyMoment = "mark:signal 10 (USR1)";
    constexpr double kGap = 0.1;
    constexpr double kAlarm = 2;
    w.parameters = { timeScaleParameter(),
        gapParameter(translatable("How long after the receiver the sender is started."), kGap),
        alarmParameter(kAlarm) };
    w.whyNot = &needsOneProcess;
    w.estimatedWait = [](const ParameterValues& values) {
        return seconds(values, "gap") + seconds(values, "alarm");
    };
    return w;
}

Workload signalAlarmThread()
{
    Workload w = threadWorkload("signal-alarm-thread", translatable("An alarm set by a thread"),
        translatable("A thread sets an alarm and sleeps; the main thread handles it while it waits "
                     "for the thread's end."),
        translatable("The handler's sliver stands on the main lane, in the middle of its wait for "
                     "the thread. The thread that has set the alarm sleeps on, unbroken."),
        &alarmThreadProgram, { bodyEntry<&alarmThread>("alarm-thread") });
    w.family = kFamily;
    w.topic = translatable("Signals");
    w.figures = { { translatable("alarm handled on the main lane at"), "mark:signal 14 (ALRM)" },
        { translatable("longest sleep"), "longest-wait:sleep" } };
    w.keyMoment = "mark:signal 14 (ALRM)";
    constexpr double kGap = 0.1;
    constexpr double kAlarm = 1;
    constexpr double kSleep = 3;
    constexpr double kShortestSleep = 0.5;
    w.parameters = { timeScaleParameter(),
        gapParameter(
            translatable("How long the program sleeps before it waits for the thread."), kGap),
        alarmParameter(kAlarm),
        timeParameter("sleep", translatable("Sleep"), translatable("How long the thread sleeps."),
            kSleep, kShortestSleep) };
    w.whyNot = &needsTwoLanesOrTurns;
    w.estimatedWait = [](const ParameterValues& values) { return seconds(values, "sleep"); };
    return w;
}

} // namespace interleave
