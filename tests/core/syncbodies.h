// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTest> // first: moc stumbles over <compare> before it

#include "core/execution/context.h"

#include "tests/support/modelrows.h"
#include "tests/support/printstring.h"

#include <chrono>
#include <string>

namespace interleave::synctest {

/// Waits until so many tasks wait for `resource`; the worker of a one-lane model is given away
/// meanwhile. `never`: an event that nobody sets.
inline Task<void> untilWaiting(
    Context& context, ResourceId resource, std::int64_t count, ResourceId never)
{
    while (context.waiting(resource) < count)
        (void)co_await context.wait(never, WaitLimit::atMost(std::chrono::milliseconds(1)));
}

/// What `misuse` throws, or "no error".
template <class Misuse> std::string errorOf(Misuse&& misuse)
{
    try {
        misuse();
    } catch (const TaskError& e) {
        return std::string(toString(e.error().code)) + ": " + e.error().detail;
    }
    return "no error";
}

struct Named {
    std::int64_t number = 0;
    ResourceId resource;
    ResourceId other;
};

} // namespace interleave::synctest

/// Runs `program` under the row's model and compares what it printed.
#define COMPARE_LINES(program, expected)                                                           \
    do {                                                                                           \
        FETCH_MODEL();                                                                             \
        const auto run = interleave::test::runProgram(program, { .model = model });                \
        QCOMPARE(run.problem(), std::string());                                                    \
        QCOMPARE(run.oneLine(), std::string(expected));                                            \
        QCOMPARE(interleave::test::findingsOf(*run.trace), std::string());                         \
    } while (false)
