// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/span.h"

#include <cassert>

namespace interleave {

Span SpanLog::operator[](std::size_t i) const
{
    assert(i < m_size);
    const Chunk& chunk = chunkOf(i);
    const std::size_t at = i % kChunk;
    return { Nanos(chunk.begins[at]), Nanos(chunk.ends[at]), TaskId { chunk.tasks[at] }, m_lane,
        LabelId { chunk.labels[at] }, chunk.states[at], chunk.reasons[at] };
}

std::size_t SpanLog::firstEndingAfter(Nanos t) const
{
    std::size_t low = 0;
    std::size_t high = m_size;
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        if (endOf(middle) > t)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

void SpanLog::append(const Span& span)
{
    assert(span.end >= span.begin);
    assert(m_size == 0 || endOf(m_size - 1) <= span.begin);
    const std::size_t at = m_size % kChunk;
    if (at == 0 && m_size / kChunk == m_chunks.size())
        m_chunks.push_back(std::make_shared<Chunk>());
    Chunk& chunk = *m_chunks[m_size / kChunk];
    chunk.begins[at] = span.begin.count();
    chunk.ends[at] = span.end.count();
    chunk.tasks[at] = span.task.value;
    chunk.labels[at] = span.label.value;
    chunk.states[at] = span.state;
    chunk.reasons[at] = span.reason;
    ++m_size;
}

} // namespace interleave
