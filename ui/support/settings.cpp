// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/settings.h"

#include "core/workload/workloadregistry.h"
#include "ui/support/workerlist.h"

#include <QDir>
#include <QStandardPaths>

#include <algorithm>

namespace interleave::ui {

namespace {

QString settingsFile()
{
    QString folder = qEnvironmentVariable("INTERLEAVE_SETTINGS_DIR");
    if (folder.isEmpty())
        folder = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
            + QStringLiteral("/interleave");
    return QDir(folder).filePath(QStringLiteral("interleave.ini"));
}

QVariant toVariant(const Value& value)
{
    if (const auto* b = value.as<bool>())
        return *b;
    if (const auto* i = value.as<std::int64_t>())
        return QVariant::fromValue(static_cast<qlonglong>(*i));
    if (const auto* d = value.as<double>())
        return *d;
    return QString::fromStdString(value.toText());
}

std::optional<Value> toValue(const ParameterSpec& spec, const QVariant& variant)
{
    bool ok = true;
    Value value;
    switch (spec.kind) {
    case ParameterKind::Integer:
        value = Value(static_cast<std::int64_t>(variant.toLongLong(&ok)));
        break;
    case ParameterKind::Duration:
        value = Value(variant.toDouble(&ok));
        break;
    case ParameterKind::Choice:
    case ParameterKind::Text:
        value = Value(variant.toString().toStdString());
        break;
    case ParameterKind::Flag:
        value = Value(variant.toBool());
        break;
    }
    if (!ok || !checkParameter(spec, value))
        return std::nullopt;
    return value;
}

unsigned boundedUnsigned(const QVariant& variant, unsigned low, unsigned high, unsigned fallback)
{
    bool ok = false;
    const unsigned n = variant.toUInt(&ok);
    return ok && n >= low && n <= high ? n : fallback;
}

} // namespace

Settings::Settings() : m_settings(std::make_unique<QSettings>(settingsFile(), QSettings::IniFormat))
{
}

QByteArray Settings::windowGeometry() const
{
    return m_settings->value(QStringLiteral("window/geometry")).toByteArray();
}

void Settings::setWindowGeometry(const QByteArray& geometry)
{
    m_settings->setValue(QStringLiteral("window/geometry"), geometry);
}

QByteArray Settings::windowState() const
{
    return m_settings->value(QStringLiteral("window/state")).toByteArray();
}

void Settings::setWindowState(const QByteArray& state)
{
    m_settings->setValue(QStringLiteral("window/state"), state);
}

ThemeChoice Settings::theme() const
{
    const QString name = m_settings->value(QStringLiteral("window/theme")).toString();
    if (name == QLatin1String("light"))
        return ThemeChoice::Light;
    return name == QLatin1String("dark") ? ThemeChoice::Dark : ThemeChoice::System;
}

void Settings::setTheme(ThemeChoice choice)
{
    const char* name = choice == ThemeChoice::Light ? "light"
        : choice == ThemeChoice::Dark               ? "dark"
                                                    : "system";
    m_settings->setValue(QStringLiteral("window/theme"), QString::fromLatin1(name));
}

std::optional<ExperimentSpec> Settings::lastExperiment() const
{
    const auto read = [this](const char* key) {
        return m_settings->value(QLatin1String("scenario/") + QLatin1String(key));
    };
    const Workload* workload = findWorkload(read("workload").toString().toStdString());
    if (workload == nullptr)
        return std::nullopt;
    ExperimentSpec spec;
    spec.workload = workload->id;
    spec.parameters = ParameterValues(workload->parameters);
    for (const ParameterSpec& parameter : workload->parameters) {
        const QVariant stored = m_settings->value(
            QStringLiteral("scenario/parameters/") + QString::fromStdString(parameter.id));
        if (!stored.isValid())
            continue;
        if (auto value = toValue(parameter, stored))
            spec.parameters.set(parameter.id, *value);
    }
    for (const QString& name : read("models").toStringList())
        if (const auto model = modelFromName(name.toStdString()); model
            && workload->reasonAgainst(*model).empty()
            && std::find(spec.models.begin(), spec.models.end(), *model) == spec.models.end())
            spec.models.push_back(*model);
    if (const WorkerList list = parseWorkers(read("workers").toString()); list.problem.isEmpty())
        spec.workers = list.counts;
    spec.repeats = boundedUnsigned(read("repeats"), 1, kMaxRepeats, 1);
    spec.interpreterLock = read("interpreterLock").toBool();
    if (const QVariant schedule = read("systemSchedule"); schedule.isValid())
        spec.systemSchedule = schedule.toBool();
    bool ok = false;
    const qulonglong seed = read("seed").toULongLong(&ok);
    spec.seed = ok ? seed : 1;
    spec.recording = read("recording").toString() == QLatin1String("bounded")
        ? RecordingMode::Bounded
        : RecordingMode::Lossless;
    const qulonglong limit = read("memoryLimit").toULongLong(&ok);
    spec.memoryLimit = ok ? static_cast<std::size_t>(limit) : 0;
    return spec;
}

void Settings::setLastExperiment(const ExperimentSpec& spec)
{
    m_settings->remove(QStringLiteral("scenario"));
    m_settings->beginGroup(QStringLiteral("scenario"));
    m_settings->setValue(QStringLiteral("workload"), QString::fromStdString(spec.workload));
    for (const auto& [id, value] : spec.parameters.all())
        m_settings->setValue(
            QStringLiteral("parameters/") + QString::fromStdString(id), toVariant(value));
    QStringList models;
    for (const ModelId model : spec.models)
        models << QString::fromLatin1(
            modelInfo(model).name.data(), static_cast<qsizetype>(modelInfo(model).name.size()));
    m_settings->setValue(QStringLiteral("models"), models);
    m_settings->setValue(QStringLiteral("workers"), workersText(spec.workers));
    m_settings->setValue(QStringLiteral("repeats"), spec.repeats);
    m_settings->setValue(QStringLiteral("interpreterLock"), spec.interpreterLock);
    m_settings->setValue(QStringLiteral("systemSchedule"), spec.systemSchedule);
    m_settings->setValue(
        QStringLiteral("seed"), QVariant::fromValue(static_cast<qulonglong>(spec.seed)));
    m_settings->setValue(QStringLiteral("recording"),
        spec.recording == RecordingMode::Bounded ? QStringLiteral("bounded")
                                                 : QStringLiteral("lossless"));
    m_settings->setValue(QStringLiteral("memoryLimit"),
        QVariant::fromValue(static_cast<qulonglong>(spec.memoryLimit)));
    m_settings->endGroup();
}

QVariant Settings::value(const QString& key, const QVariant& fallback) const
{
    return m_settings->value(key, fallback);
}

void Settings::setValue(const QString& key, const QVariant& value)
{
    m_settings->setValue(key, value);
}

QString Settings::fileName() const
{
    return m_settings->fileName();
}

void Settings::flush()
{
    m_settings->sync();
}

} // namespace interleave::ui
