// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/execution/body.h"
#include "core/execution/future.h"
#include "core/execution/schedulingpolicy.h"

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace interleave {

class Context;
class TaskControl;

/// Tasks that are queued one by one and dealt out by a policy. A pool of threads follows it; the
/// other models, and every model under Scheduling::Fifo, take each task as Context::submit does.
/// What tasks of a stealing batch submit is spawned on their own worker, and stolen from there.
///
/// One task makes and uses it. A stealing batch accepts only tasks that wait for nothing but
/// sleeps: one that holds its worker until another has run may hold it for ever.
class Batch {
public:
    /// `context` outlives it.
    Batch(Context& context, const SchedulingPolicy& policy);
    /// Cancels what was not started.
    ~Batch();
    Batch(const Batch&) = delete;
    Batch& operator=(const Batch&) = delete;

    template <auto Body>
    Future submit(std::string_view name, const BodyParameters<Body>& parameters)
    {
        return submitBytes(name, &detail::callBody<Body>,
            std::as_bytes(std::span<const BodyParameters<Body>, 1>(&parameters, 1)));
    }
    /// Hands over what was submitted. May be called again after more of it.
    void start();

private:
    Future submitBytes(
        std::string_view name, BodyFunction body, std::span<const std::byte> parameters);

    Context& m_context;
    SchedulingPolicy m_policy;
    bool m_isDealtOut; ///< by the policy; otherwise each task is on its way already
    std::vector<TaskControl*> m_tasks;
};

} // namespace interleave
