// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workload/workloadregistry.h"

#include "core/base/text.h"
#include "core/workload/workloadaliases.h"

namespace interleave {

// Each is defined in the file of its family; this is the one place that knows them all.
Workload cpuCountingPool();           // pools.cpp
Workload flags();                     // flags.cpp
Workload loiterMap();                 // pools.cpp
Workload futuresBrokenPool();         // pools.cpp
Workload threeMathTasks();            // eventloop.cpp
Workload lockCounter();               // threads.cpp
Workload callLaterRing();             // calllater.cpp
Workload stateMachine();              // statemachine.cpp
Workload futureCallbacks();           // loopfutures.cpp
Workload asyncioFutureTwoTasks();     // loopfutures.cpp
Workload threeTaskInterleaving();     // turns.cpp
Workload asyncioFooBar();             // turns.cpp
Workload loopAlreadyRunning();        // turns.cpp
Workload spinnerThread();             // spinner.cpp
Workload spinnerAsyncio();            // spinner.cpp
Workload bankCashiers();              // cashiers.cpp
Workload futuresMap();                // futures.cpp
Workload futuresSubmit();             // futures.cpp
Workload futuresAsCompleted();        // futures.cpp
Workload futuresException();          // futures.cpp
Workload futuresContextManager();     // futures.cpp
Workload futuresCallback();           // futurecallbacks.cpp
Workload futuresCancel();             // futurecallbacks.cpp
Workload futuresProcessPids();        // processpools.cpp
Workload mpPoolMap();                 // processpools.cpp
Workload mpPoolApplyAsync();          // processpools.cpp
Workload asyncioGreenlets();          // asyncsleeps.cpp
Workload asyncioNondeterministic();   // asyncsleeps.cpp
Workload eventLoopDispatch();         // beside.cpp
Workload asyncioRunInExecutor();      // beside.cpp
Workload asyncioFutureVsPoolFuture(); // beside.cpp
Workload asyncioFetchPages();         // fetchpages.cpp
Workload threadsFive();               // threadsstart.cpp
Workload threadsArgs();               // threadsstart.cpp
Workload threadsNamed();              // threadsstart.cpp
Workload threadsDaemon();             // threadsdaemon.cpp
Workload threadsDaemonJoin();         // threadsdaemon.cpp
Workload threadsDaemonJoinTimeout();  // threadsdaemon.cpp
Workload threadsEnumerate();          // threadsenumerate.cpp
Workload eventWait();                 // threadsevent.cpp
Workload lockTryAcquire();            // threadslocks.cpp
Workload lockNotReentrant();          // threadslocks.cpp
Workload rlockReentrant();            // threadslocks.cpp
Workload lockWith();                  // threadslocks.cpp
Workload conditionNotifyAll();        // threadscondition.cpp
Workload barrierWait();               // threadsbarriers.cpp
Workload barrierAbort();              // threadsbarriers.cpp
Workload semaphorePool();             // threadssemaphore.cpp
Workload queueFetchSequential();      // queues.cpp
Workload queueFetchThreads();         // queues.cpp
Workload threadLocal();               // threadslocal.cpp
Workload threadLocalSubclass();       // threadslocal.cpp
Workload mandelbrot();                // compute.cpp
Workload queens();                    // compute.cpp
Workload mergeSort();                 // mergesort.cpp
Workload matrixProduct();             // matrixproduct.cpp

Workload mpDoublerPid();          // processfamily.cpp
Workload mpDoublerNames();        // processfamily.cpp
Workload mpLockPrinter();         // processfamily.cpp
Workload mpLogging();             // processfamily.cpp
Workload mpQueue();               // processfamily.cpp
Workload subprocessRunLs();       // subprocesses.cpp
Workload subprocessCheckFalse();  // subprocesses.cpp
Workload subprocessCaptureLs();   // subprocesses.cpp
Workload subprocessEchoPipe();    // subprocesses.cpp
Workload subprocessWriteStdin();  // subprocesspipes.cpp
Workload subprocessTwoWay();      // subprocesspipes.cpp
Workload subprocessPipeline();    // subprocesspipes.cpp
Workload subprocessSignalUsr1();  // subprocesssignal.cpp
Workload signalReceiveLoop();     // signals.cpp
Workload signalThreadsPause();    // signals.cpp
Workload signalAlarmThread();     // signals.cpp
Workload interpreterLockConvoy(); // convoy.cpp

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
        callLaterRing(),
        stateMachine(),
        futureCallbacks(),
        threeTaskInterleaving(),
        eventLoopDispatch(),
        loopAlreadyRunning(),
        spinnerThread(),
        spinnerAsyncio(),
        asyncioFutureVsPoolFuture(),
        bankCashiers(),
        futuresMap(),
        futuresSubmit(),
        futuresAsCompleted(),
        futuresCallback(),
        futuresCancel(),
        futuresException(),
        futuresContextManager(),
        futuresProcessPids(),
        mpPoolMap(),
        mpPoolApplyAsync(),
        asyncioFooBar(),
        asyncioGreenlets(),
        asyncioNondeterministic(),
        asyncioRunInExecutor(),
        asyncioFutureTwoTasks(),
        asyncioFetchPages(),
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
        mpDoublerPid(),
        mpDoublerNames(),
        mpLockPrinter(),
        mpLogging(),
        mpQueue(),
        subprocessRunLs(),
        subprocessCheckFalse(),
        subprocessCaptureLs(),
        subprocessEchoPipe(),
        subprocessWriteStdin(),
        subprocessTwoWay(),
        subprocessPipeline(),
        subprocessSignalUsr1(),
        signalReceiveLoop(),
        signalThreadsPause(),
        signalAlarmThread(),
        interpreterLockConvoy(),
        mandelbrot(),
        queens(),
        mergeSort(),
        matrixProduct(),
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
    for (const WorkloadAlias& alias : allAliases())
        ids.push_back(alias.id);
    return nearest(id, ids);
}

} // namespace interleave
