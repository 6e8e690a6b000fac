// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace interleave::ui {

/// What a pane shows while it has nothing to show: a sentence, and perhaps one action that changes
/// that.
class EmptyPane : public QWidget {
    Q_OBJECT

public:
    explicit EmptyPane(QWidget* parent = nullptr);

    /// Without an action text there is no button.
    void setTexts(const QString& sentence, const QString& actionText = {});

signals:
    void activated();

private:
    QLabel* m_sentence;
    QVBoxLayout* m_box;
    QPushButton* m_action = nullptr; ///< none until there is an action
};

} // namespace interleave::ui
