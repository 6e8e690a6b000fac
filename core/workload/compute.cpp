// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/translatable.h"
#include "core/workload/workload.h"

#include <algorithm>

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
    std::vector<Future> tiles;
    for (std::int64_t top = 0; top < size; top += side)
        for (std::int64_t left = 0; left < size; left += side)
            tiles.push_back(context.submit<&mandelbrotTile>(
                "tile " + std::to_string(left / side) + "," + std::to_string(top / side),
                { size, left, top, std::min(side, size - left), std::min(side, size - top),
                    values.integer("limit") }));
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
                             "while the others have nothing left.");
    w.family = kFamily;
    constexpr double kMostPixels = 4096;
    constexpr double kMostSteps = 100'000;
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
    w.program = &mandelbrotProgram;
    w.bodies = { bodyEntry<&mandelbrotTile>("mandelbrotTile") };
    w.estimatedWork = &mandelbrotWork;
    return w;
}

} // namespace interleave
