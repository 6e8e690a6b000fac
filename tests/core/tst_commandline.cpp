// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline.h"
#include "app/helptext.h"
#include "app/runreport.h"
#include "core/run/machine.h"
#include "core/workload/workloadaliases.h"
#include "core/workload/workloadregistry.h"

#include <QTest>

#include <algorithm>

using namespace interleave;
using namespace interleave::app;

namespace {

constexpr const char* kWorkload = "cpu-counting-pool";

QString errorOf(const QStringList& words)
{
    std::vector<std::string> arguments;
    for (const QString& word : words)
        arguments.push_back(word.toStdString());
    const auto line = parseCommandLine(arguments);
    return line ? QString() : QString::fromStdString(line.error().detail);
}

CommandLine parsed(const QStringList& words)
{
    std::vector<std::string> arguments;
    for (const QString& word : words)
        arguments.push_back(word.toStdString());
    const auto line = parseCommandLine(arguments);
    return line ? *line : CommandLine {};
}

/// A whole-number parameter of the workload.
const ParameterSpec& wholeParameter()
{
    const auto& specs = findWorkload(kWorkload)->parameters;
    return *std::find_if(specs.begin(), specs.end(),
        [](const ParameterSpec& s) { return s.kind == ParameterKind::Integer; });
}

} // namespace

class TestCommandLine : public QObject {
    Q_OBJECT

private slots:
    void commands();
    void defaults();
    void recordedCommands();
    void otherIds();
    void options();
    void equalsSignOrBlank();
    void everythingAfterTwoDashesIsNoOption();
    void hostile_data();
    void hostile();
    void hostileParameters_data();
    void hostileParameters();
    void modelWithoutMeaning();
    void helpNamesEveryOption();
    void durationTexts();
};

void TestCommandLine::commands()
{
    QVERIFY(parsed({}).command == Command::Window);
    QVERIFY(parsed({ "list" }).command == Command::List);
    QVERIFY(parsed({ "list", "--json" }).json);
    QVERIFY(parsed({ "--version" }).command == Command::Version);
    QVERIFY(parsed({ "--help" }).command == Command::Help);
    QVERIFY(parsed({ "-h" }).command == Command::Help);
    QVERIFY(parsed({ "run", "--help" }).helpTopic == Command::Run);
    QVERIFY(parsed({ "list", "--help" }).helpTopic == Command::List);
    QVERIFY(parsed({ "run", kWorkload }).command == Command::Run);
    QVERIFY(parsed({ "record", "--help" }).helpTopic == Command::Record);
    for (const char* file : { "a.interleave", "./list", "/tmp/run" }) {
        QVERIFY(parsed({ file }).command == Command::Window);
        QCOMPARE(parsed({ file }).file, std::string(file));
    }
    QVERIFY(parsed({}).file.empty());
    QVERIFY(errorOf({ "a.interleave", "b.interleave" }).contains("b.interleave"));
    QVERIFY(errorOf({ "a.interleave", "--overwrite" }).contains("belongs to interleave run"));
}

void TestCommandLine::recordedCommands()
{
    using Words = std::vector<std::string>;
    const CommandLine line = parsed({ "record", "--output", "a.JSON", "--duration", "1.5",
        "--overwrite", "--json", "--", "ls", "--json", "-l", "--" });
    QVERIFY(line.command == Command::Record);
    QVERIFY(line.record.command == (Words { "ls", "--json", "-l", "--" })); // all of it is its own
    QVERIFY(line.record.output == "a.JSON" && line.record.format == RecordFormat::Trace);
    QVERIFY(line.record.duration == Nanos(1'500'000'000));
    QVERIFY(line.json && line.overwrite);
    const CommandLine plain = parsed({ "record", "run", "--help" });
    QVERIFY(plain.command == Command::Record);
    QVERIFY(plain.record.command == (Words { "run", "--help" }));
    QVERIFY(plain.record.output.empty() && !plain.record.duration && !plain.json);
    QVERIFY(
        parsed({ "record", "--output", "a.csv", "--", "x" }).record.format == RecordFormat::Csv);
    QVERIFY(parsed({ "record", "--output", "a.Interleave", "--", "x" }).record.format
        == RecordFormat::Native);
    QVERIFY(parsed({ "record", "--", "--version" }).record.command == Words { "--version" });
    QVERIFY(!parsed({ "run", kWorkload, "--no-system-schedule" }).experiment.systemSchedule);
}

void TestCommandLine::defaults()
{
    const CommandLine line = parsed({ "run", kWorkload });
    const ExperimentSpec& spec = line.experiment;
    QVERIFY(spec.workload == kWorkload);
    QVERIFY(spec.models
        == std::vector<ModelId>(
            { ModelId::Sequential, ModelId::Threads, ModelId::Processes, ModelId::Loop }));
    QVERIFY(spec.workers == std::vector<unsigned> { machineFacts().cores });
    QCOMPARE(spec.repeats, 1U);
    QVERIFY(!spec.interpreterLock);
    QVERIFY(spec.recording == RecordingMode::Lossless);
    QVERIFY(spec.parameters == ParameterValues(findWorkload(kWorkload)->parameters));
    QVERIFY(!line.figure.view && !line.figure.run && !line.figure.size && !line.figure.scale);
    QVERIFY(!line.figure.dark && !line.json && !line.overwrite && line.exports.empty());
}

/// An id of the catalogue that is another workload with settings: what is given still wins.
void TestCommandLine::otherIds()
{
    for (const WorkloadAlias& alias : allAliases()) {
        const Workload* workload = findWorkload(alias.workload);
        QVERIFY2(workload != nullptr, alias.id.c_str());
        QVERIFY2(findWorkload(alias.id) == nullptr, alias.id.c_str());
        QVERIFY2(workload->reasonAgainst(alias.model).empty(), alias.id.c_str());
        for (const auto& [parameter, value] : alias.settings) {
            QVERIFY2(workload->parameter(parameter) != nullptr, parameter.c_str());
            QVERIFY2(checkParameter(*workload->parameter(parameter), value), parameter.c_str());
        }
        const ExperimentSpec spec = parsed({ "run", QString::fromStdString(alias.id) }).experiment;
        QCOMPARE(spec.workload, alias.workload);
        QVERIFY(spec.models == std::vector<ModelId> { alias.model });
        QVERIFY(spec.workers == std::vector<unsigned> { alias.workers });
        QVERIFY(spec.parameters == alias.parameters(*workload));
    }
    const ExperimentSpec spec = parsed({ "run", "flags-as-completed-3", "--models", "loop",
                                           "--workers", "7", "--param", "collect=map" })
                                    .experiment;
    QVERIFY(spec.models == std::vector<ModelId> { ModelId::Loop });
    QVERIFY(spec.workers == std::vector<unsigned> { 7U });
    QVERIFY(spec.parameters == ParameterValues(findWorkload("flags")->parameters));
    QVERIFY(errorOf({ "run", "flags-as-completed" }).contains("flags-as-completed-3"));
}

void TestCommandLine::options()
{
    const CommandLine line
        = parsed({ "run", "--models", "threads,simulated:threads,threads", "--workers", "1,2,2,4",
            "--repeat", "3", kWorkload, "--interpreter-lock", "--seed", "9223372036854775807",
            "--recording", "bounded", "--view", "timeline", "--run", "simulated:threads:4:3",
            "--size", "1920x1080", "--scale", "1.5", "--theme", "dark", "--export", "a.PNG",
            "--export", "b.spans.csv", "--export", "c.json", "--export", "d.interleave",
            "--overwrite", "--json", "--repeat-disturbed", "2", "--memory-limit", "1500M" });
    QVERIFY(line.command == Command::Run);
    QVERIFY(line.experiment.models
        == std::vector<ModelId>({ ModelId::Threads, ModelId::SimulatedThreads }));
    QVERIFY(line.experiment.workers == std::vector<unsigned>({ 1, 2, 4 }));
    QCOMPARE(line.experiment.repeats, 3U);
    QCOMPARE(line.experiment.repeatDisturbed, 2U);
    QCOMPARE(line.experiment.seed, std::uint64_t { 9'223'372'036'854'775'807 });
    QVERIFY(line.experiment.recording == RecordingMode::Bounded);
    QCOMPARE(line.experiment.memoryLimit, std::size_t { 1'500'000'000 });
    QVERIFY(line.experiment.interpreterLock && line.json && line.overwrite && line.figure.dark);
    QVERIFY(line.figure.view == FigureView::Timeline);
    QVERIFY((line.figure.run == PlannedRun { ModelId::SimulatedThreads, 4, 3 }));
    QVERIFY((line.figure.size == std::pair { 1920, 1080 }));
    QVERIFY(line.figure.scale == 1.5);
    QCOMPARE(line.exports.size(), std::size_t { 4 });
    QVERIFY(line.exports[0].format == ExportFormat::Png);
    QVERIFY(line.exports[1].format == ExportFormat::SpansCsv);
    QVERIFY(line.exports[2].format == ExportFormat::Trace);
    QVERIFY(line.exports[3].format == ExportFormat::Native);
}

void TestCommandLine::equalsSignOrBlank()
{
    QVERIFY(parsed({ "run", kWorkload, "--workers=3" }).experiment.workers
        == std::vector<unsigned> { 3 });
    const QString assignment = QString::fromStdString(wholeParameter().id) + "="
        + QString::number(static_cast<qlonglong>(wholeParameter().minimum));
    const auto line = parsed({ "run", kWorkload, "--param=" + assignment });
    QCOMPARE(line.experiment.parameters.integer(wholeParameter().id),
        static_cast<std::int64_t>(wholeParameter().minimum));
}

void TestCommandLine::everythingAfterTwoDashesIsNoOption()
{
    QVERIFY(errorOf({ "run", "--", "--json" }).contains("unknown workload \"--json\""));
    QVERIFY(parsed({ "run", "--", kWorkload }).command == Command::Run);
}

void TestCommandLine::hostile_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("names"); ///< what the error must name
    QTest::addColumn<QString>("shows");
    const auto row = [](const QStringList& words, const QString& names, const QString& shows) {
        QTest::addRow("interleave %s", qPrintable(words.join(' ').left(60)))
            << words << names << shows;
    };
    row({ "" }, "list, run, record or a file NAME.interleave", "\"\"");
    row({ "rnu" }, "did you mean run?", "\"rnu\"");
    row({ "RUN" }, "list, run, record or a file NAME.interleave", "\"RUN\"");
    row({ "recrod" }, "did you mean record", "\"recrod\"");
    row({ "record" }, "record needs a command", "-- COMMAND");
    row({ "record", "--" }, "record needs a command", "-- COMMAND");
    for (const char* bad : { "", "a", "a.png", ".json", ".interleave", "a.json/" })
        row({ "record", "--output", bad, "--", "ls" }, "--output must be a file name that ends in",
            QString("\"%1\"").arg(bad));
    for (const char* bad : { "", "0", "-1", "1e-9", "1e9", "nan", "inf", "5s", " 1" })
        row({ "record", "--duration", bad, "--", "ls" }, "--duration must be",
            QString("\"%1\"").arg(bad));
    row({ "record", "--workers", "2", "--", "ls" }, "--workers", "interleave run");
    row({ "run", kWorkload, "--output", "a.json" }, "--output", "interleave record");
    row({ "list", "--overwrite" }, "--overwrite", "interleave run and interleave record");
    row({ "list", "x" }, "list takes only options", "\"x\"");
    row({ "list", "--workers", "2" }, "--workers", "interleave run");
    row({ "--json" }, "--json", "interleave list");
    row({ "--models", "threads" }, "--models", "interleave run");
    row({ "run" }, "needs a workload", "interleave list");
    row({ "run", "" }, "unknown workload", "\"\"");
    row({ "run", "nonsense" }, "unknown workload", "\"nonsense\"");
    row({ "run", "cpu-counting-poll" }, "did you mean cpu-counting-pool?", "\"cpu-counting-poll\"");
    row({ "run", "../etc/passwd" }, "unknown workload", "passwd");
    row({ "run", QString(100'000, 'x') }, "unknown workload", "...");
    row({ "run", kWorkload, "flags" }, "one workload", "\"flags\"");
    const auto with = [&](const QStringList& rest, const QString& names, const QString& shows) {
        row(QStringList({ "run", kWorkload }) + rest, names, shows);
    };
    with({ "--worker", "2" }, "did you mean --workers?", "\"--worker\"");
    with({ "--frobnicate" }, "unknown option", "\"--frobnicate\"");
    with({ "-x" }, "unknown option", "\"-x\"");
    with({ "-" }, "unknown option", "\"-\"");
    with({ "--=3" }, "unknown option", "\"--\"");
    with({ "--\n" }, "unknown option", "\\x0a");
    with({ "--json=yes" }, "--json takes no value", "\"yes\"");
    with({ "--json", "--json" }, "--json", "twice");
    with({ "--workers", "1", "--workers", "2" }, "--workers", "twice");
    const char* const workers = "--workers must be whole numbers from 1 to 1024";
    for (const char* bad : { "0", "-1", "1025", "1e9", "1000000000", "99999999999999999999", "abc",
             "", "1,", ",1", "1,,2", "1, 2", "1;2", "1.5", "NaN", "2x", " 2", "+2", "0x2" })
        with({ "--workers", bad }, workers, QString("\"%1\"").arg(bad));
    with({ "--workers=" }, workers, "\"\"");
    with({ "--workers" }, "--workers needs a value", "");
    with({ "--workers", "--json" }, "--workers needs a value", "");
    const char* const repeat = "--repeat must be a whole number from 1 to 1000";
    for (const char* bad : { "0", "-1", "1001", "1e9", "abc", "", "NaN", "1.0", "1 " })
        with({ "--repeat", bad }, repeat, QString("\"%1\"").arg(bad));
    const char* const seed = "--seed must be a whole number from 0 to 9223372036854775807";
    for (const char* bad : { "-1", "9223372036854775808", "1e9", "abc", "", "0x1" })
        with({ "--seed", bad }, seed, QString("\"%1\"").arg(bad));
    for (const char* bad : { "-1", "11", "", "x" })
        with({ "--repeat-disturbed", bad },
            "--repeat-disturbed must be a whole number from 0 to 10", QString("\"%1\"").arg(bad));
    with({ "--models", "thraeds" }, "did you mean threads?", "\"thraeds\"");
    for (const char* bad : { "", "threads,", "Threads", "all", "threads;loop", "simulated:" })
        with({ "--models", bad }, "--models must be of sequential", "\"");
    with({ "--view", "events" }, "--view must be compare, timeline or speedup", "\"events\"");
    with({ "--theme", "Dark" }, "--theme must be light or dark", "\"Dark\"");
    with({ "--recording", "off" }, "--recording must be lossless or bounded", "\"off\"");
    for (const char* bad : { "", "0", "M", "999K", "-1G", "1.5G", "1g", "1GB", "1001T",
             "99999999999999999999", "1 G", "max" })
        with({ "--memory-limit", bad }, "--memory-limit must be bytes from 1M to 1000T",
            QString("\"%1\"").arg(bad));
    for (const char* bad : { "", "100", "100x", "x100", "0x0", "399x300", "400x239", "20001x300",
             "-300x300", "300x300x300", "1e3x300", "300X300", "axb" })
        with({ "--size", bad }, "--size must be WIDTHxHEIGHT from 400x240 to 20000x20000",
            QString("\"%1\"").arg(bad));
    for (const char* bad :
        { "", "0", "-1", "0.24", "8.1", "1e9", "nan", "inf", "abc", "1x", "1e0" })
        with({ "--scale", bad }, "--scale must be a number from 0.25 to 8",
            QString("\"%1\"").arg(bad));
    with({ "--size", "16384x16384", "--scale", "8" }, "at most 64 million pixels", "17179 million");
    for (const char* bad : { "", "threads", "threads:4", "threads:4:", ":4:1", "threads:a:1",
             "x:4:1", "threads:4:1:1", "threads:-4:1", "::" })
        with({ "--run", bad }, "--run must be MODEL:WORKERS:REPEAT", QString("\"%1\"").arg(bad));
    with({ "--workers", "2", "--run", "threads:4:1" }, "--run must be one of", "threads:4:1");
    with({ "--run", "threads:1:2" }, "--run must be one of", "threads:1:2");
    with({ "--run", "simulated:loop:1:1" }, "--run must be one of", "simulated:loop:1:1");
    for (const char* bad : { "", "a", "a.bmp", ".png", "png", "a.png.gz", "a.png/", "dir.csv/x" })
        with({ "--export", bad }, "--export must be a file name that ends in .interleave, .png",
            QString("\"%1\"").arg(bad));
    with({ "--export", "a.csv", "--export", "a.csv" }, "--export", "twice");
    with({ "--param", "turns" }, "--param must be NAME=VALUE", "\"turns\"");
    with({ "--param", "=1" }, "--param must be NAME=VALUE", "\"=1\"");
    with({ "--param", "" }, "--param must be NAME=VALUE", "\"\"");
    with({ "--param", "nonsense=1" }, "has no parameter", "\"nonsense\"");
}

void TestCommandLine::hostile()
{
    QFETCH(QStringList, words);
    QFETCH(QString, names);
    QFETCH(QString, shows);
    const QString error = errorOf(words);
    QVERIFY2(error.contains(names), qPrintable(error));
    QVERIFY2(error.contains(shows), qPrintable(error));
    QVERIFY(!error.contains('\n'));
    QVERIFY(error.size() < 400);
}

void TestCommandLine::hostileParameters_data()
{
    QTest::addColumn<QString>("value");
    for (const char* bad : { "", "abc", "1e9", "1.5", "99999999999999999999",
             "-99999999999999999999", "NaN", "inf", " 1", "1 ", "0x10" })
        QTest::addRow("\"%s\"", bad) << bad;
}

void TestCommandLine::hostileParameters()
{
    QFETCH(QString, value);
    const QString id = QString::fromStdString(wholeParameter().id);
    const QString error = errorOf({ "run", kWorkload, "--param", id + "=" + value });
    QVERIFY2(error.contains("parameter '" + id + "'"), qPrintable(error));
    QVERIFY(error.contains(QString::fromStdString(wholeParameter().rangeText())));
    QVERIFY(error.contains("\"" + value + "\""));
}

void TestCommandLine::modelWithoutMeaning()
{
    for (const Workload& workload : allWorkloads()) {
        const QString id = QString::fromStdString(workload.id);
        const CommandLine line = parsed({ "run", id });
        QVERIFY(!line.experiment.models.empty());
        for (const ModelInfo& model : allModels()) {
            const std::string reason = workload.reasonAgainst(model.id);
            const QString name
                = QString::fromUtf8(model.name.data(), static_cast<qsizetype>(model.name.size()));
            const QString error = errorOf({ "run", id, "--models", name });
            QCOMPARE(error.isEmpty(), reason.empty());
            QVERIFY(error.contains(QString::fromStdString(reason)));
            const auto& chosen = line.experiment.models;
            const bool isDefault
                = std::find(chosen.begin(), chosen.end(), model.id) != chosen.end();
            QCOMPARE(isDefault, reason.empty() && !model.simulated);
        }
    }
}

void TestCommandLine::helpNamesEveryOption()
{
    const QString help = QString::fromStdString(helpText(Command::Run));
    for (const char* option : { "--models", "--workers", "--repeat", "--param",
             "--interpreter-lock", "--seed", "--recording", "--memory-limit",
             "--no-system-schedule", "--repeat-disturbed", "--export", "--overwrite", "--json",
             "--view", "--run", "--size", "--scale", "--theme" })
        QVERIFY2(help.contains(option), option);
    const QString record = QString::fromStdString(helpText(Command::Record));
    for (const char* option : { "--output", "--overwrite", "--duration", "--json" })
        QVERIFY2(record.contains(option), option);
    for (const Command topic : { Command::Help, Command::Run, Command::List, Command::Record })
        for (const QString& line : QString::fromStdString(helpText(topic)).split('\n'))
            QVERIFY2(line.size() <= 100, qPrintable(line));
}

void TestCommandLine::durationTexts()
{
    QVERIFY(durationText(Nanos(0)) == "0 ns");
    QVERIFY(durationText(Nanos(999)) == "999 ns");
    QVERIFY(durationText(Nanos(1'000)) == "1.000 us");
    QVERIFY(durationText(Nanos(12'346)) == "12.35 us");
    QVERIFY(durationText(Nanos(999'960)) == "1.000 ms");
    QVERIFY(durationText(Nanos(1'250'600'000)) == "1.251 s");
    QVERIFY(durationText(Nanos(99'995'000'000)) == "100.0 s");
    QVERIFY(durationText(Nanos(12'345'000'000'000)) == "12345 s");
}

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_commandline.moc"
