// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/programpage.h"

#include "ui/pages/copyabletable.h"
#include "ui/pages/programtext.h"
#include "ui/support/background.h"
#include "ui/timeline/lanemenu.h"
#include "ui/timeline/legendbar.h"
#include "ui/timeline/overviewstrip.h"
#include "ui/timeline/schedulenotice.h"
#include "ui/timeline/scheduletext.h"
#include "ui/timeline/sectionbuilder.h"
#include "ui/timeline/timelinecanvas.h"
#include "ui/timeline/timetext.h"
#include "ui/viewmodels/threadtablemodel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSplitter>
#include <QVBoxLayout>

namespace interleave::ui {

namespace {
constexpr int kMargin = 8;
constexpr int kChartPart = 4;
constexpr std::size_t kManySlices = 200'000; // more take longer to sum up than between two inputs
} // namespace

ProgramPage::ProgramPage(QWidget* parent)
    : QWidget(parent),
      m_model(new ThreadTableModel(this)),
      m_title(new QLabel(this)),
      m_summary(new QLabel(this)),
      m_parallelism(new QLabel(this)),
      m_export(new QPushButton(this)),
      m_close(new QPushButton(this)),
      m_overview(new OverviewStrip(m_viewport, this)),
      m_canvas(new TimelineCanvas(m_viewport, m_selection, this)),
      m_notice(new ScheduleNotice(this)),
      m_legend(new LegendBar(this)),
      m_table(new CopyableTable(this)),
      m_summing(new Background(this))
{
    makeParts();
    setFocusProxy(m_canvas);
    connectCanvas();
    connect(m_export, &QPushButton::clicked, this, &ProgramPage::exportRequested);
    connect(m_close, &QPushButton::clicked, this, &ProgramPage::closeRequested);
    retranslate();
}

/// The chart refers to the viewport, which dies before the base class deletes its children.
ProgramPage::~ProgramPage()
{
    delete m_summing;
    delete m_overview;
    delete m_canvas;
}

void ProgramPage::connectCanvas()
{
    connect(m_canvas, &TimelineCanvas::pointerMoved, this, &ProgramPage::pointerMoved);
    connect(m_canvas, &TimelineCanvas::noticed, this, &ProgramPage::noticed);
    connect(m_canvas, &TimelineCanvas::menuRequested, this, &ProgramPage::openMenu);
    connectLanes(*m_canvas, m_lanes);
    connect(&m_lanes, &LaneArrangement::changed, this, [this] {
        arrange();
        emit lanesChanged();
    });
}

void ProgramPage::makeParts()
{
    for (QLabel* label : { m_title, m_summary, m_parallelism }) {
        label->setTextFormat(Qt::PlainText);
        label->setContentsMargins(kMargin, 0, kMargin, 0);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    }
    m_summary->setWordWrap(true);
    m_parallelism->setWordWrap(true);
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_table->setModel(m_model);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setStretchLastSection(true);

    auto* head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_export);
    head->addWidget(m_close);
    auto* chart = new QWidget(this);
    auto* chartBox = new QVBoxLayout(chart);
    chartBox->setContentsMargins(0, 0, 0, 0);
    chartBox->setSpacing(0);
    chartBox->addWidget(m_overview);
    chartBox->addWidget(m_canvas, 1);
    chartBox->addWidget(m_notice);
    chartBox->addWidget(m_legend);
    auto* parts = new QSplitter(Qt::Vertical, this);
    parts->addWidget(chart);
    parts->addWidget(m_table);
    parts->setStretchFactor(0, kChartPart);
    parts->setStretchFactor(1, 1);
    parts->setChildrenCollapsible(true);
    auto* box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(2);
    box->addLayout(head);
    box->addWidget(m_summary);
    box->addWidget(m_parallelism);
    box->addWidget(parts, 1);
}

void ProgramPage::setProgram(std::shared_ptr<const RecordedProgram> program)
{
    m_program = std::move(program);
    m_tracks = m_program
        ? std::make_shared<const TrackModel>(laneTrace(*m_program), LaneMode::Workers)
        : nullptr;
    {
        const QSignalBlocker quiet(m_lanes); // refresh() follows
        m_lanes.showAll();
        m_lanes.forgetRuns();
    }
    m_canvas->clearSelection(); // a slice of the other program
    m_model->setProgram(m_program);
    m_table->resizeColumnsToContents();
    if (m_program)
        m_viewport.setFull(m_program->schedule->end());
    m_viewport.fit();
    refresh();
    emit lanesChanged();
}

int ProgramPage::hiddenLanes() const
{
    return sumOfRows(m_canvas->content().sections).hidden();
}

void ProgramPage::openMenu(QPoint globalPosition, const std::optional<TimelineCursor>& row)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    addLaneEntries(*menu, *m_canvas, m_lanes, row);
    menu->popup(globalPosition);
}

TimelineSection ProgramPage::section() const
{
    TimelineSection section;
    section.run = 0;
    section.tracks = m_tracks;
    if (m_program) {
        section.title = commandText(*m_program);
        section.end = m_program->schedule->end();
        section.endText = durationText(m_program->schedule->end());
        arrangeSection(section, m_lanes.rules());
    }
    return section;
}

void ProgramPage::refresh()
{
    m_title->setText(m_program ? commandText(*m_program) : QString());
    arrange();
    m_overview->setTracks(m_tracks);
    std::vector<LegendBar::Entry> entries
        = scheduleEntries(m_tracks && m_tracks->hasLosses(), themeOf(palette()));
    entries.front().tip = tr("A core had the thread, in the colour that it has in the rows of the "
                             "cores; what is empty: it waited, or was not there.");
    m_legend->setEntries(std::move(entries));
    summarise();
}

void ProgramPage::arrange()
{
    std::vector<TimelineSection> sections;
    if (m_program)
        sections.push_back(section());
    m_notice->tell(sections);
    RowMetrics metrics;
    metrics.minRow = 14;
    m_canvas->setSections(std::move(sections), metrics);
    alignOverview();
}

/// Once the canvas knows where its lanes are.
void ProgramPage::alignOverview()
{
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_overview->setMargins(m_canvas->content().lanes.left(),
                m_canvas->width() - m_canvas->content().lanes.right() - 1);
        },
        Qt::QueuedConnection);
}

void ProgramPage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    alignOverview();
}

void ProgramPage::summarise()
{
    const auto show = [this](const QString& summary, const QString& parallelism) {
        m_summary->setText(summary);
        m_parallelism->setText(parallelism);
        m_parallelism->setVisible(!parallelism.isEmpty());
    };
    m_summing->forget();
    if (!m_program) {
        show({}, {});
    } else if (m_program->schedule->sliceCount() < kManySlices) {
        show(programSummaryText(*m_program), parallelismText(*m_program));
    } else {
        show(tr("Adding up …"), {});
        m_summing->start([program = m_program, show]() -> Background::Then {
            return [show, summary = programSummaryText(*program),
                       parallelism = parallelismText(*program)] { show(summary, parallelism); };
        });
    }
}

void ProgramPage::retranslate()
{
    m_export->setText(tr("Export …"));
    m_export->setToolTip(
        tr("Save a picture (PNG, SVG, PDF) or the data (JSON, CSV)").toHtmlEscaped());
    m_close->setText(tr("Close"));
    m_close->setToolTip(tr("Close the recorded program").toHtmlEscaped());
    m_table->setAccessibleName(tr("Threads"));
    m_table->setToolTip(
        tr("What the system did with each thread, grouped by process").toHtmlEscaped());
    m_model->retranslate();
    refresh();
}

void ProgramPage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange && m_legend != nullptr)
        refresh();
}

} // namespace interleave::ui
