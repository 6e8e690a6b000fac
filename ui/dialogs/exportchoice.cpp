// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/exportchoice.h"

#include "ui/support/settings.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace interleave::ui {

namespace {

// Longer suffixes first: "a.spans.csv" is not "a.spans" with a suffix "csv".
struct Suffix {
    ExportFormat format;
    const char* text;
};
constexpr std::array<Suffix, 10> kSuffixes = { {
    { ExportFormat::SummaryCsv, "summary.csv" },
    { ExportFormat::SpansCsv, "spans.csv" },
    { ExportFormat::CoresCsv, "cores.csv" },
    { ExportFormat::ChromeTrace, "trace.json" },
    { ExportFormat::Png, "png" },
    { ExportFormat::Svg, "svg" },
    { ExportFormat::Pdf, "pdf" },
    { ExportFormat::SpansCsv, "csv" },
    { ExportFormat::ChromeTrace, "json" },
    { ExportFormat::Account, "txt" },
} };

const Suffix* suffixOfPath(const QString& path)
{
    for (const Suffix& suffix : kSuffixes)
        if (path.endsWith(QLatin1Char('.') + QLatin1String(suffix.text), Qt::CaseInsensitive))
            return &suffix;
    return nullptr;
}

template <class Enum>
Enum readEnum(const Settings& settings, const QString& key, Enum fallback, Enum last)
{
    bool ok = false;
    const int n = settings.value(key).toInt(&ok);
    return ok && n >= 0 && n <= static_cast<int>(last) ? static_cast<Enum>(n) : fallback;
}

} // namespace

std::vector<ExportFormat> formatsOf(ExportContent content)
{
    if (content == ExportContent::Data)
        return { ExportFormat::SpansCsv, ExportFormat::SummaryCsv, ExportFormat::CoresCsv,
            ExportFormat::ChromeTrace, ExportFormat::Account };
    return { ExportFormat::Png, ExportFormat::Svg, ExportFormat::Pdf };
}

void ExportChoice::repair()
{
    const std::vector<ExportFormat> formats = formatsOf(content);
    if (std::find(formats.begin(), formats.end(), format) == formats.end())
        format = formats.front();
    size.setWidth(std::clamp(size.width(), kMinExportSide, kMaxExportSide));
    size.setHeight(std::clamp(size.height(), kMinExportSide, kMaxExportSide));
    scale = std::isfinite(scale) ? std::clamp(scale, 1.0, kMaxExportScale) : 1.0;
    if (!path.isEmpty())
        path = withSuffix(path, format);
}

QString suffixOf(ExportFormat format)
{
    for (const Suffix& suffix : kSuffixes)
        if (suffix.format == format)
            return QString::fromLatin1(suffix.text);
    return {};
}

QString withSuffix(const QString& path, ExportFormat format)
{
    const Suffix* known = suffixOfPath(path);
    if (known != nullptr && known->format == format)
        return path;
    const QString stem
        = known == nullptr ? path : path.chopped(QLatin1String(known->text).size() + 1);
    return stem + QLatin1Char('.') + suffixOf(format);
}

ExportFormat formatOfPath(
    const QString& path, const std::vector<ExportFormat>& formats, ExportFormat fallback)
{
    const Suffix* known = suffixOfPath(path);
    if (known == nullptr
        || std::find(formats.begin(), formats.end(), known->format) == formats.end())
        return fallback;
    return known->format;
}

ExportChoice readExportChoice(const Settings& settings)
{
    ExportChoice choice;
    choice.content
        = readEnum(settings, QStringLiteral("export/content"), choice.content, ExportContent::Data);
    choice.format = readEnum(
        settings, QStringLiteral("export/format"), choice.format, ExportFormat::CoresCsv);
    choice.wholeRun = settings.value(QStringLiteral("export/whole"), choice.wholeRun).toBool();
    choice.size = settings.value(QStringLiteral("export/size"), choice.size).toSize();
    choice.scale = settings.value(QStringLiteral("export/scale"), choice.scale).toDouble();
    choice.dark = settings.value(QStringLiteral("export/dark"), choice.dark).toBool();
    choice.path = settings.value(QStringLiteral("export/path")).toString();
    choice.repair();
    return choice;
}

void writeExportChoice(Settings& settings, const ExportChoice& choice)
{
    settings.setValue(QStringLiteral("export/content"), static_cast<int>(choice.content));
    settings.setValue(QStringLiteral("export/format"), static_cast<int>(choice.format));
    settings.setValue(QStringLiteral("export/whole"), choice.wholeRun);
    settings.setValue(QStringLiteral("export/size"), choice.size);
    settings.setValue(QStringLiteral("export/scale"), choice.scale);
    settings.setValue(QStringLiteral("export/dark"), choice.dark);
    settings.setValue(QStringLiteral("export/path"), choice.path);
}

} // namespace interleave::ui
