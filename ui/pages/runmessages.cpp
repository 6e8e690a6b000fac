// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/runmessages.h"

#include "ui/support/coretext.h"
#include "ui/support/errortext.h"
#include "ui/timeline/runtext.h"
#include "ui/timeline/scheduletext.h"
#include "ui/timeline/timetext.h"
#include "ui/viewmodels/experimentmodel.h"

#include <QCoreApplication>
#include <QLocale>

#include <functional>
#include <map>

namespace interleave::ui {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Messages)
};

constexpr qsizetype kMaxDetails = 100;

/// The runs that something is to be said about, a line each.
class Lines {
public:
    void add(const QString& run, const QString& text)
    {
        ++m_count;
        if (m_lines.size() < kMaxDetails)
            m_lines << QStringLiteral("%1: %2").arg(run, text);
    }
    [[nodiscard]] int count() const { return m_count; }
    [[nodiscard]] QString text() const { return m_lines.join(u'\n'); }

private:
    QStringList m_lines;
    int m_count = 0;
};

using Describe = std::function<QString(const RunResult&)>; ///< empty: nothing to say

Lines collect(const ExperimentModel& experiment, const Describe& describe)
{
    Lines lines;
    for (const ExperimentModel::Run& run : experiment.runs()) {
        const QString text = run.result ? describe(*run.result) : QString();
        if (!text.isEmpty())
            lines.add(titleOfRun(experiment.spec(), run.planned), text);
    }
    return lines;
}

void addSleep(const ExperimentModel& experiment, std::vector<Message>& messages)
{
    const Lines lines = collect(experiment, [](const RunResult& r) {
        return r.machineSlept.count() > 0 ? durationText(r.machineSlept) : QString();
    });
    if (lines.count() > 0)
        messages.push_back({ Message::Kind::Warning,
            Tr::tr("The machine slept during %n run(s)", nullptr, lines.count()),
            Tr::tr("Durations of these runs are not to be trusted. Run again with F5."),
            lines.text() });
}

void addDisturbed(const ExperimentModel& experiment, std::vector<Message>& messages)
{
    const Lines lines = collect(experiment, [](const RunResult& r) {
        return r.quietness.isDisturbed()
            ? Tr::tr("others kept %1 cores busy, %2 were taken by the hypervisor")
                  .arg(QLocale().toString(r.quietness.foreignCores, 'f', 2),
                      QLocale().toString(r.quietness.stealCores, 'f', 2))
            : QString();
    });
    if (lines.count() > 0)
        messages.push_back({ Message::Kind::Warning,
            Tr::tr("Other programs disturbed %n run(s)", nullptr, lines.count()),
            Tr::tr("They took more than a tenth of a core, so durations and speedups may be off. "
                   "Close other programs, or switch on “Repeat disturbed runs”."),
            lines.text() });
}

void addLost(const ExperimentModel& experiment, std::vector<Message>& messages)
{
    qulonglong lost = 0;
    const Lines lines = collect(experiment, [&lost](const RunResult& r) {
        if (!r.trace || r.trace->counts().lost + r.trace->counts().corrupt == 0)
            return QString();
        const EventCounts& c = r.trace->counts();
        lost += c.lost + c.corrupt;
        return Tr::tr("%1 produced, %2 stored, %3 lost, %4 unreadable")
            .arg(c.produced)
            .arg(c.stored)
            .arg(c.lost)
            .arg(c.corrupt);
    });
    if (lines.count() > 0)
        messages.push_back({ Message::Kind::Warning,
            Tr::tr("%n run(s) lost events", nullptr, lines.count()),
            Tr::tr("%1 events are missing in the picture: the recording was bounded and its rings "
                   "were full. Choose lossless recording and run again.")
                .arg(QLocale().toString(lost)),
            lines.text() });
}

void addLostSchedule(const ExperimentModel& experiment, std::vector<Message>& messages)
{
    const Lines lines = collect(experiment, [](const RunResult& r) {
        const SystemSchedule* schedule = r.trace ? r.trace->systemSchedule().get() : nullptr;
        // A slice without an end, at the edge of a run, is told below the chart alone.
        const bool isGrave = schedule != nullptr && schedule->isRecorded()
            && (schedule->lostRecords() > 0 || schedule->limitReached());
        return isGrave ? scheduleNotice(schedule) : QString();
    });
    if (lines.count() > 0)
        messages.push_back({ Message::Kind::Warning,
            Tr::tr("%n run(s) lost parts of the system's schedule", nullptr, lines.count()),
            Tr::tr("On the rows of the cores something is missing, and the times on a core are a "
                   "little too short. Everything else is complete."),
            lines.text() });
}

void addFailed(const ExperimentModel& experiment, std::vector<Message>& messages)
{
    std::map<ErrorCode, Lines> byCode;
    for (const ExperimentModel::Run& run : experiment.runs())
        if (run.result && run.result->status == RunStatus::Failed) {
            const Error error = run.result->error.value_or(Error {});
            byCode[error.code].add(titleOfRun(experiment.spec(), run.planned), plain(error.detail));
        }
    for (const auto& [code, lines] : byCode)
        messages.push_back({ Message::Kind::Error, errorHeadline(code),
            //: what failed, then what to do
            Tr::tr("%n run(s) failed and do not count. %1", nullptr, lines.count())
                .arg(errorNextStep(code)),
            lines.text() });
}

} // namespace

std::vector<Message> messagesOf(const ExperimentModel& experiment)
{
    std::vector<Message> messages;
    addSleep(experiment, messages);
    addDisturbed(experiment, messages);
    addLost(experiment, messages);
    addLostSchedule(experiment, messages);
    addFailed(experiment, messages);
    return messages;
}

Message failureMessage(const Error& error, const QString& consequence)
{
    return { Message::Kind::Error, errorHeadline(error.code),
        //: what it means, then what to do
        Tr::tr("%1 %2").arg(consequence, errorNextStep(error.code)), plain(error.detail) };
}

} // namespace interleave::ui
