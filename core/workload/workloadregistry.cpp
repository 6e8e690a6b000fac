// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workload/workloadregistry.h"

#include "core/base/text.h"

namespace interleave {

// Each is defined in the file of its family; this is the one place that knows them all.
Workload cpuCountingPool();          // pools.cpp
Workload flags();                    // flags.cpp
Workload loiterMap();                // pools.cpp
Workload futuresBrokenPool();        // pools.cpp
Workload threeMathTasks();           // eventloop.cpp
Workload lockCounter();              // threads.cpp
Workload threadsFive();              // threadsstart.cpp
Workload threadsArgs();              // threadsstart.cpp
Workload threadsNamed();             // threadsstart.cpp
Workload threadsDaemon();            // threadsdaemon.cpp
Workload threadsDaemonJoin();        // threadsdaemon.cpp
Workload threadsDaemonJoinTimeout(); // threadsdaemon.cpp
Workload threadsEnumerate();         // threadsenumerate.cpp
Workload eventWait();                // threadsevent.cpp
Workload lockTryAcquire();           // threadslocks.cpp
Workload lockNotReentrant();         // threadslocks.cpp
Workload rlockReentrant();           // threadslocks.cpp
Workload lockWith();                 // threadslocks.cpp
Workload conditionNotifyAll();       // threadscondition.cpp
Workload barrierWait();              // threadsbarriers.cpp
Workload barrierAbort();             // threadsbarriers.cpp
Workload semaphorePool();            // threadssemaphore.cpp
Workload queueFetchSequential();     // queues.cpp
Workload queueFetchThreads();        // queues.cpp
Workload threadLocal();              // threadslocal.cpp
Workload threadLocalSubclass();      // threadslocal.cpp
Workload mandelbrot();               // compute.cpp
Workload queens();                   // compute.cpp

const std::vector<Workload>& allWorkloads()
{
    static const std::vector<Workload> workloads = {
        cpuCountingPool(),
        flags(),
        loiterMap(),
        futuresBrokenPool(),
        threeMathTasks(),
        threadsFive(),
        threadsArgs(),
        threadsNamed(),
        threadsDaemon(),
        threadsDaemonJoin(),
        threadsDaemonJoinTimeout(),
        threadsEnumerate(),
        eventWait(),
        lockCounter(),
        lockTryAcquire(),
        lockNotReentrant(),
        rlockReentrant(),
        lockWith(),
        conditionNotifyAll(),
        barrierWait(),
        barrierAbort(),
        semaphorePool(),
        threadLocal(),
        threadLocalSubclass(),
        queueFetchSequential(),
        queueFetchThreads(),
        mandelbrot(),
        queens(),
    };
    return workloads;
}

const Workload* findWorkload(std::string_view id)
{
    for (const Workload& workload : allWorkloads())
        if (workload.id == id)
            return &workload;
    return nullptr;
}

std::string nearestWorkload(std::string_view id)
{
    std::vector<std::string> ids;
    for (const Workload& workload : allWorkloads())
        ids.push_back(workload.id);
    return nearest(id, ids);
}

} // namespace interleave
