// SPDX-License-Identifier: GPL-3.0-or-later
// A recorded program in a file of our own: slice for slice as it was, and no file does any harm.
#include "core/formats/blockwriter.h"
#include "core/formats/perfetto.h"
#include "core/formats/programfile.h"
#include "core/formats/schedulereader.h"
#include "core/formats/schedulewriter.h"
#include "core/report/openedfile.h"
#include "tests/support/printstring.h"
#include "tests/support/randomschedule.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <protozero/pbf_reader.hpp>

using namespace interleave;
using namespace interleave::test;

namespace {

RecordedProgram programWith(std::shared_ptr<const SystemSchedule> schedule)
{
    RecordedProgram program;
    program.command = { "/bin/true", "", "a b", "\xff" };
    program.startedAt = "2026-11-22T23:16:05Z";
    program.machine = Value(Value::Object { { "cores", 2 } });
    program.generator = "Interleave 9";
    program.duration = Nanos(123456789);
    program.bySignal = true;
    program.status = 15;
    program.wasStopped = true;
    program.cpuTime = Nanos(55);
    program.voluntary = 7;
    program.involuntary = 8;
    program.schedule = std::move(schedule);
    return program;
}

/// Of `threads` threads that take turns on two cores, `count` slices.
std::shared_ptr<const SystemSchedule> turns(std::size_t count, std::uint32_t threads)
{
    SystemScheduleBuilder builder({ 0, 1 });
    for (std::uint32_t i = 0; i < threads; ++i)
        builder.setName(builder.addThread(4000 + static_cast<int>(i), 4000, Nanos(0)), "worker");
    Random random(3);
    std::array<std::int64_t, 2> at {};
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t core = i % 2;
        const std::int64_t begin = at[core] + static_cast<std::int64_t>(random.below(90'000));
        at[core] = begin + 1000 + static_cast<std::int64_t>(random.below(4'000'000));
        builder.addSlice(core, static_cast<std::uint32_t>(i % threads), Nanos(begin),
            Nanos(at[core]), SliceEnd::Preempted);
    }
    return builder.finish(Nanos(0), Nanos(std::max(at[0], at[1])), {});
}

/// Nothing of `cut` is after its end, and before it all is as in `whole`.
std::string cutDifference(const SystemSchedule& whole, const SystemSchedule& cut)
{
    if (cut.threads().size() > whole.threads().size())
        return "threads";
    for (std::size_t t = 0; t < cut.threads().size(); ++t) {
        const ScheduledThread& thread = cut.threads()[t];
        const ScheduledThread& was = whole.threads()[t];
        for (std::size_t i = 0; i < was.sliceCount; ++i) {
            CoreSlice expected = whole.slice(was.firstSlice + i);
            if (expected.begin >= cut.end())
                break;
            if (expected.end > cut.end()) {
                expected.end = cut.end();
                expected.how = SliceEnd::Cut;
            }
            if (i >= thread.sliceCount || !(cut.slice(thread.firstSlice + i) == expected))
                return "slice " + std::to_string(i) + " of thread " + std::to_string(t);
        }
    }
    return {};
}

} // namespace

class TestProgramFile : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_folder
            = std::make_unique<QTemporaryDir>(QStringLiteral("/dev/shm/program-file-test-XXXXXX"));
        if (!m_folder->isValid())
            m_folder = std::make_unique<QTemporaryDir>();
    }
    void randomSchedules();
    void size();
    void everyCut();
    void everyFlip();
    void hostileNumbers();
    void switches();
    void noExperiment();

private:
    [[nodiscard]] std::string file(const char* name = "a.interleave") const
    {
        return m_folder->filePath(name).toStdString();
    }
    [[nodiscard]] QByteArray content(const char* name = "a.interleave") const
    {
        QFile f(m_folder->filePath(name));
        return f.open(QIODevice::ReadOnly) ? f.readAll() : QByteArray("unreadable");
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestProgramFile::randomSchedules()
{
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        const RecordedProgram program = programWith(randomSchedule(seed));
        QVERIFY(saveProgram(file(), program, true));
        const auto opened = openFile(file());
        QVERIFY2(opened.has_value(), opened ? "" : opened.error().detail.c_str());
        QVERIFY(opened->warnings.empty());
        const auto* back = std::get_if<RecordedProgram>(&opened->content);
        QVERIFY(back != nullptr);
        QCOMPARE(back->command, program.command);
        QCOMPARE(back->startedAt, program.startedAt);
        QVERIFY(back->machine == program.machine);
        QCOMPARE(back->generator, program.generator);
        QVERIFY(back->duration == program.duration && back->cpuTime == program.cpuTime);
        QVERIFY(back->bySignal && back->status == 15 && back->wasStopped);
        QVERIFY(back->voluntary == 7 && back->involuntary == 8);
        const std::string d = scheduleDifference(*program.schedule, *back->schedule);
        QVERIFY2(d.empty(), ("seed " + std::to_string(seed) + ": " + d).c_str());
        QVERIFY(saveProgram(file("b.interleave"), *back, true));
        QVERIFY(content() == content("b.interleave"));
    }
}

void TestProgramFile::size()
{
    constexpr std::size_t kSlices = 100'000;
    const auto schedule = turns(kSlices, 500);
    QCOMPARE(schedule->sliceCount(), kSlices);
    std::size_t bytes = 0;
    QVERIFY(writeSchedule(
        *schedule, [&](std::string_view mine) { bytes += mine.size(); }, nullptr));
    QVERIFY(saveProgram(file(), programWith(schedule), true));
    const auto perSlice = [](auto n) { return static_cast<double>(n) / kSlices; };
    qInfo("%.1f bytes a slice, %.1f with what Perfetto shows", perSlice(bytes),
        perSlice(content().size()));
    QVERIFY(perSlice(bytes) <= 11);
    QVERIFY(perSlice(content().size()) <= 32);
    const auto opened = openFile(file());
    QVERIFY(opened.has_value());
    QCOMPARE(scheduleDifference(*schedule, *std::get<RecordedProgram>(opened->content).schedule),
        std::string());
}

void TestProgramFile::everyCut()
{
    const auto schedule = turns(100'000, 5);
    QVERIFY(saveProgram(file(), programWith(schedule), true));
    const QByteArray whole = content();
    Nanos most = schedule->end();
    int partial = 0;
    for (qint64 n = whole.size() - 1; n >= 0; n -= 29'997) {
        QVERIFY(QFile::resize(m_folder->filePath("a.interleave"), n));
        const auto cut = openFile(file());
        if (!cut) {
            QVERIFY(!cut.error().detail.empty());
            continue;
        }
        QVERIFY2(!cut->warnings.empty(), "a cut file must not look whole");
        const auto& back = std::get<RecordedProgram>(cut->content);
        QVERIFY(back.schedule->end() <= most);
        most = back.schedule->end();
        QCOMPARE(cutDifference(*schedule, *back.schedule), std::string());
        if (most < schedule->end()) {
            ++partial;
            QVERIFY(back.schedule->end() > Nanos(0) || back.schedule->sliceCount() == 0);
            QVERIFY(cut->warnings.front().detail.find("known only until") != std::string::npos);
        }
    }
    QVERIFY(partial > 3);
}

void TestProgramFile::everyFlip()
{
    QVERIFY(saveProgram(file(), programWith(randomSchedule(11)), true));
    const QByteArray whole = content();
    Random random(1);
    QFile flipped(m_folder->filePath("a.interleave"));
    QVERIFY(flipped.open(QIODevice::ReadWrite | QIODevice::Unbuffered));
    const auto write
        = [&](qint64 at, char byte) { return flipped.seek(at) && flipped.write(&byte, 1) == 1; };
    for (qint64 i = 0; i < whole.size(); ++i) {
        QVERIFY(write(i, static_cast<char>(whole[i] ^ static_cast<char>(1U << random.below(8)))));
        const auto opened = openFile(file());
        QVERIFY(write(i, whole[i]));
        if (opened)
            QVERIFY2(!opened->warnings.empty(), ("byte " + std::to_string(i)).c_str());
        else
            QVERIFY(opened.error().detail.find("a.interleave") != std::string::npos);
    }
}

// Right checksums, wrong numbers: what is taken keeps the promises of a schedule.
void TestProgramFile::hostileNumbers()
{
    Random random(5);
    int taken = 0;
    int refused = 0;
    for (int round = 0; round < 3000; ++round) {
        std::vector<std::string> parts;
        QVERIFY(writeSchedule(
            *randomSchedule(random.below(40)),
            [&](std::string_view mine) { parts.emplace_back(mine); }, nullptr));
        std::string& part = parts[random.below(parts.size())];
        for (std::uint64_t n = 1 + random.below(3); n > 0 && !part.empty(); --n)
            part[random.below(part.size())] = static_cast<char>(random.next());
        if (random.below(4) == 0)
            std::swap(parts[random.below(parts.size())], parts[random.below(parts.size())]);
        ScheduleReader reader;
        bool isGood = true;
        for (const std::string& mine : parts) {
            try {
                isGood = isGood && reader.add(mine) != ScheduleReader::Taken::Wrong;
            } catch (const protozero::exception&) {
                isGood = false;
            }
        }
        ++(isGood ? taken : refused);
        if (!reader.isBegun())
            continue;
        const auto schedule = reader.take();
        for (const ScheduledThread& thread : schedule->threads()) {
            QVERIFY(thread.begin >= Nanos(0) && thread.end <= schedule->end());
            QVERIFY(thread.totals.onCore >= Nanos(0) && thread.totals.preempted >= Nanos(0));
            for (std::size_t i = 0; i < thread.sliceCount; ++i) {
                const CoreSlice slice = schedule->slice(thread.firstSlice + i);
                QCOMPARE(&schedule->threads()[slice.thread], &thread);
                QVERIFY(slice.begin <= slice.end && slice.end <= schedule->end());
                QVERIFY(i == 0 || slice.begin >= schedule->endOf(thread.firstSlice + i - 1));
            }
        }
        for (std::size_t core = 0; core < schedule->cores().size(); ++core)
            for (std::size_t i = 1; i < schedule->coreSliceCount(core); ++i)
                QVERIFY(schedule->beginOf(schedule->coreSlice(core, i))
                    >= schedule->endOf(schedule->coreSlice(core, i - 1)));
    }
    QVERIFY2(taken > 100 && refused > 100, std::to_string(taken).c_str());
}

// By the published numbers alone: who was on which core, and when.
void TestProgramFile::switches()
{
    const auto schedule = turns(5'000, 7);
    QVERIFY(saveProgram(file(), programWith(schedule), true));
    const QByteArray bytes = content();
    std::vector<std::vector<std::pair<std::uint64_t, std::int32_t>>> told(2);
    protozero::pbf_reader trace(bytes.constData(), static_cast<std::size_t>(bytes.size()));
    while (trace.next(1)) {
        protozero::pbf_reader packet = trace.get_message();
        while (packet.next(1)) {
            protozero::pbf_reader bundle = packet.get_message();
            std::uint32_t cpu = 99;
            while (bundle.next()) {
                if (bundle.tag() == 1) {
                    cpu = bundle.get_uint32();
                    continue;
                }
                QCOMPARE(bundle.tag(), 4U);
                std::vector<std::uint64_t> times;
                std::vector<std::int32_t> pids;
                for (protozero::pbf_reader sched = bundle.get_message(); sched.next();) {
                    if (sched.tag() == 1) {
                        const auto range = sched.get_packed_uint64();
                        times.assign(range.begin(), range.end());
                    } else if (sched.tag() == 3) {
                        const auto range = sched.get_packed_int32();
                        pids.assign(range.begin(), range.end());
                    } else {
                        sched.skip();
                    }
                }
                QCOMPARE(times.size(), pids.size());
                std::uint64_t at = 0;
                for (std::size_t i = 0; i < times.size(); ++i)
                    told.at(cpu).emplace_back(at += times[i], pids[i]);
            }
        }
    }
    for (std::size_t core = 0; core < 2; ++core) {
        std::vector<std::pair<std::uint64_t, std::int32_t>> expected;
        for (std::size_t i = 0; i < schedule->coreSliceCount(core); ++i) {
            const CoreSlice slice = schedule->slice(schedule->coreSlice(core, i));
            const auto begin = static_cast<std::uint64_t>(slice.begin.count());
            if (!expected.empty() && expected.back().first == begin)
                expected.pop_back(); // nobody, for no time
            expected.emplace_back(begin, schedule->threads()[slice.thread].tid);
            expected.emplace_back(static_cast<std::uint64_t>(slice.end.count()), 0);
        }
        QVERIFY(told[core] == expected);
    }
}

void TestProgramFile::noExperiment()
{
    QVERIFY(saveProgram(file(), programWith(randomSchedule(2)), true));
    const auto opened = openExperiment(file());
    QVERIFY(!opened);
    QVERIFY(opened.error().detail.find("recorded program") != std::string::npos);
    const auto again = saveProgram(file(), programWith(randomSchedule(3)), false);
    QVERIFY2(!again, "a file that is there is not written over");
    QCOMPARE(content().isEmpty(), false);
}

QTEST_GUILESS_MAIN(TestProgramFile)
#include "tst_programfile.moc"
