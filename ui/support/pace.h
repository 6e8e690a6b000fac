// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

namespace interleave::ui {

/// Keeps what follows a live run to a part of the window's time, so that inputs find the rest.
/// Times are of any clock that goes on, processor times of the thread that does the work.
class Pace {
public:
    /// The next piece of work may begin: since the last one began, `kRest` times as long has passed
    /// as the thread has worked, whatever it did, or the longest pause is over.
    [[nodiscard]] bool isDue(Nanos now, Nanos cpu) const
    {
        const Nanos wait = kRest * (cpu - m_cpu);
        return !m_hasBegun || now - m_began >= (wait < kLongest ? wait : kLongest);
    }
    void begin(Nanos now, Nanos cpu)
    {
        m_hasBegun = true;
        m_began = now;
        m_cpu = cpu;
    }
    /// Since the last piece of work began.
    [[nodiscard]] Nanos since(Nanos now) const { return m_hasBegun ? now - m_began : Nanos(0); }

    static constexpr int kRest = 3;
    static constexpr Nanos kLongest { 500'000'000 };

private:
    bool m_hasBegun = false;
    Nanos m_began { 0 };
    Nanos m_cpu { 0 };
};

/// What the calling thread has used of the processor.
[[nodiscard]] Nanos threadCpuTime();

} // namespace interleave::ui
