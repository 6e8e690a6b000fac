// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/support/background.h"
#include "ui/timeline/chartview.h"

namespace interleave::ui {

class OverviewStrip;

/// The timeline of the current run: overview, time axis, lanes, legend with totals of what is
/// visible. Its viewport is set to the current run's length.
class TimelineView : public ChartView {
    Q_OBJECT

public:
    TimelineView(ExperimentModel& model, Viewport& viewport, Selection& selection,
        ChartOptions& options, QWidget* parent = nullptr);

protected:
    void rebuild() override;
    void changeEvent(QEvent* event) override;

private:
    void updateChoice();
    void updateLegend();
    void updateLegendLater();
    void showLegend(const std::optional<RowTotals>& totals);

    OverviewStrip* m_overview;
    QTimer m_legendTimer;
    Background* m_totals = nullptr;
};

} // namespace interleave::ui
