// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/base/clock.h"
#include "core/base/ids.h"
#include "core/base/labelpool.h"
#include "core/base/random.h"
#include "core/base/value.h"

#include <cmath>
#include <limits>
#include <set>
#include <thread>
#include <unordered_set>
#include <utility>
#include <vector>

using namespace interleave;
using namespace std::chrono_literals;

namespace {

Value sample()
{
    return Value(Value::Object { { "nothing", Value() }, { "yes", Value(true) },
        { "number", Value(std::int64_t { -1234567890123 }) }, { "half", Value(0.5) },
        { "text", Value(std::string("a\0b \xe2\x82\xac", 7)) },
        { "list", Value(Value::List { 1, "two", Value(Value::List {}), Value(Value::Object {}) }) },
        { "", Value(std::numeric_limits<double>::infinity()) } });
}

Value randomValue(Random& random, int depth)
{
    switch (random.below(depth > 0 ? 7 : 5)) {
    case 0:
        return {};
    case 1:
        return { random.below(2) == 1 };
    case 2:
        return { static_cast<std::int64_t>(random.next()) };
    case 3:
        return { static_cast<double>(random.next()) / 7 };
    case 4:
        return { std::string(random.below(40), static_cast<char>('a' + random.below(26))) };
    case 5: {
        Value::List list;
        for (std::uint64_t n = random.below(5); n > 0; --n)
            list.push_back(randomValue(random, depth - 1));
        return { std::move(list) };
    }
    default: {
        Value::Object object;
        for (std::uint64_t n = random.below(5); n > 0; --n)
            object.emplace_back("k" + std::to_string(n), randomValue(random, depth - 1));
        return { std::move(object) };
    }
    }
}

} // namespace

class TstBase : public QObject {
    Q_OBJECT

private slots:
    void valuesSurviveTheirBytes();
    void cutValuesAreRefused();
    void damagedValuesAreRefusedOrRead();
    void deepValuesAreRefused();
    void hugeLengthsAreRefused();
    void labelsAreDense();
    void labelsOfManyThreads();
    void ticksAgreeWithTheSystem();
    void ticksAreMonotoneAcrossRenewals();
    void ticksAreConvertedAlikeAfterRenewals();
    void virtualClockNeverGoesBack();
    void idsAreDistinctFromNone();
    void randomIsTheSameEverywhere();
};

void TstBase::valuesSurviveTheirBytes()
{
    Random random(1);
    for (int i = 0; i < 500; ++i) {
        const Value value = i == 0 ? sample() : randomValue(random, 4);
        std::vector<std::byte> bytes;
        encode(value, bytes);
        const auto back = decode(bytes);
        QVERIFY(back.has_value());
        QVERIFY(*back == value);
    }
}

void TstBase::cutValuesAreRefused()
{
    std::vector<std::byte> bytes;
    encode(sample(), bytes);
    for (std::size_t n = 0; n < bytes.size(); ++n)
        QVERIFY(!decode(std::span(bytes).first(n)).has_value());
    bytes.push_back(std::byte { 0 });
    QVERIFY(!decode(bytes).has_value()); // one too many
}

void TstBase::damagedValuesAreRefusedOrRead()
{
    Random random(2);
    std::vector<std::byte> bytes;
    encode(sample(), bytes);
    int refused = 0;
    for (int i = 0; i < 20'000; ++i) {
        std::vector<std::byte> damaged = bytes;
        for (std::uint64_t n = 1 + random.below(4); n > 0; --n)
            damaged[random.below(damaged.size())] = static_cast<std::byte>(random.below(256));
        refused += decode(damaged).has_value() ? 0 : 1;
    }
    QVERIFY(refused > 0);
}

void TstBase::deepValuesAreRefused()
{
    Value shallow;
    for (int i = 0; i < 20; ++i)
        shallow = Value(Value::List { shallow });
    std::vector<std::byte> bytes;
    encode(shallow, bytes);
    QVERIFY(decode(bytes).has_value());

    std::vector<std::byte> one;
    encode(Value(Value::List { Value() }), one);
    std::vector<std::byte> none;
    encode(Value(), none);
    one.resize(one.size() - none.size()); // what begins a list of one
    std::vector<std::byte> deep;
    for (int i = 0; i < 200'000; ++i)
        deep.insert(deep.end(), one.begin(), one.end());
    deep.insert(deep.end(), none.begin(), none.end());
    QVERIFY(!decode(deep).has_value()); // and does not run out of stack
}

void TstBase::hugeLengthsAreRefused()
{
    for (const Value& value : { Value("text"), Value(Value::List { 1, 2 }),
             Value(Value::Object { { "key", Value(1) } }) }) {
        std::vector<std::byte> bytes;
        encode(value, bytes);
        for (std::size_t at = 1; at + 4 <= bytes.size(); ++at) {
            std::vector<std::byte> damaged = bytes;
            for (std::size_t i = 0; i < 4; ++i)
                damaged[at + i] = std::byte { 0xff };
            (void)decode(damaged); // neither a crash nor gigabytes
        }
        bytes[1] = bytes[2] = bytes[3] = bytes[4] = std::byte { 0xff };
        QVERIFY(!decode(bytes).has_value());
    }
}

void TstBase::labelsAreDense()
{
    std::vector<std::string> told;
    LabelPool pool([&](LabelId id, std::string_view text) {
        told.push_back(std::to_string(id.value) + " " + std::string(text));
    });
    QCOMPARE(pool.intern("a").value, 0U);
    QCOMPARE(pool.intern("").value, 1U);
    QCOMPARE(pool.intern("a").value, 0U);
    QCOMPARE(pool.size(), std::size_t { 2 });
    QVERIFY(pool.text(LabelId { 0 }) == "a");
    QVERIFY(pool.text(LabelId { 7 }).empty());
    QVERIFY(pool.text(LabelId {}).empty());
    QVERIFY((told == std::vector<std::string> { "0 a", "1 " }));
}

void TstBase::labelsOfManyThreads()
{
    LabelPool pool;
    std::vector<std::vector<LabelId>> ids(8);
    std::vector<std::thread> threads;
    for (std::size_t t = 0; t < ids.size(); ++t)
        threads.emplace_back([&pool, &mine = ids[t], t] {
            for (int i = 0; i < 2000; ++i) // half are everybody's, half are its own
                mine.push_back(
                    pool.intern(i % 2 == 0 ? "shared " + std::to_string(i)
                                           : std::to_string(t) + " own " + std::to_string(i)));
        });
    for (std::thread& thread : threads)
        thread.join();
    QCOMPARE(pool.size(), std::size_t { 1000 + 8 * 1000 });
    std::set<std::string_view> texts;
    for (std::uint32_t i = 0; i < pool.size(); ++i)
        texts.insert(pool.text(LabelId { i }));
    QCOMPARE(texts.size(), pool.size());
    for (std::size_t t = 1; t < ids.size(); ++t)
        for (std::size_t i = 0; i < ids[t].size(); i += 2)
            QVERIFY(ids[t][i] == ids[0][i]);
}

void TstBase::ticksAgreeWithTheSystem()
{
    TickConverter converter;
    const Nanos begin = monotonicNow();
    int looks = 0;
    for (Nanos renewed = begin; monotonicNow() - begin < 1200ms;) {
        // Between two looks at the system's clock: if they are far apart, somebody was preempted.
        const Nanos before = monotonicNow();
        const std::uint64_t ticks = readTicks();
        const Nanos after = monotonicNow();
        if (after - before < 5us) {
            ++looks;
            const Nanos converted = converter.toMonotonic(ticks);
            QVERIFY2(converted > before - 50us && converted < after + 50us,
                std::to_string((converted - before).count()).c_str());
        }
        if (before - renewed > 300ms) {
            converter.renew();
            renewed = before;
        }
    }
    QVERIFY(looks > 100);
    const std::uint64_t second = converter.toTicks(1s);
    const std::uint64_t now = readTicks();
    const Nanos error = converter.toMonotonic(now + second) - converter.toMonotonic(now) - 1s;
    QVERIFY(std::abs(error.count()) < 1000);
}

void TstBase::ticksAreMonotoneAcrossRenewals()
{
    TickConverter converter;
    Nanos last = converter.toMonotonic(readTicks());
    for (int i = 0; i < 200'000; ++i) {
        if (i % 20'000 == 0)
            converter.renew();
        const Nanos now = converter.toMonotonic(readTicks());
        QVERIFY(now >= last);
        last = now;
    }
}

/// What is drained late is not moved against what was drained before.
void TstBase::ticksAreConvertedAlikeAfterRenewals()
{
    TickConverter converter;
    std::vector<std::pair<std::uint64_t, Nanos>> seen;
    for (int i = 0; i < 5; ++i) {
        for (int j = 0; j < 100; ++j) {
            const std::uint64_t ticks = readTicks() - static_cast<std::uint64_t>(j) * 1'000'000;
            seen.emplace_back(ticks, converter.toMonotonic(ticks));
        }
        converter.renew();
    }
    for (const auto& [ticks, time] : seen)
        QCOMPARE(converter.toMonotonic(ticks), time);
}

void TstBase::virtualClockNeverGoesBack()
{
    VirtualClock clock;
    clock.advanceTo(5ns);
    clock.advanceTo(3ns);
    QCOMPARE(clock.now().count(), std::int64_t { 5 });
}

void TstBase::idsAreDistinctFromNone()
{
    QVERIFY(!TaskId {}.isValid());
    QVERIFY(TaskId { 0 }.isValid());
    QVERIFY(TaskId { 1 } < TaskId { 2 });
    const std::unordered_set<LaneId> set { LaneId { 1 }, LaneId { 1 }, LaneId {} };
    QCOMPARE(set.size(), std::size_t { 2 });
    static_assert(!std::is_convertible_v<TaskId, LaneId>);
}

void TstBase::randomIsTheSameEverywhere()
{
    Random random(0); // the published first numbers of SplitMix64
    QCOMPARE(random.next(), std::uint64_t { 0xe220a8397b1dcdafULL });
    QCOMPARE(random.next(), std::uint64_t { 0x6e789e6aa1b965f4ULL });
    for (int i = 0; i < 1000; ++i)
        QVERIFY(random.below(7) < 7);
}

QTEST_GUILESS_MAIN(TstBase)
#include "tst_base.moc"
