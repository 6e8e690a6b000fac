// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/recordedprogram.h"
#include "ui/timeline/timelinecontent.h"
#include "ui/viewmodels/lanearrangement.h"
#include "ui/viewmodels/selection.h"
#include "ui/viewmodels/viewport.h"

#include <QWidget>

#include <memory>

class QLabel;
class QPushButton;

namespace interleave::ui {

class Background;
class CopyableTable;
class LegendBar;
class OverviewStrip;
class ScheduleNotice;
class ThreadTableModel;
class TimelineCanvas;

/// A recorded program: what it came to, how many of its threads were on a core over time, a row for
/// each core and, grouped by process, each thread, the threads' figures.
class ProgramPage : public QWidget {
    Q_OBJECT

public:
    explicit ProgramPage(QWidget* parent = nullptr);
    ~ProgramPage() override;

    /// Null: none.
    void setProgram(std::shared_ptr<const RecordedProgram> program);
    [[nodiscard]] const std::shared_ptr<const RecordedProgram>& program() const
    {
        return m_program;
    }
    [[nodiscard]] Viewport& viewport() { return m_viewport; }
    [[nodiscard]] const Viewport& viewport() const { return m_viewport; }
    [[nodiscard]] TimelineCanvas& canvas() const { return *m_canvas; }
    /// How its rows are arranged; not as those of the experiment.
    [[nodiscard]] LaneArrangement& lanes() { return m_lanes; }
    [[nodiscard]] const LaneArrangement& lanes() const { return m_lanes; }
    [[nodiscard]] int hiddenLanes() const;
    /// What is drawn; no rows where there is none.
    [[nodiscard]] TimelineSection section() const;
    [[nodiscard]] const QLabel& summary() const { return *m_summary; }

signals:
    void pointerMoved(std::optional<interleave::Nanos> time);
    void lanesChanged();
    void noticed(const QString& word);
    void exportRequested();
    void closeRequested();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void makeParts();
    void connectCanvas();
    void refresh();
    void arrange();
    void openMenu(QPoint globalPosition, const std::optional<TimelineCursor>& row);
    void alignOverview();
    void summarise();
    void retranslate();

    std::shared_ptr<const RecordedProgram> m_program;
    std::shared_ptr<const TrackModel> m_tracks;
    Viewport m_viewport;
    Selection m_selection; ///< of tasks: always empty
    LaneArrangement m_lanes;
    ThreadTableModel* m_model;
    QLabel* m_title;
    QLabel* m_summary;
    QLabel* m_parallelism;
    QPushButton* m_export;
    QPushButton* m_close;
    OverviewStrip* m_overview;
    TimelineCanvas* m_canvas;
    ScheduleNotice* m_notice;
    LegendBar* m_legend;
    CopyableTable* m_table;
    Background* m_summing;
};

} // namespace interleave::ui
