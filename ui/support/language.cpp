// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace interleave::ui {

namespace {

void install(QCoreApplication& application, const QLocale& locale)
{
    for (QTranslator* old :
        application.findChildren<QTranslator*>(QString(), Qt::FindDirectChildrenOnly)) {
        QCoreApplication::removeTranslator(old);
        delete old;
    }
    QLocale::setDefault(locale);
    auto* ours = new QTranslator(&application); // English has one too, for its plurals
    const QString name = QStringLiteral("interleave");
    const QString folder = QStringLiteral(":/i18n");
    if (ours->load(locale, name, QStringLiteral("_"), folder)
        || ours->load(name + QStringLiteral("_en"), folder))
        QCoreApplication::installTranslator(ours);
    auto* qt = new QTranslator(&application); // buttons of standard dialogs
    if (qt->load(locale, QStringLiteral("qtbase"), QStringLiteral("_"),
            QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(qt);
}

} // namespace

void installLanguage(QCoreApplication& application)
{
    const QString wanted = qEnvironmentVariable("INTERLEAVE_LANG");
    install(application, wanted.isEmpty() ? QLocale::system() : QLocale(wanted));
}

void switchLanguage(QCoreApplication& application, const QString& language)
{
    install(application, QLocale(language));
}

} // namespace interleave::ui
