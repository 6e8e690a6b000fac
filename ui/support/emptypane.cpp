// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/emptypane.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace interleave::ui {

EmptyPane::EmptyPane(QWidget* parent)
    : QWidget(parent),
      m_sentence(new QLabel(this)),
      m_action(new QPushButton(this))
{
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setAlignment(Qt::AlignCenter);
    m_sentence->setWordWrap(true);
    QFont larger = m_sentence->font();
    larger.setPointSizeF(larger.pointSizeF() * 1.2);
    m_sentence->setFont(larger);
    auto* box = new QVBoxLayout(this);
    box->addStretch(1);
    box->addWidget(m_sentence);
    box->addSpacing(12);
    box->addWidget(m_action, 0, Qt::AlignHCenter);
    box->addStretch(2);
    connect(m_action, &QPushButton::clicked, this, &EmptyPane::activated);
}

void EmptyPane::setTexts(const QString& sentence, const QString& actionText)
{
    m_sentence->setText(sentence);
    m_action->setText(actionText);
    m_action->setAccessibleName(actionText);
    m_action->setToolTip(sentence);
    m_action->setVisible(!actionText.isEmpty());
}

} // namespace interleave::ui
