// SPDX-License-Identifier: GPL-3.0-or-later
// The family of computing workloads: what they compute, however threads share the tasks out.
#include "core/base/random.h"
#include "core/workload/workloadregistry.h"
#include "tests/support/printstring.h"
#include "tests/support/runhelper.h"

#include <QTest>

#include <algorithm>
#include <utility>

using namespace interleave;
using namespace interleave::test;

namespace {

using Settings = std::vector<std::pair<std::string, Value>>;

Scenario scenarioOf(const std::string& workload, ModelId model, unsigned workers, Settings settings)
{
    Scenario scenario;
    scenario.workload = workload;
    scenario.parameters = ParameterValues(findWorkload(workload)->parameters);
    for (auto& [id, value] : settings)
        scenario.parameters.set(id, value);
    scenario.model = model;
    scenario.workers = workers;
    return scenario;
}

/// Null when the run was not sound.
std::optional<RunResult> sound(const Scenario& scenario)
{
    RunControl control;
    auto run = runScenario(scenario, control);
    if (!run || run->status != RunStatus::Ok) {
        qWarning("%s", (!run ? run.error().detail : run->error->detail).c_str());
        return {};
    }
    const std::string findings = findingsOf(*run->trace) + accountOf(*run->trace);
    const bool all = run->trace->finishedTasks() == run->trace->taskCount();
    if (!findings.empty() || !all) {
        qWarning("%s", (findings + (all ? "" : "some tasks have not ended")).c_str());
        return {};
    }
    return std::move(*run);
}

Settings smallOf(const std::string& workload)
{
    if (workload == "mandelbrot")
        return { { "size", Value(96) }, { "tile", Value(16) }, { "limit", Value(200) } };
    if (workload == "queens")
        return { { "size", Value(8) } };
    if (workload == "merge-sort")
        return { { "size", Value(20'000) }, { "cutoff", Value(250) } };
    return { { "size", Value(70) }, { "block", Value(16) } };
}

std::vector<std::string> sortedNames(const Trace& trace)
{
    std::vector<std::string> names;
    for (std::uint32_t i = 0; i < trace.taskCount(); ++i)
        names.push_back(trace.taskName(TaskId { i }));
    std::sort(names.begin(), names.end());
    return names;
}

} // namespace

class TstCompute : public QObject {
    Q_OBJECT

private slots:
    void everyPolicyGivesTheSame_data();
    void everyPolicyGivesTheSame();
    void mergeSortSorts_data();
    void mergeSortSorts();
    void mergeSortEndsWithAnyNumberOfWorkers_data();
    void mergeSortEndsWithAnyNumberOfWorkers();
    void theProductIsRight();
    void blocksChangeNothing();
};

void TstCompute::everyPolicyGivesTheSame_data()
{
    QTest::addColumn<QString>("workload");
    for (const char* workload : { "mandelbrot", "queens", "merge-sort", "matrix-product" })
        QTest::newRow(workload) << QString::fromLatin1(workload);
}

/// Partitioner by grain by worker count.
void TstCompute::everyPolicyGivesTheSame()
{
    QFETCH(QString, workload);
    const std::string id = workload.toStdString();
    const auto reference = sound(scenarioOf(id, ModelId::Sequential, 1, smallOf(id)));
    QVERIFY(reference);
    const bool isCut = findWorkload(id)->parameter("grain") != nullptr;
    const std::vector<std::string> partitioners = isCut
        ? std::vector<std::string> { "auto", "simple", "static", "affinity" }
        : std::vector<std::string> { "" };
    const std::vector<int> grains
        = isCut ? std::vector<int> { 1, 3, 1000 } : std::vector<int> { 1 };
    for (const char* policy : { "fifo", "stealing" })
        for (const std::string& partitioner : partitioners)
            for (const int grain : grains)
                for (const unsigned workers : { 1U, 2U, 7U }) {
                    Settings settings = smallOf(id);
                    settings.emplace_back("policy", Value(policy));
                    if (isCut) {
                        settings.emplace_back("partitioner", Value(partitioner));
                        settings.emplace_back("grain", Value(grain));
                    }
                    const auto run
                        = sound(scenarioOf(id, ModelId::Threads, workers, std::move(settings)));
                    QVERIFY2(run, (partitioner + " " + std::to_string(grain)).c_str());
                    QVERIFY(run->results == reference->results);
                    QVERIFY(sortedNames(*run->trace) == sortedNames(*reference->trace));
                }
}

void TstCompute::mergeSortSorts_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<int>("cutoff");
    QTest::addColumn<int>("tasks"); // forks, sorts and merges, and the program
    QTest::newRow("two numbers, one task") << 2 << 250 << 2;
    QTest::newRow("as many as the cut-off") << 250 << 250 << 2;
    QTest::newRow("one more") << 251 << 250 << 5;
    QTest::newRow("one half is split once more") << 501 << 250 << 8;
    QTest::newRow("longer than a short run") << 40'000 << 1'000'000 << 2;
    QTest::newRow("many") << 30'011 << 300 << 3 * 128 - 1;
}

/// Against the library's sort of the same numbers.
void TstCompute::mergeSortSorts()
{
    QFETCH(int, size);
    QFETCH(int, cutoff);
    QFETCH(int, tasks);
    for (const std::int64_t seed : { 0, 1, 77 }) {
        std::vector<std::int64_t> numbers(static_cast<std::size_t>(size));
        Random random(static_cast<std::uint64_t>(seed));
        for (std::int64_t& number : numbers)
            number = static_cast<std::int64_t>(random.below(1'000'000'000));
        std::sort(numbers.begin(), numbers.end());
        std::uint64_t checksum = 0;
        for (const std::int64_t number : numbers)
            checksum = (checksum ^ static_cast<std::uint64_t>(number)) * 1'099'511'628'211;
        for (const ModelId model :
            { ModelId::Sequential, ModelId::Threads, ModelId::Loop, ModelId::SimulatedThreads }) {
            const auto run = sound(scenarioOf("merge-sort", model, 3,
                { { "size", Value(size) }, { "cutoff", Value(cutoff) }, { "seed", Value(seed) } }));
            QVERIFY(run);
            QVERIFY(*run->results.find("sorted") == Value(true));
            QVERIFY(*run->results.find("complete") == Value(true));
            QCOMPARE(
                run->results.find("checksum")->toInt(), static_cast<std::int64_t>(checksum >> 1U));
            QCOMPARE(run->trace->taskCount(), static_cast<std::size_t>(tasks));
        }
    }
}

void TstCompute::mergeSortEndsWithAnyNumberOfWorkers_data()
{
    QTest::addColumn<unsigned>("workers");
    QTest::addColumn<QByteArray>("policy");
    for (const unsigned workers : { 1U, 2U, 3U, 64U, 1024U })
        for (const char* policy : { "fifo", "stealing" })
            QTest::addRow("%u, %s", workers, policy) << workers << QByteArray(policy);
}

void TstCompute::mergeSortEndsWithAnyNumberOfWorkers()
{
    QFETCH(unsigned, workers);
    QFETCH(QByteArray, policy);
    for (const ModelId model : { ModelId::Threads, ModelId::SimulatedThreads }) {
        const auto run = sound(scenarioOf("merge-sort", model, workers,
            { { "size", Value(20'000) }, { "cutoff", Value(250) },
                { "policy", Value(policy.toStdString()) } }));
        QVERIFY(run);
        QVERIFY(*run->results.find("sorted") == Value(true));
    }
}

/// Against three plain loops.
void TstCompute::theProductIsRight()
{
    for (const std::int64_t size : { 1, 2, 17, 40 })
        for (const std::int64_t seed : { 0, 5 }) {
            const auto entry = [&](std::int64_t factor, std::int64_t row, std::int64_t column) {
                const std::int64_t place = (factor * size + row) * size + column;
                Random random(static_cast<std::uint64_t>((seed << 32U) + place));
                return static_cast<std::int64_t>(random.below(19)) - 9;
            };
            std::int64_t trace = 0;
            std::uint64_t checksum = 0;
            for (std::int64_t row = 0; row < size; ++row)
                for (std::int64_t column = 0; column < size; ++column) {
                    std::int64_t sum = 0;
                    for (std::int64_t k = 0; k < size; ++k)
                        sum += entry(0, row, k) * entry(1, k, column);
                    trace += row == column ? sum : 0;
                    checksum += Random(static_cast<std::uint64_t>(row * size + column)).next()
                        * static_cast<std::uint64_t>(sum);
                }
            const auto run = sound(scenarioOf("matrix-product", ModelId::Threads, 2,
                { { "size", Value(size) }, { "block", Value(16) }, { "rounds", Value(1) },
                    { "seed", Value(seed) } }));
            QVERIFY(run);
            QCOMPARE(run->results.find("trace")->toInt(), trace);
            QCOMPARE(run->results.find("checksum")->toInt(), static_cast<std::int64_t>(checksum));
        }
}

void TstCompute::blocksChangeNothing()
{
    std::optional<std::int64_t> checksum;
    for (const int block : { 16, 17, 50, 99, 100, 1024 }) {
        const auto run = sound(scenarioOf("matrix-product", ModelId::Threads, 3,
            { { "size", Value(100) }, { "block", Value(block) }, { "rounds", Value(2) } }));
        QVERIFY(run);
        const std::int64_t found = run->results.find("checksum")->toInt();
        QVERIFY(found == checksum.value_or(found));
        checksum = found;
    }
}

QTEST_GUILESS_MAIN(TstCompute)
#include "tst_compute.moc"
