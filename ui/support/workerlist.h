// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace interleave::ui {

/// What a user's "4" or "1,2,4,8" means; or, in `problem`, why it means nothing.
struct WorkerList {
    std::vector<unsigned> counts;
    QString problem;
};

/// Counts from 1 to kMaxWorkers, each once, separated by commas or spaces.
[[nodiscard]] WorkerList parseWorkers(const QString& text);

/// "1,2,4,8".
[[nodiscard]] QString workersText(const std::vector<unsigned>& counts);

} // namespace interleave::ui
