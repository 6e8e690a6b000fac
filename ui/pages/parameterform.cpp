// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/parameterform.h"

#include "ui/pages/numberbox.h"
#include "ui/support/coretext.h"
#include "ui/support/icons.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QSignalBlocker>
#include <QToolButton>

#include <algorithm>

namespace interleave::ui {

namespace {

QString rangeOf(const ParameterSpec& spec)
{
    if (spec.kind == ParameterKind::Integer)
        return ParameterForm::tr("From %1 to %2 %3")
            .arg(QLocale().toString(spec.minimum, 'f', 0), QLocale().toString(spec.maximum, 'f', 0),
                coreText(spec.unit))
            .trimmed();
    if (spec.kind == ParameterKind::Duration)
        return ParameterForm::tr("From %1 s to %2 s")
            .arg(QLocale().toString(spec.minimum), QLocale().toString(spec.maximum));
    return {};
}

/// Tooltips are rich text by guess: escaped, so that none is taken for one.
QString tipOf(const ParameterSpec& spec)
{
    const QString help = coreText(spec.help).toHtmlEscaped();
    const QString range = rangeOf(spec);
    return range.isEmpty() ? help : help + QStringLiteral("<br>") + range.toHtmlEscaped();
}

} // namespace

ParameterForm::ParameterForm(QWidget* parent) : QWidget(parent), m_layout(new QFormLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setVerticalSpacing(4);
    m_layout->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_layout->setRowWrapPolicy(QFormLayout::WrapLongRows);
    setAccessibleName(tr("Parameters"));
}

void ParameterForm::setSpecs(std::vector<ParameterSpec> specs)
{
    m_fields.clear();
    for (ParameterSpec& spec : specs) {
        Field field;
        field.spec = std::move(spec);
        m_fields.push_back(std::move(field));
    }
    build();
}

void ParameterForm::build()
{
    m_building = true;
    while (m_layout->rowCount() > 0)
        m_layout->removeRow(0);
    for (Field& field : m_fields) {
        field = makeField(field.spec);
        addRow(field);
        field.write(field.spec.defaultValue);
    }
    m_building = false;
    fieldChanged();
}

ParameterForm::Field ParameterForm::makeField(const ParameterSpec& spec)
{
    Field field;
    field.spec = spec;
    switch (spec.kind) {
    case ParameterKind::Integer:
        makeInteger(field);
        break;
    case ParameterKind::Duration:
        makeDuration(field);
        break;
    case ParameterKind::Choice:
        makeChoice(field);
        break;
    case ParameterKind::Text:
        makeText(field);
        break;
    case ParameterKind::Flag:
        makeFlag(field);
        break;
    }
    return field;
}

void ParameterForm::makeInteger(Field& field)
{
    auto* box = new NumberBox(0, this);
    box->setRange(field.spec.minimum, field.spec.maximum);
    box->setUnit(coreText(field.spec.unit));
    connect(box, &QDoubleSpinBox::valueChanged, this, &ParameterForm::fieldChanged);
    field.editor = box;
    field.read = [box] { return Value(static_cast<std::int64_t>(box->value())); };
    field.write = [box](const Value& v) { box->setValue(v.toDouble()); };
}

void ParameterForm::makeDuration(Field& field)
{
    constexpr int kNanosecondDecimals = 9;
    auto* box = new NumberBox(kNanosecondDecimals, this);
    box->setRange(field.spec.minimum, field.spec.maximum);
    box->setUnit(tr("s", "seconds"));
    connect(box, &QDoubleSpinBox::valueChanged, this, &ParameterForm::fieldChanged);
    field.editor = box;
    field.read = [box] { return Value(box->value()); };
    field.write = [box](const Value& v) { box->setValue(v.toDouble()); };
}

void ParameterForm::makeChoice(Field& field)
{
    auto* box = new QComboBox(this);
    for (const std::string& choice : field.spec.choices)
        box->addItem(coreText(choice), plain(choice));
    connect(box, &QComboBox::currentIndexChanged, this, &ParameterForm::fieldChanged);
    field.editor = box;
    field.read = [box] { return Value(box->currentData().toString().toStdString()); };
    field.write = [box](const Value& v) { box->setCurrentIndex(box->findData(plain(v.toText()))); };
}

void ParameterForm::makeText(Field& field)
{
    auto* edit = new QLineEdit(this);
    connect(edit, &QLineEdit::textChanged, this, &ParameterForm::fieldChanged);
    field.editor = edit;
    field.read = [edit] { return Value(edit->text().toStdString()); };
    field.write = [edit](const Value& v) { edit->setText(plain(v.toText())); };
}

void ParameterForm::makeFlag(Field& field)
{
    auto* box = new QCheckBox(this);
    connect(box, &QCheckBox::toggled, this, &ParameterForm::fieldChanged);
    field.editor = box;
    field.read = [box] { return Value(box->isChecked()); };
    field.write = [box](const Value& v) { box->setChecked(v.toBool()); };
}

void ParameterForm::addRow(Field& field)
{
    const QString title = coreText(field.spec.title);
    const QString tip = tipOf(field.spec);

    field.editor->setObjectName(plain(field.spec.id));
    field.editor->setAccessibleName(title);
    field.editor->setAccessibleDescription(coreText(field.spec.help));
    field.editor->setToolTip(tip);
    field.reset = new QToolButton(this);
    field.reset->setIcon(themedIcon(QStringLiteral("reset"), palette()));
    field.reset->setText(tr("Reset"));
    field.reset->setAutoRaise(true);
    field.reset->setToolTip(tr("Back to the default").toHtmlEscaped());
    field.reset->setAccessibleName(tr("Reset %1").arg(title));
    connect(field.reset, &QToolButton::clicked, this,
        [write = field.write, value = field.spec.defaultValue] { write(value); });

    auto* label = new QLabel(title, this);
    label->setTextFormat(Qt::PlainText);
    label->setBuddy(field.editor);
    label->setToolTip(tip);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2);
    row->addWidget(field.editor, 1);
    row->addWidget(field.reset);
    m_layout->addRow(label, row);
}

void ParameterForm::fieldChanged()
{
    if (m_building)
        return;
    for (const Field& field : m_fields)
        field.reset->setEnabled(!(field.read() == field.spec.defaultValue));
    emit changed();
}

ParameterValues ParameterForm::values() const
{
    ParameterValues values;
    for (const Field& field : m_fields)
        values.set(field.spec.id, field.read());
    return values;
}

void ParameterForm::setValues(const ParameterValues& values)
{
    for (const Field& field : m_fields)
        for (const auto& [id, value] : values.all())
            if (id == field.spec.id && checkParameter(field.spec, value))
                field.write(value);
}

void ParameterForm::resetAll()
{
    for (const Field& field : m_fields)
        field.write(field.spec.defaultValue);
}

bool ParameterForm::isDefault() const
{
    return std::all_of(m_fields.begin(), m_fields.end(),
        [](const Field& field) { return field.read() == field.spec.defaultValue; });
}

QWidget* ParameterForm::editor(std::string_view id) const
{
    for (const Field& field : m_fields)
        if (field.spec.id == id)
            return field.editor;
    return nullptr;
}

void ParameterForm::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        setAccessibleName(tr("Parameters"));
        const QSignalBlocker blocker(this);
        const ParameterValues kept = values();
        build();
        setValues(kept);
    } else if (event->type() == QEvent::PaletteChange) {
        for (const Field& field : m_fields)
            field.reset->setIcon(themedIcon(QStringLiteral("reset"), palette()));
    }
}

} // namespace interleave::ui
