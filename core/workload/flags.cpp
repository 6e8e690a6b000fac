// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/translatable.h"
#include "core/workload/flagcontent.h"
#include "core/workload/flagresources.h"
#include "core/workload/workload.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace interleave {

namespace {

struct DownloadParameters {
    FetchRequest request;
    std::array<char, 4> code;
    std::array<char, 256> file;
};

template <std::size_t N> void copyText(std::array<char, N>& to, const std::string& text)
{
    to.fill('\0');
    std::memcpy(to.data(), text.data(), std::min(text.size(), N - 1));
}

Task<Value> downloadOne(Context& context, DownloadParameters p)
{
    FetchResponse response = co_await context.fetch(p.request);
    const std::string code = p.code.data();
    constexpr int kOk = 200;
    if (response.status != kOk)
        throw TaskError(ErrorCode::Io,
            "the server answered " + std::to_string(response.status) + " for flag " + code + " ("
                + p.request.path.data() + ")");
    context.mark("show " + code);
    const std::string file = p.file.data();
    co_await context.writeFile(file, response.body);
    co_return Value(code);
}

DownloadParameters download(const ParameterValues& values, const std::string& code)
{
    DownloadParameters p {};
    copyText(p.request.host, values.text("host"));
    p.request.port = static_cast<std::uint16_t>(values.integer("port"));
    const std::string& base = values.text("path");
    const std::string whole = flagPath(code);
    constexpr std::string_view kRoot = "/data/flags";
    copyText(p.request.path, base.empty() ? whole : base + whole.substr(kRoot.size()));
    p.request.modelledDelay = values.duration("delay");
    p.request.modelledBytes = static_cast<std::uint32_t>(flagPicture(code).size());
    copyText(p.code, code);
    copyText(p.file, values.text("folder") + "/" + code + ".gif");
    return p;
}

Task<Value> flagsProgram(Context& context)
{
    const ParameterValues& values = context.parameters();
    const auto count = static_cast<std::size_t>(values.integer("flags"));
    const bool asCompleted = values.text("collect") == "as-completed";
    std::vector<Future> futures;
    for (std::size_t i = 0; i < count; ++i) {
        const std::string code(flagCodes()[i]);
        const DownloadParameters p = download(values, code);
        const Future future = context.submit<&downloadOne>(code, p);
        futures.push_back(future);
        if (asCompleted)
            context.print("Scheduled for " + code
                + ": state=" + std::string(toString(context.state(future))));
    }
    Value::List codes;
    if (asCompleted) {
        CompletionQueue queue(context, futures);
        while (queue.remaining() > 0) {
            const Future done = co_await queue.next();
            Value code = co_await context.result(done);
            context.print("<Future state=finished returned str> result: '" + code.toText() + "'");
            codes.push_back(std::move(code));
        }
    } else {
        MapResults map(context, std::move(futures));
        while (!map.atEnd()) {
            Value code = co_await map.next();
            codes.push_back(std::move(code));
        }
    }
    context.print(std::to_string(count) + " flags downloaded");
    if (values.flag("keep") && !values.text("folder").empty())
        context.print("files kept in " + values.text("folder"));
    Value::Object results { { "count", Value(static_cast<std::int64_t>(codes.size())) } };
    if (asCompleted) {
        results.emplace_back("completion_order", Value(std::move(codes)));
    } else {
        results.emplace_back("order", Value(codes));
        results.emplace_back("results", Value(std::move(codes)));
    }
    co_return Value(std::move(results));
}

double flagsWait(const ParameterValues& values)
{
    return toSeconds(values.duration("delay")) * static_cast<double>(values.integer("flags"));
}

} // namespace

Workload flags()
{
    Workload w;
    w.id = "flags";
    w.title = translatable("Twenty flags downloaded");
    w.purpose = translatable(
        "Waiting for a server overlaps: on threads, on processes, and on one event loop alike.");
    w.lookFor = translatable(
        "One after the other: equal waits end to end. On twenty threads: the same waits side by "
        "side. On the "
        "event loop: as fast as the threads, with one lane and hair-thin slivers of running.");
    w.family = translatable("Pools and futures");
    constexpr double kMaxDelay = 60;
    constexpr double kDelay = 0.062;
    w.topic = translatable("Waiting for the network overlaps; computing does not");
    w.figures = { { translatable("waits for the server or a file"), "waits:io" },
        { translatable("at the same time, at most"), "most-waiting:io" },
        { translatable("all these waits together"), "total-wait:io" },
        { translatable("longest of them"), "longest-wait:io" } };
    w.keyMoment = "most-waiting:io";
    w.parameters = {
        { "flags", translatable("Flags"),
            translatable("How many flags are downloaded, one task each."), "",
            ParameterKind::Integer, Value(20), 1, static_cast<double>(flagCodes().size()), {} },
        { "delay", translatable("Server delay"),
            translatable("How long the server waits before it answers."), translatable("s"),
            ParameterKind::Duration, Value(kDelay), 0, kMaxDelay, {} },
        { "collect", translatable("Collect"),
            translatable("map takes the results in the order of the flags, as-completed in the "
                         "order in which they arrive."),
            "", ParameterKind::Choice, Value("map"), 0, 0, { "map", "as-completed" } },
        { "base-url", translatable("Base URL"),
            translatable("Empty: a server of our own on this machine. Otherwise another, such as "
                         "http://127.0.0.1:8000/data/flags."),
            "", ParameterKind::Text, Value(""), 0, 0, {} },
        { "keep", translatable("Keep files"),
            translatable("Keep the downloaded files instead of removing them after the run."), "",
            ParameterKind::Flag, Value(false), 0, 0, {} },
    };
    w.program = &flagsProgram;
    w.bodies = { bodyEntry<&downloadOne>("download-one") };
    w.prepare = &prepareFlags;
    w.textWorkers = 20;
    w.estimatedWait = &flagsWait;
    return w;
}

} // namespace interleave
