// SPDX-License-Identifier: GPL-3.0-or-later
// The system's schedule from bytes made by hand: the kernel's ring, the slices put together of it,
// and what becomes of them.
#include "core/instrumentation/perfrecord.h"
#include "core/instrumentation/scheduleassembler.h"
#include "core/instrumentation/threadtotals.h"

#include <QTest>

#include <cstring>
#include <random>

using namespace interleave;

namespace {

using Bytes = std::vector<std::byte>;

// The numbers of perf_event_open(2), once more: the reader has its own.
constexpr std::uint32_t kLost = 2;
constexpr std::uint32_t kComm = 3;
constexpr std::uint32_t kExit = 4;
constexpr std::uint32_t kFork = 7;
constexpr std::uint32_t kSwitch = 14;
constexpr std::uint16_t kOut = 0x2000;
constexpr std::uint16_t kPreempted = 0x4000;

template <class T> void put(Bytes& bytes, T value)
{
    const std::size_t at = bytes.size();
    bytes.resize(at + sizeof value);
    std::memcpy(bytes.data() + at, &value, sizeof value);
}

void record(Bytes& bytes, std::uint32_t type, std::uint16_t misc, const Bytes& body, int pid,
    int tid, std::int64_t time)
{
    put(bytes, type);
    put(bytes, misc);
    put(bytes, static_cast<std::uint16_t>(8 + body.size() + 24));
    bytes.insert(bytes.end(), body.begin(), body.end());
    put(bytes, pid);
    put(bytes, tid);
    put(bytes, time);
    put(bytes, std::int64_t { 0 });
}

void in(Bytes& bytes, int pid, int tid, std::int64_t time)
{
    record(bytes, kSwitch, 0, {}, pid, tid, time);
}

void out(Bytes& bytes, int pid, int tid, std::int64_t time, bool preempted = false)
{
    const auto misc = static_cast<std::uint16_t>(kOut | (preempted ? kPreempted : 0));
    record(bytes, kSwitch, misc, {}, pid, tid, time);
}

void comm(Bytes& bytes, int pid, int tid, std::int64_t time, std::string_view name)
{
    Bytes body;
    put(body, pid);
    put(body, tid);
    for (const char c : name)
        body.push_back(static_cast<std::byte>(c));
    do
        body.push_back(std::byte {});
    while (body.size() % 8 != 0);
    record(bytes, kComm, 0, body, pid, tid, time);
}

void task(Bytes& bytes, std::uint32_t type, int pid, int tid, int parentPid, int parentTid,
    std::int64_t time)
{
    Bytes body;
    for (const int number : { pid, parentPid, tid, parentTid })
        put(body, number);
    put(body, time);
    record(bytes, type, 0, body, parentPid, parentTid, time);
}

void lost(Bytes& bytes, std::uint64_t count, std::int64_t time)
{
    Bytes body;
    put(body, std::uint64_t { 7 });
    put(body, count);
    record(bytes, kLost, 0, body, 1, 1, time);
}

PerfReading readInto(ScheduleAssembler& assembler, std::size_t core, Bytes bytes)
{
    const std::uint64_t size = bytes.size();
    std::size_t ring = 8;
    while (ring < size)
        ring *= 2;
    bytes.resize(ring);
    return readPerfRecords(bytes, 0, size, [&](const PerfRecord& r) { assembler.take(core, r); });
}

/// What cores 2 and 3 did from 50 to 100. Thread 10 is there at 50, on the core with the index
/// `first`; of one core the ring has something to tell.
std::shared_ptr<const SystemSchedule> fromFiftyOn(
    std::optional<std::size_t> first, std::size_t core, const Bytes& ring)
{
    SystemScheduleBuilder builder({ 2, 3 });
    ScheduleAssembler assembler(builder);
    assembler.alreadyThere(10, 10, "main", Nanos(50), first);
    (void)readInto(assembler, core, ring);
    assembler.finish(Nanos(100));
    return builder.finish(Nanos(50), Nanos(100), {});
}

std::vector<PerfRecord> readAll(
    const Bytes& ring, std::uint64_t tail, std::uint64_t head, PerfReading* reading = nullptr)
{
    std::vector<PerfRecord> records;
    const PerfReading r = readPerfRecords(
        ring, tail, head, [&](const PerfRecord& record) { records.push_back(record); });
    if (reading != nullptr)
        *reading = r;
    return records;
}

const ScheduledThread& threadOf(const SystemSchedule& schedule, int tid)
{
    for (const ScheduledThread& thread : schedule.threads())
        if (thread.tid == tid)
            return thread;
    qFatal("no thread %d", tid);
}

/// What the header promises of every schedule.
QString fault(const SystemSchedule& schedule)
{
    std::vector<int> seen(schedule.sliceCount(), 0);
    std::size_t expected = 0;
    for (std::size_t t = 0; t < schedule.threads().size(); ++t) {
        const ScheduledThread& thread = schedule.threads()[t];
        if (thread.firstSlice != expected)
            return "a thread's slices are not where the last one's end";
        expected += thread.sliceCount;
        Nanos free { 0 };
        for (std::size_t i = thread.firstSlice; i < expected; ++i) {
            const CoreSlice slice = schedule.slice(i);
            if (slice.thread != t)
                return "a slice of another thread";
            if (slice.begin < free || slice.end < slice.begin || slice.end > schedule.end())
                return "slices of a thread overlap";
            free = slice.end;
        }
    }
    if (expected != schedule.sliceCount())
        return "slices of no thread";
    for (std::size_t core = 0; core < schedule.cores().size(); ++core) {
        Nanos free { 0 };
        for (std::size_t i = 0; i < schedule.coreSliceCount(core); ++i) {
            const std::size_t at = schedule.coreSlice(core, i);
            const CoreSlice slice = schedule.slice(at);
            if (slice.core != schedule.cores()[core] || slice.begin < free)
                return "slices of a core overlap";
            free = slice.end;
            ++seen[at];
        }
    }
    return std::all_of(seen.begin(), seen.end(), [](int n) { return n == 1; })
        ? QString()
        : "not every slice is on one core";
}

} // namespace

class TestSystemSchedule : public QObject {
    Q_OBJECT

private slots:
    void readsEveryKind();
    void readsOverTheEndOfTheRing();
    void refusesSizesThatMakeNoSense();
    void survivesGarbage();
    void pairsSwitches();
    void followsMigrations();
    void guessesNothingWhereRecordsWereLost();
    void countsAsPreemptedOnlyWhatIsKnown();
    void tellsWhereRecordsWereLost();
    void noticesThreadsThatAreNotFollowedAnyMore();
    void tellsWhoWasThereAlready();
    void tellsWhoNeverLeft();
    void namesAndGroups();
    void aNumberThatComesAgainIsAnotherThread();
    void cutsAtTheRunsEnds();
    void keepsLongSlices();
    void givesLanesTheirThreads();
    void survivesAnyOrder();
    void readsTotalsOfTheSystem();
    void statesItsMemory();
};

void TestSystemSchedule::readsEveryKind()
{
    Bytes ring;
    in(ring, 10, 11, 100);
    out(ring, 10, 11, 200);
    out(ring, 10, 12, 300, true);
    comm(ring, 10, 11, 400, "worker-1");
    task(ring, kFork, 10, 13, 10, 11, 500);
    task(ring, kExit, 10, 13, 10, 10, 600);
    lost(ring, 42, 700);
    record(ring, 999, 0, {}, 10, 11, 800);
    const std::uint64_t size = ring.size();
    ring.resize(1024);
    PerfReading reading;
    const auto records = readAll(ring, 0, size, &reading);
    QCOMPARE(reading.records, std::uint64_t { 8 });
    QCOMPARE(reading.corruptBytes, std::uint64_t { 0 });
    QVERIFY(records[0].kind == PerfRecordKind::SwitchIn);
    QCOMPARE(records[0].tid, 11);
    QCOMPARE(records[0].time, Nanos(100));
    QVERIFY(records[1].kind == PerfRecordKind::SwitchOut && !records[1].isPreempted);
    QVERIFY(records[2].kind == PerfRecordKind::SwitchOut && records[2].isPreempted);
    QVERIFY(records[3].kind == PerfRecordKind::Named);
    QVERIFY(records[4].kind == PerfRecordKind::Started);
    QCOMPARE(records[4].tid, 13);
    QCOMPARE(records[4].parentTid, 11);
    QVERIFY(records[5].kind == PerfRecordKind::Ended);
    QVERIFY(records[6].kind == PerfRecordKind::Lost);
    QCOMPARE(records[6].lost, std::uint64_t { 42 });
    QVERIFY(records[7].kind == PerfRecordKind::Other);

    std::string name;
    (void)readPerfRecords(ring, 0, size, [&](const PerfRecord& r) {
        if (r.kind == PerfRecordKind::Named)
            name = r.name;
    });
    QCOMPARE(name, std::string("worker-1"));
}

void TestSystemSchedule::readsOverTheEndOfTheRing()
{
    Bytes straight;
    for (int i = 0; i < 6; ++i)
        task(straight, i % 2 == 0 ? kFork : kExit, 10, 20 + i, 10, 11, 100 * i);
    constexpr std::size_t kRing = 512;
    QVERIFY(straight.size() < kRing);
    for (std::uint64_t tail = 0; tail < kRing; tail += 8) { // every place at which it can be split
        Bytes ring(kRing);
        for (std::size_t i = 0; i < straight.size(); ++i)
            ring[(tail + i) % kRing] = straight[i];
        const std::uint64_t far = tail + (std::uint64_t { 1 } << 40U);
        PerfReading reading;
        const auto records = readAll(ring, far, far + straight.size(), &reading);
        QCOMPARE(reading.corruptBytes, std::uint64_t { 0 });
        QCOMPARE(records.size(), std::size_t { 6 });
        for (int i = 0; i < 6; ++i) {
            QCOMPARE(records[static_cast<std::size_t>(i)].tid, 20 + i);
            QCOMPARE(records[static_cast<std::size_t>(i)].time, Nanos(100 * i));
        }
    }
}

void TestSystemSchedule::refusesSizesThatMakeNoSense()
{
    Bytes good;
    in(good, 10, 11, 100);
    const auto withSize = [&](std::uint16_t size) {
        Bytes ring = good;
        in(ring, 10, 11, 200);
        std::memcpy(ring.data() + good.size() + 6, &size, sizeof size);
        const std::uint64_t head = ring.size();
        ring.resize(256);
        PerfReading reading;
        const auto records = readAll(ring, 0, head, &reading);
        return std::pair(records.size(), reading.corruptBytes);
    };
    for (const int size : { 0, 1, 4, 7, 9, 33, 40, 65535 }) // too small, odd, over the end
        QCOMPARE(withSize(static_cast<std::uint16_t>(size)),
            std::pair(std::size_t { 1 }, std::uint64_t { 32 }));
    // Sound sizes that have no room for what the kind needs tell nothing, and harm nothing.
    QVERIFY(withSize(8).first >= 2);
    PerfReading reading;
    Bytes ring(64);
    QVERIFY(readAll(ring, 0, 65, &reading).empty()); // more than there is room for
    QVERIFY(reading.corruptBytes > 0);
    QVERIFY(readAll({}, 0, 8, &reading).empty());
}

void TestSystemSchedule::survivesGarbage()
{
    std::mt19937 random(7); // NOLINT(cert-msc51-cpp): the same every time
    for (int round = 0; round < 3000; ++round) {
        Bytes ring(512);
        for (std::byte& b : ring)
            b = static_cast<std::byte>(random());
        if (round % 2 == 0) // sound sizes, so that more than the first is looked at
            for (std::size_t i = 0; i < ring.size(); i += 32) {
                const std::uint16_t size = 32;
                const std::uint32_t type = random() % 16;
                std::memcpy(ring.data() + i, &type, sizeof type);
                std::memcpy(ring.data() + i + 6, &size, sizeof size);
            }
        SystemScheduleBuilder builder({ 0, 1 });
        ScheduleAssembler assembler(builder);
        const std::uint64_t tail = random();
        const PerfReading reading = readPerfRecords(ring, tail, tail + 512,
            [&](const PerfRecord& r) { assembler.take(static_cast<std::size_t>(round % 2), r); });
        QVERIFY(reading.records * 8 + reading.corruptBytes <= 512);
        assembler.finish(Nanos(1'000'000));
        const auto schedule = builder.finish(Nanos(0), Nanos(1'000'000), {});
        QCOMPARE(fault(*schedule), QString());
    }
}

void TestSystemSchedule::pairsSwitches()
{
    SystemScheduleBuilder builder({ 3 });
    ScheduleAssembler assembler(builder);
    Bytes ring;
    in(ring, 10, 11, 100);
    out(ring, 10, 11, 150, true);
    in(ring, 10, 12, 150);
    out(ring, 10, 12, 180);
    in(ring, 10, 11, 190);
    task(ring, kExit, 10, 11, 10, 10, 250);
    (void)readInto(assembler, 0, ring);
    assembler.finish(Nanos(300));
    const auto schedule = builder.finish(Nanos(0), Nanos(300), {});
    QCOMPARE(fault(*schedule), QString());
    QCOMPARE(schedule->sliceCount(), std::size_t { 3 });
    const ScheduledThread& first = threadOf(*schedule, 11);
    QCOMPARE(first.sliceCount, std::size_t { 2 });
    const CoreSlice slice = schedule->slice(first.firstSlice);
    QCOMPARE(slice.begin, Nanos(100));
    QCOMPARE(slice.end, Nanos(150));
    QCOMPARE(slice.core, std::uint16_t { 3 });
    QVERIFY(slice.how == SliceEnd::Preempted);
    QVERIFY(schedule->slice(first.firstSlice + 1).how == SliceEnd::Exited);
    QCOMPARE(first.totals.onCore, Nanos(110));
    QCOMPARE(first.totals.preempted, Nanos(40));
    QCOMPARE(first.totals.involuntary, std::uint64_t { 1 });
    QCOMPARE(first.totals.voluntary, std::uint64_t { 0 });
    QCOMPARE(first.end, Nanos(250));
    QCOMPARE(threadOf(*schedule, 12).totals.voluntary, std::uint64_t { 1 });
    QCOMPARE(schedule->firstEndingAfter(first, Nanos(150)), first.firstSlice + 1);
    QCOMPARE(schedule->firstOnCoreEndingAfter(0, Nanos(149)), std::size_t { 0 });
    QCOMPARE(schedule->firstOnCoreEndingAfter(0, Nanos(150)), std::size_t { 1 });
    QCOMPARE(schedule->firstOnCoreEndingAfter(0, Nanos(900)), std::size_t { 3 });
    QCOMPARE(schedule->brokenSlices(), std::uint64_t { 0 });
}

void TestSystemSchedule::followsMigrations()
{
    SystemScheduleBuilder builder({ 0, 1 });
    ScheduleAssembler assembler(builder);
    Bytes one;
    in(one, 10, 11, 300);
    out(one, 10, 11, 400);
    Bytes zero;
    in(zero, 10, 11, 100);
    out(zero, 10, 11, 200, true);
    in(zero, 10, 11, 500);
    out(zero, 10, 11, 600, true);
    (void)readInto(assembler, 1, one); // rings come in any order
    (void)readInto(assembler, 0, zero);
    const auto schedule = builder.finish(Nanos(0), Nanos(1000), {});
    QCOMPARE(fault(*schedule), QString());
    const ScheduledThread& thread = threadOf(*schedule, 11);
    QCOMPARE(thread.sliceCount, std::size_t { 3 });
    QCOMPARE(thread.totals.migrations, std::optional<std::uint64_t>(2));
    QCOMPARE(thread.totals.preempted, Nanos(100 + 400)); // and from the last one to the end
}

void TestSystemSchedule::guessesNothingWhereRecordsWereLost()
{
    SystemScheduleBuilder builder({ 0 });
    ScheduleAssembler assembler(builder);
    Bytes ring;
    in(ring, 10, 11, 100);
    lost(ring, 5, 500);
    out(ring, 10, 11, 600); // of a switch-in that is among the lost ones
    in(ring, 10, 12, 600);
    out(ring, 10, 12, 700);
    (void)readInto(assembler, 0, ring);
    const auto schedule = builder.finish(Nanos(0), Nanos(1000), {});
    QCOMPARE(schedule->lostRecords(), std::uint64_t { 5 });
    QCOMPARE(schedule->brokenSlices(), std::uint64_t { 2 });
    QCOMPARE(schedule->sliceCount(), std::size_t { 1 });
    QCOMPARE(threadOf(*schedule, 11).sliceCount, std::size_t { 0 });
    QCOMPARE(schedule->losses(), (std::vector { LostStretch { Nanos(100), Nanos(500), 0, 5 } }));
}

// That a thread went on may be among the lost records: of any core, for it may be moved.
void TestSystemSchedule::countsAsPreemptedOnlyWhatIsKnown()
{
    for (const std::size_t lossOn : { std::size_t { 0 }, std::size_t { 1 } }) {
        SystemScheduleBuilder builder({ 0, 7 });
        ScheduleAssembler assembler(builder);
        Bytes zero;
        Bytes seven;
        in(zero, 10, 11, 100);
        out(zero, 10, 11, 200, true);
        in(seven, 10, 12, 250);
        out(seven, 10, 12, 300, true);
        in(zero, 10, 13, 280);
        out(zero, 10, 13, 300);
        lost(lossOn == 0 ? zero : seven, 5, 500);
        in(zero, 10, 11, 700);
        out(zero, 10, 11, 800, true);
        in(zero, 10, 11, 850);
        out(zero, 10, 11, 900);
        (void)readInto(assembler, 1, seven);
        (void)readInto(assembler, 0, zero);
        assembler.finish(Nanos(1000));
        const auto schedule = builder.finish(Nanos(0), Nanos(1000), {});
        QCOMPARE(fault(*schedule), QString());
        QCOMPARE(schedule->losses().front().begin, Nanos(300));
        QCOMPARE(schedule->losses().front().core, std::uint16_t(lossOn == 0 ? 0 : 7));
        const ScheduledThread& first = threadOf(*schedule, 11);
        QCOMPARE(first.totals.preempted, Nanos(100 + 50)); // not until 700, and all from 800 on
        QCOMPARE(first.totals.involuntary, std::uint64_t { 2 });
        QCOMPARE(threadOf(*schedule, 12).totals.preempted, Nanos(0));
        const OffCore off = schedule->offCoreBefore(first, first.firstSlice + 1);
        QVERIFY(off.isPreempted);
        QCOMPARE(off.begin, Nanos(200));
        QCOMPARE(off.known, Nanos(300));
        QCOMPARE(off.end, Nanos(700));
        const OffCore before = schedule->offCoreBefore(first, first.firstSlice);
        QVERIFY(!before.isPreempted && before.begin == Nanos(100) && before.end == Nanos(100));
    }
}

void TestSystemSchedule::tellsWhereRecordsWereLost()
{
    SystemScheduleBuilder builder({ 0, 1, 2 });
    ScheduleAssembler assembler(builder);
    Bytes zero;
    out(zero, 10, 11, 50);
    lost(zero, 1, 100);
    lost(zero, 2, 150);
    in(zero, 10, 11, 300);
    Bytes one; // when somebody left is not known
    in(one, 10, 12, 200);
    comm(one, 10, 12, 250, "busy");
    lost(one, 3, 400);
    out(one, 10, 13, 600);
    Bytes two; // nothing is known of it until then
    lost(two, 4, 1900);
    (void)readInto(assembler, 0, zero);
    (void)readInto(assembler, 1, one);
    (void)readInto(assembler, 2, two);
    assembler.finish(Nanos(2000));
    const auto schedule = builder.finish(Nanos(30), Nanos(1030), {});
    const std::vector<LostStretch> expected { { Nanos(0), Nanos(1000), 2, 4 },
        { Nanos(20), Nanos(70), 0, 1 }, { Nanos(70), Nanos(120), 0, 2 },
        { Nanos(170), Nanos(370), 1, 3 } };
    QCOMPARE(schedule->losses(), expected);
    QCOMPARE(schedule->lostRecords(), std::uint64_t { 10 });
}

void TestSystemSchedule::noticesThreadsThatAreNotFollowedAnyMore()
{
    SystemScheduleBuilder builder({ 0 });
    ScheduleAssembler assembler(builder);
    Bytes ring;
    in(ring, 10, 11, 100); // becomes a program of another user: silence
    in(ring, 10, 12, 200);
    out(ring, 10, 12, 300);
    (void)readInto(assembler, 0, ring);
    const auto schedule = builder.finish(Nanos(0), Nanos(1000), {});
    QCOMPARE(schedule->brokenSlices(), std::uint64_t { 1 });
    QCOMPARE(schedule->sliceCount(), std::size_t { 1 });
}

void TestSystemSchedule::tellsWhoWasThereAlready()
{
    SystemScheduleBuilder builder({ 0, 1 });
    ScheduleAssembler assembler(builder);
    assembler.alreadyThere(10, 10, "main", Nanos(50), 1);
    Bytes ring;
    out(ring, 10, 10, 80, true);
    in(ring, 10, 10, 90);
    (void)readInto(assembler, 1, ring);
    assembler.finish(Nanos(100));
    const auto schedule = builder.finish(Nanos(0), Nanos(100), {});
    const ScheduledThread& thread = threadOf(*schedule, 10);
    QCOMPARE(thread.name, std::string("main"));
    QCOMPARE(thread.sliceCount, std::size_t { 2 });
    QCOMPARE(schedule->slice(thread.firstSlice).begin, Nanos(50));
    QCOMPARE(schedule->slice(thread.firstSlice).end, Nanos(80));
    QVERIFY(schedule->slice(thread.firstSlice + 1).how == SliceEnd::Cut);
    QCOMPARE(schedule->brokenSlices(), std::uint64_t { 0 });

    // It changed its core while the rings were being opened: some of that is missing.
    SystemScheduleBuilder moved({ 0, 1 });
    ScheduleAssembler ofMoved(moved);
    ofMoved.alreadyThere(10, 10, "main", Nanos(85), 0);
    Bytes left;
    Bytes right;
    in(left, 10, 10, 80);
    out(left, 10, 10, 95);
    out(right, 10, 10, 70, true);
    (void)readInto(ofMoved, 0, left);
    (void)readInto(ofMoved, 1, right);
    ofMoved.finish(Nanos(100));
    const auto afterMove = moved.finish(Nanos(85), Nanos(100), {});
    QCOMPARE(afterMove->brokenSlices(), std::uint64_t { 0 });
    QCOMPARE(afterMove->sliceCount(), std::size_t { 1 });
    QCOMPARE(afterMove->slice(0), (CoreSlice { Nanos(0), Nanos(10), 0, 0, SliceEnd::Waiting }));

    SystemScheduleBuilder quiet({ 0 });
    ScheduleAssembler ofNobody(quiet, 10);
    (void)readInto(ofNobody, 0, ring);
    QCOMPARE(quiet.finish(Nanos(0), Nanos(100), {})->threads().size(), std::size_t { 0 });
}

// No record tells of a thread that has its core to itself from the first instant to the last.
void TestSystemSchedule::tellsWhoNeverLeft()
{
    Bytes other;
    in(other, 10, 11, 60);
    out(other, 10, 11, 70);
    const auto schedule = fromFiftyOn(1, 0, other);
    QCOMPARE(fault(*schedule), QString());
    QCOMPARE(schedule->brokenSlices(), std::uint64_t { 0 });
    const ScheduledThread& thread = threadOf(*schedule, 10);
    QCOMPARE(thread.sliceCount, std::size_t { 1 });
    QCOMPARE(schedule->slice(thread.firstSlice).begin, Nanos(0));
    QCOMPARE(schedule->slice(thread.firstSlice).end, Nanos(50));
    QCOMPARE(schedule->slice(thread.firstSlice).core, std::uint16_t { 3 });
    QVERIFY(schedule->slice(thread.firstSlice).how == SliceEnd::Cut);
    QCOMPARE(thread.totals.onCore, Nanos(50));

    // What a lost record may have told, nobody guesses; nor where nobody told the core.
    Bytes gap;
    lost(gap, 4, 80);
    const auto tornSchedule = fromFiftyOn(1, 1, gap);
    QCOMPARE(tornSchedule->sliceCount(), std::size_t { 0 });
    QCOMPARE(tornSchedule->brokenSlices(), std::uint64_t { 1 });
    QCOMPARE(tornSchedule->losses(), (std::vector { LostStretch { Nanos(0), Nanos(30), 3, 4 } }));

    // Its leave was lost, and nothing came to that core after it: elsewhere it was seen since.
    Bytes elsewhere;
    in(elsewhere, 10, 10, 70);
    out(elsewhere, 10, 10, 90);
    const auto silentSchedule = fromFiftyOn(1, 0, elsewhere);
    QCOMPARE(silentSchedule->sliceCount(), std::size_t { 1 });
    QCOMPARE(silentSchedule->brokenSlices(), std::uint64_t { 1 });
    QCOMPARE(silentSchedule->slice(0).begin, Nanos(20));

    SystemScheduleBuilder forgetful({ 2 });
    ScheduleAssembler ofForgetful(forgetful);
    ofForgetful.alreadyThere(10, 10, "main", Nanos(50), 0);
    ofForgetful.forget(0);
    ofForgetful.finish(Nanos(100));
    const auto forgotten = forgetful.finish(Nanos(50), Nanos(100), {});
    QCOMPARE(forgotten->sliceCount(), std::size_t { 0 });
    QCOMPARE(forgotten->brokenSlices(), std::uint64_t { 1 });

    Bytes away;
    out(away, 10, 10, 80);
    QCOMPARE(fromFiftyOn({}, 1, away)->brokenSlices(), std::uint64_t { 1 });
}

void TestSystemSchedule::namesAndGroups()
{
    SystemScheduleBuilder builder({ 0 });
    ScheduleAssembler assembler(builder);
    assembler.alreadyThere(10, 10, "shell", Nanos(0), {});
    Bytes ring;
    task(ring, kFork, 20, 20, 10, 10, 100); // a child that becomes a program
    comm(ring, 20, 20, 120, "cc1plus\xff");
    task(ring, kFork, 10, 12, 10, 10, 130); // a thread that gets no name of its own
    task(ring, kFork, 20, 21, 20, 20, 140); // a thread of the child
    comm(ring, 10, 10, 150, "renamed");
    (void)readInto(assembler, 0, ring);
    const auto schedule = builder.finish(Nanos(0), Nanos(1000), {});
    QCOMPARE(schedule->processes().size(), std::size_t { 2 });
    QCOMPARE(schedule->processes()[0].name, std::string("renamed"));
    QCOMPARE(schedule->processes()[1].name, std::string("cc1plus\xef\xbf\xbd"));
    QCOMPARE(schedule->processes()[1].parent, 10);
    std::vector<int> order;
    for (const ScheduledThread& thread : schedule->threads())
        order.push_back(thread.tid);
    QCOMPARE(order, (std::vector<int> { 10, 12, 20, 21 }));
    QCOMPARE(threadOf(*schedule, 12).name, std::string("shell"));
    QCOMPARE(threadOf(*schedule, 12).begin, Nanos(130));
}

void TestSystemSchedule::aNumberThatComesAgainIsAnotherThread()
{
    SystemScheduleBuilder builder({ 0 });
    ScheduleAssembler assembler(builder);
    Bytes ring;
    in(ring, 10, 11, 100);
    task(ring, kExit, 10, 11, 10, 10, 200);
    task(ring, kFork, 30, 11, 30, 30, 300);
    in(ring, 30, 11, 310);
    out(ring, 30, 11, 350);
    (void)readInto(assembler, 0, ring);
    const auto schedule = builder.finish(Nanos(0), Nanos(1000), {});
    QCOMPARE(schedule->threads().size(), std::size_t { 2 });
    QCOMPARE(schedule->threads()[0].pid, 10);
    QCOMPARE(schedule->threads()[1].pid, 30);
    QCOMPARE(schedule->threads()[0].sliceCount, std::size_t { 1 });
    QCOMPARE(schedule->threads()[1].sliceCount, std::size_t { 1 });
}

void TestSystemSchedule::cutsAtTheRunsEnds()
{
    SystemScheduleBuilder builder({ 0 });
    const auto thread = builder.addThread(11, 10, Nanos(900));
    builder.addSlice(0, thread, Nanos(900), Nanos(950), SliceEnd::Waiting);
    builder.addSlice(0, thread, Nanos(960), Nanos(1100), SliceEnd::Waiting);
    builder.addSlice(0, thread, Nanos(1400), Nanos(1600), SliceEnd::Preempted);
    builder.addSlice(0, thread, Nanos(1700), Nanos(1800), SliceEnd::Waiting);
    const auto schedule = builder.finish(Nanos(1000), Nanos(1500), {});
    QCOMPARE(fault(*schedule), QString());
    QCOMPARE(schedule->sliceCount(), std::size_t { 2 });
    QCOMPARE(schedule->slice(0), (CoreSlice { Nanos(0), Nanos(100), 0, 0, SliceEnd::Waiting }));
    QCOMPARE(schedule->slice(1), (CoreSlice { Nanos(400), Nanos(500), 0, 0, SliceEnd::Cut }));
    QCOMPARE(schedule->end(), Nanos(500));
    QCOMPARE(schedule->threads()[0].totals.voluntary, std::uint64_t { 1 });
    QCOMPARE(schedule->threads()[0].totals.involuntary, std::uint64_t { 0 });
}

void TestSystemSchedule::keepsLongSlices()
{
    constexpr std::int64_t kHour = 3'600'000'000'000;
    SystemScheduleBuilder builder({ 0, 1 });
    const auto a = builder.addThread(11, 10, Nanos(0));
    const auto b = builder.addThread(12, 10, Nanos(0));
    builder.addSlice(0, b, Nanos(0), Nanos(kHour), SliceEnd::Preempted);
    builder.addSlice(0, a, Nanos(kHour), Nanos(kHour + 5), SliceEnd::Waiting);
    builder.addSlice(0, a, Nanos(kHour + 5), Nanos(3 * kHour), SliceEnd::Waiting);
    builder.addSlice(1, a, Nanos(1), Nanos(0xffffffffLL + 1), SliceEnd::Waiting); // just too long
    const auto schedule = builder.finish(Nanos(0), Nanos(4 * kHour), {});
    QCOMPARE(fault(*schedule), QString());
    QCOMPARE(threadOf(*schedule, 12).totals.onCore, Nanos(kHour));
    QCOMPARE(threadOf(*schedule, 11).totals.onCore, Nanos(2 * kHour + 0xffffffffLL));
}

void TestSystemSchedule::givesLanesTheirThreads()
{
    SystemScheduleBuilder builder({ 0 });
    (void)builder.addThread(11, 10, Nanos(0));
    (void)builder.addThread(12, 10, Nanos(0));
    (void)builder.addThread(20, 20, Nanos(0));
    const std::vector<LaneThread> lanes { { LaneId { 0 }, 10, 12 }, { LaneId { 1 }, 20, 20 },
        { LaneId { 2 }, 30, 11 } }; // no such process
    const auto schedule = builder.finish(Nanos(0), Nanos(10), lanes);
    QCOMPARE(schedule->threadOf(LaneId { 0 })->tid, 12);
    QCOMPARE(schedule->threadOf(LaneId { 1 })->tid, 20);
    QVERIFY(schedule->threadOf(LaneId { 2 }) == nullptr);
    QVERIFY(schedule->threadOf(LaneId {}) == nullptr);
    QVERIFY(!threadOf(*schedule, 11).lane.isValid());
}

void TestSystemSchedule::survivesAnyOrder()
{
    std::mt19937 random(11); // NOLINT(cert-msc51-cpp): the same every time
    for (int round = 0; round < 300; ++round) {
        SystemScheduleBuilder builder({ 0, 1, 4 });
        ScheduleAssembler assembler(builder);
        for (std::size_t core = 0; core < 3; ++core) {
            Bytes ring;
            std::int64_t time = 0;
            for (int i = 0; i < 60; ++i) {
                const int tid = 10 + static_cast<int>(random() % 4);
                time += static_cast<std::int64_t>(random() % 50);
                switch (random() % 8) {
                case 0:
                    lost(ring, 1, time);
                    break;
                case 1:
                    task(ring, kExit, 10, tid, 10, 10, time);
                    break;
                case 2:
                    task(ring, kFork, 10, tid, 10, 10, time);
                    break;
                case 3:
                case 4:
                    out(ring, 10, tid, time, random() % 2 == 0);
                    break;
                default:
                    in(ring, 10, tid, time);
                }
            }
            (void)readInto(assembler, core, ring);
        }
        assembler.finish(Nanos(5000));
        const auto schedule = builder.finish(Nanos(100), Nanos(2000), {});
        QCOMPARE(fault(*schedule), QString());
        for (const ScheduledThread& thread : schedule->threads())
            QVERIFY(thread.totals.onCore <= schedule->end());
    }
}

void TestSystemSchedule::readsTotalsOfTheSystem()
{
    const auto totals = parseThreadTotals("1500000000 250000 42\n",
        "Name:\tx\nvoluntary_ctxt_switches:\t17\nnonvoluntary_ctxt_switches:\t4\n");
    QVERIFY(totals.has_value());
    QCOMPARE(totals->onCore, Nanos(1'500'000'000));
    QCOMPARE(totals->preempted, Nanos(250'000));
    QCOMPARE(totals->voluntary, std::uint64_t { 17 });
    QCOMPARE(totals->involuntary, std::uint64_t { 4 });
    QVERIFY(!totals->migrations);
    QVERIFY(!parseThreadTotals("", ""));
    QVERIFY(!parseThreadTotals("none\n", "voluntary_ctxt_switches:\n"));
    QVERIFY(parseThreadTotals("", "nonvoluntary_ctxt_switches:\t4").has_value());
    QVERIFY(!readThreadTotals(0, 0));
}

void TestSystemSchedule::statesItsMemory()
{
    SystemScheduleBuilder builder({ 0 });
    const auto thread = builder.addThread(11, 10, Nanos(0));
    constexpr std::int64_t kSlices = 100'000;
    for (std::int64_t i = 0; i < kSlices; ++i)
        builder.addSlice(0, thread, Nanos(10 * i), Nanos(10 * i + 5), SliceEnd::Waiting);
    QVERIFY(builder.memoryBytes() < kSlices * SystemScheduleBuilder::kBytesPerSlice + 1000);
    const auto schedule = builder.finish(Nanos(0), Nanos(10 * kSlices), {});
    QVERIFY(schedule->memoryBytes() < kSlices * SystemSchedule::kBytesPerSlice + 1000);
    QCOMPARE(SystemSchedule::kBytesPerSlice, std::size_t { 18 });
}

QTEST_GUILESS_MAIN(TestSystemSchedule)
#include "tst_systemschedule.moc"
