// SPDX-License-Identifier: GPL-3.0-or-later
// A task makes the rows and columns that it needs itself, from the seed: it is the same in another
// process. The entries are whole numbers, so that the order of the additions changes nothing.
#include "core/base/random.h"
#include "core/base/translatable.h"
#include "core/workload/scheduling.h"

#include <algorithm>

namespace interleave {

namespace {

/// A block of the product of two square matrices.
struct Block {
    std::int64_t size; ///< of the matrices
    std::int64_t top;
    std::int64_t left;
    std::int64_t height;
    std::int64_t width;
    std::int64_t seed;
};

enum class Factor : std::uint8_t { First, Second };

/// -9 to 9.
std::int64_t entry(const Block& block, Factor factor, std::int64_t row, std::int64_t column)
{
    constexpr std::uint64_t kEntries = 19;
    constexpr std::int64_t kLeast = -9;
    const auto place = static_cast<std::uint64_t>(
        (static_cast<std::int64_t>(factor) * block.size + row) * block.size + column);
    constexpr std::uint64_t kPlaces = std::uint64_t { 1 } << 32U;
    Random random(static_cast<std::uint64_t>(block.seed) * kPlaces + place);
    return static_cast<std::int64_t>(random.below(kEntries)) + kLeast;
}

/// `height` rows of a factor from `top` on, each `width` entries from `left` on.
std::vector<std::int64_t> cutOut(const Block& block, Factor factor, std::int64_t top,
    std::int64_t left, std::int64_t height, std::int64_t width)
{
    std::vector<std::int64_t> entries;
    entries.reserve(static_cast<std::size_t>(height * width));
    for (std::int64_t row = top; row < top + height; ++row)
        for (std::int64_t column = left; column < left + width; ++column)
            entries.push_back(entry(block, factor, row, column));
    return entries;
}

/// Depends on every entry of a block and its place; those of all blocks may be added up.
std::uint64_t checksumOf(const Block& block, const std::vector<std::int64_t>& product)
{
    std::uint64_t sum = 0;
    std::size_t at = 0;
    for (std::int64_t row = block.top; row < block.top + block.height; ++row)
        for (std::int64_t column = block.left; column < block.left + block.width; ++column) {
            const auto place = static_cast<std::uint64_t>(row * block.size + column);
            sum += Random(place).next() * static_cast<std::uint64_t>(product[at++]);
        }
    return sum;
}

/// The part of the product's trace that lies in the block.
std::int64_t diagonalOf(const Block& block, const std::vector<std::int64_t>& product)
{
    std::int64_t sum = 0;
    for (std::int64_t row = block.top; row < block.top + block.height; ++row)
        if (row >= block.left && row < block.left + block.width)
            sum += product[static_cast<std::size_t>(
                (row - block.top) * block.width + row - block.left)];
    return sum;
}

/// Adds one row of the first factor times the second to a row of the product.
void multiplyRow(
    const std::int64_t* row, const std::int64_t* second, std::int64_t* product, const Block& block)
{
    for (std::int64_t k = 0; k < block.size; ++k)
        for (std::int64_t column = 0; column < block.width; ++column)
            product[column] += row[k] * second[k * block.width + column];
}

Task<Value> multiplyBlock(Context& context, Block block)
{
    const std::vector<std::int64_t> first
        = cutOut(block, Factor::First, block.top, 0, block.height, block.size);
    co_await context.checkpoint();
    const std::vector<std::int64_t> second
        = cutOut(block, Factor::Second, 0, block.left, block.size, block.width);
    co_await context.checkpoint();
    std::vector<std::int64_t> product(static_cast<std::size_t>(block.height * block.width));
    for (std::int64_t row = 0; row < block.height; ++row) {
        multiplyRow(first.data() + row * block.size, second.data(),
            product.data() + row * block.width, block);
        co_await context.checkpoint();
    }
    co_return Value(Value::Object {
        { "checksum", Value(static_cast<std::int64_t>(checksumOf(block, product))) },
        { "trace", Value(diagonalOf(block, product)) } });
}

Task<Value> matrixProductProgram(Context& context)
{
    const ParameterValues& values = context.parameters();
    const std::int64_t size = values.integer("size");
    const std::int64_t side = std::min(values.integer("block"), size);
    const std::int64_t rounds = values.integer("rounds");
    const SchedulingPolicy policy = schedulingOf(values);
    std::uint64_t checksum = 0;
    std::int64_t trace = 0;
    std::int64_t blocks = 0;
    for (std::int64_t round = 1; round <= rounds; ++round) {
        const std::string suffix
            = rounds == 1 ? std::string() : ", product " + std::to_string(round);
        Batch batch(context, policy);
        std::vector<Future> results;
        for (std::int64_t top = 0; top < size; top += side)
            for (std::int64_t left = 0; left < size; left += side)
                results.push_back(batch.submit<&multiplyBlock>("block " + std::to_string(top / side)
                        + "," + std::to_string(left / side) + suffix,
                    { size, top, left, std::min(side, size - top), std::min(side, size - left),
                        values.integer("seed") }));
        batch.start();
        for (const Future result : results) {
            const Value block = co_await context.result(result);
            checksum += static_cast<std::uint64_t>(block.find("checksum")->toInt());
            trace += block.find("trace")->toInt();
        }
        blocks += static_cast<std::int64_t>(results.size());
    }
    context.print("the trace of the product is " + std::to_string(trace / rounds));
    co_return Value(Value::Object { { "trace", Value(trace / rounds) },
        { "checksum", Value(static_cast<std::int64_t>(checksum)) }, { "blocks", Value(blocks) } });
}

double matrixProductWork(const ParameterValues& values)
{
    constexpr double kSecondsPerProduct = 1e-9;
    constexpr double kSecondsPerEntry = 4e-9;
    const auto size = static_cast<double>(values.integer("size"));
    const double side = std::min(static_cast<double>(values.integer("block")), size);
    return static_cast<double>(values.integer("rounds")) * size * size * size
        * (kSecondsPerProduct + 2 * kSecondsPerEntry / side);
}

} // namespace

Workload matrixProduct()
{
    Workload w;
    w.id = "matrix-product";
    w.title = translatable("Product of two matrices in blocks");
    w.purpose = translatable("Even work: every block of the product costs the same.");
    w.lookFor = translatable(
        "Bars of the same length, except in the last row and column of blocks where the size is no "
        "multiple of the block. With as many blocks as workers, or a multiple of that, all end "
        "together. With stealing and the static partitioner one worker cuts the blocks into a "
        "piece "
        "for each and hands them over at once: every block of the others is marked. The affinity "
        "partitioner gives most blocks of the next product to the workers that had them.");
    w.family = translatable("Computing");
    w.topic = translatable("Even work and how it is shared out");
    w.figures = { { translatable("longest task"), "longest-run" },
        { translatable("last task to start"), "last-start" } };
    w.keyMoment = "last-start";
    constexpr double kMostEntries = 1024;
    constexpr double kMostRounds = 10;
    constexpr double kMostSeeds = 1'000'000;
    w.parameters = {
        { "size", translatable("Matrix"), translatable("The rows and columns of both matrices."),
            "", ParameterKind::Integer, Value(512), 1, kMostEntries, {} },
        { "block", translatable("Block"),
            translatable("The rows and columns of a block of the product; each is a task."), "",
            ParameterKind::Integer, Value(64), 16, kMostEntries, {} },
        { "rounds", translatable("Products"),
            translatable("How often the product is made, one time after the other."), "",
            ParameterKind::Integer, Value(2), 1, kMostRounds, {} },
        { "seed", translatable("Seed"), translatable("Which matrices they are."), "",
            ParameterKind::Integer, Value(1), 0, kMostSeeds, {} },
    };
    addScheduling(w);
    w.program = &matrixProductProgram;
    w.bodies = { bodyEntry<&multiplyBlock>("multiplyBlock") };
    w.estimatedWork = &matrixProductWork;
    return w;
}

} // namespace interleave
