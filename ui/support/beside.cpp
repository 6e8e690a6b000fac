// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/beside.h"

#include <memory>
#include <utility>

namespace interleave::ui {

QThread* runBeside(std::function<void()> work)
{
    const auto held = std::make_shared<const std::function<void()>>(std::move(work));
    std::unique_ptr<QThread> thread(QThread::create([held] { (*held)(); }));
    thread->start();
    if (!thread->isRunning() && !thread->isFinished())
        (*held)();
    return thread.release();
}

} // namespace interleave::ui
