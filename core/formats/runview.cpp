// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/runview.h"

namespace interleave {

std::string runTitle(const RunView& run)
{
    std::string title = run.model + ", " + std::to_string(run.workers)
        + (run.workers == 1 ? " worker" : " workers") + ", repeat " + std::to_string(run.repeat);
    if (run.interpreterLock)
        title += ", interpreter lock emulated";
    if (run.trace->isSimulated())
        title += ", simulated";
    if (run.status != "ok")
        title += ", " + run.status;
    return title;
}

} // namespace interleave
