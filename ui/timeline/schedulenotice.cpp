// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/schedulenotice.h"

#include "ui/timeline/scheduletext.h"

namespace interleave::ui {

ScheduleNotice::ScheduleNotice(QWidget* parent) : QLabel(parent)
{
    constexpr int kMargin = 8;
    setObjectName(QStringLiteral("schedule-notice"));
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setContentsMargins(kMargin, 2, kMargin, 2);
    // So that the command in it can be copied.
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setFocusPolicy(Qt::TabFocus);
    hide();
}

void ScheduleNotice::tell(const std::vector<TimelineSection>& sections)
{
    QStringList words;
    QStringList reasons;
    for (const TimelineSection& section : sections) {
        if (!section.tracks || section.tracks->filter().hidesCores)
            continue;
        const SystemSchedule* schedule = section.tracks->trace().systemSchedule().get();
        const QString notice = scheduleNotice(schedule);
        if (notice.isEmpty())
            continue;
        if (!words.contains(notice))
            words << notice;
        if (const QString reason = QString::fromStdString(schedule->reason());
            !reason.isEmpty() && !reasons.contains(reason))
            reasons << reason;
        if (const QString totals = totalsNotice(schedule);
            sections.size() == 1 && !totals.isEmpty())
            words << totals;
    }
    setText(words.join(QLatin1Char(' ')));
    setAccessibleName(tr("The system's schedule"));
    //: the system's own words, in English
    setToolTip(reasons.join(QLatin1Char('\n')).toHtmlEscaped());
    setVisible(!words.isEmpty());
}

} // namespace interleave::ui
