// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"

#include <cstdint>
#include <memory>

namespace interleave {

/// A real HTTP server on a free port of 127.0.0.1, on a thread of its own: answers GET of a flag's
/// path after a delay, of a page's (see pagePath) after that page's, anything else with 404. Stops,
/// and closes every connection, when it is destroyed.
class FlagServer {
public:
    [[nodiscard]] static Result<std::unique_ptr<FlagServer>> start(Nanos delay);
    ~FlagServer();
    FlagServer(const FlagServer&) = delete;
    FlagServer& operator=(const FlagServer&) = delete;

    [[nodiscard]] std::uint16_t port() const;

private:
    class State;
    explicit FlagServer(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace interleave
