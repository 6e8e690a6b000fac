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
  interleave --version
  interleave [list|run] --help

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
  --repeat-disturbed N  0 to 10, default 0: how often a run that other programs disturbed is made
                        again

What to write:
  --export FILE         by the end of its name: .interleave all runs, to open them again (and for
                        Perfetto); .png, .svg, .pdf a picture; .spans.csv or .csv all spans;
                        .summary.csv the summary; .trace.json or .json a Chrome trace for Perfetto
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

} // namespace

std::string helpText(Command topic)
{
    switch (topic) {
    case Command::Run:
        return kRun;
    case Command::List:
        return kList;
    default:
        return kGeneral;
    }
}

} // namespace interleave::app
