// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/export/scene.h"

class QPainter;

namespace interleave::ui {

/// Draws a scene at the painter's origin, in the painter's units.
void paintScene(QPainter& painter, const Scene& scene);

} // namespace interleave::ui
