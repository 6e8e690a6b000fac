// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/modelchips.h"

#include "ui/support/coretext.h"
#include "ui/timeline/runtext.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QToolButton>

#include <algorithm>

namespace interleave::ui {

namespace {

QString modelHelp(ModelId model)
{
    switch (model) {
    case ModelId::Threads:
        return ModelChips::tr(
            "Several threads of this program share the tasks; a task that waits holds its thread.");
    case ModelId::Processes:
        return ModelChips::tr("Several worker processes share the tasks; arguments and results are "
                              "copied between them.");
    case ModelId::Loop:
        return ModelChips::tr(
            "One thread runs all tasks in turn; a task that waits gives the thread away.");
    default:
        return ModelChips::tr("One task after the other: what the others are measured against.");
    }
}

} // namespace

ModelChips::ModelChips(QWidget* parent) : QWidget(parent), m_reasons(new QLabel(this))
{
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(4);
    int n = 0;
    for (const ModelInfo& info : allModels()) {
        if (info.simulated)
            continue;
        auto* button = new QToolButton(this);
        button->setObjectName(QStringLiteral("model-") + plain(info.name));
        button->setCheckable(true);
        button->setChecked(true);
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        button->setFocusPolicy(Qt::StrongFocus);
        grid->addWidget(button, n / 2, n % 2);
        ++n;
        m_chips.push_back({ info.id, button, {} });
        connect(button, &QToolButton::toggled, this, [this] {
            retranslate();
            emit changed();
        });
    }
    m_reasons->setTextFormat(Qt::PlainText);
    m_reasons->setWordWrap(true);
    m_reasons->setForegroundRole(QPalette::PlaceholderText);
    grid->addWidget(m_reasons, (n + 1) / 2, 0, 1, 2);
    retranslate();
}

void ModelChips::setReasons(const ReasonAgainst& reasonAgainst)
{
    for (Chip& chip : m_chips) {
        chip.reason = reasonAgainst(chip.model);
        chip.button->setEnabled(chip.reason.empty());
    }
    retranslate();
    emit changed();
}

std::vector<ModelId> ModelChips::models() const
{
    std::vector<ModelId> models;
    for (const Chip& chip : m_chips)
        if (chip.reason.empty() && chip.button->isChecked())
            models.push_back(chip.model);
    return models;
}

void ModelChips::setModels(const std::vector<ModelId>& models)
{
    for (const Chip& chip : m_chips)
        chip.button->setChecked(
            std::find(models.begin(), models.end(), chip.model) != models.end());
}

QToolButton* ModelChips::chip(ModelId model) const
{
    for (const Chip& chip : m_chips)
        if (chip.model == model)
            return chip.button;
    return nullptr;
}

void ModelChips::retranslate()
{
    QStringList reasons;
    for (const Chip& chip : m_chips) {
        const QString title = titleOfModel(chip.model);
        const bool on = chip.reason.empty() && chip.button->isChecked();
        //: a model's toggle that is on, or off
        chip.button->setText((on ? tr("✓ %1") : tr("%1")).arg(title));
        chip.button->setAccessibleName(title);
        QString tip = modelHelp(chip.model);
        if (!chip.reason.empty()) {
            const QString reason = tr("%1: %2").arg(title, coreText(chip.reason));
            reasons << reason;
            tip = reason;
        }
        chip.button->setToolTip(tip.toHtmlEscaped());
        chip.button->setAccessibleDescription(tip);
    }
    m_reasons->setText(reasons.join(u'\n'));
    m_reasons->setVisible(!reasons.isEmpty());
}

void ModelChips::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace interleave::ui
