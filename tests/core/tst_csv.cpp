// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/csv.h"
#include "core/trace/systemschedulebuilder.h"
#include "tests/support/sampledocument.h"

#include <QTest>

#include <array>

using namespace interleave;
using namespace interleave::test;

namespace {

/// A reader of its own: RFC 4180, strictly.
std::vector<std::vector<std::string>> parseCsv(const std::string& text)
{
    std::vector<std::vector<std::string>> lines;
    std::vector<std::string> line;
    std::size_t i = 0;
    while (i < text.size()) {
        std::string field;
        if (text[i] == '"') {
            for (++i; i < text.size(); ++i) {
                if (text[i] != '"') {
                    field += text[i];
                } else if (i + 1 < text.size() && text[i + 1] == '"') {
                    field += '"';
                    ++i;
                } else {
                    ++i;
                    break;
                }
            }
        } else {
            while (i < text.size() && text[i] != ',' && text[i] != '\r')
                field += text[i++];
        }
        line.push_back(field);
        if (text[i] == ',') {
            ++i;
        } else {
            if (text.substr(i, 2) != "\r\n")
                return {};
            i += 2;
            lines.push_back(line);
            line.clear();
        }
    }
    return lines;
}

} // namespace

class TestCsv : public QObject {
    Q_OBJECT

private slots:
    void everySpan();
    void gaps();
    void slicesOfCores();
    void noSlicesOfCores();
    void summary();
    void nothing();
};

void TestCsv::everySpan()
{
    const DocumentView document = sampleDocument();
    const auto lines = parseCsv(spansCsv(document));
    QVERIFY(!lines.empty());
    QVERIFY(lines[0]
        == std::vector<std::string>(
            { "model", "workers", "repeat", "lane", "lane_kind", "task_id", "task_name", "label",
                "state", "reason", "begin_ns", "end_ns", "duration_ns", "lost" }));
    std::size_t at = 1;
    for (const RunView& run : document.runs) {
        for (const Span& span : allSpans(*run.trace)) {
            QVERIFY(at < lines.size());
            const auto& line = lines[at++];
            QCOMPARE(line.size(), lines[0].size());
            QVERIFY(line[0] == run.model);
            QVERIFY(line[1] == std::to_string(run.workers));
            QVERIFY(line[2] == "1");
            const bool onLane = occupiesWorker(span.state);
            QVERIFY(line[3] == (onLane ? run.trace->lanes()[span.lane.index()].name : ""));
            QVERIFY(line[5] == (span.task.isValid() ? std::to_string(span.task.value) : ""));
            QVERIFY(line[6] == run.trace->taskName(span.task));
            QVERIFY(line[7] == run.trace->label(span.label));
            QVERIFY(line[8] == toString(span.state));
            QVERIFY(line[9] == toString(span.reason));
            QVERIFY(line[10] == std::to_string(span.begin.count()));
            QVERIFY(line[11] == std::to_string(span.end.count()));
            QVERIFY(line[12] == std::to_string(span.duration().count()));
            QVERIFY(line[13].empty());
        }
    }
    QCOMPARE(at, lines.size());
}

void TestCsv::gaps()
{
    DocumentView document;
    document.runs = { sampleRun("threads", 2) };
    document.runs[0].trace = traceWithGap();
    const auto lines = parseCsv(spansCsv(document));
    std::vector<std::vector<std::string>> ofWorker;
    for (const auto& line : lines)
        if (line[3] == "worker 1")
            ofWorker.push_back(line);
    QCOMPARE(ofWorker.size(), std::size_t { 3 });
    QVERIFY(ofWorker[1]
        == std::vector<std::string>({ "threads", "2", "1", "worker 1", "thread", "", "", "", "gap",
            "", "400", "700", "300", "12" }));
    QVERIFY(ofWorker[0][11] == "400");
    QVERIFY(ofWorker[2][10] == "700");
}

void TestCsv::slicesOfCores()
{
    TraceMaker make;
    const LaneId worker = make.lane(LaneKind::Thread, "worker \"1\"");
    SystemScheduleBuilder builder({ 0, 3 });
    const auto ours = builder.addThread(101, 100, Nanos(0));
    const auto other = builder.addThread(102, 100, Nanos(0));
    builder.setName(ours, "pool, 1");
    builder.addSlice(1, ours, Nanos(10), Nanos(40), SliceEnd::Preempted);
    builder.addSlice(1, other, Nanos(40), Nanos(50), SliceEnd::Exited);
    builder.addSlice(0, ours, Nanos(60), Nanos(90), SliceEnd::Waiting);
    make.systemSchedule(
        builder.finish(Nanos(0), Nanos(100), std::array { LaneThread { worker, 100, 101 } }));
    DocumentView document;
    document.runs = { sampleRun("sequential", 1), sampleRun("threads", 2) };
    document.runs[1].trace = make.finish(100);
    const Result<std::string> csv = coresCsv(document);
    QVERIFY(csv.has_value());
    const auto lines = parseCsv(*csv);
    QCOMPARE(lines.size(), std::size_t { 4 }); // the first run has no schedule
    QVERIFY(lines[0]
        == std::vector<std::string>({ "model", "workers", "repeat", "core", "begin_ns", "end_ns",
            "duration_ns", "worker", "thread", "tid", "pid", "preempted", "end" }));
    QVERIFY(lines[1]
        == std::vector<std::string>({ "threads", "2", "1", "0", "60", "90", "30", "worker \"1\"",
            "pool, 1", "101", "100", "0", "waiting" }));
    QVERIFY(lines[2]
        == std::vector<std::string>({ "threads", "2", "1", "3", "10", "40", "30", "worker \"1\"",
            "pool, 1", "101", "100", "1", "preempted" }));
    QVERIFY(lines[3]
        == std::vector<std::string>(
            { "threads", "2", "1", "3", "40", "50", "10", "", "", "102", "100", "0", "exited" }));
}

void TestCsv::noSlicesOfCores()
{
    const Result<std::string> csv = coresCsv(sampleDocument());
    QVERIFY(!csv.has_value());
    QVERIFY(csv.error().code == ErrorCode::NotFound);
    QVERIFY(!csv.error().detail.empty());
}

void TestCsv::summary()
{
    const auto lines = parseCsv(summaryCsv(sampleDocument()));
    QCOMPARE(lines.size(), std::size_t { 3 });
    QVERIFY(lines[1]
        == std::vector<std::string>(
            { "sequential", "1", "1", "5000001", "5000001", "5000001", "1", "1", "1", "1" }));
    QVERIFY(
        lines[2] == std::vector<std::string>({ "threads", "2", "0", "", "", "", "", "", "", "" }));
}

void TestCsv::nothing()
{
    QCOMPARE(parseCsv(spansCsv({})).size(), std::size_t { 1 });
    QCOMPARE(parseCsv(summaryCsv({})).size(), std::size_t { 1 });
}

QTEST_GUILESS_MAIN(TestCsv)
#include "tst_csv.moc"
