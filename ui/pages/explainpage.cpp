// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/explainpage.h"

#include "core/execution/modelid.h"
#include "ui/support/coretext.h"
#include "ui/timeline/runtext.h"
#include "ui/timeline/timetext.h"
#include "ui/viewmodels/experimentmodel.h"

#include <QEvent>
#include <QLocale>
#include <QTextBrowser>
#include <QUrl>
#include <QVBoxLayout>

namespace interleave::ui {

namespace {

constexpr int kRefreshMilliseconds = 250;
const char* const kFigureLink = "figure:";
const char* const kMomentLink = "moment:";
const char* const kLockLink = "lock:";

QString valueText(const Measure& measure)
{
    switch (measure.unit) {
    case Measure::Unit::Duration:
        return durationText(measure.duration);
    case Measure::Unit::Share:
        return percentText(measure.share);
    case Measure::Unit::Count:
        break;
    }
    return QLocale().toString(static_cast<qlonglong>(measure.count));
}

QString heading(const QString& text)
{
    return QStringLiteral("<p style=\"margin-top:10px; margin-bottom:2px\"><b>%1</b></p>")
        .arg(text.toHtmlEscaped());
}

QString paragraph(const QString& text)
{
    return QStringLiteral("<p style=\"margin-top:2px; margin-bottom:2px\">%1</p>")
        .arg(text.toHtmlEscaped());
}

QString link(const QString& target, const QString& text)
{
    return QStringLiteral("<a href=\"%1\">%2</a>").arg(target, text.toHtmlEscaped());
}

} // namespace

ExplainPage::ExplainPage(ExperimentModel& experiment, QWidget* parent)
    : QWidget(parent),
      m_experiment(experiment),
      m_browser(new QTextBrowser(this)),
      m_reader(new Background(this))
{
    m_browser->setOpenLinks(false);
    m_browser->setFrameShape(QFrame::NoFrame);
    m_browser->setTextInteractionFlags(Qt::TextBrowserInteraction);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_browser);
    connect(m_browser, &QTextBrowser::anchorClicked, this, [this](const QUrl& url) {
        const QString target = url.toString();
        if (target == QLatin1String(kMomentLink) && m_keyMoment)
            emit evidenceChosen(*m_keyMoment);
        if (target == QLatin1String(kLockLink))
            emit lockWanted();
        if (!target.startsWith(QLatin1String(kFigureLink)))
            return;
        const auto row = target.mid(static_cast<int>(qstrlen(kFigureLink))).toULongLong();
        if (row < m_rows.size() && m_rows[row].measure.evidence)
            emit evidenceChosen(*m_rows[row].measure.evidence);
    });
    m_later.setSingleShot(true);
    m_later.setInterval(kRefreshMilliseconds);
    connect(&m_later, &QTimer::timeout, this, &ExplainPage::refresh);
    const auto later = [this] {
        if (!m_later.isActive())
            m_later.start();
    };
    connect(&experiment, &ExperimentModel::wasReset, this, later);
    connect(&experiment, &ExperimentModel::runChanged, this, later);
    connect(&experiment, &ExperimentModel::currentRunChanged, this, later);
    refresh();
}

void ExplainPage::setWorkload(const Workload* workload)
{
    if (workload == m_workload)
        return;
    m_workload = workload;
    refresh();
}

QString ExplainPage::text() const
{
    return m_browser->toPlainText();
}

std::optional<Measure::Evidence> ExplainPage::keyMoment() const
{
    return m_keyMoment;
}

/// The figures of a finished run do not change: they are read once.
void ExplainPage::readFigures()
{
    std::shared_ptr<const Trace> trace;
    const int current = m_experiment.currentRun();
    if (m_workload != nullptr && current >= 0 && m_experiment.spec().workload == m_workload->id) {
        const ExperimentModel::Run& run = m_experiment.runs()[static_cast<std::size_t>(current)];
        if (run.trace && run.trace->isFinished())
            trace = run.trace;
    }
    if (trace == m_read && m_workload == m_readFor)
        return;
    m_read = trace;
    m_readFor = m_workload;
    take({});
    m_reader->forget();
    m_isReading = false;
    if (!trace)
        return;
    std::vector<std::pair<QString, std::string>> names { { tr("from start to end"), "makespan" },
        { tr("tasks"), "tasks" },
        { tr("tasks that ran at the same instant, at most"), "most-running" },
        { tr("workers busy"), "busy" } };
    for (const KeyFigure& figure : m_workload->figures)
        names.emplace_back(coreText(figure.text), figure.measure);
    const auto read = [trace, names = std::move(names), moment = m_workload->keyMoment] {
        Figures figures;
        for (const auto& [text, name] : names)
            if (auto found = measure(*trace, name))
                figures.rows.push_back({ text, *found });
        if (const auto found = measure(*trace, moment))
            figures.keyMoment = found->evidence;
        return figures;
    };
    if (!isLarge(*trace))
        return take(read());
    m_isReading = true;
    m_reader->start([this, read]() -> Background::Then {
        return [this, figures = read()] {
            m_isReading = false;
            take(figures);
            refresh();
        };
    });
}

void ExplainPage::take(Figures figures)
{
    m_rows = std::move(figures.rows);
    m_keyMoment = figures.keyMoment;
}

QString ExplainPage::figuresHtml() const
{
    if (!m_read)
        return paragraph(tr("Run it, and the figures of the run stand here."));
    if (m_isReading)
        return paragraph(tr("Reading the figures of the run …"));
    QString rows;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const Row& row = m_rows[i];
        const QString value = valueText(row.measure);
        rows += QStringLiteral("<tr><td>%1</td><td align=\"right\">&nbsp;&nbsp;%2</td></tr>")
                    .arg(row.text.toHtmlEscaped(),
                        row.measure.evidence
                            ? link(QLatin1String(kFigureLink) + QString::number(i), value)
                            : value.toHtmlEscaped());
    }
    QString table = QStringLiteral("<table width=\"100%\">%1</table>").arg(rows);
    if (!m_keyMoment)
        return table;
    // First, where a long text does not push it out of sight.
    return QStringLiteral("<p style=\"margin-top:2px; margin-bottom:4px\">%1</p>")
               .arg(link(QLatin1String(kMomentLink), tr("Show the key moment")))
        + table;
}

QString ExplainPage::modelsHtml() const
{
    QString html;
    for (const ModelInfo& model : allModels()) {
        if (model.simulated)
            continue;
        const std::string reason = m_workload->reasonAgainst(model.id);
        if (!reason.empty())
            html += paragraph(
                //: a model's name, and why a workload is not run under it
                tr("%1: %2").arg(titleOfModel(model.id), coreText(reason)));
    }
    return html.isEmpty() ? html : heading(tr("Not under every model")) + html;
}

QString ExplainPage::html() const
{
    if (m_workload == nullptr)
        return {};
    QString html = QStringLiteral("<h3 style=\"margin-top:0px; margin-bottom:2px\">%1</h3>")
                       .arg(coreText(m_workload->title).toHtmlEscaped());
    if (!m_workload->topic.empty())
        html += paragraph(coreText(m_workload->topic));
    html += heading(tr("What to look for")) + paragraph(coreText(m_workload->lookFor));
    const int current = m_experiment.currentRun();
    html
        += heading(m_read ? tr("In this run (%1)")
                                .arg(titleOfRun(m_experiment.spec(),
                                    m_experiment.runs()[static_cast<std::size_t>(current)].planned))
                          : tr("In the run"))
        + figuresHtml();
    if (m_workload->interpreterLock && !(m_read && m_experiment.spec().interpreterLock))
        html += heading(tr("As in the text"))
            + paragraph(tr("The text ran this with an interpreter lock: switch on its emulation to "
                           "see what it saw."))
            + QStringLiteral("<p style=\"margin-top:2px\">%1</p>")
                  .arg(link(QLatin1String(kLockLink), tr("Run it with the interpreter lock")));
    return html + modelsHtml();
}

void ExplainPage::refresh()
{
    readFigures();
    m_browser->setAccessibleName(tr("Explanation of the workload"));
    m_browser->setToolTip(
        tr("What this workload teaches; a figure that is a link leads to its place")
            .toHtmlEscaped());
    const QString page = html();
    m_browser->setHtml(page);
}

void ExplainPage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_read.reset();
        m_readFor = nullptr;
        refresh();
    } else if (event->type() == QEvent::PaletteChange) {
        refresh();
    }
}

} // namespace interleave::ui
