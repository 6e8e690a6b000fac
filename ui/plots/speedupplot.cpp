// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/speedupplot.h"

#include "ui/plots/qcp.h"
#include "ui/plots/speedupcurves.h"
#include "ui/support/emptypane.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolTip>

namespace interleave::ui {

namespace {
constexpr int kUpdateMilliseconds = 50;

QString tipOf(const QString& text)
{
    return QStringLiteral("<p style='white-space:pre'>%1</p>").arg(text.toHtmlEscaped());
}
} // namespace

SpeedupPlot::SpeedupPlot(ExperimentModel& model, QWidget* parent)
    : QWidget(parent),
      m_model(model),
      m_stack(new QStackedWidget(this)),
      m_empty(new EmptyPane(this)),
      m_hint(new QWidget(this)),
      m_plot(new QCustomPlot(this))
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    auto* page = new QWidget(this);
    auto* box = new QVBoxLayout(page);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(0);
    box->addWidget(m_hint);
    box->addWidget(m_plot, 1);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(page);
    outer->addWidget(m_stack);

    auto* line = new QHBoxLayout(m_hint);
    line->setContentsMargins(8, 4, 8, 4);
    auto* words = new QLabel(tr("A curve needs at least two worker counts."), m_hint);
    words->setTextFormat(Qt::PlainText);
    auto* sweep = new QPushButton(tr("Sweep 1, 2, 4, 8"), m_hint);
    sweep->setToolTip(tr("Run the same work with 1, 2, 4 and 8 workers"));
    sweep->setAccessibleName(sweep->text());
    line->addWidget(words);
    line->addWidget(sweep);
    line->addStretch(1);
    connect(sweep, &QPushButton::clicked, this, &SpeedupPlot::sweepRequested);
    connect(m_empty, &EmptyPane::activated, this, &SpeedupPlot::sweepRequested);

    m_updateTimer.setSingleShot(true);
    m_updateTimer.setInterval(kUpdateMilliseconds);
    connect(&m_updateTimer, &QTimer::timeout, this, &SpeedupPlot::rebuild);
    connect(&m_model, &ExperimentModel::wasReset, this, &SpeedupPlot::scheduleUpdate);
    connect(&m_model, &ExperimentModel::runChanged, this, [this](int run) {
        if (m_model.runs()[static_cast<std::size_t>(run)].result)
            scheduleUpdate(); // live snapshots change no point
    });
    setUpPlot();
    setFocusProxy(m_plot);
    rebuild();
}

SpeedupPlot::~SpeedupPlot() = default;

void SpeedupPlot::setUpPlot()
{
    m_plot->setFocusPolicy(Qt::StrongFocus);
    m_plot->setMouseTracking(true);
    m_plot->installEventFilter(this);
    m_plot->setAccessibleName(tr("Speedup"));
    m_plot->setAccessibleDescription(tr("Speedup and efficiency against the worker count. The "
                                        "arrow keys go from point to point, Enter opens its run."));
    m_curves = std::make_unique<SpeedupCurves>(*m_plot);
}

void SpeedupPlot::scheduleUpdate()
{
    m_stale = true;
    if (isVisible() && !m_updateTimer.isActive())
        m_updateTimer.start();
}

void SpeedupPlot::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_stale)
        rebuild();
}

void SpeedupPlot::rebuild()
{
    m_stale = false;
    const SpeedupData found = speedupData(m_model);
    if (found.isEmpty()) {
        m_empty->setTexts(found.hasBaseline
                ? tr("Here the speedup of each model is drawn against the number of workers.\nA "
                     "curve needs at least two worker counts.")
                : tr("There is no speedup without a sequential run to compare with.\nAdd the model "
                     "Sequential and run again."),
            tr("Sweep 1, 2, 4, 8"));
        m_stack->setCurrentIndex(0);
        return;
    }
    m_stack->setCurrentIndex(1);
    m_hint->setVisible(found.workerCounts < 2);
    m_focused = -1;
    m_curves->applyTheme(themeOf(palette()), font());
    m_curves->show(found);
}

void SpeedupPlot::focusPoint(int index)
{
    m_focused = index;
    m_curves->ring(index);
    if (index < 0)
        return;
    const QString& text = m_curves->places()[static_cast<std::size_t>(index)].text;
    m_plot->setAccessibleDescription(text);
    QToolTip::showText(m_plot->mapToGlobal(m_curves->pixelOf(index).toPoint() + QPoint(12, 12)),
        tipOf(text), m_plot);
}

bool SpeedupPlot::key(int key)
{
    const int count = static_cast<int>(m_curves->places().size());
    if (count == 0)
        return false;
    if (key == Qt::Key_Right || key == Qt::Key_Down)
        focusPoint((m_focused + 1) % count);
    else if (key == Qt::Key_Left || key == Qt::Key_Up)
        focusPoint(m_focused <= 0 ? count - 1 : m_focused - 1);
    else if ((key == Qt::Key_Return || key == Qt::Key_Enter) && m_focused >= 0)
        emit pointActivated(m_curves->places()[static_cast<std::size_t>(m_focused)].run);
    else if (key == Qt::Key_Escape && m_focused >= 0)
        focusPoint(-1);
    else
        return false;
    return true;
}

bool SpeedupPlot::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_plot)
        return QWidget::eventFilter(watched, event);
    switch (event->type()) {
    case QEvent::KeyPress:
        if (key(static_cast<QKeyEvent*>(event)->key()))
            return true;
        break;
    case QEvent::MouseButtonRelease: {
        const auto& mouse = *static_cast<QMouseEvent*>(event);
        const int place = mouse.button() == Qt::LeftButton ? m_curves->placeAt(mouse.pos()) : -1;
        if (place >= 0)
            emit pointActivated(m_curves->places()[static_cast<std::size_t>(place)].run);
        break;
    }
    case QEvent::MouseMove:
        m_plot->setCursor(m_curves->placeAt(static_cast<QMouseEvent*>(event)->pos()) >= 0
                ? Qt::PointingHandCursor
                : Qt::ArrowCursor);
        break;
    case QEvent::ToolTip: {
        const auto& help = *static_cast<QHelpEvent*>(event);
        if (const int place = m_curves->placeAt(help.pos()); place >= 0)
            QToolTip::showText(help.globalPos(),
                tipOf(m_curves->places()[static_cast<std::size_t>(place)].text), m_plot);
        else
            QToolTip::hideText();
        return true;
    }
    case QEvent::Resize:
        if (m_focused >= 0)
            focusPoint(-1);
        break;
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

void SpeedupPlot::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        scheduleUpdate();
}

} // namespace interleave::ui
