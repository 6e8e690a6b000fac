// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/statepalette.h"
#include "ui/viewmodels/trackmodel.h"

#include <QWidget>

#include <optional>
#include <vector>

namespace interleave::ui {

/// The states with their looks and, where there are totals, their time and part of the visible
/// range.
class LegendBar : public QWidget {
    Q_OBJECT

public:
    struct Entry {
        QString name;
        QString value; ///< "1.24 s, 53 %"
        QString tip;
        StateStyle style;
        bool isIdle = false;
        QString mark; ///< instead of a look
        bool isTheftMark = false;
    };

    explicit LegendBar(QWidget* parent = nullptr);

    void setEntries(std::vector<Entry> entries);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    [[nodiscard]] std::vector<QRect> places(int width) const;
    [[nodiscard]] int lineHeight() const;

    std::vector<Entry> m_entries;
};

/// The states that a lane mode can show, with the totals where there are some; gaps only where
/// these have one.
[[nodiscard]] std::vector<LegendBar::Entry> legendEntries(
    LaneMode mode, bool hasResources, const std::optional<RowTotals>& totals, Theme theme);
/// The marks of the system's schedule, where one is shown; `hasLosses`: some of it is not known.
[[nodiscard]] std::vector<LegendBar::Entry> scheduleEntries(bool hasLosses, Theme theme);
/// The mark of a stolen task, where a run has some.
[[nodiscard]] LegendBar::Entry theftEntry();

} // namespace interleave::ui
