// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/execution/operations.h"
#include "core/execution/pollinterest.h"

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace interleave {

/// The event loop's eyes: sockets, pipes, ends of processes, through Boost.Asio. Used by the loop's
/// thread alone; `done` is called from poll().
class Poller {
public:
    /// `stopDescriptor` ends a waiting poll when it becomes readable. A GET fails that is not
    /// answered within `patience`. Throws std::system_error when the system has no descriptors.
    explicit Poller(int stopDescriptor, Nanos patience = kFetchPatience);
    ~Poller();

    using Done = std::function<void(Result<FetchResponse>)>;
    /// Starts a GET. `key` names it for abandon().
    void fetch(const void* key, const FetchRequest& request, Done done);
    /// Calls `ready` once, when something has happened at one of the descriptors, which stay the
    /// caller's. `ready` may watch again under the same key. Error System: too many descriptors.
    [[nodiscard]] Result<void> watch(
        const void* key, const std::vector<PollInterest>& interests, std::function<void()> ready);
    /// Gives a GET or a watch up; its `done` or `ready` is not called any more.
    void abandon(const void* key);
    /// From now on a poll that waits ends when this becomes readable, and reads it (an eventfd).
    /// Throws std::system_error.
    void wakeBy(int descriptor);
    [[nodiscard]] bool isWatching() const;
    /// Handles what is there; waits for something until `until` (CLOCK_MONOTONIC), for ever
    /// without; not at all for a time that is over.
    void poll(std::optional<Nanos> until);
    /// Ends a poll that waits, or lets the next one not wait. Any thread.
    void interrupt();

private:
    class State;
    std::unique_ptr<State> m_state;
};

} // namespace interleave
