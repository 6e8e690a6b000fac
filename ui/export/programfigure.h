// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/trace/recordedprogram.h"
#include "ui/timeline/rowlayout.h"
#include "ui/timeline/statepalette.h"

#include <QByteArray>
#include <QSize>

namespace interleave::ui {

/// A picture of a recorded program. `section`: its rows; `words`: what it came to. `format` is a
/// suffix: png, svg, pdf; `scale`: pixels of a PNG for one of `size`. Errors: see encodeScene.
/// Needs a QGuiApplication. GUI thread.
[[nodiscard]] Result<QByteArray> renderProgram(const RecordedProgram& program,
    const TimelineSection& section, const QString& words, Viewport::Range range, QSize size,
    double scale, Theme theme, const QString& format);

} // namespace interleave::ui
