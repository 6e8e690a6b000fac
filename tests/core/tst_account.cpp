// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/account.h"
#include "core/analysis/wakes.h"
#include "core/formats/accounttext.h"
#include "tests/support/sampledocument.h"
#include "tests/support/tracemaker.h"

#include <QTest>

#include <algorithm>

using namespace interleave;
using namespace interleave::test;

namespace {

/// Two workers and a lock: "beta" waits for it until "alpha" is through.
std::shared_ptr<const Trace> lockTrace()
{
    constexpr std::int64_t kMs = 1'000'000;
    TraceMaker make;
    const LaneId main = make.lane(LaneKind::Main, "main");
    const LaneId one = make.lane(LaneKind::Thread, "worker 1");
    const LaneId two = make.lane(LaneKind::Thread, "worker 2");
    make.state(main, 0, 0, TaskState::Running, Reason::None, "program");
    make.state(main, 1 * kMs, 1, TaskState::Queued, Reason::None, "alpha", 0);
    make.state(main, 1 * kMs, 2, TaskState::Queued, Reason::None, "beta", 0);
    make.state(main, 2 * kMs, 0, TaskState::Blocked, Reason::Future, "alpha");
    make.state(one, 2 * kMs, 1, TaskState::Running);
    make.state(two, 3 * kMs, 2, TaskState::Running);
    make.state(two, 4 * kMs, 2, TaskState::Blocked, Reason::Lock, "counter");
    make.wake(one, 50 * kMs, 2, 1, Reason::Lock);
    make.state(two, 50 * kMs, 2, TaskState::Running);
    make.wake(one, 60 * kMs, 0, 1, Reason::Future);
    make.state(one, 60 * kMs, 1, TaskState::Done);
    make.state(main, 61 * kMs, 0, TaskState::Running);
    make.state(two, 90 * kMs, 2, TaskState::Failed);
    make.state(main, 100 * kMs, 0, TaskState::Done);
    return make.finish(100 * kMs);
}

std::string textOf(const Account& account)
{
    std::string out;
    for (const AccountText& line : inWords(account, Phrasing()))
        out += line.text + "\n";
    return out;
}

bool contains(const std::string& text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

} // namespace

class TestAccount : public QObject {
    Q_OBJECT

private slots:
    void tellsTheWholeStory();
    void linesKnowWhatTheyAreAbout();
    void saysHowManyLinesAreLeftOut();
    void theKeyMomentComesFirst();
    void aLiveRunIsSaidToBeOne();
    void gapsAreTold();
    void timesHaveOneUnit_data();
    void timesHaveOneUnit();
    void anotherLanguage();
    void namesCannotBreakLines();
    void theFileTellsAllRuns();
    void wakesKnowTheirSpans();
};

void TestAccount::tellsTheWholeStory()
{
    const std::string expected = R"(Overview
  From the start to the end: 100.0 ms.
  Tasks, with the program: 3; lanes: 3; locks, queues and the like: 0.
  The times were measured. All count from the start of the run.

What happened
    0.0 ms  program (task 0) starts on main.
    1.0 ms  program (task 0) submits 2 tasks, from alpha (task 1) to beta (task 2).
    2.0 ms  program (task 0) waits for a result (alpha) and keeps main, for 59.0 ms until 61.0 ms. alpha (task 1) wakes it.
    2.0 ms  alpha (task 1) starts on worker 1, 1.0 ms after it was submitted.
    3.0 ms  beta (task 2) starts on worker 2, 2.0 ms after it was submitted.
    4.0 ms  beta (task 2) waits for the lock (counter) and keeps worker 2, for 46.0 ms until 50.0 ms. alpha (task 1) wakes it.
   60.0 ms  alpha (task 1) is done. It ran for 58.0 ms and waited for 0.0 ms.
   90.0 ms  beta (task 2) fails. It ran for 41.0 ms and waited for 46.0 ms.
  100.0 ms  program (task 0) is done. It ran for 41.0 ms and waited for 59.0 ms.

Moments to look at
   90.0 ms  The first failure: beta (task 2) (failed tasks: 1).
    3.0 ms  Most tasks running at once: 2, first here, for 1.0 ms.
    4.0 ms  The longest wait for the lock (counter): beta (task 2), for 46.0 ms until 50.0 ms. alpha (task 1) wakes it.
    2.0 ms  The longest wait for a result (alpha): program (task 0), for 59.0 ms until 61.0 ms. alpha (task 1) wakes it.
    2.0 ms  The longest run without a break: alpha (task 1), for 58.0 ms.
    1.0 ms  The longest time from submission to start: beta (task 2), for 2.0 ms.

Totals
  main: running 41.0 ms (41 %), blocked 59.0 ms, overhead 0.0 ms, idle 0.0 ms.
  worker 1: running 58.0 ms (58 %), blocked 0.0 ms, overhead 0.0 ms, idle 42.0 ms.
  worker 2: running 41.0 ms (41 %), blocked 46.0 ms, overhead 0.0 ms, idle 13.0 ms.
  Waits for the lock: 1, together 46.0 ms, the longest 46.0 ms.
  Waits for a result: 1, together 59.0 ms, the longest 59.0 ms.
  Wakes: 2 by tasks, 0 by the clock or the system.
  Tasks done: 2; failed: 1; cancelled: 0.
)";
    const std::string text = textOf(accountOf(lockTrace()));
    QCOMPARE(QString::fromStdString(text), QString::fromStdString(expected));
    QVERIFY(text == textOf(accountOf(lockTrace())));
}

void TestAccount::linesKnowWhatTheyAreAbout()
{
    const auto trace = lockTrace();
    std::size_t placed = 0;
    for (const AccountText& line : inWords(accountOf(trace), Phrasing())) {
        if (!line.task.isValid())
            continue;
        QVERIFY(contains(line.text, trace->taskName(line.task)));
        QVERIFY(!line.span || *line.span < trace->task(line.task).spans.size());
        if (contains(line.text, "waits for the lock")) {
            QVERIFY(line.span.has_value());
            QVERIFY(trace->task(line.task).spans[*line.span].reason == Reason::Lock);
            ++placed;
        }
    }
    QCOMPARE(placed, std::size_t { 1 });
}

void TestAccount::saysHowManyLinesAreLeftOut()
{
    AccountOptions options;
    options.mostEvents = 4;
    const Account account = accountOf(lockTrace(), options);
    QCOMPARE(account.leftOut, std::size_t { 5 });
    const std::string text = textOf(account);
    QVERIFY(contains(text, "… 5 lines are left out here; the exported text has all of them."));
    QVERIFY(contains(text, "program (task 0) starts on main.")); // the first
    QVERIFY(contains(text, "program (task 0) is done. It ran")); // and the last
    QVERIFY(!contains(text, "alpha (task 1) is done."));
    QVERIFY(!contains(textOf(accountOf(lockTrace())), "left out"));
    options.mostEvents = 0;
    QCOMPARE(accountOf(lockTrace(), options).leftOut, std::size_t { 9 });
}

void TestAccount::theKeyMomentComesFirst()
{
    AccountOptions options;
    options.keyMoment = "longest-wait:lock";
    const std::string text = textOf(accountOf(lockTrace(), options));
    QVERIFY(contains(text,
        "Moments to look at\n    4.0 ms  The key moment of this work: The longest wait for the "
        "lock (counter): beta (task 2)"));
    const auto first = text.find("The longest wait for the lock");
    QVERIFY(text.find("The longest wait for the lock", first + 1) == std::string::npos);
    options.keyMoment = "mark:there is none";
    QVERIFY(!contains(textOf(accountOf(lockTrace(), options)), "key moment"));
}

void TestAccount::aLiveRunIsSaidToBeOne()
{
    TraceMaker make(true);
    const LaneId main = make.lane(LaneKind::Main, "main");
    make.state(main, 0, 0, TaskState::Running, Reason::None, "program");
    const std::string text = textOf(accountOf(make.snapshot(5'000)));
    QVERIFY(contains(text, "The run is not over"));
    QVERIFY(contains(text, "its times are virtual"));
    QVERIFY(contains(text, "Tasks that had not ended: 1."));
    QVERIFY(!contains(text, "is done"));
}

void TestAccount::gapsAreTold()
{
    const std::string text = textOf(accountOf(traceWithGap()));
    const std::size_t gap
        = text.find("Nothing is known of worker 1 until 0.700 µs: 12 of its events were lost.");
    QVERIFY2(gap != std::string::npos, text.c_str());
    QVERIFY(text.find("first (task 1) is done") < gap);
    QVERIFY(text.find("second (task 2) starts") > gap);
    const std::string totals
        = "  worker 1: running 0.500 µs (50 %), blocked 0.000 µs, overhead 0.000 µs, idle 0.200 "
          "µs.\n"
          "  Nothing is known of worker 1 for 0.300 µs: its events were lost.\n";
    QVERIFY2(contains(text, totals), text.c_str());
}

void TestAccount::timesHaveOneUnit_data()
{
    QTest::addColumn<qint64>("whole");
    QTest::addColumn<qint64>("time");
    QTest::addColumn<QString>("text");
    QTest::newRow("s") << qint64 { 1'234'567'890 } << qint64 { 5'000'000 } << "0.005 s";
    QTest::newRow("100 s") << qint64 { 123'000'000'000 } << qint64 { 5'000'000'000 } << "5.0 s";
    QTest::newRow("ms") << qint64 { 20'000'000 } << qint64 { 1'005'000'000 } << "1005.00 ms";
    QTest::newRow("us") << qint64 { 2'000 } << qint64 { 7 } << "0.007 µs";
    QTest::newRow("ns") << qint64 { 900 } << qint64 { 7 } << "7 ns";
    QTest::newRow("nothing") << qint64 { 0 } << qint64 { 0 } << "0 ns";
}

void TestAccount::timesHaveOneUnit()
{
    QFETCH(const qint64, whole);
    QFETCH(const qint64, time);
    const TimeScale scale = timeScaleOf(Nanos(whole));
    QTEST(QString::fromStdString(Phrasing().instant(Nanos(time), scale)), "text");
}

void TestAccount::anotherLanguage()
{
    class Shouting : public Phrasing {
        [[nodiscard]] std::string translated(const char* text) const override
        {
            return std::string(text) == "%1 fails. It ran for %2 and waited for %3."
                ? "%3 waited, %2 ran, then failed: %1!"
                : text;
        }
        [[nodiscard]] std::string number(double value, int decimals) const override
        {
            std::string text = Phrasing::number(value, decimals);
            std::replace(text.begin(), text.end(), '.', ',');
            return text;
        }
    };
    bool found = false;
    for (const AccountText& line : inWords(accountOf(lockTrace()), Shouting()))
        found = found
            || line.text
                == "   90,0 ms  46,0 ms waited, 41,0 ms ran, then failed: beta "
                   "(task 2)!";
    QVERIFY(found);
}

void TestAccount::namesCannotBreakLines()
{
    for (const AccountText& line : inWords(accountOf(smallTrace()), Phrasing()))
        for (const char c : line.text)
            QVERIFY(static_cast<unsigned char>(c) >= 0x20 && c != 0x7f);
    TraceMaker make;
    const LaneId main = make.lane(LaneKind::Main, "main");
    make.state(main, 0, 0, TaskState::Running, Reason::None, "%1 %2\nsecond line");
    make.state(main, 10, 0, TaskState::Done);
    QVERIFY(
        contains(textOf(accountOf(make.finish(10))), "%1 %2 second line (task 0) starts on main."));
}

void TestAccount::theFileTellsAllRuns()
{
    const DocumentView document = sampleDocument();
    const std::string text = accountText(document);
    for (const RunView& run : document.runs)
        QVERIFY(contains(text, "\n== " + runTitle(run) + " ==\n"));
    QVERIFY(contains(text, document.workload));
    QVERIFY(contains(text, "waits for time to pass (sleep 0.001) and keeps worker 1"));
    QVERIFY(text == accountText(document));
    QVERIFY(!contains(text, "left out"));
}

void TestAccount::wakesKnowTheirSpans()
{
    const WakeIndex wakes(lockTrace());
    const Trace& trace = wakes.trace();
    QCOMPARE(wakes.all().size(), std::size_t { 2 });
    QCOMPARE(wakes.madeBy(TaskId { 1 }).size(), std::size_t { 2 });
    QCOMPARE(wakes.gotBy(TaskId { 2 }).size(), std::size_t { 1 });
    QVERIFY(wakes.gotBy(TaskId { 7 }).empty());
    const Wake& lock = wakes.all()[wakes.gotBy(TaskId { 2 }).front()];
    QVERIFY(lock.wait && trace.task(TaskId { 2 }).spans[*lock.wait].reason == Reason::Lock);
    QCOMPARE(wakes.toSpan(lock).begin.count(), std::int64_t { 50'000'000 });
    QVERIFY(wakes.fromSpan(lock).lane == LaneId { 1 });
    // From the wait, and from what follows it, back to the waker; from there forth again.
    QVERIFY(wakes.causeOf(TaskId { 2 }, *lock.wait) == &lock);
    QVERIFY(wakes.causeOf(TaskId { 2 }, *lock.to) == &lock);
    QVERIFY(wakes.causeOf(TaskId { 2 }, 0) == nullptr);
    QVERIFY(wakes.effectOf(TaskId { 1 }, *lock.from) == &lock);
    QVERIFY(wakes.effectOf(TaskId { 2 }, 0) == nullptr);
    QVERIFY(wakes.causeOf(TaskId { 9 }, 0) == nullptr);
    QVERIFY(wakes.effectOf(TaskId { 1 }, 99) == nullptr);
}

QTEST_GUILESS_MAIN(TestAccount)
#include "tst_account.moc"
