// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/unsavedquestion.h"

#include <QMessageBox>

#include <utility>

namespace interleave::ui {

UnsavedQuestion::UnsavedQuestion(std::function<QMessageBox*()> make, Answers answers)
    : m_make(std::move(make)),
      m_answers(std::move(answers))
{
}

void UnsavedQuestion::ask(const Then& then)
{
    m_then = then;
    if (m_box)
        return;
    m_box = m_make();
    connect(m_box, &QMessageBox::finished, this, &UnsavedQuestion::answered);
    m_box->open();
}

void UnsavedQuestion::answered()
{
    const auto role = m_box->buttonRole(m_box->clickedButton());
    m_box.clear();
    const Then then = std::exchange(m_then, {});
    if (!then)
        return; // given up
    if (role == QMessageBox::AcceptRole)
        m_answers.save(then);
    else if (role == QMessageBox::DestructiveRole)
        m_answers.discard(then);
}

} // namespace interleave::ui
