// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/execution/modelid.h"

#include <QWidget>

#include <functional>
#include <string>
#include <vector>

class QLabel;
class QToolButton;

namespace interleave::ui {

/// Four toggles, one for each real model. One without a meaning for the workload is disabled and
/// says why, in its tooltip and in a line of text below.
class ModelChips : public QWidget {
    Q_OBJECT

public:
    explicit ModelChips(QWidget* parent = nullptr);

    /// Untranslated reasons against a model; empty where it has a meaning.
    using ReasonAgainst = std::function<std::string(ModelId)>;
    void setReasons(const ReasonAgainst& reasonAgainst);
    /// What is switched on and has a meaning, in the order shown.
    [[nodiscard]] std::vector<ModelId> models() const;
    void setModels(const std::vector<ModelId>& models);
    [[nodiscard]] QToolButton* chip(ModelId model) const;

signals:
    void changed();

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Chip {
        ModelId model;
        QToolButton* button;
        std::string reason;
    };
    void retranslate();

    std::vector<Chip> m_chips;
    QLabel* m_reasons;
};

} // namespace interleave::ui
