// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/programfigure.h"

#include "ui/export/scenefile.h"
#include "ui/export/timelinefigure.h"
#include "ui/support/coretext.h"

namespace interleave::ui {

Result<QByteArray> renderProgram(const RecordedProgram& program, const TimelineSection& section,
    const QString& words, Viewport::Range range, QSize size, double scale, Theme theme,
    const QString& format)
{
    TimelineFigure figure;
    figure.sections = { section };
    figure.range = range;
    figure.theme = theme;
    figure.texts.title = section.title;
    figure.texts.scenario = words;
    figure.texts.description = words;
    figure.texts.machine = plain(program.generator + ", " + program.startedAt);
    Scene scene = timelineScene(figure, size);
    scene.metadata.emplace_back(QStringLiteral("Title"), figure.texts.title);
    scene.metadata.emplace_back(QStringLiteral("Description"), figure.texts.description);
    scene.metadata.emplace_back(QStringLiteral("Software"), plain(program.generator));
    return encodeScene(scene, format, scale);
}

} // namespace interleave::ui
