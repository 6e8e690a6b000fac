// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/beside.h"

namespace interleave::ui {

QThread* runBeside(const std::function<void()>& work)
{
    QThread* thread = QThread::create(work);
    thread->start();
    if (!thread->isRunning() && !thread->isFinished())
        work();
    return thread;
}

} // namespace interleave::ui
