// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cassert>
#include <cstddef>
#include <memory>
#include <utility>

namespace interleave {

/// A sequence that only grows, in chunks that never move. A copy is a snapshot, made in constant
/// time: it shares the chunks and sees the elements that were there when it was made, while the
/// original goes on growing (a snapshot must not). One writer; a snapshot may be read by any thread
/// once it was handed over (queue, mutex).
template <class T, std::size_t ChunkSize = 1024> class AppendLog {
public:
    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] bool empty() const { return m_size == 0; }
    [[nodiscard]] const T& operator[](std::size_t i) const
    {
        assert(i < m_size);
        return (*m_spine.get()[i / ChunkSize])[i % ChunkSize];
    }
    [[nodiscard]] const T& back() const { return (*this)[m_size - 1]; }

    void append(T value)
    {
        if (m_size == m_room)
            addChunk();
        (*m_spine.get()[m_size / ChunkSize])[m_size % ChunkSize] = std::move(value);
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

    /// Snapshots read only the places of the spine that were filled when they were made, so the
    /// next one can be filled under their eyes; where none is left, the spine doubles.
    void addChunk()
    {
        const std::size_t used = m_room / ChunkSize;
        if (used == m_places) {
            constexpr std::size_t kFewest = 4;
            const std::size_t more = std::max(kFewest, 2 * m_places);
            const std::shared_ptr<std::shared_ptr<Chunk>[]> wider(new std::shared_ptr<Chunk>[more]);
            std::copy_n(m_spine.get(), used, wider.get());
            m_spine = wider;
            m_places = more;
        }
        m_spine.get()[used] = std::make_shared<Chunk>();
        m_room += ChunkSize;
    }

    std::shared_ptr<std::shared_ptr<Chunk>[]> m_spine;
    std::size_t m_places = 0; ///< for chunks in the spine
    std::size_t m_room = 0;   ///< for elements in the chunks
    std::size_t m_size = 0;
};

} // namespace interleave
