// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/figuretexts.h"

#include "core/run/machine.h"
#include "core/workload/workloadregistry.h"
#include "ui/support/coretext.h"
#include "ui/timeline/runtext.h"
#include "ui/timeline/timetext.h"

#include <QCoreApplication>
#include <QLocale>

namespace interleave::ui {

namespace {
struct FigureText {
    Q_DECLARE_TR_FUNCTIONS(FigureText)
};

QString valueText(const Value& value, const ParameterSpec* spec)
{
    if (const auto* flag = value.as<bool>())
        return *flag ? FigureText::tr("yes") : FigureText::tr("no");
    QString number;
    if (const auto* whole = value.as<std::int64_t>())
        number = QLocale().toString(static_cast<qlonglong>(*whole));
    else if (const auto* real = value.as<double>())
        number = QLocale().toString(*real, 'g', 6);
    else
        return QString::fromStdString(value.toText());
    if (spec == nullptr || spec->unit.empty())
        return number;
    return FigureText::tr("%1 %2").arg(number, coreText(spec->unit));
}
} // namespace

QString workloadTitle(const ExperimentSpec& spec)
{
    const Workload* workload = findWorkload(spec.workload);
    return workload != nullptr ? coreText(workload->title) : QString::fromStdString(spec.workload);
}

QString scenarioText(const ExperimentSpec& spec)
{
    const Workload* workload = findWorkload(spec.workload);
    QStringList parts { QString::fromStdString(spec.workload) };
    for (const auto& [id, value] : spec.parameters.all()) {
        const QString text
            = valueText(value, workload != nullptr ? workload->parameter(id) : nullptr);
        if (!text.isEmpty()) // an empty text is how a parameter says "not set"
            parts << FigureText::tr("%1 = %2").arg(QString::fromStdString(id), text);
    }
    if (spec.repeats > 1)
        parts << FigureText::tr("%n repeats", nullptr, static_cast<int>(spec.repeats));
    if (spec.interpreterLock)
        parts << FigureText::tr("interpreter lock emulated");
    parts << FigureText::tr("seed %1").arg(spec.seed);
    //: between the parts of a scenario
    return parts.join(FigureText::tr(", "));
}

QString summaryText(const ExperimentModel& model)
{
    QStringList lines;
    for (const SummaryRow& row : model.summary()) {
        const auto id = modelFromName(row.model);
        if (!id || row.runs == 0)
            continue;
        const QString title = titleOfRun({}, { *id, row.workers, 1 });
        lines << (row.speedup ? FigureText::tr("%1: %2, %3")
                                    .arg(title, durationText(row.median), speedupText(*row.speedup))
                              : FigureText::tr("%1: %2").arg(title, durationText(row.median)));
    }
    return lines.join(FigureText::tr("; "));
}

FigureTexts figureTexts(const ExperimentModel& model, const QString& title)
{
    const MachineFacts& machine = model.machine();
    FigureTexts texts;
    texts.title = title;
    texts.scenario = scenarioText(model.spec());
    texts.machine = FigureText::tr("%1; Interleave %2")
                        .arg(QString::fromStdString(machine.oneLine()),
                            QString::fromStdString(machine.version));
    texts.description = FigureText::tr("%1. %2").arg(title, summaryText(model));
    return texts;
}

} // namespace interleave::ui
