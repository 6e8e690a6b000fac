// SPDX-License-Identifier: GPL-3.0-or-later
// Fork and join without a waiting task: a part that is too long submits its halves and ends; of two
// sorted halves, the one that is ready last submits their merge. Who waited for its halves instead
// would hold its worker, and a first-in-first-out pool with a waiting task on every worker stands
// still.
#include "core/base/random.h"
#include "core/base/translatable.h"
#include "core/workload/scheduling.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <memory>

namespace interleave {

namespace {

/// What all tasks of a run share.
struct Sorting {
    std::vector<std::int64_t> items;
    std::vector<std::int64_t> merged;                 ///< where halves are put together
    std::unique_ptr<std::atomic<int>[]> sortedHalves; ///< of each part, by node
    std::int64_t cutoff = 0;
    ResourceId sorted; ///< an event
};

/// [begin, end) of the items. The whole is node 1, the halves of a node n are 2n and 2n + 1.
struct Part {
    Sorting* sorting;
    std::int64_t begin;
    std::int64_t end;
    std::int64_t node;

    [[nodiscard]] std::int64_t size() const { return end - begin; }
    [[nodiscard]] std::int64_t middle() const { return begin + size() / 2; }
    [[nodiscard]] Part left() const { return { sorting, begin, middle(), 2 * node }; }
    [[nodiscard]] Part right() const { return { sorting, middle(), end, 2 * node + 1 }; }
    [[nodiscard]] std::string name() const
    {
        return std::to_string(begin) + " to " + std::to_string(end - 1);
    }
};

/// Follows the bits of the number from the whole down.
Part partOf(Sorting& sorting, std::int64_t node)
{
    Part part { &sorting, 0, static_cast<std::int64_t>(sorting.items.size()), 1 };
    std::int64_t bit = 1;
    while (2 * bit <= node)
        bit *= 2;
    for (bit /= 2; bit > 0; bit /= 2)
        part = (node & bit) == 0 ? part.left() : part.right();
    return part;
}

Task<Value> mergeHalves(Context& context, Part part);

/// The part is sorted: the whole is, or the other half of its parent may be.
void partIsSorted(Context& context, const Part& part)
{
    Sorting& sorting = *part.sorting;
    if (part.node == 1) {
        context.setEvent(sorting.sorted);
        return;
    }
    const Part parent = partOf(sorting, part.node / 2);
    auto& halves = sorting.sortedHalves[static_cast<std::size_t>(parent.node)];
    if (halves.fetch_add(1, std::memory_order_acq_rel) == 1)
        context.submit<&mergeHalves>("merge " + parent.name(), parent);
}

constexpr std::int64_t kItemsPerCheckpoint = 16'384; // some 100 us

/// Into the other array, and back.
Task<void> mergeInPlace(
    Context& context, Sorting* sorting, std::int64_t begin, std::int64_t middle, std::int64_t end)
{
    const std::int64_t* const items = sorting->items.data();
    std::int64_t* const merged = sorting->merged.data();
    std::int64_t left = begin;
    std::int64_t right = middle;
    for (std::int64_t to = begin; to < end; ++to) {
        const bool isLeft = right == end || (left < middle && items[left] <= items[right]);
        merged[to] = items[isLeft ? left++ : right++];
        if ((to - begin) % kItemsPerCheckpoint == kItemsPerCheckpoint - 1)
            co_await context.checkpoint();
    }
    std::copy(merged + begin, merged + end, sorting->items.data() + begin);
}

Task<Value> mergeHalves(Context& context, Part part)
{
    co_await mergeInPlace(context, part.sorting, part.begin, part.middle(), part.end);
    partIsSorted(context, part);
    co_return Value();
}

/// Short runs first, then merges of ever longer ones, as one task does it alone.
Task<void> sortAlone(Context& context, Sorting* sorting, std::int64_t begin, std::int64_t end)
{
    std::int64_t* const items = sorting->items.data();
    for (std::int64_t at = begin; at < end; at += kItemsPerCheckpoint) {
        std::sort(items + at, items + std::min(at + kItemsPerCheckpoint, end));
        co_await context.checkpoint();
    }
    for (std::int64_t run = kItemsPerCheckpoint; run < end - begin; run *= 2)
        for (std::int64_t at = begin; at + run < end; at += 2 * run)
            co_await mergeInPlace(context, sorting, at, at + run, std::min(at + 2 * run, end));
}

Task<Value> sortPart(Context& context, Part part)
{
    if (part.size() > part.sorting->cutoff) {
        context.submit<&sortPart>("sort " + part.left().name(), part.left());
        context.submit<&sortPart>("sort " + part.right().name(), part.right());
        co_return Value();
    }
    co_await sortAlone(context, part.sorting, part.begin, part.end);
    partIsSorted(context, part);
    co_return Value();
}

Sorting makeSorting(const ParameterValues& values)
{
    constexpr std::uint64_t kRange = 1'000'000'000;
    Sorting sorting;
    sorting.cutoff = values.integer("cutoff");
    sorting.items.resize(static_cast<std::size_t>(values.integer("size")));
    sorting.merged.resize(sorting.items.size());
    Random random(static_cast<std::uint64_t>(values.integer("seed")));
    for (std::int64_t& item : sorting.items)
        item = static_cast<std::int64_t>(random.below(kRange));
    std::size_t nodes = 2; // a level of the tree for each halving, and one more
    for (std::int64_t size = values.integer("size"); size > sorting.cutoff; size = (size + 1) / 2)
        nodes *= 2;
    sorting.sortedHalves = std::make_unique<std::atomic<int>[]>(nodes);
    return sorting;
}

/// Says of equal items in any order the same.
std::uint64_t contentOf(const std::vector<std::int64_t>& items)
{
    std::uint64_t sum = 0;
    for (const std::int64_t item : items)
        sum += Random(static_cast<std::uint64_t>(item)).next();
    return sum;
}

/// Says of equal items in another order something else.
std::int64_t checksumOf(const std::vector<std::int64_t>& items)
{
    constexpr std::uint64_t kPrime = 1'099'511'628'211; // FNV-1a's
    std::uint64_t sum = 0;
    for (const std::int64_t item : items)
        sum = (sum ^ static_cast<std::uint64_t>(item)) * kPrime;
    return static_cast<std::int64_t>(sum >> 1U);
}

Task<Value> mergeSortProgram(Context& context)
{
    const ParameterValues& values = context.parameters();
    Sorting& sorting = context.keep(makeSorting(values));
    const std::uint64_t content = contentOf(sorting.items);
    sorting.sorted = context.makeEvent("sorted");
    const Part whole = partOf(sorting, 1);
    Batch batch(context, schedulingOf(values));
    batch.submit<&sortPart>("sort " + whole.name(), whole);
    batch.start();
    (void)co_await context.wait(sorting.sorted);
    const bool isSorted = std::is_sorted(sorting.items.begin(), sorting.items.end());
    const bool isComplete = contentOf(sorting.items) == content;
    context.print(std::to_string(sorting.items.size()) + " numbers are "
        + (isSorted && isComplete ? "sorted" : "not sorted"));
    co_return Value(Value::Object { { "sorted", Value(isSorted) },
        { "complete", Value(isComplete) }, { "checksum", Value(checksumOf(sorting.items)) } });
}

double mergeSortWork(const ParameterValues& values)
{
    constexpr double kSecondsPerComparison = 5e-9;
    const auto size = static_cast<double>(values.integer("size"));
    return size * std::log2(size + 1) * kSecondsPerComparison;
}

std::string needsCommonMemory(ModelId model)
{
    return imitatedModel(model) == ModelId::Processes
        ? translatable("the tasks sort parts of one array and submit further tasks; a task in a "
                       "worker process shares no memory with others, and can submit none")
        : std::string();
}

} // namespace

Workload mergeSort()
{
    Workload w;
    w.id = "merge-sort";
    w.title = translatable("Merge sort by fork and join");
    w.purpose = translatable("A task splits into two, and what they make is joined again.");
    w.lookFor = translatable(
        "First few lanes are busy, then all, then fewer and fewer: the last merge is one task over "
        "all numbers. No task waits for its halves: each ends, and the half that is ready last "
        "submits the merge. Tasks that waited would hold their workers, and a pool that takes the "
        "oldest first would stand still with a waiting task on every worker. Stealing threads "
        "begin with what they spawned last, and take the largest parts from others.");
    w.family = translatable("Computing");
    w.topic = translatable("Fork and join");
    w.figures = { { translatable("longest task"), "longest-run" },
        { translatable("last task to start"), "last-start" } };
    w.keyMoment = "last-start";
    constexpr double kMostItems = 1'000'000;
    constexpr double kMostSeeds = 1'000'000;
    w.parameters = {
        { "size", translatable("Numbers"), translatable("How many numbers are sorted."), "",
            ParameterKind::Integer, Value(1'000'000), 2, kMostItems, {} },
        { "cutoff", translatable("Cut-off"),
            translatable("A part of more numbers is split in two; others are sorted by one task."),
            translatable("numbers"), ParameterKind::Integer, Value(50'000), 250, kMostItems, {} },
        { "seed", translatable("Seed"), translatable("Which numbers they are."), "",
            ParameterKind::Integer, Value(1), 0, kMostSeeds, {} },
    };
    addPolicy(w);
    w.program = &mergeSortProgram;
    w.bodies = { bodyEntry<&sortPart>("sortPart"), bodyEntry<&mergeHalves>("mergeHalves") };
    w.whyNot = &needsCommonMemory;
    w.estimatedWork = &mergeSortWork;
    return w;
}

} // namespace interleave
