// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/openedfile.h"

#include "core/formats/programfile.h"

namespace interleave {

Result<OpenedFile> openFile(const std::string& path, const FileProgress& progress)
{
    Result<OpenedContent> opened = openNative(path, progress);
    if (!opened)
        return tl::unexpected(opened.error());
    if (opened->content.schedule)
        return OpenedFile { programOf(std::move(opened->content)), std::move(opened->warnings) };
    Result<OpenedExperiment> experiment = experimentOf(path, std::move(*opened));
    if (!experiment)
        return tl::unexpected(experiment.error());
    return OpenedFile { std::move(experiment->experiment), std::move(experiment->warnings) };
}

} // namespace interleave
