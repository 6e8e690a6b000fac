// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/signalwatch.h"

#include <QSocketNotifier>

#include <array>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace interleave::ui {

namespace {

constexpr std::array<int, 3> kSignals = { SIGINT, SIGTERM, SIGHUP };
volatile std::sig_atomic_t writeEnd = -1;

/// Only what a signal handler may do.
void note(int number)
{
    const auto byte = static_cast<unsigned char>(number);
    if (::write(static_cast<int>(writeEnd), &byte, 1) < 0) {
        // the pipe is full: a signal is on its way already
    }
    std::signal(number, SIG_DFL);
}

} // namespace

SignalWatch::SignalWatch(QObject* parent) : QObject(parent)
{
    std::array<int, 2> ends { -1, -1 };
    if (::pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        return; // signals then end the process at once, as without this
    m_readEnd = ends[0];
    writeEnd = ends[1];
    auto* notifier = new QSocketNotifier(m_readEnd, QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this] {
        unsigned char number = 0;
        while (::read(m_readEnd, &number, 1) == 1)
            emit received(number);
    });
    for (const int number : kSignals)
        if (std::signal(number, note) == SIG_IGN)
            std::signal(number, SIG_IGN); // ignored signals stay ignored (nohup)
}

SignalWatch::~SignalWatch()
{
    if (m_readEnd < 0)
        return;
    for (const int number : kSignals)
        std::signal(number, SIG_DFL);
    ::close(static_cast<int>(writeEnd));
    ::close(m_readEnd);
    writeEnd = -1;
}

} // namespace interleave::ui
