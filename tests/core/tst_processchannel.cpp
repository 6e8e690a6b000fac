// SPDX-License-Identifier: GPL-3.0-or-later
// Both ends of a worker's rings, in one process.
#include <QtTest> // first: moc stumbles over <compare> before it

#include "core/execution/processchannel.h"
#include "core/execution/workerchannel.h"

#include <fcntl.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <array>
#include <cstring>
#include <new>
#include <thread>

using namespace interleave;

namespace {

constexpr ChannelLayout kLayout { 8, 4096, 64 };

/// A parent's and a worker's end of the same segment.
struct Ends {
    SharedSegment pool;
    std::optional<ProcessChannel> parent;
    std::optional<WorkerChannel> worker;
    std::array<int, 2> control { -1, -1 };
    int bell = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);

    Ends()
    {
        pool = *SharedSegment::create("pool", sizeof(PoolBlock));
        auto* block = new (pool.data()) PoolBlock;
        block->blockBytes = sizeof(PoolBlock);
        block->magic = PoolBlock::kMagic;
        if (pipe2(control.data(), O_CLOEXEC) != 0)
            std::abort();
        parent = *ProcessChannel::create(kLayout, 3, 0);
        worker = *WorkerChannel::attach(dup(parent->descriptor()), dup(pool.descriptor()),
            { .control = control[0], .wakeMain = bell, .wakeManager = bell });
    }
    ~Ends()
    {
        for (const int descriptor : { control[0], control[1], bell })
            close(descriptor);
    }
    Ends(const Ends&) = delete;
    Ends& operator=(const Ends&) = delete;

    [[nodiscard]] PoolBlock& poolBlock() const
    {
        return *reinterpret_cast<PoolBlock*>(pool.data());
    }
    [[nodiscard]] std::optional<std::uint64_t> offer(
        std::uint32_t task, std::span<const std::byte> bytes = {})
    {
        return parent->offer({ TaskId { task }, 1, 2, bytes });
    }
    void answer(std::uint32_t task, const Value& value)
    {
        std::vector<std::byte> payload;
        encode(value, payload);
        ResultHeader header;
        header.task = task;
        worker->send(header, payload, [] {});
    }
};

/// The bytes of the worker's segment, as a hostile worker could write them.
std::span<std::byte> bytesOf(const Ends& ends)
{
    return { reinterpret_cast<std::byte*>(&ends.worker->block()), kLayout.bytes() };
}

} // namespace

class ProcessChannelTest : public QObject {
    Q_OBJECT

private slots:
    void aTaskAndItsResultTravel()
    {
        Ends ends;
        std::array<std::byte, kMaxBodyParameters> parameters {};
        parameters.fill(std::byte { 0x5a });
        QVERIFY(ends.offer(17, parameters).has_value());
        const auto claimed = ends.worker->next();
        QVERIFY(claimed.has_value());
        QCOMPARE(claimed->task.value, 17U);
        QCOMPARE(claimed->sequence, 1U);
        QCOMPARE(claimed->body, 2U);
        QVERIFY(std::equal(parameters.begin(), parameters.end(), claimed->parameters.begin(),
            claimed->parameters.end()));
        ends.answer(17, Value("result"));
        QVERIFY(ends.poolBlock().hasNews(64));
        std::vector<ResultMessage> results;
        QVERIFY(ends.parent->receive(results));
        QCOMPARE(results.size(), std::size_t { 1 });
        QCOMPARE(results[0].task.value, 17U);
        QCOMPARE(results[0].value.toText(), std::string("result"));
        QVERIFY(!results[0].error.has_value());
    }

    void anErrorTravels()
    {
        Ends ends;
        ResultHeader header;
        header.task = 5;
        header.status = 1 + static_cast<std::uint32_t>(ErrorCode::Io);
        const std::string_view text = "no such thing";
        ends.worker->send(header, std::as_bytes(std::span(text)), [] {});
        std::vector<ResultMessage> results;
        QVERIFY(ends.parent->receive(results));
        QVERIFY(results.at(0).error == (Error { ErrorCode::Io, "no such thing" }));
    }

    void aFullRingTakesNoMore()
    {
        Ends ends;
        for (std::uint32_t i = 0; i < kLayout.taskSlots; ++i)
            QVERIFY(ends.offer(i).has_value());
        QVERIFY(!ends.offer(99).has_value());
        QCOMPARE(ends.worker->next()->task.value, 0U);
        QVERIFY(ends.offer(99).has_value());
        for (std::uint32_t i = 1; i < kLayout.taskSlots; ++i)
            QCOMPARE(ends.worker->next()->task.value, i);
        QCOMPARE(ends.worker->next()->task.value, 99U);
    }

    void whatHasNotBegunCanBeTakenBack()
    {
        Ends ends;
        const auto first = *ends.offer(1);
        const auto second = *ends.offer(2);
        const auto third = *ends.offer(3);
        QCOMPARE(ends.worker->next()->task.value, 1U);
        QVERIFY(ends.parent->isClaimed(first));
        QVERIFY(!ends.parent->withdraw(first));
        QVERIFY(ends.parent->withdraw(second));
        QVERIFY(!ends.parent->withdraw(second));
        QVERIFY(!ends.parent->isClaimed(third));
        QCOMPARE(ends.worker->next()->task.value, 3U);
    }

    void eachTaskIsBegunOrTakenBackAndNeverBoth()
    {
        Ends ends;
        constexpr std::uint32_t kTasks = 20000;
        std::vector<char> begun(kTasks, 0);
        std::thread worker([&] {
            while (const auto claimed = ends.worker->next())
                begun[claimed->task.value] = 1;
        });
        std::vector<char> takenBack(kTasks, 0);
        for (std::uint32_t i = 0; i < kTasks;) {
            const auto position = ends.offer(i);
            if (!position) {
                std::this_thread::yield();
                continue;
            }
            ends.parent->ringDoorbell();
            if (i % 2 == 0)
                takenBack[i] = ends.parent->withdraw(*position) ? 1 : 0;
            ++i;
        }
        while (ends.worker->block().taskTail.load() != kTasks)
            std::this_thread::yield();
        ends.poolBlock().stop.store(true);
        ends.parent->ringDoorbell();
        worker.join();
        for (std::uint32_t i = 0; i < kTasks; ++i)
            QCOMPARE(begun[i] + takenBack[i], 1);
    }

    void resultsLongerThanTheRingTravelInPieces()
    {
        Ends ends;
        const std::string text(300'000, 'z');
        std::thread worker([&] {
            for (std::uint32_t i = 0; i < 5; ++i)
                ends.answer(i, Value(text + std::to_string(i)));
        });
        std::vector<ResultMessage> results;
        bool sound = true;
        while (results.size() < 5 && sound)
            sound = ends.parent->receive(results);
        worker.join();
        QVERIFY(sound);
        for (std::uint32_t i = 0; i < 5; ++i)
            QCOMPARE(results[i].value.toText(), text + std::to_string(i));
    }

    void theEndOfTheParentIsSeen()
    {
        Ends ends;
        std::thread closer([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(30));
            close(std::exchange(ends.control[1], -1));
        });
        QVERIFY(!ends.worker->next().has_value());
        closer.join();
    }

    void damagedResultsCloseTheChannel_data()
    {
        QTest::addColumn<int>("offset");
        QTest::addColumn<quint32>("word");
        QTest::newRow("another mark") << int(offsetof(ResultHeader, magic)) << 7U;
        QTest::newRow("a length beyond all bounds")
            << int(offsetof(ResultHeader, bytes)) << 0xffffffffU;
        QTest::newRow("a code that is none") << int(offsetof(ResultHeader, status)) << 4711U;
        QTest::newRow("a cut value") << int(sizeof(ResultHeader)) << 0xffffffffU;
    }
    void damagedResultsCloseTheChannel()
    {
        QFETCH(int, offset);
        QFETCH(quint32, word);
        Ends ends;
        ends.answer(1, Value("some text of some length"));
        std::memcpy(bytesOf(ends).data() + kLayout.resultOffset() + offset, &word, sizeof word);
        std::vector<ResultMessage> results;
        QVERIFY(!ends.parent->receive(results));
        QVERIFY(results.empty());
        ends.answer(2, Value(1)); // nothing more is believed
        QVERIFY(!ends.parent->receive(results));
    }

    void aHeadThatMakesNoSenseClosesTheChannel()
    {
        Ends ends;
        ends.worker->block().resultHead.store(std::uint64_t { 1 } << 40U);
        std::vector<ResultMessage> results;
        QVERIFY(!ends.parent->receive(results));
    }

    /// Any bytes at all: the parent neither crashes nor hangs nor reads outside the segment.
    void anyBytesAreSurvived()
    {
        QRandomGenerator random(7);
        for (int round = 0; round < 3000; ++round) {
            Ends ends;
            for (std::uint32_t i = 0; i < 4; ++i)
                (void)ends.offer(i);
            ends.answer(0, Value("first"));
            const std::span<std::byte> all = bytesOf(ends);
            const auto size = static_cast<quint32>(all.size());
            const bool everything = round % 2 == 0;
            for (quint32 n = everything ? size : 1 + random.bounded(16U); n > 0; --n)
                all[everything ? n - 1 : random.bounded(size)]
                    = static_cast<std::byte>(random.bounded(256U));
            std::vector<ResultMessage> results;
            for (int i = 0; i < 3; ++i)
                (void)ends.parent->receive(results);
            (void)ends.parent->isReady();
            (void)ends.offer(9);
            (void)ends.parent->withdraw(1);
            (void)ends.parent->isClaimed(2);
            // A worker that meets such a segment does not begin.
            (void)WorkerChannel::attach(
                dup(ends.parent->descriptor()), dup(ends.pool.descriptor()), {});
        }
    }
};

QTEST_GUILESS_MAIN(ProcessChannelTest)
#include "tst_processchannel.moc"
