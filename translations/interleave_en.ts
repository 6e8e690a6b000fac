<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>FigureText</name>
    <message numerus="yes">
        <source>Medians of %n runs; whiskers from the slowest to the fastest</source>
        <translation>
            <numerusform>Medians of %n run; whiskers from the slowest to the fastest</numerusform>
            <numerusform>Medians of %n runs; whiskers from the slowest to the fastest</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n repeats</source>
        <translation>
            <numerusform>%n repeat</numerusform>
            <numerusform>%n repeats</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cores</source>
        <translation>
            <numerusform>%n core</numerusform>
            <numerusform>%n cores</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 at %n workers</source>
        <translation>
            <numerusform>%1 at %n worker</numerusform>
            <numerusform>%1 at %n workers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows do not fit; a picture %1 pixels high shows all</source>
        <translation>
            <numerusform>%n row do not fit; a picture %1 pixels high shows all</numerusform>
            <numerusform>%n rows do not fit; a picture %1 pixels high shows all</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n spans too short to tell apart are merged, in proportion to their time, at least a third of the bar high</source>
        <translation>
            <numerusform>%n span too short to tell apart is merged, at least a third of the bar high</numerusform>
            <numerusform>%n spans too short to tell apart are merged, in proportion to their time, at least a third of the bar high</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n resource rows hidden</source>
        <translation>
            <numerusform>%n resource row hidden</numerusform>
            <numerusform>%n resource rows hidden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lanes hidden</source>
        <translation>
            <numerusform>%n lane hidden</numerusform>
            <numerusform>%n lanes hidden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GapText</name>
    <message numerus="yes">
        <source>
%n such gaps here</source>
        <translation>
            <numerusform>
%n such gap here</numerusform>
            <numerusform>
%n such gaps here</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LaneText</name>
    <message numerus="yes">
        <source>%n workers</source>
        <translation>
            <numerusform>%n worker</numerusform>
            <numerusform>%n workers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tasks</source>
        <translation>
            <numerusform>%n task</numerusform>
            <numerusform>%n tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cores</source>
        <translation>
            <numerusform>%n core</numerusform>
            <numerusform>%n cores</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n resources</source>
        <translation>
            <numerusform>%n resource</numerusform>
            <numerusform>%n resources</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n process(es) of one thread</source>
        <translation>
            <numerusform>%n process of one thread</numerusform>
            <numerusform>%n processes of one thread</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n thread(s)</source>
        <extracomment>a process, as &quot;make 4711&quot;, and how many of its threads are meant</extracomment>
        <translation>
            <numerusform>%1: %n thread</numerusform>
            <numerusform>%1: %n threads</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message numerus="yes">
        <source>The machine slept during %n run(s)</source>
        <translation>
            <numerusform>The machine slept during %n run</numerusform>
            <numerusform>The machine slept during %n runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Other programs disturbed %n run(s)</source>
        <translation>
            <numerusform>Other programs disturbed %n run</numerusform>
            <numerusform>Other programs disturbed %n runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) lost events</source>
        <translation>
            <numerusform>%n run lost events</numerusform>
            <numerusform>%n runs lost events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) failed and do not count. %1</source>
        <extracomment>what failed, then what to do</extracomment>
        <translation>
            <numerusform>%n run failed and does not count. %1</numerusform>
            <numerusform>%n runs failed and do not count. %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) lost parts of the system&apos;s schedule</source>
        <translation>
            <numerusform>%n run lost parts of the system&apos;s schedule</numerusform>
            <numerusform>%n runs lost parts of the system&apos;s schedule</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProgramText</name>
    <message numerus="yes">
        <source>%n process(es)</source>
        <translation>
            <numerusform>%n process</numerusform>
            <numerusform>%n processes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thread(s)</source>
        <translation>
            <numerusform>%n thread</numerusform>
            <numerusform>%n threads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n core(s)</source>
        <translation>
            <numerusform>%n core</numerusform>
            <numerusform>%n cores</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Questions</name>
    <message numerus="yes">
        <source>%n run(s) will take about %1.</source>
        <extracomment>%n runs, %1 is a duration</extracomment>
        <translation>
            <numerusform>%n run will take about %1.</numerusform>
            <numerusform>%n runs will take about %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunText</name>
    <message numerus="yes">
        <source>%n workers</source>
        <translation>
            <numerusform>%n worker</numerusform>
            <numerusform>%n workers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n events lost</source>
        <translation>
            <numerusform>%n event lost</numerusform>
            <numerusform>%n events lost</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScheduleText</name>
    <message numerus="yes">
        <source>In all, the system counts for its %n worker(s): %1 on a core, %2 waiting for one; %3.</source>
        <extracomment>%1 and %2 are durations, %3 is &quot;12 switches: 4 waited, 8 preempted&quot;</extracomment>
        <translation>
            <numerusform>In all, the system counts for its %n worker: %1 on a core, %2 waiting for one; %3.</numerusform>
            <numerusform>In all, the system counts for its %n workers: %1 on a core, %2 waiting for one; %3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The kernel lost %n record(s) of its schedule, because a buffer was full.</source>
        <translation>
            <numerusform>The kernel lost %n record of its schedule, because a buffer was full.</numerusform>
            <numerusform>The kernel lost %n records of its schedule, because a buffer was full.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n slice(s) of which an end is not known are not drawn.</source>
        <translation>
            <numerusform>%n slice of which an end is not known is not drawn.</numerusform>
            <numerusform>%n slices of which an end is not known are not drawn.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s) of the kernel&apos;s records made no sense.</source>
        <translation>
            <numerusform>%n byte of the kernel&apos;s records made no sense.</numerusform>
            <numerusform>%n bytes of the kernel&apos;s records made no sense.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n slices too short to tell apart here</source>
        <translation>
            <numerusform>%n slice too short to tell apart here</numerusform>
            <numerusform>%n slices too short to tell apart here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n switch(es): %1 waited, %2 preempted</source>
        <extracomment>how often a thread left its core: by itself, or preempted</extracomment>
        <translation>
            <numerusform>%n switch: %1 waited, %2 preempted</numerusform>
            <numerusform>%n switches: %1 waited, %2 preempted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1; %n migration(s)</source>
        <extracomment>%1 is &quot;12 switches: ...&quot;, %n how often a thread went on, on another core</extracomment>
        <translation>
            <numerusform>%1; %n migration</numerusform>
            <numerusform>%1; %n migrations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1
not known from %2 to %3: the kernel lost %n record(s) there</source>
        <extracomment>%1 is &quot;Core 0&quot;, %2 and %3 are instants</extracomment>
        <translation>
            <numerusform>%1
not known from %2 to %3: the kernel lost %n record there</numerusform>
            <numerusform>%1
not known from %2 to %3: the kernel lost %n records there</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SectionText</name>
    <message numerus="yes">
        <source>0 of %n lanes match “%1”</source>
        <translation>
            <numerusform>0 of %n lane match “%1”</numerusform>
            <numerusform>0 of %n lanes match “%1”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n lanes are idle and hidden</source>
        <translation>
            <numerusform>The one lane is idle and hidden</numerusform>
            <numerusform>All %n lanes are idle and hidden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SpeedupCurves</name>
    <message numerus="yes">
        <source>%n cores</source>
        <translation>
            <numerusform>%n core</numerusform>
            <numerusform>%n cores</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StateText</name>
    <message numerus="yes">
        <source>%n wait on the condition</source>
        <translation>
            <numerusform>%n waits on the condition</numerusform>
            <numerusform>%n wait on the condition</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n have arrived at the barrier</source>
        <translation>
            <numerusform>%n has arrived at the barrier</numerusform>
            <numerusform>%n have arrived at the barrier</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) in the queue</source>
        <translation>
            <numerusform>%n item in the queue</numerusform>
            <numerusform>%n items in the queue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>held %n time(s) by the same task</source>
        <translation>
            <numerusform>held %n time by the same task</numerusform>
            <numerusform>held %n times by the same task</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s) in the pipe</source>
        <translation>
            <numerusform>%n byte in the pipe</numerusform>
            <numerusform>%n bytes in the pipe</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TipText</name>
    <message numerus="yes">
        <source>%n spans too short to tell apart here</source>
        <translation>
            <numerusform>%n span too short to tell apart here</numerusform>
            <numerusform>%n spans too short to tell apart here</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>interleave::ui::Banner</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>interleave::ui::ChartView</name>
    <message numerus="yes">
        <source>Show all lanes (%n hidden)</source>
        <translation>
            <numerusform>Show all lanes (%n hidden)</numerusform>
            <numerusform>Show all lanes (%n hidden)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>interleave::ui::CompareView</name>
    <message numerus="yes">
        <source>%n workers</source>
        <translation>
            <numerusform>%n worker</numerusform>
            <numerusform>%n workers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>interleave::ui::MainWindow</name>
    <message numerus="yes">
        <source>%n trace(s) of older runs were let go</source>
        <translation>
            <numerusform>%n trace of an older run was let go</numerusform>
            <numerusform>%n traces of older runs were let go</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>interleave::ui::MetricsModel</name>
    <message numerus="yes">
        <source>The kernel lost %n record(s) of its schedule in this run</source>
        <translation>
            <numerusform>The kernel lost %n record of its schedule in this run</numerusform>
            <numerusform>The kernel lost %n records of its schedule in this run</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>interleave::ui::ProgressPanel</name>
    <message numerus="yes">
        <source>%n run(s) done</source>
        <translation>
            <numerusform>%n run done</numerusform>
            <numerusform>%n runs done</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>interleave::ui::RecordDialog</name>
    <message numerus="yes">
        <source>%1 · %2 slices of %n thread(s)</source>
        <translation>
            <numerusform>%1 · %2 slices of %n thread</numerusform>
            <numerusform>%1 · %2 slices of %n threads</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>interleave::ui::RunPage</name>
    <message numerus="yes">
        <source>More workers than this machine&apos;s %n core(s): they share them.</source>
        <translation>
            <numerusform>More workers than this machine&apos;s %n core: they share it.</numerusform>
            <numerusform>More workers than this machine&apos;s %n cores: they share them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s), about %1, %2 of traces</source>
        <extracomment>%n runs, %1 is a duration, %2 an amount of memory</extracomment>
        <translation>
            <numerusform>%n run, about %1, %2 of traces</numerusform>
            <numerusform>%n runs, about %1, %2 of traces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Make a run again, at most %n time(s), when other programs put load on the machine.</source>
        <translation>
            <numerusform>Make a run again, at most %n time, when other programs put load on the machine.</numerusform>
            <numerusform>Make a run again, at most %n times, when other programs put load on the machine.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>interleave::ui::StatusLine</name>
    <message numerus="yes">
        <source>%n resource rows hidden</source>
        <translation>
            <numerusform>%n resource row hidden</numerusform>
            <numerusform>%n resource rows hidden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lanes hidden</source>
        <translation>
            <numerusform>%n lane hidden</numerusform>
            <numerusform>%n lanes hidden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>interleave::ui::TimelineCanvas</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>interleave::ui::ViewBar</name>
    <message numerus="yes">
        <source>%n lanes hidden</source>
        <translation>
            <numerusform>%n lane hidden</numerusform>
            <numerusform>%n lanes hidden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n do not match the filter</source>
        <translation>
            <numerusform>%n does not match the filter</numerusform>
            <numerusform>%n do not match the filter</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are idle</source>
        <translation>
            <numerusform>%n is idle</numerusform>
            <numerusform>%n are idle</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are collapsed</source>
        <translation>
            <numerusform>%n is collapsed</numerusform>
            <numerusform>%n are collapsed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>interleave::ui::WorkloadList</name>
    <message numerus="yes">
        <source>0 of %n workload(s) match: clear the filter.</source>
        <translation>
            <numerusform>0 of %n workload match: clear the filter.</numerusform>
            <numerusform>0 of %n workloads match: clear the filter.</numerusform>
        </translation>
    </message>
</context>
</TS>
