// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/qcp.h"

#include <QApplication>
#include <QDockWidget>
#include <QMainWindow>
#include <QTimer>
#include <QToolBar>

namespace {

/// The least that a program of this kind can be: what start-up is measured against.
class Plot final : public QCustomPlot {
public:
    using QCustomPlot::QCustomPlot;

protected:
    void paintEvent(QPaintEvent* event) override
    {
        QCustomPlot::paintEvent(event);
        QTimer::singleShot(0, qApp, &QCoreApplication::quit);
    }
};

} // namespace

int main(int argc, char** argv)
{
    const QApplication app(argc, argv);
    QMainWindow window;
    window.setCentralWidget(new Plot(&window));
    window.addDockWidget(Qt::LeftDockWidgetArea, new QDockWidget(&window));
    window.addToolBar(QStringLiteral("tools"))->addAction(QStringLiteral("run"));
    window.resize(1280, 800);
    window.show();
    return QCoreApplication::exec();
}
