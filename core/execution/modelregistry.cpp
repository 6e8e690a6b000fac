// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/execution/modelregistry.h"

#include "core/execution/driverexecutor.h"
#include "core/execution/processmodel.h"
#include "core/execution/threadmodel.h"
#include "core/execution/virtualpool.h"

namespace interleave {

std::unique_ptr<ExecutionModel> makeModel(RunEnvironment& environment)
{
    switch (environment.model) {
    case ModelId::Sequential:
    case ModelId::Loop:
    case ModelId::SimulatedSequential:
    case ModelId::SimulatedLoop:
        return std::make_unique<DriverExecutor>(environment);
    case ModelId::Threads:
        return makeThreadModel(environment);
    case ModelId::Processes:
        return makeProcessModel(environment);
    case ModelId::SimulatedThreads:
    case ModelId::SimulatedProcesses:
        return std::make_unique<VirtualPool>(environment);
    }
    return nullptr;
}

} // namespace interleave
