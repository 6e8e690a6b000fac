// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/experiments.h"

#include "ui/actions.h"
#include "ui/dialogs/exportdialog.h"
#include "ui/dialogs/helpoverlay.h"
#include "ui/mainwindow.h"
#include "ui/pages/banner.h"
#include "ui/pages/centrepages.h"
#include "ui/pages/explainpage.h"
#include "ui/pages/runpage.h"
#include "ui/pages/schedulepage.h"
#include "ui/pages/summarypage.h"
#include "ui/pages/workloadlist.h"
#include "ui/support/appearance.h"
#include "ui/support/settings.h"
#include "ui/timeline/timelinecanvas.h"
#include "ui/timeline/timelineview.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QStatusBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

using namespace interleave;
using namespace interleave::ui;
using namespace interleave::ui::test;

class TestMainWindow : public QObject {
    Q_OBJECT

    struct Open {
        explicit Open(const ExperimentSpec& spec)
        {
            qputenv("INTERLEAVE_SETTINGS_DIR", folder.path().toLocal8Bit());
            settings = std::make_unique<Settings>();
            appearance = std::make_unique<Appearance>(*qApp);
            window = std::make_unique<MainWindow>(*settings, *appearance);
            window->runPage().setSpec(spec);
            window->show();
            window->activateWindow();
            isActive = QTest::qWaitForWindowActive(window.get()); // or keys go nowhere
        }
        void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const
        {
            QTest::keyClick(window.get(), key, modifiers);
        }
        QTemporaryDir folder;
        std::unique_ptr<Settings> settings;
        std::unique_ptr<Appearance> appearance;
        std::unique_ptr<MainWindow> window;
        bool isActive = false;
    };

    static bool isPart(const QWidget* widget) // of another control
    {
        for (const QWidget* p = widget->parentWidget(); p != nullptr; p = p->parentWidget())
            if (qobject_cast<const QAbstractSpinBox*>(p) != nullptr
                || qobject_cast<const QComboBox*>(p) != nullptr || p->inherits("QDockWidget")
                || p->inherits("QLineEdit") || p->inherits("QTabBar") || p->inherits("QToolBar")
                || p->inherits("QAbstractItemView"))
                return !p->inherits("QDockWidget") && !p->inherits("QToolBar");
        return false;
    }

private slots:
    void runsByKeyAndOpensCompare()
    {
        const Open open(quickSpec());
        QVERIFY(!open.window->actions().exportFigure->isEnabled()); // there is nothing yet
        open.press(Qt::Key_F5);
        QVERIFY(open.window->controller().isRunning());
        QVERIFY(!open.window->actions().run->isEnabled());
        open.press(Qt::Key_F5); // twice does no harm
        QTRY_VERIFY_WITH_TIMEOUT(!open.window->controller().isRunning(), 20'000);
        QCOMPARE(open.window->experiment().finishedRuns(), std::size_t { 2 });
        QCOMPARE(open.window->centre().page(), Page::Compare);
        QVERIFY(open.window->actions().exportFigure->isEnabled());
    }

    void aFilterKeepsTheChoice()
    {
        const Open open(quickSpec());
        auto* list = open.window->findChild<WorkloadList*>();
        const Workload* chosen = list->current();
        auto* filter = list->findChild<QLineEdit*>();
        for (const char* words : { "t", "ta", "task", "nothing has these words", "" }) {
            filter->setText(QString::fromLatin1(words));
            QCOMPARE(list->current(), chosen);
        }
    }

    /// The view has marked it before the click, without its being chosen.
    void theOnlyOneLeftByAFilterCanBeClicked()
    {
        const Open open(quickSpec());
        auto* list = open.window->findChild<WorkloadList*>();
        auto* tree = list->findChild<QTreeView*>();
        for (const char* id : { "event-wait", "mp-queue", "three-math-tasks" }) {
            list->findChild<QLineEdit*>()->setText(QString::fromLatin1(id));
            QCOMPARE(tree->model()->rowCount(), 1);
            const QModelIndex family = tree->model()->index(0, 0);
            QCOMPARE(tree->model()->rowCount(family), 1);
            tree->scrollTo(tree->model()->index(0, 0, family));
            QTest::mouseClick(tree->viewport(), Qt::LeftButton, {},
                tree->visualRect(tree->model()->index(0, 0, family)).center());
            QCOMPARE(list->current()->id, std::string(id));
        }
    }

    void aSingleModelOpensTheTimeline()
    {
        const Open open(quickSpec({ ModelId::Threads }));
        open.press(Qt::Key_F5);
        QTRY_VERIFY_WITH_TIMEOUT(!open.window->controller().isRunning(), 20'000);
        QCOMPARE(open.window->centre().page(), Page::Timeline);
    }

    /// What waits for a worker is on no worker's lane: its place is shown among the tasks.
    void aPlaceInTheQueueIsShownAmongTheTasks()
    {
        const Open open(quickSpec({ ModelId::Threads }));
        open.press(Qt::Key_F5);
        QTRY_VERIFY_WITH_TIMEOUT(!open.window->controller().isRunning(), 20'000);
        QCOMPARE(open.window->centre().page(), Page::Timeline);
        const auto trace = open.window->experiment().runs()[0].trace;
        auto* page = open.window->findChild<ExplainPage*>();
        const auto show = [&](const char* name) {
            const auto place = measure(*trace, name)->evidence;
            emit page->evidenceChosen(*place);
            const Viewport::Range visible = open.window->centre().viewport().visible();
            return visible.begin <= place->begin && visible.end >= place->end;
        };
        QVERIFY(show("longest-wait:sleep"));
        QCOMPARE(open.window->centre().laneMode(), LaneMode::Workers);
        QVERIFY(show("longest-queued"));
        QCOMPARE(open.window->centre().laneMode(), LaneMode::Tasks);
        QVERIFY(show("longest-wait:sleep")); // tasks have this, too: nothing jumps back
        const auto place = *measure(*trace, "longest-wait:sleep")->evidence;
        const Viewport::Range visible = open.window->centre().viewport().visible();
        QVERIFY(visible.length() <= 4 * (place.end - place.begin)); // it is not one of many
        QCOMPARE(open.window->centre().laneMode(), LaneMode::Tasks);
    }

    void aChosenTabStays()
    {
        const Open open(quickSpec());
        open.press(Qt::Key_F5);
        open.press(Qt::Key_3, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(!open.window->controller().isRunning(), 20'000);
        QCOMPARE(open.window->centre().page(), Page::Speedup);
    }

    void tabsByKeys()
    {
        const Open open(quickSpec());
        open.press(Qt::Key_2, Qt::ControlModifier);
        QCOMPARE(open.window->centre().page(), Page::Timeline);
        open.press(Qt::Key_3, Qt::ControlModifier);
        QCOMPARE(open.window->centre().page(), Page::Speedup);
        open.press(Qt::Key_1, Qt::ControlModifier);
        QCOMPARE(open.window->centre().page(), Page::Compare);
    }

    void everyControlHasANameAndATip()
    {
        const Open open(quickSpec());
        open.press(Qt::Key_F5);
        QTRY_VERIFY_WITH_TIMEOUT(!open.window->controller().isRunning(), 20'000);
        for (const Qt::Key page : { Qt::Key_1, Qt::Key_2, Qt::Key_3, Qt::Key_4 }) {
            open.press(page, Qt::ControlModifier);
            QTest::qWait(50);
        }
        QStringList nameless;
        for (const QWidget* widget : open.window->findChildren<QWidget*>()) {
            const bool isControl = qobject_cast<const QAbstractButton*>(widget) != nullptr
                || qobject_cast<const QLineEdit*>(widget) != nullptr
                || qobject_cast<const QComboBox*>(widget) != nullptr
                || qobject_cast<const QAbstractSpinBox*>(widget) != nullptr
                || qobject_cast<const QPlainTextEdit*>(widget) != nullptr
                || widget->inherits("QTreeView") || widget->inherits("QTableView");
            if (!isControl || isPart(widget)
                || widget->objectName().startsWith(QLatin1String("qt_")))
                continue;
            const auto* button = qobject_cast<const QAbstractButton*>(widget);
            const bool hasName = !widget->accessibleName().isEmpty()
                || (button != nullptr && !button->text().isEmpty());
            if (!hasName || widget->toolTip().isEmpty())
                nameless << QStringLiteral("%1 in %2")
                                .arg(QString::fromLatin1(widget->metaObject()->className()),
                                    QString::fromLatin1(
                                        widget->parentWidget()->metaObject()->className()));
        }
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u'\n')));
    }

    void helpOpensAndClosesWithEscape()
    {
        const Open open(quickSpec());
        open.press(Qt::Key_F1);
        auto* help = open.window->findChild<HelpOverlay*>();
        QVERIFY(help != nullptr && help->isVisible());
        QTest::keyClick(help, Qt::Key_Escape);
        QVERIFY(!help->isVisible());
    }

    void escapeClearsTheSelection()
    {
        const Open open(quickSpec());
        open.window->selection().select(TaskId { 1 });
        open.press(Qt::Key_Escape);
        QVERIFY(!open.window->selection().task().isValid());
    }

    void lettersAreTextInATextField()
    {
        const Open open(quickSpec());
        auto* workers = open.window->runPage().findChild<QLineEdit*>(QStringLiteral("workers"));
        QVERIFY(workers != nullptr);
        workers->setFocus();
        workers->clear();
        QTest::keyClicks(workers, QStringLiteral("w?1"));
        QCOMPARE(workers->text(), QStringLiteral("w?1"));
        QVERIFY(!open.window->findChild<HelpOverlay*>()->isVisible());
        QVERIFY(!open.window->runPage().spec());
        open.press(Qt::Key_F5);
        QVERIFY(!open.window->controller().isRunning());
        QVERIFY(open.window->banner().current() != nullptr);
    }

    void closingMidRunAsksOnceAndStops()
    {
        const Open open(slowSpec());
        open.press(Qt::Key_F5);
        QVERIFY(open.window->controller().isRunning());
        QVERIFY(!open.window->close());
        open.window->close();
        const auto boxes = open.window->findChildren<QMessageBox*>();
        QCOMPARE(boxes.size(), 1);
        for (QAbstractButton* button : boxes.front()->buttons())
            if (boxes.front()->buttonRole(button) == QMessageBox::AcceptRole)
                button->click();
        QTRY_VERIFY_WITH_TIMEOUT(!open.window->isVisible(), 5000);
        QVERIFY(!open.window->controller().isRunning());
    }

    void destroyingMidRunIsSafe()
    {
        Open open(slowSpec());
        open.press(Qt::Key_F5);
        QTest::qWait(100);
        open.window.reset();
    }

    void cancelByKeyKeepsWhatWasDone()
    {
        const Open open(slowSpec());
        open.press(Qt::Key_F5);
        QTRY_VERIFY(open.window->experiment().currentRun() >= 0);
        QTest::qWait(100);
        open.press(Qt::Key_F5, Qt::ShiftModifier);
        open.press(Qt::Key_F5, Qt::ShiftModifier);
        QTRY_VERIFY_WITH_TIMEOUT(!open.window->controller().isRunning(), 5000);
        QVERIFY(open.window->experiment().runs().front().trace);
    }

    void aLongExperimentIsAskedAbout()
    {
        ExperimentSpec spec = slowSpec();
        spec.repeats = 1000;
        const Open open(spec);
        open.press(Qt::Key_F5);
        QVERIFY(!open.window->controller().isRunning());
        const auto boxes = open.window->findChildren<QMessageBox*>();
        QCOMPARE(boxes.size(), 1);
        boxes.front()->reject();
        QVERIFY(!open.window->controller().isRunning());
    }

    void exportsAPicture()
    {
        const Open open(quickSpec());
        open.press(Qt::Key_F5);
        QTRY_VERIFY_WITH_TIMEOUT(!open.window->controller().isRunning(), 20'000);
        open.press(Qt::Key_E, Qt::ControlModifier);
        auto* dialog = open.window->findChild<ExportDialog*>();
        QVERIFY(dialog != nullptr);
        ExportChoice choice = dialog->choice();
        choice.path = open.folder.filePath(QStringLiteral("picture.svg"));
        choice.format = ExportFormat::Svg;
        dialog->setChoice(choice);
        Outcome done(dialog);
        dialog->accept();
        QTRY_VERIFY_WITH_TIMEOUT(done.exported || done.failed, 10'000);
        QVERIFY(done.exported);
        QVERIFY(QFileInfo(choice.path).size() > 500);
    }

    void theSummaryFitsItsWindow()
    {
        const Open open(quickSpec());
        open.window->resize(1280, 800);
        open.press(Qt::Key_F5);
        QTRY_VERIFY_WITH_TIMEOUT(!open.window->controller().isRunning(), 20'000);
        auto* table = open.window->findChild<SummaryPage*>()->findChild<QTableView*>();
        QTRY_VERIFY(table->isVisible());
        QTRY_COMPARE(table->horizontalScrollBar()->maximum(), 0);
    }

    void resourceRowsAreHiddenByKeyAndSaidToBe()
    {
        const Workload* workload = findWorkload("barrier-wait");
        ExperimentSpec spec;
        spec.workload = workload->id;
        spec.parameters = ParameterValues(workload->parameters);
        spec.models = { ModelId::Threads };
        const Open open(spec);
        open.press(Qt::Key_F5);
        QTRY_VERIFY_WITH_TIMEOUT(!open.window->controller().isRunning(), 20'000);
        open.press(Qt::Key_2, Qt::ControlModifier);
        QWidget& plot = open.window->findChild<TimelineView*>()->canvas().plot();
        const auto isSaid = [&] {
            for (const QLabel* label : open.window->statusBar()->findChildren<QLabel*>())
                if (label->text().contains(QStringLiteral("hidden")))
                    return true;
            return false;
        };
        QCOMPARE(open.window->experiment().finishedRuns(), std::size_t { 1 });
        QVERIFY(open.window->actions().resources->isChecked());
        QVERIFY(!isSaid());
        QTest::keyClick(&plot, Qt::Key_H);
        QVERIFY(!open.window->actions().resources->isChecked());
        QVERIFY(open.window->centre().hiddenRows() > 0);
        QVERIFY(isSaid());
        QTest::keyClick(&plot, Qt::Key_R);
        QVERIFY(open.window->actions().arrows->isChecked());
        MainWindow second(*open.settings, *open.appearance); // it is remembered
        QVERIFY(!second.actions().resources->isChecked());
        QVERIFY(second.actions().arrows->isChecked());
        QTest::keyClick(&plot, Qt::Key_H);
        QVERIFY(!isSaid());
    }

    void theScheduleIsReadAndExported()
    {
        const Open open(quickSpec());
        open.press(Qt::Key_F5);
        QTRY_VERIFY_WITH_TIMEOUT(!open.window->controller().isRunning(), 20'000);
        open.press(Qt::Key_4, Qt::ControlModifier);
        auto* page = open.window->findChild<SchedulePage*>();
        QVERIFY(page->isVisible());
        QTRY_VERIFY(page->isAncestorOf(QApplication::focusWidget()));
        QTRY_VERIFY(page->text().contains(QStringLiteral("What happened")));
        emit page->exportRequested();
        auto* dialog = open.window->findChild<ExportDialog*>();
        QVERIFY(dialog != nullptr);
        ExportChoice choice = dialog->choice();
        QVERIFY(choice.format == ExportFormat::Account);
        choice.path = open.folder.filePath(QStringLiteral("schedule"));
        dialog->setChoice(choice);
        Outcome done(dialog);
        dialog->accept();
        QTRY_VERIFY_WITH_TIMEOUT(done.exported || done.failed, 10'000);
        QFile file(open.folder.filePath(QStringLiteral("schedule.txt")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll().count("\nWhat happened\n"), 2); // of both runs
    }

    void aFailedExportSaysSoInTheWindow()
    {
        const Open open(quickSpec());
        open.press(Qt::Key_F5);
        QTRY_VERIFY_WITH_TIMEOUT(!open.window->controller().isRunning(), 20'000);
        open.press(Qt::Key_E, Qt::ControlModifier);
        auto* dialog = open.window->findChild<ExportDialog*>();
        QVERIFY(dialog != nullptr);
        ExportChoice choice = dialog->choice();
        choice.path = open.folder.filePath(QStringLiteral("missing/folder/picture.png"));
        dialog->setChoice(choice);
        open.window->banner().clear();
        dialog->accept();
        QTRY_VERIFY_WITH_TIMEOUT(open.window->banner().current() != nullptr, 10'000);
        QVERIFY(open.window->banner().current()->kind == Message::Kind::Error);
    }

    void settingsAreKept()
    {
        ExperimentSpec spec = quickSpec();
        spec.workers = { 3 };
        const Open open(spec);
        open.press(Qt::Key_F5);
        QTRY_VERIFY_WITH_TIMEOUT(!open.window->controller().isRunning(), 20'000);
        open.window->close();
        MainWindow second(*open.settings, *open.appearance);
        QVERIFY(second.runPage().spec().has_value());
        QCOMPARE(second.runPage().spec()->workers, std::vector<unsigned> { 3 });
        QCOMPARE(second.runPage().spec()->parameters.integer("time-scale"), 1);
    }

private:
    struct Outcome {
        explicit Outcome(ExportDialog* dialog)
        {
            connect(dialog, &ExportDialog::exported, dialog, [this] { exported = true; });
            connect(dialog, &ExportDialog::failed, dialog, [this] { failed = true; });
        }
        bool exported = false;
        bool failed = false;
    };
};

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
