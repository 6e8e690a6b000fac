// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QCoreApplication;
class QString;

namespace interleave::ui {

/// Takes the language from $INTERLEAVE_LANG, else from the system; English where there is no
/// translation.
void installLanguage(QCoreApplication& application);

/// Changes the language of a running window ("de", "en").
void switchLanguage(QCoreApplication& application, const QString& language);

} // namespace interleave::ui
