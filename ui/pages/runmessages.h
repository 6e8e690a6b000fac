// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "ui/pages/banner.h"

#include <vector>

namespace interleave::ui {

class ExperimentModel;

/// What a finished experiment has to be told about: failed runs, lost events, disturbed runs, a
/// machine that slept. One message for each kind, whatever the number of runs; the most important
/// one last.
[[nodiscard]] std::vector<Message> messagesOf(const ExperimentModel& experiment);

/// Something that could not be done at all: `consequence` says what that means.
[[nodiscard]] Message failureMessage(const Error& error, const QString& consequence);

} // namespace interleave::ui
