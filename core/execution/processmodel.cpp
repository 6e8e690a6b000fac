// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/execution/processmodel.h"

namespace interleave {

namespace {
class Missing final : public ExecutionModel {
public:
    Result<RunOutcome> run(Program) override
    {
        return failure(ErrorCode::Unsupported, "not built yet");
    }
};
} // namespace

std::unique_ptr<ExecutionModel> makeProcessModel(RunEnvironment&)
{
    return std::make_unique<Missing>();
}

} // namespace interleave
