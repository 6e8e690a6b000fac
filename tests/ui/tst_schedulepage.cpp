// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/experiments.h"
#include "ui/pages/schedulepage.h"
#include "ui/viewmodels/selection.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>

using namespace interleave;
using namespace interleave::ui;
using namespace interleave::ui::test;

class TestSchedulePage : public QObject {
    Q_OBJECT

    struct Stage {
        ExperimentModel experiment;
        Selection selection;
        SchedulePage page { experiment, selection };

        Stage()
        {
            page.resize(900, 400);
            page.show();
        }
        void finish()
        {
            experiment.reset(quickSpec({ ModelId::SimulatedThreads }));
            const auto trace = simulatedTrace();
            experiment.setResult(0, finishedRun(trace->end(), trace));
            experiment.setCurrentRun(0);
        }
        [[nodiscard]] QPlainTextEdit* view() const { return page.findChild<QPlainTextEdit*>(); }
        [[nodiscard]] int lineOf(const QString& part) const
        {
            const QStringList lines = page.text().split(u'\n');
            for (int i = 0; i < lines.size(); ++i)
                if (lines[i].contains(part))
                    return i;
            return -1;
        }
    };

private slots:
    void tellsAFinishedRun()
    {
        Stage s;
        QVERIFY(s.page.text().isEmpty());
        s.finish();
        QTRY_VERIFY(!s.page.text().isEmpty());
        QVERIFY(s.lineOf(QStringLiteral("loiter(4) (task 5) starts on")) > 0);
        QVERIFY(s.view()->isReadOnly());
        s.experiment.reset(quickSpec());
        QTRY_VERIFY(s.page.text().isEmpty());
    }

    void nothingIsToldUnseen()
    {
        Stage s;
        s.page.hide();
        s.finish();
        QTest::qWait(100);
        QVERIFY(s.page.text().isEmpty());
        s.page.show();
        QTRY_VERIFY(!s.page.text().isEmpty());
    }

    void enterSelectsWhatTheLineIsAbout()
    {
        Stage s;
        s.finish();
        QTRY_VERIFY(!s.page.text().isEmpty());
        const int line = s.lineOf(QStringLiteral("loiter(3) (task 4) waits for time to pass"));
        QVERIFY(line > 0);
        s.view()->setTextCursor(QTextCursor(s.view()->document()->findBlockByNumber(line)));
        QTest::keyClick(s.view(), Qt::Key_Return);
        QCOMPARE(s.selection.task(), TaskId { 4 });
        QVERIFY(s.selection.span().has_value());
        QCOMPARE(s.selection.span()->run, 0);
        const auto& spans = s.experiment.runs()[0].trace->task(TaskId { 4 }).spans;
        QVERIFY(spans[static_cast<std::size_t>(s.selection.span()->index)].reason == Reason::Sleep);
        QCOMPARE(s.view()->textCursor().blockNumber(), line); // it stays where it was
        s.page.chooseLine(0);                                 // a heading is about nothing
        s.page.chooseLine(100'000);
        QCOMPARE(s.selection.task(), TaskId { 4 });
    }

    void aClickSelectsToo()
    {
        Stage s;
        s.finish();
        QTRY_VERIFY(!s.page.text().isEmpty());
        const int line = s.lineOf(QStringLiteral("loiter(0) (task 1) starts on"));
        s.view()->setTextCursor(QTextCursor(s.view()->document()->findBlockByNumber(line)));
        QTest::mouseClick(
            s.view()->viewport(), Qt::LeftButton, {}, s.view()->cursorRect().center());
        QCOMPARE(s.selection.task(), TaskId { 1 });
    }

    void linesFollowTheSelection()
    {
        Stage s;
        s.finish();
        QTRY_VERIFY(!s.page.text().isEmpty());
        s.selection.select(TaskId { 3 });
        QVERIFY(s.view()->extraSelections().size() >= 3); // starts, waits, ends
        for (const auto& mark : s.view()->extraSelections())
            QVERIFY(mark.cursor.block().text().contains(QStringLiteral("task 3")));
        QVERIFY(s.view()->textCursor().block().text().contains(QStringLiteral("task 3")));
        s.selection.clear();
        QVERIFY(s.view()->extraSelections().isEmpty());
    }

    void copiesAllOrWhatIsMarked()
    {
        Stage s;
        s.finish();
        QTRY_VERIFY(!s.page.text().isEmpty());
        s.page.copy();
        QCOMPARE(QGuiApplication::clipboard()->text(), s.page.text());
        QTextCursor cursor(s.view()->document());
        cursor.movePosition(QTextCursor::NextWord, QTextCursor::KeepAnchor);
        s.view()->setTextCursor(cursor);
        s.page.copy();
        QCOMPARE(QGuiApplication::clipboard()->text().trimmed(), QStringLiteral("Overview"));
    }

    void asksForTheExport()
    {
        Stage s;
        s.finish();
        QSignalSpy spy(&s.page, &SchedulePage::exportRequested);
        for (QPushButton* button : s.page.findChildren<QPushButton*>())
            if (button->text().startsWith(QLatin1String("Export")))
                button->click();
        QCOMPARE(spy.count(), 1);
    }
};

QTEST_MAIN(TestSchedulePage)
#include "tst_schedulepage.moc"
