// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plots/qcp.h"
#include "ui/timeline/barpainter.h"
#include "ui/timeline/coreshape.h"
#include "ui/timeline/timelinecontent.h"

#include <map>
#include <memory>

namespace interleave::ui {

/// Draws what the operating system did over the bars of a timeline: a strip along the foot of each
/// lane, the rows of the cores, and beside the names of the lanes the colours that they have there.
/// Draws nothing where no schedule is shown. Geometry is kept until the range, the width or the
/// trace changes.
class CorePlottable : public QCPAbstractPlottable {
    Q_OBJECT

public:
    /// `content` outlives this.
    CorePlottable(QCPAxis* timeAxis, QCPAxis* rowAxis, const TimelineContent& content);

    /// Of a row of a core, as drawn.
    [[nodiscard]] const std::vector<CoreBar>& bars(std::size_t section, std::size_t row) const;

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
    struct Row {
        std::shared_ptr<const TrackModel> tracks;
        Viewport::Range range;
        int width = 0;
        std::vector<StripPart> strip;
        std::vector<CoreBar> bars;
        std::vector<CoreGap> gaps;
    };

    [[nodiscard]] const Row& rowOf(std::size_t section, std::size_t row) const;
    [[nodiscard]] const CoreSums& sumsOf(const std::shared_ptr<const SystemSchedule>& of) const;
    void forgetOthers();
    void paint(QPainter& painter, const std::vector<CorePatch>& patches, const Trace& trace);
    void paintName(QPainter& painter, const CorePatch& patch, const Trace& trace) const;
    void paintSelected(QPainter& painter, const RowItem& item) const;
    void paintCursor(QPainter& painter) const;
    void paintSwatch(QPainter& painter, const RowItem& item) const;

    const TimelineContent& m_content;
    HatchBrushes m_hatches;
    mutable std::map<std::pair<std::size_t, std::size_t>, Row> m_rows;
    mutable std::map<const SystemSchedule*, std::unique_ptr<const CoreSums>> m_sums;
};

} // namespace interleave::ui
