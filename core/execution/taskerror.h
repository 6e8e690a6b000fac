// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <stdexcept>
#include <utility>

namespace interleave {

/// What a task body throws, and what awaiting its future throws again.
class TaskError : public std::runtime_error {
public:
    explicit TaskError(Error error)
        : std::runtime_error(error.detail),
          m_error(std::move(error)) { }
    TaskError(ErrorCode code, std::string detail) : TaskError(Error { code, std::move(detail) }) { }
    [[nodiscard]] const Error& error() const { return m_error; }

private:
    Error m_error;
};

} // namespace interleave
