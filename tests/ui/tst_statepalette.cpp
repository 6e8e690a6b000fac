// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/statepalette.h"

#include <QTest>

#include <cmath>

using namespace interleave;
using namespace interleave::ui;

namespace {
double luminance(const QColor& color)
{
    const auto linear
        = [](double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF())
        + 0.0722 * linear(color.blueF());
}

double contrast(const QColor& a, const QColor& b)
{
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

constexpr std::array kStates = { TaskState::Queued, TaskState::Ready, TaskState::Running,
    TaskState::Blocked, TaskState::Suspended, TaskState::Overhead };
} // namespace

class StatePaletteTest : public QObject {
    Q_OBJECT

private slots:
    void barsStandOutFromTheirLane()
    {
        for (const Theme theme : { Theme::Light, Theme::Dark })
            for (const TaskState state : kStates) {
                const StateStyle& style = stateStyle(state, theme);
                const QColor edge = style.outlined ? style.line : style.fill;
                for (const QColor& lane :
                    { chartColors(theme).lane, chartColors(theme).mainLane }) {
                    QVERIFY2(contrast(edge, lane) >= 3,
                        qPrintable(QString::number(static_cast<int>(state))));
                    QVERIFY2(contrast(style.thin, lane) >= 3,
                        qPrintable(QString::number(static_cast<int>(state))));
                }
            }
    }

    void textsCanBeRead()
    {
        for (const Theme theme : { Theme::Light, Theme::Dark }) {
            for (const TaskState state : kStates) {
                const StateStyle& style = stateStyle(state, theme);
                QVERIFY2(contrast(style.text, style.fill) >= 4.5,
                    qPrintable(QString::number(static_cast<int>(state))));
            }
            QVERIFY(contrast(heldStyle(theme).text, heldStyle(theme).fill) >= 4.5);
            const ChartColors& colors = chartColors(theme);
            for (const QColor& text : { colors.text, colors.dimText, colors.failed })
                QVERIFY(contrast(text, colors.page) >= 4.5);
        }
    }

    void everyStateHasASecondSign()
    {
        for (const Theme theme : { Theme::Light, Theme::Dark })
            for (const TaskState a : kStates)
                for (const TaskState b : kStates) {
                    if (a == b)
                        continue;
                    const StateStyle& x = stateStyle(a, theme);
                    const StateStyle& y = stateStyle(b, theme);
                    QVERIFY(x.hatch != y.hatch || std::abs(x.height - y.height) > 0.2
                        || x.outlined != y.outlined);
                }
    }
};

QTEST_MAIN(StatePaletteTest)
#include "tst_statepalette.moc"
