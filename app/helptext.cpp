// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/helptext.h"

namespace interleave::app {

namespace {

constexpr const char* kGeneral
    = R"(interleave - one piece of concurrent work under several execution models,
and how they interleave

Usage:
  interleave [FILE]                  open the window, with what was saved in FILE.interleave
  interleave list [--json]           what can be run, with parameters and models
  interleave run WORKLOAD [OPTIONS]  run it without a display
  interleave record [OPTIONS] -- COMMAND [ARG ...]
                                     record when the system gives the threads of any program a core
  interleave --version
  interleave [list|run|record] --help

Examples:
  interleave run cpu-counting-pool
  interleave run flags --models threads,loop --workers 20 --export flags.png
  interleave run loiter-map --workers 1,2,4,8 --repeat 5 --view speedup --export speedup.pdf
)";

constexpr const char* kRun = R"(Usage: interleave run WORKLOAD [OPTIONS]

What to run:
  --models LIST         models with commas between; default: all real ones that have a meaning
                        sequential, threads, processes, loop, and simulated:MODEL in virtual time
  --workers LIST        worker counts with commas between, each 1 to 1024; default: the number of
                        cores. Several are a sweep. sequential and loop always have one worker,
                        workloads without a pool those that they start themselves
  --repeat N            1 to 1000, default 1: how often each run is made; the median counts
  --param NAME=VALUE    a parameter of the workload (interleave list names them and their ranges);
                        durations are seconds, or 500ms, 20us. May be given several times
  --interpreter-lock    emulate CPython's global lock
  --seed N              0 to 9223372036854775807, default 1
  --recording MODE      lossless (default): a full event buffer makes its writer wait
                        bounded: it drops events and counts them
  --no-system-schedule  do not record when the system gave the workers a core
  --memory-limit SIZE   1M to 1000T, such as 500M or 8G: what one run's trace may hold; default:
                        half of the memory that is free when the run begins. A run that reaches it
                        ends, as failed; its trace up to there is kept
  --repeat-disturbed N  0 to 10, default 0: how often a run that other programs disturbed is made
                        again

What to write:
  --export FILE         by the end of its name: .interleave all runs, to open them again (and for
                        Perfetto); .png, .svg, .pdf a picture; .spans.csv or .csv all spans;
                        .summary.csv the summary; .cores.csv which thread was on which core, and
                        when it was preempted; .trace.json or .json a Chrome trace for Perfetto
                        and chrome://tracing; .txt the schedule in plain language, who ran when,
                        who waited for what. May be given several times
  --overwrite           replace files that exist
  --json                print one JSON object instead of a table

How pictures look:
  --view VIEW           compare: one timeline per model (default for several runs)
                        timeline: one run; speedup: measured points against the worker count
  --run MODEL:WORKERS:REPEAT
                        the run that --view timeline shows, such as threads:4:1; default: the first
  --size WIDTHxHEIGHT   in pixels, 400x240 to 20000x20000; default 1600x900
  --scale F             0.25 to 8, default 1: pixels of a .png per pixel of --size;
                        at most 64 million pixels in all
  --theme THEME         light (default) or dark

Exit code: 0 all runs did what they should, 1 a run or an export failed, 2 bad usage,
128 + n ended by signal n (Ctrl-C: 130; what was run until then is exported).

Examples:
  interleave run cpu-counting-pool --param turns=1000000 --workers 1,2,4 --json
  interleave run flags --models threads --workers 5 --view timeline --export flags.svg
  interleave run lock-counter --models simulated:threads --export lock-counter.trace.json
  interleave run mandelbrot --models threads --param policy=stealing --param partitioner=static
)";

constexpr const char* kList = R"(Usage: interleave list [--json]

Names all workloads with their parameters (default, range, meaning) and all models.

  --json  print one JSON object instead
)";

constexpr const char* kRecord = R"(Usage: interleave record [OPTIONS] -- COMMAND [ARG ...]

Starts a program and records when the system gives its threads, and those of all programs that it
starts, a core: no root needed where kernel.perf_event_paranoid is 2 or less. Its input, output and
errors are yours; a summary follows on standard error.

  --output FILE   by the end of its name: .interleave to open it in the window (and in Perfetto);
                  .json a Chrome trace for Perfetto and chrome://tracing, a track for each thread
                  and for each core; .csv all slices
  --overwrite     replace a file that exists
  --duration S    0.001 to 1000000 seconds: ask the program to end (SIGTERM) after so long; without,
                  it ends by itself
  --json          the summary as one JSON object

Ctrl-C goes to the program; what was recorded until then is kept. The recording takes at most 1 GiB,
which is 64 million switches: then it ends, and the program goes on. Not followed: programs that run
as another user (set-id), and what a process does after its threads have ended.

Exit code: the program's; 128 + n when signal n ended it, or when it was ended by our signal n;
127 there is no such program, 126 it cannot be started, 2 bad usage; 1 when it ended with 0 but its
schedule could not be recorded or written.

Examples:
  interleave record -- make -j8
  interleave record --output make.interleave -- make -j8
  interleave record --output pool.json -- python3 pool.py
  interleave record --duration 10 --output server.json -- ./server --port 8080
)";

} // namespace

std::string helpText(Command topic)
{
    switch (topic) {
    case Command::Run:
        return kRun;
    case Command::List:
        return kList;
    case Command::Record:
        return kRecord;
    default:
        return kGeneral;
    }
}

} // namespace interleave::app
