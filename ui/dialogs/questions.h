// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/experiment.h"

class QString;
class QMessageBox;
class QWidget;

namespace interleave::ui {

/// Questions that do not block: the caller connects accepted() and calls open(). They delete
/// themselves.
[[nodiscard]] QMessageBox* askAboutLongExperiment(
    QWidget* parent, const ExperimentEstimate& guess, int runs);
[[nodiscard]] QMessageBox* askAboutClosing(QWidget* parent);
/// Its buttons have the roles AcceptRole (save), DestructiveRole (discard) and RejectRole.
[[nodiscard]] QMessageBox* askAboutUnsaved(QWidget* parent);
/// Likewise about a recorded program.
[[nodiscard]] QMessageBox* askAboutUnsavedProgram(QWidget* parent);
[[nodiscard]] QMessageBox* askAboutOverwriting(QWidget* parent, const QString& path);

} // namespace interleave::ui
