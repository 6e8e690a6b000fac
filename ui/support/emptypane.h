// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace interleave::ui {

/// What a pane shows while it has nothing to show: a sentence, and one action that changes that.
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
    QPushButton* m_action;
};

} // namespace interleave::ui
