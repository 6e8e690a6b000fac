// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/timelinefigure.h"

#include "ui/export/arrowfigure.h"
#include "ui/export/corefigure.h"
#include "ui/export/rowfigure.h"
#include "ui/export/timelinelegend.h"
#include "ui/timeline/timelinecoordinates.h"
#include "ui/timeline/timeticks.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace interleave::ui {

namespace {
struct FigureText {
    Q_DECLARE_TR_FUNCTIONS(FigureText)
};

class TimelineWriter {
public:
    TimelineWriter(
        Scene& scene, const TimelineFigure& figure, const FigureSizes& sizes, const QRectF& room)
        : m_scene(scene),
          m_figure(figure),
          m_sizes(sizes),
          m_colors(chartColors(figure.theme)),
          m_room(room)
    {
    }

    void write()
    {
        layOut();
        writeAxis();
        for (std::size_t s = 0; s < m_figure.sections.size(); ++s)
            writeSection(s);
        for (std::size_t s = 0; s < m_figure.sections.size(); ++s) {
            const ArrowFigure arrows = addArrows(
                m_scene, m_figure, s, { m_layout, m_lanes, m_coordinates, m_sizes.factor });
            m_shownArrows += arrows.shown;
            m_allArrows += arrows.all;
        }
    }

    /// What the note has to say; empty when everything is as it is.
    [[nodiscard]] QString note() const
    {
        QStringList notes { noteOnRows(), noteOnArrows() };
        if (m_hasMarks)
            notes << FigureText::tr("diamonds: marks of the program; dots: lines that it printed");
        int hidden = 0;
        int lanes = 0;
        for (const TimelineSection& section : m_figure.sections) {
            hidden += section.tracks ? section.tracks->hiddenRows() : 0;
            lanes += section.rows ? section.rows->hidden() : 0;
        }
        if (lanes > 0)
            notes << FigureText::tr("%n lanes hidden", nullptr, lanes);
        if (hidden > 0)
            notes << FigureText::tr("%n resource rows hidden", nullptr, hidden);
        notes.removeAll(QString());
        return notes.join(FigureText::tr("; "));
    }

private:
    [[nodiscard]] QString noteOnArrows() const
    {
        if (m_shownArrows == 0)
            return {};
        QString note = m_figure.selected.isValid()
            ? FigureText::tr("arrows: who woke whom; strong: what woke the selected task; dashed: "
                             "whom it woke")
            : FigureText::tr("arrows: who woke whom");
        if (m_shownArrows < m_allArrows)
            note += FigureText::tr(", %1").arg(thinnedOutText(m_shownArrows, m_allArrows));
        return note;
    }

    [[nodiscard]] QString noteOnRows() const
    {
        if (m_hiddenRows > 0)
            return FigureText::tr(
                "%n rows do not fit; a picture %1 pixels high shows all", nullptr, m_hiddenRows)
                .arg(static_cast<int>(
                    std::ceil(m_scene.size.height() + m_layout.height - m_lanes.height())));
        if (m_mergedSpans > 0)
            return FigureText::tr("%n spans too short to tell apart are merged, in proportion "
                                  "to their time, at least a third of the bar high",
                nullptr, static_cast<int>(std::min<std::uint64_t>(m_mergedSpans, 2'000'000'000)));
        return {};
    }

    void layOut()
    {
        const double axis = std::ceil(sceneMetrics(m_sizes.small).height() * 2 + m_sizes.text);
        RowMetrics metrics;
        metrics.hasHeaders = true;
        metrics.header
            = static_cast<int>(std::ceil(sceneMetrics(m_sizes.text, true).height() * 1.45));
        metrics.minRow = 2;
        metrics.maxRow = static_cast<int>(std::round(130 * m_sizes.factor));
        metrics.group = static_cast<int>(std::ceil(sceneMetrics(m_sizes.text).height() * 1.1));
        metrics.loneRow = static_cast<int>(std::round(24 * m_sizes.factor));
        metrics.gap = static_cast<int>(std::round(9 * m_sizes.factor));
        m_layout = layOutRows(m_figure.sections, static_cast<int>(m_room.height() - axis), metrics);
        m_label
            = std::min(m_sizes.text - 1, std::max(12 * m_sizes.factor, m_layout.rowHeight * 0.72));
        double labels = m_sizes.text * 4;
        for (const TimelineSection& section : m_figure.sections) {
            std::vector<std::size_t> rows = shownRows(section);
            rows.resize(std::min<std::size_t>(rows.size(), 2000));
            for (const std::size_t r : rows)
                labels = std::max(labels,
                    textWidth(section.tracks->rows()[r].title, m_label) + m_sizes.text * 1.2
                        + (section.tracks->rows()[r].died ? m_label * 1.6 : 0));
        }
        labels = std::ceil(std::min(labels, m_room.width() * 0.22));
        const double lastTick = textWidth(QStringLiteral("0.0000"), m_sizes.small) / 2;
        m_lanes = QRectF(m_room.left() + labels, m_room.top(),
            std::floor(m_room.width() - labels - lastTick),
            std::min<double>(m_layout.height + m_sizes.text * 0.4, m_room.height() - axis));
        m_coordinates = { m_figure.range, m_lanes.left(), m_lanes.width() };
    }

    void writeAxis()
    {
        SceneGroup& group = m_scene.add(QStringLiteral("axis"), FigureText::tr("Time axis"));
        const double labelWidth = textWidth(QStringLiteral("0 000.000"), m_sizes.small) * 1.25;
        const TimeTicks ticks = timeTicks(
            m_figure.range, std::clamp(static_cast<int>(m_lanes.width() / labelWidth), 2, 16));
        const double y = std::round(m_lanes.bottom());
        for (const Nanos t : ticks.majors) {
            const double x = std::round(m_coordinates.toPixel(t)) + 0.5;
            group.items.emplace_back(
                SceneLine { QPointF(x, m_lanes.top()), QPointF(x, y), m_colors.grid, 1 });
        }
        group.items.emplace_back(SceneLine { QPointF(m_lanes.left(), y + 0.5),
            QPointF(m_lanes.right(), y + 0.5), m_colors.axis, 1 });
        const QFontMetricsF metrics = sceneMetrics(m_sizes.small);
        const double tick = std::round(m_sizes.small * 0.4);
        double baseline = std::round(y + tick + m_sizes.small * 0.2 + metrics.ascent());
        for (const Nanos t : ticks.majors) {
            const double x = std::round(m_coordinates.toPixel(t)) + 0.5;
            group.items.emplace_back(
                SceneLine { QPointF(x, y), QPointF(x, y + tick), m_colors.axis, 1 });
            group.items.emplace_back(SceneText { QPointF(x, baseline), ticks.label(t),
                m_colors.dimText, m_sizes.small, false, SceneText::Anchor::Middle });
        }
        for (const Nanos t : ticks.minors) {
            const double x = std::round(m_coordinates.toPixel(t)) + 0.5;
            group.items.emplace_back(
                SceneLine { QPointF(x, y), QPointF(x, y + tick / 2), m_colors.axis, 1 });
        }
        baseline += std::ceil(metrics.height());
        group.items.emplace_back(SceneText { QPointF(m_lanes.center().x(), baseline),
            FigureText::tr("Time since the start of each run (%1)").arg(unitSymbol(ticks.unit)),
            m_colors.dimText, m_sizes.small, false, SceneText::Anchor::Middle });
    }

    [[nodiscard]] QRectF placeOf(const RowItem& item) const
    {
        return QRectF(m_lanes.left(), m_lanes.top() + item.top, m_lanes.width(), item.height);
    }

    void writeSection(std::size_t index)
    {
        const TimelineSection& section = m_figure.sections[index];
        m_marks.reset();
        if (m_figure.showsMarks && section.tracks)
            m_marks.emplace(*section.tracks);
        double freeFrom = -1e9; // for labels
        double bottom = m_lanes.top();
        double headingEnd = 0;
        for (const RowItem& item : m_layout.items) {
            if (item.section != index)
                continue;
            const QRectF place = placeOf(item);
            if (place.bottom() > m_lanes.bottom() + 0.5) {
                m_hiddenRows
                    += item.kind == RowItem::Kind::Row || item.kind == RowItem::Kind::Group ? 1 : 0;
                continue;
            }
            bottom = place.bottom();
            if (item.kind == RowItem::Kind::Header) {
                headingEnd = writeHeader(section, place, index > 0);
                freeFrom = place.bottom() - m_sizes.text * 0.15;
            }
            if (item.kind == RowItem::Kind::Notice)
                writeNotice(section.title, section.notice, place);
            if (item.kind == RowItem::Kind::Group)
                //: a group of lanes in a picture: "5 workers, collapsed"
                writeNotice(section.title,
                    FigureText::tr("%1, collapsed")
                        .arg(groupText(*section.tracks, item.group, item.collapsed)),
                    place);
            if (item.kind == RowItem::Kind::Heading)
                writeHeading(section, item, place, freeFrom);
            if (item.kind == RowItem::Kind::Row)
                writeRow(section, item.row, place, freeFrom);
        }
        writeEndMark(section, m_lanes.top() + m_layout.extentOf(index).first, bottom, headingEnd);
    }

    void writeRow(
        const TimelineSection& section, std::size_t row, const QRectF& place, double& freeFrom)
    {
        const TrackModel& tracks = *section.tracks;
        const TrackRow& track = tracks.rows()[row];
        SceneGroup& group = m_scene.add(
            QStringLiteral("lane"), FigureText::tr("%1: %2").arg(section.title, track.title));
        const double begin = std::max(place.left(), m_coordinates.toPixel(Nanos(0)));
        const double end
            = std::min(place.right(), std::round(m_coordinates.toPixel(tracks.endOf(row))));
        if (end > begin) {
            const double gap = place.height() >= 6 ? 1 : 0;
            group.items.emplace_back(
                SceneRect { QRectF(begin, place.top(), end - begin, place.height() - gap),
                    track.kind == TrackRow::Kind::MainLane ? m_colors.mainLane : m_colors.lane });
        }
        m_mergedSpans += addBars(group, tracks, row, m_figure.range, place, m_label, m_figure.theme)
                             .mergedSpans;
        if (m_marks
            && addMarks(group, tracks, m_marks->of(row, m_figure.range), m_figure.range, place,
                m_figure.theme))
            m_hasMarks = true;
        addGaps(group, tracks, row, m_coordinates, place, m_label, m_figure.theme);
        if (const CoreSums* sums = m_sums.of(tracks))
            addSystem(group, *sums, tracks, row, m_figure.range, place, m_label, m_figure.theme);

        const QFontMetricsF metrics = sceneMetrics(m_label);
        const double top = place.center().y() - (metrics.ascent() + metrics.descent()) / 2;
        if (top < freeFrom)
            return;
        freeFrom = top + metrics.ascent() + metrics.descent();
        const double room = m_lanes.left() - m_room.left() - m_sizes.text * 0.9;
        const QPointF at(m_lanes.left() - m_sizes.text * 0.5, std::round(top + metrics.ascent()));
        const bool dim = track.kind == TrackRow::Kind::MainLane || track.isResource()
            || track.kind == TrackRow::Kind::Core;
        const QString title = elided(track.title, room, m_label, false, Qt::ElideMiddle);
        group.items.emplace_back(SceneText { at, title, dim ? m_colors.dimText : m_colors.text,
            m_label, false, SceneText::Anchor::Right });
        if (track.died && textWidth(title, m_label) + m_label * 1.5 < room)
            group.items.emplace_back(SceneMarker { SceneMarker::Shape::Cross,
                QPointF(at.x() - textWidth(title, m_label) - m_label * 0.9, place.center().y()),
                m_label * 0.6, m_colors.failed, false, {} });
    }

    /// Of the rows below it; its words may go on over the bars, where nothing else stands.
    void writeHeading(
        const TimelineSection& section, const RowItem& item, const QRectF& place, double& freeFrom)
    {
        const QString words = groupText(*section.tracks, item.group, item.collapsed);
        SceneGroup& group = m_scene.add(QStringLiteral("group"), words);
        group.items.emplace_back(SceneText { QPointF(m_room.left(), baselineIn(place, false)),
            elided(words, m_lanes.right() - m_room.left(), m_sizes.small), m_colors.dimText,
            m_sizes.small });
        freeFrom = place.bottom() - m_sizes.text * 0.15;
    }

    void writeNotice(const QString& title, const QString& words, const QRectF& place)
    {
        SceneGroup& group = m_scene.add(QStringLiteral("notice"), title);
        group.items.emplace_back(
            SceneText { QPointF(m_lanes.left() + m_sizes.text * 0.5, baselineIn(place, false)),
                elided(words, place.width() - m_sizes.text, m_sizes.text), m_colors.dimText,
                m_sizes.text });
    }

    [[nodiscard]] double baselineIn(const QRectF& place, bool bold) const
    {
        const QFontMetricsF metrics = sceneMetrics(m_sizes.text, bold);
        return std::round(place.center().y() + (metrics.ascent() - metrics.descent()) / 2);
    }

    /// Returns where its texts at the left end.
    double writeHeader(const TimelineSection& section, const QRectF& place, bool separated)
    {
        SceneGroup& group = m_scene.add(QStringLiteral("run"), section.title);
        if (separated)
            group.items.emplace_back(SceneLine { QPointF(m_room.left(), place.top() + 0.5),
                QPointF(m_room.right(), place.top() + 0.5), m_colors.grid, 1 });
        const double baseline = baselineIn(place, true);
        const double size = m_sizes.text;
        double x = m_room.left();
        group.items.emplace_back(
            SceneText { QPointF(x, baseline), section.title, m_colors.text, size, true });
        x += textWidth(section.title, size, true) + size * 0.8;
        if (!section.detail.isEmpty()) {
            group.items.emplace_back(
                SceneText { QPointF(x, baseline), section.detail, m_colors.dimText, size });
            x += textWidth(section.detail, size) + size * 0.9;
        }
        for (const QString& tag : section.tags) {
            const QColor color = section.isBad ? m_colors.failed : m_colors.dimText;
            const double width = textWidth(tag, m_sizes.small) + m_sizes.small;
            const double height = std::ceil(sceneMetrics(m_sizes.small).height()) + 2;
            group.items.emplace_back(
                SceneRect { QRectF(std::round(x), std::round(place.center().y() - height / 2),
                                std::round(width), height),
                    {}, Hatch::None, {}, color, 1, 4 });
            group.items.emplace_back(SceneText {
                QPointF(std::round(x) + m_sizes.small / 2, baseline), tag, color, m_sizes.small });
            x += width + size * 0.5;
        }
        if (!section.end || section.endText.isEmpty())
            return x;
        const double width = textWidth(section.endText, size, true);
        const double mark = m_coordinates.toPixel(*section.end);
        double left = mark + size * 0.5;
        if (left + width > m_room.right())
            left = std::min(mark - size * 0.5, m_room.right()) - width;
        left = std::max(left, x + size * 0.3);
        group.items.emplace_back(
            SceneText { QPointF(left, baseline), section.endText, m_colors.text, size, true });
        return x;
    }

    void writeEndMark(const TimelineSection& section, double top, double bottom, double headingEnd)
    {
        if (!section.end || *section.end < m_figure.range.begin
            || *section.end > m_figure.range.end)
            return;
        SceneGroup& group = m_scene.add(QStringLiteral("end"), section.title);
        const double x = std::round(std::min(m_coordinates.toPixel(*section.end), m_lanes.right()));
        // It may not run through the words of the heading.
        const double from = std::round(
            top + (x < headingEnd ? m_layout.items.front().height : m_sizes.text * 0.35));
        group.items.emplace_back(SceneLine { QPointF(x, from), QPointF(x, bottom), m_colors.endMark,
            std::max(2.0, std::round(m_sizes.factor * 2)) });
    }

    Scene& m_scene;
    const TimelineFigure& m_figure;
    const FigureSizes& m_sizes;
    const ChartColors& m_colors;
    QRectF m_room;
    QRectF m_lanes;
    RowLayout m_layout;
    TimelineCoordinates m_coordinates;
    double m_label = 12;
    int m_hiddenRows = 0;
    std::uint64_t m_mergedSpans = 0;
    FigureSums m_sums;
    std::size_t m_shownArrows = 0;
    std::size_t m_allArrows = 0;
    std::optional<MarkTicks> m_marks; ///< of the section that is being written
    bool m_hasMarks = false;
};

} // namespace

Scene timelineScene(const TimelineFigure& figure, QSizeF size)
{
    const FigureSizes sizes(size);
    const std::vector<LegendEntry> legend = legendOf(figure);
    FigureTexts texts = figure.texts;
    // The note is known only when the rows are drawn, and takes no room of theirs.
    for (int pass = 0;; ++pass) {
        Scene scene;
        scene.size = size;
        const QRectF room = addFrame(scene, sizes, texts, legend, figure.theme);
        TimelineWriter writer(scene, figure, sizes, room);
        writer.write();
        if (pass == 1 || writer.note().isEmpty())
            return scene;
        texts.note = writer.note();
    }
}

} // namespace interleave::ui
