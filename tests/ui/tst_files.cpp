// SPDX-License-Identifier: GPL-3.0-or-later
// The experiment and its file: save, open, what was opened last, the question before anything is
// lost, and loads that fail; and save, cancel, close and open in every order that can go wrong.
#include "core/formats/programfile.h"
#include "tests/support/nothreads.h"
#include "tests/support/randomschedule.h"
#include "tests/support/tracedifference.h"
#include "tests/ui/experiments.h"
#include "tests/ui/support/questions.h"

#include "ui/actions.h"
#include "ui/dialogs/filecommands.h"
#include "ui/export/documentof.h"
#include "ui/mainwindow.h"
#include "ui/pages/banner.h"
#include "ui/pages/centrepages.h"
#include "ui/pages/runpage.h"
#include "ui/support/appearance.h"
#include "ui/support/settings.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDropEvent>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

using namespace interleave;
using namespace interleave::ui;
using namespace interleave::ui::test;
using interleave::test::experimentDifference;
using interleave::test::NoThreads;
using interleave::test::randomSchedule;

namespace {

const std::vector<ModelId> kModels { ModelId::Sequential, ModelId::Threads };

struct Open {
    Open()
    {
        qputenv("INTERLEAVE_SETTINGS_DIR", folder.path().toLocal8Bit());
        settings = std::make_unique<Settings>();
        appearance = std::make_unique<Appearance>(*qApp);
        window = std::make_unique<MainWindow>(*settings, *appearance);
        window->runPage().setSpec(quickSpec(kModels));
        window->show();
    }
    [[nodiscard]] FileCommands& files() const { return window->files(); }
    [[nodiscard]] QString path(const char* name) const { return folder.filePath(name); }
    [[nodiscard]] Experiment experiment() const { return experimentOf(window->experiment()); }
    [[nodiscard]] bool waitForRun() const
    {
        return QTest::qWaitFor([&] { return !window->controller().isRunning(); }, 20'000);
    }
    [[nodiscard]] bool waitForFile() const
    {
        return QTest::qWaitFor([&] { return !files().isBusy(); }, 20'000);
    }
    [[nodiscard]] bool run() const
    {
        window->startRun();
        return waitForRun() && window->experiment().finishedRuns() == 2;
    }
    [[nodiscard]] bool save(const QString& to) const
    {
        files().saveTo(to);
        return waitForFile() && !files().isModified();
    }
    [[nodiscard]] bool openFile(const QString& from) const
    {
        files().openFile(from);
        return waitForFile() && files().path() == from;
    }
    [[nodiscard]] QMessageBox* question() const { return interleave::test::questionOf(*window); }
    void answer(QMessageBox::ButtonRole role) const
    {
        interleave::test::answerQuestion(*window, role);
    }
    /// A run of it took so long: it is modified, and keeps its file.
    void pretend(Nanos makespan) const
    {
        ExperimentModel& experiment = window->experiment();
        RunResult result = *experiment.runs().front().result;
        result.makespan = makespan;
        experiment.setLive(true);
        experiment.setResult(0, std::move(result));
        experiment.setLive(false);
    }
    [[nodiscard]] QFileDialog* fileDialog() const
    {
        for (QFileDialog* dialog : window->findChildren<QFileDialog*>())
            if (dialog->isVisible())
                return dialog;
        return nullptr;
    }
    void choose(const QString& file) const
    {
        QFileDialog* dialog = fileDialog();
        QVERIFY(dialog != nullptr);
        dialog->selectFile(file);
        QMetaObject::invokeMethod(dialog, "accept");
    }
    [[nodiscard]] bool isSaid(Message::Kind kind) const
    {
        return window->banner().current() != nullptr && window->banner().current()->kind == kind;
    }
    [[nodiscard]] QLabel* tag() const
    {
        return window->findChild<QLabel*>(QStringLiteral("sampleTag"));
    }

    QTemporaryDir folder;
    std::unique_ptr<Settings> settings;
    std::unique_ptr<Appearance> appearance;
    std::unique_ptr<MainWindow> window;
};

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
}

void put(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

} // namespace

class TestFiles : public QObject {
    Q_OBJECT

private slots:
    void savedAndOpenedAgainIsTheSame()
    {
        const Open open;
        QVERIFY(!open.window->actions().save->isEnabled()); // there is nothing yet
        QVERIFY(open.run());
        const QString path = open.path("a.interleave");
        QVERIFY(open.save(path));
        const Experiment saved = open.experiment();
        const Open other;
        QVERIFY(other.openFile(path));
        QCOMPARE(experimentDifference(saved, other.experiment()), std::string());
        QVERIFY(!other.files().isModified());
        // It behaves as runs of its own do.
        QCOMPARE(other.window->centre().page(), Page::Compare);
        QCOMPARE(other.window->experiment().comparedRuns().size(), std::size_t { 2 });
        QVERIFY(other.window->experiment().speedupOf(1).has_value());
        QVERIFY(other.window->actions().exportFigure->isEnabled());
        QCOMPARE(other.window->runPage().spec()->workload, saved.spec.workload);
        QVERIFY(other.window->runPage().spec()->parameters == saved.spec.parameters);
        QVERIFY(other.save(other.path("b.interleave")));
        QVERIFY(contentOf(path) == contentOf(other.path("b.interleave")));
    }

    void theTitleTellsNameAndChange()
    {
        const Open open;
        QCOMPARE(open.window->windowTitle(), QStringLiteral("Interleave"));
        QVERIFY(open.run());
        QVERIFY(open.window->isWindowModified());
        QVERIFY(open.window->windowTitle().startsWith("Unsaved runs[*]"));
        QVERIFY(open.save(open.path("a.interleave")));
        QVERIFY(!open.window->isWindowModified());
        QVERIFY(open.window->windowTitle().startsWith("a.interleave[*]"));
        QVERIFY(open.run()); // other runs: another experiment
        QVERIFY(open.window->isWindowModified());
        QVERIFY(open.files().path().isEmpty());
    }

    void newRunsReplaceOnesThatCostLittle()
    {
        const Open open;
        QVERIFY(open.run());
        QVERIFY(open.files().isModified());
        QVERIFY(!open.files().isCostly());
        QVERIFY(open.run());
        QVERIFY(open.question() == nullptr);
    }

    void newRunsAskBeforeTheyReplaceCostlyOnes()
    {
        const Open open;
        QVERIFY(open.run());
        ExperimentModel& experiment = open.window->experiment();
        open.pretend(FileCommands::kCostly);
        QVERIFY(open.files().isCostly());
        open.window->startRun();
        QVERIFY(!open.window->controller().isRunning());
        open.answer(QMessageBox::RejectRole);
        QCOMPARE(experiment.runs().front().result->makespan, FileCommands::kCostly);
        open.window->startRun();
        open.answer(QMessageBox::DestructiveRole);
        QVERIFY(open.waitForRun());
        QVERIFY(experiment.runs().front().result->makespan < FileCommands::kCostly);
        open.pretend(FileCommands::kCostly);
        QVERIFY(open.save(open.path("costly.interleave")));
        QVERIFY(!open.files().isCostly());
    }

    void closingAsksAboutUnsavedRuns()
    {
        const Open open;
        QVERIFY(open.run());
        QVERIFY(!open.window->close());
        QVERIFY(!open.window->close()); // asked once
        QCOMPARE(open.window->findChildren<QMessageBox*>().size(), 1);
        open.answer(QMessageBox::RejectRole);
        QVERIFY(open.window->isVisible());
        QVERIFY(open.files().isModified());
        QVERIFY(!open.window->close());
        open.answer(QMessageBox::DestructiveRole);
        QTRY_VERIFY(!open.window->isVisible());
    }

    void closingCanSaveFirst()
    {
        const Open open;
        QVERIFY(open.run());
        QVERIFY(!open.window->close());
        open.answer(QMessageBox::AcceptRole);
        const QString path = open.path("closed.interleave");
        open.choose(path); // where to?
        QTRY_VERIFY_WITH_TIMEOUT(!open.window->isVisible(), 10'000);
        QVERIFY(contentOf(path).contains("Interleave"));
    }

    void aSaveThatFailsKeepsTheWindow()
    {
        const Open open;
        QVERIFY(open.run());
        open.files().saveTo(open.path("no such folder/a.interleave"));
        QVERIFY(open.waitForFile());
        QVERIFY(open.files().isModified());
        QVERIFY(open.window->banner().current() != nullptr);
        QVERIFY(open.window->banner().current()->kind == Message::Kind::Error);
        QVERIFY(!open.window->close());
    }

    void theEndOfTheSessionDoesNotAsk()
    {
        const Open open;
        QVERIFY(open.run());
        open.window->stopAndClose();
        QTRY_VERIFY(!open.window->isVisible());
    }

    void openingAsksAboutUnsavedRuns()
    {
        const Open open;
        QVERIFY(open.run());
        const QString path = open.path("a.interleave");
        QVERIFY(open.save(path));
        QVERIFY(open.run());
        const Experiment second = open.experiment();
        open.files().openFile(path);
        QVERIFY(open.waitForFile());
        open.answer(QMessageBox::RejectRole);
        QCOMPARE(experimentDifference(second, open.experiment()), std::string());
        QVERIFY(open.files().isModified());
        open.files().openFile(path);
        QVERIFY(open.waitForFile());
        open.answer(QMessageBox::DestructiveRole);
        QTRY_COMPARE(open.files().path(), path);
        QVERIFY(!open.files().isModified());
    }

    void openingCanSaveFirst()
    {
        const Open open;
        QVERIFY(open.run());
        const QString path = open.path("a.interleave");
        QVERIFY(open.save(path));
        const Experiment first = open.experiment();
        QVERIFY(open.run());
        const Experiment second = open.experiment();
        open.files().openFile(path);
        QVERIFY(open.waitForFile());
        open.answer(QMessageBox::AcceptRole);
        const QString other = open.path("b.interleave");
        open.choose(other);
        QTRY_COMPARE(open.files().path(), path);
        QCOMPARE(experimentDifference(first, open.experiment()), std::string());
        const Open third;
        QVERIFY(third.openFile(other));
        QCOMPARE(experimentDifference(second, third.experiment()), std::string());
    }

    void aRecordedProgramTakesNothingsPlace()
    {
        const Open open;
        QVERIFY(open.run());
        RecordedProgram program;
        program.command = { "make" };
        program.schedule = randomSchedule(8);
        program.duration = program.schedule->end();
        const QString path = open.path("program.interleave");
        QVERIFY(saveProgram(path.toStdString(), program, true));
        open.files().openFile(path);
        QVERIFY(open.waitForFile());
        QVERIFY(open.question() == nullptr);
        QCOMPARE(open.window->centre().page(), Page::Program);
        QVERIFY(open.files().isModified()); // the runs are there as before
        QCOMPARE(open.window->experiment().finishedRuns(), std::size_t { 2 });
    }

    void aSaveDuringACancelledOneIsMade()
    {
        const Open open;
        QVERIFY(open.run());
        open.files().saveTo(open.path("a.interleave"));
        QVERIFY(!open.window->actions().save->isEnabled());
        open.files().cancel();
        QVERIFY(open.files().isBusy()); // it ends when it hears of it
        QVERIFY(open.window->actions().save->isEnabled());
        const QString path = open.path("b.interleave");
        open.files().saveTo(path);
        QVERIFY(open.waitForFile());
        QCOMPARE(open.files().path(), path);
        QVERIFY(!open.files().isModified());
        const Open other;
        QVERIFY(other.openFile(path));
        QCOMPARE(experimentDifference(open.experiment(), other.experiment()), std::string());
    }

    void theQuestionDuringACancelledSaveCanSave()
    {
        const Open open;
        QVERIFY(open.run());
        const QString path = open.path("a.interleave");
        QVERIFY(open.save(path));
        QVERIFY(QFile::remove(path));
        open.pretend(std::chrono::seconds(1));
        open.files().saveTo(path);
        open.files().cancel();
        QVERIFY(!open.window->close());
        open.answer(QMessageBox::AcceptRole);
        QTRY_VERIFY_WITH_TIMEOUT(!open.window->isVisible(), 10'000);
        QVERIFY(contentOf(path).contains("Interleave"));
    }

    void aCancelledSaveClosesNothingLater()
    {
        const Open open;
        QVERIFY(open.run());
        QVERIFY(open.save(open.path("a.interleave")));
        open.pretend(std::chrono::seconds(1));
        QVERIFY(!open.window->close());
        open.answer(QMessageBox::AcceptRole);
        QVERIFY(open.files().isBusy());
        open.files().cancel();
        QVERIFY(open.waitForFile());
        QVERIFY(open.save(open.path("b.interleave")));
        QTest::qWait(50);
        QVERIFY(open.window->isVisible());
    }

    void aRejectedPlaceClosesNothingLater()
    {
        const Open open;
        QVERIFY(open.run());
        QVERIFY(!open.window->close());
        open.answer(QMessageBox::AcceptRole);
        QVERIFY(open.fileDialog() != nullptr);
        open.fileDialog()->reject();
        QVERIFY(open.files().isModified());
        QVERIFY(open.save(open.path("b.interleave")));
        QTest::qWait(50);
        QVERIFY(open.window->isVisible());
    }

    void closingWaitsForASave()
    {
        const Open open;
        QVERIFY(open.run());
        const QString path = open.path("a.interleave");
        open.files().saveTo(path);
        QVERIFY(!open.window->close());
        QVERIFY(!open.window->close()); // somebody cannot wait
        QVERIFY(open.question() == nullptr);
        QTRY_VERIFY_WITH_TIMEOUT(!open.window->isVisible(), 10'000);
        QVERIFY(contentOf(path).contains("Interleave"));
    }

    void closingDuringASaveThatFailsKeepsTheWindow()
    {
        const Open open;
        QVERIFY(open.run());
        open.files().saveTo(open.path("no such folder/a.interleave"));
        QVERIFY(!open.window->close());
        QVERIFY(open.waitForFile());
        QVERIFY(open.isSaid(Message::Kind::Error));
        QVERIFY(open.save(open.path("b.interleave")));
        QTest::qWait(50);
        QVERIFY(open.window->isVisible());
    }

    void theEndOfTheSessionWaitsForASave_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("that is made") << "a.interleave";
        QTest::newRow("that fails") << "no such folder/a.interleave";
    }

    void theEndOfTheSessionWaitsForASave()
    {
        QFETCH(QString, name);
        const Open open;
        QVERIFY(open.run());
        const QString path = open.folder.filePath(name);
        open.files().saveTo(path);
        open.window->stopAndClose();
        QTRY_VERIFY_WITH_TIMEOUT(!open.window->isVisible(), 10'000);
        QVERIFY(!open.files().isBusy());
        QCOMPARE(QFile::exists(path), !name.contains(u'/'));
    }

    void whatCannotBeSavedOrOpenedNowIsSaid()
    {
        const Open open;
        QVERIFY(open.run());
        const QString path = open.path("a.interleave");
        QVERIFY(open.save(path));
        Banner& banner = open.window->banner();

        open.files().openFile(path);
        open.files().saveTo(open.path("b.interleave"));
        QVERIFY(open.isSaid(Message::Kind::Warning));
        banner.clear();
        open.files().openFile(path);
        QVERIFY(open.isSaid(Message::Kind::Warning));
        QVERIFY(open.waitForFile());
        QVERIFY(!QFile::exists(open.path("b.interleave")));

        banner.clear();
        open.files().saveTo(path);
        open.files().openFile(path);
        QVERIFY(open.isSaid(Message::Kind::Warning));
        QVERIFY(open.waitForFile());

        open.window->runPage().setSpec(slowSpec());
        open.window->startRun();
        banner.clear();
        open.files().saveTo(open.path("b.interleave"));
        QVERIFY(open.isSaid(Message::Kind::Warning));
        banner.clear();
        open.files().openFile(path);
        QVERIFY(open.isSaid(Message::Kind::Warning));
        open.window->controller().cancel();
        QVERIFY(open.waitForRun());
        QVERIFY(!QFile::exists(open.path("b.interleave")));
    }

    void withoutAThreadNothingIsLost()
    {
        const Open open;
        QVERIFY(open.run());
        const QString path = open.path("a.interleave");
        QVERIFY(open.save(path));
        const QByteArray saved = contentOf(path);
        open.pretend(std::chrono::seconds(1));
        const Experiment before = open.experiment();
        Banner& banner = open.window->banner();
        {
            const NoThreads none;
            open.files().saveTo(path);
            QVERIFY(!open.window->close()); // it closes when this is saved: never
        }
        QVERIFY(open.waitForFile());
        QVERIFY(open.isSaid(Message::Kind::Error));
        QVERIFY2(
            banner.current()->details.contains("thread"), qPrintable(banner.current()->details));
        QVERIFY(open.files().isModified());
        QVERIFY(contentOf(path) == saved);
        banner.clear();
        {
            const NoThreads none;
            open.files().openFile(path);
        }
        QVERIFY(open.waitForFile());
        QVERIFY(open.isSaid(Message::Kind::Error));
        QVERIFY(open.question() == nullptr);
        QCOMPARE(experimentDifference(before, open.experiment()), std::string());
        QVERIFY(open.save(open.path("b.interleave"))); // and it goes on as before
        QTest::qWait(50);
        QVERIFY(open.window->isVisible());
    }

    void aFailedLoadChangesNothing_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("JSON") << QByteArray("{}");
        QTest::newRow("noise") << QByteArray(3000, '\xa5');
        QTest::newRow("a folder") << QByteArray("folder");
        QTest::newRow("nothing") << QByteArray("absent");
    }

    void aFailedLoadChangesNothing()
    {
        QFETCH(QByteArray, bytes);
        const Open open;
        QVERIFY(open.run());
        const QString saved = open.path("good.interleave");
        QVERIFY(open.save(saved));
        const Experiment before = open.experiment();
        const QString path = bytes == "folder" ? open.folder.path() : open.path("bad.interleave");
        if (bytes != "folder" && bytes != "absent")
            put(path, bytes);
        open.files().openFile(path);
        QVERIFY(open.waitForFile());
        QVERIFY(open.window->banner().current() != nullptr);
        QVERIFY(open.window->banner().current()->kind == Message::Kind::Error);
        QCOMPARE(experimentDifference(before, open.experiment()), std::string());
        QCOMPARE(open.files().path(), saved);
        QVERIFY(!open.files().recentFiles().contains(path));
    }

    void aCutFileIsShownAndNotOverwritten()
    {
        const Open open;
        QVERIFY(open.run());
        const QString path = open.path("a.interleave");
        QVERIFY(open.save(path));
        const QByteArray whole = contentOf(path);
        put(path, whole.left(whole.size() - 10));
        open.files().openFile(path);
        QVERIFY(open.waitForFile());
        QCOMPARE(open.window->experiment().finishedRuns(), std::size_t { 2 });
        QVERIFY(open.window->banner().current()->kind == Message::Kind::Warning);
        QVERIFY(open.files().path().isEmpty()); // Save asks where to
    }

    void recentFilesAreListed()
    {
        const Open open;
        QVERIFY(open.run());
        const QString first = open.path("a & b.interleave");
        const QString second = open.path("second.interleave");
        QVERIFY(open.save(first));
        QVERIFY(open.save(second));
        QCOMPARE(open.files().recentFiles(), QStringList({ second, first }));
        QFile::remove(second);
        QMenu* menu = open.files().recentMenu();
        emit menu->aboutToShow();
        QVERIFY(!menu->actions()[0]->isEnabled()); // it is not there any more
        QVERIFY(menu->actions()[1]->text().contains("a && b"));
        menu->actions()[1]->trigger();
        QVERIFY(open.waitForFile());
        QCOMPARE(open.files().path(), first);
        emit menu->aboutToShow();
        menu->actions().back()->trigger();
        QVERIFY(open.files().recentFiles().isEmpty());
    }

    void aFileIsDropped()
    {
        const Open open;
        QVERIFY(open.run());
        const QString path = open.path("a.interleave");
        QVERIFY(open.save(path));
        const Open other;
        QMimeData data;
        const auto drag = [&] {
            QDragEnterEvent enter(QPoint(9, 9), Qt::CopyAction, &data, Qt::LeftButton, {});
            enter.ignore();
            QApplication::sendEvent(other.window.get(), &enter);
            return enter.isAccepted();
        };
        data.setText("no file");
        QVERIFY(!drag());
        data.setUrls({ QUrl::fromLocalFile(path), QUrl::fromLocalFile(path) });
        QVERIFY(!drag());
        data.setUrls({ QUrl("https://example.org/a.interleave") });
        QVERIFY(!drag());
        data.setUrls({ QUrl::fromLocalFile(path) });
        QVERIFY(drag());
        QDropEvent drop(QPointF(9, 9), Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(other.window.get(), &drop);
        QVERIFY(other.waitForFile());
        QCOMPARE(other.files().path(), path);
    }

    void nothingIsOpenedDuringARun()
    {
        const Open open;
        QVERIFY(open.run());
        const QString path = open.path("a.interleave");
        QVERIFY(open.save(path));
        open.window->runPage().setSpec(slowSpec());
        open.window->startRun();
        QVERIFY(open.window->controller().isRunning());
        QVERIFY(!open.window->actions().open->isEnabled());
        QVERIFY(!open.window->actions().save->isEnabled());
        open.files().openFile(path);
        QVERIFY(!open.files().isBusy());
        open.window->controller().cancel();
        QVERIFY(open.waitForRun());
        QVERIFY(open.window->actions().open->isEnabled());
    }

    void aWindowMayBeClosedWhileAFileLoads()
    {
        const Open open;
        QVERIFY(open.run());
        const QString path = open.path("a.interleave");
        QVERIFY(open.save(path));
        for (int i = 0; i < 20; ++i) {
            Open other;
            other.files().openFile(path);
            QVERIFY(other.files().isBusy());
            if (i % 2 == 0)
                QVERIFY(other.window->close());
            if (i % 3 == 0)
                QTest::qWait(1);
            other.window.reset();
        }
    }

    void loadingIsCancelled()
    {
        const Open open;
        QVERIFY(open.run());
        const QString path = open.path("a.interleave");
        QVERIFY(open.save(path));
        const Open other;
        other.files().openFile(path);
        other.files().cancel();
        QVERIFY(other.waitForFile());
        QVERIFY(other.files().path().isEmpty());
        QVERIFY(other.window->experiment().isEmpty());
        QVERIFY(other.openFile(path)); // and it goes on as before
    }

    void theSampleIsTagged()
    {
        const Open open;
        open.files().openSample();
        QVERIFY(open.waitForFile());
        QVERIFY(open.files().isSample());
        QVERIFY(open.window->experiment().finishedRuns() >= 2);
        QVERIFY(open.tag()->isVisible());
        QVERIFY(open.tag()->text().contains("Sample"));
        QVERIFY(open.window->windowTitle().contains("Sample"));
        QVERIFY(!open.window->actions().save->isEnabled());
        QVERIFY(open.window->actions().saveAs->isEnabled());
        QVERIFY(!open.files().isModified()); // nothing of the user's is lost
        QVERIFY(open.files().recentFiles().isEmpty());
        open.window->runPage().setSpec(quickSpec(kModels));
        QVERIFY(open.run());
        QVERIFY(!open.files().isSample());
        QVERIFY(!open.tag()->isVisible());
        QVERIFY(open.files().isModified());
    }
};

QTEST_MAIN(TestFiles)
#include "tst_files.moc"
