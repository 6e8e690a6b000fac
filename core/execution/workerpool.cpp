// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/execution/workerpool.h"

#include "core/execution/workerprocess.h"

#include <fcntl.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <new>
#include <utility>

namespace interleave {

namespace {

/// A batch holds work for about so long: what is longer is handed over task by task, in strict
/// order.
constexpr Nanos kBatchWork = std::chrono::microseconds(100);
constexpr std::size_t kMaxBatch = 64;

} // namespace

WorkerPool::WorkerPool(RunEnvironment& environment, LaneRuntime& mainLane)
    : m_environment(environment),
      m_mainLane(mainLane),
      m_layout(ChannelLayout::forProcesses(environment.workers)),
      m_meanRunTicks(static_cast<double>(m_converter.toTicks(kBatchWork)))
{
}

WorkerPool::~WorkerPool()
{
    stop(readTicks());
    for (const int descriptor :
        { m_controlRead, m_controlWrite, m_wakeMain, m_wakeManager, m_epoll })
        if (descriptor >= 0)
            ::close(descriptor);
}

Result<void> WorkerPool::openDescriptors()
{
    std::array<int, 2> control { -1, -1 };
    const bool piped = pipe2(control.data(), O_CLOEXEC) == 0;
    m_controlRead = moveDescriptorUp(control[0]);
    m_controlWrite = moveDescriptorUp(control[1]);
    m_wakeMain = moveDescriptorUp(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
    m_wakeManager = moveDescriptorUp(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
    m_epoll = epoll_create1(EPOLL_CLOEXEC);
    if (!piped || m_controlRead < 0 || m_controlWrite < 0 || m_wakeMain < 0 || m_wakeManager < 0
        || m_epoll < 0)
        return tl::unexpected(
            systemError("cannot open the descriptors of the process pool", errno));
    return {};
}

void WorkerPool::describeRun()
{
    m_block = new (m_segment.data()) PoolBlock;
    m_block->parentPid = getpid();
    m_block->workers = m_environment.workers;
    m_block->cores = std::max(std::thread::hardware_concurrency(), 1U);
    m_block->model = m_environment.model;
    m_block->recording = m_environment.recording;
    m_block->interpreterLock = m_environment.interpreterLock;
    m_block->seed = m_environment.seed;
    m_block->ticksPerMicrosecond
        = std::max<std::uint64_t>(1, m_converter.toTicks(std::chrono::microseconds(1)));
    const std::size_t n = std::min(m_environment.workload.size(), m_block->workload.size());
    std::copy_n(m_environment.workload.begin(), n, m_block->workload.begin());
    m_block->listener.store(Listener::Manager);
    m_block->blockBytes = sizeof(PoolBlock);
    m_block->magic = PoolBlock::kMagic;
    m_resources.emplace(m_block->resources, m_block->stop, m_block->broken);
}

Result<void> WorkerPool::start()
{
    auto executable = findWorkerExecutable();
    if (!executable)
        return tl::unexpected(executable.error());
    m_executable = std::move(*executable);
    if (auto allowed = checkProcessLimits(m_environment.workers, m_layout.bytes()); !allowed)
        return allowed;
    if (auto opened = openDescriptors(); !opened)
        return opened;
    auto segment = SharedSegment::create("interleave-pool", sizeof(PoolBlock));
    if (!segment)
        return tl::unexpected(segment.error());
    m_segment = std::move(*segment);
    describeRun();
    std::vector<ProcessChannel> channels;
    for (unsigned i = 0; i < m_environment.workers; ++i) {
        auto channel = ProcessChannel::create(m_layout, i, 0);
        if (!channel)
            return tl::unexpected(channel.error());
        channels.push_back(std::move(*channel));
    }
    m_manager = std::thread([this] { manage(); });
    m_environment.collector.begin();
    for (unsigned i = 0; i < m_environment.workers; ++i)
        if (auto added
            = addWorker(std::move(channels[i]), "Process " + std::to_string(i + 1), nullptr);
            !added)
            return added;
    return {};
}

Result<void> WorkerPool::addWorker(ProcessChannel channel, std::string laneName, TaskControl* only)
{
    const std::uint32_t index = m_processes.load();
    channel.setSpawnTicks(readTicks());
    const Nanos started = monotonicNow();
    auto process = spawnWorker(m_executable,
        { channel.descriptor(), m_segment.descriptor(), m_controlRead, m_wakeMain, m_wakeManager });
    channel.closeDescriptor();
    if (!process)
        return tl::unexpected(process.error());
    const LaneId lane = m_environment.collector.addRemoteLane(
        LaneKind::Process, std::move(laneName), process->pid(), channel.eventRing());
    const std::lock_guard lock(m_mutex);
    m_workers.push_back(std::make_unique<Worker>(Worker { std::move(channel), std::move(*process),
        lane, "worker " + std::to_string(index + 1), only != nullptr, false, false, started, {},
        {} }));
    m_processes.store(index + 1);
    watch(index);
    if (only != nullptr)
        (void)hand(index, *only);
    return {};
}

std::optional<Error> WorkerPool::brokenBy() const
{
    const std::lock_guard lock(m_mutex);
    return m_broken;
}

std::optional<std::uint32_t> WorkerPool::bodyIndex(BodyFunction body) const
{
    for (std::size_t i = 0; i < m_environment.bodies.size(); ++i)
        if (m_environment.bodies[i].function == body)
            return static_cast<std::uint32_t>(i);
    return std::nullopt;
}

void WorkerPool::submit(TaskControl& task)
{
    m_unfinished.fetch_add(1);
    Tasks finished;
    {
        const std::lock_guard lock(m_mutex);
        if (m_broken) { // since it was asked
            fail(task, *m_broken, finished);
        } else {
            m_pending.push_back(&task);
            dispatch();
        }
    }
    publish(finished);
}

Result<void> WorkerPool::startNamed(TaskControl& task, std::string name)
{
    const std::uint32_t index = m_processes.load();
    Result<void> added;
    m_unfinished.fetch_add(1);
    if (index >= PoolBlock::kMaxProcesses)
        added = failure(ErrorCode::System,
            "a run can have at most " + std::to_string(PoolBlock::kMaxProcesses)
                + " worker processes");
    else if (auto channel = ProcessChannel::create(m_layout, index, 1); !channel)
        added = tl::unexpected(channel.error());
    else
        added = addWorker(std::move(*channel), std::move(name), &task);
    if (!added) {
        Tasks finished;
        {
            const std::lock_guard lock(m_mutex);
            fail(task, added.error(), finished);
        }
        publish(finished);
    }
    return added;
}

bool WorkerPool::hand(std::uint32_t index, TaskControl& task)
{
    Worker& worker = *m_workers[index];
    const auto position = worker.channel.offer({ task.id(), task.sequence(),
        bodyIndex(task.body()).value_or(kNowhere), task.parameters() });
    if (!position)
        return false;
    worker.handed.push_back({ &task, *position });
    placeOf(task) = { index, *position };
    return true;
}

std::size_t WorkerPool::batchSize() const
{
    const auto byWork = static_cast<std::size_t>(
        static_cast<double>(m_converter.toTicks(kBatchWork)) / std::max(m_meanRunTicks, 1.0));
    const std::size_t byWaiting
        = m_pending.size() / (std::size_t { 4 } * std::max(m_environment.workers, 1U));
    return std::max<std::size_t>(1, std::min({ byWork, byWaiting, kMaxBatch }));
}

WorkerPool::Place& WorkerPool::placeOf(const TaskControl& task)
{
    if (task.id().index() >= m_places.size())
        m_places.resize(task.id().index() + 1);
    return m_places[task.id().index()];
}

void WorkerPool::dropWithdrawn()
{
    while (!m_pending.empty() && placeOf(*m_pending.front()).worker == kWithdrawn)
        m_pending.pop_front();
}

void WorkerPool::dispatch()
{
    for (dropWithdrawn(); !m_idle.empty() && !m_pending.empty() && !m_broken && !m_stopping;
         dropWithdrawn()) {
        const std::uint32_t index = m_idle.top();
        m_idle.pop();
        for (std::size_t left = batchSize();
             left > 0 && !m_pending.empty() && hand(index, *m_pending.front()); --left) {
            m_pending.pop_front();
            dropWithdrawn();
        }
        m_workers[index]->channel.ringDoorbell();
    }
}

bool WorkerPool::withdraw(const TaskControl& task)
{
    const std::lock_guard lock(m_mutex);
    Place& place = placeOf(task);
    if (place.worker == kWithdrawn || task.state() != FutureState::Pending)
        return false;
    if (place.worker != kNowhere) {
        Worker& worker = *m_workers[place.worker];
        if (worker.gone || worker.named || !worker.channel.withdraw(place.position))
            return false;
        std::erase_if(worker.handed, [&](const Handed& h) { return h.task == &task; });
        if (worker.handed.empty())
            m_idle.push(place.worker);
    }
    place.worker = kWithdrawn;
    m_unfinished.fetch_sub(1);
    return true;
}

bool WorkerPool::isRunning(const TaskControl& task) const
{
    const std::lock_guard lock(m_mutex);
    const Place place
        = task.id().index() < m_places.size() ? m_places[task.id().index()] : Place {};
    return place.worker < m_workers.size()
        && m_workers[place.worker]->channel.isClaimed(place.position);
}

bool WorkerPool::signal(int pid, int number) const
{
    const std::lock_guard lock(m_mutex);
    const auto it = std::find_if(m_workers.begin(), m_workers.end(), [pid](const auto& worker) {
        return !worker->process.isReaped() && worker->process.pid() == pid;
    });
    return it != m_workers.end() && (*it)->process.signal(number);
}

void WorkerPool::serve(std::uint32_t index, Tasks& finished)
{
    Worker& worker = *m_workers[index];
    if (worker.gone)
        return;
    if (!worker.ready && worker.channel.isReady()) {
        worker.ready = true;
        m_startDuration = std::max(m_startDuration, monotonicNow() - worker.started);
        if (!worker.named)
            m_idle.push(index);
    }
    std::vector<ResultMessage> results;
    bool sound = worker.channel.receive(results);
    for (ResultMessage& result : results)
        sound = sound && complete(index, result, finished);
    if (!sound)
        condemn(worker, "killed because it had sent damaged data");
}

bool WorkerPool::complete(std::uint32_t index, ResultMessage& message, Tasks& finished)
{
    Worker& worker = *m_workers[index];
    if (worker.handed.empty() || worker.handed.front().task->id() != message.task)
        return false;
    TaskControl& task = *worker.handed.front().task;
    worker.handed.pop_front();
    task.setSequence(message.sequence);
    task.setOutcome(std::move(message.value), std::move(message.error));
    finished.push_back(&task);
    constexpr double kWeight = 0.25;
    m_meanRunTicks += kWeight * (static_cast<double>(message.runTicks) - m_meanRunTicks);
    if (worker.handed.empty() && !worker.named)
        m_idle.push(index);
    return true;
}

void WorkerPool::pump()
{
    Tasks finished;
    {
        const std::lock_guard lock(m_mutex);
        m_block->takeNews(m_processes.load(), [&](std::uint32_t index) { serve(index, finished); });
        dispatch();
        if (isMain())
            flushDeferred();
    }
    publish(finished);
}

/// Not under the mutex: callbacks run here.
void WorkerPool::publish(const Tasks& finished)
{
    for (TaskControl* task : finished)
        task->finish(task);
    if (!finished.empty() && m_unfinished.fetch_sub(finished.size()) == finished.size())
        wakeMain();
}

void WorkerPool::flushDeferred()
{
    for (const Deferred& d : m_deferred)
        m_mainLane.recorder.transitionAt(
            d.ticks, d.task, kNextSequence, d.state, Reason::None, {}, {});
    m_deferred.clear();
}

} // namespace interleave
