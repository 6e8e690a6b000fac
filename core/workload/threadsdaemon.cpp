// SPDX-License-Identifier: GPL-3.0-or-later
// A daemon and the end of the program: not waited for, joined, joined for a while.
#include "core/base/translatable.h"
#include "core/workload/threadfamily.h"
#include "core/workload/timescale.h"

namespace interleave {

namespace {

constexpr Nanos kDaemonSleep = std::chrono::milliseconds(200);
constexpr Nanos kJoinTimeout = std::chrono::milliseconds(100);

struct DaemonParameters {
    Nanos sleep;
    ResourceId started;
};
struct Nothing { };

Task<Value> daemon(Context& context, DaemonParameters p)
{
    context.print("Starting daemon");
    context.setEvent(p.started);
    co_await context.sleep(p.sleep);
    context.print("Exiting daemon");
    co_return Value();
}

Task<Value> nonDaemon(Context& context, Nothing /*p*/)
{
    context.print("Starting non-daemon");
    context.print("Exiting non-daemon");
    co_return Value();
}

struct Pair {
    Future daemon;
    Future thread;
};

/// Both are started; the daemon has said so, however short the program is.
Task<Pair> startBoth(Context& context)
{
    const ResourceId started = context.makeEvent("daemon started");
    const DaemonParameters p { scaled(kDaemonSleep, context.parameters()), started };
    Pair pair;
    pair.daemon = context.spawnDaemon<&daemon>("daemon", p);
    (void)co_await context.wait(started);
    const Nothing nothing;
    pair.thread = context.spawn<&nonDaemon>("non-daemon", nothing);
    co_return pair;
}

Value exitCode()
{
    return Value(Value::Object { { "exitcode", Value(0) } });
}

Task<Value> daemonProgram(Context& context)
{
    (void)co_await startBoth(context);
    co_return exitCode();
}

Task<Value> daemonJoinProgram(Context& context)
{
    const Pair pair = co_await startBoth(context);
    co_await context.join(pair.daemon);
    co_await context.join(pair.thread);
    co_return exitCode();
}

Task<Value> daemonJoinTimeoutProgram(Context& context)
{
    const Pair pair = co_await startBoth(context);
    const WaitLimit limit = WaitLimit::atMost(scaled(kJoinTimeout, context.parameters()));
    co_await context.join(pair.daemon, limit);
    context.print(std::string("d.isAlive() ") + (context.isAlive(pair.daemon) ? "True" : "False"));
    co_await context.join(pair.thread);
    co_return exitCode();
}

double daemonWait(const ParameterValues& values)
{
    return toSeconds(scaled(kDaemonSleep, values));
}

Workload daemonWorkload(
    const char* id, const char* title, const char* purpose, const char* lookFor, Program program)
{
    Workload w = threadWorkload(id, title, purpose, lookFor, program,
        { bodyEntry<&daemon>("daemon"), bodyEntry<&nonDaemon>("non-daemon") });
    w.parameters = { timeScaleParameter() };
    return w;
}

} // namespace

Workload threadsDaemon()
{
    Workload w = daemonWorkload("threads-daemon", translatable("A daemon thread"),
        translatable("The end of a program waits for its threads, but not for a daemon."),
        translatable(
            "The daemon says that it starts and goes to sleep. The program ends, and the daemon's "
            "lane is cut off in the middle of its sleep: its last line is never printed."),
        &daemonProgram);
    w.topic = translatable("Threads that nobody waits for");
    w.figures = { { translatable("threads that were cut off"), "cancelled" },
        { translatable("threads that said that they were exiting"), "lines:Exiting" },
        { translatable("how long the daemon had slept"), "longest-wait:sleep" } };
    w.keyMoment = "cancelled";
    w.whyNot = &noDaemonsInSequence;
    return w;
}

Workload threadsDaemonJoin()
{
    Workload w = daemonWorkload("threads-daemon-join", translatable("A daemon thread, joined"),
        translatable("Joining waits for a daemon as for any other thread."),
        translatable("The main lane waits in its join for as long as the daemon sleeps. So now the "
                     "daemon's last line is printed, after that of the other thread."),
        &daemonJoinProgram);
    w.topic = translatable("Waiting for a thread");
    w.figures = { { translatable("how long the main thread waited in a join"),
                      "longest-wait:join@program" },
        { translatable("how long the daemon slept"), "longest-wait:sleep" },
        { translatable("when the daemon said that it was exiting"), "line:Exiting daemon" } };
    w.keyMoment = "line:Exiting daemon";
    w.estimatedWait = &daemonWait;
    return w;
}

Workload threadsDaemonJoinTimeout()
{
    Workload w = daemonWorkload("threads-daemon-join-timeout",
        translatable("A daemon thread, joined for a while"),
        translatable("A join with a time limit goes on when that is over; whether the thread has "
                     "ended must be asked."),
        translatable("The main lane's wait ends half way through the daemon's sleep: the time is "
                     "over, and join does not say so. The program asks whether the daemon is alive "
                     "- it is - and its end cuts the daemon off."),
        &daemonJoinTimeoutProgram);
    w.topic = translatable("Waiting for a limited time");
    w.figures = { { translatable("how long the main thread waited in a join"),
                      "longest-wait:join@program" },
        { translatable("when it asked whether the daemon was alive"), "line:d.isAlive()" },
        { translatable("threads that were cut off"), "cancelled" } };
    w.keyMoment = "line:d.isAlive()";
    w.whyNot = &noDaemonsInSequence;
    w.estimatedWait = &daemonWait;
    return w;
}

} // namespace interleave
