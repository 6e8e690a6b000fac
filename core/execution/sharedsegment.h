// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>

namespace interleave {

/// Memory that processes share: a sealed memfd without a name, so nothing is left of it when the
/// last process that has it is gone, however it went. Zeroed, there in full from the start (no
/// SIGBUS later), and of a size that nobody can change. Owns its mapping and its descriptor.
/// Movable.
class SharedSegment {
public:
    SharedSegment() = default;
    /// `name` is only for /proc. Error System: no memory, no descriptor.
    [[nodiscard]] static Result<SharedSegment> create(const char* name, std::size_t bytes);
    /// Takes an inherited descriptor over. Error BadArgument: it has not at least `minimumBytes`,
    /// or is not sealed. size() is what it has.
    [[nodiscard]] static Result<SharedSegment> attach(int descriptor, std::size_t minimumBytes);

    SharedSegment(SharedSegment&& other) noexcept;
    SharedSegment& operator=(SharedSegment&& other) noexcept;
    SharedSegment(const SharedSegment&) = delete;
    SharedSegment& operator=(const SharedSegment&) = delete;
    ~SharedSegment();

    [[nodiscard]] std::byte* data() const { return m_data; }
    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] bool isNull() const { return m_data == nullptr; }
    /// -1 after closeDescriptor. Close-on-exec; 10 or more when it was created here.
    [[nodiscard]] int descriptor() const { return m_descriptor; }
    /// The mapping stays.
    void closeDescriptor();

private:
    SharedSegment(int descriptor, std::byte* data, std::size_t size);

    int m_descriptor = -1;
    std::byte* m_data = nullptr;
    std::size_t m_size = 0;
};

} // namespace interleave
