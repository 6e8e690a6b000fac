// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/base/random.h"
#include "core/instrumentation/recorder.h"

#include <array>
#include <cstring>
#include <memory>
#include <new>
#include <string>
#include <thread>
#include <vector>

using namespace interleave;

namespace {

/// A ring in memory of its own, aligned as it must be.
class OwnRing {
public:
    explicit OwnRing(std::uint32_t capacity)
        : m_bytes(RingMemory::bytesFor(capacity)),
          m_memory(::operator new (m_bytes, std::align_val_t { 64 }))
    {
        std::memset(m_memory, 0, m_bytes);
        m_ring = RingMemory::create(m_memory, capacity);
    }
    ~OwnRing() { ::operator delete (m_memory, std::align_val_t { 64 }); }
    OwnRing(const OwnRing&) = delete;
    OwnRing& operator=(const OwnRing&) = delete;
    [[nodiscard]] RingMemory ring() const { return m_ring; }
    [[nodiscard]] void* memory() const { return m_memory; }
    [[nodiscard]] std::size_t bytes() const { return m_bytes; }

private:
    std::size_t m_bytes;
    void* m_memory;
    RingMemory m_ring;
};

std::uint64_t checksum(std::uint64_t sum, const Record& r)
{
    return (sum ^ r.ticks ^ (std::uint64_t { r.task } << 32U)) * 0x100000001b3ULL;
}

/// Reads all that is there; gives the number of records.
std::uint64_t readAll(RingReader& reader, std::uint64_t& sum)
{
    std::span<const Record> first;
    std::span<const Record> second;
    if (!reader.peek(first, second))
        return 0;
    for (const Record& r : first)
        sum = checksum(sum, r);
    for (const Record& r : second)
        sum = checksum(sum, r);
    reader.release(first.size() + second.size());
    return first.size() + second.size();
}

} // namespace

class TstEventRing : public QObject {
    Q_OBJECT

private slots:
    void capacityIsAPowerOfTwoWithinTheBudget();
    void nothingIsVisibleBeforePublish();
    void fullRingGivesNoSlot();
    void wrapsAround();
    void losslessBetweenThreadsLosesNothing();
    void boundedCountsWhatItDrops();
    void abandonedRingHoldsNobodyUp();
    void attachRefusesNonsense();
    void readerSurvivesAnyHead();
    void textsArriveWhole();
};

void TstEventRing::capacityIsAPowerOfTwoWithinTheBudget()
{
    for (std::size_t lanes = 0; lanes < 3000; ++lanes) {
        const std::size_t bytes = ringCapacity(lanes) * sizeof(Record);
        QVERIFY((bytes & (bytes - 1)) == 0);
        QVERIFY(bytes >= (64U << 10U) && bytes <= (16U << 20U));
        QVERIFY(lanes < 2 || ringCapacity(lanes) <= ringCapacity(lanes - 1));
    }
}

void TstEventRing::nothingIsVisibleBeforePublish()
{
    const OwnRing memory(8);
    RingWriter writer(memory.ring());
    RingReader reader(memory.ring());
    std::uint64_t sum = 0;
    writer.reserve()->ticks = 5;
    writer.reserve(1)->ticks = 6;
    QCOMPARE(readAll(reader, sum), std::uint64_t { 0 });
    writer.publish(2);
    QCOMPARE(readAll(reader, sum), std::uint64_t { 2 });
    QCOMPARE(reader.produced(), std::uint64_t { 2 });
}

void TstEventRing::fullRingGivesNoSlot()
{
    const OwnRing memory(8);
    RingWriter writer(memory.ring());
    RingReader reader(memory.ring());
    for (int i = 0; i < 8; ++i) {
        QVERIFY(writer.reserve() != nullptr);
        writer.publish();
    }
    QVERIFY(writer.reserve() == nullptr);
    std::uint64_t sum = 0;
    QCOMPARE(readAll(reader, sum), std::uint64_t { 8 });
    QVERIFY(writer.reserve(7) != nullptr);
    QVERIFY(writer.reserve(8) == nullptr);
}

void TstEventRing::wrapsAround()
{
    const OwnRing memory(16);
    RingWriter writer(memory.ring());
    RingReader reader(memory.ring());
    Random random(3);
    std::uint64_t written = 0;
    std::uint64_t mine = 0;
    std::uint64_t theirs = 0;
    std::uint64_t read = 0;
    while (written < 10'000) {
        for (std::uint64_t n = random.below(17); n > 0; --n) {
            Record* r = writer.reserve();
            if (r == nullptr)
                break;
            *r = Record {};
            r->ticks = written++;
            mine = checksum(mine, *r);
            writer.publish();
        }
        read += readAll(reader, theirs);
    }
    read += readAll(reader, theirs);
    QCOMPARE(read, written);
    QCOMPARE(theirs, mine);
}

void TstEventRing::losslessBetweenThreadsLosesNothing()
{
    constexpr std::uint64_t kRecords = 1'000'000;
    const OwnRing memory(4096);
    std::uint64_t mine = 0;
    std::thread producer([&] {
        Recorder recorder(memory.ring(), RecordingMode::Lossless);
        for (std::uint64_t i = 0; i < kRecords; ++i) {
            Record r;
            r.ticks = i;
            r.task = static_cast<std::uint32_t>(i * 7);
            mine = checksum(mine, r);
            recorder.transitionAt(
                i, TaskId { r.task }, 0, TaskState::Running, Reason::None, {}, {});
        }
    });
    RingReader reader(memory.ring());
    std::uint64_t theirs = 0;
    std::uint64_t read = 0;
    std::uint64_t stalls = 0;
    while (read < kRecords) {
        std::span<const Record> first;
        std::span<const Record> second;
        if (!reader.peek(first, second))
            break;
        for (const auto& piece : { first, second })
            for (const Record& r : piece) {
                if (r.kind == RecordKind::Stall) {
                    ++stalls; // the writer waited, and says so
                    continue;
                }
                theirs = checksum(theirs, r);
                ++read;
            }
        reader.release(first.size() + second.size());
    }
    producer.join();
    QCOMPARE(read, kRecords);
    QCOMPARE(theirs, mine);
    QCOMPARE(reader.lost(), std::uint64_t { 0 });
    QCOMPARE(reader.produced(), kRecords + stalls);
}

void TstEventRing::boundedCountsWhatItDrops()
{
    constexpr std::uint64_t kRecords = 1'000'000;
    const OwnRing memory(1024);
    std::atomic<bool> over = false;
    std::thread producer([&] {
        Recorder recorder(memory.ring(), RecordingMode::Bounded);
        for (std::uint64_t i = 0; i < kRecords; ++i)
            recorder.transitionAt(i, TaskId { 1 }, 0, TaskState::Running, Reason::None, {}, {});
        over = true;
    });
    RingReader reader(memory.ring());
    std::uint64_t sum = 0;
    std::uint64_t read = 0;
    while (!over.load())
        read += readAll(reader, sum);
    producer.join();
    read += readAll(reader, sum);
    // What tells of the gaps is a record, too; at most one for each that found room behind a loss.
    const std::uint64_t gaps = read + reader.lost() - kRecords;
    QVERIFY(gaps <= read / 2);
    QCOMPARE(reader.produced(), kRecords + gaps);
    QVERIFY(read > 0);
}

void TstEventRing::abandonedRingHoldsNobodyUp()
{
    const OwnRing memory(8);
    Recorder recorder(memory.ring(), RecordingMode::Lossless);
    RingReader reader(memory.ring());
    reader.abandon();
    for (int i = 0; i < 20; ++i)
        recorder.laneBegin();
    QCOMPARE(reader.produced(), std::uint64_t { 20 });
    QVERIFY(reader.lost() >= 12);
}

void TstEventRing::attachRefusesNonsense()
{
    const OwnRing memory(64);
    QVERIFY(RingMemory::attach(memory.memory(), memory.bytes()).header != nullptr);
    QVERIFY(RingMemory::attach(memory.memory(), memory.bytes() - 1).header == nullptr);
    QVERIFY(RingMemory::attach(memory.memory(), 3).header == nullptr);
    for (const std::uint32_t capacity : { 0U, 63U, 65U, 0x80000000U, 0xffffffffU }) {
        memory.ring().header->capacity = capacity;
        QVERIFY(RingMemory::attach(memory.memory(), memory.bytes()).header == nullptr);
    }
    memory.ring().header->capacity = 64;
    memory.ring().header->magic = 1;
    QVERIFY(RingMemory::attach(memory.memory(), memory.bytes()).header == nullptr);
}

/// Whatever the writer's side writes into head, tail and capacity: nothing is read outside.
void TstEventRing::readerSurvivesAnyHead()
{
    constexpr std::uint32_t kCapacity = 64;
    Random random(11);
    int corrupt = 0;
    for (int i = 0; i < 20'000; ++i) {
        const OwnRing memory(kCapacity);
        RingReader reader(memory.ring());
        std::uint64_t head = random.next();
        if (random.below(2) == 0)
            head = random.below(2 * kCapacity);
        memory.ring().header->head.store(head);
        memory.ring().header->tail.store(random.next());
        memory.ring().header->capacity = static_cast<std::uint32_t>(random.next());
        std::span<const Record> first;
        std::span<const Record> second;
        const bool good = reader.peek(first, second);
        QCOMPARE(good, head <= kCapacity);
        QCOMPARE(reader.isCorrupt(), !good);
        QCOMPARE(first.size() + second.size(), std::size_t { good ? head : 0 });
        const Record* records = memory.ring().records;
        for (const auto& piece : { first, second })
            QVERIFY(piece.empty()
                || (piece.data() >= records && piece.data() + piece.size() <= records + kCapacity));
        if (!good) {
            ++corrupt;
            QVERIFY(memory.ring().header->abandoned.load() != 0);
            QVERIFY(!reader.peek(first, second)); // closed for good
        }
    }
    QVERIFY(corrupt > 0);
}

void TstEventRing::textsArriveWhole()
{
    const OwnRing memory(1024);
    Recorder recorder(memory.ring(), RecordingMode::Lossless);
    RingReader reader(memory.ring());
    for (std::size_t length = 0; length <= 5000; ++length) {
        std::string text;
        while (text.size() < length) // characters of one to four bytes
            text += std::array { "x", "\xc3\xa4", "\xe2\x82\xac", "\xf0\x9f\x98\x80" }.at(
                text.size() % 4);
        recorder.output(TaskId { 3 }, text);
        std::span<const Record> first;
        std::span<const Record> second;
        QVERIFY(reader.peek(first, second));
        std::vector<Record> records(first.begin(), first.end());
        records.insert(records.end(), second.begin(), second.end());
        QVERIFY(!records.empty());
        QVERIFY(records[0].kind == RecordKind::Output);
        const std::size_t size = records[0].size();
        QVERIFY(size <= kMaxRecordText);
        QCOMPARE(records.size(), 1 + (size + sizeof(Record) - 1) / sizeof(Record));
        const std::string got(reinterpret_cast<const char*>(records.data() + 1), size);
        QVERIFY(text.starts_with(got));
        QVERIFY(size == text.size() || size > kMaxRecordText - 4);
        // A cut is between two characters.
        QVERIFY(size == text.size() || (static_cast<unsigned char>(text[size]) & 0xc0U) != 0x80U);
        reader.release(records.size());
    }
}

QTEST_GUILESS_MAIN(TstEventRing)
#include "tst_eventring.moc"
