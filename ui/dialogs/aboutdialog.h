// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace interleave::ui {

/// What this program is, its version, and the licences of it and of what it stands on.
class AboutDialog : public QDialog {
    Q_OBJECT

public:
    explicit AboutDialog(QWidget* parent = nullptr);
};

} // namespace interleave::ui
