// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plots/qcp.h"
#include "ui/timeline/barpainter.h"
#include "ui/timeline/markticks.h"
#include "ui/timeline/rowcolumns.h"
#include "ui/timeline/rowraster.h"
#include "ui/timeline/timelinecontent.h"

#include <map>
#include <optional>

namespace interleave::ui {

/// The one plottable of a timeline: draws the backgrounds and bars of all visible rows and the end
/// marks of the runs. Geometry is kept until the range, the width or the trace changes.
///
/// Where few spans are in view each is drawn as a bar (see layOutRow). Rows with more than their
/// part of kMostBars are drawn as columns of pixels instead (see RowRaster), from summaries, so
/// that a frame costs its pixels.
class SpanPlottable : public QCPAbstractPlottable {
    Q_OBJECT

public:
    /// `content` outlives this.
    SpanPlottable(QCPAxis* timeAxis, QCPAxis* rowAxis, const TimelineContent& content);

    /// What is drawn at pixel `x` of a row's lane, or at most `reach` pixels beside.
    [[nodiscard]] std::optional<Bar> barAt(
        std::size_t section, std::size_t row, int x, int reach) const;
    /// The bars of a row that is drawn as such.
    [[nodiscard]] const std::vector<Bar>& bars(std::size_t section, std::size_t row) const;
    /// The row is drawn from columns.
    [[nodiscard]] bool isDense(std::size_t section, std::size_t row) const;
    /// Where the next frame writes every pixel.
    [[nodiscard]] QRegion filled() const;
    /// In the last frame.
    [[nodiscard]] qsizetype drawnTitles() const { return m_drawnTitles; }
    /// In view, before rows are summed up.
    static constexpr std::size_t kMostBars = 4000;
    static constexpr std::size_t kMostBarsOfAll = 16; ///< rows with as few are always bars

    /// The marks and lines of a section, shown or not.
    [[nodiscard]] const MarkTicks& marks(std::size_t section) const;

    double selectTest(
        const QPointF& pos, bool onlySelectable, QVariant* details = nullptr) const override;
    QCPRange getKeyRange(
        bool& foundRange, QCP::SignDomain inSignDomain = QCP::sdBoth) const override;
    QCPRange getValueRange(bool& foundRange, QCP::SignDomain inSignDomain = QCP::sdBoth,
        const QCPRange& inKeyRange = QCPRange()) const override;

protected:
    void draw(QCPPainter* painter) override;
    void drawLegendIcon(QCPPainter* painter, const QRectF& rect) const override;

private:
    struct CacheKey {
        std::size_t section;
        std::size_t row;
        auto operator<=>(const CacheKey&) const = default; // NOLINT(modernize-use-nullptr): <=>
    };
    struct CacheEntry {
        std::shared_ptr<const TrackModel> tracks;
        Viewport::Range range;
        int width = 0;
        TaskId selected;
        std::vector<Bar> bars;
    };

    struct DenseEntry {
        std::shared_ptr<const TrackModel> tracks;
        std::shared_ptr<const ColumnGrid> grid;
        TaskId selected;
        RowColumns columns;
    };

    [[nodiscard]] const RowColumns& columns(std::size_t section, std::size_t row) const;
    /// A row in view.
    struct SeenRow {
        const RowItem* item = nullptr;
        std::size_t spans = 0;
        bool dense = false;
    };

    /// Brings the grid, the rows in view and their share of bars up to date.
    void updateView() const;
    [[nodiscard]] bool isDense(const TrackModel& tracks, std::size_t row, std::size_t spans) const;
    void drawDense(QPainter& painter);
    void drawBackground(QPainter& painter) const;
    void drawMarks(QPainter& painter, std::size_t first, std::size_t last) const;
    void drawCursor(QPainter& painter) const;
    void drawEndMarks(QPainter& painter) const;

    const TimelineContent& m_content;
    HatchBrushes m_hatches;
    BarTexts m_texts;
    RowRaster m_raster;
    QImage m_rows; ///< of dense ones, where they are not written straight into the window
    qsizetype m_drawnTitles = 0;
    mutable std::map<CacheKey, CacheEntry> m_cache;
    struct SectionMarks {
        std::shared_ptr<const TrackModel> tracks;
        MarkTicks ticks;
    };
    mutable std::map<std::size_t, SectionMarks> m_marks;

    // What is drawn as columns; of the range, place and rows in view.
    mutable Viewport::Range m_gridRange;
    mutable QRect m_gridPlace;
    mutable double m_pixelRatio = 1;
    mutable std::shared_ptr<const ColumnGrid> m_grid; ///< none: the range is too short for columns
    mutable std::vector<SeenRow> m_seen;              ///< of the last updateView()
    mutable std::size_t m_barsPerRow = kMostBars;
    mutable std::map<CacheKey, DenseEntry> m_dense;
};

} // namespace interleave::ui
