// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plots/qcp.h"
#include "ui/timeline/barpainter.h"
#include "ui/timeline/markticks.h"
#include "ui/timeline/timelinecontent.h"

#include <map>

namespace interleave::ui {

/// The one plottable of a timeline: draws the backgrounds and bars of all visible rows and the end
/// marks of the runs. Geometry is kept until the range, the width or the trace changes.
class SpanPlottable : public QCPAbstractPlottable {
    Q_OBJECT

public:
    /// `content` outlives this.
    SpanPlottable(QCPAxis* timeAxis, QCPAxis* rowAxis, const TimelineContent& content);

    /// The bars of a row, as drawn.
    [[nodiscard]] const std::vector<Bar>& bars(std::size_t section, std::size_t row) const;

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

    void drawBackground(QPainter& painter, std::size_t first, std::size_t last) const;
    void drawMarks(QPainter& painter, std::size_t first, std::size_t last) const;
    void drawCursor(QPainter& painter) const;
    void drawEndMarks(QPainter& painter) const;

    const TimelineContent& m_content;
    HatchBrushes m_hatches;
    mutable std::map<CacheKey, CacheEntry> m_cache;
    struct SectionMarks {
        std::shared_ptr<const TrackModel> tracks;
        MarkTicks ticks;
    };
    mutable std::map<std::size_t, SectionMarks> m_marks;
};

} // namespace interleave::ui
