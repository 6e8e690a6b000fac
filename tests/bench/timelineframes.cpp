// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/labelpool.h"
#include "core/trace/tracebuilder.h"
#include "tests/bench/bench.h"
#include "ui/plots/qcp.h"
#include "ui/timeline/spanplottable.h"
#include "ui/timeline/timelinecanvas.h"
#include "ui/viewmodels/selection.h"
#include "ui/viewmodels/viewport.h"

#include <QApplication>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

using namespace interleave;
using namespace interleave::ui;

// timeline_frames SPANSxLANES: how long frames take, of the thread that draws. 1920x1080, the
// picture of a whole window: axis, names of the lanes, grid, bars, titles.

namespace {

constexpr int kFrames = 300;
constexpr int kWidth = 1920;
constexpr int kHeight = 1080;

struct Size {
    std::size_t spans = 0;
    unsigned lanes = 0;
};

/// Heavy-tailed durations, gaps, 16 titles, an eighth blocked, one in 2,000 failed.
class Generator {
    static constexpr std::size_t kDurations = 65536;

public:
    Generator()
    {
        for (std::size_t i = 0; i < m_durations.size(); ++i)
            m_durations[i] = static_cast<std::int64_t>(
                300 / std::pow((static_cast<double>(i) + 0.5) / double { kDurations }, 0.7));
        for (int i = 0; i < 16; ++i)
            m_titles.push_back(m_labels.intern("step " + std::to_string(i)));
    }

    std::shared_ptr<const Trace> trace(Size size)
    {
        TraceBuilder builder(m_labels, false);
        Nanos end { 0 };
        for (unsigned lane = 0; lane < size.lanes; ++lane) {
            const LaneId id
                = builder.addLane(LaneKind::Thread, "Thread-" + std::to_string(lane + 1));
            std::int64_t t = 0;
            for (std::size_t i = 0; i < size.spans / size.lanes; ++i) {
                const std::uint64_t r = next();
                if (r % 4 == 0)
                    t += m_durations[r >> 8U & 0xffffU];
                Span span;
                span.begin = Nanos(t);
                t += m_durations[r >> 32U & 0xffffU];
                span.end = Nanos(t);
                span.label = m_titles[r >> 24U & 15U];
                span.state = (r >> 28U & 7U) == 0 ? TaskState::Blocked : TaskState::Running;
                span.reason = span.state == TaskState::Blocked ? Reason::Lock : Reason::None;
                if (!builder.addSpan(
                        id, span, (r >> 50U) % 2048 == 0 ? SpanEnd::Failed : SpanEnd::None))
                    std::abort();
            }
            end = std::max(end, Nanos(t));
        }
        return builder.finish(end);
    }

private:
    std::uint64_t next()
    {
        m_random ^= m_random << 13U;
        m_random ^= m_random >> 7U;
        m_random ^= m_random << 17U;
        return m_random;
    }

    LabelPool m_labels;
    std::vector<LabelId> m_titles;
    std::array<std::int64_t, kDurations> m_durations {};
    std::uint64_t m_random = 1;
};

/// What a careful beginner writes: a rectangle for each span in view.
class NaivePlottable : public QCPAbstractPlottable {
public:
    NaivePlottable(QCustomPlot& plot, const Trace& trace)
        : QCPAbstractPlottable(plot.xAxis, plot.yAxis),
          m_trace(trace)
    {
    }
    double selectTest(const QPointF&, bool, QVariant*) const override { return -1; }
    QCPRange getKeyRange(bool& found, QCP::SignDomain) const override
    {
        found = false;
        return {};
    }
    QCPRange getValueRange(bool& found, QCP::SignDomain, const QCPRange&) const override
    {
        found = false;
        return {};
    }

protected:
    void draw(QCPPainter* painter) override
    {
        painter->setAntialiasing(false);
        const QRect place = mParentPlot->axisRect()->rect();
        const double scale = place.width() / static_cast<double>(m_trace.end().count());
        const double height = place.height() / static_cast<double>(m_trace.lanes().size());
        for (std::size_t l = 0; l < m_trace.lanes().size(); ++l) {
            const SpanLog& log = m_trace.lanes()[l].spans;
            const double top = place.top() + static_cast<double>(l) * height;
            for (std::size_t i = 0; i < log.size(); ++i) {
                const Span span = log[i];
                const double x = place.left() + static_cast<double>(span.begin.count()) * scale;
                const double width = static_cast<double>(span.duration().count()) * scale;
                painter->fillRect(QRectF(x, top, std::max(1.0, width), height - 1),
                    span.state == TaskState::Blocked ? Qt::darkYellow : Qt::darkBlue);
            }
        }
    }
    void drawLegendIcon(QCPPainter*, const QRectF&) const override { }

private:
    const Trace& m_trace;
};

class PaintCounter : public QObject {
public:
    int painted = 0;

protected:
    bool eventFilter(QObject*, QEvent* event) override
    {
        painted += event->type() == QEvent::Paint ? 1 : 0;
        return false;
    }
};

struct Taken {
    double cpu = 0;
    double wall = 0;
};

/// From the change of the view until it has been painted.
template <class Change> Taken frame(PaintCounter& counter, const Change& change)
{
    QCoreApplication::processEvents();
    const int before = counter.painted;
    const double cpu = bench::clockSeconds(bench::Time::ThreadCpu);
    const double wall = bench::clockSeconds(bench::Time::Wall);
    change();
    constexpr int kPatience = 1000; // a view that did not change is not painted
    for (int i = 0; i < kPatience && counter.painted == before; ++i)
        QCoreApplication::processEvents();
    return { bench::clockSeconds(bench::Time::ThreadCpu) - cpu,
        bench::clockSeconds(bench::Time::Wall) - wall };
}

double at(std::vector<double> values, double part)
{
    std::sort(values.begin(), values.end());
    return values[static_cast<std::size_t>(part * static_cast<double>(values.size() - 1))];
}

struct Series {
    std::vector<double> cpu;
    std::vector<double> wall;
    void add(Taken taken)
    {
        cpu.push_back(taken.cpu);
        wall.push_back(taken.wall);
    }
    void print(const char* name) const
    {
        std::printf("    %-34s CPU p50 %6.2f  p95 %6.2f  p99 %6.2f ms;  wall p50 %6.2f  p95 "
                    "%6.2f  p99 %6.2f ms\n",
            name, at(cpu, 0.5) * 1e3, at(cpu, 0.95) * 1e3, at(cpu, 0.99) * 1e3, at(wall, 0.5) * 1e3,
            at(wall, 0.95) * 1e3, at(wall, 0.99) * 1e3);
    }
};

std::size_t availableBytes()
{
    std::ifstream file("/proc/meminfo");
    std::string name;
    std::size_t kilobytes = 0;
    std::string unit;
    while (file >> name >> kilobytes >> unit)
        if (name == "MemAvailable:")
            return kilobytes * 1024;
    return 0;
}

void printGoal(const char* id, const char* what, double value, double goal)
{
    std::printf("%-3s %-66s %7.3f  goal <= %.2f  %s\n", id, what, value, goal,
        value <= goal ? "ok" : "MISSED");
    std::fflush(stdout);
}

class Bench {
public:
    explicit Bench(std::shared_ptr<const Trace> trace) : m_trace(std::move(trace))
    {
        TimelineSection section;
        section.run = 0;
        section.tracks = std::make_shared<const TrackModel>(m_trace, LaneMode::Workers);
        m_viewport.setFull(m_trace->end());
        m_canvas.resize(kWidth, kHeight);
        m_canvas.show();
        RowMetrics metrics;
        m_canvas.setSections({ section }, metrics);
        m_empty.resize(m_canvas.plot().size());
        m_empty.axisRect()->setupFullAxesBox();
        m_empty.show();
        m_canvas.plot().installEventFilter(&m_counter);
        m_empty.installEventFilter(&m_emptyCounter);
        for (int i = 0; i < 5; ++i)
            QCoreApplication::processEvents();
    }

    Taken show(double zoom, double where)
    {
        const auto full = static_cast<double>(m_trace->end().count());
        const double length = std::max(full * zoom, 10'000.0);
        const auto begin = static_cast<std::int64_t>((full - length) * where);
        return frame(m_counter, [&] {
            m_viewport.setVisible(
                { Nanos(begin), Nanos(begin + static_cast<std::int64_t>(length)) });
        });
    }
    [[nodiscard]] bool canScroll() const
    {
        return m_canvas.content().layout.height > m_canvas.content().lanes.height();
    }
    Taken scroll(int pixels)
    {
        return frame(m_counter, [&] { m_canvas.scrollBy(pixels); });
    }
    Taken showEmpty()
    {
        m_shift += 0.01;
        return frame(m_emptyCounter, [&] {
            m_empty.xAxis->setRange(m_shift, m_shift + 5);
            m_empty.replot(QCustomPlot::rpQueuedReplot);
        });
    }
    [[nodiscard]] qsizetype titles() const
    {
        auto& plot = static_cast<QCustomPlot&>(m_canvas.plot());
        return static_cast<SpanPlottable*>(plot.plottable(0))->drawnTitles();
    }
    /// A zoom at which there are some hundreds of titles.
    double zoomWithTitles()
    {
        for (double zoom = 1; zoom > 1e-8; zoom *= 0.7) {
            show(zoom, 0.5);
            if (titles() >= 500)
                return zoom;
        }
        return 0;
    }

private:
    std::shared_ptr<const Trace> m_trace;
    Viewport m_viewport;
    Selection m_selection;
    TimelineCanvas m_canvas { m_viewport, m_selection };
    QCustomPlot m_empty;
    PaintCounter m_counter;
    PaintCounter m_emptyCounter;
    double m_shift = 0;
};

void measureNaive(const std::shared_ptr<const Trace>& trace, double ours)
{
    QCustomPlot plot;
    new NaivePlottable(plot, *trace); // the plot's
    plot.resize(kWidth, kHeight);
    plot.show();
    PaintCounter counter;
    plot.installEventFilter(&counter);
    Series naive;
    for (int i = 0; i < 9; ++i)
        naive.add(frame(counter, [&] { plot.replot(QCustomPlot::rpQueuedReplot); }));
    naive.print("one rectangle per span, whole run");
    printGoal("G2", "frame / one rectangle per span", ours / at(naive.cpu, 0.5), 0.07);
}

/// Frames of both in turn, so that neither finds anything of its own in the caches.
void compareWithMillion(Generator& generator, Bench& bench, unsigned lanes)
{
    constexpr std::size_t kMillion = 1'000'000;
    Bench million(generator.trace({ kMillion, lanes }));
    std::vector<double> ratios;
    for (int i = 0; i < kFrames; ++i) {
        const double part = static_cast<double>(i) / kFrames;
        const double theirs = million.show(0.97, part).cpu;
        ratios.push_back(bench.show(0.97, part).cpu / theirs);
    }
    printGoal("G3", "frame / the same of 1 M spans (CPU, median of pairs; goal at 100 M)",
        at(ratios, 0.5), 1.3);
}

/// `peer`: CPU milliseconds of Traceshark's zoom step; 0: not known.
int run(Size size, double peer)
{
    std::printf("  %zu spans, %u lanes\n", size.spans, size.lanes);
    constexpr std::size_t kBytesAtMost = 28;
    constexpr std::size_t kProgram = 300'000'000;
    if (size.spans * kBytesAtMost + kProgram > availableBytes()) {
        std::printf("    skipped: it does not fit the memory that is free\n");
        return 0;
    }
    Generator generator;
    std::shared_ptr<const Trace> trace;
    const double built
        = bench::seconds(bench::Time::ThreadCpu, [&] { trace = generator.trace(size); });
    double bytes = 0;
    for (const LaneTrack& lane : trace->lanes())
        bytes += static_cast<double>(lane.spans.memoryBytes());
    const auto spans = static_cast<double>(trace->spanCount());
    std::printf("    generated, stored and summed up: %.1f ns a span\n", built * 1e9 / spans);
    printGoal("M1", "bytes per span, store and summaries", bytes / spans, 20);

    Bench bench(trace);
    Series empty;
    Series whole;
    Series zooms;
    for (int i = 0; i < kFrames; ++i) {
        const double part = static_cast<double>(i) / kFrames;
        empty.add(bench.showEmpty());
        whole.add(bench.show(0.97, part));
        zooms.add(bench.show(std::pow(10.0, -6.0 * part), 0.2 + 0.6 * part));
    }
    // As a hand does it: nothing else is painted between two frames, to the right and back again.
    constexpr int kSteps = 9; // 6 pixels each: 3 % of the run
    Series panned;
    for (int i = 0; i < kFrames; ++i) {
        const int step = i % (2 * kSteps);
        panned.add(bench.show(0.97, std::min(step, 2 * kSteps - step) / double { kSteps }));
    }
    empty.print("an empty plot");
    whole.print("the whole run, in turn with these");
    panned.print("the whole run, panned by 6 pixels");
    zooms.print("zooms from 1 to a millionth");
    if (bench.canScroll()) {
        constexpr int kNotch = 48;
        bench.show(0.97, 0.5);
        Series scrolled;
        for (int i = 0; i < kFrames; ++i)
            scrolled.add(bench.scroll(kNotch));
        scrolled.print("the lanes, scrolled");
    }
    std::vector<double> ratios;
    for (std::size_t i = 0; i < whole.cpu.size(); ++i)
        ratios.push_back(whole.cpu[i] / empty.cpu[i]);
    printGoal("G1", "frame / an empty plot (CPU, median of pairs; goal at 10 M over 64)",
        at(ratios, 0.5), 2.3);
    printGoal("G3", "worst tenth of the zooms / whole run (CPU; goal at 10 M)",
        at(zooms.cpu, 0.9) / at(whole.cpu, 0.5), 1.7);
    constexpr std::size_t kLarge = 100'000'000;
    if (size.spans >= kLarge)
        compareWithMillion(generator, bench, size.lanes);
    if (const double zoom = bench.zoomWithTitles(); zoom > 0) {
        Series titles;
        for (int i = 0; i < kFrames; ++i)
            titles.add(bench.show(zoom, 0.1 + 0.8 * static_cast<double>(i) / kFrames));
        titles.print("with some 500 titles");
        printGoal(
            "G4", "with titles, ms: median (goal at 10 M; CPU)", at(titles.cpu, 0.5) * 1e3, 8);
        printGoal("G4", "with titles, ms: p99", at(titles.cpu, 0.99) * 1e3, 16.7);
    }
    printGoal("G6", "ms: median (CPU; goal at 100 M)", at(panned.cpu, 0.5) * 1e3, 8.3);
    printGoal("G6", "ms: p99 (CPU; goal at 100 M)", at(panned.cpu, 0.99) * 1e3, 16.7);
    if (peer > 0) {
        std::printf("    a zoom step in Traceshark          CPU mean %.0f ms\n", peer);
        printGoal("G5", "zoom step / Traceshark's (CPU; 2 M spans, 2 M switches)",
            at(zooms.cpu, 0.5) * 1e3 / peer, 0.05);
    }
    if (size.spans == 1'000'000 && size.lanes == 64)
        measureNaive(trace, at(whole.cpu, 0.5));
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    const QApplication app(argc, argv);
    Size size;
    if (argc < 2 || argc > 3 || std::sscanf(argv[1], "%zux%u", &size.spans, &size.lanes) != 2
        || size.lanes == 0 || size.spans < size.lanes) {
        std::fprintf(stderr, "usage: timeline_frames SPANSxLANES [MS_OF_A_PEER]\n");
        return 2;
    }
    return run(size, argc > 2 ? std::atof(argv[2]) : 0);
}
