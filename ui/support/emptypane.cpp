// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/emptypane.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace interleave::ui {

EmptyPane::EmptyPane(QWidget* parent)
    : QWidget(parent),
      m_sentence(new QLabel(this)),
      m_box(new QVBoxLayout(this))
{
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setAlignment(Qt::AlignCenter);
    m_sentence->setWordWrap(true);
    QFont larger = m_sentence->font();
    larger.setPointSizeF(larger.pointSizeF() * 1.2);
    m_sentence->setFont(larger);
    m_box->addStretch(1);
    m_box->addWidget(m_sentence);
    m_box->addStretch(2);
}

void EmptyPane::setTexts(const QString& sentence, const QString& actionText)
{
    m_sentence->setText(sentence);
    if (m_action == nullptr && !actionText.isEmpty()) {
        m_action = new QPushButton(this);
        m_box->insertSpacing(2, 12);
        m_box->insertWidget(3, m_action, 0, Qt::AlignHCenter);
        connect(m_action, &QPushButton::clicked, this, &EmptyPane::activated);
    }
    if (m_action == nullptr)
        return;
    m_action->setText(actionText);
    m_action->setAccessibleName(actionText);
    m_action->setToolTip(sentence);
    m_action->setVisible(!actionText.isEmpty());
}

} // namespace interleave::ui
