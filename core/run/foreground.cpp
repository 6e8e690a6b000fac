// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/foreground.h"

#include <unistd.h>

#include <csignal>

namespace interleave {

Foreground::Foreground(pid_t group) : m_group(group)
{
    if (isatty(STDIN_FILENO) != 1 || tcgetpgrp(STDIN_FILENO) != getpgrp())
        return;
    m_own = getpgrp();
    give(m_group);
    kill(-m_group, SIGCONT); // it may have been stopped because it read before
}

Foreground::~Foreground()
{
    takeBack();
}

/// The group may be in the background by now, together with the caller: then it is another's.
void Foreground::takeBack() const
{
    if (isGiven() && tcgetpgrp(STDIN_FILENO) == m_group)
        give(m_own);
}

/// From a group that is not in the foreground this stops the caller, unless it blocks the signal.
void Foreground::give(pid_t group) const
{
    sigset_t output;
    sigset_t before;
    sigemptyset(&output);
    sigaddset(&output, SIGTTOU);
    pthread_sigmask(SIG_BLOCK, &output, &before);
    tcsetpgrp(STDIN_FILENO, group);
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
}

void Foreground::stopTogether()
{
    takeBack();
    kill(0, SIGTSTP); // the whole job of the shell; nobody is stopped whom nobody could continue
    if (tcgetpgrp(STDIN_FILENO) == m_own) // continued in the foreground
        give(m_group);
    kill(-m_group, SIGCONT);
}

} // namespace interleave
