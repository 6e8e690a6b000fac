// SPDX-License-Identifier: GPL-3.0-or-later
// A program that is recorded, shown, saved, opened and exported in the window; what goes wrong is
// said, and nothing of it is left behind.
#include "core/formats/programfile.h"
#include "tests/support/randomschedule.h"

#include "tests/ui/support/questions.h"
#include "ui/actions.h"
#include "ui/dialogs/filecommands.h"
#include "ui/dialogs/programcommands.h"
#include "ui/dialogs/recorddialog.h"
#include "ui/mainwindow.h"
#include "ui/pages/banner.h"
#include "ui/pages/centrepages.h"
#include "ui/pages/copyabletable.h"
#include "ui/pages/programpage.h"
#include "ui/support/appearance.h"
#include "ui/support/settings.h"
#include "ui/timeline/timelinecanvas.h"

#include <QAbstractButton>
#include <QApplication>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStatusBar>
#include <QTemporaryDir>
#include <QTest>

#include <cerrno>

using namespace interleave;
using namespace interleave::ui;
using interleave::test::randomSchedule;
using interleave::test::scheduleDifference;

namespace {

struct Open {
    Open()
    {
        qputenv("INTERLEAVE_SETTINGS_DIR", folder.path().toLocal8Bit());
        settings = std::make_unique<Settings>();
        appearance = std::make_unique<Appearance>(*qApp);
        window = std::make_unique<MainWindow>(*settings, *appearance);
        window->show();
    }
    [[nodiscard]] ProgramCommands& program() const { return window->program(); }
    [[nodiscard]] ProgramPage& page() const { return window->centre().program(); }
    [[nodiscard]] QString path(const char* name) const { return folder.filePath(name); }
    [[nodiscard]] RecordDialog* dialog() const
    {
        window->actions().record->trigger();
        return program().recordDialog();
    }
    [[nodiscard]] bool waitForFile() const
    {
        return QTest::qWaitFor(
            [&] { return !program().isBusy() && !window->files().isBusy(); }, 20'000);
    }
    [[nodiscard]] QMessageBox* question() const { return test::questionOf(*window); }
    void answer(QMessageBox::ButtonRole role) const { test::answerQuestion(*window, role); }

    QTemporaryDir folder;
    std::unique_ptr<Settings> settings;
    std::unique_ptr<Appearance> appearance;
    std::unique_ptr<MainWindow> window;
};

void type(RecordDialog& dialog, const QString& command)
{
    auto* line = dialog.findChild<QLineEdit*>(QStringLiteral("command"));
    line->selectAll();
    QTest::keyClicks(line, command);
}

QPushButton* startButton(RecordDialog& dialog)
{
    return dialog.findChild<QPushButton*>(QStringLiteral("start"));
}

void click(RecordDialog& dialog)
{
    QTest::mouseClick(startButton(dialog), Qt::LeftButton);
}

/// What a script has written there: a process number; 0 while there is none.
int numberIn(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed().toInt() : 0;
}

bool isGone(int pid)
{
    QFile status(QStringLiteral("/proc/%1/stat").arg(pid));
    return !status.open(QIODevice::ReadOnly) || status.readAll().contains(") Z ");
}

PerfOpener refusing()
{
    return [](unsigned, std::size_t) { return -EACCES; };
}

RecordedProgram invented(std::uint64_t seed)
{
    RecordedProgram program;
    program.command = { "/usr/bin/make", "-j8" };
    program.generator = "Interleave 9";
    program.startedAt = "2026-11-22T23:16:05Z";
    program.machine = Value(Value::Object { { "cores", 2 } });
    program.schedule = randomSchedule(seed);
    program.duration = program.schedule->end();
    return program;
}

} // namespace

class TestRecordProgram : public QObject {
    Q_OBJECT

private slots:
    void recordedIsShown()
    {
        const Open open;
        RecordDialog* dialog = open.dialog();
        QVERIFY(dialog != nullptr && dialog->isVisible());
        QVERIFY(!startButton(*dialog)->isEnabled()); // nothing to start yet
        type(*dialog,
            QStringLiteral("sh -c 'echo out; echo err >&2; sleep 0.05; (sleep 0.01) & wait'"));
        bool isThere = true;
        QByteArray written;
        connect(&dialog->job(), &RecordJob::printed, this,
            [&](const QByteArray& text) { written += text; });
        connect(dialog, &QObject::destroyed, this, [&] { isThere = false; });
        click(*dialog);
        QTRY_VERIFY_WITH_TIMEOUT(!isThere || !dialog->job().isBusy(), 20'000);
        if (!open.program().hasProgram())
            QSKIP(qPrintable(dialog->message()));
        QTRY_VERIFY(open.program().recordDialog() == nullptr); // it has ended well
        QCOMPARE(written, QByteArray("out\nerr\n"));
        QCOMPARE(open.window->centre().page(), Page::Program);
        const auto program = open.page().program();
        QVERIFY(program->schedule->threads().size() >= 3);
        const TimelineSection section = open.page().section();
        QCOMPARE(section.tracks->rows().size(),
            program->schedule->cores().size() + program->schedule->threads().size());
        QVERIFY(section.tracks->rows().front().kind == TrackRow::Kind::Core);
        QVERIFY(section.tracks->rows().back().title.startsWith(
            QString::fromStdString(program->schedule->threads().back().name)));
        QVERIFY(open.page().summary().text().contains("exit status 0"));
        QCOMPARE(open.page().findChild<CopyableTable*>()->model()->rowCount(),
            static_cast<int>(program->schedule->threads().size()));
        QVERIFY(open.window->isWindowModified());
        QVERIFY(open.window->windowTitle().startsWith("Unsaved recording[*]"));
        QVERIFY(open.window->actions().save->isEnabled());
    }

    void savedAndOpenedAgainIsTheSame()
    {
        const Open open;
        const RecordedProgram program = invented(8);
        const QString path = open.path("a.interleave");
        QVERIFY(saveProgram(path.toStdString(), program, true));
        open.window->files().openFile(path);
        QVERIFY(open.waitForFile());
        QCOMPARE(open.window->centre().page(), Page::Program);
        QVERIFY(!open.program().isModified());
        QVERIFY(open.window->windowTitle().startsWith("a.interleave[*]"));
        QCOMPARE(open.window->files().recentFiles().front(), path);
        // The status bar tells what is seen, though there is no experiment.
        const QLabel* range = nullptr;
        for (const QLabel* label : open.window->statusBar()->findChildren<QLabel*>())
            if (label->accessibleName() == u"Visible range")
                range = label;
        QVERIFY(range != nullptr && !range->text().isEmpty());
        const QString whole = range->text();
        open.page().viewport().zoomAt(Nanos(0), 0.5);
        QVERIFY(!range->text().isEmpty() && range->text() != whole);
        open.page().viewport().fit();
        QCOMPARE(range->text(), whole);
        open.program().saveTo(open.path("b.interleave"));
        QVERIFY(open.waitForFile());
        QFile a(path);
        QFile b(open.path("b.interleave"));
        QVERIFY(a.open(QIODevice::ReadOnly) && b.open(QIODevice::ReadOnly));
        QCOMPARE(a.readAll(), b.readAll());
        QCOMPARE(
            scheduleDifference(*program.schedule, *open.page().program()->schedule), std::string());
        open.program().close();
        QVERIFY(!open.program().hasProgram());
        QVERIFY(open.window->centre().page() != Page::Program);
        QVERIFY(range->text().isEmpty());
    }

    void exported()
    {
        const Open open;
        const QString path = open.path("a.interleave");
        QVERIFY(saveProgram(path.toStdString(), invented(8), true));
        open.window->files().openFile(path);
        QVERIFY(open.waitForFile());
        const std::pair<const char*, const char*> files[]
            = { { "a.png", "\x89PNG" }, { "a.svg", "<?xml" }, { "a.pdf", "%PDF" },
                  { "a.json", "{\"displayTimeUnit\"" }, { "a.csv", "pid,process" } };
        for (const auto& [name, begin] : files) {
            open.program().exportTo(open.path(name));
            QVERIFY(open.waitForFile());
            QFile file(open.path(name));
            QVERIFY2(file.open(QIODevice::ReadOnly), name);
            QVERIFY2(file.readAll().startsWith(begin), name);
        }
        open.program().exportTo(open.path("a.xyz"));
        QVERIFY(!QFile::exists(open.path("a.xyz")));
        QVERIFY(open.window->banner().current()->kind == Message::Kind::Warning);
    }

    void anExportIsNoSave()
    {
        const Open open;
        RecordDialog* dialog = open.dialog();
        emit dialog->recorded(std::make_shared<const RecordedProgram>(invented(8)));
        dialog->reject();
        bool isSaved = false;
        open.program().exportTo(open.path("a.json"));
        open.program().whenSaved([&] { isSaved = true; });
        open.answer(QMessageBox::AcceptRole);
        QVERIFY(open.waitForFile());
        QVERIFY(QFile::exists(open.path("a.json")));
        QVERIFY(!isSaved);
        QVERIFY(open.program().isModified());
        const auto places = open.window->findChildren<QFileDialog*>();
        QCOMPARE(places.size(), 1);
        auto* name = places.front()->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"));
        QVERIFY(name != nullptr);
        name->setText(open.path("b.interleave"));
        QMetaObject::invokeMethod(places.front(), "accept");
        QTRY_VERIFY(isSaved);
        QVERIFY(!open.program().isModified());
        QVERIFY(QFile::exists(open.path("b.interleave")));
    }

    void closingWaitsForWhatIsWritten_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("saved") << "b.interleave";
        QTest::newRow("exported") << "b.csv";
    }

    void closingWaitsForWhatIsWritten()
    {
        QFETCH(QString, name);
        const Open open;
        const QString path = open.path("a.interleave");
        QVERIFY(saveProgram(path.toStdString(), invented(8), true));
        open.window->files().openFile(path);
        QVERIFY(open.waitForFile());
        const QString to = open.folder.filePath(name);
        if (name.endsWith("csv"))
            open.program().exportTo(to);
        else
            open.program().saveTo(to);
        QVERIFY(!open.window->close());
        QTRY_VERIFY_WITH_TIMEOUT(!open.window->isVisible(), 10'000);
        QVERIFY(QFile::exists(to));
    }

    void aSaveThatFailsClosesNothingLater()
    {
        const Open open;
        RecordDialog* dialog = open.dialog();
        emit dialog->recorded(std::make_shared<const RecordedProgram>(invented(8)));
        dialog->reject();
        open.program().saveTo(open.path("no such folder/a.interleave"));
        open.program().close(); // when it is saved: never
        QVERIFY(open.question() == nullptr);
        QVERIFY(open.waitForFile());
        QVERIFY(open.window->banner().current()->kind == Message::Kind::Error);
        open.program().saveTo(open.path("a.interleave"));
        QVERIFY(open.waitForFile());
        QVERIFY(!open.program().isModified());
        QVERIFY(open.program().hasProgram());
    }

    void oneMoreWaitsAndTheNextIsRefused()
    {
        const Open open;
        const QString path = open.path("a.interleave");
        QVERIFY(saveProgram(path.toStdString(), invented(8), true));
        open.window->files().openFile(path);
        QVERIFY(open.waitForFile());
        open.program().saveTo(open.path("b.interleave"));
        open.program().saveTo(open.path("c.interleave"));
        QVERIFY(open.window->banner().current() == nullptr);
        open.program().saveTo(open.path("d.interleave"));
        QVERIFY(open.window->banner().current()->kind == Message::Kind::Warning);
        QVERIFY(open.waitForFile());
        QVERIFY(QFile::exists(open.path("b.interleave")));
        QVERIFY(QFile::exists(open.path("c.interleave")));
        QVERIFY(!QFile::exists(open.path("d.interleave")));
        QCOMPARE(open.program().path(), open.path("c.interleave"));
    }

    void everySchedule()
    {
        // None of them may do harm to what draws it.
        const Open open;
        for (std::uint64_t seed = 1; seed <= 40; ++seed) {
            const QString path = open.path("a.interleave");
            QVERIFY(saveProgram(path.toStdString(), invented(seed), true));
            open.window->files().openFile(path);
            QVERIFY(open.waitForFile());
            QVERIFY(open.program().hasProgram());
            (void)open.window->grab();
            open.page().viewport().zoomAt(open.page().viewport().full().end / 2, 0.01);
            (void)open.window->grab();
        }
    }

    void mistakesAreSaid_data()
    {
        QTest::addColumn<QString>("command");
        QTest::addColumn<QString>("says");
        QTest::newRow("no such program") << "no-such-program-here -x"
                                         << "no-such-program-here";
        QTest::newRow("a folder") << "/tmp"
                                  << "/tmp";
        QTest::newRow("not executable") << "/etc/passwd"
                                        << "/etc/passwd";
        QTest::newRow("open quote") << "sh -c 'echo"
                                    << "quote";
        QTest::newRow("its exit status") << "sh -c 'exit 3'"
                                         << "exit status 3";
    }

    void mistakesAreSaid()
    {
        QFETCH(QString, command);
        QFETCH(QString, says);
        const Open open;
        RecordDialog* dialog = open.dialog();
        type(*dialog, command);
        click(*dialog);
        QTRY_VERIFY_WITH_TIMEOUT(!dialog->job().isBusy(), 20'000);
        QVERIFY(dialog->isVisible());
        QVERIFY2(dialog->message().contains(says), qPrintable(dialog->message()));
        QVERIFY(startButton(*dialog)->isEnabled()); // and it can be tried again
    }

    void refusedByTheKernel()
    {
        RecordDialog dialog(nullptr, refusing());
        dialog.show();
        type(dialog, QStringLiteral("sh -c 'echo ran'"));
        click(dialog);
        QTRY_VERIFY_WITH_TIMEOUT(!dialog.job().isBusy(), 20'000);
        QVERIFY2(dialog.message().contains("not recorded"), qPrintable(dialog.message()));
        QTRY_COMPARE(dialog.findChild<QPlainTextEdit*>()->toPlainText(), QStringLiteral("ran\n"));
    }

    void stopped()
    {
        const Open open;
        RecordDialog* dialog = open.dialog();
        const QString file = open.path("pid");
        type(*dialog, QStringLiteral("sh -c 'sleep 600 & echo $! > %1; wait'").arg(file));
        click(*dialog);
        QTRY_VERIFY_WITH_TIMEOUT(numberIn(file) > 0, 20'000);
        QVERIFY(!dialog->findChild<QLineEdit*>(QStringLiteral("command"))->isEnabled());
        click(*dialog);
        QTRY_VERIFY_WITH_TIMEOUT(open.program().recordDialog() == nullptr
                || !open.program().recordDialog()->job().isBusy(),
            20'000);
        QTRY_VERIFY(isGone(numberIn(file)));
        if (open.program().hasProgram())
            QVERIFY(open.page().program()->wasStopped);
    }

    void closingTheWindowLeavesNothing()
    {
        const Open open;
        RecordDialog* dialog = open.dialog();
        const QString file = open.path("pid");
        // Its processes hear no SIGTERM.
        type(*dialog,
            QStringLiteral("sh -c 'trap \"\" TERM; sleep 600 & echo $! > %1; wait; sleep 600'")
                .arg(file));
        click(*dialog);
        QTRY_VERIFY_WITH_TIMEOUT(numberIn(file) > 0, 20'000);
        open.window->close();
        QVERIFY(!open.window->isVisible());
        QVERIFY(open.program().recordDialog() == nullptr);
        QTRY_VERIFY(isGone(numberIn(file)));
    }

    void unsavedIsAskedAbout()
    {
        const Open open;
        RecordDialog* dialog = open.dialog();
        emit dialog->recorded(std::make_shared<const RecordedProgram>(invented(8)));
        dialog->reject();
        QVERIFY(open.program().isModified());
        QVERIFY(!open.window->close());
        open.answer(QMessageBox::RejectRole);
        QVERIFY(open.window->isVisible() && open.program().hasProgram());
        open.program().close();
        QVERIFY(open.program().hasProgram());
        open.answer(QMessageBox::RejectRole);
        QVERIFY(!open.window->close());
        open.answer(QMessageBox::DestructiveRole);
        QTRY_VERIFY(!open.window->isVisible());
    }
};

QTEST_MAIN(TestRecordProgram)
#include "tst_recordprogram.moc"
