// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/experimentfacts.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <utility>

namespace interleave {

namespace {

constexpr std::array<std::pair<RecordingMode, const char*>, 3> kRecordingNames { {
    { RecordingMode::Lossless, "lossless" },
    { RecordingMode::Bounded, "bounded" },
    { RecordingMode::Off, "off" },
} };

Value count(std::uint64_t n)
{
    return { static_cast<std::int64_t>(n) };
}

Value text(std::string_view s)
{
    return { std::string(s) };
}

Value recordingValue(RecordingMode mode)
{
    for (const auto& [known, name] : kRecordingNames)
        if (known == mode)
            return { name };
    return {};
}

/// Reads an object member by member; what is missing keeps its value.
class Members {
public:
    explicit Members(const Value& object) : m_object(object) { }

    void read(std::string_view name, std::string& value) const
    {
        if (const Value* v = m_object.find(name))
            value = v->toText();
    }
    void read(std::string_view name, bool& value) const
    {
        if (const Value* v = m_object.find(name))
            value = v->toBool();
    }
    void read(std::string_view name, double& value) const
    {
        if (const Value* v = m_object.find(name))
            value = v->toDouble();
    }
    void read(std::string_view name, unsigned& value) const
    {
        if (const Value* v = m_object.find(name))
            value = static_cast<unsigned>(std::clamp<std::int64_t>(v->toInt(), 0, 1 << 30));
    }
    void read(std::string_view name, std::uint64_t& value) const
    {
        if (const Value* v = m_object.find(name))
            value = static_cast<std::uint64_t>(v->toInt());
    }
    void read(std::string_view name, Nanos& value) const
    {
        if (const Value* v = m_object.find(name))
            value = Nanos(v->toInt());
    }
    void read(std::string_view name, Value& value) const
    {
        if (const Value* v = m_object.find(name))
            value = *v;
    }
    void read(std::string_view name, ParameterValues& values) const
    {
        const Value* v = m_object.find(name);
        const auto* object = v != nullptr ? v->as<Value::Object>() : nullptr;
        if (object == nullptr)
            return;
        values = {};
        for (const auto& [id, value] : *object)
            values.set(id, value);
    }
    void read(std::string_view name, RecordingMode& mode) const
    {
        const Value* v = m_object.find(name);
        for (const auto& [known, knownName] : kRecordingNames)
            if (v != nullptr && v->toText() == knownName)
                mode = known;
    }

private:
    const Value& m_object;
};

Result<ModelId> modelOf(const Value& name)
{
    if (const auto model = modelFromName(name.toText()))
        return *model;
    return failure(ErrorCode::Unsupported,
        "the file holds runs of the model " + inQuotes(name.toText())
            + ", which this version of Interleave does not know");
}

Value quietnessValue(const Quietness& quietness)
{
    return { Value::Object { { "known", quietness.known },
        { "foreign_cores", quietness.foreignCores }, { "steal_cores", quietness.stealCores } } };
}

Result<RunStatus> statusOf(const Value& name)
{
    for (const RunStatus status : { RunStatus::Ok, RunStatus::Failed, RunStatus::Cancelled })
        if (toString(status) == name.toText())
            return status;
    return failure(ErrorCode::BadArgument, "the file does not say how a run ended");
}

Error errorOf(const Value& value)
{
    Error error;
    const Members members(value);
    members.read("detail", error.detail);
    std::string name;
    members.read("code", name);
    constexpr int kMany = 64;
    for (int code = 0; code < kMany; ++code)
        if (toString(static_cast<ErrorCode>(code)) == name)
            error.code = static_cast<ErrorCode>(code);
    return error;
}

} // namespace

Value experimentFacts(const Experiment& experiment)
{
    const ExperimentSpec& spec = experiment.spec;
    Value::List models;
    for (const ModelId model : spec.models)
        models.push_back(text(modelInfo(model).name));
    Value::List workers;
    for (const unsigned n : spec.workers)
        workers.push_back(count(n));
    return { Value::Object {
        { "workload", spec.workload },
        { "params", spec.parameters.toValue() },
        { "models", std::move(models) },
        { "workers", std::move(workers) },
        { "repeats", count(spec.repeats) },
        { "interpreter_lock", spec.interpreterLock },
        { "seed", count(spec.seed) },
        { "recording", recordingValue(spec.recording) },
        { "repeat_disturbed", count(spec.repeatDisturbed) },
        { "machine", experiment.machine.toValue() },
    } };
}

Result<Experiment> experimentFromFacts(const Value& facts)
{
    Experiment experiment;
    ExperimentSpec& spec = experiment.spec;
    const Members members(facts);
    members.read("workload", spec.workload);
    if (spec.workload.empty())
        return failure(ErrorCode::BadArgument, "the file does not say what was run");
    members.read("params", spec.parameters);
    members.read("repeats", spec.repeats);
    members.read("interpreter_lock", spec.interpreterLock);
    members.read("seed", spec.seed);
    members.read("recording", spec.recording);
    members.read("repeat_disturbed", spec.repeatDisturbed);
    if (const Value* models = facts.find("models"); models != nullptr)
        if (const auto* list = models->as<Value::List>())
            for (const Value& name : *list) {
                const Result<ModelId> model = modelOf(name);
                if (!model)
                    return tl::unexpected(model.error());
                spec.models.push_back(*model);
            }
    if (const Value* workers = facts.find("workers"); workers != nullptr)
        if (const auto* list = workers->as<Value::List>()) {
            spec.workers.clear();
            for (const Value& n : *list)
                spec.workers.push_back(
                    static_cast<unsigned>(std::clamp<std::int64_t>(n.toInt(), 1, kMaxWorkers)));
        }
    if (const Value* machine = facts.find("machine")) {
        const Members about(*machine);
        about.read("cores", experiment.machine.cores);
        about.read("processor", experiment.machine.processor);
        about.read("system", experiment.machine.system);
        about.read("compiler", experiment.machine.compiler);
        about.read("version", experiment.machine.version);
    }
    return experiment;
}

Value runFacts(const RunResult& run, const ExperimentSpec& spec)
{
    const Scenario& scenario = run.scenario;
    Value::Object facts {
        { "model", text(modelInfo(scenario.model).name) },
        { "workers_asked", count(scenario.workers) },
        { "workers", count(run.workers) },
        { "repeat", count(run.repeat) },
        { "status", text(toString(run.status)) },
        { "makespan_ns", Value(std::int64_t { run.makespan.count() }) },
        { "results", run.results },
        { "quietness", quietnessValue(run.quietness) },
        { "machine_slept_ns", Value(std::int64_t { run.machineSlept.count() }) },
    };
    if (run.error)
        facts.emplace_back("error",
            Value::Object {
                { "code", toString(run.error->code) }, { "detail", run.error->detail } });
    if (scenario.workload != spec.workload)
        facts.emplace_back("workload", scenario.workload);
    if (scenario.parameters != spec.parameters)
        facts.emplace_back("params", scenario.parameters.toValue());
    if (scenario.interpreterLock != spec.interpreterLock)
        facts.emplace_back("interpreter_lock", scenario.interpreterLock);
    if (scenario.seed != spec.seed)
        facts.emplace_back("seed", count(scenario.seed));
    if (scenario.recording != spec.recording)
        facts.emplace_back("recording", recordingValue(scenario.recording));
    return { std::move(facts) };
}

Result<RunResult> runFromFacts(const Value& facts, const ExperimentSpec& spec)
{
    RunResult run;
    Scenario& scenario = run.scenario;
    scenario.workload = spec.workload;
    scenario.parameters = spec.parameters;
    scenario.interpreterLock = spec.interpreterLock;
    scenario.seed = spec.seed;
    scenario.recording = spec.recording;
    const Members members(facts);
    members.read("workload", scenario.workload);
    members.read("params", scenario.parameters);
    members.read("interpreter_lock", scenario.interpreterLock);
    members.read("seed", scenario.seed);
    members.read("recording", scenario.recording);
    members.read("workers_asked", scenario.workers);
    members.read("workers", run.workers);
    members.read("repeat", run.repeat);
    members.read("makespan_ns", run.makespan);
    members.read("results", run.results);
    members.read("machine_slept_ns", run.machineSlept);
    const Value none;
    const auto member = [&](std::string_view name) -> const Value& {
        const Value* value = facts.find(name);
        return value != nullptr ? *value : none;
    };
    const Result<ModelId> model = modelOf(member("model"));
    if (!model)
        return tl::unexpected(model.error());
    scenario.model = *model;
    const Result<RunStatus> status = statusOf(member("status"));
    if (!status)
        return tl::unexpected(status.error());
    run.status = *status;
    if (const Value* error = facts.find("error"))
        run.error = errorOf(*error);
    const Members quietness(member("quietness"));
    quietness.read("known", run.quietness.known);
    quietness.read("foreign_cores", run.quietness.foreignCores);
    quietness.read("steal_cores", run.quietness.stealCores);
    return run;
}

} // namespace interleave
