#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads saved experiments by Perfetto's own rules, with a protobuf decoder of its own.

Usage: checkperfetto.py INTERLEAVE        runs some experiments and checks what they save
       checkperfetto.py FILE.interleave   checks one file

The field numbers are those that https://github.com/google/perfetto publishes in
protos/perfetto/trace/*.proto. What a file says of each run is compared with the same run's export
to Chrome's JSON format, which is written by other code.
"""
import json
import struct
import subprocess
import sys
import tempfile
import zlib
from collections import Counter, defaultdict
from pathlib import Path

VARINT, FIXED64, BYTES, FIXED32 = 0, 1, 2, 5
OURS = 7531  # a field of TracePacket that Perfetto has reserved for nobody

SLICE_BEGIN, SLICE_END, INSTANT, COUNTER = 1, 2, 3, 4
NEEDS_STATE, STATE_CLEARED = 2, 1


class Bad(Exception):
    pass


def check(condition, what):
    if not condition:
        raise Bad(what)


def varint(data, at):
    value = shift = 0
    while True:
        check(at < len(data) and shift < 70, "a number that does not end")
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            return value & 0xFFFFFFFFFFFFFFFF, at


def fields(data):
    """Yields (field, wire type, value) of one message."""
    at = 0
    while at < len(data):
        tag, at = varint(data, at)
        field, wire = tag >> 3, tag & 7
        check(field > 0, "field 0")
        if wire == VARINT:
            value, at = varint(data, at)
        elif wire == FIXED64:
            check(at + 8 <= len(data), "a cut number")
            value, at = struct.unpack_from("<Q", data, at)[0], at + 8
        elif wire == FIXED32:
            check(at + 4 <= len(data), "a cut number")
            value, at = struct.unpack_from("<I", data, at)[0], at + 4
        elif wire == BYTES:
            length, at = varint(data, at)
            check(at + length <= len(data), "a length beyond the end")
            value, at = data[at : at + length], at + length
        else:
            raise Bad(f"wire type {wire}")
        yield field, wire, value


class Message:
    """All fields of one message, by number."""

    def __init__(self, data):
        self.values = defaultdict(list)
        for field, wire, value in fields(data):
            self.values[field].append((wire, value))

    def all(self, field, wire):
        for found, _ in self.values[field]:
            check(found == wire, f"field {field} has wire type {found}")
        return [value for _, value in self.values[field]]

    def number(self, field, otherwise=None):
        values = self.all(field, VARINT)
        return values[-1] if values else otherwise

    def message(self, field):
        values = self.all(field, BYTES)
        return Message(values[-1]) if values else None

    def text(self, field, otherwise=None):
        values = self.all(field, BYTES)
        return values[-1].decode("utf-8") if values else otherwise

    def has(self, field):
        return bool(self.values[field])


def packed(message, field):
    """The numbers of a packed list."""
    numbers = []
    for data in message.all(field, BYTES):
        at = 0
        while at < len(data):
            number, at = varint(data, at)
            numbers.append(number)
    return numbers


class Sequence:
    """What Perfetto calls the incremental state of one writer."""

    def __init__(self):
        self.is_valid = False
        self.clock = None  # (id, time) of the incremental clock
        self.default_clock = 6  # BOOTTIME
        self.interned = {1: {}, 2: {}, 3: {}}  # categories, names, names of annotations


class File:
    def __init__(self, data):
        self.data = data
        self.sequences = defaultdict(Sequence)
        self.tracks = {}
        self.open_slices = defaultdict(list)
        self.last_time = {}
        self.slices = []  # (track, begin, end, name, categories)
        self.instants = []
        self.counters = Counter()
        self.flows = Counter()
        self.flow_ends = Counter()
        self.packets = 0
        self.blocks = 0
        self.threads = {}  # of the process tree: tid -> (name, pid)
        self.processes = set()
        self.switches = defaultdict(list)  # cpu -> (time, tid that comes, name)
        self.is_over = False
        self.block_begin = 0
        self.checksum = 0
        self.read()

    def read(self):
        at = 0
        while at < len(self.data):
            check(not self.is_over, "something follows the last block")
            begin = at
            tag, at = varint(self.data, at)
            check(tag == (1 << 3 | BYTES), f"tag {tag} in Trace, not a packet")
            length, at = varint(self.data, at)
            check(at + length <= len(self.data), "a packet beyond the end")
            packet = Message(self.data[at : at + length])
            at += length
            self.packets += 1
            ours = packet.message(OURS)
            if ours is not None and ours.has(15):
                self.block_end(ours.message(15), begin, at)
            else:
                self.packet(packet)
        check(self.is_over, "the last block is not closed")
        for track, stack in self.open_slices.items():
            check(not stack, f"{len(stack)} slices of track {track} are never closed")
        for flow, count in self.flow_ends.items():
            check(count == 1, f"flow {flow} ends {count} times")
            check(flow in self.flows, f"flow {flow} ends and has not begun")
        for flow, count in self.flows.items():
            check(count == 1, f"flow {flow} begins {count} times")

    def block_end(self, end, begin, after):
        self.blocks += 1
        check(end.number(1) == self.blocks, "a block is missing")
        check(end.number(2) == begin - self.block_begin, "a block has another size than it says")
        self.checksum = zlib.crc32(self.data[self.block_begin : begin], self.checksum)
        check(end.all(4, FIXED32) == [self.checksum], "a wrong checksum")
        self.is_over = bool(end.number(3))
        self.block_begin = after

    def packet(self, packet):
        identity = packet.number(10)
        check(identity, "a packet without trusted_packet_sequence_id")
        sequence = self.sequences[identity]
        flags = packet.number(13, 0)
        if flags & STATE_CLEARED:
            sequence = self.sequences[identity] = Sequence()
            sequence.is_valid = True
        if flags & NEEDS_STATE:
            check(sequence.is_valid, "a packet needs a state that was never set")
        if packet.has(6):
            for clock in packet.message(6).all(1, BYTES):
                clock = Message(clock)
                if clock.number(1) >= 64:
                    check(clock.number(3) == 1, "the sequence's clock is not incremental")
                    sequence.clock = [clock.number(1), clock.number(2)]
        if packet.has(12):
            self.intern(sequence, packet.message(12))
        if packet.has(59):
            sequence.default_clock = packet.message(59).number(58, 6)
        if packet.has(1):
            self.bundle(packet.message(1))
        if packet.has(2):
            tree = packet.message(2)
            self.processes.update(Message(p).number(1) for p in tree.all(1, BYTES))
            for thread in map(Message, tree.all(2, BYTES)):
                check(thread.number(3) in self.processes, "a thread of no process")
                self.threads[thread.number(1)] = (thread.text(2), thread.number(3))
        if packet.has(60):
            self.track(packet.message(60))
        if packet.has(11):
            self.event(sequence, packet, identity)

    def bundle(self, bundle):
        cpu, sched = bundle.number(1), bundle.message(4)
        check(cpu is not None, "switches of no core")
        texts = [bytes(text).decode() for text in sched.all(5, BYTES)]
        times, states, pids, priorities, names = (packed(sched, field) for field in (1, 2, 3, 4, 6))
        check(
            len(times) == len(states) == len(pids) == len(priorities) == len(names),
            "lists of switches that are not as long as one another",
        )
        time = 0
        for delta, tid, name in zip(times, pids, names):
            time += delta
            check(name < len(texts), "a switch to a name that is not there")
            check(tid == 0 or tid in self.threads, f"a switch to {tid}, of whom nothing is told")
            before = self.switches[cpu][-1][0] if self.switches[cpu] else 0
            check(time >= before, "the time of a core goes back")
            self.switches[cpu].append((time, tid, texts[name]))

    def on_core(self):
        """How long somebody was on a core, and how often, by the switches alone."""
        whole, count = 0, 0
        for switches in self.switches.values():
            check(switches[-1][1] == 0, "the last one never leaves its core")
            for (begin, tid, _), (end, _, _) in zip(switches, switches[1:]):
                if tid != 0:
                    whole += end - begin
                    count += 1
        return whole, count

    def intern(self, sequence, data):
        for kind, entries in sequence.interned.items():
            for entry in data.all(kind, BYTES):
                entry = Message(entry)
                iid = entry.number(1)
                check(iid, "an interned entry without a number")
                check(iid not in entries, f"entry {iid} of kind {kind} is defined twice")
                entries[iid] = entry.text(2, "")

    def track(self, descriptor):
        uuid = descriptor.number(1)
        check(uuid, "a track without a uuid")
        check(uuid not in self.tracks, f"track {uuid} is described twice")
        parent = descriptor.number(5)
        check(parent is None or parent in self.tracks, f"the parent of track {uuid} is not known")
        kind, name = "other", descriptor.text(2, "")
        if descriptor.has(3):
            kind, name = "process", descriptor.message(3).text(6)
            parent = descriptor.message(3).number(1)
        elif descriptor.has(4):
            thread = descriptor.message(4)
            kind, name, parent = "thread", thread.text(5, ""), thread.number(1)
            check(thread.number(2), "a thread without a tid")
        elif descriptor.has(8):
            kind = "counter"
        self.tracks[uuid] = (kind, name, parent)

    def time(self, sequence, packet):
        stamp = packet.number(8)
        check(stamp is not None, "an event without a timestamp")
        if packet.number(58, sequence.default_clock) < 64:
            return stamp
        check(sequence.clock is not None, "a clock of a sequence that has none")
        sequence.clock[1] += stamp
        return sequence.clock[1]

    def event(self, sequence, packet, identity):
        event = packet.message(11)
        time = self.time(sequence, packet)
        check(time >= self.last_time.get(identity, 0), "the time of a sequence goes back")
        self.last_time[identity] = time
        track = event.number(11, 0)
        check(track == 0 or track in self.tracks, f"an event on track {track}, which is not known")
        name = event.text(23)
        if event.has(10):
            check(event.number(10) in sequence.interned[2], "a name that was never interned")
            name = sequence.interned[2][event.number(10)]
        for iid in event.all(3, VARINT):
            check(iid in sequence.interned[1], "a category that was never interned")
        categories = [sequence.interned[1][iid] for iid in event.all(3, VARINT)]
        for note in event.all(4, BYTES):
            note = Message(note)
            check(note.has(1) != note.has(10), "an annotation without one name")
            if note.has(1):
                check(note.number(1) in sequence.interned[3], "an annotation's name is missing")
        self.flows.update(event.all(47, FIXED64))
        self.flow_ends.update(event.all(48, FIXED64))
        kind = event.number(9)
        is_counter = self.tracks.get(track, ("",))[0] == "counter"
        check((kind == COUNTER) == is_counter, "a counter's event elsewhere, or another on its track")
        if kind == SLICE_BEGIN:
            check(name is not None, "a slice without a name")
            self.open_slices[track].append((time, name, categories))
        elif kind == SLICE_END:
            check(self.open_slices[track], f"a slice of track {track} ends that has not begun")
            begin, name, categories = self.open_slices[track].pop()
            self.slices.append((track, begin, time, name, categories))
        elif kind == INSTANT:
            self.instants.append((track, time, name, categories))
        elif kind == COUNTER:
            check(event.has(30), "a counter without a value")
            self.counters[track] += 1
        else:
            raise Bad(f"an event of type {kind}")

    def runs(self):
        """The process tracks in their order."""
        return [uuid for uuid, (kind, _, _) in self.tracks.items() if kind == "process"]


def chrome_slices(document):
    """(pid, thread's name, begin, duration, name, state) of each span, in nanoseconds."""
    names = {
        (e["pid"], e["tid"]): e["args"]["name"]
        for e in document["traceEvents"]
        if e["ph"] == "M" and e["name"] == "thread_name"
    }
    for event in document["traceEvents"]:
        if event["ph"] == "X":
            thread = names[event["pid"], event["tid"]]
            begin, duration = round(event["ts"] * 1000), round(event["dur"] * 1000)
            yield event["pid"], thread, begin, duration, event["name"], event["cat"]


def compare(file, document):
    """The lanes' spans of both files are the same."""
    ours = Counter()
    for track, begin, end, name, categories in file.slices:
        kind, thread, pid = file.tracks[track]
        if kind == "thread":
            ours[pid, thread, begin, end - begin, name, categories[0]] += 1
    theirs = Counter(chrome_slices(document))
    check(ours == theirs, f"spans differ: {list(((ours - theirs) + (theirs - ours)).items())[:3]}")
    check(len(file.runs()) == len(document["otherData"]["runs"]), "another number of runs")
    lines = Counter(e["name"] for e in document["traceEvents"] if e.get("cat") == "output")
    printed = Counter(name for _, _, name, categories in file.instants if "output" in categories)
    check(printed == lines, "printed lines differ")
    return sum(ours.values())


def check_program(program):
    experiments = [
        ("lock-counter", "simulated:sequential,simulated:threads,simulated:processes,simulated:loop"),
        ("merge-sort", "sequential,threads,loop"),
        ("flags", "sequential,threads,processes,loop"),
        ("futures-map", "simulated:threads,simulated:loop"),
        ("bank-cashiers", "simulated:threads"),
    ]
    with tempfile.TemporaryDirectory() as folder:
        for workload, models in experiments:
            native = Path(folder, workload + ".interleave")
            chrome = Path(folder, workload + ".trace.json")
            command = [program, "run", workload, "--workers", "3", "--models", models]
            command += ["--export", str(native), "--export", str(chrome)]
            done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
            check(done.returncode == 0, f"{workload}: {done.stderr}")
            file = File(native.read_bytes())
            spans = compare(file, json.loads(chrome.read_text(encoding="utf-8")))
            check(spans > 0, f"{workload}: there is no span")
            print(
                f"{workload}: {len(file.runs())} runs, {spans} spans, {file.packets} packets,"
                f" {file.blocks} blocks, {len(file.flows)} flows, {len(file.data)} bytes"
            )


def check_recording(program):
    script = "for i in 1 2 3 4 5; do (sleep 0.01; : $(seq 2000)) & done; wait"
    with tempfile.TemporaryDirectory() as folder:
        native = Path(folder, "recorded.interleave")
        command = [program, "record", "--json", "--output", str(native), "--", "sh", "-c", script]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
        summary = json.loads(done.stderr)
        if summary["status"] != "recorded":
            print(f"not recorded here: {summary['reason']}")
            return
        check(done.returncode == 0, done.stderr)
        file = File(native.read_bytes())
        whole, count = file.on_core()
        check(count == summary["slices"], f"{count} slices, and {summary['slices']} were recorded")
        told = summary["on_core_s"] * 1e9
        check(abs(whole - told) < 2000, f"{whole} ns on a core, and {told} were recorded")
        check(len(file.processes) == summary["processes"], "another number of processes")
        check(len(file.threads) == summary["threads"], "another number of threads")
        print(f"a recorded program: {count} slices, {file.blocks} blocks, {len(file.data)} bytes")


def main():
    try:
        if sys.argv[1].endswith(".interleave"):
            file = File(Path(sys.argv[1]).read_bytes())
            print(f"{len(file.slices)} slices, {file.packets} packets, {file.blocks} blocks: sound")
        else:
            check_program(sys.argv[1])
            check_recording(sys.argv[1])
    except Bad as problem:
        print(f"not as Perfetto wants it: {problem}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
