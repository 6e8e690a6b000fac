// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/execution/modelid.h"
#include "core/execution/pause.h"
#include "core/execution/sharedresources.h"
#include "core/instrumentation/recordingmode.h"

#include <array>
#include <atomic>
#include <bit>
#include <cstdint>

namespace interleave {

/// Whom a worker process must wake when it has news. Nobody: somebody is looking all the time.
enum class Listener : std::uint32_t { Nobody, MainLane, Manager };

/// What the parent and all workers of one run share, as it lies in shared memory: facts for the
/// workers, the signs that pass between them and the parent, the program's locks and cells. All
/// sequentially consistent where a sleeper could miss a wake-up.
struct PoolBlock {
    static constexpr std::uint32_t kMagic = 0x494c5033; // "ILP3"
    static constexpr std::uint32_t kMaxProcesses = 2048;
    static constexpr std::size_t kNewsWords = kMaxProcesses / 64;

    // Written before the first worker starts.
    std::uint32_t magic = 0;
    std::uint32_t blockBytes = 0;
    std::int32_t parentPid = 0;
    std::uint32_t workers = 0;
    std::uint32_t cores = 1;
    ModelId model = ModelId::Processes;
    RecordingMode recording = RecordingMode::Lossless;
    bool interpreterLock = false;
    std::uint64_t seed = 0;
    std::uint64_t ticksPerMicrosecond = 1;
    std::array<char, 64> workload {};

    alignas(64) std::atomic<bool> stop { false };
    std::atomic<std::uint32_t> signalKey { 0 }; ///< 0: the program takes no signals
    alignas(64) std::atomic<Listener> listener { Listener::Nobody };
    /// Tasks that wait in the parent for a worker to be idle.
    std::atomic<std::uint32_t> pending { 0 };
    /// Processes that have work, the main lane while it does not wait, and whoever spins: together
    /// at most one per core.
    alignas(64) std::atomic<std::uint32_t> busy { 0 };
    std::atomic<std::uint32_t> spinners { 0 };
    /// One bit per worker that has something for the parent.
    alignas(64) std::array<std::atomic<std::uint64_t>, kNewsWords> news {};

    ResourceBlock resources;

    void setNews(std::uint32_t worker)
    {
        news.at(worker / 64).fetch_or(std::uint64_t { 1 } << (worker % 64));
    }
    [[nodiscard]] bool hasNews(std::uint32_t processes) const
    {
        for (std::size_t w = 0; w * 64 < processes; ++w)
            if (news.at(w).load() != 0)
                return true;
        return false;
    }
    /// Takes all news and calls `serve(index)` for each worker, in order.
    template <class Serve> void takeNews(std::uint32_t processes, Serve&& serve)
    {
        for (std::size_t w = 0; w * 64 < processes; ++w) {
            if (news.at(w).load() == 0)
                continue;
            for (std::uint64_t bits = news.at(w).exchange(0); bits != 0; bits &= bits - 1)
                if (const auto i = static_cast<std::uint32_t>(w * 64)
                        + static_cast<std::uint32_t>(std::countr_zero(bits));
                    i < processes)
                    serve(i);
        }
    }
    /// The listener that must be woken now, if any; it is nobody's duty any more.
    [[nodiscard]] Listener takeListener()
    {
        Listener whom = listener.load();
        while (
            whom != Listener::Nobody && !listener.compare_exchange_weak(whom, Listener::Nobody)) { }
        return whom;
    }
};
static_assert(std::atomic<Listener>::is_always_lock_free && std::atomic<bool>::is_always_lock_free);

/// Looks at `ready()` again and again for a short while if there is a core to spare for that, and
/// for an instant (less than going to sleep would cost) if there is none. True: ready. Cheaper than
/// sleeping by two orders of magnitude where the answer is near.
class Spin {
public:
    explicit Spin(PoolBlock& pool) : m_pool(pool) { }
    template <class Ready> [[nodiscard]] bool until(Ready&& ready)
    {
        constexpr int kTurns = 1500; // about 50 us: a sleep and a wake-up across cores cost as much
        constexpr int kLeastTurns = 50; // about 2 us
        if (m_pool.cores < 2)
            return false;
        const std::uint32_t others = m_pool.spinners.fetch_add(1);
        bool found = false;
        for (int i = 0; i < kTurns && !found; ++i) {
            if (i >= kLeastTurns
                && others + 1 + m_pool.busy.load(std::memory_order_relaxed) > m_pool.cores)
                break;
            found = ready();
            pauseProcessor();
        }
        m_pool.spinners.fetch_sub(1);
        return found;
    }

private:
    PoolBlock& m_pool;
};

} // namespace interleave
