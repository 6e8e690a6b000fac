// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/traceassembler.h"

#include <QTest>

using namespace interleave;

namespace {

Span spanOf(std::uint32_t lane, std::int64_t begin, std::int64_t end, std::uint32_t task)
{
    Span span;
    span.lane = LaneId { lane };
    span.begin = Nanos(begin);
    span.end = Nanos(end);
    span.task = TaskId { task };
    return span;
}

void endTask(TaskTrack& task, TaskState state, std::int64_t time)
{
    task.state = state;
    task.finished = Nanos(time);
}

} // namespace

class TstTraceAssembler : public QObject {
    Q_OBJECT

private slots:
    void lanesTellHowTasksEnded();
    void refusesWhatIsOutOfOrder();
    void tasksCanBeTakenBack();
};

void TstTraceAssembler::lanesTellHowTasksEnded()
{
    constexpr std::uint32_t kMany = 5000; // more than a chunk
    TraceAssembler make(false);
    for (int i = 0; i < 4; ++i)
        make.addLane(LaneTrack());
    endTask(make.addTask(), TaskState::Done, 20);
    endTask(make.addTask(), TaskState::Failed, 50);
    endTask(make.addTask(), TaskState::Cancelled, 80);
    QVERIFY(make.addSpan(spanOf(0, 0, 20, 0)));
    QVERIFY(make.addSpan(spanOf(0, 20, 50, 1)));
    QVERIFY(make.addSpan(spanOf(1, 0, 30, 2)));
    QVERIFY(make.addSpan(spanOf(1, 40, 80, 2)));
    QVERIFY(make.addSpan(spanOf(2, 0, 20, 0)));
    QVERIFY(make.addSpan(spanOf(2, 20, 50, 9))); // a task that is not there
    for (std::uint32_t i = 0; i < kMany; ++i)
        QVERIFY(make.addSpan(spanOf(3, 10 * i, 10 * i + 10, i == 4 ? 1 : 0)));
    make.setEnd(Nanos(10 * kMany), true);
    const auto trace = make.take();
    QCOMPARE(trace->finishedTasks(), std::size_t { 3 });
    const auto endings = [&](std::size_t lane) {
        const SpanLog& spans = trace->lanes()[lane].spans;
        std::vector<SpanEnd> all;
        for (std::size_t i = 0; i < spans.size(); ++i)
            all.push_back(spans.endingOf(i));
        return all;
    };
    QVERIFY(endings(0) == (std::vector { SpanEnd::None, SpanEnd::Failed }));
    QVERIFY(endings(1) == (std::vector { SpanEnd::None, SpanEnd::Cancelled }));
    QVERIFY(endings(2) == (std::vector { SpanEnd::None, SpanEnd::None }));
    std::vector<SpanEnd> many(kMany, SpanEnd::None);
    many[4] = SpanEnd::Failed;
    QVERIFY(endings(3) == many);
    QCOMPARE(trace->lanes()[3].spans[kMany - 1], spanOf(3, 49'990, 50'000, 0));
    QVERIFY(trace->lanes()[3].spans.mipmapOf(1) != nullptr); // closed, copied or not
    QCOMPARE(trace->lanes()[1].spans[0], spanOf(1, 0, 30, 2));
}

void TstTraceAssembler::refusesWhatIsOutOfOrder()
{
    TraceAssembler make(false);
    make.addLane(LaneTrack());
    QVERIFY(make.addSpan(spanOf(0, 10, 20, 0)));
    QVERIFY(!make.addSpan(spanOf(0, 19, 30, 0)));
    QVERIFY(!make.addSpan(spanOf(0, 30, 29, 0)));
    QVERIFY(!make.addSpan(spanOf(1, 30, 40, 0)));
    QVERIFY(make.addSpan(spanOf(0, 20, 20, 0)));
    QVERIFY(make.addSpan(spanOf(0, 20, 30, 0)));
    QCOMPARE(make.lanes()[0].spans.size(), std::size_t { 3 });
}

void TstTraceAssembler::tasksCanBeTakenBack()
{
    for (const std::uint32_t last : { 0U, 63U, 64U, 4095U, 4096U }) { // at the ends of chunks
        TraceAssembler make(false);
        for (std::uint32_t i = 0; i <= last; ++i)
            QCOMPARE(make.addTask().id, TaskId { i });
        make.task(TaskId { last }).name = LabelId { 7 };
        make.removeLastTask();
        QCOMPARE(make.taskCount(), std::size_t { last });
        TaskTrack& again = make.addTask();
        QCOMPARE(again.id, TaskId { last });
        QVERIFY(!again.name.isValid());
        const auto trace = make.take();
        QCOMPARE(trace->taskCount(), std::size_t { last } + 1);
        QCOMPARE(trace->task(TaskId { last }).id, TaskId { last });
    }
}

QTEST_GUILESS_MAIN(TstTraceAssembler)
#include "tst_traceassembler.moc"
