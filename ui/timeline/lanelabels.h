// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plots/qcp.h"
#include "ui/timeline/preparedtext.h"
#include "ui/timeline/timelinecontent.h"

namespace interleave::ui {

/// The names of the rows left of the bars, with signs to collapse and expand beside them, and the
/// headers of the runs across the whole width.
class LaneLabels : public QCPLayerable {
    Q_OBJECT

public:
    /// `content` outlives this.
    LaneLabels(QCustomPlot* plot, const TimelineContent& content);

    /// Left of the names: the signs that collapse a group.
    static constexpr int kFoldWidth = 15;

    /// The width that the longest name needs, within bounds.
    [[nodiscard]] static int widthFor(
        const std::vector<TimelineSection>& sections, const QFont& font);
    /// Where the words at the left of a header end.
    [[nodiscard]] static double headingEnd(const TimelineSection& section, const QFont& font);

protected:
    [[nodiscard]] QRect clipRect() const override;
    void applyDefaultAntialiasingHint(QCPPainter* painter) const override;
    void draw(QCPPainter* painter) override;

private:
    void drawRowTitles(QPainter& painter, std::size_t first, std::size_t last);
    void drawNotice(QPainter& painter, const QString& words, const QRect& place) const;
    void drawLine(
        QPainter& painter, const TimelineSection& section, const RowItem& item, int top) const;
    void drawTitle(QPainter& painter, const RowItem& item, int top);
    void drawFolds(QPainter& painter, std::size_t first, std::size_t last) const;
    void drawHeader(QPainter& painter, const TimelineSection& section, const QRect& place) const;

    const TimelineContent& m_content;
    PreparedTexts m_names;
    PreparedTexts m_boldNames;
};

} // namespace interleave::ui
