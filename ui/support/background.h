// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/trace.h"

#include <QElapsedTimer>
#include <QObject>
#include <QThreadPool>

#include <functional>
#include <memory>
#include <utility>

namespace interleave::ui {

/// What takes too long for the window's own thread: one piece of work at a time, in another thread;
/// of those that come meanwhile only the newest is done, after a rest, so that a live run keeps its
/// cores. Its destructor waits for what is going on. GUI thread.
class Background : public QObject {
    Q_OBJECT

public:
    /// Called in the GUI thread, with what the work found bound to it.
    using Then = std::function<void()>;
    /// Runs in another thread: captures what it needs by value, or immutable by shared_ptr.
    using Work = std::function<Then()>;

    explicit Background(QObject* parent = nullptr);
    ~Background() override;

    void start(Work work);
    [[nodiscard]] bool isBusy() const { return m_isBusy; }
    /// What is going on, or waits, will not be told.
    void forget();

private:
    void launch(Work work);
    void done(int generation, const Then& then);

    QThreadPool m_pool;
    QElapsedTimer m_clock;
    Work m_next;
    int m_generation = 0;
    bool m_isBusy = false;
};

/// Too many spans to go through between two inputs: ask in the background.
[[nodiscard]] inline bool isLarge(const Trace& trace)
{
    constexpr std::size_t kMany = 100'000;
    return trace.spanCount() > kMany;
}

/// Lets go of something big, in another thread: destroying a million tasks takes time.
template <class T> void disposeOf(T big)
{
    QThreadPool::globalInstance()->start(
        [held = std::make_shared<T>(std::move(big))]() mutable { held.reset(); });
}

} // namespace interleave::ui
