// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cassert>
#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

namespace interleave {

/// A sequence that only grows, in chunks that never move. A copy is a snapshot: it shares the
/// chunks and sees the elements that were there when it was made, while the original goes on
/// growing. One writer; a snapshot may be read by any thread once it was handed over (queue,
/// mutex).
template <class T, std::size_t ChunkSize = 1024> class AppendLog {
public:
    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] bool empty() const { return m_size == 0; }
    [[nodiscard]] const T& operator[](std::size_t i) const
    {
        assert(i < m_size);
        return (*m_chunks[i / ChunkSize])[i % ChunkSize];
    }
    [[nodiscard]] const T& back() const { return (*this)[m_size - 1]; }

    void append(T value)
    {
        if (m_size % ChunkSize == 0 && m_size / ChunkSize == m_chunks.size())
            m_chunks.push_back(std::make_shared<Chunk>());
        (*m_chunks[m_size / ChunkSize])[m_size % ChunkSize] = std::move(value);
        ++m_size;
    }

    class Iterator {
    public:
        using value_type = T;
        using difference_type = std::ptrdiff_t;
        Iterator() = default;
        Iterator(const AppendLog* log, std::size_t i) : m_log(log), m_index(i) { }
        const T& operator*() const { return (*m_log)[m_index]; }
        const T* operator->() const { return &(*m_log)[m_index]; }
        Iterator& operator++()
        {
            ++m_index;
            return *this;
        }
        Iterator operator++(int)
        {
            Iterator old = *this;
            ++m_index;
            return old;
        }
        bool operator==(const Iterator& o) const { return m_index == o.m_index; }

    private:
        const AppendLog* m_log = nullptr;
        std::size_t m_index = 0;
    };
    [[nodiscard]] Iterator begin() const { return { this, 0 }; }
    [[nodiscard]] Iterator end() const { return { this, m_size }; }

private:
    using Chunk = std::array<T, ChunkSize>;
    std::vector<std::shared_ptr<Chunk>> m_chunks;
    std::size_t m_size = 0;
};

} // namespace interleave
