// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <QObject>

#include <optional>

namespace interleave::ui {

/// The one owner of what is selected: a task, which has the same id in every run of an experiment,
/// and the span of it that was clicked, in one run. Views follow it; they never talk to each other.
/// GUI thread.
class Selection : public QObject {
    Q_OBJECT

public:
    /// A span as its place: the `index`-th state of the task in the run `run`.
    struct SpanPlace {
        int run = -1;
        int index = -1;
        [[nodiscard]] bool operator==(const SpanPlace&) const = default;
    };

    using QObject::QObject;

    [[nodiscard]] TaskId task() const { return m_task; }
    [[nodiscard]] std::optional<SpanPlace> span() const { return m_span; }
    void select(TaskId task, std::optional<SpanPlace> span = std::nullopt);
    void clear() { select(TaskId {}); }

signals:
    void changed();

private:
    TaskId m_task;
    std::optional<SpanPlace> m_span;
};

} // namespace interleave::ui
