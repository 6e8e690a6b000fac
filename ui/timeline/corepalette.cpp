// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/corepalette.h"

#include <array>

namespace interleave::ui {

namespace {
constexpr std::size_t kColours = 8;
using Styles = std::array<StateStyle, kColours>;

QColor rgb(QRgb value)
{
    return QColor::fromRgb(value);
}

StateStyle plain(QRgb fill, QRgb line, QRgb text)
{
    return { rgb(fill), rgb(line), rgb(text), rgb(fill), Hatch::None, false, 1 };
}

// Hues from Okabe and Ito; neighbours differ in lightness too.
Styles lightStyles()
{
    return { {
        plain(0x0072b2, 0x003f63, 0xffffff),
        plain(0xe69f00, 0x7a5400, 0x1d1206),
        plain(0x006e51, 0x00402f, 0xffffff),
        plain(0xe58fc0, 0x8c3a69, 0x2b0a1d),
        plain(0x7a3b00, 0x3f1f00, 0xffffff),
        plain(0x56b4e9, 0x1f6a96, 0x06202f),
        plain(0x5b2a86, 0x311449, 0xffffff),
        plain(0xb9b400, 0x5f5c00, 0x1c1b00),
    } };
}

Styles darkStyles()
{
    return { {
        plain(0x2f97dc, 0x9bd2f8, 0x04131d),
        plain(0xf2b632, 0xffe0a0, 0x1b1400),
        plain(0x0f9d76, 0x7be6c6, 0x02160f),
        plain(0xf0a3cf, 0xffd9ee, 0x2b0a1d),
        plain(0xb4632a, 0xf3bd95, 0xffffff),
        plain(0x8fd3f8, 0xd7f0ff, 0x06202f),
        plain(0x9566c9, 0xd9c2f3, 0xffffff),
        plain(0xe3dd4a, 0xfaf7b8, 0x1c1b00),
    } };
}
} // namespace

const StateStyle& onCoreStyle(Theme theme)
{
    static const StateStyle light { rgb(0x08243c), rgb(0x08243c), rgb(0xffffff), rgb(0x08243c),
        Hatch::None, false, 0.35 };
    static const StateStyle dark { rgb(0xe9f6ff), rgb(0xe9f6ff), rgb(0x05121c), rgb(0xe9f6ff),
        Hatch::None, false, 0.35 };
    return theme == Theme::Dark ? dark : light;
}

const StateStyle& preemptedStyle(Theme theme)
{
    static const StateStyle light { rgb(0xffe3f1), rgb(0xb0005e), rgb(0x2b0a1d), rgb(0xe0529c),
        Hatch::Rising, true, 0.35 };
    static const StateStyle dark { rgb(0x4a1030), rgb(0xff8cc6), rgb(0xffe9f4), rgb(0xe0529c),
        Hatch::Rising, true, 0.35 };
    return theme == Theme::Dark ? dark : light;
}

const StateStyle& crowdStyle(Theme theme)
{
    static const StateStyle light = plain(0x7d8694, 0x4c5463, 0xffffff);
    static const StateStyle dark = plain(0x8b95a5, 0xc5ccd8, 0x0d1014);
    return theme == Theme::Dark ? dark : light;
}

const StateStyle& threadStyle(const Trace& trace, LaneId lane, Theme theme)
{
    static const Styles light = lightStyles();
    static const Styles dark = darkStyles();
    const auto& lanes = trace.lanes();
    if (lane.index() >= lanes.size() || lanes[lane.index()].kind == LaneKind::Main)
        return crowdStyle(theme);
    // The main lane is most often the first: the first worker has the first colour.
    const std::size_t worker
        = lanes.front().kind == LaneKind::Main ? lane.index() - 1 : lane.index();
    return (theme == Theme::Dark ? dark : light).at(worker % kColours);
}

} // namespace interleave::ui
