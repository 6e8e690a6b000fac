// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/rowlayout.h"

#include <QLabel>

namespace interleave::ui {

/// A line below a chart: why the system's schedule is not there and what to do, or what is missing
/// in it. Takes no room when there is nothing to say, or when the schedule is hidden.
class ScheduleNotice : public QLabel {
    Q_OBJECT

public:
    explicit ScheduleNotice(QWidget* parent = nullptr);

    void tell(const std::vector<TimelineSection>& sections);
};

} // namespace interleave::ui
