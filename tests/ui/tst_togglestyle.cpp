// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workload/workloadregistry.h"
#include "ui/pages/workloadlist.h"
#include "ui/support/appearance.h"
#include "ui/support/togglestyle.h"

#include <QApplication>
#include <QCheckBox>
#include <QLineEdit>
#include <QPainter>
#include <QStyleOptionButton>
#include <QTest>
#include <QToolButton>

#include <algorithm>
#include <cmath>

using namespace interleave;
using namespace interleave::ui;

namespace {

double luminance(const QColor& color)
{
    const auto part
        = [](double c) { return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * part(color.redF()) + 0.7152 * part(color.greenF())
        + 0.0722 * part(color.blueF());
}

double contrast(const QColor& a, const QColor& b)
{
    const auto [dark, light] = std::minmax({ luminance(a), luminance(b) });
    return (light + 0.05) / (dark + 0.05);
}

/// The strongest contrast of a pixel with the ground.
double strongest(const QImage& image, const QColor& ground)
{
    double most = 1;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if (image.pixelColor(x, y).alpha() > 200)
                most = std::max(most, contrast(image.pixelColor(x, y), ground));
    return most;
}

} // namespace

class ToggleStyleTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QApplication::setStyle(new ToggleStyle); }

    void checkBoxesHaveAFrameInTheDark()
    {
        QApplication::setPalette(Appearance::darkPalette());
        const QCheckBox box;
        QStyleOptionButton option;
        option.initFrom(&box);
        option.rect = QRect(0, 0, 13, 13);
        QImage image(13, 13, QImage::Format_ARGB32);
        image.fill(box.palette().color(QPalette::Window));
        QPainter painter(&image);
        box.style()->drawPrimitive(QStyle::PE_IndicatorCheckBox, &option, &painter, &box);
        painter.end();
        QVERIFY(strongest(image, box.palette().color(QPalette::Window)) >= 3);
    }

    void theCrossThatClearsFollowsTheTheme()
    {
        QApplication::setPalette(Appearance::lightPalette());
        WorkloadList list(allWorkloads());
        list.show();
        auto* search = list.findChild<QLineEdit*>();
        search->setText(QStringLiteral("lock"));
        const auto isSeen = [&] {
            const auto* cross = search->findChild<QToolButton*>();
            return cross != nullptr
                && strongest(
                       cross->icon().pixmap(16).toImage(), search->palette().color(QPalette::Base))
                >= 3;
        };
        QTRY_VERIFY(isSeen());
        QApplication::setPalette(Appearance::darkPalette());
        QTRY_VERIFY(isSeen());
        QApplication::setPalette(Appearance::lightPalette());
        QTRY_VERIFY(isSeen());
    }
};

QTEST_MAIN(ToggleStyleTest)
#include "tst_togglestyle.moc"
