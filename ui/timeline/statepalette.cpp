// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/statepalette.h"

#include <QString>

#include <array>

namespace interleave::ui {

namespace {
using Styles = std::array<StateStyle, kTaskStateCount>;

QColor rgb(QRgb value)
{
    return QColor::fromRgb(value);
}

// In the order of TaskState. Hues from Okabe and Ito; contrast of fill or outline to the lane >=
// 3:1.
Styles lightStyles()
{
    const StateStyle final { rgb(0x8a8f98), rgb(0x5c6270), rgb(0xffffff), rgb(0x5c6270),
        Hatch::None, false, 1 };
    return { {
        { rgb(0xe6e9ee), rgb(0x78808f), rgb(0x1d2330), rgb(0x78808f), Hatch::None, true, 0.26 },
        { rgb(0xf4d35e), rgb(0x8a6500), rgb(0x1d2330), rgb(0xa87b00), Hatch::None, true, 0.55 },
        { rgb(0x2474b8), rgb(0x123f66), rgb(0xffffff), rgb(0x164f80), Hatch::None, false, 1 },
        { rgb(0xf0a05a), rgb(0xb84700), rgb(0x1d1206), rgb(0xd4600a), Hatch::Rising, true, 1 },
        { rgb(0xf0e8f5), rgb(0x8a5aa5), rgb(0x2c1838), rgb(0x8a5aa5), Hatch::Falling, true, 1 },
        { rgb(0xa3a9b3), rgb(0x3f4654), rgb(0x11141a), rgb(0x656c79), Hatch::Cross, true, 0.7 },
        final,
        final,
        final,
    } };
}

Styles darkStyles()
{
    const StateStyle final { rgb(0x8a8f98), rgb(0xb9bfca), rgb(0x101318), rgb(0xb9bfca),
        Hatch::None, false, 1 };
    return { {
        { rgb(0x343b47), rgb(0x98a2b3), rgb(0xe8ebf0), rgb(0x98a2b3), Hatch::None, true, 0.26 },
        { rgb(0xd9b23c), rgb(0xffe08a), rgb(0x1b1400), rgb(0xffe08a), Hatch::None, true, 0.55 },
        { rgb(0x4a9fdd), rgb(0xa9d8f8), rgb(0x05121c), rgb(0x9bd2f8), Hatch::None, false, 1 },
        { rgb(0xb45a12), rgb(0xffb27a), rgb(0xffffff), rgb(0xff9448), Hatch::Rising, true, 1 },
        { rgb(0x3d2f49), rgb(0xc59ee0), rgb(0xf3eaf8), rgb(0xc59ee0), Hatch::Falling, true, 1 },
        { rgb(0x6b7280), rgb(0xd5dae3), rgb(0xffffff), rgb(0xaab1bd), Hatch::Cross, true, 0.7 },
        final,
        final,
        final,
    } };
}
} // namespace

Theme themeOf(const QPalette& palette)
{
    return palette.color(QPalette::Window).lightness() < 128 ? Theme::Dark : Theme::Light;
}

const StateStyle& stateStyle(TaskState state, Theme theme)
{
    static const Styles light = lightStyles();
    static const Styles dark = darkStyles();
    return (theme == Theme::Dark ? dark : light)[static_cast<std::size_t>(state)];
}

const StateStyle& heldStyle(Theme theme)
{
    static const StateStyle light { rgb(0x9ad3c0), rgb(0x00694d), rgb(0x05231a), rgb(0x00805e),
        Hatch::Level, true, 0.8 };
    static const StateStyle dark { rgb(0x1d5c4a), rgb(0x6fdcbb), rgb(0xf0fffa), rgb(0x4cc9a2),
        Hatch::Level, true, 0.8 };
    return theme == Theme::Dark ? dark : light;
}

const StateStyle& gapStyle(Theme theme)
{
    const auto make = [](const ChartColors& colors) {
        return StateStyle { colors.page, colors.failed, colors.text, colors.failed, Hatch::Rising,
            false, 1 };
    };
    static const StateStyle light = make(chartColors(Theme::Light));
    static const StateStyle dark = make(chartColors(Theme::Dark));
    return theme == Theme::Dark ? dark : light;
}

const ChartColors& chartColors(Theme theme)
{
    static const ChartColors light { rgb(0xffffff), rgb(0xf3f5f8), rgb(0xe9ecf2), rgb(0xdde1e8),
        rgb(0x9aa1ad), rgb(0x1d2330), rgb(0x566072), rgb(0x1d2330), rgb(0x000000), rgb(0xb00020),
        rgb(0xffffff), QColor(31, 111, 178, 48) };
    static const ChartColors dark { rgb(0x171a20), rgb(0x20252d), rgb(0x272d37), rgb(0x343b47),
        rgb(0x7b8596), rgb(0xe8ebf0), rgb(0xa7b0be), rgb(0xf4f6fa), rgb(0xffffff), rgb(0xff6b7a),
        rgb(0x171a20), QColor(95, 180, 238, 56) };
    return theme == Theme::Dark ? dark : light;
}

QString failedMark()
{
    return QStringLiteral("\u2716");
}

QString cancelledMark()
{
    return QStringLiteral("\u2298");
}

} // namespace interleave::ui
