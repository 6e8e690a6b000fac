// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>
#include <QString>

#include <vector>

namespace interleave::ui {

class Settings;

enum class ExportContent { Compare, Timeline, Speedup, Data };
enum class ExportFormat { Png, Svg, Pdf, SpansCsv, SummaryCsv, ChromeTrace, Account, CoresCsv };

/// What the export dialog was told. Remembered between two exports.
struct ExportChoice {
    ExportContent content = ExportContent::Compare;
    ExportFormat format = ExportFormat::Png;
    bool wholeRun = true; ///< false: the visible range
    QSize size { 1600, 900 };
    double scale = 1; ///< PNG only
    bool dark = false;
    QString path;

    [[nodiscard]] bool isFigure() const { return content != ExportContent::Data; }
    /// Puts what does not go together right: data has no picture's format, and so on.
    void repair();
};

inline constexpr int kMinExportSide = 400;
inline constexpr int kMaxExportSide = 16384;
inline constexpr double kMaxExportScale = 4;

[[nodiscard]] std::vector<ExportFormat> formatsOf(ExportContent content);
/// "png", "spans.csv".
[[nodiscard]] QString suffixOf(ExportFormat format);
/// The path with the suffix of `format` in place of any known one.
[[nodiscard]] QString withSuffix(const QString& path, ExportFormat format);
/// The format among `formats` that the path's suffix names; `fallback` where it names none.
[[nodiscard]] ExportFormat formatOfPath(
    const QString& path, const std::vector<ExportFormat>& formats, ExportFormat fallback);

[[nodiscard]] ExportChoice readExportChoice(const Settings& settings);
void writeExportChoice(Settings& settings, const ExportChoice& choice);

} // namespace interleave::ui
