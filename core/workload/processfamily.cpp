// SPDX-License-Identifier: GPL-3.0-or-later
// Processes of the program's own: started and joined, named, with a shared lock, with a log, with a
// queue.
#include "core/base/translatable.h"
#include "core/workload/threadfamily.h"

#include <algorithm>

namespace interleave {

namespace {

constexpr std::int64_t kProcesses = 5;

struct Number {
    std::int64_t n;
};

struct Item {
    ResourceId lock;
    TaskName text;
};

std::string doubled(std::int64_t n)
{
    return std::to_string(n) + " doubled to " + std::to_string(2 * n);
}

// --- mp-doubler-pid

Task<Value> doublerWithPid(Context& context, Number p)
{
    context.print(doubled(p.n) + " by process id: " + std::to_string(context.processId()));
    co_return Value(context.processId());
}

Task<Value> pidProgram(Context& context)
{
    constexpr std::int64_t kStep = 5;
    std::vector<Future> processes;
    for (std::int64_t i = 1; i <= context.parameters().integer("processes"); ++i) {
        const Number p { i * kStep };
        processes.push_back(context.spawn<&doublerWithPid>(context.nextProcessName(), p));
    }
    for (const Future process : processes)
        co_await context.join(process);
    std::vector<std::int64_t> pids;
    for (const Future process : processes) {
        const Value pid = co_await context.result(process);
        pids.push_back(pid.toInt());
    }
    std::sort(pids.begin(), pids.end());
    const auto distinct = std::unique(pids.begin(), pids.end()) - pids.begin();
    co_return Value(Value::Object { { "distinct_pids", Value(std::int64_t { distinct }) } });
}

// --- mp-doubler-names

Task<Value> doublerWithName(Context& context, Number p)
{
    context.print(doubled(p.n) + " by: " + context.workerName());
    co_return Value(context.workerName());
}

Task<Value> namesProgram(Context& context)
{
    constexpr std::int64_t kStep = 5;
    constexpr std::int64_t kTest = 2;
    (void)context.nextProcessName(); // of one that the text makes and never starts
    std::vector<Future> processes;
    for (std::int64_t i = 1; i <= context.parameters().integer("processes"); ++i) {
        const Number p { i * kStep };
        processes.push_back(context.spawn<&doublerWithName>(context.nextProcessName(), p));
    }
    processes.push_back(context.spawn<&doublerWithName>("Test", { kTest }));
    Value::List names;
    for (const Future process : processes) {
        co_await context.join(process);
        Value name = co_await context.result(process);
        names.push_back(std::move(name));
    }
    co_return Value(Value::Object { { "names", Value(std::move(names)) } });
}

// --- mp-lock-printer, mp-logging

Task<Value> printer(Context& context, Item p)
{
    const LockGuard guard = co_await context.acquire(p.lock);
    context.print(p.text.data());
    co_return Value();
}

/// A line of the log: a line of the output in the log's form, and a tick on the lane.
void logInfo(Context& context, const std::string& text)
{
    context.print("[INFO/" + context.workerName() + "] " + text);
    context.mark(text);
}

constexpr const char* kLogBegins = "child process calling self.run()";

Task<Value> loggingPrinter(Context& context, Item p)
{
    logInfo(context, kLogBegins);
    {
        const LockGuard guard = co_await context.acquire(p.lock);
        context.print(p.text.data());
    }
    logInfo(context, "process shutting down");
    logInfo(context, "process exiting with exitcode 0");
    co_return Value();
}

/// Nobody joins them: the end of the program does.
template <auto Body> Task<Value> printersProgram(Context& context)
{
    const ResourceId lock = context.makeLock("lock");
    for (const char* text : { "tango", "foxtrot", "10" }) {
        const Item p { lock, taskName(text) };
        (void)context.spawn<Body>(context.nextProcessName(), p);
    }
    co_return Value(Value::Object {});
}

// --- mp-queue

constexpr std::int64_t kSentinel = -1;

struct Belt {
    ResourceId queue;
};

Task<Value> creator(Context& context, Belt p)
{
    context.print("Creating data and putting it on the queue");
    for (const std::int64_t n :
        { std::int64_t { 5 }, std::int64_t { 10 }, std::int64_t { 13 }, kSentinel })
        (void)co_await context.put(p.queue, n);
    co_return Value();
}

/// The sentinel is processed, too, before it ends the loop.
Task<Value> consumer(Context& context, Belt p)
{
    std::int64_t n = 0;
    while (n != kSentinel) {
        const std::optional<std::int64_t> got = co_await context.get<std::int64_t>(p.queue);
        n = *got;
        context.print("data found to be processed: " + std::to_string(n));
        context.print(std::to_string(2 * n));
    }
    context.mark("sentinel");
    co_return Value();
}

Task<Value> queueProgram(Context& context)
{
    const Belt p { context.makeQueue("queue") };
    std::vector<Future> processes;
    processes.push_back(context.spawn<&creator>("creator", p));
    processes.push_back(context.spawn<&consumer>("consumer", p));
    co_await joinAll(context, &processes);
    co_return Value(Value::Object {});
}

/// An entry of the family of processes: named workers of its own, no pool.
Workload processWorkload(const char* id, const char* title, const char* purpose,
    const char* lookFor, Program program, std::vector<BodyEntry> bodies)
{
    Workload w = threadWorkload(id, title, purpose, lookFor, program, std::move(bodies));
    w.family = translatable("Processes");
    w.nativeModel = ModelId::Processes;
    return w;
}

ParameterSpec processesParameter()
{
    constexpr double kMost = 32;
    return { "processes", translatable("Processes"),
        translatable("How many named processes are started. They are the program's own, outside "
                     "the pool's workers."),
        "", ParameterKind::Integer, Value(kProcesses), 1, kMost, {} };
}

} // namespace

Workload mpDoublerPid()
{
    Workload w = processWorkload("mp-doubler-pid", translatable("Processes that double a number"),
        translatable("Each process doubles one number and says which process it is."),
        translatable("A lane for each process, and a different id in each line. Under threads all "
                     "lines have the same id: threads share one process. Which line comes first "
                     "is free."),
        &pidProgram, { bodyEntry<&doublerWithPid>("doubler") });
    w.topic = translatable("Starting and joining processes");
    w.figures = { { translatable("last process to begin its work"), "last-start" },
        { translatable("longest wait of the program for one of them"), "longest-wait:join" } };
    w.keyMoment = "last-start";
    w.parameters = { processesParameter() };
    return w;
}

Workload mpDoublerNames()
{
    Workload w = processWorkload("mp-doubler-names", translatable("Processes with names"),
        translatable("A process has a name: the next number, or one that it is given."),
        translatable("The lanes bear the names. The numbers begin at two because the first process "
                     "was made and never started; the last one is called Test."),
        &namesProgram, { bodyEntry<&doublerWithName>("doubler") });
    w.topic = translatable("Names of processes");
    w.figures = { { translatable("last process to begin its work"), "last-start" },
        { translatable("longest wait of the program for one of them"), "longest-wait:join" } };
    w.keyMoment = "last-start";
    w.parameters = { processesParameter() };
    return w;
}

Workload mpLockPrinter()
{
    Workload w = processWorkload("mp-lock-printer", translatable("Processes that share a lock"),
        translatable("Three processes print a line each, one after the other, under one lock."),
        translatable("The lock's row: one process holds it at a time, though they share no "
                     "memory of their own. Nobody joins them, so the program waits at its end."),
        &printersProgram<&printer>, { bodyEntry<&printer>("printer") });
    w.topic = translatable("Mutual exclusion between processes");
    w.figures = { { translatable("waits for the lock"), "waits:lock" },
        { translatable("longest time that the lock was held"), "longest-held:lock" } };
    w.keyMoment = "longest-held:lock";
    return w;
}

Workload mpLogging()
{
    Workload w = processWorkload("mp-logging", translatable("Processes with a log"),
        translatable("Each process logs that it begins, ends, and with which exit code."),
        translatable("Ticks on each process's lane, in the same order on each; the lanes' ticks "
                     "mix as they like. The exit code is the last thing that a process says."),
        &printersProgram<&loggingPrinter>, { bodyEntry<&loggingPrinter>("printer") });
    w.topic = translatable("A log for each process");
    const std::string begins = std::string("mark:") + kLogBegins;
    w.figures = { { translatable("first line of the log"), begins },
        { translatable("waits for the lock"), "waits:lock" } };
    w.keyMoment = begins;
    return w;
}

Workload mpQueue()
{
    Workload w = processWorkload("mp-queue", translatable("Processes joined by a queue"),
        translatable("One process puts numbers into a queue, another takes them out until it finds "
                     "the sentinel."),
        translatable("The consumer waits for the queue until an item is there. The sentinel is "
                     "processed like the others, and then ends the loop."),
        &queueProgram, { bodyEntry<&creator>("creator"), bodyEntry<&consumer>("consumer") });
    w.topic = translatable("Handing data from process to process");
    w.figures = { { translatable("waits for the queue"), "waits:queue" },
        { translatable("most items in the queue"), "level:queue" },
        { translatable("sentinel found"), "mark:sentinel" } };
    w.keyMoment = "mark:sentinel";
    return w;
}

} // namespace interleave
