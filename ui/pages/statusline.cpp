// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/statusline.h"

#include "core/run/machine.h"
#include "ui/support/coretext.h"
#include "ui/support/numbers.h"
#include "ui/timeline/timetext.h"
#include "ui/viewmodels/experimentmodel.h"
#include "ui/viewmodels/viewport.h"

#include <QEvent>
#include <QLabel>

#include <algorithm>

namespace interleave::ui {

namespace {
constexpr int kPixels = 1000; // of a chart, roughly: how finely its times are told apart

QString nameOf(RecordingMode mode)
{
    switch (mode) {
    case RecordingMode::Lossless:
        return StatusLine::tr("lossless");
    case RecordingMode::Bounded:
        return StatusLine::tr("bounded");
    case RecordingMode::Off:
        break;
    }
    return StatusLine::tr("not recorded");
}
} // namespace

StatusLine::StatusLine(const ExperimentModel& experiment, QWidget* parent)
    : QStatusBar(parent),
      m_experiment(experiment),
      m_pointer(new QLabel(this)),
      m_range(new QLabel(this)),
      m_events(new QLabel(this)),
      m_hidden(new QLabel(this)),
      m_machine(new QLabel(this))
{
    for (QLabel* label : { m_pointer, m_range, m_events, m_hidden, m_machine }) {
        label->setTextFormat(Qt::PlainText);
        label->setContentsMargins(4, 0, 8, 0);
    }
    m_pointer->setMinimumWidth(fontMetrics().horizontalAdvance(QStringLiteral("00.000000 ms ")));
    m_machine->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_machine->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    addWidget(m_pointer);
    addWidget(m_range);
    addWidget(m_events);
    addWidget(m_hidden);
    addWidget(m_machine, 1);
    connect(&experiment, &ExperimentModel::wasReset, this, &StatusLine::refreshEvents);
    connect(&experiment, &ExperimentModel::currentRunChanged, this, &StatusLine::refreshEvents);
    connect(&experiment, &ExperimentModel::runChanged, this, [this](int run) {
        if (run == m_experiment.currentRun())
            refreshEvents();
    });
    retranslate();
}

void StatusLine::setViewport(const Viewport& viewport, bool isProgram)
{
    if (m_viewport != nullptr)
        m_viewport->disconnect(this);
    m_viewport = &viewport;
    m_isProgram = isProgram;
    connect(&viewport, &Viewport::visibleChanged, this, &StatusLine::refreshRange);
    connect(&viewport, &Viewport::fullChanged, this, &StatusLine::refreshRange);
    setPointer(std::nullopt);
    refreshRange();
    refreshEvents();
}

void StatusLine::setPointer(std::optional<Nanos> time)
{
    if (m_viewport == nullptr)
        return;
    const Nanos resolution = std::max(Nanos(1), m_viewport->visible().length() / kPixels);
    m_pointer->setText(time ? instantText(*time, resolution) : QString());
}

void StatusLine::setHiddenRows(int rows, int lanes)
{
    m_hiddenRows = rows;
    m_hiddenLanes = lanes;
    QStringList hidden;
    if (lanes > 0)
        hidden << tr("%n lanes hidden", nullptr, lanes);
    if (rows > 0)
        hidden << tr("%n resource rows hidden", nullptr, rows);
    m_hidden->setText(hidden.join(tr(", ")));
}

void StatusLine::refreshRange()
{
    const Viewport::Range range
        = m_viewport != nullptr ? m_viewport->visible() : Viewport::Range {};
    if ((m_experiment.isEmpty() && !m_isProgram) || range.length().count() <= 0) {
        m_range->clear();
        return;
    }
    const Nanos resolution = std::max(Nanos(1), range.length() / kPixels);
    //: the visible range: from, to, its length
    m_range->setText(tr("%1 to %2 (%3)")
                         .arg(instantText(range.begin, resolution),
                             instantText(range.end, resolution), durationText(range.length())));
}

void StatusLine::refreshEvents()
{
    const int run = m_experiment.currentRun();
    m_events->clear();
    if (run < 0 || m_isProgram)
        return;
    const ExperimentModel::Run& shown = m_experiment.runs()[static_cast<std::size_t>(run)];
    if (!shown.trace)
        return;
    const EventCounts& counts = shown.trace->counts();
    const QString stored = counts.lost + counts.corrupt > 0
        ? tr("⚠ %1 events stored, %2 lost")
              .arg(countText(counts.stored), countText(counts.lost + counts.corrupt))
        : tr("%1 events stored, none lost").arg(countText(counts.stored));
    const RecordingMode mode
        = shown.result ? shown.result->scenario.recording : m_experiment.spec().recording;
    //: %1: how many events were stored and lost; %2: how events are recorded, as "lossless"
    m_events->setText(tr("%1 (%2)").arg(stored, nameOf(mode)));
}

void StatusLine::retranslate()
{
    const auto name = [](QLabel* label, const QString& text) {
        label->setToolTip(text.toHtmlEscaped());
        label->setAccessibleName(text);
    };
    name(m_pointer, tr("Time under the pointer"));
    name(m_range, tr("Visible range"));
    name(m_events,
        tr("Events of the shown run. Lossless: a full buffer makes its writer wait; bounded: it "
           "drops events, and the gaps are drawn"));
    name(m_hidden,
        tr("Lanes (Shift+U shows them) and rows of locks, queues and the like (H) that are not "
           "drawn"));
    setHiddenRows(m_hiddenRows, m_hiddenLanes);
    m_machine->setText(plain(machineFacts().oneLine()));
    name(m_machine, tr("This machine: %1").arg(m_machine->text()));
    refreshRange();
    refreshEvents();
}

void StatusLine::changeEvent(QEvent* event)
{
    QStatusBar::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace interleave::ui
