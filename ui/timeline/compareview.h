// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/chartview.h"

namespace interleave::ui {

/// The product's face: the compared runs below each other on one time axis, their ends marked with
/// time and speedup. Its viewport is set to the length of the longest run.
class CompareView : public ChartView {
    Q_OBJECT

public:
    CompareView(ExperimentModel& model, Viewport& viewport, Selection& selection,
        ChartOptions& options, QWidget* parent = nullptr);

protected:
    void rebuild() override;
    void changeEvent(QEvent* event) override;

private:
    void updateChoice();
};

} // namespace interleave::ui
