// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/translatable.h"
#include "core/workload/scheduling.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace interleave {

namespace {

constexpr const char* kFamily = translatable("Computing");

// --- mandelbrot

struct Tile {
    std::int64_t size; ///< of the whole picture, in pixels a side
    std::int64_t left;
    std::int64_t top;
    std::int64_t width;
    std::int64_t height;
    std::int64_t limit;
};

/// How many steps a point takes to leave the circle of radius 2; `limit` when it stays. The picture
/// is [-2.25, 0.75) x [-1.5, 1.5).
std::int64_t stepsAt(std::int64_t column, std::int64_t row, std::int64_t size, std::int64_t limit)
{
    constexpr double kSide = 3;
    constexpr double kLeft = -2.25;
    constexpr double kTop = -1.5;
    const double x0 = kLeft + kSide * static_cast<double>(column) / static_cast<double>(size);
    const double y0 = kTop + kSide * static_cast<double>(row) / static_cast<double>(size);
    double x = 0;
    double y = 0;
    for (std::int64_t n = 0; n < limit; ++n) {
        const double xx = x * x;
        const double yy = y * y;
        constexpr double kOutside = 4;
        if (xx + yy > kOutside)
            return n;
        y = 2 * x * y + y0;
        x = xx - yy + x0;
    }
    return limit;
}

Task<Value> mandelbrotTile(Context& context, Tile tile)
{
    std::int64_t inside = 0;
    std::int64_t steps = 0;
    constexpr std::int64_t kStepsPerCheckpoint = 20'000; // some 50 us
    std::int64_t next = kStepsPerCheckpoint;
    for (std::int64_t row = tile.top; row < tile.top + tile.height; ++row)
        for (std::int64_t column = tile.left; column < tile.left + tile.width; ++column) {
            const std::int64_t n = stepsAt(column, row, tile.size, tile.limit);
            inside += n == tile.limit ? 1 : 0;
            steps += n;
            if (steps >= next) {
                co_await context.checkpoint();
                next = steps + kStepsPerCheckpoint;
            }
        }
    co_return Value(Value::Object { { "inside", Value(inside) }, { "steps", Value(steps) } });
}

Task<Value> mandelbrotProgram(Context& context)
{
    const ParameterValues& values = context.parameters();
    const std::int64_t size = values.integer("size");
    const std::int64_t side = std::min(values.integer("tile"), size);
    Batch batch(context, schedulingOf(values));
    std::vector<Future> tiles;
    for (std::int64_t top = 0; top < size; top += side)
        for (std::int64_t left = 0; left < size; left += side)
            tiles.push_back(batch.submit<&mandelbrotTile>(
                "tile " + std::to_string(left / side) + "," + std::to_string(top / side),
                { size, left, top, std::min(side, size - left), std::min(side, size - top),
                    values.integer("limit") }));
    batch.start();
    std::int64_t inside = 0;
    std::int64_t steps = 0;
    for (const Future tile : tiles) {
        const Value counted = co_await context.result(tile);
        inside += counted.find("inside")->toInt();
        steps += counted.find("steps")->toInt();
    }
    context.print(
        std::to_string(inside) + " of " + std::to_string(size * size) + " points stay inside");
    co_return Value(Value::Object { { "inside", Value(inside) }, { "steps", Value(steps) },
        { "tiles", Value(static_cast<std::int64_t>(tiles.size())) } });
}

double mandelbrotWork(const ParameterValues& values)
{
    constexpr double kShareInside = 0.17;
    constexpr double kSecondsPerStep = 2.6e-9;
    const auto size = static_cast<double>(values.integer("size"));
    return size * size * kShareInside * static_cast<double>(values.integer("limit"))
        * kSecondsPerStep;
}

// --- queens

constexpr std::int64_t kMostQueens = 16;

/// A board whose first rows are filled: the columns and diagonals that are taken, as bits.
struct Board {
    std::int64_t size;
    std::int64_t row;
    std::uint64_t columns;
    std::uint64_t falling;
    std::uint64_t rising;
};

Board placed(const Board& board, std::uint64_t queen)
{
    return { board.size, board.row + 1, board.columns | queen, (board.falling | queen) << 1U,
        (board.rising | queen) >> 1U };
}

/// The columns of the next row that no queen attacks, as bits.
std::uint64_t freeColumns(const Board& board)
{
    const std::uint64_t all = (std::uint64_t { 1 } << static_cast<unsigned>(board.size)) - 1;
    return all & ~(board.columns | board.falling | board.rising);
}

/// Counts the ways to fill the rest of the board; a stack of what is still to be tried stands for
/// the recursion, so that the walk can pause at checkpoints.
Task<Value> fillBoard(Context& context, Board first)
{
    constexpr std::int64_t kNodesPerCheckpoint = 20'000;
    std::array<Board, kMostQueens * kMostQueens> open;
    std::size_t depth = 0;
    open[depth++] = first;
    std::int64_t solutions = 0;
    std::int64_t nodes = 0;
    while (depth > 0) {
        const Board board = open[--depth];
        if (board.row == board.size)
            ++solutions;
        for (std::uint64_t free = freeColumns(board); free != 0; free &= free - 1)
            open[depth++] = placed(board, free & (~free + 1));
        if (++nodes % kNodesPerCheckpoint == 0)
            co_await context.checkpoint();
    }
    co_return Value(solutions);
}

/// All boards with `rows` rows filled, left to right: one task each.
std::vector<Board> boardsWith(std::int64_t rows, std::int64_t size)
{
    std::vector<Board> boards { { size, 0, 0, 0, 0 } };
    for (std::int64_t row = 0; row < rows; ++row) {
        std::vector<Board> next;
        for (const Board& board : boards)
            for (std::uint64_t free = freeColumns(board); free != 0; free &= free - 1)
                next.push_back(placed(board, free & (~free + 1)));
        boards = std::move(next);
    }
    return boards;
}

Task<Value> queensProgram(Context& context)
{
    const ParameterValues& values = context.parameters();
    const std::int64_t size = values.integer("size");
    const std::int64_t rows = std::min(values.integer("split"), size);
    Batch batch(context, schedulingOf(values));
    std::vector<Future> branches;
    for (const Board& board : boardsWith(rows, size))
        branches.push_back(
            batch.submit<&fillBoard>("branch " + std::to_string(branches.size() + 1), board));
    batch.start();
    std::int64_t solutions = 0;
    for (const Future branch : branches) {
        const Value found = co_await context.result(branch);
        solutions += found.toInt();
    }
    context.print(std::to_string(solutions) + " ways to place " + std::to_string(size) + " queens");
    co_return Value(Value::Object { { "solutions", Value(solutions) },
        { "branches", Value(static_cast<std::int64_t>(branches.size())) } });
}

double queensWork(const ParameterValues& values)
{
    // Boards visited for 4 to 16 queens grow about fivefold a step; 12 queens: 856,189 boards.
    constexpr double kGrowth = 5.3;
    constexpr double kSecondsAtTwelve = 0.025;
    constexpr double kTwelve = 12;
    return kSecondsAtTwelve
        * std::pow(kGrowth, static_cast<double>(values.integer("size")) - kTwelve);
}

} // namespace

Workload mandelbrot()
{
    Workload w;
    w.id = "mandelbrot";
    w.title = translatable("Mandelbrot in tiles");
    w.purpose = translatable("Uneven work: some tiles of the picture cost a hundred times as much "
                             "as others.");
    w.lookFor = translatable("Long and short bars on the same lanes. With small tiles all workers "
                             "end together; with large ones the last long tile keeps one busy "
                             "while the others have nothing left. With stealing, a triangle "
                             "marks each tile that a worker has taken over from another.");
    w.family = kFamily;
    constexpr double kMostPixels = 4096;
    constexpr double kMostSteps = 100'000;
    w.topic = translatable("Uneven work and the size of its pieces");
    w.figures = { { translatable("longest task"), "longest-run" },
        { translatable("last task to start"), "last-start" } };
    w.keyMoment = "longest-run";
    w.parameters = {
        { "size", translatable("Picture"), translatable("The picture's width and height."),
            translatable("pixels"), ParameterKind::Integer, Value(1024), 16, kMostPixels, {} },
        { "tile", translatable("Tile"),
            translatable("The width and height of a tile; each is a task of its own."),
            translatable("pixels"), ParameterKind::Integer, Value(128), 16, kMostPixels, {} },
        { "limit", translatable("Steps at most"),
            translatable("After so many steps a point counts as inside."), translatable("steps"),
            ParameterKind::Integer, Value(2'000), 1, kMostSteps, {} },
    };
    addScheduling(w);
    w.program = &mandelbrotProgram;
    w.bodies = { bodyEntry<&mandelbrotTile>("mandelbrotTile") };
    w.estimatedWork = &mandelbrotWork;
    return w;
}

Workload queens()
{
    Workload w;
    w.id = "queens";
    w.title = translatable("Queens on a board");
    w.purpose = translatable("A search tree cut into branches: how many tasks are enough to keep "
                             "all workers busy?");
    w.lookFor = translatable("With few filled rows there are few branches, and the longest one "
                             "decides the end. With more rows the lanes are even, until the tasks "
                             "are so short that handing them out costs more than they do. With "
                             "stealing, a triangle marks each branch that a worker has taken over "
                             "from another.");
    w.family = kFamily;
    w.topic = translatable("How finely to cut a search");
    w.figures = { { translatable("longest task"), "longest-run" },
        { translatable("last task to start"), "last-start" } };
    w.keyMoment = "longest-run";
    w.parameters = {
        { "size", translatable("Queens"),
            translatable("As many queens as the board has rows and columns."), "",
            ParameterKind::Integer, Value(13), 4, static_cast<double>(kMostQueens), {} },
        { "split", translatable("Filled rows"),
            translatable("Every way to fill so many rows is a task of its own."), "",
            ParameterKind::Integer, Value(2), 0, 4, {} },
    };
    addScheduling(w);
    w.program = &queensProgram;
    w.bodies = { bodyEntry<&fillBoard>("fillBoard") };
    w.estimatedWork = &queensWork;
    return w;
}

} // namespace interleave
