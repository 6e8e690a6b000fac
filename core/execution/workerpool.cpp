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
constexpr std::size_t kManyNamed = 64; ///< how many there are is not known before
} // namespace

WorkerPool::WorkerPool(RunEnvironment& environment, LaneRuntime& mainLane)
    : m_environment(environment),
      m_mainLane(mainLane),
      m_layout(ChannelLayout::forProcesses(environment.poolWorkers())),
      m_namedLayout(ChannelLayout::forProcesses(kManyNamed)),
      m_batchTicks(static_cast<double>(m_converter.toTicks(kBatchWork))),
      m_wakeUpTicks(static_cast<double>(m_converter.toTicks(kWakeUp))),
      m_meanRunTicks(m_batchTicks)
{
}

WorkerPool::~WorkerPool()
{
    stop(readTicks());
}

void WorkerPool::closeDescriptors()
{
    for (int* descriptor :
        { &m_controlRead, &m_controlWrite, &m_wakeMain, &m_wakeManager, &m_epoll })
        if (*descriptor >= 0)
            ::close(std::exchange(*descriptor, -1));
    m_segment.closeDescriptor();
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
    const int stop = m_environment.stopDescriptor;
    if (!piped || m_controlRead < 0 || m_controlWrite < 0 || m_wakeMain < 0 || m_wakeManager < 0
        || m_epoll < 0 || !listenTo(m_wakeManager, EPOLLIN, kWakeKey)
        || (stop >= 0 && !listenTo(stop, EPOLLIN | EPOLLONESHOT, kStopKey)))
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
    m_block->busy.store(1); // the main lane
    m_block->blockBytes = sizeof(PoolBlock);
    m_block->magic = PoolBlock::kMagic;
    m_resources.emplace(m_block->resources, m_block->stop, SharedSync::kParent);
}

Result<void> WorkerPool::start()
{
    auto executable = findWorkerExecutable();
    if (!executable)
        return tl::unexpected(executable.error());
    m_executable = std::move(*executable);
    if (auto allowed = checkProcessLimits(m_environment.poolWorkers(), m_layout.bytes()); !allowed)
        return allowed;
    if (auto opened = openDescriptors(); !opened)
        return opened;
    auto segment = SharedSegment::create("interleave-pool", sizeof(PoolBlock));
    if (!segment)
        return tl::unexpected(segment.error());
    m_segment = std::move(*segment);
    describeRun();
    std::vector<ProcessChannel> channels;
    for (unsigned i = 0; i < m_environment.poolWorkers(); ++i) {
        auto channel = ProcessChannel::create(m_layout, i, 0);
        if (!channel)
            return tl::unexpected(channel.error());
        channels.push_back(std::move(*channel));
    }
    m_manager = std::thread([this] { manage(); });
    m_environment.collector.begin();
    m_mainLane.recorder.laneBegin();
    const std::uint64_t begun = readTicks();
    for (unsigned i = 0; i < m_environment.poolWorkers(); ++i)
        if (auto added
            = addWorker(std::move(channels[i]), "Process " + std::to_string(i + 1), nullptr);
            !added)
            return added;
    m_mainLane.recorder.overhead(begun, Reason::Spawn);
    return {};
}

Result<void> WorkerPool::addWorker(ProcessChannel channel, std::string laneName, TaskControl* only)
{
    const std::uint32_t index = m_processes.load();
    channel.setSpawnTicks(readTicks());
    channel.setName(laneName);
    const Nanos started = monotonicNow();
    auto process = spawnWorker(m_executable,
        { channel.descriptor(), m_segment.descriptor(), m_controlRead, m_wakeMain, m_wakeManager });
    channel.closeDescriptor();
    if (!process)
        return tl::unexpected(process.error());
    const std::lock_guard lock(
        m_mutex); // the manager looks for the worker as soon as it hears of it
    if (!listenTo(process->descriptor(), EPOLLIN, index))
        return tl::unexpected(systemError("cannot watch a worker process", errno));
    const LaneId lane = m_environment.collector.addRemoteLane(
        LaneKind::Process, std::move(laneName), process->pid(), channel.eventRing());
    m_workers.push_back(std::make_unique<Worker>(Worker { std::move(channel), std::move(*process),
        lane, "worker " + std::to_string(index + 1), only != nullptr, false, false, started, {}, {},
        0 }));
    m_processes.store(index + 1);
    m_block->setNews(index); // it may have been there before anybody knew of it
    wakeManager();           // it has a new deadline
    if (only != nullptr) {
        (void)hand(index, *only);
        m_workers[index]->channel.ringDoorbell(); // it may have been there first, and sleep
    }
    return {};
}

std::optional<Error> WorkerPool::brokenBy() const
{
    if (!m_isBroken.load())
        return std::nullopt;
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

Result<void> WorkerPool::startNamed(TaskControl& task, std::string name)
{
    const std::uint64_t begun = readTicks();
    const std::uint32_t index = m_processes.load();
    Result<void> added;
    if (!task.isDaemon())
        m_unfinished.fetch_add(1);
    if (index >= PoolBlock::kMaxProcesses)
        added = failure(ErrorCode::System,
            "a run can have at most " + std::to_string(PoolBlock::kMaxProcesses)
                + " worker processes");
    else if (auto channel = ProcessChannel::create(m_namedLayout, index, 1); !channel)
        added = tl::unexpected(channel.error());
    else
        added = addWorker(std::move(*channel), std::move(name), &task);
    m_mainLane.recorder.overhead(begun, Reason::Spawn);
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

bool WorkerPool::signal(int pid, int number) const
{
    const std::lock_guard lock(m_mutex);
    const auto it = std::find_if(m_workers.begin(), m_workers.end(), [pid](const auto& worker) {
        return !worker->process.isReaped() && worker->process.pid() == pid;
    });
    return it != m_workers.end() && (*it)->process.signal(number);
}

} // namespace interleave
