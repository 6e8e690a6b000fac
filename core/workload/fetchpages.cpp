// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/translatable.h"
#include "core/workload/pages.h"
#include "core/workload/timescale.h"
#include "core/workload/workload.h"

#include <array>

namespace interleave {

namespace {

struct Host {
    std::string_view name;
    Nanos delay;
};
using std::chrono::milliseconds;
constexpr std::array<Host, 3> kHosts = { { { "google.com", milliseconds(50) },
    { "cnn.com", milliseconds(80) }, { "twitter.com", milliseconds(110) } } };

struct Fetches {
    FetchRequest request;
    std::array<char, 32> host;
    Nanos pause;
};

Task<Value> fetchPage(Context& context, Fetches p)
{
    if (p.pause > Nanos(0))
        co_await context.sleep(p.pause);
    FetchResponse response = co_await context.fetch(p.request);
    const std::string host = p.host.data();
    constexpr int kOk = 200;
    if (response.status != kOk)
        throw TaskError(ErrorCode::Io,
            "the server answered " + std::to_string(response.status) + " for '" + host + "'");
    context.print(
        "URL: http://" + host + ": Content: " + std::to_string(response.body.size()) + " bytes");
    co_return Value();
}

Task<Value> fetchPagesProgram(Context& context)
{
    const ParameterValues& values = context.parameters();
    std::vector<Future> tasks;
    for (const Host& host : kHosts) {
        Fetches p { greetingRequest(values, host.name, scaled(host.delay, values)), {}, Nanos(0) };
        std::copy(host.name.begin(), host.name.end(), p.host.begin());
        if (host.name == "cnn.com")
            p.pause = scaled(values.duration("pause"), values);
        tasks.push_back(context.submit<&fetchPage>(host.name, p));
    }
    (void)co_await wait(context, &tasks);
    for (const Future task : tasks)
        co_await context.result(task); // an error must not go unseen
    co_return Value(Value::Object {});
}

double fetchPagesWait(const ParameterValues& values)
{
    Nanos all = scaled(values.duration("pause"), values);
    for (const Host& host : kHosts)
        all += scaled(host.delay, values);
    return toSeconds(all);
}

} // namespace

Workload asyncioFetchPages()
{
    Workload w;
    w.id = "asyncio-fetch-pages";
    w.title = translatable("Three pages");
    w.purpose = translatable("Three pages fetched at the same time from servers of unequal speed.");
    w.lookFor = translatable("Three waits side by side on one lane. With a pause before the second "
                             "page the third overtakes it: nobody waits for the one who pauses.");
    w.family = translatable("Event loop and coroutines");
    w.nativeModel = ModelId::Loop;
    constexpr double kLongest = 60;
    w.topic = translatable("One lane waits for many servers");
    w.figures = { { translatable("waits for the servers"), "waits:io" },
        { translatable("all these waits together"), "total-wait:io" },
        { translatable("waits at the same time, at most"), "most-waiting:io" },
        { translatable("ended before one that was started earlier"), "overtaking" } };
    w.keyMoment = "most-waiting:io";
    w.parameters = {
        { "pause", translatable("Pause"),
            translatable("How long the second task sleeps before it fetches."), translatable("s"),
            ParameterKind::Duration, Value(0.0), 0, kLongest, {} },
        timeScaleParameter(),
    };
    w.program = &fetchPagesProgram;
    w.bodies = { bodyEntry<&fetchPage>("fetch-page") };
    w.prepare = &preparePages;
    w.textWorkers = 3;
    w.estimatedWait = &fetchPagesWait;
    return w;
}

} // namespace interleave
