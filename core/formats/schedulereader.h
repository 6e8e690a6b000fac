// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/systemscheduleassembler.h"

#include <memory>
#include <string_view>

namespace interleave {

/// Reads what writeSchedule wrote. Trusts nothing: takes memory by what is there, never by what a
/// number claims. Not thread-safe.
class ScheduleReader {
public:
    /// How a packet was taken.
    enum class Taken : std::uint8_t {
        Part,  ///< it is part of a schedule
        Other, ///< it is none of a schedule's
        Wrong, ///< it makes no sense there
    };
    /// `mine`: what stands in the field that is ours. Throws protozero::exception for bytes that
    /// are no message.
    [[nodiscard]] Taken add(std::string_view mine);

    [[nodiscard]] bool isBegun() const { return m_parts != nullptr; }
    /// Its last part was there.
    [[nodiscard]] bool isWhole() const { return m_isWhole; }
    /// All of it; or, where it is not whole, all until the last slice began. Call once, when it has
    /// begun.
    [[nodiscard]] std::shared_ptr<const SystemSchedule> take();

private:
    std::unique_ptr<SystemScheduleAssembler> m_parts;
    std::uint64_t m_slices = 0;
    int m_pid = 0; ///< of the process that was told last
    bool m_isWhole = false;

    [[nodiscard]] bool head(std::string_view message);
    [[nodiscard]] bool threads(std::string_view message);
    [[nodiscard]] bool thread(std::string_view message);
    void process(std::string_view message);
    [[nodiscard]] bool slices(std::string_view message);
};

} // namespace interleave
