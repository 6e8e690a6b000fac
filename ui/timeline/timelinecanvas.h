// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/coregeometry.h"
#include "ui/timeline/lanegeometry.h"
#include "ui/timeline/timelinecontent.h"
#include "ui/viewmodels/selection.h"
#include "ui/viewmodels/viewport.h"

#include <QWidget>

#include <optional>

class QCPAxis;
class QCPLayerable;
class QCustomPlot;
class QScrollBar;

namespace interleave::ui {

class CorePlottable;
class LaneLabels;
class SpanPlottable;
class TimeAxisTicker;
class TimelinePlot;

/// One plot with a time axis and the rows of any number of runs below each other; scrolls when they
/// need more room. Shows the viewport's range and the selection, and changes both through its
/// interaction.
class TimelineCanvas : public QWidget {
    Q_OBJECT

public:
    /// `viewport` and `selection` outlive this.
    TimelineCanvas(Viewport& viewport, Selection& selection, QWidget* parent = nullptr);
    ~TimelineCanvas() override;

    struct Hit {
        std::size_t section = 0;
        std::size_t row = 0;
        std::optional<Bar> bar;      ///< none: idle, or a core
        std::optional<CoreBar> core; ///< none: not the row of a core, or others or nobody there
    };

    void setSections(std::vector<TimelineSection> sections, const RowMetrics& metrics);
    [[nodiscard]] const TimelineContent& content() const { return m_content; }
    /// The part that does not scroll; its layout is empty when no row is pinned.
    [[nodiscard]] const TimelineContent& pinned() const { return m_pinned; }
    [[nodiscard]] Viewport& viewport() const { return m_viewport; }
    [[nodiscard]] Selection& selection() const { return m_selection; }
    /// What takes the mouse and the keys.
    [[nodiscard]] QWidget& plot() const;

    /// In pixels of the plot; none outside the rows.
    [[nodiscard]] std::optional<Hit> hitAt(QPoint position) const;
    [[nodiscard]] bool isOnAxis(QPoint position) const
    {
        return position.y() < m_content.axisBottom;
    }
    /// What is at that height, names included.
    [[nodiscard]] const RowItem* itemAt(QPoint position) const;
    [[nodiscard]] bool isOnNames(QPoint position) const
    {
        return position.x() < m_content.lanes.left();
    }
    /// The part that draws a row; null: it is hidden.
    [[nodiscard]] const TimelineContent* partOf(std::size_t section, std::size_t row) const;
    /// Puts the cursor there, selects the task, and scrolls and pans so that it can be seen. The
    /// span that counts as selected is `chosen`, or else that of the cursor.
    void setCursor(const TimelineCursor& cursor, const std::optional<Span>& chosen = {});
    void clearSelection();
    /// Every wake in the visible range, or those of the selected task and span.
    void setAllArrows(bool all);
    /// The program's marks and the lines that it printed.
    void setMarksShown(bool shown);
    /// What the marks and lines near a place say, a line for each; empty: there are none.
    [[nodiscard]] QStringList marksAt(QPoint position) const;
    /// To the span that the selected one woke, or to the one that woke it. False: there is none.
    bool followWake(bool forward);
    /// Scrolls to the row where the task is at that instant: its own, or that of its worker.
    void reveal(int run, TaskId task, Nanos at);
    /// Shows this time with a little around it.
    void fitSpan(Nanos begin, Nanos end);
    /// In pixels; positive is down.
    void scrollBy(int pixels);
    void refresh();

signals:
    void laneModeToggled();
    void arrowsToggled();
    void marksToggled();
    void resourcesToggled();
    void coresToggled();
    /// `row`: the one below the pointer or, by key, of the cursor.
    void menuRequested(QPoint globalPosition, std::optional<interleave::ui::TimelineCursor> row);
    void idleToggled();
    void allLanesWanted();
    void groupToggled(interleave::ui::RowGroup group);
    void runToggled(int run);
    void pinToggled(std::size_t section, std::size_t row);
    void laneMoved(std::size_t section, std::size_t row, bool down);
    /// It is to be scrolled to, and hidden.
    void hiddenRowWanted(std::size_t section, std::size_t row);
    /// A word for the status bar.
    void noticed(const QString& word);
    /// Of the mouse; nothing when it left.
    void pointerMoved(std::optional<interleave::Nanos> time);

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void setUpPlot();
    void applyTheme();
    void updateLayout();
    void updateCursor(const std::vector<TimelineSection>& before);
    void settleCursor();
    void updatePinned();
    void updateRange(); ///< where the rows are stays
    void updateArrows();
    void followSelection();
    void showCursor(const TimelineCursor& cursor);
    [[nodiscard]] QString describeCursor(const TimelineCursor& cursor) const;
    void scrollToRow(std::size_t section, std::size_t row);

    Viewport& m_viewport;
    Selection& m_selection;
    TimelineContent m_content;
    TimelineContent m_pinned;
    WakeIndexes m_wakes { [this] {
        updateArrows();
        refresh();
    } };
    bool m_allArrows = false;
    TimelinePlot* m_plot;
    QScrollBar* m_scrollBar;
    QCPAxis* m_timeAxis = nullptr;
    SpanPlottable* m_spans = nullptr;
    CorePlottable* m_cores = nullptr;
    SpanPlottable* m_pinnedSpans = nullptr;
    QCPLayerable* m_pinnedCores = nullptr;
    LaneLabels* m_labels = nullptr;
    LaneLabels* m_pinnedLabels = nullptr;
    QSharedPointer<TimeAxisTicker> m_ticker;
};

} // namespace interleave::ui
