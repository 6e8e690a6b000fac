// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTest> // first: moc stumbles over <compare> before it

#include "core/execution/context.h"
#include "core/execution/workerprocess.h"
#include "tests/support/modelrows.h"
#include "tests/support/printstring.h"

#include <chrono>
#include <cstdlib>
#include <filesystem>
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

/// Every model, the processes too.
inline void addRuleRows()
{
    std::vector<ModelId> models = test::modelsForPrograms();
    models.push_back(ModelId::Processes);
    test::addModelRows(models);
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
        const auto run                                                                             \
            = interleave::test::runProgram(program, { .model = model, .bodies = ruleBodies("") }); \
        QCOMPARE(run.problem(), std::string());                                                    \
        QCOMPARE(run.oneLine(), std::string(expected));                                            \
        QCOMPARE(interleave::test::findingsOf(*run.trace), std::string());                         \
    } while (false)

/// The test is its own worker program: `ruleBodies(workload)` gives what its tasks need.
#define RULES_MAIN(Test)                                                                           \
    int main(int argc, char** argv)                                                                \
    {                                                                                              \
        if (argc == 2 && std::string_view(argv[1]) == interleave::kWorkerArgument)                 \
            return interleave::workerMain(argc, argv, &ruleBodies);                                \
        std::error_code ignored;                                                                   \
        const auto self = std::filesystem::read_symlink("/proc/self/exe", ignored);                \
        setenv("INTERLEAVE_WORKER", self.c_str(), 1);                                              \
        Test test;                                                                                 \
        return QTest::qExec(&test, argc, argv);                                                    \
    }
