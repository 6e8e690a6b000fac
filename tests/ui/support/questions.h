// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QMessageBox>
#include <QTest>

namespace interleave::test {

/// The question that a window shows; null where it shows none.
inline QMessageBox* questionOf(const QWidget& window)
{
    for (QMessageBox* box : window.findChildren<QMessageBox*>())
        if (box->isVisible())
            return box;
    return nullptr;
}

/// Clicks the button of that role; the test fails where there is none.
inline void answerQuestion(const QWidget& window, QMessageBox::ButtonRole role)
{
    QMessageBox* box = questionOf(window);
    QVERIFY(box != nullptr);
    for (QAbstractButton* button : box->buttons())
        if (box->buttonRole(button) == role) {
            button->click();
            return;
        }
    QFAIL("there is no such button");
}

} // namespace interleave::test
