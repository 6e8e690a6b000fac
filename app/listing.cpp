// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/listing.h"

#include "core/formats/json.h"
#include "core/workload/workloadaliases.h"
#include "core/workload/workloadregistry.h"

#include <algorithm>

namespace interleave::app {

namespace {

std::string_view kindName(ParameterKind kind)
{
    switch (kind) {
    case ParameterKind::Integer:
        return "integer";
    case ParameterKind::Duration:
        return "duration";
    case ParameterKind::Choice:
        return "choice";
    case ParameterKind::Text:
        return "text";
    case ParameterKind::Flag:
        return "flag";
    }
    return {};
}

std::string plainText(const Value& value)
{
    return value.as<std::string>() != nullptr ? value.toText() : toJson(value);
}

Value parameterValue(const ParameterSpec& spec)
{
    Value::Object object {
        { "id", spec.id },
        { "title", spec.title },
        { "help", spec.help },
        { "kind", std::string(kindName(spec.kind)) },
        { "unit", spec.kind == ParameterKind::Duration ? Value("s") : Value(spec.unit) },
        { "default", spec.defaultValue },
        { "range", spec.rangeText() },
    };
    if (spec.kind == ParameterKind::Integer) {
        object.emplace_back("minimum", static_cast<std::int64_t>(spec.minimum));
        object.emplace_back("maximum", static_cast<std::int64_t>(spec.maximum));
    } else if (spec.kind == ParameterKind::Duration) {
        object.emplace_back("minimum", spec.minimum);
        object.emplace_back("maximum", spec.maximum);
    } else if (spec.kind == ParameterKind::Choice) {
        object.emplace_back("choices", Value::List(spec.choices.begin(), spec.choices.end()));
    }
    return { std::move(object) };
}

Value workloadValue(const Workload& workload)
{
    Value::Object models;
    for (const ModelInfo& model : allModels()) {
        const std::string reason = workload.reasonAgainst(model.id);
        models.emplace_back(model.name, reason.empty() ? Value() : Value(reason));
    }
    Value::List parameters;
    for (const ParameterSpec& spec : workload.parameters)
        parameters.push_back(parameterValue(spec));
    return { Value::Object {
        { "id", workload.id },
        { "title", workload.title },
        { "purpose", workload.purpose },
        { "look_for", workload.lookFor },
        { "family", workload.family },
        { "models", std::move(models) },
        { "parameters", std::move(parameters) },
    } };
}

Value aliasValue(const WorkloadAlias& alias)
{
    return { Value::Object {
        { "id", alias.id },
        { "workload", alias.workload },
        { "parameters", Value(Value::Object(alias.settings)) },
        { "model", std::string(modelInfo(alias.model).name) },
        { "workers", static_cast<std::int64_t>(alias.workers) },
    } };
}

/// "flags-as-completed-3   flags --models threads --workers 3 --param collect=as-completed"
std::string aliasText(const WorkloadAlias& alias)
{
    constexpr std::size_t kColumn = 30;
    std::string text = "    " + alias.id
        + std::string(kColumn - std::min(kColumn - 1, alias.id.size()), ' ') + alias.workload
        + " --models " + std::string(modelInfo(alias.model).name);
    if (modelInfo(alias.model).usesWorkers)
        text += " --workers " + std::to_string(alias.workers);
    for (const auto& [parameter, value] : alias.settings)
        text += " --param " + parameter + "=" + plainText(value);
    return text + "\n";
}

std::string workloadText(const Workload& workload)
{
    std::string text = workload.id + "\n    " + workload.title + ". " + workload.purpose + "\n";
    for (const ModelInfo& model : allModels())
        if (const std::string reason = workload.reasonAgainst(model.id); !reason.empty())
            text += "    not under " + std::string(model.name) + ": " + reason + "\n";
    std::size_t width = 0;
    for (const ParameterSpec& spec : workload.parameters)
        width = std::max(width, spec.id.size() + plainText(spec.defaultValue).size());
    for (const ParameterSpec& spec : workload.parameters) {
        const std::string assignment = spec.id + "=" + plainText(spec.defaultValue);
        text += "    --param " + assignment + std::string(width + 3 - assignment.size(), ' ')
            + spec.rangeText() + ": " + spec.help + "\n";
    }
    return text;
}

} // namespace

std::string listAsText()
{
    std::string text = "Workloads, with the defaults and ranges of their parameters:\n\n";
    for (const Workload& workload : allWorkloads())
        text += workloadText(workload) + "\n";
    text += "Other ids, each a workload with settings of its own:\n\n";
    for (const WorkloadAlias& alias : allAliases())
        text += aliasText(alias);
    text += "\nModels (--models):\n\n";
    for (const ModelInfo& model : allModels()) {
        const std::string name(model.name);
        constexpr std::size_t kColumn = 22;
        text += "    " + name + std::string(kColumn - name.size(), ' ') + std::string(model.title)
            + (model.usesWorkers ? "" : ", one worker") + "\n";
    }
    return text;
}

std::string listAsJson()
{
    Value::List workloads;
    for (const Workload& workload : allWorkloads())
        workloads.push_back(workloadValue(workload));
    Value::List models;
    for (const ModelInfo& model : allModels())
        models.emplace_back(Value::Object { { "name", std::string(model.name) },
            { "title", std::string(model.title) }, { "simulated", model.simulated },
            { "uses_workers", model.usesWorkers } });
    Value::List aliases;
    for (const WorkloadAlias& alias : allAliases())
        aliases.push_back(aliasValue(alias));
    return toJson(Value(Value::Object { { "workloads", std::move(workloads) },
                      { "aliases", std::move(aliases) }, { "models", std::move(models) } }),
               1)
        + "\n";
}

} // namespace interleave::app
