// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/resourcetracks.h"

#include <algorithm>
#include <utility>

namespace interleave {

namespace {

/// Sorts all by sorting what comes after the first `inOrder` and merging it with these; equal ones
/// stay as they came. False: it was in order.
template <class T, class Less>
bool mergeInto(std::vector<T>& items, std::size_t& inOrder, Less isLess)
{
    const auto rest
        = items.begin() + static_cast<std::ptrdiff_t>(std::exchange(inOrder, items.size()));
    if (std::is_sorted(rest == items.begin() ? rest : std::prev(rest), items.end(), isLess))
        return false;
    std::stable_sort(rest, items.end(), isLess);
    std::inplace_merge(
        std::upper_bound(items.begin(), rest, *rest, isLess), rest, items.end(), isLess);
    return true;
}

/// The spans of a semaphore, which overlap, on tracks where they do not: each on the first that is
/// free when it begins.
void splitPermits(std::vector<ResourceTrack>& resources)
{
    for (std::size_t i = 0; i < resources.size(); ++i) {
        if (resources[i].kind != Reason::Semaphore || resources[i].permit != 0)
            continue;
        std::vector<std::vector<Span>> permits(1);
        for (const Span& span : resources[i].held) {
            auto free = std::find_if(permits.begin(), permits.end(),
                [&](const auto& spans) { return spans.empty() || spans.back().end <= span.begin; });
            if (free == permits.end())
                free = permits.emplace(permits.end());
            free->push_back(span);
        }
        resources[i].held = std::move(permits.front());
        for (std::uint32_t p = 1; p < permits.size(); ++p)
            resources.insert(resources.begin() + static_cast<std::ptrdiff_t>(i + p),
                { resources[i].name, std::move(permits[p]), Reason::Semaphore, resources[i].limit,
                    p, {} });
    }
}

void closeHeld(ResourceTrack& track, Nanos end)
{
    for (std::size_t i = 0; i < track.held.size(); ++i) {
        Span& held = track.held[i];
        if (held.end < Nanos(0))
            held.end = std::max(end, held.begin);
        if (track.kind != Reason::Semaphore
            && i + 1 < track.held.size()) // its release is not here yet
            held.end = std::min(held.end, track.held[i + 1].begin);
    }
}

} // namespace

auto ResourceTracks::resource(LabelId name) -> Resource&
{
    const auto [it, isNew] = m_at.try_emplace(name.value, m_resources.size());
    if (isNew)
        m_resources.emplace_back().track.name = name;
    return m_resources[it->second];
}

void ResourceTracks::make(
    LabelId name, Reason kind, std::uint32_t limit, const ResourceLevel& level)
{
    ResourceTrack& track = resource(name).track;
    track.kind = kind;
    track.limit = limit;
    setLevel(name, level);
}

void ResourceTracks::hold(LabelId name, Span span)
{
    Resource& into = resource(name);
    std::vector<Span>& held = into.track.held;
    std::vector<std::size_t>& open = into.open[span.task.value];
    open.insert(std::upper_bound(open.begin(), open.end(), span.begin,
                    [&](Nanos begin, std::size_t i) { return begin < held[i].begin; }),
        held.size());
    span.end = Nanos(-1);
    held.push_back(span);
    m_memory += sizeof(Span);
}

void ResourceTracks::letGo(LabelId name, TaskId task, Nanos time, TaskState state)
{
    Resource& from = resource(name);
    const auto open = from.open.find(task.value);
    if (open == from.open.end())
        return;
    Span& held = from.track.held[open->second.back()];
    held.end = std::max(time, held.begin);
    if (isFinal(state))
        held.state = state;
    open->second.pop_back();
    if (open->second.empty())
        from.open.erase(open);
}

void ResourceTracks::setLevel(LabelId name, const ResourceLevel& level)
{
    resource(name).track.levels.push_back(level);
    m_memory += sizeof(ResourceLevel);
}

void ResourceTracks::putInOrder(Resource& resource)
{
    ResourceTrack& track = resource.track;
    mergeInto(
        track.levels, resource.levelsInOrder, [](const ResourceLevel& a, const ResourceLevel& b) {
            return a.time != b.time ? a.time < b.time : a.order < b.order;
        });
    const bool haveMoved = mergeInto(track.held, resource.heldInOrder,
        [](const Span& a, const Span& b) { return a.begin < b.begin; });
    if (!haveMoved || resource.open.empty())
        return;
    resource.open.clear();
    for (std::size_t i = 0; i < track.held.size(); ++i)
        if (track.held[i].end < Nanos(0))
            resource.open[track.held[i].task.value].push_back(i);
}

std::vector<ResourceTrack> ResourceTracks::upTo(Nanos end)
{
    std::vector<ResourceTrack> tracks;
    tracks.reserve(m_resources.size());
    for (Resource& each : m_resources) {
        putInOrder(each);
        closeHeld(tracks.emplace_back(each.track), end);
    }
    splitPermits(tracks);
    return tracks;
}

} // namespace interleave
