// SPDX-License-Identifier: GPL-3.0-or-later
// Our own format: what was saved comes back span for span, the same bytes come out again, and no
// file, whatever is in it, does any harm.
#include "core/formats/annotations.h"
#include "core/formats/blockreader.h"
#include "core/formats/blockwriter.h"
#include "core/formats/crc32.h"
#include "core/formats/nativefile.h"
#include "core/report/experimentfile.h"
#include "core/trace/validator.h"
#include "core/workload/workloadregistry.h"
#include "tests/support/printstring.h"
#include "tests/support/randomtrace.h"
#include "tests/support/tracedifference.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

#include <cmath>
#include <limits>
#include <thread>

using namespace interleave;
using namespace interleave::test;

namespace {

class Nobody : public ExperimentObserver {
    void runStarted(std::size_t, const PlannedRun&, std::shared_ptr<RunControl>) override { }
    void runFinished(std::size_t, const RunResult&) override { }
};

/// An experiment of invented runs with these traces.
Experiment experimentOf(const std::vector<std::shared_ptr<const Trace>>& traces)
{
    Experiment e;
    e.spec.workload = "no such workload";
    e.spec.parameters.set("a", 1);
    e.spec.parameters.set("b", "text \xff");
    e.spec.models = { ModelId::Threads, ModelId::SimulatedLoop };
    e.spec.workers = { 1, 2, 40 };
    e.spec.repeats = 7;
    e.spec.interpreterLock = true;
    e.spec.seed = 0xfedcba9876543210ULL;
    e.spec.recording = RecordingMode::Bounded;
    e.spec.repeatDisturbed = 2;
    e.machine = { 3, "a processor", "a system", "a compiler", "9.9.9" };
    for (std::size_t i = 0; i < traces.size(); ++i) {
        RunResult run;
        run.scenario.workload = i == 1 ? "another" : e.spec.workload;
        run.scenario.parameters = e.spec.parameters;
        if (i == 1)
            run.scenario.parameters.set("a", 2);
        run.scenario.model = e.spec.models[i % 2];
        run.scenario.workers = static_cast<unsigned>(i + 2);
        run.scenario.interpreterLock = i != 1;
        run.scenario.seed = e.spec.seed + i % 2;
        run.scenario.recording = i == 1 ? RecordingMode::Off : RecordingMode::Bounded;
        run.repeat = static_cast<unsigned>(i + 1);
        run.workers = static_cast<unsigned>(i + 1);
        run.status = static_cast<RunStatus>(i % 3);
        if (i % 3 != 0)
            run.error = Error { static_cast<ErrorCode>(i % 13), "because \xff\n of it" };
        run.makespan = traces[i]->end();
        run.results = Value(Value::Object { { "none", Value() }, { "yes", true }, { "n", -5 },
            { "half", 0.5 }, { "inf", std::numeric_limits<double>::infinity() }, { "text", "\xfe" },
            { "", Value::List {} }, { "o", Value::Object {} },
            { "list", Value::List { 1, Value(), "x", Value::List { Value::List {} } } },
            { "\xff key", Value::Object { { "a", 1 }, { "a", 2 } } } });
        run.trace = traces[i];
        run.quietness = { 0.1 * static_cast<double>(i), 0.25, i % 2 == 0 };
        run.machineSlept = Nanos(static_cast<std::int64_t>(i));
        e.runs.push_back(std::move(run));
    }
    return e;
}

} // namespace

class TestNativeFile : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        // Thousands of small files: in memory, where there is such a place.
        m_folder
            = std::make_unique<QTemporaryDir>(QStringLiteral("/dev/shm/native-file-test-XXXXXX"));
        if (!m_folder->isValid())
            m_folder = std::make_unique<QTemporaryDir>();
    }

    void checksum();
    void values();
    void randomTraces();
    void oddTraces();
    void realRuns_data();
    void realRuns();
    void emptyExperiment();
    void largeRun();
    void packetsThatFillABlock();
    void everyCut();
    void everyFlip();
    void cutRunIsSound();
    void lastBlockMissing();
    void trailingBytes();
    void notOurs_data();
    void notOurs();
    void noRegularFile();
    void newerVersion();
    void hostilePackets();
    void cancelled();

private:
    [[nodiscard]] QString path(const char* name) const { return m_folder->filePath(name); }
    [[nodiscard]] std::string file(const char* name = "a.interleave") const
    {
        return path(name).toStdString();
    }
    [[nodiscard]] QByteArray content(const char* name = "a.interleave") const
    {
        QFile f(path(name));
        return f.open(QIODevice::ReadOnly) ? f.readAll() : QByteArray("unreadable");
    }
    void put(const QByteArray& bytes, const char* name = "a.interleave") const
    {
        QFile f(path(name));
        QVERIFY(f.open(QIODevice::WriteOnly));
        QCOMPARE(f.write(bytes), bytes.size());
    }
    /// "" when the experiment survives a save and two openings.
    [[nodiscard]] std::string roundTrip(const Experiment& experiment) const;
    [[nodiscard]] QString openError(const char* name = "a.interleave") const
    {
        const auto opened = openExperiment(file(name));
        return opened ? QString() : QString::fromStdString(opened.error().detail);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

std::string TestNativeFile::roundTrip(const Experiment& experiment) const
{
    if (const auto saved = saveExperiment(file(), experiment, true); !saved)
        return saved.error().detail;
    const auto opened = openExperiment(file());
    if (!opened)
        return opened.error().detail;
    if (!opened->warnings.empty())
        return "warning: " + opened->warnings.front().detail;
    if (const std::string d = experimentDifference(experiment, opened->experiment); !d.empty())
        return "differs in " + d;
    if (const auto again = saveExperiment(file("b.interleave"), opened->experiment, true); !again)
        return again.error().detail;
    return content() == content("b.interleave") ? "" : "the second file has other bytes";
}

void TestNativeFile::checksum()
{
    QCOMPARE(crc32(""), 0U);
    QCOMPARE(crc32("123456789"), 0xcbf43926U); // the value that defines CRC-32/ISO-HDLC
    QCOMPARE(crc32("56789", crc32("1234")), 0xcbf43926U);
    QCOMPARE(crc32("The quick brown fox jumps over the lazy dog"), 0x414fa339U);
}

void TestNativeFile::values()
{
    Value deep(1);
    for (int i = 0; i < 60; ++i)
        deep = Value(Value::List { deep });
    const Value::Object all { { "deep", deep }, { "min", std::numeric_limits<std::int64_t>::min() },
        { "tiny", 4.9e-324 }, { "minus zero", -0.0 }, { "empty", "" },
        { "nul", std::string("a\0b", 3) }, { "null", Value() } };
    for (const auto& [name, value] : all) {
        const auto back = fromAnnotation(toAnnotation(name, value));
        QVERIFY(back.has_value());
        QCOMPARE(back->first, name);
        QVERIFY2(back->second == value, name.c_str());
    }
    const auto zero = fromAnnotation(toAnnotation("z", Value(-0.0)));
    QVERIFY(std::signbit(zero->second.toDouble()));
    const auto nan = fromAnnotation(toAnnotation("n", Value(std::nan(""))));
    QVERIFY(std::isnan(*nan->second.as<double>()));
    for (int i = 0; i < 60; ++i)
        deep = Value(Value::List { deep });
    QVERIFY(fromAnnotation(toAnnotation("too deep", deep)).has_value());
    const std::string bytes = toAnnotation("n", Value(Value::List { 1, "two" }));
    for (std::size_t n = 0; n < bytes.size(); ++n)
        (void)fromAnnotation(bytes.substr(0, n)); // sanitizers look on
    std::string nested = "\x62";                  // array_values in itself, without end
    for (int i = 0; i < 16; ++i)
        nested = "\x62" + std::string(1, static_cast<char>(nested.size())) + nested;
    (void)fromAnnotation(nested);
}

void TestNativeFile::randomTraces()
{
    for (std::uint64_t seed = 1; seed <= 100; ++seed) {
        const auto problem = roundTrip(experimentOf(
            { randomTrace(seed), randomTrace(seed + 100'000), randomTrace(seed + 200'000) }));
        QVERIFY2(problem.empty(), ("seed " + std::to_string(seed) + ": " + problem).c_str());
    }
}

void TestNativeFile::oddTraces()
{
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        const auto problem = roundTrip(experimentOf({ oddTrace(seed), oddTrace(seed + 100'000) }));
        QVERIFY2(problem.empty(), ("seed " + std::to_string(seed) + ": " + problem).c_str());
    }
}

void TestNativeFile::realRuns_data()
{
    QTest::addColumn<QString>("workload");
    for (const char* id : { "lock-counter", "merge-sort", "futures-map", "flags", "bank-cashiers",
             "asyncio-foo-bar", "mp-pool-map", "future-callbacks" })
        if (findWorkload(id) != nullptr)
            QTest::newRow(id) << QString(id);
}

void TestNativeFile::realRuns()
{
    QFETCH(QString, workload);
    const Workload& chosen = *findWorkload(workload.toStdString());
    ExperimentSpec spec;
    spec.workload = chosen.id;
    spec.parameters = ParameterValues(chosen.parameters);
    spec.workers = { 2 };
    for (const ModelInfo& model : allModels())
        if (chosen.reasonAgainst(model.id).empty())
            spec.models.push_back(model.id);
    Nobody nobody;
    const std::atomic<bool> stop { false };
    const auto experiment = runExperiment(spec, nobody, stop);
    QVERIFY2(experiment.has_value(), experiment ? "" : experiment.error().detail.c_str());
    QCOMPARE(experiment->runs.size(), spec.models.size());
    QVERIFY(experiment->runs.front().trace->spanCount() > 0);
    QCOMPARE(roundTrip(*experiment), std::string());
}

void TestNativeFile::emptyExperiment()
{
    QCOMPARE(roundTrip(experimentOf({})), std::string());
    QCOMPARE(roundTrip(experimentOf({ std::make_shared<const Trace>() })), std::string());
}

void TestNativeFile::largeRun()
{
    // Many blocks; and what a span costs.
    constexpr std::int64_t kSpans = 100'000;
    TraceMaker make;
    const LaneId lane = make.lane(LaneKind::Thread, "worker 1");
    make.state(lane, 0, 0, TaskState::Running, Reason::None, "program");
    for (std::int64_t i = 1; i < kSpans; ++i)
        make.state(lane, i * 20'000, 0, i % 2 == 0 ? TaskState::Running : TaskState::Blocked,
            i % 2 == 0 ? Reason::None : Reason::Sleep, i % 2 == 0 ? "" : "sleep 0.00002");
    make.state(lane, kSpans * 20'000, 0, TaskState::Done);
    QCOMPARE(roundTrip(experimentOf({ make.finish(kSpans * 20'000) })), std::string());
    const double perSpan = static_cast<double>(content().size()) / kSpans;
    qInfo("%.1f bytes a span", perSpan);
    QVERIFY(perSpan < 60);
}

/// The last packet of a block may begin at any of its last bytes.
void TestNativeFile::packetsThatFillABlock()
{
    constexpr std::size_t kHeader = 4; // of a packet of this size
    for (std::size_t left = 0; left < 12; ++left) {
        std::string bytes;
        const WriteBytes write = [&](std::span<const std::byte> more) {
            bytes.append(reinterpret_cast<const char*>(more.data()), more.size());
            return 0;
        };
        BlockWriter writer(write);
        const std::vector<std::string> packets { std::string(
                                                     BlockWriter::kBlock - kHeader - left, 'x'),
            std::string(100, 'y'), std::string(3 * BlockWriter::kBlock, 'z'), "x" };
        for (const std::string& packet : packets)
            writer.add(packet);
        writer.finish();
        put(QByteArray::fromStdString(bytes));
        auto reader = BlockReader::open(file());
        QVERIFY(reader.has_value());
        std::vector<std::string> back;
        while (reader->next() == BlockReader::Status::Block)
            back.insert(back.end(), reader->packets().begin(), reader->packets().end());
        QVERIFY2(back == packets, ("left " + std::to_string(left)).c_str());
    }
}

void TestNativeFile::everyCut()
{
    QVERIFY(saveExperiment(file(), experimentOf({ randomTrace(7), randomTrace(8) }), true));
    const QByteArray whole = content();
    QVERIFY(whole.size() > 5000);
    std::size_t most = 2;
    bool isOver = false;
    int opened = 0;
    for (qint64 n = whole.size() - 1; n >= 0; --n) {
        QVERIFY(QFile::resize(path("a.interleave"), n));
        const auto cut = openExperiment(file());
        if (!cut) {
            isOver = true;
            QVERIFY(!cut.error().detail.empty());
            continue;
        }
        ++opened;
        QVERIFY2(!isOver, "a longer part could not be opened");
        QVERIFY2(!cut->warnings.empty(), "a cut file must not look whole");
        QVERIFY(cut->experiment.runs.size() <= most);
        most = cut->experiment.runs.size();
        QCOMPARE(cut->experiment.spec.workload, std::string("no such workload"));
    }
    QVERIFY(opened > 1000);
    QCOMPARE(most, std::size_t { 0 });
    QVERIFY(isOver);
}

void TestNativeFile::everyFlip()
{
    const Experiment experiment = experimentOf({ randomTrace(7), randomTrace(8) });
    QVERIFY(saveExperiment(file(), experiment, true));
    const QByteArray whole = content();
    Random random(1);
    QFile flipped(path("a.interleave"));
    QVERIFY(flipped.open(QIODevice::ReadWrite | QIODevice::Unbuffered));
    const auto write
        = [&](qint64 at, char byte) { return flipped.seek(at) && flipped.write(&byte, 1) == 1; };
    for (qint64 i = 0; i < whole.size(); ++i) {
        QVERIFY(write(i, static_cast<char>(whole[i] ^ static_cast<char>(1U << random.below(8)))));
        const auto opened = openExperiment(file());
        QVERIFY(write(i, whole[i]));
        if (opened)
            QVERIFY2(!opened->warnings.empty(), ("byte " + std::to_string(i)).c_str());
        else
            QVERIFY(opened.error().detail.find("a.interleave") != std::string::npos);
    }
    QCOMPARE(roundTrip(experiment), std::string());
}

void TestNativeFile::cutRunIsSound()
{
    // A run of several blocks, cut after each of them: what is left is a valid trace, and its spans
    // are those of the run.
    ExperimentSpec spec;
    spec.workload = "merge-sort";
    const Workload& workload = *findWorkload(spec.workload);
    spec.parameters = ParameterValues(workload.parameters);
    spec.models = { ModelId::SimulatedThreads };
    spec.workers = { 3 };
    Nobody nobody;
    const std::atomic<bool> stop { false };
    const auto experiment = runExperiment(spec, nobody, stop);
    QVERIFY(experiment.has_value());
    QVERIFY(saveExperiment(file(), *experiment, true));
    const QByteArray whole = content();
    std::size_t sound = 0;
    for (int n = 0; n < whole.size(); n += 499) {
        put(whole.left(n), "cut");
        const auto cut = openExperiment(file("cut"));
        if (!cut || cut->experiment.runs.empty())
            continue;
        const RunResult& run = cut->experiment.runs.front();
        QVERIFY(run.status == RunStatus::Cancelled);
        QVERIFY(run.error.has_value());
        QVERIFY(run.trace->isFinished());
        const std::vector<std::string> findings = validate(*run.trace, true);
        QVERIFY2(findings.empty(), findings.empty() ? "" : findings.front().c_str());
        ++sound;
    }
    QVERIFY(sound > 0);
}

void TestNativeFile::lastBlockMissing()
{
    // A file that ends where a block ends is cut all the same.
    QVERIFY(saveExperiment(file(), experimentOf({ randomTrace(3) }), true));
    const QByteArray whole = content();
    const std::string end = blockEnd(1, 0, true, 0);
    put(whole.left(whole.size() - static_cast<int>(end.size())));
    const auto opened = openExperiment(file());
    QVERIFY(opened.has_value());
    QCOMPARE(opened->experiment.runs.size(), std::size_t { 1 });
    QCOMPARE(opened->warnings.size(), std::size_t { 1 });
    QVERIFY(opened->warnings.front().detail.find("cut off") != std::string::npos);
}

void TestNativeFile::trailingBytes()
{
    QVERIFY(saveExperiment(file(), experimentOf({ randomTrace(3) }), true));
    put(content() + "more");
    const auto opened = openExperiment(file());
    QVERIFY(opened.has_value());
    QCOMPARE(opened->experiment.runs.size(), std::size_t { 1 });
    QCOMPARE(opened->warnings.size(), std::size_t { 1 });
}

void TestNativeFile::notOurs_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("says");
    QTest::newRow("empty") << QByteArray() << "is empty";
    QTest::newRow("JSON") << QByteArray("  {\"traceEvents\":[]}") << "JSON";
    QTest::newRow("text") << QByteArray("Dear Sir or Madam") << "not saved by Interleave";
    QTest::newRow("zeros") << QByteArray(5000, '\0') << "not saved by Interleave";
    // A TracePacket with a timestamp, and one with a track event.
    QTest::newRow("Perfetto") << QByteArray::fromHex("0a0240050a0a400a5a0648015a025803")
                              << "Perfetto";
    QTest::newRow("large claim") << QByteArray::fromHex("0aff83808004") + QByteArray(300, 'x')
                                 << "Perfetto";
    QTest::newRow("endless number") << QByteArray::fromHex("0affffffffffffffffffff") << "Perfetto";
    QTest::newRow("one byte") << QByteArray("\n") << "cannot open";
}

void TestNativeFile::notOurs()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, says);
    put(bytes);
    const QString error = openError();
    QVERIFY2(error.contains(says), qPrintable(error));
    QVERIFY2(error.contains("a.interleave"), qPrintable(error));
}

void TestNativeFile::noRegularFile()
{
    QVERIFY(openError("absent").contains("no such file"));
    const auto folder = openExperiment(m_folder->path().toStdString());
    QVERIFY(!folder && folder.error().detail.find("folder") != std::string::npos);
    QCOMPARE(::mkfifo(file("pipe").c_str(), 0600), 0);
    QVERIFY(openError("pipe").contains("no regular file")); // and does not wait for a writer
    const auto device = openExperiment("/dev/zero");
    QVERIFY(!device && device.error().detail.find("no regular file") != std::string::npos);
    QVERIFY(!openExperiment("").has_value());
    // A GiB that is claimed and, as a hole, even there.
    put(QByteArray::fromHex("0aff83808004"), "hole");
    QFile hole(path("hole"));
    QVERIFY(hole.open(QIODevice::ReadWrite));
    QVERIFY(hole.resize(qint64 { 1 } << 31));
    QVERIFY(openError("hole").contains("not saved by Interleave"));
}

void TestNativeFile::newerVersion()
{
    QVERIFY(saveExperiment(file(), experimentOf({}), true));
    QByteArray bytes = content();
    // The version is the number behind the magic word and its field's tag.
    const qsizetype at = bytes.indexOf("Interleave") + 11;
    QCOMPARE(bytes[at], '\x01');
    bytes[at] = '\x02';
    const std::string last = blockEnd(2, 0, true, 0);
    const auto block
        = bytes.size() - static_cast<qsizetype>(last.size() + blockEnd(1, 200, false, 0).size());
    const std::string_view first(bytes.constData(), static_cast<std::size_t>(block));
    const std::string end = blockEnd(1, first.size(), false, crc32(first));
    put(bytes.left(block) + QByteArray::fromStdString(end));
    QVERIFY2(openError().contains("newer version"), qPrintable(openError()));
}

void TestNativeFile::hostilePackets()
{
    // Right checksums, wrong packets: changed after the fact and closed again.
    QVERIFY(saveExperiment(file(), experimentOf({ randomTrace(7), randomTrace(12) }), true));
    const QByteArray whole = content();
    Random random(4);
    int opened = 0;
    for (int round = 0; round < 1000; ++round) {
        QByteArray changed = whole;
        for (std::uint64_t n = 1 + random.below(4); n > 0; --n)
            changed[static_cast<int>(random.below(static_cast<std::uint64_t>(changed.size())))]
                = static_cast<char>(random.next());
        // Every packet as far as its lengths hold, in blocks of our own making.
        std::string out;
        const WriteBytes write = [&](std::span<const std::byte> bytes) {
            out.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
            return 0;
        };
        BlockWriter blocks(write);
        for (int at = 0; at + 2 < changed.size();) {
            auto length = static_cast<unsigned char>(changed[at + 1]) & 0x7fU;
            int body = at + 2;
            if ((static_cast<unsigned char>(changed[at + 1]) & 0x80U) != 0)
                length |= (static_cast<unsigned char>(changed[body++]) & 0x7fU) << 7U;
            if (body + static_cast<int>(length) > changed.size())
                break;
            const std::string_view packet(changed.constData() + body, length);
            if (packet.find("\xda\xd6\x03") != 0
                || packet.find("Interleave") != std::string::npos) { // not the old ends of blocks
                blocks.add(packet);
                blocks.closeBlock();
            }
            at = body + static_cast<int>(length);
        }
        blocks.finish();
        put(QByteArray::fromStdString(out));
        const auto result = openExperiment(file());
        opened += result ? 1 : 0;
        if (result)
            for (const RunResult& run : result->experiment.runs)
                QVERIFY(run.trace != nullptr);
    }
    QVERIFY2(opened > 100, std::to_string(opened).c_str());
}

void TestNativeFile::cancelled()
{
    const Experiment experiment = experimentOf({ randomTrace(1), randomTrace(2) });
    QVERIFY(saveExperiment(file(), experiment, true));
    std::atomic<bool> stop { true };
    const auto opened = openExperiment(file(), { {}, &stop });
    QVERIFY(!opened && opened.error().code == ErrorCode::Cancelled);
    stop = false;
    double last = -1;
    const auto report = [&](double done) {
        QVERIFY(done >= last && done <= 1);
        last = done;
    };
    QVERIFY(openExperiment(file(), { report, &stop }).has_value());
    QCOMPARE(last, 1.0);
}

QTEST_GUILESS_MAIN(TestNativeFile)
#include "tst_nativefile.moc"
