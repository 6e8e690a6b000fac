// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/errortext.h"

#include <QCoreApplication>

namespace interleave::ui {

namespace {

struct Texts {
    const char* headline;
    const char* nextStep;
};

Texts textsOf(ErrorCode code)
{
    switch (code) {
    case ErrorCode::BadArgument:
        return { QT_TRANSLATE_NOOP("errors", "A value is outside its range"),
            QT_TRANSLATE_NOOP("errors", "Change the value in the Run panel and run again.") };
    case ErrorCode::NotFound:
        return { QT_TRANSLATE_NOOP("errors", "Something was not found"),
            QT_TRANSLATE_NOOP("errors", "Check the name or the path, then try again.") };
    case ErrorCode::Unsupported:
        return { QT_TRANSLATE_NOOP("errors", "This model has no meaning for the workload"),
            QT_TRANSLATE_NOOP("errors", "Switch the model off, or choose another workload.") };
    case ErrorCode::WouldDeadlock:
        return { QT_TRANSLATE_NOOP("errors", "This scenario could never finish"),
            QT_TRANSLATE_NOOP("errors", "Give it more workers, or fewer parties.") };
    case ErrorCode::System:
        return { QT_TRANSLATE_NOOP("errors", "The operating system refused"),
            QT_TRANSLATE_NOOP(
                "errors", "Close other programs or use fewer workers, then try again.") };
    case ErrorCode::BrokenPool:
        return { QT_TRANSLATE_NOOP("errors", "A worker process ended abruptly"),
            QT_TRANSLATE_NOOP("errors",
                "The picture shows everything up to that moment. Run again (F5) to repeat it.") };
    case ErrorCode::TaskFailed:
    case ErrorCode::TimedOut:
    case ErrorCode::InvalidState:
        return { QT_TRANSLATE_NOOP("errors", "A task failed"),
            QT_TRANSLATE_NOOP(
                "errors", "Look at the failed task in the timeline, then run again (F5).") };
    case ErrorCode::Cancelled:
        return { QT_TRANSLATE_NOOP("errors", "The run was cancelled"),
            QT_TRANSLATE_NOOP("errors", "What was done is kept and drawn. Run again with F5.") };
    case ErrorCode::Io:
        return { QT_TRANSLATE_NOOP("errors", "Reading or writing failed"),
            QT_TRANSLATE_NOOP(
                "errors", "Choose another place, or free some space, then try again.") };
    case ErrorCode::AccountingFault:
        return { QT_TRANSLATE_NOOP("errors", "The events of this run do not add up"),
            QT_TRANSLATE_NOOP("errors",
                "Do not trust this picture. Run again, and please report it if it stays.") };
    case ErrorCode::MemoryLimit:
        return { QT_TRANSLATE_NOOP("errors", "Recording stopped at its memory limit"),
            QT_TRANSLATE_NOOP("errors",
                "The picture shows everything up to that moment. Raise the memory limit in the Run "
                "panel, or make the run smaller.") };
    case ErrorCode::BrokenBarrier:
        return { QT_TRANSLATE_NOOP("errors", "A barrier was broken"),
            QT_TRANSLATE_NOOP(
                "errors", "Look in the timeline for who did not come in time, or aborted it.") };
    }
    return { QT_TRANSLATE_NOOP("errors", "Something went wrong"),
        QT_TRANSLATE_NOOP("errors", "Try again.") };
}

} // namespace

QString errorHeadline(ErrorCode code)
{
    return QCoreApplication::translate("errors", textsOf(code).headline);
}

QString errorNextStep(ErrorCode code)
{
    return QCoreApplication::translate("errors", textsOf(code).nextStep);
}

} // namespace interleave::ui
