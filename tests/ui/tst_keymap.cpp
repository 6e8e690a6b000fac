// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions.h"

#include <QMap>
#include <QSet>
#include <QTest>
#include <QWidget>

using namespace interleave::ui;

class TestKeymap : public QObject {
    Q_OBJECT

private slots:
    void eachKeyHasOneMeaning()
    {
        // A chart is in the window, so that the window's keys work there too: one list for both.
        QMap<QString, QString> meaning;
        for (const KeyBinding& binding : keyBindings())
            for (const QKeySequence& keys : binding.keys) {
                const QString text = keys.toString();
                QVERIFY2(!meaning.contains(text),
                    qPrintable(text + QLatin1String(": ") + meaning.value(text)));
                meaning.insert(text, QString::fromUtf8(binding.title));
            }
        QVERIFY(meaning.size() > 20);
    }

    void everyCommandIsThereOnce()
    {
        QSet<int> seen;
        for (const KeyBinding& binding : keyBindings()) {
            QVERIFY(!seen.contains(static_cast<int>(binding.command)));
            seen.insert(static_cast<int>(binding.command));
            QVERIFY(!binding.keys.isEmpty());
            QVERIFY(!keysText(binding).isEmpty());
        }
        QCOMPARE(seen.size(), static_cast<int>(Command::Resources) + 1);
    }

    void noTwoActionsShareAShortcut()
    {
        QWidget window;
        const Actions actions(&window);
        QMap<QString, QString> owner;
        for (const QAction* action : window.actions()) {
            QVERIFY(!action->text().isEmpty());
            QVERIFY(!action->toolTip().isEmpty());
            for (const QKeySequence& keys : action->shortcuts()) {
                QVERIFY2(!owner.contains(keys.toString()), qPrintable(keys.toString()));
                owner.insert(keys.toString(), action->text());
            }
        }
        QVERIFY(owner.contains(QStringLiteral("F5")));
        QVERIFY2(!owner.contains(QStringLiteral("W")), "single letters belong to the charts");
    }
};

QTEST_MAIN(TestKeymap)
#include "tst_keymap.moc"
