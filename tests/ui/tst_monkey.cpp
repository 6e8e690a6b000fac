// SPDX-License-Identifier: GPL-3.0-or-later
// Somebody presses everything, in random order (the same for the same seed). The window neither
// breaks nor falls silent, and leaves nothing behind. INTERLEAVE_MONKEY=10000: as many actions;
// INTERLEAVE_MONKEY_LOG=1: tells each before it is done.
#include "core/base/random.h"
#include "core/formats/programfile.h"
#include "tests/support/leakcheck.h"
#include "tests/support/randomschedule.h"
#include "tests/ui/experiments.h"

#include "ui/actions.h"
#include "ui/dialogs/exportdialog.h"
#include "ui/dialogs/filecommands.h"
#include "ui/dialogs/programcommands.h"
#include "ui/dialogs/recorddialog.h"
#include "ui/mainwindow.h"
#include "ui/pages/centrepages.h"
#include "ui/pages/runpage.h"
#include "ui/support/appearance.h"
#include "ui/support/settings.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QDir>
#include <QDockWidget>
#include <QElapsedTimer>
#include <QFile>
#include <QFileDialog>
#include <QLineEdit>
#include <QMimeDatabase>
#include <QTest>
#include <QTimer>
#include <QWheelEvent>

#include <array>
#include <functional>

using namespace interleave;
using namespace interleave::ui;
using namespace interleave::ui::test;
using interleave::test::Belongings;
using interleave::test::leaksSince;
using interleave::test::OwnTemporaryFolder;
using interleave::test::randomSchedule;

namespace {

constexpr int kUsualActions = 250; ///< for each seed

class Monkey {
public:
    explicit Monkey(std::uint64_t seed) : m_random(seed), m_appearance(*qApp)
    {
        // Menus wait in a loop of their own until they are closed.
        QObject::connect(&m_closeMenus, &QTimer::timeout, [] {
            if (QWidget* menu = QApplication::activePopupWidget())
                menu->close();
        });
        m_closeMenus.start(20);
        open();
    }
    ~Monkey()
    {
        if (m_window)
            m_window->stopAndClose();
    }
    Monkey(const Monkey&) = delete;
    Monkey& operator=(const Monkey&) = delete;

    /// Gives its name.
    const char* act();
    /// Everything is over and closed.
    [[nodiscard]] bool finish();
    [[nodiscard]] int runsStarted() const { return m_runs; }
    [[nodiscard]] int windowsOpened() const { return m_windows; }
    [[nodiscard]] int dialogsSeen() const { return m_dialogs; }
    [[nodiscard]] int recordingsStarted() const { return m_recordings; }
    [[nodiscard]] int programsSeen() const { return m_programs; }

private:
    struct Deed {
        const char* name;
        void (Monkey::*act)();
    };
    static const std::vector<Deed>& deeds();
    static const std::vector<Deed>& deedsInADialog();

    [[nodiscard]] int below(int bound)
    {
        return static_cast<int>(m_random.below(static_cast<std::uint64_t>(bound)));
    }
    template <class List> auto oneOf(const List& list)
    {
        return list[static_cast<decltype(list.size())>(below(static_cast<int>(list.size())))];
    }
    [[nodiscard]] QWidget* target() const
    {
        QWidget* dialog = QApplication::activeModalWidget();
        return dialog != nullptr ? dialog : m_window.get();
    }

    void open();
    void run();
    void cancel();
    void choose();
    void close() { m_window->close(); }
    void destroy();
    void pressKey();
    void clickButton();
    void useMouse();
    void triggerAction();
    void exportSomething();
    void resize();
    void toggleDock();
    void typeWorkers();
    void changeTexts();
    void wait() { QTest::qWait(30); }
    void record() { m_window->actions().record->trigger(); }
    void openProgram();
    void useProgram();
    void fillIn();
    void fillInCommand(RecordDialog& dialog);
    void startOrStop();
    void answer();

    Random m_random;
    Settings m_settings;
    Appearance m_appearance;
    std::unique_ptr<MainWindow> m_window;
    QTimer m_closeMenus;
    int m_runs = 0;
    int m_windows = 0;
    int m_dialogs = 0;
    int m_recordings = 0;
    int m_programs = 0;
};

const std::vector<Monkey::Deed>& Monkey::deeds()
{
    // As often as they are named.
    static const std::vector<Deed> all { { "run", &Monkey::run }, { "run", &Monkey::run },
        { "run", &Monkey::run }, { "cancel", &Monkey::cancel }, { "cancel", &Monkey::cancel },
        { "choose", &Monkey::choose }, { "choose", &Monkey::choose }, { "close", &Monkey::close },
        { "destroy", &Monkey::destroy }, { "key", &Monkey::pressKey }, { "key", &Monkey::pressKey },
        { "key", &Monkey::pressKey }, { "button", &Monkey::clickButton },
        { "button", &Monkey::clickButton }, { "mouse", &Monkey::useMouse },
        { "mouse", &Monkey::useMouse }, { "mouse", &Monkey::useMouse },
        { "action", &Monkey::triggerAction }, { "action", &Monkey::triggerAction },
        { "action", &Monkey::triggerAction }, { "export", &Monkey::exportSomething },
        { "resize", &Monkey::resize }, { "dock", &Monkey::toggleDock },
        { "workers", &Monkey::typeWorkers }, { "texts", &Monkey::changeTexts },
        { "record", &Monkey::record }, { "record", &Monkey::record },
        { "open program", &Monkey::openProgram }, { "program", &Monkey::useProgram },
        { "program", &Monkey::useProgram }, { "wait", &Monkey::wait }, { "wait", &Monkey::wait } };
    return all;
}

const std::vector<Monkey::Deed>& Monkey::deedsInADialog()
{
    static const std::vector<Deed> all { { "button", &Monkey::clickButton },
        { "key", &Monkey::pressKey }, { "fill in", &Monkey::fillIn }, { "answer", &Monkey::answer },
        { "answer", &Monkey::answer }, { "start or stop", &Monkey::startOrStop },
        { "start or stop", &Monkey::startOrStop }, { "wait", &Monkey::wait } };
    return all;
}

const char* Monkey::act()
{
    if (!m_window || !m_window->isVisible())
        open();
    if (auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget())) {
        dialog->reject(); // no place for a monkey: it can delete files
        return "no file dialog";
    }
    const bool isInADialog = QApplication::activeModalWidget() != nullptr;
    m_dialogs += isInADialog ? 1 : 0;
    const Deed deed = oneOf(isInADialog ? deedsInADialog() : deeds());
    static const bool tells = qEnvironmentVariableIsSet("INTERLEAVE_MONKEY_LOG");
    if (tells)
        qInfo("%s%s", deed.name, isInADialog ? " (dialog)" : "");
    (this->*deed.act)();
    QTest::qWait(below(8));
    return deed.name;
}

bool Monkey::finish()
{
    while (QWidget* dialog = QApplication::activeModalWidget())
        delete dialog;
    if (m_window)
        m_window->stopAndClose();
    const bool isClosed
        = QTest::qWaitFor([this] { return !m_window || !m_window->isVisible(); }, 10'000);
    m_window.reset();
    return isClosed;
}

void Monkey::open()
{
    m_window = std::make_unique<MainWindow>(m_settings, m_appearance);
    choose();
    m_window->show();
    m_window->activateWindow();
    ++m_windows;
}

void Monkey::run()
{
    const bool wasRunning = m_window->controller().isRunning();
    if (below(2) == 0)
        m_window->actions().run->trigger();
    else
        QTest::keyClick(m_window.get(), Qt::Key_F5);
    m_runs += !wasRunning && m_window->controller().isRunning() ? 1 : 0;
}

void Monkey::cancel()
{
    if (below(2) == 0)
        m_window->actions().cancel->trigger();
    else
        QTest::keyClick(m_window.get(), Qt::Key_F5, Qt::ShiftModifier);
}

/// Short runs and long ones, of all models and kinds.
void Monkey::choose()
{
    static const std::array<ModelId, 4> real { ModelId::Sequential, ModelId::Threads,
        ModelId::Processes, ModelId::Loop };
    const Workload& workload
        = allWorkloads()[static_cast<std::size_t>(below(static_cast<int>(allWorkloads().size())))];
    ExperimentSpec spec;
    spec.workload = workload.id;
    spec.parameters = ParameterValues(workload.parameters);
    if (workload.parameter("time-scale") != nullptr)
        spec.parameters.set("time-scale", Value(below(3) == 0 ? 100 : 1));
    if (workload.parameter("turns") != nullptr)
        spec.parameters.set("turns", Value(below(3) == 0 ? 10'000'000 : 1000));
    if (workload.parameter("delay") != nullptr)
        spec.parameters.set("delay", Value(0.002));
    for (const ModelId model : real)
        if (workload.reasonAgainst(model).empty() && below(2) == 0)
            spec.models.push_back(model);
    if (spec.models.empty())
        spec.models.push_back(ModelId::Processes);
    spec.workers = { 1U + static_cast<unsigned>(below(4)) };
    spec.repeats = 1U + static_cast<unsigned>(below(3));
    m_window->runPage().setSpec(spec);
}

/// As when the session ends: nobody is asked.
void Monkey::destroy()
{
    m_window.reset();
}

void Monkey::pressKey()
{
    static const std::array keys { Qt::Key_F1, Qt::Key_Escape, Qt::Key_Tab, Qt::Key_Backtab,
        Qt::Key_Return, Qt::Key_Space, Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down,
        Qt::Key_Home, Qt::Key_End, Qt::Key_PageUp, Qt::Key_PageDown, Qt::Key_Plus, Qt::Key_Minus,
        Qt::Key_W, Qt::Key_A, Qt::Key_S, Qt::Key_D, Qt::Key_F, Qt::Key_L, Qt::Key_Z, Qt::Key_1,
        Qt::Key_2, Qt::Key_3, Qt::Key_Delete, Qt::Key_Question };
    static const std::array modifiers { Qt::NoModifier, Qt::NoModifier, Qt::NoModifier,
        Qt::ControlModifier, Qt::ShiftModifier, Qt::AltModifier };
    QWidget* focus = QApplication::focusWidget();
    QTest::keyClick(focus != nullptr && below(2) == 0 ? focus : target(), oneOf(keys),
        Qt::KeyboardModifiers(oneOf(modifiers)));
    // Its letters may be the name of a program that does harm.
    if (auto* dialog = qobject_cast<RecordDialog*>(QApplication::activeModalWidget()))
        fillInCommand(*dialog);
}

void Monkey::clickButton()
{
    QList<QAbstractButton*> buttons;
    for (QAbstractButton* button : target()->findChildren<QAbstractButton*>())
        if (button->isVisible() && button->isEnabled())
            buttons << button;
    if (!buttons.isEmpty())
        QTest::mouseClick(oneOf(buttons), Qt::LeftButton);
}

/// In the charts: clicks, drags, the wheel, the other buttons.
void Monkey::useMouse()
{
    QWidget* centre = &m_window->centre();
    const QPoint from(below(centre->width()), below(centre->height()));
    const QPoint to(below(centre->width()), below(centre->height()));
    QWidget* widget = centre->childAt(from);
    if (widget == nullptr)
        return;
    const auto in = [&](const QPoint& p) { return widget->mapFrom(centre, p); };
    static const std::array buttons { Qt::LeftButton, Qt::MiddleButton, Qt::RightButton };
    const Qt::MouseButton button = oneOf(buttons);
    switch (below(4)) {
    case 0:
        QTest::mouseClick(widget, button, {}, in(from));
        break;
    case 1:
        QTest::mouseDClick(widget, Qt::LeftButton, {}, in(from));
        break;
    case 2:
        QTest::mousePress(widget, button, {}, in(from));
        QTest::mouseMove(widget, in(to));
        QTest::mouseRelease(widget, button, {}, in(to));
        break;
    default: {
        const QPoint turn(0, (below(2) == 0 ? 1 : -1) * 120 * (1 + below(5)));
        QWheelEvent event(in(from), widget->mapToGlobal(in(from)), {}, turn, Qt::NoButton,
            below(2) == 0 ? Qt::ControlModifier : Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(widget, &event);
    }
    }
}

void Monkey::triggerAction()
{
    const Actions& all = m_window->actions();
    const QList<QAction*> actions { all.fit, all.laneMode, all.copyImage, all.showCompare,
        all.showTimeline, all.showSpeedup, all.undoView, all.redoView, all.resetLayout, all.keys,
        all.about, all.sweep, all.systemTheme, all.lightTheme, all.darkTheme, all.clearSelection,
        all.idleLanes, all.allLanes, all.save };
    oneOf(actions)->trigger();
}

void Monkey::exportSomething()
{
    m_window->actions().exportFigure->trigger();
}

void Monkey::resize()
{
    m_window->resize(200 + below(1800), 150 + below(1200));
}

void Monkey::toggleDock()
{
    const auto docks = m_window->findChildren<QDockWidget*>();
    oneOf(docks)->toggleViewAction()->trigger();
}

void Monkey::typeWorkers()
{
    auto* field = m_window->runPage().findChild<QLineEdit*>(QStringLiteral("workers"));
    static const std::vector<QString> texts { "1", "2,3", "", "0", "x", "1,,2", "5", "1e9" };
    field->setText(oneOf(texts));
    if (below(2) == 0)
        QTest::keyClick(field, Qt::Key_Return);
}

void Monkey::changeTexts()
{
    QEvent event(QEvent::LanguageChange);
    QApplication::sendEvent(m_window.get(), &event);
}

/// A dialog's fields; exports go to a home of the test's own.
void Monkey::fillIn()
{
    for (QComboBox* box : target()->findChildren<QComboBox*>())
        if (box->isEnabled() && box->count() > 0 && below(2) == 0)
            box->setCurrentIndex(below(box->count()));
    if (auto* recording = qobject_cast<RecordDialog*>(target()))
        fillInCommand(*recording);
    auto* dialog = qobject_cast<ExportDialog*>(target());
    if (dialog == nullptr)
        return;
    ExportChoice choice = dialog->choice();
    static const std::vector<QString> names { "a", "b", "missing/c", "" };
    choice.path = QDir::home().filePath(oneOf(names));
    dialog->setChoice(choice);
}

/// Short programs, one to be stopped, and what is none.
void Monkey::fillInCommand(RecordDialog& dialog)
{
    static const std::vector<QString> commands { "/bin/true", "sleep 0.05", "sleep 2",
        "sh -c 'echo out; exit 3'", "sh -c 'echo", "no-such-program-here", "" };
    auto* line = dialog.findChild<QLineEdit*>(QStringLiteral("command"));
    if (line->isEnabled())
        line->setText(oneOf(commands));
}

void Monkey::startOrStop()
{
    auto* dialog = qobject_cast<RecordDialog*>(target());
    if (dialog == nullptr)
        return;
    const bool wasBusy = dialog->job().isBusy();
    dialog->startOrStop();
    m_recordings += !wasBusy && dialog->job().isBusy() ? 1 : 0;
}

void Monkey::openProgram()
{
    const QString path = QDir::home().filePath(QStringLiteral("program.interleave"));
    RecordedProgram program;
    program.command = { "make" };
    program.schedule = randomSchedule(static_cast<std::uint64_t>(below(1000)));
    program.duration = program.schedule->end();
    if (saveProgram(QFile::encodeName(path).toStdString(), program, true))
        m_window->files().openFile(path);
}

/// The tab of a recorded program, if it is there: shown, arranged, copied, exported, saved, closed.
void Monkey::useProgram()
{
    if (!m_window->program().hasProgram())
        return;
    ++m_programs;
    m_window->centre().showPage(Page::Program);
    const QString file = QDir::home().filePath(
        below(2) == 0 ? QStringLiteral("b.csv") : QStringLiteral("missing/c.png"));
    switch (below(6)) {
    case 0:
        m_window->actions().copyImage->trigger();
        break;
    case 1:
        m_window->program().exportTo(file);
        break;
    case 2:
        m_window->program().saveTo(QDir::home().filePath(QStringLiteral("saved.interleave")));
        break;
    case 3:
        m_window->program().close();
        break;
    default:
        m_window->centre().setFocus();
        pressKey();
    }
}

void Monkey::answer()
{
    auto* dialog = qobject_cast<QDialog*>(target());
    if (dialog == nullptr)
        return;
    if (below(2) == 0)
        dialog->accept();
    else
        dialog->reject();
}

} // namespace

class TestMonkey : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void pressesEverything_data();
    void pressesEverything();

private:
    OwnTemporaryFolder m_folder;
};

/// What Qt opens once and keeps is no leak.
void TestMonkey::initTestCase()
{
    (void)QMimeDatabase().mimeTypeForFile(QStringLiteral("a.png")); // file dialogs need it
    Monkey monkey(0);
    for (int i = 0; i < 20; ++i)
        (void)monkey.act();
    QVERIFY(monkey.finish());
}

void TestMonkey::pressesEverything_data()
{
    QTest::addColumn<int>("seed");
    for (int seed = 1; seed <= 3; ++seed)
        QTest::addRow("seed %d", seed) << seed;
}

void TestMonkey::pressesEverything()
{
    QFETCH(int, seed);
    bool isGiven = false;
    const int given = qEnvironmentVariableIntValue("INTERLEAVE_MONKEY", &isGiven);
    const int actions = isGiven ? given : kUsualActions;
    const Belongings before = Belongings::now();
    Monkey monkey(static_cast<std::uint64_t>(seed));
    qint64 longest = 0;
    const char* slowest = "";
    for (int i = 0; i < actions; ++i) {
        QElapsedTimer timer;
        timer.start();
        const char* name = monkey.act();
        if (timer.elapsed() > longest) {
            longest = timer.elapsed();
            slowest = name;
        }
        QVERIFY2(timer.elapsed() < 5000, "the window does not answer");
    }
    QVERIFY(monkey.finish());
    qInfo("%d actions, %d runs, %d windows, %d in dialogs, %d recordings, %d with a recorded "
          "program; the longest, %s, took %lld ms",
        actions, monkey.runsStarted(), monkey.windowsOpened(), monkey.dialogsSeen(),
        monkey.recordingsStarted(), monkey.programsSeen(), slowest, longest);
    QVERIFY(monkey.runsStarted() > 0);
    QVERIFY(monkey.recordingsStarted() > 0);
    QVERIFY(monkey.programsSeen() > 0);
    QTRY_COMPARE(QString::fromStdString(leaksSince(before)), QString());
}

int main(int argc, char** argv)
{
    const OwnTemporaryFolder home; // nothing of the user's is read or written
    qputenv("HOME", QByteArray::fromStdString(home.path()));
    qputenv("XDG_RUNTIME_DIR", QByteArray::fromStdString(home.path()));
    QApplication application(argc, argv);
    TestMonkey test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_monkey.moc"
