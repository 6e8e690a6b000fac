// SPDX-License-Identifier: GPL-3.0-or-later
// Resources' tracks, told by lanes that are ahead of one another, against putting each thing into
// its place as it comes.
#include "core/base/random.h"
#include "core/trace/resourcetracks.h"

#include <QTest>

#include <algorithm>

using namespace interleave;

namespace {

/// One resource; each thing is inserted where it belongs.
class Naive {
public:
    void hold(Span span)
    {
        span.end = Nanos(-1);
        auto at = m_held.end();
        while (at != m_held.begin() && std::prev(at)->begin > span.begin)
            --at;
        m_held.insert(at, span);
    }
    void letGo(TaskId task, Nanos time, TaskState state)
    {
        for (auto it = m_held.rbegin(); it != m_held.rend(); ++it) {
            if (it->task != task || it->end >= Nanos(0))
                continue;
            it->end = std::max(time, it->begin);
            if (isFinal(state))
                it->state = state;
            return;
        }
    }
    void setLevel(const ResourceLevel& level)
    {
        const auto isLater = [&](const ResourceLevel& other) {
            return other.time != level.time ? other.time > level.time : other.order > level.order;
        };
        auto at = m_levels.end();
        while (at != m_levels.begin() && isLater(*std::prev(at)))
            --at;
        m_levels.insert(at, level);
    }
    [[nodiscard]] std::vector<Span> heldUntil(Nanos end) const
    {
        std::vector<Span> held = m_held;
        for (std::size_t i = 0; i < held.size(); ++i) {
            if (held[i].end < Nanos(0))
                held[i].end = std::max(end, held[i].begin);
            if (i + 1 < held.size())
                held[i].end = std::min(held[i].end, held[i + 1].begin);
        }
        return held;
    }
    [[nodiscard]] const std::vector<ResourceLevel>& levels() const { return m_levels; }

private:
    std::vector<Span> m_held;
    std::vector<ResourceLevel> m_levels;
};

const LabelId kLock { 3 };

} // namespace

class TstResourceOrder : public QObject {
    Q_OBJECT

private slots:
    void isThatOfInsertion();
    void tellsWhatIsStillHeld();
};

void TstResourceOrder::isThatOfInsertion()
{
    std::size_t openAtOnce = 0;
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        Random random(seed);
        Naive naive;
        ResourceTracks tracks;
        std::array<std::int64_t, 4> laneTimes {}; // each goes on by itself
        std::uint32_t arrival = 0;
        for (std::uint64_t step = 0; step < 300; ++step) {
            const std::size_t lane = random.below(laneTimes.size());
            std::int64_t& now = laneTimes.at(lane);
            now += static_cast<std::int64_t>(random.below(6));
            const TaskId task { static_cast<std::uint32_t>(random.below(5)) };
            const Nanos time(now);
            switch (random.below(8)) {
            case 0:
            case 1:
            case 2: {
                Span span { time, time, task, LaneId { static_cast<std::uint32_t>(lane) },
                    LabelId { arrival++ }, TaskState::Running, Reason::Lock };
                naive.hold(span);
                tracks.hold(kLock, span);
                break;
            }
            case 3:
            case 4:
            case 5: {
                const TaskState state
                    = random.below(5) == 0 ? TaskState::Failed : TaskState::Running;
                naive.letGo(task, time, state);
                tracks.letGo(kLock, task, time, state);
                break;
            }
            case 6: {
                const ResourceLevel level { time, task, arrival++, 0,
                    static_cast<std::uint32_t>(random.below(3)) };
                naive.setLevel(level);
                tracks.setLevel(kLock, level);
                break;
            }
            default:
                if (random.below(10) != 0)
                    break;
                const auto told = tracks.upTo(time);
                if (told.empty())
                    break;
                QVERIFY(told.front().held == naive.heldUntil(time));
                QVERIFY(told.front().levels == naive.levels());
            }
        }
        const std::vector<ResourceTrack> told = tracks.upTo(Nanos(2000));
        QCOMPARE(told.size(), std::size_t { 1 });
        QVERIFY2(
            told.front().held == naive.heldUntil(Nanos(2000)), qPrintable(QString::number(seed)));
        QVERIFY(told.front().levels == naive.levels());
        QCOMPARE(tracks.memoryBytes(),
            told.front().held.size() * sizeof(Span)
                + told.front().levels.size() * sizeof(ResourceLevel));
        openAtOnce += static_cast<std::size_t>(std::count_if(told.front().held.begin(),
            told.front().held.end(), [](const Span& s) { return s.end == Nanos(2000); }));
    }
    QVERIFY(openAtOnce > 0);
}

void TstResourceOrder::tellsWhatIsStillHeld()
{
    ResourceTracks tracks;
    const auto span = [](std::int64_t begin, std::uint32_t task) {
        Span made;
        made.begin = Nanos(begin);
        made.task = TaskId { task };
        return made;
    };
    tracks.make(kLock, Reason::Semaphore, 2, { Nanos(0), {}, 2, 0, 0 });
    tracks.hold(kLock, span(50, 1));
    QCOMPARE(tracks.upTo(Nanos(60)).front().held.front().end, Nanos(60));
    tracks.hold(kLock, span(20, 2)); // before it, of a lane that was behind
    const auto both = tracks.upTo(Nanos(70));
    QCOMPARE(both.size(), std::size_t { 2 }); // a track for each permit
    QCOMPARE(both[0].held.front().task, TaskId { 2 });
    QCOMPARE(both[1].held.front().task, TaskId { 1 });
    tracks.letGo(kLock, TaskId { 1 }, Nanos(80), TaskState::Running);
    tracks.letGo(kLock, TaskId { 7 }, Nanos(80), TaskState::Running); // has nothing
    const auto after = tracks.upTo(Nanos(90));
    QCOMPARE(after[0].held.front().end, Nanos(90));
    QCOMPARE(after[1].held.front().end, Nanos(80));
    QVERIFY(after[0].limit == 2 && after[0].levels.size() == 1);
}

QTEST_GUILESS_MAIN(TstResourceOrder)
#include "tst_resourceorder.moc"
