// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/background.h"

#include <QTimer>

#include <algorithm>
#include <new>
#include <utility>

#ifdef __linux__
#include <sys/resource.h>
#include <unistd.h>
#endif

namespace interleave::ui {

namespace {

/// Where cores are short, the window and the run come first.
void stepBack()
{
#ifdef __linux__ // elsewhere this would be of the whole process
    constexpr int kNice = 10;
    setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), kNice);
#endif
}

} // namespace

Background::Background(QObject* parent) : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
}

Background::~Background()
{
    m_pool.waitForDone();
}

void Background::start(Work work)
{
    if (m_isBusy)
        m_next = std::move(work);
    else
        launch(std::move(work));
}

void Background::forget()
{
    ++m_generation;
    m_next = {};
}

void Background::launch(Work work)
{
    m_isBusy = true;
    m_clock.start();
    m_pool.start([this, generation = m_generation, work = std::move(work)] {
        stepBack();
        Then then;
        try {
            then = work();
        } catch (const std::bad_alloc&) { // what was asked for is not shown; nothing else is lost
        }
        QMetaObject::invokeMethod(
            this, [this, generation, then = std::move(then)] { done(generation, then); },
            Qt::QueuedConnection);
    });
}

void Background::done(int generation, const Then& then)
{
    constexpr qint64 kRest = 4; // times what it took
    constexpr qint64 kLongestRest = 2000;
    const auto rest = static_cast<int>(std::min(kLongestRest, kRest * m_clock.elapsed()));
    if (generation == m_generation && then)
        then();
    QTimer::singleShot(rest, this, [this] {
        m_isBusy = false;
        if (m_next)
            launch(std::exchange(m_next, {}));
    });
}

} // namespace interleave::ui
