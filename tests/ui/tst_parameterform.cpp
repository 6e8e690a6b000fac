// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/experiments.h"

#include "ui/pages/modelchips.h"
#include "ui/pages/numberbox.h"
#include "ui/pages/parameterform.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace interleave;
using namespace interleave::ui;

class TestParameterForm : public QObject {
    Q_OBJECT

    static std::vector<ParameterSpec> allKinds()
    {
        return {
            { "count", "Count", "How many.", "things", ParameterKind::Integer, Value(10), 1, 1e9,
                {} },
            { "delay", "Delay", "How long.", "s", ParameterKind::Duration, Value(0.25), 0, 60, {} },
            { "order", "Order", "Which first.", "", ParameterKind::Choice, Value("map"), 0, 0,
                { "map", "as-completed" } },
            { "name", "Name", "A <b>name</b>.", "", ParameterKind::Text, Value("x"), 0, 0, {} },
            { "keep", "Keep", "Whether.", "", ParameterKind::Flag, Value(false), 0, 0, {} },
        };
    }

private slots:
    void beginsWithTheDefaults()
    {
        ParameterForm form;
        form.setSpecs(allKinds());
        QVERIFY(form.isDefault());
        QCOMPARE(form.values(), ParameterValues(allKinds()));
        QCOMPARE(form.values().integer("count"), 10);
        QCOMPARE(form.values().value("delay").toDouble(), 0.25);
    }

    void everyKindIsReadAndWritten()
    {
        ParameterForm form;
        form.setSpecs(allKinds());
        QSignalSpy changed(&form, &ParameterForm::changed);
        ParameterValues wanted = form.values();
        wanted.set("count", Value(1'000'000'000));
        wanted.set("delay", Value(0.000000001));
        wanted.set("order", Value("as-completed"));
        wanted.set("name", Value("ünïcode <i>"));
        wanted.set("keep", Value(true));
        form.setValues(wanted);
        QCOMPARE(form.values(), wanted);
        QVERIFY(changed.count() >= 5);
        QVERIFY(!form.isDefault());
    }

    void whatIsOutOfRangeIsRefused()
    {
        ParameterForm form;
        form.setSpecs(allKinds());
        ParameterValues wrong = form.values();
        wrong.set("count", Value(0));
        wrong.set("delay", Value(61.0));
        wrong.set("order", Value("backwards"));
        wrong.set("unknown", Value(1));
        form.setValues(wrong);
        QVERIFY(form.isDefault());
    }

    void typingOutOfRangeIsRefused_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::newRow("a negative number") << "-1";
        QTest::newRow("more than the most") << "99999999999";
        QTest::newRow("a text") << "abc";
        QTest::newRow("nothing") << "";
        QTest::newRow("zero") << "0";
    }

    void typingOutOfRangeIsRefused()
    {
        QFETCH(QString, typed);
        ParameterForm form;
        form.setSpecs(allKinds());
        form.show();
        auto* box = qobject_cast<NumberBox*>(form.editor("count"));
        QVERIFY(box != nullptr);
        box->selectAll();
        QTest::keyClick(box, Qt::Key_Delete);
        QTest::keyClicks(box, typed);
        QTest::keyClick(box, Qt::Key_Enter);
        const auto value = form.values().integer("count");
        QVERIFY(value >= 1 && value <= 1'000'000'000);
    }

    void resetBringsBackOneOrAll()
    {
        ParameterForm form;
        form.setSpecs(allKinds());
        auto* count = qobject_cast<NumberBox*>(form.editor("count"));
        auto* name = qobject_cast<QLineEdit*>(form.editor("name"));
        QVERIFY(count != nullptr && name != nullptr);
        count->setValue(77);
        name->setText(QStringLiteral("y"));
        QToolButton* reset = nullptr;
        for (QToolButton* button : form.findChildren<QToolButton*>())
            if (button->accessibleName().contains(QStringLiteral("Count")))
                reset = button;
        QVERIFY(reset != nullptr && reset->isEnabled());
        reset->click();
        QCOMPARE(form.values().integer("count"), 10);
        QVERIFY(!reset->isEnabled());
        QCOMPARE(form.values().text("name"), std::string("y"));
        form.resetAll();
        QVERIFY(form.isDefault());
    }

    void everyWorkloadHasAForm()
    {
        for (const Workload& workload : allWorkloads()) {
            ParameterForm form;
            form.setSpecs(workload.parameters);
            QCOMPARE(form.values(), ParameterValues(workload.parameters));
            for (const ParameterSpec& spec : workload.parameters) {
                QWidget* editor = form.editor(spec.id);
                QVERIFY(editor != nullptr);
                QVERIFY(!editor->accessibleName().isEmpty());
                QVERIFY(!editor->toolTip().isEmpty());
            }
        }
    }

    void tooltipsAreNeverTakenForMarkup()
    {
        ParameterForm form;
        form.setSpecs(allKinds());
        QVERIFY(form.editor("name")->toolTip().contains(QStringLiteral("&lt;b&gt;")));
    }

    void aModelWithoutAMeaningSaysWhy()
    {
        ModelChips chips;
        chips.setReasons([](ModelId model) {
            return std::string(model == ModelId::Loop ? "no <loop> here" : "");
        });
        QToolButton* chip = chips.chip(ModelId::Loop);
        QVERIFY(chip != nullptr && !chip->isEnabled());
        QVERIFY(chip->toolTip().contains(QStringLiteral("no &lt;loop&gt; here")));
        QCOMPARE(chips.models(),
            (std::vector<ModelId> { ModelId::Sequential, ModelId::Threads, ModelId::Processes }));
        chips.chip(ModelId::Threads)->click();
        QCOMPARE(
            chips.models(), (std::vector<ModelId> { ModelId::Sequential, ModelId::Processes }));
    }
};

QTEST_MAIN(TestParameterForm)
#include "tst_parameterform.moc"
