// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/execution/parameters.h"

#include <QWidget>

#include <functional>
#include <vector>

class QFormLayout;
class QToolButton;

namespace interleave::ui {

/// A form for any list of ParameterSpecs: an editor that suits the kind, its range in the tooltip,
/// and a button that brings the default back. What it yields always lies in the ranges.
class ParameterForm : public QWidget {
    Q_OBJECT

public:
    explicit ParameterForm(QWidget* parent = nullptr);

    /// Shows the defaults. Keeps a copy.
    void setSpecs(std::vector<ParameterSpec> specs);
    [[nodiscard]] ParameterValues values() const;
    /// Unknown ids and values out of range are left out.
    void setValues(const ParameterValues& values);
    void resetAll();
    [[nodiscard]] bool isDefault() const;
    /// The editor of one parameter; null for an unknown id.
    [[nodiscard]] QWidget* editor(std::string_view id) const;

signals:
    void changed();

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Field {
        ParameterSpec spec;
        QWidget* editor = nullptr;
        QToolButton* reset = nullptr;
        std::function<Value()> read;
        std::function<void(const Value&)> write;
    };

    void build();
    [[nodiscard]] Field makeField(const ParameterSpec& spec);
    void makeInteger(Field& field);
    void makeDuration(Field& field);
    void makeChoice(Field& field);
    void makeText(Field& field);
    void makeFlag(Field& field);
    void addRow(Field& field);
    void fieldChanged();

    QFormLayout* m_layout;
    std::vector<Field> m_fields;
    bool m_building = false;
};

} // namespace interleave::ui
