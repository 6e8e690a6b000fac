// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/experiment.h"
#include "ui/support/appearance.h"

#include <QByteArray>
#include <QSettings>
#include <QVariant>

#include <memory>
#include <optional>

namespace interleave::ui {

/// What the window remembers between two starts. Nothing that is read is trusted: a value out of
/// range is as good as none. The file is in $INTERLEAVE_SETTINGS_DIR, or where the system keeps
/// settings. Several instances may use it at once: the one that writes last wins, value by value.
/// GUI thread.
class Settings {
public:
    Settings();

    [[nodiscard]] QByteArray windowGeometry() const;
    void setWindowGeometry(const QByteArray& geometry);
    [[nodiscard]] QByteArray windowState() const;
    void setWindowState(const QByteArray& state);
    [[nodiscard]] ThemeChoice theme() const;
    void setTheme(ThemeChoice choice);
    /// The last scenario; checked against the registry, so it can be run as it is.
    [[nodiscard]] std::optional<ExperimentSpec> lastExperiment() const;
    void setLastExperiment(const ExperimentSpec& spec);
    /// For dialogs: their own values under a group of theirs.
    [[nodiscard]] QVariant value(const QString& key, const QVariant& fallback = {}) const;
    void setValue(const QString& key, const QVariant& value);

    [[nodiscard]] QString fileName() const;
    void flush();

private:
    std::unique_ptr<QSettings> m_settings;
};

} // namespace interleave::ui
