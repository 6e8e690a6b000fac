// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/application.h"

#include "core/run/machine.h"
#include "ui/dialogs/filecommands.h"
#include "ui/mainwindow.h"
#include "ui/support/appearance.h"
#include "ui/support/coretext.h"
#include "ui/support/icons.h"
#include "ui/support/language.h"
#include "ui/support/settings.h"
#include "ui/support/signalwatch.h"
#include "ui/support/togglestyle.h"

#include <QApplication>
#include <QFile>
#include <QTimer>

namespace interleave::ui {

int runWindow(int& argc, char** argv, const std::string& file)
{
    constexpr int kSignalExit = 128;
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("interleave"));
    QApplication::setApplicationVersion(plain(machineFacts().version));
    QApplication::setDesktopFileName(QStringLiteral("interleave"));
    QApplication::setWindowIcon(applicationIcon());
    installLanguage(application);

    QApplication::setStyle(new ToggleStyle);

    Settings settings;
    Appearance appearance(application);
    appearance.setChoice(settings.theme());
    MainWindow window(settings, appearance);
    SignalWatch signalWatch;
    int signal = 0;
    QObject::connect(&signalWatch, &SignalWatch::received, &window, [&](int number) {
        signal = number;
        window.stopAndClose();
    });
    window.show();
    const QString seenKey = QStringLiteral("samples/seen");
    if (!file.empty())
        window.files().openFile(QFile::decodeName(QByteArray::fromStdString(file)));
    else if (!settings.value(seenKey).toBool() && !settings.lastExperiment())
        window.files().openSample();
    settings.setValue(seenKey, true);
    if (qEnvironmentVariableIsSet("INTERLEAVE_QUIT_AFTER_FIRST_PAINT")) // to measure the start
        QTimer::singleShot(0, &window, [&window] {
            window.repaint();
            QCoreApplication::quit();
        });
    const int code = QApplication::exec();
    return signal != 0 ? kSignalExit + signal : code;
}

} // namespace interleave::ui
