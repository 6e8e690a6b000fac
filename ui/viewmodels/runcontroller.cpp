// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/runcontroller.h"

#include "core/base/clock.h"
#include "ui/support/memory.h"
#include "ui/support/pace.h"
#include "ui/viewmodels/experimentmodel.h"

#include <QMetaObject>

#include <atomic>
#include <exception>
#include <mutex>
#include <system_error>
#include <utility>

namespace interleave::ui {

namespace {
constexpr int kPollMilliseconds = 17; // under 60 a second
} // namespace

/// What the run thread and the GUI thread share for one experiment. Its queued calls reach the
/// controller only while that is alive: Qt drops those to an object that is gone, and the
/// controller joins first.
class RunController::Session : public ExperimentObserver {
public:
    explicit Session(RunController* controller) : m_controller(controller) { }

    void runStarted(
        std::size_t index, const PlannedRun& /*run*/, std::shared_ptr<RunControl> control) override
    {
        {
            const std::lock_guard lock(m_mutex);
            m_control = std::move(control);
            if (m_stop)
                m_control->requestStop();
        }
        post([c = m_controller, index] { c->runStarted(index); });
    }

    void runFinished(std::size_t index, const RunResult& result) override
    {
        {
            const std::lock_guard lock(m_mutex);
            m_control.reset();
        }
        // Copied and read here: with a million tasks both take time.
        post([c = m_controller, index, r = std::make_shared<RunResult>(result),
                 figures = result.trace ? figuresOf(*result.trace) : RunFigures {}] {
            c->runEnded(index, std::move(*r), figures);
        });
    }

    void run(const Engine& engine, const ExperimentSpec& spec)
    {
        std::shared_ptr<const Error> error;
        try {
            if (const auto experiment = engine(spec, *this, m_stop); !experiment)
                error = std::make_shared<const Error>(experiment.error());
        } catch (const std::exception& e) {
            error = std::make_shared<const Error>(Error { ErrorCode::System, e.what() });
        } catch (...) {
            error = std::make_shared<const Error>(
                Error { ErrorCode::System, "an unknown exception" });
        }
        post([c = m_controller, error] { c->ended(error); });
    }

    void stop()
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
        if (m_control)
            m_control->requestStop();
    }

    [[nodiscard]] bool isStopping() const { return m_stop; }

    /// Null while the window has had no rest since the last one. GUI thread.
    [[nodiscard]] std::shared_ptr<const Trace> snapshot()
    {
        const Nanos now = monotonicNow();
        const Nanos cpu = threadCpuTime();
        if (!m_pace.isDue(now, cpu))
            return nullptr;
        const std::lock_guard lock(m_mutex);
        auto trace = m_control ? m_control->snapshot() : nullptr;
        // After a long rest this one is of its begin: a new one was asked for now.
        if (m_pace.since(now) > kFresh && !std::exchange(m_hasAsked, true))
            return nullptr;
        m_hasAsked = false;
        m_pace.begin(now, cpu);
        return trace;
    }

private:
    template <class Call> void post(Call call)
    {
        QMetaObject::invokeMethod(m_controller, std::move(call), Qt::QueuedConnection);
    }

    static constexpr Nanos kFresh { 50'000'000 };

    RunController* m_controller;
    Pace m_pace; ///< of the GUI thread
    bool m_hasAsked = false;
    std::atomic<bool> m_stop { false };
    std::mutex m_mutex;
    std::shared_ptr<RunControl> m_control;
};

RunController::RunController(ExperimentModel& model, QObject* parent)
    : RunController(model, &runExperiment, parent)
{
}

RunController::RunController(ExperimentModel& model, Engine engine, QObject* parent)
    : QObject(parent),
      m_model(model),
      m_engine(std::move(engine))
{
    m_timer.setInterval(kPollMilliseconds);
    connect(&m_timer, &QTimer::timeout, this, &RunController::poll);
}

RunController::~RunController()
{
    if (m_session)
        m_session->stop();
    if (m_thread.joinable())
        m_thread.join();
}

bool RunController::isCancelling() const
{
    return m_session && m_session->isStopping();
}

Nanos RunController::elapsed() const
{
    return m_liveRun >= 0 && m_clock.isValid() ? Nanos(m_clock.nsecsElapsed()) : Nanos(0);
}

bool RunController::start(const ExperimentSpec& spec)
{
    if (m_session)
        return false;
    m_session = std::make_shared<Session>(this);
    ExperimentSpec made = spec;
    made.keepTraces = false; // the model keeps them, and lets old ones go
    try {                    // what it tells is heard later
        m_thread = std::thread(
            [session = m_session, engine = m_engine, made] { session->run(engine, made); });
    } catch (const std::system_error& e) {
        m_session.reset();
        emit failed(
            { ErrorCode::System, std::string("cannot start a thread for the runs: ") + e.what() });
        return false;
    }
    m_model.setTraceBudget(traceBudgetBytes());
    m_model.reset(spec);
    m_model.setLive(true);
    emit started();
    return true;
}

void RunController::cancel()
{
    if (!m_session || m_session->isStopping())
        return;
    m_session->stop();
    emit cancelling();
}

void RunController::poll()
{
    if (!m_session || m_liveRun < 0)
        return;
    if (auto trace = m_session->snapshot())
        m_model.setSnapshot(m_liveRun, std::move(trace));
}

void RunController::runStarted(std::size_t index)
{
    m_liveRun = static_cast<int>(index);
    m_model.setRunning(m_liveRun);
    m_clock.start();
    m_timer.start();
}

void RunController::runEnded(std::size_t index, RunResult result, const RunFigures& figures)
{
    m_timer.stop();
    m_liveRun = -1;
    m_model.setResult(static_cast<int>(index), std::move(result), figures);
    emit runFinished(static_cast<int>(index));
}

void RunController::ended(const std::shared_ptr<const Error>& error)
{
    m_timer.stop();
    m_liveRun = -1;
    const bool wasCancelled = m_session->isStopping();
    m_thread.join();
    m_session.reset();
    m_model.setLive(false);
    if (error)
        emit failed(*error);
    emit finished(wasCancelled);
}

} // namespace interleave::ui
