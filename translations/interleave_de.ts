<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>ArrowText</name>
    <message>
        <source>%1 of %2 arrows shown</source>
        <translation>%1 von %2 Pfeilen gezeigt</translation>
    </message>
</context>
<context>
    <name>CoreRowText</name>
    <message>
        <source>Core %1</source>
        <extracomment>a processor, by the system&apos;s number of it</extracomment>
        <translation>Kern %1</translation>
    </message>
</context>
<context>
    <name>FigureText</name>
    <message>
        <source>%1 – %2</source>
        <extracomment>title of a timeline: the workload, and the run</extracomment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>%1 – speedup against sequential</source>
        <translation>%1 – Beschleunigung gegenüber sequenziell</translation>
    </message>
    <message numerus="yes">
        <source>Medians of %n runs; whiskers from the slowest to the fastest</source>
        <translation>
            <numerusform>Median von %n Lauf; Striche vom langsamsten zum schnellsten</numerusform>
            <numerusform>Mediane von %n Läufen; Striche vom langsamsten zum schnellsten</numerusform>
        </translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 = %2</source>
        <translation>%1 = %2</translation>
    </message>
    <message numerus="yes">
        <source>%n repeats</source>
        <translation>
            <numerusform>%n Wiederholung</numerusform>
            <numerusform>%n Wiederholungen</numerusform>
        </translation>
    </message>
    <message>
        <source>interpreter lock emulated</source>
        <translation>Interpreter-Sperre nachgebildet</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>Startwert %1</translation>
    </message>
    <message>
        <source>, </source>
        <extracomment>between the parts of a scenario</extracomment>
        <translation>, </translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1: %2, %3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>; </source>
        <translation>; </translation>
    </message>
    <message>
        <source>%1; Interleave %2</source>
        <translation>%1; Interleave %2</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Efficiency</source>
        <translation>Effizienz</translation>
    </message>
    <message>
        <source>Speedup</source>
        <translation>Beschleunigung</translation>
    </message>
    <message>
        <source>×%1</source>
        <translation>×%1</translation>
    </message>
    <message>
        <source>Workers</source>
        <translation>Arbeiter</translation>
    </message>
    <message numerus="yes">
        <source>%n cores</source>
        <translation>
            <numerusform>%n Kern</numerusform>
            <numerusform>%n Kerne</numerusform>
        </translation>
    </message>
    <message>
        <source>Ideal</source>
        <translation>Ideal</translation>
    </message>
    <message>
        <source>Ideal efficiency</source>
        <translation>Ideale Effizienz</translation>
    </message>
    <message numerus="yes">
        <source>%1 at %n workers</source>
        <translation>
            <numerusform>%1 bei %n Arbeiter</numerusform>
            <numerusform>%1 bei %n Arbeitern</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%n rows do not fit; a picture %1 pixels high shows all</source>
        <translation>
            <numerusform>%n Zeile passt nicht hinein; ein Bild von %1 Pixel Höhe zeigt alle</numerusform>
            <numerusform>%n Zeilen passen nicht hinein; ein Bild von %1 Pixel Höhe zeigt alle</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n spans too short to tell apart are merged, in proportion to their time, at least a third of the bar high</source>
        <translation>
            <numerusform>%n Abschnitt, hier zu kurz, ist zusammengefasst, im Verhältnis ihrer Zeit, mindestens ein Drittel der Balkenhöhe</numerusform>
            <numerusform>%n Abschnitte, hier zu kurz, sind zusammengefasst, im Verhältnis ihrer Zeit, mindestens ein Drittel der Balkenhöhe</numerusform>
        </translation>
    </message>
    <message>
        <source>Time axis</source>
        <translation>Zeitachse</translation>
    </message>
    <message>
        <source>Time since the start of each run (%1)</source>
        <translation>Zeit seit Beginn jedes Laufs (%1)</translation>
    </message>
    <message>
        <source>%1: wakes</source>
        <translation>%1: Weckvorgänge</translation>
    </message>
    <message numerus="yes">
        <source>%n resource rows hidden</source>
        <translation>
            <numerusform>%n Ressourcenzeile ausgeblendet</numerusform>
            <numerusform>%n Ressourcenzeilen ausgeblendet</numerusform>
        </translation>
    </message>
    <message>
        <source>arrows: who woke whom; strong: what woke the selected task; dashed: whom it woke</source>
        <translation>Pfeile: wer wen weckte; kräftig: was die ausgewählte Aufgabe weckte; gestrichelt: wen sie weckte</translation>
    </message>
    <message>
        <source>arrows: who woke whom</source>
        <translation>Pfeile: wer wen weckte</translation>
    </message>
    <message>
        <source>, %1</source>
        <translation>, %1</translation>
    </message>
    <message>
        <source>diamonds: marks of the program; dots: lines that it printed</source>
        <translation>Rauten: Marken des Programms; Punkte: Zeilen, die es ausgab</translation>
    </message>
    <message numerus="yes">
        <source>%n lanes hidden</source>
        <translation>
            <numerusform>%n Zeile verborgen</numerusform>
            <numerusform>%n Zeilen verborgen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, collapsed</source>
        <extracomment>a group of lanes in a picture: &quot;5 workers, collapsed&quot;</extracomment>
        <translation>%1, eingeklappt</translation>
    </message>
</context>
<context>
    <name>GapText</name>
    <message>
        <source>%1 lost</source>
        <translation>%1 verloren</translation>
    </message>
    <message>
        <source>%1
%2 of its events were lost: nothing is known of it
from %3 to %4 (%5)</source>
        <extracomment>a lane, and a stretch of it of which nothing is known: from, to</extracomment>
        <translation>%1
%2 seiner Ereignisse gingen verloren: nichts ist darüber bekannt
von %3 bis %4 (%5)</translation>
    </message>
    <message numerus="yes">
        <source>
%n such gaps here</source>
        <translation>
            <numerusform>
%n solche Lücke hier</numerusform>
            <numerusform>
%n solche Lücken hier</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LaneText</name>
    <message numerus="yes">
        <source>%n workers</source>
        <translation>
            <numerusform>%n Arbeiter</numerusform>
            <numerusform>%n Arbeiter</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tasks</source>
        <translation>
            <numerusform>%n Aufgabe</numerusform>
            <numerusform>%n Aufgaben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cores</source>
        <translation>
            <numerusform>%n Kern</numerusform>
            <numerusform>%n Kerne</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n resources</source>
        <translation>
            <numerusform>%n Betriebsmittel</numerusform>
            <numerusform>%n Betriebsmittel</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n process(es) of one thread</source>
        <translation>
            <numerusform>%n Prozess mit einem Thread</numerusform>
            <numerusform>%n Prozesse mit je einem Thread</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n thread(s)</source>
        <extracomment>a process, as &quot;make 4711&quot;, and how many of its threads are meant</extracomment>
        <translation>
            <numerusform>%1: %n Thread</numerusform>
            <numerusform>%1: %n Threads</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MarkText</name>
    <message>
        <source>Mark: %1</source>
        <translation>Marke: %1</translation>
    </message>
    <message>
        <source>Prints: %1</source>
        <translation>Gibt aus: %1</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message numerus="yes">
        <source>The machine slept during %n run(s)</source>
        <translation>
            <numerusform>Die Maschine schlief während %n Laufs</numerusform>
            <numerusform>Die Maschine schlief während %n Läufen</numerusform>
        </translation>
    </message>
    <message>
        <source>Durations of these runs are not to be trusted. Run again with F5.</source>
        <translation>Die Dauern dieser Läufe sind nicht verlässlich. Mit F5 erneut ausführen.</translation>
    </message>
    <message>
        <source>others kept %1 cores busy, %2 were taken by the hypervisor</source>
        <translation>andere beschäftigten %1 Kerne, %2 nahm der Hypervisor</translation>
    </message>
    <message numerus="yes">
        <source>Other programs disturbed %n run(s)</source>
        <translation>
            <numerusform>Andere Programme störten %n Lauf</numerusform>
            <numerusform>Andere Programme störten %n Läufe</numerusform>
        </translation>
    </message>
    <message>
        <source>They took more than a tenth of a core, so durations and speedups may be off. Close other programs, or switch on “Repeat disturbed runs”.</source>
        <translation>Sie nahmen mehr als ein Zehntel eines Kerns; Dauern und Beschleunigungen können falsch sein. Andere Programme schließen oder „Gestörte Läufe wiederholen“ einschalten.</translation>
    </message>
    <message>
        <source>%1 produced, %2 stored, %3 lost, %4 unreadable</source>
        <translation>%1 erzeugt, %2 gespeichert, %3 verloren, %4 unlesbar</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) lost events</source>
        <translation>
            <numerusform>%n Lauf verlor Ereignisse</numerusform>
            <numerusform>%n Läufe verloren Ereignisse</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 events are missing in the picture: the recording was bounded and its rings were full. Choose lossless recording and run again.</source>
        <translation>Im Bild fehlen %1 Ereignisse: Die Aufzeichnung war begrenzt und ihre Ringe waren voll. Verlustfreie Aufzeichnung wählen und erneut ausführen.</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) failed and do not count. %1</source>
        <extracomment>what failed, then what to do</extracomment>
        <translation>
            <numerusform>%n Lauf schlug fehl und zählt nicht. %1</numerusform>
            <numerusform>%n Läufe schlugen fehl und zählen nicht. %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>what it means, then what to do</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) lost parts of the system&apos;s schedule</source>
        <translation>
            <numerusform>%n Lauf verlor Teile vom Ablauf des Systems</numerusform>
            <numerusform>%n Läufe verloren Teile vom Ablauf des Systems</numerusform>
        </translation>
    </message>
    <message>
        <source>On the rows of the cores something is missing, and the times on a core are a little too short. Everything else is complete.</source>
        <translation>In den Zeilen der Kerne fehlt etwas, und die Zeiten auf einem Kern sind etwas zu kurz. Alles andere ist vollständig.</translation>
    </message>
</context>
<context>
    <name>ProgramText</name>
    <message>
        <source>exit status %1</source>
        <translation>Endestatus %1</translation>
    </message>
    <message>
        <source>ended by signal %1 (%2)</source>
        <translation>beendet durch Signal %1 (%2)</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>a duration, and how the program ended</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source> (it was asked to end)</source>
        <translation> (es wurde gebeten, zu enden)</translation>
    </message>
    <message numerus="yes">
        <source>%n process(es)</source>
        <translation>
            <numerusform>%n Prozess</numerusform>
            <numerusform>%n Prozesse</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message numerus="yes">
        <source>%n thread(s)</source>
        <translation>
            <numerusform>%n Thread</numerusform>
            <numerusform>%n Threads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n core(s)</source>
        <translation>
            <numerusform>%n Kern</numerusform>
            <numerusform>%n Kerne</numerusform>
        </translation>
    </message>
    <message>
        <source>on a core %1 (by the system&apos;s count %2), preempted %3</source>
        <translation>auf einem Kern %1 (nach Zählung des Systems %2), verdrängt %3</translation>
    </message>
    <message>
        <source>%1 on a core on average, at most %2 at once</source>
        <translation>im Mittel %1 auf einem Kern, höchstens %2 zugleich</translation>
    </message>
    <message>
        <source> · </source>
        <translation> · </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>how many threads were on a core, and for how much of the time: &quot;2: 48 %&quot;</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Threads on a core, and how long: %1</source>
        <translation>Threads auf einem Kern, und wie lange: %1</translation>
    </message>
    <message>
        <source>, not known %1</source>
        <extracomment>the time of which the kernel lost the records</extracomment>
        <translation>, unbekannt %1</translation>
    </message>
</context>
<context>
    <name>Questions</name>
    <message>
        <source>Long experiment</source>
        <translation>Langes Experiment</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) will take about %1.</source>
        <extracomment>%n runs, %1 is a duration</extracomment>
        <translation>
            <numerusform>%n Lauf dauert etwa %1.</numerusform>
            <numerusform>%n Läufe dauern etwa %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Their traces will hold about %1 of memory. You can cancel at any time; what was done is kept.</source>
        <translation>Ihre Aufzeichnungen belegen etwa %1 Speicher. Abbrechen geht jederzeit; was fertig ist, bleibt.</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Ausführen</translation>
    </message>
    <message>
        <source>Do not run</source>
        <translation>Nicht ausführen</translation>
    </message>
    <message>
        <source>A run is going on</source>
        <translation>Ein Lauf ist im Gang</translation>
    </message>
    <message>
        <source>Stop the run and close the window?</source>
        <translation>Den Lauf anhalten und das Fenster schließen?</translation>
    </message>
    <message>
        <source>The run is stopped within a second; its results are not kept.</source>
        <translation>Der Lauf hält binnen einer Sekunde an; seine Ergebnisse bleiben nicht erhalten.</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>Anhalten und schließen</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiterlaufen lassen</translation>
    </message>
    <message>
        <source>The file exists</source>
        <translation>Die Datei gibt es schon</translation>
    </message>
    <message>
        <source>Replace the file?</source>
        <translation>Die Datei ersetzen?</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Unsaved runs</source>
        <translation>Nicht gesicherte Läufe</translation>
    </message>
    <message>
        <source>Save the runs first?</source>
        <translation>Die Läufe zuerst sichern?</translation>
    </message>
    <message>
        <source>They are in no file yet: what is not saved is lost.</source>
        <translation>Sie sind noch in keiner Datei: Was nicht gesichert ist, ist verloren.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Sichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Unsaved recording</source>
        <translation>Ungesicherte Aufzeichnung</translation>
    </message>
    <message>
        <source>Save the recorded program first?</source>
        <translation>Das aufgezeichnete Programm vorher sichern?</translation>
    </message>
    <message>
        <source>It is in no file yet: what is not saved is lost.</source>
        <translation>Es ist noch in keiner Datei: Was nicht gesichert wird, ist verloren.</translation>
    </message>
</context>
<context>
    <name>RunText</name>
    <message numerus="yes">
        <source>%n workers</source>
        <translation>
            <numerusform>%n Arbeiter</numerusform>
            <numerusform>%n Arbeiter</numerusform>
        </translation>
    </message>
    <message>
        <source>simulated</source>
        <translation>simuliert</translation>
    </message>
    <message>
        <source>repeat %1</source>
        <translation>Wiederholung %1</translation>
    </message>
    <message>
        <source>, </source>
        <extracomment>between the parts of a run&apos;s title</extracomment>
        <translation>, </translation>
    </message>
    <message>
        <source>interpreter lock emulated</source>
        <translation>Interpreter-Sperre nachgebildet</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>disturbed by other load</source>
        <translation>durch andere Last gestört</translation>
    </message>
    <message numerus="yes">
        <source>%n events lost</source>
        <translation>
            <numerusform>%n Ereignis verloren</numerusform>
            <numerusform>%n Ereignisse verloren</numerusform>
        </translation>
    </message>
    <message>
        <source>partial</source>
        <extracomment>recording stopped before the run did</extracomment>
        <translation>unvollständig</translation>
    </message>
</context>
<context>
    <name>ScheduleText</name>
    <message>
        <source>Then preempted: it could have gone on, the system gave the core to another thread</source>
        <translation>Dann verdrängt: Er hätte weiterlaufen können, das System gab den Kern einem anderen Thread</translation>
    </message>
    <message>
        <source>Then it waited, by itself</source>
        <translation>Dann wartete er von sich aus</translation>
    </message>
    <message>
        <source>Then it ended</source>
        <translation>Dann endete er</translation>
    </message>
    <message>
        <source>Still there when the recording ended</source>
        <translation>Noch da, als die Aufzeichnung endete</translation>
    </message>
    <message>
        <source>The system&apos;s schedule was not recorded: the kernel does not tell it to ordinary users, because kernel.perf_event_paranoid is above 2. To see it, let an administrator run “sysctl kernel.perf_event_paranoid=2”, and run again.</source>
        <translation>Der Ablauf des Systems wurde nicht aufgezeichnet: Der Kernel zeigt ihn gewöhnlichen Benutzern nicht, weil kernel.perf_event_paranoid größer als 2 ist. Um ihn zu sehen, einen Verwalter „sysctl kernel.perf_event_paranoid=2“ ausführen lassen und neu starten.</translation>
    </message>
    <message>
        <source>The system&apos;s schedule was not recorded: a security policy forbids it (a container or a sandbox). To see it, run Interleave outside of that, or let the policy allow perf_event_open.</source>
        <translation>Der Ablauf des Systems wurde nicht aufgezeichnet: Eine Sicherheitsrichtlinie verbietet es (ein Container oder eine Sandbox). Um ihn zu sehen, Interleave außerhalb davon starten oder perf_event_open in der Richtlinie erlauben.</translation>
    </message>
    <message>
        <source>The system&apos;s schedule was not recorded: not enough memory may be locked for it. Raise that limit (ulimit -l), or let an administrator run “sysctl kernel.perf_event_mlock_kb=2048”, and run again.</source>
        <translation>Der Ablauf des Systems wurde nicht aufgezeichnet: Dafür darf nicht genug Speicher festgehalten werden. Diese Grenze anheben (ulimit -l) oder einen Verwalter „sysctl kernel.perf_event_mlock_kb=2048“ ausführen lassen und neu starten.</translation>
    </message>
    <message>
        <source>The system&apos;s schedule was not recorded: it needs an open file for each core, and no more may be opened. Raise that limit (ulimit -n), and run again.</source>
        <translation>Der Ablauf des Systems wurde nicht aufgezeichnet: Er braucht eine offene Datei je Kern, und mehr dürfen nicht geöffnet werden. Diese Grenze anheben (ulimit -n) und neu starten.</translation>
    </message>
    <message>
        <source>The system&apos;s schedule was not recorded: this system has no means to tell it. Everything else works.</source>
        <translation>Der Ablauf des Systems wurde nicht aufgezeichnet: Dieses System hat kein Mittel dafür. Alles andere funktioniert.</translation>
    </message>
    <message>
        <source>The system&apos;s schedule was not recorded: %1</source>
        <translation>Der Ablauf des Systems wurde nicht aufgezeichnet: %1</translation>
    </message>
    <message numerus="yes">
        <source>In all, the system counts for its %n worker(s): %1 on a core, %2 waiting for one; %3.</source>
        <extracomment>%1 and %2 are durations, %3 is &quot;12 switches: 4 waited, 8 preempted&quot;</extracomment>
        <translation>
            <numerusform>Insgesamt zählt das System für seinen %n Arbeiter: %1 auf einem Kern, %2 im Warten auf einen; %3.</numerusform>
            <numerusform>Insgesamt zählt das System für seine %n Arbeiter: %1 auf einem Kern, %2 im Warten auf einen; %3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The kernel lost %n record(s) of its schedule, because a buffer was full.</source>
        <translation>
            <numerusform>Der Kernel verlor %n Eintrag seines Ablaufs, weil ein Puffer voll war.</numerusform>
            <numerusform>Der Kernel verlor %n Einträge seines Ablaufs, weil ein Puffer voll war.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n slice(s) of which an end is not known are not drawn.</source>
        <translation>
            <numerusform>%n Zeitscheibe, von der ein Ende nicht bekannt ist, ist nicht gezeichnet.</numerusform>
            <numerusform>%n Zeitscheiben, von denen ein Ende nicht bekannt ist, sind nicht gezeichnet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s) of the kernel&apos;s records made no sense.</source>
        <translation>
            <numerusform>%n Byte der Einträge des Kernels ergab keinen Sinn.</numerusform>
            <numerusform>%n Bytes der Einträge des Kernels ergaben keinen Sinn.</numerusform>
        </translation>
    </message>
    <message>
        <source>Its recording ended at %1, at its limit of memory.</source>
        <translation>Seine Aufzeichnung endete bei %1, an ihrer Speichergrenze.</translation>
    </message>
    <message>
        <source>On a core</source>
        <translation>Auf einem Kern</translation>
    </message>
    <message>
        <source>Preempted</source>
        <translation>Verdrängt</translation>
    </message>
    <message>
        <source>The strip along a lane&apos;s foot: the system had the worker&apos;s thread on one of the cores.</source>
        <translation>Der Streifen am Fuß einer Zeile: Das System hatte den Thread des Arbeiters auf einem der Kerne.</translation>
    </message>
    <message>
        <source>The thread could have gone on, but the system had given its core to another: whatever the bar says, nothing went on there.</source>
        <translation>Der Thread hätte weiterlaufen können, aber das System hatte seinen Kern einem anderen gegeben: Was immer der Balken sagt, dort ging nichts voran.</translation>
    </message>
    <message>
        <source>On %1 (thread %2)</source>
        <extracomment>%1 is &quot;Core 0&quot;, then a thread&apos;s number</extracomment>
        <translation>Auf %1 (Thread %2)</translation>
    </message>
    <message>
        <source>from %1 to %2, for %3</source>
        <translation>von %1 bis %2, %3 lang</translation>
    </message>
    <message>
        <source>Here: %1, task %2: %3</source>
        <translation>Hier: %1, Aufgabe %2: %3</translation>
    </message>
    <message>
        <source>Here: %1</source>
        <translation>Hier: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n slices too short to tell apart here</source>
        <translation>
            <numerusform>%n Zeitscheibe, hier zu kurz zum Unterscheiden</numerusform>
            <numerusform>%n Zeitscheiben, hier zu kurz zum Unterscheiden</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>a worker and its part of the time: &quot;worker 1 12 %&quot;</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of this time in use by the run</source>
        <translation>%1 dieser Zeit vom Lauf benutzt</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>Zoom in with W or Ctrl+wheel</source>
        <translation>Hineinzoomen mit W oder Strg+Rad</translation>
    </message>
    <message>
        <source>%1
others or nobody at %2: only the threads of the run are recorded</source>
        <translation>%1
andere oder niemand bei %2: Nur die Threads des Laufs sind aufgezeichnet</translation>
    </message>
    <message>
        <source>on a core %1, preempted %2, off %3</source>
        <translation>auf einem Kern %1, verdrängt %2, nicht auf einem Kern %3</translation>
    </message>
    <message numerus="yes">
        <source>%n switch(es): %1 waited, %2 preempted</source>
        <extracomment>how often a thread left its core: by itself, or preempted</extracomment>
        <translation>
            <numerusform>%n Wechsel: %1 gewartet, %2 verdrängt</numerusform>
            <numerusform>%n Wechsel: %1 gewartet, %2 verdrängt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1; %n migration(s)</source>
        <extracomment>%1 is &quot;12 switches: ...&quot;, %n how often a thread went on, on another core</extracomment>
        <translation>
            <numerusform>%1; %n Wanderung</numerusform>
            <numerusform>%1; %n Wanderungen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 in all: %2; %3</source>
        <extracomment>a worker&apos;s name, its times, its switches</extracomment>
        <translation>%1 insgesamt: %2; %3</translation>
    </message>
    <message>
        <source>%1 in all, as the system counts: on a core %2, waiting for one %3; %4</source>
        <translation>%1 insgesamt, wie das System zählt: auf einem Kern %2, im Warten auf einen %3; %4</translation>
    </message>
    <message>
        <source>On a core %1, preempted %2, off %3 of this time</source>
        <extracomment>parts of a span&apos;s time</extracomment>
        <translation>Auf einem Kern %1, verdrängt %2, nicht auf einem Kern %3 dieser Zeit</translation>
    </message>
    <message>
        <source>, not known %1</source>
        <extracomment>the part of a span&apos;s time of which the kernel lost the records</extracomment>
        <translation>, unbekannt %1</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>The kernel lost records of its schedule: who was on the core, or whether the thread had one, is not known.</source>
        <translation>Der Kernel verlor Einträge seines Ablaufs: Wer auf dem Kern war oder ob der Thread einen hatte, ist unbekannt.</translation>
    </message>
    <message numerus="yes">
        <source>%1
not known from %2 to %3: the kernel lost %n record(s) there</source>
        <extracomment>%1 is &quot;Core 0&quot;, %2 and %3 are instants</extracomment>
        <translation>
            <numerusform>%1
unbekannt von %2 bis %3: Der Kernel verlor dort %n Eintrag</numerusform>
            <numerusform>%1
unbekannt von %2 bis %3: Der Kernel verlor dort %n Einträge</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SectionText</name>
    <message>
        <source>%1  %2</source>
        <extracomment>at the end of a run: its duration and its speedup</extracomment>
        <translation>%1  %2</translation>
    </message>
    <message>
        <source>The details of this run were let go to save memory; its figures stay</source>
        <translation>Die Einzelheiten dieses Laufs wurden freigegeben, um Speicher zu sparen; seine Zahlen bleiben</translation>
    </message>
    <message>
        <source>Waits for its turn</source>
        <translation>Wartet, bis er an der Reihe ist</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Beginnt</translation>
    </message>
    <message>
        <source>Nothing was recorded</source>
        <translation>Nichts aufgezeichnet</translation>
    </message>
    <message numerus="yes">
        <source>0 of %n lanes match “%1”</source>
        <translation>
            <numerusform>0 von %n Zeile passt zu „%1“</numerusform>
            <numerusform>0 von %n Zeilen passen zu „%1“</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n lanes are idle and hidden</source>
        <translation>
            <numerusform>Die eine Zeile ist untätig und verborgen</numerusform>
            <numerusform>Alle %n Zeilen sind untätig und verborgen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SeriesText</name>
    <message>
        <source>%1 (simulated)</source>
        <translation>%1 (simuliert)</translation>
    </message>
</context>
<context>
    <name>SpeedupCurves</name>
    <message>
        <source>Speedup</source>
        <translation>Beschleunigung</translation>
    </message>
    <message>
        <source>Efficiency</source>
        <translation>Effizienz</translation>
    </message>
    <message>
        <source>Workers</source>
        <translation>Arbeiter</translation>
    </message>
    <message>
        <source>×%1</source>
        <translation>×%1</translation>
    </message>
    <message>
        <source>Ideal</source>
        <translation>Ideal</translation>
    </message>
    <message numerus="yes">
        <source>%n cores</source>
        <translation>
            <numerusform>%n Kern</numerusform>
            <numerusform>%n Kerne</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2 workers
%3 (from %4 to %5), efficiency %6
Click to open the run</source>
        <translation>%1, %2 Arbeiter
%3 (von %4 bis %5), Effizienz %6
Klicken öffnet den Lauf</translation>
    </message>
</context>
<context>
    <name>StateText</name>
    <message>
        <source>Queued</source>
        <translation>Eingereiht</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Laufend</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Blockiert</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>Ausgesetzt</translation>
    </message>
    <message>
        <source>Overhead</source>
        <translation>Mehraufwand</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Submitted; no worker has taken it yet.</source>
        <translation>Eingereicht; noch kein Arbeiter hat sie genommen.</translation>
    </message>
    <message>
        <source>Woken; waits for its turn to run.</source>
        <translation>Geweckt; wartet, bis sie an der Reihe ist.</translation>
    </message>
    <message>
        <source>Runs on its worker.</source>
        <translation>Läuft auf ihrem Arbeiter.</translation>
    </message>
    <message>
        <source>Waits and holds its worker, which can do nothing else.</source>
        <translation>Wartet und hält ihren Arbeiter fest, der nichts anderes tun kann.</translation>
    </message>
    <message>
        <source>Waits and has given its worker away to others.</source>
        <translation>Wartet und hat ihren Arbeiter anderen überlassen.</translation>
    </message>
    <message>
        <source>The worker&apos;s own time: starting, sending, turning the loop.</source>
        <translation>Die eigene Zeit des Arbeiters: Starten, Senden, Runden der Schleife.</translation>
    </message>
    <message>
        <source>Ended with a result.</source>
        <translation>Endete mit einem Ergebnis.</translation>
    </message>
    <message>
        <source>Ended with an error.</source>
        <translation>Endete mit einem Fehler.</translation>
    </message>
    <message>
        <source>Ended because it was told to stop.</source>
        <translation>Endete, weil sie anhalten sollte.</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>Untätig</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Gehalten</translation>
    </message>
    <message>
        <source>sleep</source>
        <translation>Schlaf</translation>
    </message>
    <message>
        <source>input/output</source>
        <translation>Ein-/Ausgabe</translation>
    </message>
    <message>
        <source>lock</source>
        <translation>Sperre</translation>
    </message>
    <message>
        <source>event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>condition</source>
        <translation>Bedingung</translation>
    </message>
    <message>
        <source>barrier</source>
        <translation>Barriere</translation>
    </message>
    <message>
        <source>semaphore</source>
        <translation>Semaphor</translation>
    </message>
    <message>
        <source>queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>join</source>
        <translation>Zusammenführung</translation>
    </message>
    <message>
        <source>future</source>
        <translation>Future</translation>
    </message>
    <message>
        <source>signal</source>
        <translation>Signal</translation>
    </message>
    <message>
        <source>child process</source>
        <translation>Kindprozess</translation>
    </message>
    <message>
        <source>interpreter lock</source>
        <translation>Interpreter-Sperre</translation>
    </message>
    <message>
        <source>transfer</source>
        <translation>Übertragung</translation>
    </message>
    <message>
        <source>full event ring</source>
        <translation>voller Ereignisring</translation>
    </message>
    <message>
        <source>loop turn</source>
        <translation>Schleifenrunde</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>a state and its reason: &quot;Blocked (lock)&quot;</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Ends with an error</source>
        <translation>Endet mit einem Fehler</translation>
    </message>
    <message>
        <source>Ends cancelled</source>
        <translation>Endet abgebrochen</translation>
    </message>
    <message>
        <source>begins at %1, lasts %2</source>
        <translation>beginnt bei %1, dauert %2</translation>
    </message>
    <message>
        <source>Task %1: %2</source>
        <translation>Aufgabe %1: %2</translation>
    </message>
    <message>
        <source>Lane: %1</source>
        <translation>Spur: %1</translation>
    </message>
    <message>
        <source>the event is set</source>
        <translation>das Ereignis ist gesetzt</translation>
    </message>
    <message numerus="yes">
        <source>%n wait on the condition</source>
        <translation>
            <numerusform>%n wartet auf die Bedingung</numerusform>
            <numerusform>%n warten auf die Bedingung</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n have arrived at the barrier</source>
        <translation>
            <numerusform>%n ist an der Barriere angekommen</numerusform>
            <numerusform>%n sind an der Barriere angekommen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) in the queue</source>
        <translation>
            <numerusform>%n Eintrag in der Warteschlange</numerusform>
            <numerusform>%n Einträge in der Warteschlange</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>held %n time(s) by the same task</source>
        <translation>
            <numerusform>%n-mal von derselben Aufgabe gehalten</numerusform>
            <numerusform>%n-mal von derselben Aufgabe gehalten</numerusform>
        </translation>
    </message>
    <message>
        <source>Stolen</source>
        <translation>Gestohlen</translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s) in the pipe</source>
        <translation>
            <numerusform>%n Byte in der Pipe</numerusform>
            <numerusform>%n Bytes in der Pipe</numerusform>
        </translation>
    </message>
    <message>
        <source>A program that the task has started</source>
        <translation>Ein Programm, das die Aufgabe gestartet hat</translation>
    </message>
    <message>
        <source>Stolen from %1, which had split it off or spawned it</source>
        <translation>Gestohlen von %1, der sie abgespalten oder erzeugt hatte</translation>
    </message>
    <message>
        <source>start-up</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>Lücke</translation>
    </message>
    <message>
        <source>Events of the worker were lost: nothing is known of it.</source>
        <translation>Ereignisse des Arbeiters gingen verloren: Über ihn ist nichts bekannt.</translation>
    </message>
</context>
<context>
    <name>ThreadText</name>
    <message>
        <source>on core %1</source>
        <translation>auf Kern %1</translation>
    </message>
    <message>
        <source>preempted: it could have gone on, and had no core</source>
        <translation>verdrängt: Er hätte weiterlaufen können und hatte keinen Kern</translation>
    </message>
    <message>
        <source>off: it waited, by itself</source>
        <translation>nicht auf einem Kern: Er wartete von sich aus</translation>
    </message>
    <message>
        <source>thread %1 of process %2</source>
        <translation>Thread %1 von Prozess %2</translation>
    </message>
    <message>
        <source>not there at %1</source>
        <translation>um %1 nicht da</translation>
    </message>
    <message>
        <source>from %1 to %2, for %3</source>
        <translation>von %1 bis %2, %3 lang</translation>
    </message>
    <message>
        <source>not known: the kernel lost records of its schedule</source>
        <translation>unbekannt: Dem Kernel gingen Einträge seines Ablaufs verloren</translation>
    </message>
</context>
<context>
    <name>TimeText</name>
    <message>
        <source>%1&#xa0;%2</source>
        <extracomment>a time: number and unit</extracomment>
        <translation>%1&#xa0;%2</translation>
    </message>
    <message>
        <source>ns</source>
        <translation>ns</translation>
    </message>
    <message>
        <source>µs</source>
        <translation>µs</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>×%1</source>
        <translation>×%1</translation>
    </message>
    <message>
        <source>&lt;1&#xa0;%</source>
        <translation>&lt;1&#xa0;%</translation>
    </message>
    <message>
        <source>%1&#xa0;%</source>
        <translation>%1&#xa0;%</translation>
    </message>
    <message>
        <source>%1&#xa0;h %2&#xa0;min</source>
        <extracomment>a long duration: hours and minutes</extracomment>
        <translation>%1&#xa0;h %2&#xa0;min</translation>
    </message>
    <message>
        <source>%1&#xa0;min %2&#xa0;s</source>
        <extracomment>a long duration: minutes and seconds</extracomment>
        <translation>%1&#xa0;min %2&#xa0;s</translation>
    </message>
    <message>
        <source>&lt;×%1</source>
        <translation>&lt;×%1</translation>
    </message>
</context>
<context>
    <name>TipText</name>
    <message>
        <source>%1 %2</source>
        <extracomment>a state and its part of the time: &quot;Running 12 %&quot;</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n spans too short to tell apart here</source>
        <translation>
            <numerusform>%n Abschnitt, zu kurz, um hier einzeln zu stehen</numerusform>
            <numerusform>%n Abschnitte, zu kurz, um hier einzeln zu stehen</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>from %1 to %2</source>
        <translation>von %1 bis %2</translation>
    </message>
    <message>
        <source>A stolen task begins here</source>
        <translation>Eine gestohlene Aufgabe beginnt hier</translation>
    </message>
    <message>
        <source>A task failed here</source>
        <translation>Eine Aufgabe schlug hier fehl</translation>
    </message>
    <message>
        <source>Zoom in with W or Ctrl+wheel</source>
        <translation>Vergrößern mit W oder Strg+Mausrad</translation>
    </message>
    <message>
        <source>Click to expand this run</source>
        <translation>Klicken, um diesen Lauf auszuklappen</translation>
    </message>
    <message>
        <source>Click to collapse this run</source>
        <translation>Klicken, um diesen Lauf einzuklappen</translation>
    </message>
    <message>
        <source>%1, collapsed
Click to expand (%2)</source>
        <translation>%1, eingeklappt
Klicken zum Ausklappen (%2)</translation>
    </message>
    <message>
        <source>Click to collapse this group, in all runs (%1)</source>
        <translation>Klicken, um diese Gruppe in allen Läufen einzuklappen (%1)</translation>
    </message>
    <message>
        <source>%1, pinned</source>
        <translation>%1, angeheftet</translation>
    </message>
    <message>
        <source>%1
%2 at %3</source>
        <translation>%1
%2 bei %3</translation>
    </message>
    <message>
        <source>%1
Click to collapse (%2)</source>
        <translation>%1
Klicken zum Einklappen (%2)</translation>
    </message>
    <message>
        <source>Click to collapse this group (%1)</source>
        <translation>Klicken, um diese Gruppe einzuklappen (%1)</translation>
    </message>
</context>
<context>
    <name>TrackText</name>
    <message>
        <source>%1, depth</source>
        <translation>%1, Tiefe</translation>
    </message>
</context>
<context>
    <name>Workers</name>
    <message>
        <source>Enter a worker count, or several: 1,2,4,8.</source>
        <translation>Eine Arbeiterzahl eingeben oder mehrere: 1,2,4,8.</translation>
    </message>
    <message>
        <source>“%1” is not a worker count from 1 to %2.</source>
        <translation>„%1“ ist keine Arbeiterzahl von 1 bis %2.</translation>
    </message>
    <message>
        <source>%1 is there twice.</source>
        <translation>%1 steht zweimal da.</translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>A value is outside its range</source>
        <translation>Ein Wert liegt außerhalb seines Bereichs</translation>
    </message>
    <message>
        <source>Change the value in the Run panel and run again.</source>
        <translation>Den Wert links ändern und erneut ausführen.</translation>
    </message>
    <message>
        <source>Something was not found</source>
        <translation>Etwas wurde nicht gefunden</translation>
    </message>
    <message>
        <source>Check the name or the path, then try again.</source>
        <translation>Namen oder Pfad prüfen, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>This model has no meaning for the workload</source>
        <translation>Dieses Modell hat für die Arbeit keine Bedeutung</translation>
    </message>
    <message>
        <source>Switch the model off, or choose another workload.</source>
        <translation>Das Modell ausschalten oder eine andere Arbeit wählen.</translation>
    </message>
    <message>
        <source>This scenario could never finish</source>
        <translation>Dieses Szenario könnte nie enden</translation>
    </message>
    <message>
        <source>Give it more workers, or fewer parties.</source>
        <translation>Mehr Arbeiter geben oder weniger Teilnehmer.</translation>
    </message>
    <message>
        <source>The operating system refused</source>
        <translation>Das Betriebssystem lehnte ab</translation>
    </message>
    <message>
        <source>A worker process ended abruptly</source>
        <translation>Ein Arbeiterprozess endete plötzlich</translation>
    </message>
    <message>
        <source>The picture shows everything up to that moment. Run again (F5) to repeat it.</source>
        <translation>Das Bild zeigt alles bis zu diesem Augenblick. Mit F5 erneut ausführen.</translation>
    </message>
    <message>
        <source>A task failed</source>
        <translation>Eine Aufgabe ist fehlgeschlagen</translation>
    </message>
    <message>
        <source>Look at the failed task in the timeline, then run again (F5).</source>
        <translation>Die Aufgabe in der Zeitleiste ansehen, dann erneut ausführen (F5).</translation>
    </message>
    <message>
        <source>The run was cancelled</source>
        <translation>Der Lauf wurde abgebrochen</translation>
    </message>
    <message>
        <source>What was done is kept and drawn. Run again with F5.</source>
        <translation>Was fertig war, bleibt und ist gezeichnet. Mit F5 erneut ausführen.</translation>
    </message>
    <message>
        <source>Reading or writing failed</source>
        <translation>Lesen oder Schreiben ist fehlgeschlagen</translation>
    </message>
    <message>
        <source>Choose another place, or free some space, then try again.</source>
        <translation>Einen anderen Ort wählen oder Platz schaffen, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>The events of this run do not add up</source>
        <translation>Die Ereignisse dieses Laufs gehen nicht auf</translation>
    </message>
    <message>
        <source>Do not trust this picture. Run again, and please report it if it stays.</source>
        <translation>Diesem Bild nicht trauen. Erneut ausführen und bitte melden, wenn es so bleibt.</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>Etwas ging schief</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Erneut versuchen.</translation>
    </message>
    <message>
        <source>A barrier was broken</source>
        <translation>Eine Barriere wurde gebrochen</translation>
    </message>
    <message>
        <source>Look in the timeline for who did not come in time, or aborted it.</source>
        <translation>In der Zeitleiste nachsehen, wer nicht rechtzeitig kam oder sie abgebrochen hat.</translation>
    </message>
    <message>
        <source>Recording stopped at its memory limit</source>
        <translation>Aufzeichnung an ihrer Speichergrenze beendet</translation>
    </message>
    <message>
        <source>The picture shows everything up to that moment. Raise the memory limit in the Run panel, or make the run smaller.</source>
        <translation>Das Bild zeigt alles bis zu diesem Augenblick. Die Speichergrenze im Feld „Lauf“ anheben oder den Lauf verkleinern.</translation>
    </message>
    <message>
        <source>Close other programs or use fewer workers, then try again.</source>
        <translation>Andere Programme schließen oder weniger Arbeiter nehmen, dann erneut versuchen.</translation>
    </message>
</context>
<context>
    <name>interleave</name>
    <message>
        <source>Sequential</source>
        <translation>Sequenziell</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>Prozesse</translation>
    </message>
    <message>
        <source>Event loop</source>
        <translation>Schleife</translation>
    </message>
    <message>
        <source>Sequential (simulated)</source>
        <translation>Sequenziell (simuliert)</translation>
    </message>
    <message>
        <source>Threads (simulated)</source>
        <translation>Threads (simuliert)</translation>
    </message>
    <message>
        <source>Processes (simulated)</source>
        <translation>Prozesse (simuliert)</translation>
    </message>
    <message>
        <source>Event loop (simulated)</source>
        <translation>Schleife (simuliert)</translation>
    </message>
    <message>
        <source>Three tasks taking turns</source>
        <translation>Drei Aufgaben im Wechsel</translation>
    </message>
    <message>
        <source>Coroutines interleave at each sleep: one thread, three tasks in turn.</source>
        <translation>Koroutinen verschränken sich bei jedem Schlaf: ein Thread, drei Aufgaben reihum.</translation>
    </message>
    <message>
        <source>Event loop and coroutines</source>
        <translation>Ereignisschleife und Koroutinen</translation>
    </message>
    <message>
        <source>Factorial of</source>
        <translation>Fakultät von</translation>
    </message>
    <message>
        <source>The number whose factorial the first task computes.</source>
        <translation>Die Zahl, deren Fakultät die erste Aufgabe berechnet.</translation>
    </message>
    <message>
        <source>Fibonacci number</source>
        <translation>Fibonacci-Zahl</translation>
    </message>
    <message>
        <source>Which Fibonacci number the second task computes.</source>
        <translation>Welche Fibonacci-Zahl die zweite Aufgabe berechnet.</translation>
    </message>
    <message>
        <source>Binomial n</source>
        <translation>Binomial n</translation>
    </message>
    <message>
        <source>The third task computes n over k.</source>
        <translation>Die dritte Aufgabe berechnet n über k.</translation>
    </message>
    <message>
        <source>Binomial k</source>
        <translation>Binomial k</translation>
    </message>
    <message>
        <source>At most n; a larger k counts as n.</source>
        <translation>Höchstens n; ein größeres k zählt als n.</translation>
    </message>
    <message>
        <source>Twenty flags downloaded</source>
        <translation>Zwanzig Flaggen laden</translation>
    </message>
    <message>
        <source>Waiting for a server overlaps: on threads, on processes, and on one event loop alike.</source>
        <translation>Das Warten auf einen Server überlappt: mit Threads, Prozessen und einer Schleife gleichermaßen.</translation>
    </message>
    <message>
        <source>One after the other: equal waits end to end. On twenty threads: the same waits side by side. On the event loop: as fast as the threads, with one lane and hair-thin slivers of running.</source>
        <translation>Nacheinander: gleiche Wartezeiten aneinandergereiht. Auf zwanzig Threads: dieselben nebeneinander. Auf der Schleife: so schnell wie die Threads, auf einer Spur mit haarfeinen Laufstücken.</translation>
    </message>
    <message>
        <source>Pools and futures</source>
        <translation>Pools und Futures</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>Flaggen</translation>
    </message>
    <message>
        <source>How many flags are downloaded, one task each.</source>
        <translation>Wie viele Flaggen geladen werden, je eine Aufgabe.</translation>
    </message>
    <message>
        <source>Server delay</source>
        <translation>Verzögerung</translation>
    </message>
    <message>
        <source>How long the server waits before it answers.</source>
        <translation>Wie lange der Server wartet, ehe er antwortet.</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>Collect</source>
        <translation>Einsammeln</translation>
    </message>
    <message>
        <source>map takes the results in the order of the flags, as-completed in the order in which they arrive.</source>
        <translation>map nimmt die Ergebnisse in der Reihenfolge der Flaggen, as-completed in der Reihenfolge ihres Eintreffens.</translation>
    </message>
    <message>
        <source>Base URL</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Empty: a server of our own on this machine. Otherwise another, such as http://127.0.0.1:8000/data/flags.</source>
        <translation>Leer: ein eigener Server auf diesem Rechner. Sonst ein anderer, etwa http://127.0.0.1:8000/data/flags.</translation>
    </message>
    <message>
        <source>Keep files</source>
        <translation>Dateien behalten</translation>
    </message>
    <message>
        <source>Keep the downloaded files instead of removing them after the run.</source>
        <translation>Die geladenen Dateien behalten, statt sie nach dem Lauf zu entfernen.</translation>
    </message>
    <message>
        <source>Time scale</source>
        <translation>Zeitmaß</translation>
    </message>
    <message>
        <source>How long the sleeps last, in percent of the text&apos;s own lengths.</source>
        <translation>Wie lange die Schlafzeiten dauern, in Prozent der Längen im Text.</translation>
    </message>
    <message>
        <source>%</source>
        <translation>%</translation>
    </message>
    <message>
        <source>Counting in a pool</source>
        <translation>Zählen im Pool</translation>
    </message>
    <message>
        <source>CPU work gains nothing from threads under an interpreter lock, and everything from cores.</source>
        <translation>Rechenarbeit gewinnt unter einer Interpreter-Sperre nichts durch Threads und alles durch Kerne.</translation>
    </message>
    <message>
        <source>All worker lanes are busy. With the interpreter lock only one thread computes at a time and the finish line does not move; without it, and with processes, the lanes truly overlap, up to the number of cores.</source>
        <translation>Alle Spuren sind beschäftigt. Mit der Interpreter-Sperre rechnet immer nur ein Thread und die Ziellinie rückt nicht vor; ohne sie und mit Prozessen überlappen die Spuren wirklich, bis zur Zahl der Kerne.</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Stücke</translation>
    </message>
    <message>
        <source>How many items are counted, one task each.</source>
        <translation>Wie viele Stücke gezählt werden, je eine Aufgabe.</translation>
    </message>
    <message>
        <source>Turns per item</source>
        <translation>Runden je Stück</translation>
    </message>
    <message>
        <source>How often the counting loop of one item turns.</source>
        <translation>Wie oft die Zählschleife eines Stücks läuft.</translation>
    </message>
    <message>
        <source>Work per turn</source>
        <translation>Arbeit je Runde</translation>
    </message>
    <message>
        <source>Dependent arithmetic steps in one turn; 18 make a turn as long as one of CPython&apos;s.</source>
        <translation>Voneinander abhängige Rechenschritte je Umlauf; mit 18 dauert ein Umlauf so lange wie einer in CPython.</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Loitering in order</source>
        <translation>Trödeln der Reihe nach</translation>
    </message>
    <message>
        <source>map gives results in the order of its arguments, however long each takes.</source>
        <translation>map liefert die Ergebnisse in der Reihenfolge der Argumente, wie lange jedes auch dauert.</translation>
    </message>
    <message>
        <source>Bars reuse the lanes as workers become free, and the main lane waits for one result after the other: a result that is ready early waits for its turn.</source>
        <translation>Balken nutzen frei werdende Spuren, und die Hauptspur wartet auf ein Ergebnis nach dem anderen: Was früh fertig ist, wartet, bis es an der Reihe ist.</translation>
    </message>
    <message>
        <source>Sleepers</source>
        <translation>Schläfer</translation>
    </message>
    <message>
        <source>loiter(0), loiter(1) ...: each sleeps as many seconds as its number.</source>
        <translation>loiter(0), loiter(1) ...: jeder schläft so viele Sekunden wie seine Nummer.</translation>
    </message>
    <message>
        <source>A broken pool</source>
        <translation>Ein zerbrochener Pool</translation>
    </message>
    <message>
        <source>A worker process that is killed breaks the whole pool: every pending future fails.</source>
        <translation>Ein getöteter Arbeiterprozess zerbricht den ganzen Pool: Jede offene Future schlägt fehl.</translation>
    </message>
    <message>
        <source>One lane ends with a cross. The task submitted after the kill fails with a clear error, unless another worker answered before the death was noticed.</source>
        <translation>Eine Spur endet mit einem Kreuz. Die danach eingereichte Aufgabe scheitert mit klarem Fehler, außer ein anderer Arbeiter antwortete, ehe der Tod bemerkt war.</translation>
    </message>
    <message>
        <source>Signal</source>
        <translation>Signal</translation>
    </message>
    <message>
        <source>What the worker is sent.</source>
        <translation>Was dem Arbeiter geschickt wird.</translation>
    </message>
    <message>
        <source>A counter under a lock</source>
        <translation>Ein Zähler unter einer Sperre</translation>
    </message>
    <message>
        <source>Mutual exclusion: named threads increment one counter, one at a time.</source>
        <translation>Gegenseitiger Ausschluss: Benannte Threads erhöhen einen Zähler, immer nur einer.</translation>
    </message>
    <message>
        <source>Threads and synchronisation</source>
        <translation>Threads und Synchronisation</translation>
    </message>
    <message>
        <source>How many named threads increment. They are the program&apos;s own, outside the pool&apos;s workers.</source>
        <translation>Wie viele benannte Threads hochzählen. Sie gehören dem Programm selbst, nicht dem Pool.</translation>
    </message>
    <message>
        <source>Increments</source>
        <translation>Erhöhungen</translation>
    </message>
    <message>
        <source>How often each thread increments.</source>
        <translation>Wie oft jeder Thread erhöht.</translation>
    </message>
    <message>
        <source>Computing</source>
        <translation>Rechnen</translation>
    </message>
    <message>
        <source>Mandelbrot in tiles</source>
        <translation>Mandelbrot in Kacheln</translation>
    </message>
    <message>
        <source>Uneven work: some tiles of the picture cost a hundred times as much as others.</source>
        <translation>Ungleiche Arbeit: manche Kacheln des Bildes kosten hundertmal so viel wie andere.</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>The picture&apos;s width and height.</source>
        <translation>Breite und Höhe des Bildes.</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>Pixel</translation>
    </message>
    <message>
        <source>Tile</source>
        <translation>Kachel</translation>
    </message>
    <message>
        <source>The width and height of a tile; each is a task of its own.</source>
        <translation>Breite und Höhe einer Kachel; jede ist eine eigene Aufgabe.</translation>
    </message>
    <message>
        <source>Steps at most</source>
        <translation>Schritte höchstens</translation>
    </message>
    <message>
        <source>After so many steps a point counts as inside.</source>
        <translation>Nach so vielen Schritten gilt ein Punkt als innen.</translation>
    </message>
    <message>
        <source>How long it sleeps.</source>
        <translation>Wie lange sie schläft.</translation>
    </message>
    <message>
        <source>Two wait, a third works</source>
        <translation>Zwei warten, eine dritte arbeitet</translation>
    </message>
    <message>
        <source>Waits overlap: five seconds of waiting in two.</source>
        <translation>Warten überlappt: fünf Sekunden Wartezeit in zwei.</translation>
    </message>
    <message>
        <source>Sleep of gr1</source>
        <translation>Schlaf von gr1</translation>
    </message>
    <message>
        <source>Sleep of gr2</source>
        <translation>Schlaf von gr2</translation>
    </message>
    <message>
        <source>Sleep of gr3</source>
        <translation>Schlaf von gr3</translation>
    </message>
    <message>
        <source>In order, and as it comes</source>
        <translation>Der Reihe nach und wie sie kommen</translation>
    </message>
    <message>
        <source>Nine short tasks one after the other, then all at once.</source>
        <translation>Neun kurze Aufgaben nacheinander, dann alle zugleich.</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>How many tasks, of 0 to 2 ms each.</source>
        <translation>Wie viele Aufgaben, von je 0 bis 2 ms.</translation>
    </message>
    <message>
        <source>One handler, three sources</source>
        <translation>Ein Handler, drei Quellen</translation>
    </message>
    <message>
        <source>The loop takes events one at a time; sources do not wait for it.</source>
        <translation>Die Schleife nimmt Ereignisse einzeln an; Quellen warten nicht auf sie.</translation>
    </message>
    <message>
        <source>Handler</source>
        <translation>Handler</translation>
    </message>
    <message>
        <source>How long an event is handled.</source>
        <translation>Wie lange ein Ereignis behandelt wird.</translation>
    </message>
    <message>
        <source>Blocking code beside the loop</source>
        <translation>Blockierender Code neben der Schleife</translation>
    </message>
    <message>
        <source>The same waits one after the other, on threads driven by the loop, and as coroutines.</source>
        <translation>Dieselben Wartezeiten nacheinander, auf Threads, die die Schleife steuert, und als Koroutinen.</translation>
    </message>
    <message>
        <source>Threads beside the loop</source>
        <translation>Threads neben der Schleife</translation>
    </message>
    <message>
        <source>Of the loop&apos;s model; the others have their own workers.</source>
        <translation>Im Modell Schleife; die anderen haben ihre eigenen Arbeiter.</translation>
    </message>
    <message>
        <source>Two kinds of futures</source>
        <translation>Zwei Arten von Futures</translation>
    </message>
    <message>
        <source>What a pool&apos;s future does at once, the loop&apos;s does a turn later.</source>
        <translation>Was die Future eines Pools sofort tut, tut die der Schleife eine Runde später.</translation>
    </message>
    <message>
        <source>A ring of callbacks</source>
        <translation>Ein Ring von Callbacks</translation>
    </message>
    <message>
        <source>An event loop calls one function at a time; each function schedules the next.</source>
        <translation>Eine Ereignisschleife ruft immer nur eine Funktion auf; jede Funktion plant die nächste ein.</translation>
    </message>
    <message>
        <source>Chains</source>
        <translation>Ketten</translation>
    </message>
    <message>
        <source>The ring of three functions, one function that calls itself, or both.</source>
        <translation>Der Ring aus drei Funktionen, eine Funktion, die sich selbst aufruft, oder beide.</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>Abstand</translation>
    </message>
    <message>
        <source>How much later the next function is called.</source>
        <translation>Wie viel später die nächste Funktion aufgerufen wird.</translation>
    </message>
    <message>
        <source>Horizon</source>
        <translation>Horizont</translation>
    </message>
    <message>
        <source>No call is scheduled for this time or later: the loop is stopped.</source>
        <translation>Für diese Zeit oder später wird kein Aufruf mehr geplant: Die Schleife hält an.</translation>
    </message>
    <message>
        <source>Two cashiers</source>
        <translation>Zwei Kassen</translation>
    </message>
    <message>
        <source>A cashier who serves one customer to the end loses against a steady stream of others.</source>
        <translation>Eine Kasse, die jeden Kunden bis zum Ende bedient, verliert gegen einen steten Strom weiterer.</translation>
    </message>
    <message>
        <source>The queue grows with each customer: two cashiers serve eighty an hour, and a hundred come. Those who came last are served a quarter of an hour after closing time. On the loop, where a service that waits gives its worker away, nobody queues.</source>
        <translation>Die Warteschlange wächst mit jedem Kunden: Zwei Kassen bedienen achtzig in der Stunde, und hundert kommen. Wer zuletzt kam, wird eine Viertelstunde nach Kassenschluss bedient. Auf der Schleife, wo eine wartende Bedienung ihren Arbeiter abgibt, steht niemand an.</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Kunden</translation>
    </message>
    <message>
        <source>How many customers come.</source>
        <translation>Wie viele Kunden kommen.</translation>
    </message>
    <message>
        <source>Customers an hour</source>
        <translation>Kunden je Stunde</translation>
    </message>
    <message>
        <source>How many come in an hour, at equal intervals.</source>
        <translation>Wie viele in einer Stunde kommen, in gleichen Abständen.</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Bedienung</translation>
    </message>
    <message>
        <source>How long a customer is served, in the bank&apos;s own time.</source>
        <translation>Wie lange ein Kunde bedient wird, in der Zeit der Bank.</translation>
    </message>
    <message>
        <source>An hour</source>
        <translation>Eine Stunde</translation>
    </message>
    <message>
        <source>How long an hour of the bank lasts here.</source>
        <translation>Wie lange eine Stunde der Bank hier dauert.</translation>
    </message>
    <message>
        <source>Uneven work and the size of its pieces</source>
        <translation>Ungleiche Arbeit und die Größe ihrer Stücke</translation>
    </message>
    <message>
        <source>longest task</source>
        <translation>längste Aufgabe</translation>
    </message>
    <message>
        <source>last task to start</source>
        <translation>letzte Aufgabe, die beginnt</translation>
    </message>
    <message>
        <source>Queens on a board</source>
        <translation>Damen auf einem Brett</translation>
    </message>
    <message>
        <source>A search tree cut into branches: how many tasks are enough to keep all workers busy?</source>
        <translation>Ein Suchbaum, in Äste geschnitten: wie viele Aufgaben genügen, damit alle Arbeiter zu tun haben?</translation>
    </message>
    <message>
        <source>How finely to cut a search</source>
        <translation>Wie fein man eine Suche zerschneidet</translation>
    </message>
    <message>
        <source>Queens</source>
        <translation>Damen</translation>
    </message>
    <message>
        <source>As many queens as the board has rows and columns.</source>
        <translation>So viele Damen, wie das Brett Reihen und Spalten hat.</translation>
    </message>
    <message>
        <source>Filled rows</source>
        <translation>Gefüllte Reihen</translation>
    </message>
    <message>
        <source>Every way to fill so many rows is a task of its own.</source>
        <translation>Jede Art, so viele Reihen zu füllen, ist eine eigene Aufgabe.</translation>
    </message>
    <message>
        <source>Coroutines take turns at each await</source>
        <translation>Koroutinen wechseln sich bei jedem await ab</translation>
    </message>
    <message>
        <source>all sleeps together</source>
        <translation>alle Pausen zusammen</translation>
    </message>
    <message>
        <source>Three pages</source>
        <translation>Drei Seiten</translation>
    </message>
    <message>
        <source>Three pages fetched at the same time from servers of unequal speed.</source>
        <translation>Drei Seiten, zugleich von verschieden schnellen Servern geholt.</translation>
    </message>
    <message>
        <source>Three waits side by side on one lane. With a pause before the second page the third overtakes it: nobody waits for the one who pauses.</source>
        <translation>Drei Wartezeiten nebeneinander auf einer Spur. Mit einer Pause vor der zweiten Seite überholt die dritte sie: Niemand wartet auf die pausierende Aufgabe.</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>How long the second task sleeps before it fetches.</source>
        <translation>Wie lange die zweite Aufgabe schläft, ehe sie holt.</translation>
    </message>
    <message>
        <source>Waiting for the network overlaps; computing does not</source>
        <translation>Warten auf das Netz überlappt sich, Rechnen nicht</translation>
    </message>
    <message>
        <source>waits for the server</source>
        <translation>Wartezeiten auf den Server</translation>
    </message>
    <message>
        <source>all these waits together</source>
        <translation>diese Wartezeiten zusammen</translation>
    </message>
    <message>
        <source>longest of them</source>
        <translation>die längste davon</translation>
    </message>
    <message>
        <source>A callback on the worker</source>
        <translation>Ein Callback auf dem Arbeiter</translation>
    </message>
    <message>
        <source>A done-callback runs in the worker that has finished the task.</source>
        <translation>Ein Callback bei Fertigstellung läuft in dem Arbeiter, der die Aufgabe beendet hat.</translation>
    </message>
    <message>
        <source>The line of the callback is printed on the worker&apos;s lane, right after the task; on the loop it comes a turn later, on the loop&apos;s one lane.</source>
        <translation>Die Zeile des Callbacks wird auf der Spur des Arbeiters gedruckt, gleich nach der Aufgabe; auf der Schleife kommt sie eine Runde später, auf deren einziger Spur.</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>The number that the task gets; it sleeps a tenth of a second for each one.</source>
        <translation>Die Zahl, die die Aufgabe bekommt; sie schläft je Eins eine Zehntelsekunde.</translation>
    </message>
    <message>
        <source>Cancelling what has not begun</source>
        <translation>Abbrechen, was nicht begonnen hat</translation>
    </message>
    <message>
        <source>Pending futures can be cancelled, running ones cannot.</source>
        <translation>Offene Futures lassen sich abbrechen, laufende nicht.</translation>
    </message>
    <message>
        <source>How many tasks are submitted and cancelled.</source>
        <translation>Wie viele Aufgaben eingereicht und abgebrochen werden.</translation>
    </message>
    <message>
        <source>Sleep</source>
        <translation>Schlaf</translation>
    </message>
    <message>
        <source>How long each task sleeps.</source>
        <translation>Wie lange jede Aufgabe schläft.</translation>
    </message>
    <message>
        <source>How many tasks are submitted.</source>
        <translation>Wie viele Aufgaben eingereicht werden.</translation>
    </message>
    <message>
        <source>map keeps the order</source>
        <translation>map behält die Reihenfolge</translation>
    </message>
    <message>
        <source>Results of map come in the order of its arguments.</source>
        <translation>Die Ergebnisse von map kommen in der Reihenfolge der Argumente.</translation>
    </message>
    <message>
        <source>4 ends before 5, but its value waits for that of 5. The worker that is free first takes the next number.</source>
        <translation>4 endet vor 5, doch sein Wert wartet auf den von 5. Der Arbeiter, der zuerst frei ist, nimmt die nächste Zahl.</translation>
    </message>
    <message>
        <source>One future, before and after</source>
        <translation>Eine Future, vorher und nachher</translation>
    </message>
    <message>
        <source>submit gives a future at once; its state tells how far its task is.</source>
        <translation>submit liefert sofort eine Future; ihr Zustand sagt, wie weit ihre Aufgabe ist.</translation>
    </message>
    <message>
        <source>Results as they come</source>
        <translation>Ergebnisse, wie sie kommen</translation>
    </message>
    <message>
        <source>as_completed gives futures in the order in which they finish.</source>
        <translation>as_completed liefert Futures in der Reihenfolge, in der sie fertig werden.</translation>
    </message>
    <message>
        <source>An error in a future</source>
        <translation>Ein Fehler in einer Future</translation>
    </message>
    <message>
        <source>A task&apos;s error is kept in its future, and thrown by its result.</source>
        <translation>Der Fehler einer Aufgabe bleibt in ihrer Future und wird von result geworfen.</translation>
    </message>
    <message>
        <source>The end of a with block</source>
        <translation>Das Ende eines with-Blocks</translation>
    </message>
    <message>
        <source>Leaving the block of a pool waits for all its tasks.</source>
        <translation>Wer den Block eines Pools verlässt, wartet auf alle seine Aufgaben.</translation>
    </message>
    <message>
        <source>Results by callback</source>
        <translation>Ergebnisse durch Callbacks</translation>
    </message>
    <message>
        <source>Two coroutines complete futures of the program; callbacks print what they hold.</source>
        <translation>Zwei Koroutinen erfüllen Futures des Programms; Callbacks drucken, was darin steht.</translation>
    </message>
    <message>
        <source>N1</source>
        <translation>N1</translation>
    </message>
    <message>
        <source>The first coroutine sums the numbers up to it.</source>
        <translation>Die erste Koroutine summiert die Zahlen bis hierher.</translation>
    </message>
    <message>
        <source>N2</source>
        <translation>N2</translation>
    </message>
    <message>
        <source>The second coroutine computes its factorial.</source>
        <translation>Die zweite Koroutine berechnet die Fakultät davon.</translation>
    </message>
    <message>
        <source>First sleep</source>
        <translation>Erster Schlaf</translation>
    </message>
    <message>
        <source>How long the first coroutine sleeps before it sets its result.</source>
        <translation>Wie lange die erste Koroutine schläft, ehe sie ihr Ergebnis setzt.</translation>
    </message>
    <message>
        <source>Second sleep</source>
        <translation>Zweiter Schlaf</translation>
    </message>
    <message>
        <source>How long the second coroutine sleeps.</source>
        <translation>Wie lange die zweite Koroutine schläft.</translation>
    </message>
    <message>
        <source>Two tasks, two futures</source>
        <translation>Zwei Aufgaben, zwei Futures</translation>
    </message>
    <message>
        <source>Each of two tasks sets the result of a future with a callback.</source>
        <translation>Jede von zwei Aufgaben setzt das Ergebnis einer Future mit einem Callback.</translation>
    </message>
    <message>
        <source>How long task1 sleeps.</source>
        <translation>Wie lange task1 schläft.</translation>
    </message>
    <message>
        <source>How long task2 sleeps.</source>
        <translation>Wie lange task2 schläft.</translation>
    </message>
    <message>
        <source>CPU work and the interpreter lock</source>
        <translation>Rechenarbeit und die Interpreter-Sperre</translation>
    </message>
    <message>
        <source>longest run of a task without a pause</source>
        <translation>längster Lauf einer Aufgabe ohne Pause</translation>
    </message>
    <message>
        <source>waits for the interpreter lock</source>
        <translation>Wartezeiten auf die Interpreter-Sperre</translation>
    </message>
    <message>
        <source>longest wait in the queue</source>
        <translation>längstes Warten in der Warteschlange</translation>
    </message>
    <message>
        <source>A pool&apos;s map gives results in order, lazily</source>
        <translation>map eines Pools liefert Ergebnisse der Reihe nach, erst auf Verlangen</translation>
    </message>
    <message>
        <source>longest wait of the program for a result</source>
        <translation>längstes Warten des Programms auf ein Ergebnis</translation>
    </message>
    <message>
        <source>What a dead worker does to its pool</source>
        <translation>Was ein toter Arbeiter seinem Pool antut</translation>
    </message>
    <message>
        <source>tasks that failed</source>
        <translation>gescheiterte Aufgaben</translation>
    </message>
    <message>
        <source>A number that is doubled.</source>
        <translation>Eine Zahl, die verdoppelt wird.</translation>
    </message>
    <message>
        <source>Workers are used again</source>
        <translation>Arbeiter werden wiederverwendet</translation>
    </message>
    <message>
        <source>Each result tells the process in which its task ran.</source>
        <translation>Jedes Ergebnis nennt den Prozess, in dem seine Aufgabe lief.</translation>
    </message>
    <message>
        <source>A pool doubles numbers</source>
        <translation>Ein Pool verdoppelt Zahlen</translation>
    </message>
    <message>
        <source>map over a pool of processes keeps the order of its arguments.</source>
        <translation>map über einen Pool von Prozessen behält die Reihenfolge der Argumente.</translation>
    </message>
    <message>
        <source>First number</source>
        <translation>Erste Zahl</translation>
    </message>
    <message>
        <source>Second number</source>
        <translation>Zweite Zahl</translation>
    </message>
    <message>
        <source>Third number</source>
        <translation>Dritte Zahl</translation>
    </message>
    <message>
        <source>A result within a time</source>
        <translation>Ein Ergebnis innerhalb einer Frist</translation>
    </message>
    <message>
        <source>The result of one task, waited for at most a given time.</source>
        <translation>Das Ergebnis einer Aufgabe, auf das höchstens eine gegebene Zeit gewartet wird.</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>Time-out</source>
        <translation>Zeitgrenze</translation>
    </message>
    <message>
        <source>How long the program waits for the result.</source>
        <translation>Wie lange das Programm auf das Ergebnis wartet.</translation>
    </message>
    <message>
        <source>Pages one after the other</source>
        <translation>Seiten nacheinander</translation>
    </message>
    <message>
        <source>Three pages fetched by the main thread alone: the baseline for the queue.</source>
        <translation>Drei Seiten, vom Hauptthread allein geholt: der Vergleichswert für die Warteschlange.</translation>
    </message>
    <message>
        <source>Pages through a queue</source>
        <translation>Seiten über eine Warteschlange</translation>
    </message>
    <message>
        <source>Daemon threads take orders from a queue; the main thread waits until all of them are done.</source>
        <translation>Daemon-Threads nehmen Aufträge aus einer Warteschlange; der Hauptthread wartet, bis alle erledigt sind.</translation>
    </message>
    <message>
        <source>Slow work</source>
        <translation>Langsame Arbeit</translation>
    </message>
    <message>
        <source>How long the program works (it sleeps).</source>
        <translation>Wie lange das Programm arbeitet (es schläft).</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>How long a frame of the spinner is shown.</source>
        <translation>Wie lange ein Bild der Anzeige zu sehen ist.</translation>
    </message>
    <message>
        <source>A spinner on a thread</source>
        <translation>Eine Warteanzeige auf einem Thread</translation>
    </message>
    <message>
        <source>A second thread animates a spinner while the program does slow work.</source>
        <translation>Ein zweiter Thread bewegt eine Warteanzeige, während das Programm langsam arbeitet.</translation>
    </message>
    <message>
        <source>A spinner as a task</source>
        <translation>Eine Warteanzeige als Aufgabe</translation>
    </message>
    <message>
        <source>A task animates a spinner; it is cancelled where it waits.</source>
        <translation>Eine Aufgabe bewegt eine Warteanzeige; sie wird abgebrochen, wo sie wartet.</translation>
    </message>
    <message>
        <source>A state machine of coroutines</source>
        <translation>Ein Zustandsautomat aus Koroutinen</translation>
    </message>
    <message>
        <source>Coroutines that delegate to one another, each sleeping without giving the thread away.</source>
        <translation>Koroutinen, die aneinander delegieren und schlafen, ohne den Thread abzugeben.</translation>
    </message>
    <message>
        <source>One unbroken bar: the states call one another ever deeper, and their results come back inside out. The loop is deaf meanwhile: a heartbeat that is due ten times in each sleep does not beat once before the machine ends.</source>
        <translation>Ein einziger ununterbrochener Balken: Die Zustände rufen einander immer tiefer auf, und ihre Ergebnisse kommen von innen nach außen zurück. Die Schleife ist solange taub: Ein Herzschlag, der in jedem Schlaf zehnmal fällig wird, schlägt kein einziges Mal, ehe der Automat endet.</translation>
    </message>
    <message>
        <source>Input bits</source>
        <translation>Eingabebits</translation>
    </message>
    <message>
        <source>What the states read, one bit each, at most 64; ones follow.</source>
        <translation>Was die Zustände lesen, je ein Bit, höchstens 64; danach kommen Einsen.</translation>
    </message>
    <message>
        <source>How long each state blocks the thread.</source>
        <translation>Wie lange jeder Zustand den Thread blockiert.</translation>
    </message>
    <message>
        <source>How many named threads are started. They are the program&apos;s own, outside the pool&apos;s workers.</source>
        <translation>Wie viele benannte Threads gestartet werden. Sie gehören dem Programm selbst, nicht dem Pool.</translation>
    </message>
    <message>
        <source>Mutual exclusion</source>
        <translation>Gegenseitiger Ausschluss</translation>
    </message>
    <message>
        <source>waits for the lock</source>
        <translation>Wartezeiten auf die Sperre</translation>
    </message>
    <message>
        <source>longest wait for the lock</source>
        <translation>längstes Warten auf die Sperre</translation>
    </message>
    <message>
        <source>Meeting at a barrier</source>
        <translation>Treffen an einer Barriere</translation>
    </message>
    <message>
        <source>Threads that start one after the other wait until all are there.</source>
        <translation>Threads, die nacheinander beginnen, warten, bis alle da sind.</translation>
    </message>
    <message>
        <source>Parties</source>
        <translation>Teilnehmer</translation>
    </message>
    <message>
        <source>How many threads meet.</source>
        <translation>Wie viele Threads sich treffen.</translation>
    </message>
    <message>
        <source>A barrier that is aborted</source>
        <translation>Eine abgebrochene Barriere</translation>
    </message>
    <message>
        <source>One party never comes; the main thread aborts the barrier.</source>
        <translation>Ein Teilnehmer kommt nie; der Hauptthread bricht die Barriere ab.</translation>
    </message>
    <message>
        <source>Notified all at once</source>
        <translation>Alle zugleich benachrichtigt</translation>
    </message>
    <message>
        <source>Consumers wait on a condition until a producer notifies them all.</source>
        <translation>Verbraucher warten auf eine Bedingung, bis ein Erzeuger sie alle benachrichtigt.</translation>
    </message>
    <message>
        <source>Consumers</source>
        <translation>Verbraucher</translation>
    </message>
    <message>
        <source>How many threads wait on the condition.</source>
        <translation>Wie viele Threads auf die Bedingung warten.</translation>
    </message>
    <message>
        <source>A daemon thread</source>
        <translation>Ein Daemon-Thread</translation>
    </message>
    <message>
        <source>The end of a program waits for its threads, but not for a daemon.</source>
        <translation>Das Ende eines Programms wartet auf seine Threads, aber nicht auf einen Daemon.</translation>
    </message>
    <message>
        <source>A daemon thread, joined</source>
        <translation>Ein Daemon-Thread mit join</translation>
    </message>
    <message>
        <source>Joining waits for a daemon as for any other thread.</source>
        <translation>join wartet auf einen Daemon wie auf jeden anderen Thread.</translation>
    </message>
    <message>
        <source>A daemon thread, joined for a while</source>
        <translation>Ein Daemon-Thread, join auf Zeit</translation>
    </message>
    <message>
        <source>A join with a time limit goes on when that is over; whether the thread has ended must be asked.</source>
        <translation>Ein join mit Zeitgrenze geht nach deren Ablauf weiter; ob der Thread zu Ende ist, muss man fragen.</translation>
    </message>
    <message>
        <source>Joining all threads</source>
        <translation>Auf alle Threads warten</translation>
    </message>
    <message>
        <source>The list of all threads that are there, and a join of each but the main one.</source>
        <translation>Die Liste aller vorhandenen Threads und ein join auf jeden außer dem Hauptthread.</translation>
    </message>
    <message>
        <source>Waiting for an event</source>
        <translation>Warten auf ein Ereignis</translation>
    </message>
    <message>
        <source>A flag that threads wait for: for ever, or for a limited time.</source>
        <translation>Ein Merker, auf den Threads warten: unbegrenzt oder für begrenzte Zeit.</translation>
    </message>
    <message>
        <source>Set after</source>
        <translation>Gesetzt nach</translation>
    </message>
    <message>
        <source>How long the main thread waits before it sets the event.</source>
        <translation>Wie lange der Hauptthread wartet, bis er das Ereignis setzt.</translation>
    </message>
    <message>
        <source>Time limit</source>
        <translation>Zeitgrenze</translation>
    </message>
    <message>
        <source>How long the second thread waits at most before it does something else.</source>
        <translation>Wie lange der zweite Thread höchstens wartet, bevor er etwas anderes tut.</translation>
    </message>
    <message>
        <source>A value of each thread&apos;s own</source>
        <translation>Ein eigener Wert je Thread</translation>
    </message>
    <message>
        <source>One name, but every thread sees its own value under it.</source>
        <translation>Ein Name, doch jeder Thread sieht darunter seinen eigenen Wert.</translation>
    </message>
    <message>
        <source>A thread-local value with a constructor</source>
        <translation>Ein thread-lokaler Wert mit Konstruktor</translation>
    </message>
    <message>
        <source>The constructor runs once in each thread, at the first use, with the same arguments.</source>
        <translation>Der Konstruktor läuft in jedem Thread einmal, beim ersten Gebrauch, mit denselben Argumenten.</translation>
    </message>
    <message>
        <source>Trying for a lock</source>
        <translation>Eine Sperre versuchen</translation>
    </message>
    <message>
        <source>One thread holds a lock half of the time; another tries without waiting.</source>
        <translation>Ein Thread hält eine Sperre die halbe Zeit; ein anderer versucht sie, ohne zu warten.</translation>
    </message>
    <message>
        <source>Hits</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>How often the lock must be had before the program ends.</source>
        <translation>Wie oft die Sperre gelingen muss, bis das Programm endet.</translation>
    </message>
    <message>
        <source>A lock taken twice</source>
        <translation>Eine Sperre zweimal genommen</translation>
    </message>
    <message>
        <source>A plain lock has no owner: its holder cannot take it a second time.</source>
        <translation>Eine einfache Sperre hat keinen Besitzer: ihr Halter kann sie kein zweites Mal nehmen.</translation>
    </message>
    <message>
        <source>A re-entrant lock taken twice</source>
        <translation>Eine wiedereintrittsfähige Sperre zweimal genommen</translation>
    </message>
    <message>
        <source>A re-entrant lock counts how often its owner has taken it.</source>
        <translation>Eine wiedereintrittsfähige Sperre zählt, wie oft ihr Besitzer sie genommen hat.</translation>
    </message>
    <message>
        <source>A lock with a guard and without</source>
        <translation>Eine Sperre mit Wächter und ohne</translation>
    </message>
    <message>
        <source>The same lock taken by a guard, and by hand.</source>
        <translation>Dieselbe Sperre, von einem Wächter und von Hand genommen.</translation>
    </message>
    <message>
        <source>A pool with two permits</source>
        <translation>Ein Becken mit zwei Plätzen</translation>
    </message>
    <message>
        <source>A semaphore lets so many threads in at once; the others wait for a permit.</source>
        <translation>Ein Semaphor lässt so viele Threads zugleich hinein; die anderen warten auf einen Platz.</translation>
    </message>
    <message>
        <source>Permits</source>
        <translation>Plätze</translation>
    </message>
    <message>
        <source>How many threads may be in the pool at once.</source>
        <translation>Wie viele Threads zugleich im Becken sein dürfen.</translation>
    </message>
    <message>
        <source>Five threads</source>
        <translation>Fünf Threads</translation>
    </message>
    <message>
        <source>Starting named threads: each is a worker of its own.</source>
        <translation>Benannte Threads starten: jeder ist ein eigener Arbeiter.</translation>
    </message>
    <message>
        <source>Threads with arguments</source>
        <translation>Threads mit Argumenten</translation>
    </message>
    <message>
        <source>Each thread gets an argument of its own.</source>
        <translation>Jeder Thread bekommt ein eigenes Argument.</translation>
    </message>
    <message>
        <source>Threads with names</source>
        <translation>Threads mit Namen</translation>
    </message>
    <message>
        <source>Names tell threads apart; a thread without one gets the next number.</source>
        <translation>Namen unterscheiden Threads; einer ohne Namen bekommt die nächste Nummer.</translation>
    </message>
    <message>
        <source>Three tasks on one thread</source>
        <translation>Drei Aufgaben auf einem Thread</translation>
    </message>
    <message>
        <source>Tasks that give up a turn after each step share one thread.</source>
        <translation>Aufgaben, die nach jedem Schritt an andere abgeben, teilen sich einen Thread.</translation>
    </message>
    <message>
        <source>How many tasks share the thread.</source>
        <translation>Wie viele Aufgaben sich den Thread teilen.</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>How many steps each task takes.</source>
        <translation>Wie viele Schritte jede Aufgabe macht.</translation>
    </message>
    <message>
        <source>Work per step</source>
        <translation>Arbeit je Schritt</translation>
    </message>
    <message>
        <source>How long a step computes, on one core.</source>
        <translation>Wie lange ein Schritt rechnet, auf einem Kern.</translation>
    </message>
    <message>
        <source>An explicit switch</source>
        <translation>Ein ausdrücklicher Wechsel</translation>
    </message>
    <message>
        <source>Two coroutines switch to one another by sleep(0).</source>
        <translation>Zwei Koroutinen wechseln mit sleep(0) zueinander.</translation>
    </message>
    <message>
        <source>A loop within a loop</source>
        <translation>Eine Schleife in einer Schleife</translation>
    </message>
    <message>
        <source>A coroutine that runs the loop that it runs on is refused.</source>
        <translation>Eine Koroutine, die die Schleife startet, auf der sie selbst läuft, wird abgewiesen.</translation>
    </message>
    <message>
        <source>time to pass</source>
        <translation>das Ende einer Pause</translation>
    </message>
    <message>
        <source>input or output</source>
        <translation>Ein- oder Ausgabe</translation>
    </message>
    <message>
        <source>the lock</source>
        <translation>die Sperre</translation>
    </message>
    <message>
        <source>the event</source>
        <translation>das Ereignis</translation>
    </message>
    <message>
        <source>the condition</source>
        <translation>die Bedingung</translation>
    </message>
    <message>
        <source>the barrier</source>
        <translation>die Barriere</translation>
    </message>
    <message>
        <source>the semaphore</source>
        <translation>den Semaphor</translation>
    </message>
    <message>
        <source>the queue</source>
        <translation>die Warteschlange</translation>
    </message>
    <message>
        <source>another&apos;s end</source>
        <translation>das Ende einer anderen Aufgabe</translation>
    </message>
    <message>
        <source>a result</source>
        <translation>ein Ergebnis</translation>
    </message>
    <message>
        <source>a signal</source>
        <translation>ein Signal</translation>
    </message>
    <message>
        <source>a child process</source>
        <translation>einen Kindprozess</translation>
    </message>
    <message>
        <source>the interpreter lock</source>
        <translation>die Interpreter-Sperre</translation>
    </message>
    <message>
        <source>a worker to start</source>
        <translation>den Start eines Arbeiters</translation>
    </message>
    <message>
        <source>data to be moved</source>
        <translation>die Übertragung von Daten</translation>
    </message>
    <message>
        <source>room in the event buffer</source>
        <translation>Platz im Ereignispuffer</translation>
    </message>
    <message>
        <source>the loop&apos;s next turn</source>
        <translation>die nächste Runde der Schleife</translation>
    </message>
    <message>
        <source>its turn</source>
        <translation>die nächste Gelegenheit</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>Moments to look at</source>
        <translation>Bemerkenswerte Augenblicke</translation>
    </message>
    <message>
        <source>Totals</source>
        <translation>Summen</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>The clock or the system wakes it.</source>
        <translation>Die Uhr oder das System weckt sie.</translation>
    </message>
    <message>
        <source>%1 wakes it.</source>
        <translation>%1 weckt sie.</translation>
    </message>
    <message>
        <source>From the start to the end: %1.</source>
        <translation>Vom Anfang bis zum Ende: %1.</translation>
    </message>
    <message>
        <source>Tasks, with the program: %1; lanes: %2; locks, queues and the like: %3.</source>
        <translation>Aufgaben samt dem Programm: %1; Spuren: %2; Sperren, Warteschlangen und Ähnliches: %3.</translation>
    </message>
    <message>
        <source>The run is not over: what follows is what has happened so far.</source>
        <translation>Der Lauf ist noch im Gang: Es folgt, was bisher geschah.</translation>
    </message>
    <message>
        <source>The run is simulated: its times are virtual and exact, not measured.</source>
        <translation>Der Lauf ist simuliert: Seine Zeiten sind virtuell und exakt, nicht gemessen.</translation>
    </message>
    <message>
        <source>The times were measured. All count from the start of the run.</source>
        <translation>Die Zeiten sind gemessen. Alle zählen vom Beginn des Laufs an.</translation>
    </message>
    <message>
        <source>%1 recorded events were lost: what they would tell is missing here.</source>
        <translation>%1 aufgezeichnete Ereignisse gingen verloren: Was sie zu sagen hätten, fehlt hier.</translation>
    </message>
    <message>
        <source>The key moment of this work:</source>
        <translation>Der entscheidende Augenblick dieser Arbeit:</translation>
    </message>
    <message>
        <source>%1: running %2 (%3), blocked %4, overhead %5, idle %6.</source>
        <translation>%1: laufend %2 (%3), blockiert %4, Mehraufwand %5, untätig %6.</translation>
    </message>
    <message>
        <source>… %1 lanes are left out here; the exported text has all.</source>
        <translation>… %1 Spuren sind hier ausgelassen; der exportierte Text hat alle.</translation>
    </message>
    <message>
        <source>Waits for %1: %2, together %3, the longest %4.</source>
        <translation>Warten auf %1: %2-mal, zusammen %3, am längsten %4.</translation>
    </message>
    <message>
        <source>Wakes: %1 by tasks, %2 by the clock or the system.</source>
        <translation>Geweckt: %1-mal durch Aufgaben, %2-mal durch die Uhr oder das System.</translation>
    </message>
    <message>
        <source>Tasks done: %1; failed: %2; cancelled: %3.</source>
        <translation>Fertige Aufgaben: %1; fehlgeschlagene: %2; abgebrochene: %3.</translation>
    </message>
    <message>
        <source>Tasks that had not ended: %1.</source>
        <translation>Aufgaben, die nicht geendet hatten: %1.</translation>
    </message>
    <message>
        <source>less than %1</source>
        <translation>weniger als %1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>&lt;1 %</source>
        <translation>&lt;1 %</translation>
    </message>
    <message>
        <source>task %1</source>
        <translation>Aufgabe %1</translation>
    </message>
    <message>
        <source>%1 (task %2)</source>
        <translation>%1 (Aufgabe %2)</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>µs</source>
        <translation>µs</translation>
    </message>
    <message>
        <source>ns</source>
        <translation>ns</translation>
    </message>
    <message>
        <source>gr1 and gr2 wait side by side, and gr3 is done in the middle of it. So five seconds of waiting fit into two.</source>
        <translation>gr1 und gr2 warten nebeneinander, und gr3 ist mittendrin fertig. So passen fünf Sekunden Wartezeit in zwei.</translation>
    </message>
    <message>
        <source>Waits overlap</source>
        <translation>Warten überlappt</translation>
    </message>
    <message>
        <source>all waits together</source>
        <translation>alle Wartezeiten zusammen</translation>
    </message>
    <message>
        <source>waits at the same time, at most</source>
        <translation>Wartende zugleich, höchstens</translation>
    </message>
    <message>
        <source>when gr3 was done</source>
        <translation>wann gr3 fertig war</translation>
    </message>
    <message>
        <source>The same nine waits twice: end to end on the main lane, in order; then side by side, in the order in which they end. The first part lasts as long as their sum, the second as long as the longest.</source>
        <translation>Dieselben neun Wartezeiten zweimal: aneinandergereiht auf der Hauptspur, der Reihe nach; dann nebeneinander, in der Reihenfolge ihres Endes. Der erste Teil dauert so lange wie ihre Summe, der zweite so lange wie die längste.</translation>
    </message>
    <message>
        <source>The sum, or the longest</source>
        <translation>Die Summe oder die längste</translation>
    </message>
    <message>
        <source>one after the other, all together</source>
        <translation>nacheinander, alle zusammen</translation>
    </message>
    <message>
        <source>the longest of the others</source>
        <translation>die längste der anderen</translation>
    </message>
    <message>
        <source>when the second part began</source>
        <translation>wann der zweite Teil begann</translation>
    </message>
    <message>
        <source>B0 and C0 arrive while the handler is busy with A0: they wait, queued among the task lanes, and are handled in the order in which they came. The sources beside the loop never notice.</source>
        <translation>B0 und C0 treffen ein, während der Handler mit A0 beschäftigt ist: Sie warten, eingereiht in den Aufgabenspuren, und werden in der Reihenfolge ihres Eintreffens behandelt. Die Quellen neben der Schleife merken davon nichts.</translation>
    </message>
    <message>
        <source>One handler, and events that wait for it</source>
        <translation>Ein Handler und Ereignisse, die auf ihn warten</translation>
    </message>
    <message>
        <source>events that arrived</source>
        <translation>Ereignisse, die eintrafen</translation>
    </message>
    <message>
        <source>longest wait of an event for the handler</source>
        <translation>längstes Warten eines Ereignisses auf den Handler</translation>
    </message>
    <message>
        <source>from the arrival of B0 until it was handled</source>
        <translation>vom Eintreffen von B0 bis zu seiner Behandlung</translation>
    </message>
    <message>
        <source>longest handling of an event</source>
        <translation>längste Behandlung eines Ereignisses</translation>
    </message>
    <message>
        <source>Three parts with the same waits: end to end on one lane; overlapping on workers beside the loop, whose lane only collects; side by side on the loop alone. The last two are equally fast, one with threads, one without.</source>
        <translation>Drei Teile mit denselben Wartezeiten: aneinandergereiht auf einer Spur; überlappend auf Arbeitern neben der Schleife, deren Spur nur einsammelt; nebeneinander auf der Schleife allein. Die letzten beiden sind gleich schnell, einer mit Threads, einer ohne.</translation>
    </message>
    <message>
        <source>Blocking code belongs beside the loop</source>
        <translation>Blockierender Code gehört neben die Schleife</translation>
    </message>
    <message>
        <source>how long it took on threads</source>
        <translation>wie lange es auf Threads dauerte</translation>
    </message>
    <message>
        <source>workers that ran tasks</source>
        <translation>Arbeiter, die Aufgaben ausführten</translation>
    </message>
    <message>
        <source>The main lane waits for the pool&apos;s future, whose callback runs on the worker that completes it. The loop&apos;s own future never blocks: asked too early it refuses, and its callback runs only after the program has given up its turn.</source>
        <translation>Die Hauptspur wartet auf die Future des Pools, deren Callback auf dem Arbeiter läuft, der sie erfüllt. Die Future der Schleife selbst blockiert nie: Zu früh gefragt, weigert sie sich, und ihr Callback läuft erst, nachdem das Programm an andere abgegeben hat.</translation>
    </message>
    <message>
        <source>how long the program waited for the pool&apos;s future</source>
        <translation>wie lange das Programm auf die Future des Pools wartete</translation>
    </message>
    <message>
        <source>when the loop&apos;s future had a result, and no callback had run</source>
        <translation>wann die Future der Schleife ein Ergebnis hatte, aber noch kein Callback gelaufen war</translation>
    </message>
    <message>
        <source>from there until its callback had run</source>
        <translation>von da, bis ihr Callback gelaufen war</translation>
    </message>
    <message>
        <source>One lane with a sliver for each call, one a second, and nothing between them: the loop waits for its next timer. Among the task lanes each call is queued from the call_later that made it until its time has come. The last call stops the loop.</source>
        <translation>Eine Spur mit einem haarfeinen Laufstück je Aufruf, einem in jeder Sekunde, und dazwischen nichts: Die Schleife wartet auf ihren nächsten Zeitgeber. In den Aufgabenspuren ist jeder Aufruf eingereiht, vom call_later, das ihn geplant hat, bis seine Zeit gekommen ist. Der letzte Aufruf hält die Schleife an.</translation>
    </message>
    <message>
        <source>An event loop calls one function at a time</source>
        <translation>Eine Ereignisschleife ruft immer nur eine Funktion auf</translation>
    </message>
    <message>
        <source>longest time from call_later to the call</source>
        <translation>längste Zeit von call_later bis zum Aufruf</translation>
    </message>
    <message>
        <source>longest call</source>
        <translation>längster Aufruf</translation>
    </message>
    <message>
        <source>longest time that a call was due before the loop came to it</source>
        <translation>längste Zeit, die ein Aufruf fällig war, ehe die Schleife zu ihm kam</translation>
    </message>
    <message>
        <source>when a call stopped the loop</source>
        <translation>wann ein Aufruf die Schleife anhielt</translation>
    </message>
    <message>
        <source>A queue that grows</source>
        <translation>Eine Warteschlange, die wächst</translation>
    </message>
    <message>
        <source>customers in the queue, at most</source>
        <translation>Kunden in der Warteschlange, höchstens</translation>
    </message>
    <message>
        <source>when the last customer&apos;s turn came</source>
        <translation>wann der letzte Kunde an die Reihe kam</translation>
    </message>
    <message>
        <source>Long and short bars on the same lanes. With small tiles all workers end together; with large ones the last long tile keeps one busy while the others have nothing left. With stealing, a triangle marks each tile that a worker has taken over from another.</source>
        <translation>Lange und kurze Balken auf denselben Spuren. Mit kleinen Kacheln werden alle Arbeiter zugleich fertig; mit großen hält die letzte lange Kachel einen beschäftigt, während die anderen nichts mehr haben. Beim Stehlen zeigt ein Dreieck jede Kachel an, die ein Arbeiter von einem anderen übernommen hat.</translation>
    </message>
    <message>
        <source>With few filled rows there are few branches, and the longest one decides the end. With more rows the lanes are even, until the tasks are so short that handing them out costs more than they do. With stealing, a triangle marks each branch that a worker has taken over from another.</source>
        <translation>Mit wenigen gefüllten Reihen gibt es wenige Äste, und der längste bestimmt das Ende. Mit mehr Reihen werden die Spuren gleichmäßig, bis die Aufgaben so kurz sind, dass ihr Verteilen mehr kostet als sie selbst. Beim Stehlen zeigt ein Dreieck jeden Ast an, den ein Arbeiter von einem anderen übernommen hat.</translation>
    </message>
    <message>
        <source>A round robin once a second on a single lane: factorial, Fibonacci, binomial. No two ever run at once, yet the whole takes as long as the longest alone, for their sleeps overlap. Factorial leaves a round early.</source>
        <translation>Reihum einmal je Sekunde auf einer einzigen Spur: Fakultät, Fibonacci, Binomialkoeffizient. Nie laufen zwei zugleich, und doch dauert das Ganze nur so lange wie die längste Aufgabe allein, denn ihre Pausen überlappen. Die Fakultät ist eine Runde früher fertig.</translation>
    </message>
    <message>
        <source>turns that the tasks took</source>
        <translation>wie oft Aufgaben an der Reihe waren</translation>
    </message>
    <message>
        <source>sleeps at the same time, at most</source>
        <translation>Schlafende zugleich, höchstens</translation>
    </message>
    <message>
        <source>when factorial was done</source>
        <translation>wann die Fakultät fertig war</translation>
    </message>
    <message>
        <source>One lane waits for many servers</source>
        <translation>Eine Spur wartet auf viele Server</translation>
    </message>
    <message>
        <source>waits for the servers</source>
        <translation>Wartezeiten auf die Server</translation>
    </message>
    <message>
        <source>ended before one that was started earlier</source>
        <translation>Aufgaben, die vor einer früher begonnenen endeten</translation>
    </message>
    <message>
        <source>at the same time, at most</source>
        <translation>davon zugleich, höchstens</translation>
    </message>
    <message>
        <source>Who runs a callback</source>
        <translation>Wer einen Callback ausführt</translation>
    </message>
    <message>
        <source>when the callback ran</source>
        <translation>wann der Callback lief</translation>
    </message>
    <message>
        <source>from the end of the task&apos;s sleep until then</source>
        <translation>vom Ende des Schlafs der Aufgabe bis dahin</translation>
    </message>
    <message>
        <source>how long the main lane waited in its join</source>
        <translation>wie lange die Hauptspur in ihrem join wartete</translation>
    </message>
    <message>
        <source>Among the task lanes, eight pending bars end at once, cancelled from the main lane; the two that run cannot be stopped. With more workers fewer can be cancelled.</source>
        <translation>In den Aufgabenspuren enden acht offene Balken auf einmal, von der Hauptspur aus abgebrochen; die zwei, die laufen, lassen sich nicht anhalten. Mit mehr Arbeitern lassen sich weniger abbrechen.</translation>
    </message>
    <message>
        <source>Only what waits can be cancelled</source>
        <translation>Nur was wartet, lässt sich abbrechen</translation>
    </message>
    <message>
        <source>tasks that were cancelled</source>
        <translation>abgebrochene Aufgaben</translation>
    </message>
    <message>
        <source>tasks that could not be</source>
        <translation>Aufgaben, bei denen es nicht ging</translation>
    </message>
    <message>
        <source>how long the program then waited for those</source>
        <translation>wie lange das Programm danach auf diese wartete</translation>
    </message>
    <message>
        <source>Results in the order of the arguments</source>
        <translation>Ergebnisse in der Reihenfolge der Argumente</translation>
    </message>
    <message>
        <source>ended before one that was submitted earlier</source>
        <translation>Aufgaben, die vor einer früher eingereichten endeten</translation>
    </message>
    <message>
        <source>when the last task began to run</source>
        <translation>wann die letzte Aufgabe zu laufen begann</translation>
    </message>
    <message>
        <source>The program has its future at once, and asks for its state while the task sleeps. Then it waits for the result in its own lane, and asks again.</source>
        <translation>Das Programm hat seine Future sofort und fragt nach ihrem Zustand, während die Aufgabe schläft. Dann wartet es in seiner eigenen Spur auf das Ergebnis und fragt noch einmal.</translation>
    </message>
    <message>
        <source>A future is a promise of a result</source>
        <translation>Eine Future ist das Versprechen eines Ergebnisses</translation>
    </message>
    <message>
        <source>when the program first asked for the state</source>
        <translation>wann das Programm zuerst nach dem Zustand fragte</translation>
    </message>
    <message>
        <source>longest wait of the program for the result</source>
        <translation>längstes Warten des Programms auf das Ergebnis</translation>
    </message>
    <message>
        <source>from the first question to the second</source>
        <translation>von der ersten Frage bis zur zweiten</translation>
    </message>
    <message>
        <source>Each line is printed where a bar ends, whichever was submitted first. The program waits for whoever is next, and never for a certain one.</source>
        <translation>Jede Zeile wird gedruckt, wo ein Balken endet, gleich welche Aufgabe zuerst eingereicht war. Das Programm wartet auf die nächste, die fertig wird, nie auf eine bestimmte.</translation>
    </message>
    <message>
        <source>Results in the order in which they come</source>
        <translation>Ergebnisse in der Reihenfolge ihres Eintreffens</translation>
    </message>
    <message>
        <source>results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>longest wait of the program for the next one</source>
        <translation>längstes Warten des Programms auf das nächste</translation>
    </message>
    <message>
        <source>The task ends as failed, and nobody hears of it yet. The program sees the error when it asks, and again each time that it asks for the result.</source>
        <translation>Die Aufgabe schlägt fehl, und noch erfährt niemand davon. Das Programm sieht den Fehler, wenn es fragt, und wieder jedes Mal, wenn es das Ergebnis verlangt.</translation>
    </message>
    <message>
        <source>Errors travel in futures</source>
        <translation>Fehler reisen in Futures</translation>
    </message>
    <message>
        <source>when the program asked for the error</source>
        <translation>wann das Programm nach dem Fehler fragte</translation>
    </message>
    <message>
        <source>from there until the result threw it again</source>
        <translation>von da, bis das Ergebnis ihn noch einmal warf</translation>
    </message>
    <message>
        <source>The program submits its tasks and never asks for a result. At the end of the block the main lane joins them: only then it is done.</source>
        <translation>Das Programm reicht seine Aufgaben ein und verlangt nie ein Ergebnis. Am Ende des Blocks wartet die Hauptspur mit join auf sie: Erst dann ist er zu Ende.</translation>
    </message>
    <message>
        <source>Leaving a block means waiting</source>
        <translation>Einen Block zu verlassen heißt zu warten</translation>
    </message>
    <message>
        <source>how long the block took</source>
        <translation>wie lange der Block dauerte</translation>
    </message>
    <message>
        <source>when the block was left</source>
        <translation>wann der Block verlassen wurde</translation>
    </message>
    <message>
        <source>A coroutine sets its result, and a callback prints it. On the loop the callback comes one turn later, after the coroutine&apos;s sliver; on a pool at once, on the worker that sets the result. The coroutine with the shorter sleep is first, whichever was started first.</source>
        <translation>Eine Koroutine setzt ihr Ergebnis, und ein Callback druckt es. Auf der Schleife kommt der Callback eine Runde später, nach dem Laufstück der Koroutine; in einem Pool sofort, auf dem Arbeiter, der das Ergebnis setzt. Die Koroutine mit dem kürzeren Schlaf ist zuerst fertig, gleich welche zuerst begann.</translation>
    </message>
    <message>
        <source>A future and its callback</source>
        <translation>Eine Future und ihr Callback</translation>
    </message>
    <message>
        <source>when the second coroutine set its result</source>
        <translation>wann die zweite Koroutine ihr Ergebnis setzte</translation>
    </message>
    <message>
        <source>from there until its callback printed it</source>
        <translation>von da, bis ihr Callback es druckte</translation>
    </message>
    <message>
        <source>when the first one set its own</source>
        <translation>wann die erste das ihre setzte</translation>
    </message>
    <message>
        <source>The task that was started second is finished first: its sleep is the shorter. Each callback prints its result right after that was set.</source>
        <translation>Die als zweite gestartete Aufgabe ist als erste fertig: Ihr Schlaf ist der kürzere. Jeder Callback druckt sein Ergebnis, gleich nachdem es gesetzt wurde.</translation>
    </message>
    <message>
        <source>Results arrive when they are there</source>
        <translation>Ergebnisse kommen, wenn sie da sind</translation>
    </message>
    <message>
        <source>when task2 set its result</source>
        <translation>wann task2 sein Ergebnis setzte</translation>
    </message>
    <message>
        <source>Product of two matrices in blocks</source>
        <translation>Produkt zweier Matrizen in Blöcken</translation>
    </message>
    <message>
        <source>Even work: every block of the product costs the same.</source>
        <translation>Gleichmäßige Arbeit: Jeder Block des Produkts kostet gleich viel.</translation>
    </message>
    <message>
        <source>Even work and how it is shared out</source>
        <translation>Gleichmäßige Arbeit und wie sie verteilt wird</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>Matrix</translation>
    </message>
    <message>
        <source>The rows and columns of both matrices.</source>
        <translation>Zeilen und Spalten beider Matrizen.</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Block</translation>
    </message>
    <message>
        <source>The rows and columns of a block of the product; each is a task.</source>
        <translation>Zeilen und Spalten eines Blocks des Produkts; jeder ist eine Aufgabe.</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Produkte</translation>
    </message>
    <message>
        <source>How often the product is made, one time after the other.</source>
        <translation>Wie oft das Produkt gebildet wird, eins nach dem anderen.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Which matrices they are.</source>
        <translation>Welche Matrizen es sind.</translation>
    </message>
    <message>
        <source>Merge sort by fork and join</source>
        <translation>Mergesort mit Fork und Join</translation>
    </message>
    <message>
        <source>A task splits into two, and what they make is joined again.</source>
        <translation>Eine Aufgabe teilt sich in zwei, und was beide liefern, wird wieder zusammengeführt.</translation>
    </message>
    <message>
        <source>First few lanes are busy, then all, then fewer and fewer: the last merge is one task over all numbers. No task waits for its halves: each ends, and the half that is ready last submits the merge. Tasks that waited would hold their workers, and a pool that takes the oldest first would stand still with a waiting task on every worker. Stealing threads begin with what they spawned last, and take the largest parts from others.</source>
        <translation>Erst sind wenige Spuren beschäftigt, dann alle, dann immer weniger: Das letzte Mischen ist eine einzige Aufgabe über alle Zahlen. Keine Aufgabe wartet auf ihre Hälften: Jede endet, und die Hälfte, die zuletzt fertig ist, reicht das Mischen ein. Wartende Aufgaben hielten ihre Arbeiter fest, und ein Pool, der die älteste zuerst nimmt, stünde still, mit einer wartenden Aufgabe auf jedem Arbeiter. Stehlende Threads beginnen mit dem, was sie zuletzt erzeugt haben, und nehmen anderen die größten Teile ab.</translation>
    </message>
    <message>
        <source>Fork and join</source>
        <translation>Fork und Join</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>How many numbers are sorted.</source>
        <translation>Wie viele Zahlen sortiert werden.</translation>
    </message>
    <message>
        <source>Cut-off</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>A part of more numbers is split in two; others are sorted by one task.</source>
        <translation>Ein Teil mit mehr Zahlen wird in zwei geteilt; andere sortiert eine einzige Aufgabe.</translation>
    </message>
    <message>
        <source>numbers</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>Which numbers they are.</source>
        <translation>Welche Zahlen es sind.</translation>
    </message>
    <message>
        <source>tasks waiting for a worker, at most</source>
        <translation>Aufgaben, die auf einen Arbeiter warten, höchstens</translation>
    </message>
    <message>
        <source>when the worker was sent the signal</source>
        <translation>wann dem Arbeiter das Signal geschickt wurde</translation>
    </message>
    <message>
        <source>workers that died</source>
        <translation>gestorbene Arbeiter</translation>
    </message>
    <message>
        <source>from the kill until the program knew</source>
        <translation>vom Töten, bis das Programm es wusste</translation>
    </message>
    <message>
        <source>How many named processes are started. They are the program&apos;s own, outside the pool&apos;s workers.</source>
        <translation>Wie viele benannte Prozesse gestartet werden. Sie gehören dem Programm selbst, nicht dem Pool.</translation>
    </message>
    <message>
        <source>Processes that double a number</source>
        <translation>Prozesse, die eine Zahl verdoppeln</translation>
    </message>
    <message>
        <source>Each process doubles one number and says which process it is.</source>
        <translation>Jeder Prozess verdoppelt eine Zahl und sagt, welcher Prozess er ist.</translation>
    </message>
    <message>
        <source>A lane for each process, and a different id in each line. Under threads all lines have the same id: threads share one process. Which line comes first is free.</source>
        <translation>Eine Spur je Prozess und eine andere Kennung in jeder Zeile. Unter Threads haben alle Zeilen dieselbe Kennung: Threads teilen sich einen Prozess. Welche Zeile zuerst kommt, ist offen.</translation>
    </message>
    <message>
        <source>Starting and joining processes</source>
        <translation>Prozesse starten und auf sie warten</translation>
    </message>
    <message>
        <source>last process to begin its work</source>
        <translation>letzter Prozess, der seine Arbeit beginnt</translation>
    </message>
    <message>
        <source>longest wait of the program for one of them</source>
        <translation>längstes Warten des Programms auf einen von ihnen</translation>
    </message>
    <message>
        <source>Processes with names</source>
        <translation>Prozesse mit Namen</translation>
    </message>
    <message>
        <source>A process has a name: the next number, or one that it is given.</source>
        <translation>Ein Prozess hat einen Namen: die nächste Nummer oder einen, den er bekommt.</translation>
    </message>
    <message>
        <source>The lanes bear the names. The numbers begin at two because the first process was made and never started; the last one is called Test.</source>
        <translation>Die Spuren tragen die Namen. Die Nummern beginnen bei zwei, weil der erste Prozess angelegt und nie gestartet wurde; der letzte heißt Test.</translation>
    </message>
    <message>
        <source>Names of processes</source>
        <translation>Namen von Prozessen</translation>
    </message>
    <message>
        <source>Processes that share a lock</source>
        <translation>Prozesse, die sich eine Sperre teilen</translation>
    </message>
    <message>
        <source>Three processes print a line each, one after the other, under one lock.</source>
        <translation>Drei Prozesse drucken unter einer Sperre je eine Zeile, einer nach dem anderen.</translation>
    </message>
    <message>
        <source>Mutual exclusion between processes</source>
        <translation>Gegenseitiger Ausschluss zwischen Prozessen</translation>
    </message>
    <message>
        <source>Processes with a log</source>
        <translation>Prozesse mit Protokoll</translation>
    </message>
    <message>
        <source>Each process logs that it begins, ends, and with which exit code.</source>
        <translation>Jeder Prozess protokolliert, dass er beginnt, dass er endet und mit welchem Exit-Code.</translation>
    </message>
    <message>
        <source>Ticks on each process&apos;s lane, in the same order on each; the lanes&apos; ticks mix as they like. The exit code is the last thing that a process says.</source>
        <translation>Marken auf der Spur jedes Prozesses, auf jeder in derselben Reihenfolge; die Marken der Spuren mischen sich beliebig. Der Exit-Code ist das Letzte, was ein Prozess sagt.</translation>
    </message>
    <message>
        <source>A log for each process</source>
        <translation>Ein Protokoll für jeden Prozess</translation>
    </message>
    <message>
        <source>first line of the log</source>
        <translation>erste Zeile des Protokolls</translation>
    </message>
    <message>
        <source>Processes joined by a queue</source>
        <translation>Prozesse, durch eine Warteschlange verbunden</translation>
    </message>
    <message>
        <source>One process puts numbers into a queue, another takes them out until it finds the sentinel.</source>
        <translation>Ein Prozess legt Zahlen in eine Warteschlange, ein anderer nimmt sie heraus, bis er das Endezeichen findet.</translation>
    </message>
    <message>
        <source>The consumer waits for the queue until an item is there. The sentinel is processed like the others, and then ends the loop.</source>
        <translation>Der Verbraucher wartet an der Warteschlange, bis ein Eintrag da ist. Das Endezeichen wird verarbeitet wie die anderen und beendet dann die Schleife.</translation>
    </message>
    <message>
        <source>Handing data from process to process</source>
        <translation>Daten von Prozess zu Prozess reichen</translation>
    </message>
    <message>
        <source>waits for the queue</source>
        <translation>Wartezeiten auf die Warteschlange</translation>
    </message>
    <message>
        <source>sentinel found</source>
        <translation>Endezeichen gefunden</translation>
    </message>
    <message>
        <source>Five tasks, and no more processes than workers: each that has finished one task takes another. Which of them takes which is free.</source>
        <translation>Fünf Aufgaben und nicht mehr Prozesse als Arbeiter: Jeder, der mit einer Aufgabe fertig ist, nimmt eine weitere. Welcher welche nimmt, ist offen.</translation>
    </message>
    <message>
        <source>tasks of the one that ran most</source>
        <translation>Aufgaben dessen, der die meisten ausführte</translation>
    </message>
    <message>
        <source>longest time that a task waited for a worker</source>
        <translation>längste Zeit, die eine Aufgabe auf einen Arbeiter wartete</translation>
    </message>
    <message>
        <source>Three short tasks, one for each worker, and one list of results: in the order of the arguments, whoever was first.</source>
        <translation>Drei kurze Aufgaben, eine je Arbeiter, und eine Liste der Ergebnisse: in der Reihenfolge der Argumente, wer auch zuerst fertig war.</translation>
    </message>
    <message>
        <source>A list, a pool, a list</source>
        <translation>Eine Liste, ein Pool, eine Liste</translation>
    </message>
    <message>
        <source>when the list of results was complete</source>
        <translation>wann die Liste der Ergebnisse vollständig war</translation>
    </message>
    <message>
        <source>One task, and the main lane that waits for it. When the time is over the wait fails, and the task goes on.</source>
        <translation>Eine Aufgabe und die Hauptspur, die auf sie wartet. Wenn die Zeit um ist, schlägt das Warten fehl, und die Aufgabe läuft weiter.</translation>
    </message>
    <message>
        <source>Waiting for a result, but not for ever</source>
        <translation>Auf ein Ergebnis warten, aber nicht ewig</translation>
    </message>
    <message>
        <source>how long the program waited</source>
        <translation>wie lange das Programm wartete</translation>
    </message>
    <message>
        <source>how long the task waited for a worker</source>
        <translation>wie lange die Aufgabe auf einen Arbeiter wartete</translation>
    </message>
    <message>
        <source>how long it ran</source>
        <translation>wie lange sie lief</translation>
    </message>
    <message>
        <source>Three waits for the server end to end in the main lane: the sum of the delays. Keep it in mind for the same pages through a queue.</source>
        <translation>Drei Wartezeiten auf den Server, aneinandergereiht auf der Hauptspur: die Summe der Verzögerungen. Sie ist der Vergleich für dieselben Seiten über eine Warteschlange.</translation>
    </message>
    <message>
        <source>The baseline: one after the other</source>
        <translation>Der Vergleichswert: eins nach dem anderen</translation>
    </message>
    <message>
        <source>the longest of them</source>
        <translation>die längste davon</translation>
    </message>
    <message>
        <source>Orders go into the queue, and each thread takes one. Their waits for the server stand side by side, so that it all lasts as long as the longest. The main lane waits for the queue until no order is left that is not done.</source>
        <translation>Aufträge kommen in die Warteschlange, und jeder Thread nimmt einen. Ihre Wartezeiten auf den Server stehen nebeneinander, sodass alles so lange dauert wie die längste. Die Hauptspur wartet an der Warteschlange, bis kein unerledigter Auftrag mehr übrig ist.</translation>
    </message>
    <message>
        <source>Producers, a queue, consumers</source>
        <translation>Erzeuger, eine Warteschlange, Verbraucher</translation>
    </message>
    <message>
        <source>orders that were not done, at most</source>
        <translation>unerledigte Aufträge, höchstens</translation>
    </message>
    <message>
        <source>waits for the server at the same time</source>
        <translation>gleichzeitige Wartezeiten auf den Server</translation>
    </message>
    <message>
        <source>how long the main thread waited for the queue</source>
        <translation>wie lange der Hauptthread auf die Warteschlange wartete</translation>
    </message>
    <message>
        <source>when it was released</source>
        <translation>wann er frei wurde</translation>
    </message>
    <message>
        <source>Handing out</source>
        <translation>Verteilung</translation>
    </message>
    <message>
        <source>How the threads come to their tasks: from one queue, the oldest first, or by oneTBB&apos;s work stealing. Other models take the oldest first.</source>
        <translation>Wie die Threads zu ihren Aufgaben kommen: aus einer Warteschlange, die älteste zuerst, oder durch Stehlen mit oneTBB. Andere Modelle nehmen die älteste zuerst.</translation>
    </message>
    <message>
        <source>stolen tasks</source>
        <translation>gestohlene Aufgaben</translation>
    </message>
    <message>
        <source>Partitioner</source>
        <translation>Partitionierer</translation>
    </message>
    <message>
        <source>How stealing threads cut the tasks into pieces: finer where workers run out of work; always down to the grain; one piece for each worker; as auto, and where the last time they were. Only read with stealing.</source>
        <translation>Wie stehlende Threads die Aufgaben zerteilen: feiner, wo Arbeitern die Arbeit ausgeht; immer bis zur Körnung; ein Stück je Arbeiter; wie auto, und dort, wo sie das letzte Mal waren. Gilt nur beim Stehlen.</translation>
    </message>
    <message>
        <source>Grain</source>
        <translation>Körnung</translation>
    </message>
    <message>
        <source>A piece of more tasks may be cut in two. Only read with stealing.</source>
        <translation>Ein Stück mit mehr Aufgaben darf zerteilt werden. Gilt nur beim Stehlen.</translation>
    </message>
    <message>
        <source>tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>Signals</source>
        <translation>Signale</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>Abstand</translation>
    </message>
    <message>
        <source>Alarm</source>
        <translation>Alarm</translation>
    </message>
    <message>
        <source>How long after it was set the alarm comes.</source>
        <translation>Wie lange nach dem Setzen der Alarm kommt.</translation>
    </message>
    <message>
        <source>Signals into a sleep</source>
        <translation>Signale in einen Schlaf hinein</translation>
    </message>
    <message>
        <source>A program sleeps in a loop; from another window it gets USR1, USR2 and INT.</source>
        <translation>Ein Programm schläft in einer Schleife; aus einem anderen Fenster bekommt es USR1, USR2 und INT.</translation>
    </message>
    <message>
        <source>Slivers in the middle of one sleep: each handler runs on the main lane, and the sleep goes on for its remaining time, so there is no second &apos;Waiting...&apos;. The interrupt throws, and that ends the sleep and the loop.</source>
        <translation>Kurze Laufstücke mitten in einem Schlaf: Jeder Handler läuft auf der Hauptspur, und der Schlaf geht für seine Restzeit weiter, daher kein zweites „Waiting...“. Die Unterbrechung wirft eine Ausnahme, und das beendet den Schlaf und die Schleife.</translation>
    </message>
    <message>
        <source>USR1 handled at</source>
        <translation>USR1 behandelt bei</translation>
    </message>
    <message>
        <source>USR2 handled at</source>
        <translation>USR2 behandelt bei</translation>
    </message>
    <message>
        <source>interrupted at</source>
        <translation>unterbrochen bei</translation>
    </message>
    <message>
        <source>How long one sleep of the program lasts.</source>
        <translation>Wie lange ein Schlaf des Programms dauert.</translation>
    </message>
    <message>
        <source>How long after the one before it the next signal is sent.</source>
        <translation>Wie lange nach dem vorigen das nächste Signal geschickt wird.</translation>
    </message>
    <message>
        <source>A thread waits for a signal</source>
        <translation>Ein Thread wartet auf ein Signal</translation>
    </message>
    <message>
        <source>One thread pauses until a signal comes, another sends one; the main thread alone gets it, and an alarm without a handler ends everything.</source>
        <translation>Ein Thread pausiert, bis ein Signal kommt, ein anderer schickt eines; nur der Hauptthread bekommt es, und ein Alarm ohne Handler beendet alles.</translation>
    </message>
    <message>
        <source>The signal of &apos;sender&apos; surfaces on the main lane. &apos;receiver&apos; stays blocked until the alarm, and &apos;Done waiting&apos; is never printed: that is the expected end. Signals and timer are real; the default action, that would end the application, ends the run instead (exit code -14).</source>
        <translation>Das Signal von „sender“ taucht auf der Hauptspur auf. „receiver“ bleibt bis zum Alarm blockiert, und „Done waiting“ wird nie gedruckt: Das ist das erwartete Ende. Signale und Zeitgeber sind echt; die Standardaktion, die das Programm beenden würde, beendet stattdessen den Lauf (Exit-Code -14).</translation>
    </message>
    <message>
        <source>signal handled on the main lane at</source>
        <translation>Signal auf der Hauptspur behandelt bei</translation>
    </message>
    <message>
        <source>longest wait for a signal</source>
        <translation>längstes Warten auf ein Signal</translation>
    </message>
    <message>
        <source>ended by the alarm at</source>
        <translation>durch den Alarm beendet bei</translation>
    </message>
    <message>
        <source>How long after the receiver the sender is started.</source>
        <translation>Wie lange nach dem Empfänger der Sender gestartet wird.</translation>
    </message>
    <message>
        <source>An alarm set by a thread</source>
        <translation>Ein Alarm, den ein Thread setzt</translation>
    </message>
    <message>
        <source>A thread sets an alarm and sleeps; the main thread handles it while it waits for the thread&apos;s end.</source>
        <translation>Ein Thread setzt einen Alarm und schläft; der Hauptthread behandelt ihn, während er auf das Ende des Threads wartet.</translation>
    </message>
    <message>
        <source>The handler&apos;s sliver stands on the main lane, in the middle of its wait for the thread. The thread that has set the alarm sleeps on, unbroken.</source>
        <translation>Das Laufstück des Handlers steht auf der Hauptspur, mitten in ihrem Warten auf den Thread. Der Thread, der den Alarm gesetzt hat, schläft ununterbrochen weiter.</translation>
    </message>
    <message>
        <source>alarm handled on the main lane at</source>
        <translation>Alarm auf der Hauptspur behandelt bei</translation>
    </message>
    <message>
        <source>longest sleep</source>
        <translation>längster Schlaf</translation>
    </message>
    <message>
        <source>How long the program sleeps before it waits for the thread.</source>
        <translation>Wie lange das Programm schläft, ehe es auf den Thread wartet.</translation>
    </message>
    <message>
        <source>How long the thread sleeps.</source>
        <translation>Wie lange der Thread schläft.</translation>
    </message>
    <message>
        <source>The spinner&apos;s lane wakes ten times a second. Told to stop, it does not end before it looks the next time, and the program waits for that in its join. Where the sleeping program holds the only worker, no frame is shown.</source>
        <translation>Die Spur der Warteanzeige wacht zehnmal in der Sekunde auf. Soll sie anhalten, endet sie erst, wenn sie das nächste Mal nachsieht, und das Programm wartet darauf in seinem join. Wo das schlafende Programm den einzigen Arbeiter hält, ist kein Bild zu sehen.</translation>
    </message>
    <message>
        <source>Stopping a thread: it must be asked</source>
        <translation>Einen Thread anhalten: Man muss ihn bitten</translation>
    </message>
    <message>
        <source>frames that were shown</source>
        <translation>Bilder, die zu sehen waren</translation>
    </message>
    <message>
        <source>how long the program worked</source>
        <translation>wie lange das Programm arbeitete</translation>
    </message>
    <message>
        <source>how long it then waited for the spinner</source>
        <translation>wie lange es danach auf die Warteanzeige wartete</translation>
    </message>
    <message>
        <source>The spinner&apos;s sleep is cut short at the moment of the cancellation. A task need not look whether it shall stop: it is interrupted at its await, and says so before it ends.</source>
        <translation>Der Schlaf der Warteanzeige wird im Augenblick des Abbruchs abgeschnitten. Eine Aufgabe muss nicht nachsehen, ob sie anhalten soll: Sie wird an ihrem await unterbrochen und sagt es, ehe sie endet.</translation>
    </message>
    <message>
        <source>Stopping a task: it is interrupted</source>
        <translation>Eine Aufgabe anhalten: Sie wird unterbrochen</translation>
    </message>
    <message>
        <source>when the spinner was cancelled</source>
        <translation>wann die Warteanzeige abgebrochen wurde</translation>
    </message>
    <message>
        <source>from there until it said so</source>
        <translation>von da, bis sie es sagte</translation>
    </message>
    <message>
        <source>One task that does not let go blocks the loop</source>
        <translation>Eine Aufgabe, die nicht loslässt, blockiert die Schleife</translation>
    </message>
    <message>
        <source>how long one task kept the loop to itself</source>
        <translation>wie lange eine Aufgabe die Schleife für sich behielt</translation>
    </message>
    <message>
        <source>sleeps that gave nothing away</source>
        <translation>Pausen, ohne den Thread abzugeben</translation>
    </message>
    <message>
        <source>states that were entered</source>
        <translation>Zustände, die betreten wurden</translation>
    </message>
    <message>
        <source>how long the first heartbeat waited</source>
        <translation>wie lange der erste Herzschlag wartete</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>longest wait for a program</source>
        <translation>längstes Warten auf ein Programm</translation>
    </message>
    <message>
        <source>Run a program and wait for it</source>
        <translation>Ein Programm ausführen und darauf warten</translation>
    </message>
    <message>
        <source>An external program is run; its output goes nowhere.</source>
        <translation>Ein fremdes Programm wird ausgeführt; seine Ausgabe verfällt.</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Wie oft</translation>
    </message>
    <message>
        <source>How often the program is run.</source>
        <translation>Wie oft das Programm ausgeführt wird.</translation>
    </message>
    <message>
        <source>A program that fails</source>
        <translation>Ein Programm, das scheitert</translation>
    </message>
    <message>
        <source>An exit status that is not zero becomes an error of the task.</source>
        <translation>Ein Exit-Status ungleich null wird zu einem Fehler der Aufgabe.</translation>
    </message>
    <message>
        <source>The bar of the program is that of a failure. The task lives on, for it has caught the error.</source>
        <translation>Der Balken des Programms ist der eines Fehlschlags. Die Aufgabe lebt weiter, denn sie hat den Fehler gefangen.</translation>
    </message>
    <message>
        <source>What a program writes, through a pipe</source>
        <translation>Was ein Programm schreibt, durch eine Pipe</translation>
    </message>
    <message>
        <source>The output of a program is read to its end.</source>
        <translation>Die Ausgabe eines Programms wird bis zu ihrem Ende gelesen.</translation>
    </message>
    <message>
        <source>The row of the pipe: it fills while the program writes, and is empty as soon as the task has read.</source>
        <translation>Die Zeile der Pipe: Sie füllt sich, während das Programm schreibt, und ist leer, sobald die Aufgabe gelesen hat.</translation>
    </message>
    <message>
        <source>A program is started, and then its output read until it has ended.</source>
        <translation>Ein Programm wird gestartet und dann seine Ausgabe gelesen, bis es zu Ende ist.</translation>
    </message>
    <message>
        <source>Two steps: the start costs the task time of its own, then it waits for the pipe and for the program.</source>
        <translation>Zwei Schritte: Das Starten kostet die Aufgabe eigene Zeit, dann wartet sie auf die Pipe und auf das Programm.</translation>
    </message>
    <message>
        <source>Programs and pipes</source>
        <translation>Programme und Pipes</translation>
    </message>
    <message>
        <source>A program and its arguments, with blanks between; an argument with blanks stands in quotes. It is no shell&apos;s command.</source>
        <translation>Ein Programm und seine Argumente, durch Leerzeichen getrennt; ein Argument mit Leerzeichen steht in Anführungszeichen. Es ist kein Befehl einer Shell.</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>What the program is given to read.</source>
        <translation>Was das Programm zu lesen bekommt.</translation>
    </message>
    <message>
        <source>longest wait for a pipe</source>
        <translation>längstes Warten auf eine Pipe</translation>
    </message>
    <message>
        <source>Write to a program</source>
        <translation>An ein Programm schreiben</translation>
    </message>
    <message>
        <source>One way: a program reads what the task writes.</source>
        <translation>Eine Richtung: Ein Programm liest, was die Aufgabe schreibt.</translation>
    </message>
    <message>
        <source>The pipe to the program fills in one step. The program goes on where the task waits: it writes what it has read.</source>
        <translation>Die Pipe zum Programm füllt sich in einem Schritt. Das Programm macht weiter, wo die Aufgabe wartet: Es schreibt, was es gelesen hat.</translation>
    </message>
    <message>
        <source>Write to a program and read from it</source>
        <translation>An ein Programm schreiben und von ihm lesen</translation>
    </message>
    <message>
        <source>Two pipes: what goes in comes out again.</source>
        <translation>Zwei Pipes: Was hineingeht, kommt wieder heraus.</translation>
    </message>
    <message>
        <source>Two rows for two pipes. The input is written and closed before the task waits for the output: else both would wait for each other.</source>
        <translation>Zwei Zeilen für zwei Pipes. Die Eingabe wird geschrieben und geschlossen, ehe die Aufgabe auf die Ausgabe wartet: Sonst würden beide aufeinander warten.</translation>
    </message>
    <message>
        <source>Three programs, one after the other&apos;s output</source>
        <translation>Drei Programme, jedes liest die Ausgabe des vorigen</translation>
    </message>
    <message>
        <source>cat, grep and cut, joined by pipes; the task reads the lines of the last.</source>
        <translation>cat, grep und cut, durch Pipes verbunden; die Aufgabe liest die Zeilen des letzten.</translation>
    </message>
    <message>
        <source>Three programs live at once. Each ends when the one before it has closed its pipe, and the task when the last has.</source>
        <translation>Drei Programme leben zugleich. Jedes endet, wenn das vor ihm seine Pipe geschlossen hat, und die Aufgabe, wenn es das letzte getan hat.</translation>
    </message>
    <message>
        <source>First program</source>
        <translation>Erstes Programm</translation>
    </message>
    <message>
        <source>Second program</source>
        <translation>Zweites Programm</translation>
    </message>
    <message>
        <source>Third program</source>
        <translation>Drittes Programm</translation>
    </message>
    <message>
        <source>A signal to another process</source>
        <translation>Ein Signal an einen anderen Prozess</translation>
    </message>
    <message>
        <source>The task sleeps, then sends SIGUSR1 to a program that sleeps longer.</source>
        <translation>Die Aufgabe schläft und schickt dann SIGUSR1 an ein Programm, das länger schläft.</translation>
    </message>
    <message>
        <source>The handler interrupts the program&apos;s sleep at the task&apos;s mark; the sleep goes on and is as long as it would have been.</source>
        <translation>Der Handler unterbricht den Schlaf des Programms an der Marke der Aufgabe; der Schlaf geht weiter und ist so lang, wie er gewesen wäre.</translation>
    </message>
    <message>
        <source>signal sent at</source>
        <translation>Signal geschickt bei</translation>
    </message>
    <message>
        <source>handler ran at</source>
        <translation>Handler lief bei</translation>
    </message>
    <message>
        <source>The lock has a row of its own: its holders&apos; bars never overlap. So the counter is right in every run, whoever came first.</source>
        <translation>Die Sperre hat eine eigene Zeile: Die Balken ihrer Halter überlappen nie. So stimmt der Zähler in jedem Lauf, wer auch immer zuerst kam.</translation>
    </message>
    <message>
        <source>times that the lock was taken</source>
        <translation>wie oft die Sperre genommen wurde</translation>
    </message>
    <message>
        <source>longest time that it was held</source>
        <translation>längste Zeit, die sie gehalten wurde</translation>
    </message>
    <message>
        <source>Waits of different lengths that end at the same instant: the first to arrive waits longest, the last one not at all. The number that each gets is its place in the order of arrival.</source>
        <translation>Verschieden lange Wartezeiten, die im selben Augenblick enden: Wer zuerst ankommt, wartet am längsten, der Letzte gar nicht. Die Nummer, die jeder bekommt, ist sein Platz in der Reihenfolge der Ankunft.</translation>
    </message>
    <message>
        <source>Barriers: nobody goes on alone</source>
        <translation>Barrieren: Niemand geht allein weiter</translation>
    </message>
    <message>
        <source>threads waiting at the same time</source>
        <translation>Threads, die zugleich warten</translation>
    </message>
    <message>
        <source>from the first arrival to the last</source>
        <translation>von der ersten Ankunft bis zur letzten</translation>
    </message>
    <message>
        <source>from the last arrival until everybody ran on</source>
        <translation>von der letzten Ankunft, bis alle weiterliefen</translation>
    </message>
    <message>
        <source>The barrier waits for one more party than there are threads. All waits end at the abort, at the same instant, and every thread learns that the barrier is broken.</source>
        <translation>Die Barriere wartet auf einen Teilnehmer mehr, als es Threads gibt. Alle Wartezeiten enden mit dem Abbruch, im selben Augenblick, und jeder Thread erfährt, dass die Barriere gebrochen ist.</translation>
    </message>
    <message>
        <source>Giving up a meeting</source>
        <translation>Ein Treffen aufgeben</translation>
    </message>
    <message>
        <source>longest wait at the barrier</source>
        <translation>längstes Warten an der Barriere</translation>
    </message>
    <message>
        <source>when the barrier was aborted</source>
        <translation>wann die Barriere abgebrochen wurde</translation>
    </message>
    <message>
        <source>threads that learned of it</source>
        <translation>Threads, die davon erfuhren</translation>
    </message>
    <message>
        <source>A wait on the condition gives the lock up: its row is free while the consumers wait. The producer notifies them all at once, but each needs the lock to go on: they take it one after the other, once the producer has given it back.</source>
        <translation>Das Warten auf die Bedingung gibt die Sperre ab: Ihre Zeile ist frei, während die Verbraucher warten. Der Erzeuger benachrichtigt sie alle zugleich, doch jeder braucht die Sperre, um weiterzumachen: Sie nehmen sie einer nach dem anderen, sobald der Erzeuger sie zurückgegeben hat.</translation>
    </message>
    <message>
        <source>Conditions: waiting without keeping the lock</source>
        <translation>Bedingungen: warten, ohne die Sperre zu behalten</translation>
    </message>
    <message>
        <source>consumers waiting at the same time</source>
        <translation>Verbraucher, die zugleich warten</translation>
    </message>
    <message>
        <source>longest wait on the condition</source>
        <translation>längstes Warten auf die Bedingung</translation>
    </message>
    <message>
        <source>from the notification until the last one was awake</source>
        <translation>von der Benachrichtigung, bis der letzte wach war</translation>
    </message>
    <message>
        <source>times that somebody had to wait for it</source>
        <translation>wie oft jemand auf sie warten musste</translation>
    </message>
    <message>
        <source>The daemon says that it starts and goes to sleep. The program ends, and the daemon&apos;s lane is cut off in the middle of its sleep: its last line is never printed.</source>
        <translation>Der Daemon sagt, dass er beginnt, und schläft ein. Das Programm endet, und die Spur des Daemons bricht mitten in seinem Schlaf ab: Seine letzte Zeile wird nie gedruckt.</translation>
    </message>
    <message>
        <source>Threads that nobody waits for</source>
        <translation>Threads, auf die niemand wartet</translation>
    </message>
    <message>
        <source>threads that were cut off</source>
        <translation>abgeschnittene Threads</translation>
    </message>
    <message>
        <source>threads that said that they were exiting</source>
        <translation>Threads, die ihr Ende ansagten</translation>
    </message>
    <message>
        <source>how long the daemon had slept</source>
        <translation>wie lange der Daemon geschlafen hatte</translation>
    </message>
    <message>
        <source>The main lane waits in its join for as long as the daemon sleeps. So now the daemon&apos;s last line is printed, after that of the other thread.</source>
        <translation>Die Hauptspur wartet in ihrem join, solange der Daemon schläft. So wird nun auch die letzte Zeile des Daemons gedruckt, nach der des anderen Threads.</translation>
    </message>
    <message>
        <source>Waiting for a thread</source>
        <translation>Auf einen Thread warten</translation>
    </message>
    <message>
        <source>how long the main thread waited in a join</source>
        <translation>wie lange der Hauptthread in einem join wartete</translation>
    </message>
    <message>
        <source>how long the daemon slept</source>
        <translation>wie lange der Daemon schlief</translation>
    </message>
    <message>
        <source>when the daemon said that it was exiting</source>
        <translation>wann der Daemon sein Ende ansagte</translation>
    </message>
    <message>
        <source>The main lane&apos;s wait ends half way through the daemon&apos;s sleep: the time is over, and join does not say so. The program asks whether the daemon is alive - it is - and its end cuts the daemon off.</source>
        <translation>Das Warten der Hauptspur endet mitten im Schlaf des Daemons: Die Zeit ist um, und join sagt es nicht. Das Programm fragt, ob der Daemon lebt – er lebt –, und sein Ende schneidet den Daemon ab.</translation>
    </message>
    <message>
        <source>Waiting for a limited time</source>
        <translation>Begrenzte Zeit warten</translation>
    </message>
    <message>
        <source>when it asked whether the daemon was alive</source>
        <translation>wann es fragte, ob der Daemon lebt</translation>
    </message>
    <message>
        <source>The first join waits for the slowest thread. Meanwhile the others end, so that their joins take no time: the whole lasts as long as the longest pause.</source>
        <translation>Der erste join wartet auf den langsamsten Thread. Inzwischen enden die anderen, sodass ihre joins keine Zeit brauchen: Das Ganze dauert so lange wie die längste Pause.</translation>
    </message>
    <message>
        <source>Finding the threads, and joining them all</source>
        <translation>Die Threads finden und auf alle warten</translation>
    </message>
    <message>
        <source>joins of a thread</source>
        <translation>joins auf einen Thread</translation>
    </message>
    <message>
        <source>joins that had to wait</source>
        <translation>joins, die warten mussten</translation>
    </message>
    <message>
        <source>the longest of these waits</source>
        <translation>die längste dieser Wartezeiten</translation>
    </message>
    <message>
        <source>pauses at the same time, at most</source>
        <translation>Pausen zugleich, höchstens</translation>
    </message>
    <message>
        <source>Two waits of equal length end together, at the instant at which the main thread sets the event. One of them had a time limit, which was never reached. Whose line comes first is free.</source>
        <translation>Zwei gleich lange Wartezeiten enden gemeinsam, in dem Augenblick, in dem der Hauptthread das Ereignis setzt. Eine davon hatte eine Zeitgrenze, die nie erreicht wurde. Wessen Zeile zuerst kommt, ist offen.</translation>
    </message>
    <message>
        <source>Events: one sets, all go on</source>
        <translation>Ereignisse: Einer setzt, alle gehen weiter</translation>
    </message>
    <message>
        <source>threads waiting for the event at the same time</source>
        <translation>Threads, die zugleich auf das Ereignis warten</translation>
    </message>
    <message>
        <source>longest wait for the event</source>
        <translation>längstes Warten auf das Ereignis</translation>
    </message>
    <message>
        <source>from the setting until the last one ran on</source>
        <translation>vom Setzen, bis der letzte weiterlief</translation>
    </message>
    <message>
        <source>One name, three values. The main thread has set its own before, and yet each thread finds none: it begins with no value, and sees only the one that it sets.</source>
        <translation>Ein Name, drei Werte. Der Hauptthread hat seinen zuvor gesetzt, und doch findet jeder Thread keinen: Er beginnt ohne Wert und sieht nur den, den er selbst setzt.</translation>
    </message>
    <message>
        <source>Values that are not shared</source>
        <translation>Werte, die nicht geteilt werden</translation>
    </message>
    <message>
        <source>threads that found no value</source>
        <translation>Threads, die keinen Wert fanden</translation>
    </message>
    <message>
        <source>when the first thread looked</source>
        <translation>wann der erste Thread nachsah</translation>
    </message>
    <message>
        <source>workers that ran threads</source>
        <translation>Arbeiter, die Threads ausführten</translation>
    </message>
    <message>
        <source>The constructor runs once in each lane, at the first use there, although all threads use one object: three lines say so. After that every thread finds the value of its own constructor.</source>
        <translation>Der Konstruktor läuft in jeder Spur einmal, beim ersten Gebrauch dort, obwohl alle Threads ein Objekt benutzen: Drei Zeilen sagen es. Danach findet jeder Thread den Wert seines eigenen Konstruktors.</translation>
    </message>
    <message>
        <source>A constructor for every thread</source>
        <translation>Ein Konstruktor für jeden Thread</translation>
    </message>
    <message>
        <source>times that the constructor ran</source>
        <translation>wie oft der Konstruktor lief</translation>
    </message>
    <message>
        <source>threads that found its value</source>
        <translation>Threads, die seinen Wert fanden</translation>
    </message>
    <message>
        <source>when it ran in the first thread</source>
        <translation>wann er im ersten Thread lief</translation>
    </message>
    <message>
        <source>The lock&apos;s row is a square wave, half a second high and half a second low. The other thread never waits: each try falls on an edge of the wave and is a hit or a miss, as chance has it.</source>
        <translation>Die Zeile der Sperre ist ein Rechtecksignal, eine halbe Sekunde hoch und eine halbe tief. Der andere Thread wartet nie: Jeder Versuch fällt auf eine Flanke und ist ein Treffer oder ein Fehlversuch, wie es der Zufall will.</translation>
    </message>
    <message>
        <source>Trying, instead of waiting</source>
        <translation>Versuchen statt warten</translation>
    </message>
    <message>
        <source>tries that got the lock</source>
        <translation>Versuche, die die Sperre bekamen</translation>
    </message>
    <message>
        <source>tries that did not</source>
        <translation>Versuche, die sie nicht bekamen</translation>
    </message>
    <message>
        <source>longest time that the lock was held</source>
        <translation>längste Zeit, die die Sperre gehalten wurde</translation>
    </message>
    <message>
        <source>The second try fails at once, although it is the same thread that holds the lock. Had it waited instead, it would have waited for itself for ever.</source>
        <translation>Der zweite Versuch scheitert sofort, obwohl derselbe Thread die Sperre hält. Hätte er stattdessen gewartet, hätte er ewig auf sich selbst gewartet.</translation>
    </message>
    <message>
        <source>A lock does not know its owner</source>
        <translation>Eine Sperre kennt ihren Besitzer nicht</translation>
    </message>
    <message>
        <source>how deep the lock was held, at most</source>
        <translation>wie tief die Sperre gehalten wurde, höchstens</translation>
    </message>
    <message>
        <source>tries that got it</source>
        <translation>Versuche, die sie bekamen</translation>
    </message>
    <message>
        <source>Both tries succeed, for the lock knows its owner and counts. Its depth goes up to two, and down again with each release: only the last one frees it.</source>
        <translation>Beide Versuche gelingen, denn die Sperre kennt ihren Besitzer und zählt. Ihre Tiefe steigt auf zwei und sinkt mit jeder Freigabe: Erst die letzte macht sie frei.</translation>
    </message>
    <message>
        <source>A lock that counts</source>
        <translation>Eine Sperre, die zählt</translation>
    </message>
    <message>
        <source>times that it was held, however deep</source>
        <translation>wie oft sie gehalten wurde, gleich wie tief</translation>
    </message>
    <message>
        <source>when it was taken the second time</source>
        <translation>wann sie zum zweiten Mal genommen wurde</translation>
    </message>
    <message>
        <source>Two holdings, one by a guard that gives the lock back at its end, one by hand: both look the same. Which of them comes first is free.</source>
        <translation>Zweimal gehalten, einmal von einem Wächter, der die Sperre an seinem Ende zurückgibt, einmal von Hand: Beides sieht gleich aus. Was davon zuerst kommt, ist offen.</translation>
    </message>
    <message>
        <source>Giving a lock back by itself</source>
        <translation>Eine Sperre von selbst zurückgeben</translation>
    </message>
    <message>
        <source>Waves: as many threads as there are permits are in the pool at once, and each that leaves lets the next one in. Below, a row for each permit; none of them ever has two bars at once.</source>
        <translation>Wellen: So viele Threads, wie es Plätze gibt, sind zugleich im Becken, und jeder, der geht, lässt den nächsten ein. Darunter eine Zeile je Platz; keine hat je zwei Balken zugleich.</translation>
    </message>
    <message>
        <source>Permits: at most so many at once</source>
        <translation>Plätze: höchstens so viele zugleich</translation>
    </message>
    <message>
        <source>permits in use at once, at most</source>
        <translation>belegte Plätze zugleich, höchstens</translation>
    </message>
    <message>
        <source>waits for a permit</source>
        <translation>Wartezeiten auf einen Platz</translation>
    </message>
    <message>
        <source>longest wait for a permit</source>
        <translation>längstes Warten auf einen Platz</translation>
    </message>
    <message>
        <source>Five lanes, begun one after the other by the main thread, each with one short bar. The order of the starts is the program&apos;s; whose line comes first is the operating system&apos;s choice.</source>
        <translation>Fünf Spuren, vom Hauptthread nacheinander begonnen, jede mit einem kurzen Balken. Die Reihenfolge der Starts bestimmt das Programm; wessen Zeile zuerst kommt, entscheidet das Betriebssystem.</translation>
    </message>
    <message>
        <source>Starting threads</source>
        <translation>Threads starten</translation>
    </message>
    <message>
        <source>threads that ran</source>
        <translation>Threads, die liefen</translation>
    </message>
    <message>
        <source>when the last one began to run</source>
        <translation>wann der letzte zu laufen begann</translation>
    </message>
    <message>
        <source>Compare the order in which the lanes begin with the order of the lines. Each thread prints the number that it was given: any order of the numbers is legal.</source>
        <translation>Die Reihenfolge, in der die Spuren beginnen, mit der Reihenfolge der Zeilen vergleichen. Jeder Thread druckt die Zahl, die er bekam: Jede Reihenfolge der Zahlen ist zulässig.</translation>
    </message>
    <message>
        <source>Arguments, and an order that nobody promises</source>
        <translation>Argumente und eine Reihenfolge, die niemand verspricht</translation>
    </message>
    <message>
        <source>lines with a number</source>
        <translation>Zeilen mit einer Zahl</translation>
    </message>
    <message>
        <source>longest time from a start until the thread ran</source>
        <translation>längste Zeit vom Start, bis der Thread lief</translation>
    </message>
    <message>
        <source>The lanes bear the threads&apos; names. The last one was given none: it has the name that a thread gets by itself, its number and what it runs.</source>
        <translation>Die Spuren tragen die Namen der Threads. Der letzte bekam keinen: Er heißt, wie ein Thread von selbst heißt, nach seiner Nummer und dem, was er ausführt.</translation>
    </message>
    <message>
        <source>Names of threads</source>
        <translation>Namen von Threads</translation>
    </message>
    <message>
        <source>when the one without a name of its own spoke</source>
        <translation>wann der ohne eigenen Namen sprach</translation>
    </message>
    <message>
        <source>Never two boxes in one column: each task takes a step and gives up its turn, t1, t2, t3, t1 ... So it takes as long as one after the other. Only more workers, with cores of their own, make it shorter.</source>
        <translation>Nie zwei Kästen in einer Spalte: Jede Aufgabe macht einen Schritt und gibt ab, t1, t2, t3, t1 ... So dauert es so lange wie nacheinander. Nur mehr Arbeiter mit eigenen Kernen verkürzen es.</translation>
    </message>
    <message>
        <source>Tasks that share one thread</source>
        <translation>Aufgaben, die sich einen Thread teilen</translation>
    </message>
    <message>
        <source>longest step</source>
        <translation>längster Schritt</translation>
    </message>
    <message>
        <source>longest wait for the next turn</source>
        <translation>längstes Warten, bis eine wieder an der Reihe war</translation>
    </message>
    <message>
        <source>foo, bar, foo, bar: each takes two steps, strictly in turn on the loop, for sleep(0) lets the other one go first. Where tasks have workers of their own, each runs on in one piece.</source>
        <translation>foo, bar, foo, bar: Jede macht zwei Schritte, auf der Schleife streng im Wechsel, denn sleep(0) lässt die andere vor. Wo Aufgaben eigene Arbeiter haben, läuft jede am Stück durch.</translation>
    </message>
    <message>
        <source>Giving up a turn</source>
        <translation>An andere abgeben</translation>
    </message>
    <message>
        <source>from the first step of foo to its second</source>
        <translation>vom ersten Schritt von foo bis zum zweiten</translation>
    </message>
    <message>
        <source>One short task on the loop&apos;s lane. It asks for the loop that it runs on to be run, and is refused: the line says why. The outer loop goes on as if nothing had been.</source>
        <translation>Eine kurze Aufgabe auf der Spur der Schleife. Sie will die Schleife starten, auf der sie läuft, und wird abgewiesen: Die Zeile sagt, warum. Die äußere Schleife läuft weiter, als wäre nichts gewesen.</translation>
    </message>
    <message>
        <source>A loop does not run inside itself</source>
        <translation>Eine Schleife läuft nicht in sich selbst</translation>
    </message>
    <message>
        <source>when the inner run was refused</source>
        <translation>wann der innere Lauf abgewiesen wurde</translation>
    </message>
    <message>
        <source>longest wait of the program for the task</source>
        <translation>längstes Warten des Programms auf die Aufgabe</translation>
    </message>
    <message>
        <source>turns that the task took</source>
        <translation>wie oft die Aufgabe an der Reihe war</translation>
    </message>
    <message>
        <source>Bars of the same length, except in the last row and column of blocks where the size is no multiple of the block. With as many blocks as workers, or a multiple of that, all end together. With stealing and the static partitioner one worker cuts the blocks into a piece for each and hands them over at once: every block of the others is marked. The affinity partitioner gives most blocks of the next product to the workers that had them.</source>
        <translation>Gleich lange Balken, außer in der letzten Zeile und Spalte von Blöcken, wo die Größe kein Vielfaches des Blocks ist. Mit so vielen Blöcken, wie es Arbeiter gibt, oder einem Vielfachen davon enden alle zugleich. Beim Stehlen mit dem Partitionierer static schneidet ein Arbeiter die Blöcke in ein Stück für jeden und gibt sie sofort ab: Jeder Block der anderen ist markiert. Der Partitionierer affinity gibt die meisten Blöcke des nächsten Produkts den Arbeitern, die sie hatten.</translation>
    </message>
    <message>
        <source>The interpreter lock&apos;s convoy</source>
        <translation>Der Konvoi hinter der Interpreter-Sperre</translation>
    </message>
    <message>
        <source>One thread computes; another waits for a moment, again and again, as one does that answers small requests. With the interpreter lock each of these moments costs a whole switch interval.</source>
        <translation>Ein Thread rechnet; ein anderer wartet immer wieder kurz, wie einer, der kleine Anfragen beantwortet. Mit der Interpreter-Sperre kostet jeder dieser Augenblicke ein ganzes Umschaltintervall.</translation>
    </message>
    <message>
        <source>With the lock (emulated): after each short wait the second thread stands before the lock for 5 ms, until the one that computes is made to drop it; that one hardly notices. Without the lock, or with a process for each, the waits are as short as they should be.</source>
        <translation>Mit der Sperre (emuliert): Nach jedem kurzen Warten steht der zweite Thread 5 ms lang vor der Sperre, bis der rechnende sie abgeben muss; der merkt davon kaum etwas. Ohne die Sperre, oder mit einem Prozess für jeden, sind die Wartezeiten so kurz, wie sie sein sollten.</translation>
    </message>
    <message>
        <source>Interpreter lock</source>
        <translation>Interpreter-Sperre</translation>
    </message>
    <message>
        <source>The interpreter lock and waiting</source>
        <translation>Die Interpreter-Sperre und das Warten</translation>
    </message>
    <message>
        <source>median wait for the lock</source>
        <translation>mittleres Warten auf die Sperre (Median)</translation>
    </message>
    <message>
        <source>all requests answered at</source>
        <translation>alle Anfragen beantwortet bei</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Arbeit</translation>
    </message>
    <message>
        <source>How long the first thread computes.</source>
        <translation>Wie lange der erste Thread rechnet.</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>How many requests the second thread answers.</source>
        <translation>Wie viele Anfragen der zweite Thread beantwortet.</translation>
    </message>
    <message>
        <source>How long the second thread waits for each request.</source>
        <translation>Wie lange der zweite Thread auf jede Anfrage wartet.</translation>
    </message>
    <message>
        <source>The lock&apos;s row: one process holds it at a time, though they share no memory of their own. Nobody joins them, so the program waits at its end.</source>
        <translation>Die Zeile der Sperre: Immer nur ein Prozess hält sie, obwohl die Prozesse keinen Speicher gemeinsam haben. Niemand wartet mit join auf sie, also wartet das Programm an seinem Ende.</translation>
    </message>
    <message>
        <source>most items in the queue</source>
        <translation>höchstens so viele Einträge in der Warteschlange</translation>
    </message>
    <message>
        <source>longest that a program ran</source>
        <translation>längste Laufzeit eines Programms</translation>
    </message>
    <message>
        <source>The task waits under the bar of the program that it has started. Let it run several times: a task that is blocked holds its worker for as long as its program lives, and on the loop all programs live at once.</source>
        <translation>Die Aufgabe wartet unter dem Balken des Programms, das sie gestartet hat. Mehrmals ausgeführt: Eine blockierte Aufgabe hält ihren Arbeiter so lange, wie ihr Programm lebt; auf der Schleife leben alle Programme zugleich.</translation>
    </message>
    <message>
        <source>Reading all that a program says</source>
        <translation>Alles lesen, was ein Programm sagt</translation>
    </message>
    <message>
        <source>waits for the server or a file</source>
        <translation>Warten auf den Server oder eine Datei</translation>
    </message>
    <message>
        <source>Waiting for a program&apos;s end</source>
        <translation>Auf das Ende eines Programms warten</translation>
    </message>
    <message>
        <source>Exit status and error</source>
        <translation>Exit-Status und Fehler</translation>
    </message>
    <message>
        <source>Reading a pipe to its end</source>
        <translation>Eine Pipe bis zum Ende lesen</translation>
    </message>
    <message>
        <source>Communicating with a program</source>
        <translation>Mit einem Programm reden</translation>
    </message>
    <message>
        <source>A pipe to a program</source>
        <translation>Eine Pipe zu einem Programm</translation>
    </message>
    <message>
        <source>Pipes both ways</source>
        <translation>Pipes in beide Richtungen</translation>
    </message>
    <message>
        <source>Programs joined by pipes</source>
        <translation>Durch Pipes verbundene Programme</translation>
    </message>
    <message>
        <source>Signals between processes</source>
        <translation>Signale zwischen Prozessen</translation>
    </message>
    <message>
        <source>Nothing is known of %1 for %2: its events were lost.</source>
        <translation>Über %1 ist für %2 nichts bekannt: Ereignisse gingen verloren.</translation>
    </message>
</context>
<context>
    <name>interleave::EventTeller</name>
    <message>
        <source>%1 gives way.</source>
        <translation>%1 lässt andere vor.</translation>
    </message>
    <message>
        <source>%1 reaches: %2.</source>
        <translation>%1 erreicht: %2.</translation>
    </message>
    <message>
        <source>The worker %1 ends abruptly.</source>
        <translation>Der Arbeiter %1 endet plötzlich.</translation>
    </message>
    <message>
        <source>… %1 lines are left out here; the exported text has all of them.</source>
        <translation>… %1 Zeilen sind hier ausgelassen; der exportierte Text hat sie alle.</translation>
    </message>
    <message>
        <source>%1 submits %2.</source>
        <translation>%1 reicht %2 ein.</translation>
    </message>
    <message>
        <source>%1 submits %2 tasks, from %3 to %4.</source>
        <translation>%1 reicht %2 Aufgaben ein, von %3 bis %4.</translation>
    </message>
    <message>
        <source>%1 submits %2 tasks, from %3 to %4, until %5.</source>
        <translation>%1 reicht %2 Aufgaben ein, von %3 bis %4, bis %5.</translation>
    </message>
    <message>
        <source>%1 starts on %2, %3 after it was submitted.</source>
        <translation>%1 beginnt auf %2, %3 nach dem Einreichen.</translation>
    </message>
    <message>
        <source>%1 starts on %2.</source>
        <translation>%1 beginnt auf %2.</translation>
    </message>
    <message>
        <source>%1 waits for %2 and keeps %3, for %4 until %5.</source>
        <translation>%1 wartet auf %2 und behält %3, %4 lang bis %5.</translation>
    </message>
    <message>
        <source>%1 waits for %2 and gives its worker away, for %3 until %4.</source>
        <translation>%1 wartet auf %2 und gibt ihren Arbeiter ab, %3 lang bis %4.</translation>
    </message>
    <message>
        <source>It goes on at %1 on %2.</source>
        <translation>Sie läuft bei %1 auf %2 weiter.</translation>
    </message>
    <message>
        <source>%1 is done. It ran for %2 and waited for %3.</source>
        <translation>%1 ist fertig. Sie lief %2 und wartete %3.</translation>
    </message>
    <message>
        <source>%1 fails. It ran for %2 and waited for %3.</source>
        <translation>%1 schlägt fehl. Sie lief %2 und wartete %3.</translation>
    </message>
    <message>
        <source>%1 is cancelled. It ran for %2 and waited for %3.</source>
        <translation>%1 wird abgebrochen. Sie lief %2 und wartete %3.</translation>
    </message>
    <message>
        <source>Nothing is known of %1 until %2: %3 of its events were lost.</source>
        <translation>Über %1 ist bis %2 nichts bekannt: %3 seiner Ereignisse gingen verloren.</translation>
    </message>
</context>
<context>
    <name>interleave::MomentTeller</name>
    <message>
        <source>%1 reaches this for the first time: %2.</source>
        <translation>%1 erreicht dies zum ersten Mal: %2.</translation>
    </message>
    <message>
        <source>Most tasks running at once: %1, first here, for %2.</source>
        <translation>Die meisten zugleich laufenden Aufgaben: %1, hier zuerst, %2 lang.</translation>
    </message>
    <message>
        <source>The longest run without a break: %1, for %2.</source>
        <translation>Der längste Lauf ohne Unterbrechung: %1, %2 lang.</translation>
    </message>
    <message>
        <source>The longest time from submission to start: %1, for %2.</source>
        <translation>Die längste Zeit vom Einreichen bis zum Beginn: %1, %2 lang.</translation>
    </message>
    <message>
        <source>The last task to start: %1.</source>
        <translation>Die letzte Aufgabe, die beginnt: %1.</translation>
    </message>
    <message>
        <source>The first failure: %1 (failed tasks: %2).</source>
        <translation>Der erste Fehlschlag: %1 (fehlgeschlagene Aufgaben: %2).</translation>
    </message>
    <message>
        <source>%1, for %2.</source>
        <translation>%1, %2 lang.</translation>
    </message>
    <message>
        <source>Here, for %1.</source>
        <translation>Hier, %1 lang.</translation>
    </message>
    <message>
        <source>The longest wait for %1: %2, for %3 until %4.</source>
        <translation>Das längste Warten auf %1: %2, %3 lang bis %4.</translation>
    </message>
</context>
<context>
    <name>interleave::ui::AboutDialog</name>
    <message>
        <source>Component</source>
        <translation>Bestandteil</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Lizenzen</translation>
    </message>
    <message>
        <source>The licences of Interleave and of what it stands on</source>
        <translation>Die Lizenzen von Interleave und dem, worauf es steht</translation>
    </message>
    <message>
        <source>Text of the licence</source>
        <translation>Text der Lizenz</translation>
    </message>
    <message>
        <source>The licence of Interleave</source>
        <translation>Die Lizenz von Interleave</translation>
    </message>
    <message>
        <source>About Interleave</source>
        <translation>Über Interleave</translation>
    </message>
    <message>
        <source>Interleave %1

Runs one piece of concurrent work under several execution models, and draws how they interleave.

Free software under the GNU General Public License, version 3 or later: it comes with absolutely no warranty.

Qt %2, %3</source>
        <translation>Interleave %1

Führt eine nebenläufige Arbeit unter mehreren Ausführungsmodellen aus und zeichnet, wie sie sich verschränken.

Freie Software unter der GNU General Public License, Version 3 oder später: ohne jede Gewähr.

Qt %2, %3</translation>
    </message>
    <message>
        <source>Components</source>
        <translation>Bestandteile</translation>
    </message>
</context>
<context>
    <name>interleave::ui::Actions</name>
    <message>
        <source>&amp;Run</source>
        <translation>&amp;Ausführen</translation>
    </message>
    <message>
        <source>Make all runs of the experiment</source>
        <translation>Alle Läufe des Experiments machen</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>A&amp;bbrechen</translation>
    </message>
    <message>
        <source>Stop the experiment; what was done is kept</source>
        <translation>Das Experiment anhalten; was fertig ist, bleibt</translation>
    </message>
    <message>
        <source>Clear selectio&amp;n</source>
        <translation>Auswahl auf&amp;heben</translation>
    </message>
    <message>
        <source>Select nothing</source>
        <translation>Nichts auswählen</translation>
    </message>
    <message>
        <source>&amp;Fit</source>
        <translation>&amp;Einpassen</translation>
    </message>
    <message>
        <source>Show the whole run</source>
        <translation>Den ganzen Lauf zeigen</translation>
    </message>
    <message>
        <source>Task &amp;lanes</source>
        <translation>Auf&amp;gabenspuren</translation>
    </message>
    <message>
        <source>A lane for each task instead of one for each worker</source>
        <translation>Eine Spur je Aufgabe statt je Arbeiter</translation>
    </message>
    <message>
        <source>&amp;Export …</source>
        <translation>&amp;Exportieren …</translation>
    </message>
    <message>
        <source>Save a picture or the data</source>
        <translation>Ein Bild oder die Daten sichern</translation>
    </message>
    <message>
        <source>Copy &amp;image</source>
        <translation>Bild &amp;kopieren</translation>
    </message>
    <message>
        <source>Copy the chart as an image</source>
        <translation>Das Diagramm als Bild kopieren</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>Das Fenster schließen</translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation>&amp;Vergleich</translation>
    </message>
    <message>
        <source>One timeline for each model, on one clock</source>
        <translation>Eine Zeitleiste je Modell, auf einer Uhr</translation>
    </message>
    <message>
        <source>&amp;Timeline</source>
        <translation>&amp;Zeitleiste</translation>
    </message>
    <message>
        <source>One run in full</source>
        <translation>Ein Lauf im Ganzen</translation>
    </message>
    <message>
        <source>&amp;Speedup</source>
        <translation>&amp;Beschleunigung</translation>
    </message>
    <message>
        <source>Speedup and efficiency against the worker count</source>
        <translation>Beschleunigung und Effizienz gegen die Zahl der Arbeiter</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>Z&amp;urück</translation>
    </message>
    <message>
        <source>Back to the view before</source>
        <translation>Zur vorigen Ansicht</translation>
    </message>
    <message>
        <source>F&amp;orward</source>
        <translation>V&amp;or</translation>
    </message>
    <message>
        <source>Forward to the next view</source>
        <translation>Zur nächsten Ansicht</translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation>Anord&amp;nung zurücksetzen</translation>
    </message>
    <message>
        <source>Put all panels where they were at first</source>
        <translation>Alle Tafeln dorthin, wo sie zuerst waren</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>&amp;Tasten</translation>
    </message>
    <message>
        <source>Show all keys</source>
        <translation>Alle Tasten zeigen</translation>
    </message>
    <message>
        <source>&amp;About Interleave</source>
        <translation>Ü&amp;ber Interleave</translation>
    </message>
    <message>
        <source>Version and licences</source>
        <translation>Version und Lizenzen</translation>
    </message>
    <message>
        <source>Sweep 1,2,4,8</source>
        <translation>Reihe 1,2,4,8</translation>
    </message>
    <message>
        <source>Put the worker counts 1, 2, 4 and 8 into the Run panel</source>
        <translation>Die Arbeiterzahlen 1, 2, 4 und 8 eintragen</translation>
    </message>
    <message>
        <source>S&amp;ystem colours</source>
        <translation>Farben des S&amp;ystems</translation>
    </message>
    <message>
        <source>Follow the system&apos;s light or dark colours</source>
        <translation>Den hellen oder dunklen Farben des Systems folgen</translation>
    </message>
    <message>
        <source>&amp;Light colours</source>
        <translation>&amp;Helle Farben</translation>
    </message>
    <message>
        <source>Dark text on light ground</source>
        <translation>Dunkle Schrift auf hellem Grund</translation>
    </message>
    <message>
        <source>&amp;Dark colours</source>
        <translation>&amp;Dunkle Farben</translation>
    </message>
    <message>
        <source>Light text on dark ground</source>
        <translation>Helle Schrift auf dunklem Grund</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>%1 is what it does, %2 its keys</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Sc&amp;hedule as text</source>
        <translation>&amp;Ablauf als Text</translation>
    </message>
    <message>
        <source>One run in plain language</source>
        <translation>Ein Lauf in Worten</translation>
    </message>
    <message>
        <source>All &amp;arrows</source>
        <translation>Alle &amp;Pfeile</translation>
    </message>
    <message>
        <source>Arrows for every wake in sight, not only for what woke the selected task (solid) and what it woke (dashed)</source>
        <translation>Pfeile für jedes Wecken im Ausschnitt, nicht nur für das, was die ausgewählte Aufgabe weckte (durchgezogen) und was sie weckte (gestrichelt)</translation>
    </message>
    <message>
        <source>R&amp;esources</source>
        <translation>&amp;Ressourcen</translation>
    </message>
    <message>
        <source>Rows for locks, queues, barriers and the like</source>
        <translation>Zeilen für Sperren, Warteschlangen, Barrieren und Ähnliches</translation>
    </message>
    <message>
        <source>&amp;Marks and lines</source>
        <translation>&amp;Marken und Zeilen</translation>
    </message>
    <message>
        <source>Signs for the program&apos;s marks (diamonds) and the lines that it printed (dots)</source>
        <translation>Zeichen für die Marken des Programms (Rauten) und die Zeilen, die es ausgab (Punkte)</translation>
    </message>
    <message>
        <source>C&amp;ores</source>
        <translation>K&amp;erne</translation>
    </message>
    <message>
        <source>What the system did: which worker was on which core, and when a running task had none</source>
        <translation>Was das System tat: welcher Arbeiter auf welchem Kern war, und wann eine laufende Aufgabe keinen hatte</translation>
    </message>
    <message>
        <source>&amp;Open …</source>
        <translation>Ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Sichern</translation>
    </message>
    <message>
        <source>Write all runs to the experiment&apos;s file</source>
        <translation>Alle Läufe in die Datei des Experiments schreiben</translation>
    </message>
    <message>
        <source>Save &amp;as …</source>
        <translation>Sichern &amp;unter …</translation>
    </message>
    <message>
        <source>Write all runs to another file</source>
        <translation>Alle Läufe in eine andere Datei schreiben</translation>
    </message>
    <message>
        <source>F&amp;ilter lanes</source>
        <translation>Zeilen f&amp;iltern</translation>
    </message>
    <message>
        <source>Only lanes whose names contain what you type</source>
        <translation>Nur Zeilen, deren Namen den eingegebenen Text enthalten</translation>
    </message>
    <message>
        <source>Hide i&amp;dle lanes</source>
        <translation>&amp;Untätige Zeilen verbergen</translation>
    </message>
    <message>
        <source>Leave out lanes that no task was ever on in the run</source>
        <translation>Zeilen weglassen, auf denen im ganzen Lauf keine Aufgabe war</translation>
    </message>
    <message>
        <source>Sho&amp;w all lanes</source>
        <translation>Alle Zeilen &amp;zeigen</translation>
    </message>
    <message>
        <source>Clear the filter, show idle lanes, expand all groups</source>
        <translation>Filter leeren, untätige Zeilen zeigen, alle Gruppen ausklappen</translation>
    </message>
    <message>
        <source>Show an experiment, or a recorded program, that was saved</source>
        <translation>Ein gesichertes Experiment oder aufgezeichnetes Programm zeigen</translation>
    </message>
    <message>
        <source>Re&amp;cord a program …</source>
        <translation>Programm au&amp;fzeichnen …</translation>
    </message>
    <message>
        <source>Start any program and record when the system gives its threads a core</source>
        <translation>Ein beliebiges Programm starten und aufzeichnen, wann das System seinen Threads einen Kern gibt</translation>
    </message>
</context>
<context>
    <name>interleave::ui::Banner</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n weitere</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Show the technical details</source>
        <translation>Die technischen Einzelheiten zeigen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy this message and its details</source>
        <translation>Diese Meldung und ihre Einzelheiten kopieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
    <message>
        <source>Technical details</source>
        <translation>Technische Einzelheiten</translation>
    </message>
    <message>
        <source>The technical details, to copy</source>
        <translation>Die technischen Einzelheiten, zum Kopieren</translation>
    </message>
</context>
<context>
    <name>interleave::ui::CentrePages</name>
    <message>
        <source>Charts</source>
        <translation>Diagramme</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>One timeline for each model, on one clock (Ctrl+1)</source>
        <translation>Eine Zeitleiste je Modell, auf einer Uhr (Strg+1)</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>One run in full (Ctrl+2)</source>
        <translation>Ein Lauf im Ganzen (Strg+2)</translation>
    </message>
    <message>
        <source>Speedup</source>
        <translation>Beschleunigung</translation>
    </message>
    <message>
        <source>Speedup and efficiency against the worker count (Ctrl+3)</source>
        <translation>Beschleunigung und Effizienz gegen die Zahl der Arbeiter (Strg+3)</translation>
    </message>
    <message>
        <source>Recorded program</source>
        <translation>Aufgezeichnetes Programm</translation>
    </message>
    <message>
        <source>When the system gave the threads of a program a core</source>
        <translation>Wann das System den Threads eines Programms einen Kern gab</translation>
    </message>
</context>
<context>
    <name>interleave::ui::ChartView</name>
    <message>
        <source>Hide the rows of this kind (%1)</source>
        <extracomment>%1: the kind of a row, as &quot;lock&quot;</extracomment>
        <translation>Die Zeilen dieser Art ausblenden (%1)</translation>
    </message>
    <message>
        <source>Go to who woke this</source>
        <translation>Zu dem, der dies weckte</translation>
    </message>
    <message>
        <source>Go to whom this wakes</source>
        <translation>Zu dem, den dies weckt</translation>
    </message>
    <message>
        <source>All arrows</source>
        <translation>Alle Pfeile</translation>
    </message>
    <message>
        <source>Rows of resources</source>
        <translation>Zeilen der Ressourcen</translation>
    </message>
    <message>
        <source>Rows: %1 (%2)</source>
        <extracomment>a kind of resource and how many rows it has: &quot;lock (2)&quot;</extracomment>
        <translation>Zeilen: %1 (%2)</translation>
    </message>
    <message>
        <source>Marks and printed lines</source>
        <translation>Marken und ausgegebene Zeilen</translation>
    </message>
    <message>
        <source>What the system did (cores)</source>
        <translation>Was das System tat (Kerne)</translation>
    </message>
    <message>
        <source>Lanes that were hidden are shown again to get there.</source>
        <translation>Um dorthin zu kommen, werden verborgene Zeilen wieder gezeigt.</translation>
    </message>
    <message>
        <source>Unpin “%1”</source>
        <translation>„%1“ lösen</translation>
    </message>
    <message>
        <source>Pin “%1” to the top</source>
        <translation>„%1“ oben anheften</translation>
    </message>
    <message>
        <source>Move it down</source>
        <translation>Nach unten schieben</translation>
    </message>
    <message>
        <source>Move it up</source>
        <translation>Nach oben schieben</translation>
    </message>
    <message>
        <source>Collapse its group</source>
        <translation>Seine Gruppe einklappen</translation>
    </message>
    <message>
        <source>Hide idle lanes</source>
        <translation>Untätige Zeilen verbergen</translation>
    </message>
    <message numerus="yes">
        <source>Show all lanes (%n hidden)</source>
        <translation>
            <numerusform>Alle Zeilen zeigen (%n verborgen)</numerusform>
            <numerusform>Alle Zeilen zeigen (%n verborgen)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>interleave::ui::CompareView</name>
    <message>
        <source>Here the same work is drawn under each execution model, on one clock.
Pick two to four models and run.</source>
        <translation>Hier erscheint dieselbe Arbeit unter jedem Ausführungsmodell, auf einer Uhr.
Zwei bis vier Modelle wählen und ausführen.</translation>
    </message>
    <message>
        <source>Run (F5)</source>
        <translation>Ausführen (F5)</translation>
    </message>
    <message numerus="yes">
        <source>%n workers</source>
        <translation>
            <numerusform>%n Arbeiter</numerusform>
            <numerusform>%n Arbeiter</numerusform>
        </translation>
    </message>
    <message>
        <source>Compare at:</source>
        <translation>Vergleichen bei:</translation>
    </message>
</context>
<context>
    <name>interleave::ui::CopyableTable</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alles auswählen</translation>
    </message>
</context>
<context>
    <name>interleave::ui::DetailsPage</name>
    <message>
        <source>Task %1</source>
        <translation>Aufgabe %1</translation>
    </message>
    <message>
        <source>Task %1: %2</source>
        <translation>Aufgabe %1: %2</translation>
    </message>
    <message>
        <source>State: %1</source>
        <extracomment>a task&apos;s state and its reason, as in &quot;blocked (lock)&quot;</extracomment>
        <translation>Zustand: %1</translation>
    </message>
    <message>
        <source>State: %1 (%2)</source>
        <translation>Zustand: %1 (%2)</translation>
    </message>
    <message>
        <source>Operation: %1</source>
        <translation>Vorgang: %1</translation>
    </message>
    <message>
        <source>On: %1</source>
        <translation>Auf: %1</translation>
    </message>
    <message>
        <source>From %1 to %2</source>
        <translation>Von %1 bis %2</translation>
    </message>
    <message>
        <source>Duration: %1</source>
        <translation>Dauer: %1</translation>
    </message>
    <message>
        <source>task %1 (%2)</source>
        <translation>Aufgabe %1 (%2)</translation>
    </message>
    <message>
        <source>the clock or the system</source>
        <translation>die Uhr oder das System</translation>
    </message>
    <message>
        <source>Unblocked by: %1</source>
        <translation>Gelöst durch: %1</translation>
    </message>
    <message>
        <source>Click a task in a timeline.
Its facts appear here, for every model side by side.</source>
        <translation>Auf eine Aufgabe in einer Zeitleiste klicken.
Hier erscheint, was von ihr bekannt ist, für alle Modelle nebeneinander.</translation>
    </message>
    <message>
        <source>Selected task</source>
        <translation>Ausgewählte Aufgabe</translation>
    </message>
    <message>
        <source>The selected task</source>
        <translation>Die ausgewählte Aufgabe</translation>
    </message>
    <message>
        <source>Selected span</source>
        <translation>Ausgewählter Abschnitt</translation>
    </message>
    <message>
        <source>The span that was clicked</source>
        <translation>Der angeklickte Abschnitt</translation>
    </message>
    <message>
        <source>The same task in each run</source>
        <translation>Dieselbe Aufgabe in jedem Lauf</translation>
    </message>
    <message>
        <source>The selected task in each run</source>
        <translation>Die ausgewählte Aufgabe in jedem Lauf</translation>
    </message>
    <message>
        <source>Double-click a column to open that run in the timeline</source>
        <translation>Doppelklick auf eine Spalte öffnet diesen Lauf in der Zeitleiste</translation>
    </message>
</context>
<context>
    <name>interleave::ui::ExplainPage</name>
    <message>
        <source>from start to end</source>
        <translation>von Anfang bis Ende</translation>
    </message>
    <message>
        <source>tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>tasks that ran at the same instant, at most</source>
        <translation>Aufgaben, die höchstens zugleich liefen</translation>
    </message>
    <message>
        <source>workers busy</source>
        <translation>Arbeiter beschäftigt</translation>
    </message>
    <message>
        <source>Run it, and the figures of the run stand here.</source>
        <translation>Nach dem Ausführen stehen hier die Zahlen des Laufs.</translation>
    </message>
    <message>
        <source>Show the key moment</source>
        <translation>Den entscheidenden Augenblick zeigen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>a model&apos;s name, and why a workload is not run under it</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Not under every model</source>
        <translation>Nicht unter jedem Modell</translation>
    </message>
    <message>
        <source>What to look for</source>
        <translation>Worauf zu achten ist</translation>
    </message>
    <message>
        <source>In this run (%1)</source>
        <translation>In diesem Lauf (%1)</translation>
    </message>
    <message>
        <source>In the run</source>
        <translation>Im Lauf</translation>
    </message>
    <message>
        <source>As in the text</source>
        <translation>Wie im Text</translation>
    </message>
    <message>
        <source>The text ran this with an interpreter lock: switch on its emulation to see what it saw.</source>
        <translation>Der Text führte dies mit einer Interpreter-Sperre aus: mit ihrer Nachbildung sieht man, was er sah.</translation>
    </message>
    <message>
        <source>Explanation of the workload</source>
        <translation>Erklärung der Arbeit</translation>
    </message>
    <message>
        <source>What this workload teaches; a figure that is a link leads to its place</source>
        <translation>Was diese Arbeit lehrt; eine Zahl mit Verweis führt zu ihrer Stelle</translation>
    </message>
    <message>
        <source>Reading the figures of the run …</source>
        <translation>Die Zahlen des Laufs werden gelesen …</translation>
    </message>
    <message>
        <source>Run it with the interpreter lock</source>
        <translation>Mit der Interpreter-Sperre laufen lassen</translation>
    </message>
</context>
<context>
    <name>interleave::ui::ExportDialog</name>
    <message>
        <source>Custom size</source>
        <translation>Eigene Größe</translation>
    </message>
    <message>
        <source>Slide 16:9</source>
        <translation>Folie 16:9</translation>
    </message>
    <message>
        <source>Slide 4:3</source>
        <translation>Folie 4:3</translation>
    </message>
    <message>
        <source>A4 landscape</source>
        <translation>A4 quer</translation>
    </message>
    <message>
        <source>Column of a paper</source>
        <translation>Spalte eines Aufsatzes</translation>
    </message>
    <message>
        <source>PNG image</source>
        <translation>PNG-Bild</translation>
    </message>
    <message>
        <source>SVG drawing</source>
        <translation>SVG-Zeichnung</translation>
    </message>
    <message>
        <source>PDF document</source>
        <translation>PDF-Dokument</translation>
    </message>
    <message>
        <source>Spans, CSV table</source>
        <translation>Abschnitte, CSV-Tabelle</translation>
    </message>
    <message>
        <source>Summary, CSV table</source>
        <translation>Zusammenfassung, CSV-Tabelle</translation>
    </message>
    <message>
        <source>Trace, Chrome JSON</source>
        <translation>Aufzeichnung, Chrome-JSON</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>Speedup</source>
        <translation>Beschleunigung</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Whole run</source>
        <translation>Ganzer Lauf</translation>
    </message>
    <message>
        <source>Visible range</source>
        <translation>Sichtbarer Bereich</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>&amp;Browse …</source>
        <translation>&amp;Suchen …</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Exportieren</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>What to export</source>
        <translation>Was exportiert wird</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>The kind of file</source>
        <translation>Die Art der Datei</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>Umfang</translation>
    </message>
    <message>
        <source>The whole run, or what is visible at the present zoom</source>
        <translation>Der ganze Lauf oder was gerade zu sehen ist</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>A usual size, or one of your own</source>
        <translation>Eine übliche Größe oder eine eigene</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>From %1 to %2 pixels</source>
        <translation>Von %1 bis %2 Pixel</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Höhe</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Maßstab</translation>
    </message>
    <message>
        <source>Pixels for each pixel of the size, from 1 to %1; for PNG</source>
        <translation>Pixel je Pixel der Größe, von 1 bis %1; für PNG</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Light for print, dark for dark slides</source>
        <translation>Hell für den Druck, dunkel für dunkle Folien</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Where to write; the suffix decides the format</source>
        <translation>Wohin geschrieben wird; die Endung bestimmt das Format</translation>
    </message>
    <message>
        <source>Browse</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Choose the file</source>
        <translation>Die Datei wählen</translation>
    </message>
    <message>
        <source>Write the file</source>
        <translation>Die Datei schreiben</translation>
    </message>
    <message>
        <source>Close without exporting</source>
        <translation>Schließen, ohne zu exportieren</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>How the picture will look</source>
        <translation>Wie das Bild aussehen wird</translation>
    </message>
    <message>
        <source>&amp;Content</source>
        <translation>&amp;Inhalt</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>&amp;Format</translation>
    </message>
    <message>
        <source>&amp;Scope</source>
        <translation>&amp;Umfang</translation>
    </message>
    <message>
        <source>Si&amp;ze</source>
        <translation>&amp;Größe</translation>
    </message>
    <message>
        <source>Sca&amp;le</source>
        <translation>&amp;Maßstab</translation>
    </message>
    <message>
        <source>C&amp;olours</source>
        <translation>Fa&amp;rben</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>Exportieren nach</translation>
    </message>
    <message>
        <source>The file exists: you will be asked.</source>
        <translation>Die Datei gibt es schon: Es wird nachgefragt.</translation>
    </message>
    <message>
        <source>A table with one line for each model and worker count.</source>
        <translation>Eine Tabelle mit einer Zeile je Modell und Arbeiterzahl.</translation>
    </message>
    <message>
        <source>All finished runs, every span, to the nanosecond.
The trace opens in Perfetto and in chrome://tracing.</source>
        <translation>Alle fertigen Läufe, jeder Abschnitt, auf die Nanosekunde.
Die Aufzeichnung öffnet sich in Perfetto und chrome://tracing.</translation>
    </message>
    <message>
        <source>There is no preview.</source>
        <translation>Es gibt keine Vorschau.</translation>
    </message>
    <message>
        <source>Writing …</source>
        <translation>Wird geschrieben …</translation>
    </message>
    <message>
        <source>Schedule, plain text</source>
        <translation>Ablauf, reiner Text</translation>
    </message>
    <message>
        <source>All finished runs in plain language: who ran when, who waited for what, who woke whom.</source>
        <translation>Alle fertigen Läufe in Worten: wer wann lief, wer auf was wartete, wer wen weckte.</translation>
    </message>
    <message>
        <source>Cores, CSV table</source>
        <translation>Kerne, CSV-Tabelle</translation>
    </message>
    <message>
        <source>What the system did in all finished runs: which thread was on which core, and when it was preempted.</source>
        <translation>Was das System in allen beendeten Läufen tat: welcher Thread auf welchem Kern war, und wann er verdrängt wurde.</translation>
    </message>
</context>
<context>
    <name>interleave::ui::FileCommands</name>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Save the experiment</source>
        <translation>Das Experiment sichern</translation>
    </message>
    <message>
        <source>Experiments</source>
        <translation>Experimente</translation>
    </message>
    <message>
        <source>Saving %1 …</source>
        <translation>%1 wird gesichert …</translation>
    </message>
    <message>
        <source>Opening %1 …</source>
        <translation>%1 wird geöffnet …</translation>
    </message>
    <message>
        <source>The file is not whole</source>
        <translation>Die Datei ist nicht vollständig</translation>
    </message>
    <message>
        <source>Nothing was saved; a file that was there is as it was.</source>
        <translation>Nichts wurde gesichert; eine Datei, die da war, ist, wie sie war.</translation>
    </message>
    <message>
        <source>What is open stays as it is.</source>
        <translation>Was offen ist, bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>No file was opened yet</source>
        <translation>Noch keine Datei wurde geöffnet</translation>
    </message>
    <message>
        <source>&amp;Clear this list</source>
        <translation>Diese Liste &amp;leeren</translation>
    </message>
    <message>
        <source>Open an experiment or a recorded program</source>
        <translation>Experiment oder aufgezeichnetes Programm öffnen</translation>
    </message>
    <message>
        <source>Experiments and recorded programs</source>
        <translation>Experimente und aufgezeichnete Programme</translation>
    </message>
    <message>
        <source>Another file is being read or written. Try again when that has ended, or cancel it first.</source>
        <translation>Eine andere Datei wird gerade gelesen oder geschrieben. Erneut versuchen, wenn das beendet ist, oder es zuerst abbrechen.</translation>
    </message>
    <message>
        <source>Nothing was saved</source>
        <translation>Nichts wurde gesichert</translation>
    </message>
    <message>
        <source>A run is going on. Save when it has ended.</source>
        <translation>Ein Lauf ist im Gange. Sichern, wenn er beendet ist.</translation>
    </message>
    <message>
        <source>Nothing was opened</source>
        <translation>Nichts wurde geöffnet</translation>
    </message>
    <message>
        <source>A run is going on. Open the file when it has ended.</source>
        <translation>Ein Lauf ist im Gange. Die Datei öffnen, wenn er beendet ist.</translation>
    </message>
</context>
<context>
    <name>interleave::ui::HelpOverlay</name>
    <message>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <source>While a chart has the focus</source>
        <translation>Während ein Diagramm den Fokus hat</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Mouse</source>
        <translation>Maus</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>Alle Tasten</translation>
    </message>
    <message>
        <source>Escape closes this sheet.</source>
        <translation>Esc schließt dieses Blatt.</translation>
    </message>
</context>
<context>
    <name>interleave::ui::LaneLabels</name>
    <message>
        <source>Time (%1)</source>
        <translation>Zeit (%1)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>a pinned lane: its run, its name</extracomment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>interleave::ui::LegendBar</name>
    <message>
        <source>%1, %2</source>
        <extracomment>a state&apos;s time and its part of the whole</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>Legende</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>The worker has nothing to do.</source>
        <translation>Der Arbeiter hat nichts zu tun.</translation>
    </message>
    <message>
        <source>Somebody holds the lock.</source>
        <translation>Jemand hält die Sperre.</translation>
    </message>
    <message>
        <source>Begins here on another worker than the one that had it: that one had split it off or spawned it and had not begun it.</source>
        <translation>Beginnt hier auf einem anderen Arbeiter als dem, der sie hatte: Jener hatte sie abgespalten oder erzeugt und nicht begonnen.</translation>
    </message>
</context>
<context>
    <name>interleave::ui::MainWindow</name>
    <message>
        <source>This cannot be run yet</source>
        <translation>Das lässt sich noch nicht ausführen</translation>
    </message>
    <message>
        <source>Nothing was run.</source>
        <translation>Nichts wurde ausgeführt.</translation>
    </message>
    <message>
        <source>The experiment could not be started.</source>
        <translation>Das Experiment ließ sich nicht beginnen.</translation>
    </message>
    <message numerus="yes">
        <source>%n trace(s) of older runs were let go</source>
        <translation>
            <numerusform>%n Aufzeichnung eines älteren Laufs wurde freigegeben</numerusform>
            <numerusform>%n Aufzeichnungen älterer Läufe wurden freigegeben</numerusform>
        </translation>
    </message>
    <message>
        <source>Together the traces held more than a quarter of the free memory. The figures of those runs stay in the Summary; run fewer repeats to keep all timelines.</source>
        <translation>Zusammen belegten die Aufzeichnungen mehr als ein Viertel des freien Speichers. Die Zahlen dieser Läufe bleiben in der Zusammenfassung; mit weniger Wiederholungen bleiben alle Zeitleisten.</translation>
    </message>
    <message>
        <source>Nothing was exported; a file that was there is as it was.</source>
        <translation>Nichts wurde exportiert; eine vorhandene Datei ist, wie sie war.</translation>
    </message>
    <message>
        <source>Exported</source>
        <translation>Exportiert</translation>
    </message>
    <message>
        <source>The image was not copied.</source>
        <translation>Das Bild wurde nicht kopiert.</translation>
    </message>
    <message>
        <source>The image is in the clipboard.</source>
        <translation>Das Bild ist in der Zwischenablage.</translation>
    </message>
    <message>
        <source>Interleave</source>
        <extracomment>%1 is the name of a file; [*] is where the mark for unsaved changes stands</extracomment>
        <translation>Interleave</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Ausführen</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Zusammenfassung</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>Toolbar</source>
        <translation>Werkzeugleiste</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>A&amp;nsicht</translation>
    </message>
    <message>
        <source>Colo&amp;urs</source>
        <translation>&amp;Farben</translation>
    </message>
    <message>
        <source>&amp;Panels</source>
        <translation>&amp;Tafeln</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>&amp;Ausführen</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Light or dark colours</source>
        <translation>Helle oder dunkle Farben</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>Erklären</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Ablauf</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Beispiel</translation>
    </message>
    <message>
        <source>Unsaved runs</source>
        <translation>Nicht gesicherte Läufe</translation>
    </message>
    <message>
        <source>%1[*] – Interleave</source>
        <translation>%1[*] – Interleave</translation>
    </message>
    <message>
        <source>Sample: these runs came with Interleave. Your first run (%1) takes their place.</source>
        <translation>Beispiel: Diese Läufe kamen mit Interleave. Der erste eigene Lauf (%1) tritt an ihre Stelle.</translation>
    </message>
    <message>
        <source>Unsaved recording</source>
        <translation>Ungesicherte Aufzeichnung</translation>
    </message>
</context>
<context>
    <name>interleave::ui::MetricsModel</name>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>How the tasks were run</source>
        <translation>Wie die Aufgaben ausgeführt wurden</translation>
    </message>
    <message>
        <source>Workers</source>
        <translation>Arbeiter</translation>
    </message>
    <message>
        <source>Threads or processes that ran tasks</source>
        <translation>Threads oder Prozesse, die Aufgaben ausführten</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Runs that were counted; failed and cancelled ones are not</source>
        <translation>Gezählte Läufe; fehlgeschlagene und abgebrochene zählen nicht</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>Median duration of the counted runs</source>
        <translation>Mittlere Dauer der gezählten Läufe</translation>
    </message>
    <message>
        <source>Min</source>
        <translation>Min</translation>
    </message>
    <message>
        <source>Shortest counted run</source>
        <translation>Kürzester gezählter Lauf</translation>
    </message>
    <message>
        <source>Max</source>
        <translation>Max</translation>
    </message>
    <message>
        <source>Longest counted run</source>
        <translation>Längster gezählter Lauf</translation>
    </message>
    <message>
        <source>Speedup</source>
        <translation>Beschleunigung</translation>
    </message>
    <message>
        <source>Median of the sequential runs divided by this median; absent without a sequential run</source>
        <translation>Median der sequenziellen Läufe geteilt durch diesen; fehlt ohne sequenziellen Lauf</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Laufend</translation>
    </message>
    <message>
        <source>Part of the workers&apos; time in which a task ran (median run)</source>
        <translation>Teil der Zeit der Arbeiter, in dem eine Aufgabe lief (mittlerer Lauf)</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Blockiert</translation>
    </message>
    <message>
        <source>Part of the workers&apos; time in which a task waited and held its worker (median run)</source>
        <translation>Teil der Zeit der Arbeiter, in dem eine Aufgabe wartete und ihren Arbeiter hielt (mittlerer Lauf)</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>Untätig</translation>
    </message>
    <message>
        <source>Part of the workers&apos; time without a task (median run)</source>
        <translation>Teil der Zeit der Arbeiter ohne Aufgabe (mittlerer Lauf)</translation>
    </message>
    <message>
        <source>Queue p50</source>
        <translation>Wartezeit p50</translation>
    </message>
    <message>
        <source>Half of the tasks waited at most this long before they began (median run)</source>
        <translation>Die Hälfte der Aufgaben wartete höchstens so lange (mittlerer Lauf)</translation>
    </message>
    <message>
        <source>Queue p95</source>
        <translation>Wartezeit p95</translation>
    </message>
    <message>
        <source>95 % of the tasks waited at most this long before they began (median run)</source>
        <translation>95 % der Aufgaben warteten höchstens so lange (mittlerer Lauf)</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Tasks that ended well (median run)</source>
        <translation>Aufgaben, die gut endeten (mittlerer Lauf)</translation>
    </message>
    <message>
        <source>Tasks that failed or were cancelled (median run)</source>
        <translation>Fehlgeschlagene oder abgebrochene Aufgaben (mittlerer Lauf)</translation>
    </message>
    <message>
        <source>Disturbed</source>
        <translation>Gestört</translation>
    </message>
    <message>
        <source>Runs during which other programs put load on the machine: do not trust their times</source>
        <translation>Läufe, während derer andere Programme die Maschine belasteten: ihren Zeiten nicht trauen</translation>
    </message>
    <message>
        <source>–</source>
        <translation>–</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>%1 of %2 runs were counted</extracomment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Effic.</source>
        <translation>Effiz.</translation>
    </message>
    <message>
        <source>Efficiency: speedup divided by the worker count</source>
        <translation>Effizienz: Beschleunigung geteilt durch die Zahl der Arbeiter</translation>
    </message>
    <message>
        <source>Overh.</source>
        <translation>Mehraufw.</translation>
    </message>
    <message>
        <source>Overhead: part of the workers&apos; time spent on starting, moving data and the like (median run)</source>
        <translation>Mehraufwand: Teil der Zeit der Arbeiter für Starten, Datentransport und Ähnliches (mittlerer Lauf)</translation>
    </message>
    <message>
        <source>On core</source>
        <translation>Auf Kern</translation>
    </message>
    <message>
        <source>Part of the workers&apos; time in which a task ran and the system had its thread on a core (median run); absent where the system&apos;s schedule was not recorded</source>
        <translation>Teil der Zeit der Arbeiter, in dem eine Aufgabe lief und das System ihren Thread auf einem Kern hatte (mittlerer Lauf); fehlt, wo der Ablauf des Systems nicht aufgezeichnet wurde</translation>
    </message>
    <message>
        <source>Preempt.</source>
        <translation>Verdr.</translation>
    </message>
    <message>
        <source>Preempted: part of the workers&apos; time in which a task counted as running, but the system had given the core of its thread to another (median run)</source>
        <translation>Verdrängt: Teil der Zeit der Arbeiter, in dem eine Aufgabe als laufend galt, das System den Kern ihres Threads aber einem anderen gegeben hatte (mittlerer Lauf)</translation>
    </message>
    <message>
        <source>Not done</source>
        <translation>Nicht fertig</translation>
    </message>
    <message numerus="yes">
        <source>The kernel lost %n record(s) of its schedule in this run</source>
        <translation>
            <numerusform>Der Kernel verlor in diesem Lauf %n Eintrag seines Ablaufs</numerusform>
            <numerusform>Der Kernel verlor in diesem Lauf %n Einträge seines Ablaufs</numerusform>
        </translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>Lücke</translation>
    </message>
    <message>
        <source>Part of the workers&apos; time of which nothing is known, because events were lost (median run)</source>
        <translation>Anteil der Zeit der Arbeiter, über den nichts bekannt ist, weil Ereignisse verloren gingen (mittlerer Lauf)</translation>
    </message>
</context>
<context>
    <name>interleave::ui::ModelChips</name>
    <message>
        <source>Several threads of this program share the tasks; a task that waits holds its thread.</source>
        <translation>Mehrere Threads dieses Programms teilen sich die Aufgaben; eine wartende Aufgabe hält ihren Thread.</translation>
    </message>
    <message>
        <source>Several worker processes share the tasks; arguments and results are copied between them.</source>
        <translation>Mehrere Arbeiterprozesse teilen sich die Aufgaben; Argumente und Ergebnisse werden kopiert.</translation>
    </message>
    <message>
        <source>One thread runs all tasks in turn; a task that waits gives the thread away.</source>
        <translation>Ein Thread führt alle Aufgaben im Wechsel aus; eine wartende Aufgabe gibt den Thread ab.</translation>
    </message>
    <message>
        <source>One task after the other: what the others are measured against.</source>
        <translation>Eine Aufgabe nach der anderen: woran die anderen gemessen werden.</translation>
    </message>
    <message>
        <source>✓ %1</source>
        <extracomment>a model&apos;s toggle that is on, or off</extracomment>
        <translation>✓ %1</translation>
    </message>
    <message>
        <source>%1</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>interleave::ui::OutputModel</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Lane</source>
        <translation>Spur</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
</context>
<context>
    <name>interleave::ui::OutputPage</name>
    <message>
        <source>No run yet: Run (F5)
What the program prints appears here.</source>
        <translation>Noch kein Lauf: Ausführen (F5)
Hier erscheint, was das Programm ausgibt.</translation>
    </message>
    <message>
        <source>The trace of this run was let go to save memory; its figures are in the Summary.</source>
        <translation>Die Aufzeichnung dieses Laufs wurde freigegeben, um Speicher zu sparen; seine Zahlen stehen in der Zusammenfassung.</translation>
    </message>
    <message>
        <source>This run has printed nothing.</source>
        <translation>Dieser Lauf hat nichts ausgegeben.</translation>
    </message>
    <message>
        <source>Output of the program</source>
        <translation>Ausgabe des Programms</translation>
    </message>
    <message>
        <source>What the program printed; click a line to select its task</source>
        <translation>Was das Programm ausgab; ein Klick auf eine Zeile wählt ihre Aufgabe</translation>
    </message>
</context>
<context>
    <name>interleave::ui::OverviewStrip</name>
    <message>
        <source>Overview</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>Active workers over the whole run. Click or drag to move the visible window; double-click shows all.</source>
        <translation>Tätige Arbeiter über den ganzen Lauf. Klicken oder Ziehen verschiebt den sichtbaren Ausschnitt; ein Doppelklick zeigt alles.</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktiv</translation>
    </message>
</context>
<context>
    <name>interleave::ui::ParameterForm</name>
    <message>
        <source>From %1 to %2 %3</source>
        <translation>Von %1 bis %2 %3</translation>
    </message>
    <message>
        <source>From %1 s to %2 s</source>
        <translation>Von %1 s bis %2 s</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>s</source>
        <comment>seconds</comment>
        <translation>s</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Back to the default</source>
        <translation>Zurück zur Vorgabe</translation>
    </message>
    <message>
        <source>Reset %1</source>
        <translation>%1 zurücksetzen</translation>
    </message>
</context>
<context>
    <name>interleave::ui::ProgramCommands</name>
    <message>
        <source>Exported</source>
        <translation>Exportiert</translation>
    </message>
    <message>
        <source>The file is not whole</source>
        <translation>Die Datei ist nicht vollständig</translation>
    </message>
    <message>
        <source>Save the recorded program</source>
        <translation>Aufgezeichnetes Programm sichern</translation>
    </message>
    <message>
        <source>Recorded programs</source>
        <translation>Aufgezeichnete Programme</translation>
    </message>
    <message>
        <source>Export the recorded program</source>
        <translation>Aufgezeichnetes Programm exportieren</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Chrome trace</source>
        <translation>Chrome-Trace</translation>
    </message>
    <message>
        <source>All slices</source>
        <translation>Alle Zeitscheiben</translation>
    </message>
    <message>
        <source>This format is not known</source>
        <translation>Dieses Format ist nicht bekannt</translation>
    </message>
    <message>
        <source>Let the name of the file end in .png, .svg, .pdf, .json or .csv.</source>
        <translation>Der Dateiname muss auf .png, .svg, .pdf, .json oder .csv enden.</translation>
    </message>
    <message>
        <source>Nothing was exported; a file that was there is as it was.</source>
        <translation>Nichts wurde exportiert; eine vorhandene Datei ist unverändert.</translation>
    </message>
    <message>
        <source>Nothing was saved; a file that was there is as it was.</source>
        <translation>Nichts wurde gesichert; eine vorhandene Datei ist unverändert.</translation>
    </message>
    <message>
        <source>Nothing was saved</source>
        <translation>Nichts wurde gesichert</translation>
    </message>
    <message>
        <source>Two files are being written already. Try again when one of them is there.</source>
        <translation>Zwei Dateien werden schon geschrieben. Erneut versuchen, wenn eine davon fertig ist.</translation>
    </message>
    <message>
        <source>Nothing was exported</source>
        <translation>Nichts wurde exportiert</translation>
    </message>
</context>
<context>
    <name>interleave::ui::ProgramPage</name>
    <message>
        <source>A core had the thread, in the colour that it has in the rows of the cores; what is empty: it waited, or was not there.</source>
        <translation>Der Thread war auf einem Kern, in der Farbe, die er in den Zeilen der Kerne hat; leer: Er wartete oder war nicht da.</translation>
    </message>
    <message>
        <source>Adding up …</source>
        <translation>Wird zusammengezählt …</translation>
    </message>
    <message>
        <source>Export …</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Save a picture (PNG, SVG, PDF) or the data (JSON, CSV)</source>
        <translation>Ein Bild (PNG, SVG, PDF) oder die Daten (JSON, CSV) sichern</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close the recorded program</source>
        <translation>Das aufgezeichnete Programm schließen</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>What the system did with each thread, grouped by process</source>
        <translation>Was das System mit jedem Thread tat, nach Prozessen geordnet</translation>
    </message>
</context>
<context>
    <name>interleave::ui::ProgressPanel</name>
    <message>
        <source>Progress of the experiment</source>
        <translation>Fortschritt des Experiments</translation>
    </message>
    <message>
        <source>Runs that are over, of all that are planned</source>
        <translation>Fertige Läufe von allen geplanten</translation>
    </message>
    <message>
        <source>Cancelling …</source>
        <translation>Wird abgebrochen …</translation>
    </message>
    <message>
        <source>Run %1 of %2 (%p %)</source>
        <extracomment>progress: %1 of %2 runs are done</extracomment>
        <translation>Lauf %1 von %2 (%p %)</translation>
    </message>
    <message>
        <source>Cancelled after %1 of %2 runs</source>
        <translation>Abgebrochen nach %1 von %2 Läufen</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) done</source>
        <translation>
            <numerusform>%n Lauf fertig</numerusform>
            <numerusform>%n Läufe fertig</numerusform>
        </translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>not run</source>
        <translation>nicht gelaufen</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>hält an</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>✖ failed</source>
        <translation>✖ gescheitert</translation>
    </message>
    <message>
        <source>■ cancelled</source>
        <translation>■ abgebrochen</translation>
    </message>
    <message>
        <source>%1 %2/%3</source>
        <extracomment>a model&apos;s runs: &quot;running 2/5&quot;</extracomment>
        <translation>%1 %2/%3</translation>
    </message>
    <message>
        <source>%1/%2 tasks</source>
        <extracomment>finished tasks / all tasks so far</extracomment>
        <translation>%1/%2 Aufg.</translation>
    </message>
</context>
<context>
    <name>interleave::ui::RecordDialog</name>
    <message>
        <source>A quote is opened in the command and not closed: close it, or leave it out.</source>
        <translation>Im Befehl wird ein Anführungszeichen geöffnet und nicht geschlossen: Schließen Sie es, oder lassen Sie es weg.</translation>
    </message>
    <message>
        <source>The program has run (%1), and there is nothing to show. %2</source>
        <extracomment>%1: how it ended, %2: why its schedule is not known and what to do</extracomment>
        <translation>Das Programm ist gelaufen (%1), und es gibt nichts zu zeigen. %2</translation>
    </message>
    <message>
        <source>%1 · %2 slices</source>
        <translation>%1 · %2 Zeitscheiben</translation>
    </message>
    <message>
        <source>The program has ended: %1. Its schedule is open in the window behind this.</source>
        <translation>Das Programm ist zu Ende: %1. Sein Ablauf ist im Fenster hinter diesem geöffnet.</translation>
    </message>
    <message>
        <source>Look at its spelling, or give its path.</source>
        <translation>Prüfen Sie die Schreibweise, oder geben Sie den Pfad an.</translation>
    </message>
    <message>
        <source>Nothing was started.</source>
        <translation>Nichts wurde gestartet.</translation>
    </message>
    <message>
        <source>End it now</source>
        <translation>Sofort beenden</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Kill the program and all that it has started</source>
        <translation>Das Programm und alles, was es gestartet hat, sofort beenden</translation>
    </message>
    <message>
        <source>Ask the program to end (SIGTERM); what was recorded is kept</source>
        <translation>Das Programm bitten, zu enden (SIGTERM); was aufgezeichnet wurde, bleibt</translation>
    </message>
    <message>
        <source>Start the program and record it</source>
        <translation>Das Programm starten und aufzeichnen</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %2 slices of %n thread(s)</source>
        <translation>
            <numerusform>%1 · %2 Zeitscheiben von %n Thread</numerusform>
            <numerusform>%1 · %2 Zeitscheiben von %n Threads</numerusform>
        </translation>
    </message>
    <message>
        <source> · the recording has taken the memory that it may take; the program goes on</source>
        <translation> · die Aufzeichnung hat den Speicher belegt, den sie belegen darf; das Programm läuft weiter</translation>
    </message>
    <message>
        <source>Choose the program</source>
        <translation>Programm wählen</translation>
    </message>
    <message>
        <source>Choose the folder in which it runs</source>
        <translation>Ordner wählen, in dem es läuft</translation>
    </message>
    <message>
        <source>Record a program</source>
        <translation>Programm aufzeichnen</translation>
    </message>
    <message>
        <source>&amp;Command:</source>
        <translation>&amp;Befehl:</translation>
    </message>
    <message>
        <source>a program and its arguments, such as: make -j8</source>
        <translation>ein Programm und seine Argumente, etwa: make -j8</translation>
    </message>
    <message>
        <source>Words between blanks; what stands in quotes is one word. For anything else of a shell: sh -c &quot;...&quot;</source>
        <translation>Wörter zwischen Leerzeichen; was in Anführungszeichen steht, ist ein Wort. Für alles andere einer Shell: sh -c &quot;...&quot;</translation>
    </message>
    <message>
        <source>&amp;Program …</source>
        <translation>&amp;Programm …</translation>
    </message>
    <message>
        <source>&amp;Folder:</source>
        <translation>&amp;Ordner:</translation>
    </message>
    <message>
        <source>F&amp;older …</source>
        <translation>O&amp;rdner …</translation>
    </message>
    <message>
        <source>&amp;At most:</source>
        <translation>&amp;Höchstens:</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>until it ends by itself</source>
        <translation>bis es von selbst endet</translation>
    </message>
    <message>
        <source>What it &amp;writes:</source>
        <translation>Was es aus&amp;gibt:</translation>
    </message>
    <message>
        <source>Choose a program&apos;s file</source>
        <translation>Die Datei eines Programms wählen</translation>
    </message>
    <message>
        <source>The folder in which it runs</source>
        <translation>Der Ordner, in dem es läuft</translation>
    </message>
    <message>
        <source>After so long it is asked to end (SIGTERM)</source>
        <translation>Nach dieser Zeit wird es gebeten, zu enden (SIGTERM)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close this; a program that runs is asked to end first</source>
        <translation>Dies schließen; ein laufendes Programm wird vorher gebeten, zu enden</translation>
    </message>
    <message>
        <source>What the program writes</source>
        <translation>Was das Programm ausgibt</translation>
    </message>
</context>
<context>
    <name>interleave::ui::RunPage</name>
    <message>
        <source>There is no workload.</source>
        <translation>Es gibt keine Arbeit.</translation>
    </message>
    <message>
        <source>Switch on at least one model.</source>
        <translation>Mindestens ein Modell einschalten.</translation>
    </message>
    <message>
        <source>The seed is a whole number.</source>
        <translation>Der Startwert ist eine ganze Zahl.</translation>
    </message>
    <message numerus="yes">
        <source>More workers than this machine&apos;s %n core(s): they share them.</source>
        <translation>
            <numerusform>Mehr Arbeiter als der %n Kern dieser Maschine: Sie teilen ihn sich.</numerusform>
            <numerusform>Mehr Arbeiter als die %n Kerne dieser Maschine: Sie teilen sie sich.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s), about %1, %2 of traces</source>
        <extracomment>%n runs, %1 is a duration, %2 an amount of memory</extracomment>
        <translation>
            <numerusform>%n Lauf, etwa %1, %2 Aufzeichnung</numerusform>
            <numerusform>%n Läufe, etwa %1, %2 Aufzeichnungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Execution models</source>
        <translation>Ausführungsmodelle</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Alle zurück</translation>
    </message>
    <message>
        <source>Reset all parameters</source>
        <translation>Alle Parameter zurücksetzen</translation>
    </message>
    <message>
        <source>Bring back the defaults of all parameters</source>
        <translation>Die Vorgaben aller Parameter zurückholen</translation>
    </message>
    <message>
        <source>Workers</source>
        <translation>Arbeiter</translation>
    </message>
    <message>
        <source>How many threads or processes run the tasks: one number, or several to compare, as in 1,2,4,8. From 1 to %1.</source>
        <translation>Wie viele Threads oder Prozesse die Aufgaben ausführen: eine Zahl oder mehrere zum Vergleich, wie 1,2,4,8. Von 1 bis %1.</translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation>Wiederh.</translation>
    </message>
    <message>
        <source>How often each run is made; the median counts. From 1 to %1.</source>
        <translation>Wie oft jeder Lauf gemacht wird; der Median zählt. Von 1 bis %1.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Decides all that is random in the workload.</source>
        <translation>Bestimmt alles Zufällige der Arbeit.</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Aufzeichn.</translation>
    </message>
    <message>
        <source>When more happens than can be recorded: lossless makes the workers wait, bounded leaves events out and counts them.</source>
        <translation>Wenn mehr geschieht, als sich aufzeichnen lässt: Verlustfrei lässt die Arbeiter warten, begrenzt lässt Ereignisse aus und zählt sie.</translation>
    </message>
    <message>
        <source>Lossless</source>
        <translation>Verlustfrei</translation>
    </message>
    <message>
        <source>Bounded</source>
        <translation>Begrenzt</translation>
    </message>
    <message>
        <source>Interpreter lock (emulated)</source>
        <translation>Interpreter-Sperre (nachgebildet)</translation>
    </message>
    <message>
        <source>Interpreter lock, emulated</source>
        <translation>Interpreter-Sperre, nachgebildet</translation>
    </message>
    <message>
        <source>Imitates CPython&apos;s global interpreter lock: only one thread of a process runs at a time.</source>
        <translation>Bildet CPythons globale Sperre nach: Von den Threads eines Prozesses läuft immer nur einer.</translation>
    </message>
    <message>
        <source>Repeat disturbed runs</source>
        <translation>Gestörte Läufe wiederholen</translation>
    </message>
    <message numerus="yes">
        <source>Make a run again, at most %n time(s), when other programs put load on the machine.</source>
        <translation>
            <numerusform>Einen Lauf höchstens %n-mal wiederholen, wenn andere Programme die Maschine belasten.</numerusform>
            <numerusform>Einen Lauf höchstens %n-mal wiederholen, wenn andere Programme die Maschine belasten.</numerusform>
        </translation>
    </message>
    <message>
        <source>Memory limit</source>
        <translation>Speichergrenze</translation>
    </message>
    <message>
        <source>What the trace of one run may hold. A run that reaches it ends and does not count; its trace up to there is kept.</source>
        <translation>Was die Aufzeichnung eines Laufs belegen darf. Ein Lauf, der sie erreicht, endet und zählt nicht; seine Aufzeichnung bis dahin bleibt.</translation>
    </message>
    <message>
        <source>Half of what is free</source>
        <extracomment>a memory limit</extracomment>
        <translation>Hälfte des freien</translation>
    </message>
    <message>
        <source> MB</source>
        <translation> MB</translation>
    </message>
    <message>
        <source>Record the system&apos;s schedule</source>
        <translation>Ablauf des Systems aufzeichnen</translation>
    </message>
    <message>
        <source>Also record which worker the operating system has on which core, and when it takes the core away: the rows of the cores and the strips below the bars. Costs next to nothing. Simulated runs have none.</source>
        <translation>Auch aufzeichnen, welchen Arbeiter das Betriebssystem auf welchem Kern hat und wann es ihm den Kern nimmt: die Zeilen der Kerne und die Streifen unter den Balken. Kostet fast nichts. Simulierte Läufe haben keinen.</translation>
    </message>
</context>
<context>
    <name>interleave::ui::ScheduleNotice</name>
    <message>
        <source>The system&apos;s schedule</source>
        <translation>Der Ablauf des Systems</translation>
    </message>
</context>
<context>
    <name>interleave::ui::SchedulePage</name>
    <message>
        <source>No run yet: Run (F5)
Here a run is told in plain language: who ran when, who waited for what, who woke whom.</source>
        <translation>Noch kein Lauf: Ausführen (F5)
Hier wird ein Lauf in Worten erzählt: wer wann lief, wer auf was wartete, wer wen weckte.</translation>
    </message>
    <message>
        <source>The trace of this run was let go to save memory; its figures are in the Summary.</source>
        <translation>Die Aufzeichnung dieses Laufs wurde freigegeben, um Speicher zu sparen; seine Zahlen stehen in der Zusammenfassung.</translation>
    </message>
    <message>
        <source>The run is told when it has ended.</source>
        <translation>Der Lauf wird erzählt, wenn er zu Ende ist.</translation>
    </message>
    <message>
        <source>Nothing was recorded.</source>
        <translation>Nichts aufgezeichnet.</translation>
    </message>
    <message>
        <source>Schedule as text</source>
        <translation>Ablauf als Text</translation>
    </message>
    <message>
        <source>The run in plain language; Enter or a click selects what a line is about</source>
        <translation>Der Lauf in Worten; Eingabe oder ein Klick wählt, wovon eine Zeile handelt</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy what is marked, or the whole text</source>
        <translation>Das Markierte oder den ganzen Text kopieren</translation>
    </message>
    <message>
        <source>Export …</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Save all runs in plain language, nothing left out</source>
        <translation>Alle Läufe in Worten sichern, ohne Auslassung</translation>
    </message>
</context>
<context>
    <name>interleave::ui::SpeedupPlot</name>
    <message>
        <source>A curve needs at least two worker counts.</source>
        <translation>Eine Kurve braucht mindestens zwei Arbeiterzahlen.</translation>
    </message>
    <message>
        <source>Sweep 1, 2, 4, 8</source>
        <translation>Reihe 1, 2, 4, 8</translation>
    </message>
    <message>
        <source>Run the same work with 1, 2, 4 and 8 workers</source>
        <translation>Dieselbe Arbeit mit 1, 2, 4 und 8 Arbeitern ausführen</translation>
    </message>
    <message>
        <source>Speedup</source>
        <translation>Beschleunigung</translation>
    </message>
    <message>
        <source>Speedup and efficiency against the worker count. The arrow keys go from point to point, Enter opens its run.</source>
        <translation>Beschleunigung und Effizienz gegen die Zahl der Arbeiter. Die Pfeiltasten gehen von Punkt zu Punkt, Eingabe öffnet den Lauf.</translation>
    </message>
    <message>
        <source>Here the speedup of each model is drawn against the number of workers.
A curve needs at least two worker counts.</source>
        <translation>Hier wird die Beschleunigung jedes Modells gegen die Zahl der Arbeiter gezeichnet.
Eine Kurve braucht mindestens zwei Arbeiterzahlen.</translation>
    </message>
    <message>
        <source>There is no speedup without a sequential run to compare with.
Add the model Sequential and run again.</source>
        <translation>Ohne einen sequenziellen Lauf zum Vergleich gibt es keine Beschleunigung.
Das Modell Sequenziell hinzunehmen und noch einmal ausführen.</translation>
    </message>
</context>
<context>
    <name>interleave::ui::StatusLine</name>
    <message>
        <source>%1 to %2 (%3)</source>
        <extracomment>the visible range: from, to, its length</extracomment>
        <translation>%1 bis %2 (%3)</translation>
    </message>
    <message>
        <source>⚠ %1 events stored, %2 lost</source>
        <translation>⚠ %1 Ereignisse gespeichert, %2 verloren</translation>
    </message>
    <message>
        <source>%1 events stored, none lost</source>
        <translation>%1 Ereignisse gespeichert, keines verloren</translation>
    </message>
    <message>
        <source>Time under the pointer</source>
        <translation>Zeit unter dem Zeiger</translation>
    </message>
    <message>
        <source>Visible range</source>
        <translation>Sichtbarer Bereich</translation>
    </message>
    <message>
        <source>This machine: %1</source>
        <translation>Diese Maschine: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n resource rows hidden</source>
        <translation>
            <numerusform>%n Ressourcenzeile ausgeblendet</numerusform>
            <numerusform>%n Ressourcenzeilen ausgeblendet</numerusform>
        </translation>
    </message>
    <message>
        <source>lossless</source>
        <translation>verlustfrei</translation>
    </message>
    <message>
        <source>bounded</source>
        <translation>begrenzt</translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation>nicht aufgezeichnet</translation>
    </message>
    <message numerus="yes">
        <source>%n lanes hidden</source>
        <translation>
            <numerusform>%n Zeile verborgen</numerusform>
            <numerusform>%n Zeilen verborgen</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>%1: how many events were stored and lost; %2: how events are recorded, as &quot;lossless&quot;</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Events of the shown run. Lossless: a full buffer makes its writer wait; bounded: it drops events, and the gaps are drawn</source>
        <translation>Ereignisse des gezeigten Laufs. Verlustfrei: Bei vollem Puffer wartet der Schreibende; begrenzt: Ereignisse werden verworfen, und die Lücken sind gezeichnet</translation>
    </message>
    <message>
        <source>Lanes (Shift+U shows them) and rows of locks, queues and the like (H) that are not drawn</source>
        <translation>Zeilen (Umschalt+U zeigt sie) und Zeilen von Sperren, Warteschlangen und dergleichen (H), die nicht gezeichnet sind</translation>
    </message>
</context>
<context>
    <name>interleave::ui::SummaryPage</name>
    <message>
        <source>No run yet: Run (F5)
Durations, speedups and where the time went appear here.</source>
        <translation>Noch kein Lauf: Ausführen (F5)
Hier erscheinen Dauern, Beschleunigungen und wo die Zeit blieb.</translation>
    </message>
    <message>
        <source>Summary of the experiment</source>
        <translation>Zusammenfassung des Experiments</translation>
    </message>
    <message>
        <source>Double-click a row to open its median run in the timeline</source>
        <translation>Doppelklick auf eine Zeile öffnet ihren mittleren Lauf in der Zeitleiste</translation>
    </message>
</context>
<context>
    <name>interleave::ui::TaskFactsModel</name>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>Begann</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>Eingereiht</translation>
    </message>
    <message>
        <source>Ran</source>
        <translation>Lief</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Blockiert</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>Ausgesetzt</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Overhead</source>
        <translation>Mehraufwand</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Worker</source>
        <translation>Arbeiter</translation>
    </message>
    <message>
        <source>–</source>
        <translation>–</translation>
    </message>
    <message>
        <source>– on a core</source>
        <translation>– auf einem Kern</translation>
    </message>
    <message>
        <source>– preempted</source>
        <translation>– verdrängt</translation>
    </message>
    <message>
        <source>– off</source>
        <translation>– nicht auf einem Kern</translation>
    </message>
    <message>
        <source>– switches</source>
        <translation>– Wechsel</translation>
    </message>
    <message>
        <source>– migrations</source>
        <translation>– Wanderungen</translation>
    </message>
    <message>
        <source>Of the time that it ran: the system had its thread on a core</source>
        <translation>Von der Zeit, in der sie lief: Das System hatte ihren Thread auf einem Kern</translation>
    </message>
    <message>
        <source>Of the time that it ran: its thread could have gone on, but the system had given its core to another</source>
        <translation>Von der Zeit, in der sie lief: Ihr Thread hätte weiterlaufen können, aber das System hatte seinen Kern einem anderen gegeben</translation>
    </message>
    <message>
        <source>Of the time that it ran: its thread waited in the system</source>
        <translation>Von der Zeit, in der sie lief: Ihr Thread wartete im System</translation>
    </message>
    <message>
        <source>How often its thread left a core: because it waited, and because it was preempted</source>
        <translation>Wie oft ihr Thread einen Kern verließ: weil er wartete, und weil er verdrängt wurde</translation>
    </message>
    <message>
        <source>How often its thread went on, on another core than before</source>
        <translation>Wie oft ihr Thread auf einem anderen Kern als zuvor weiterlief</translation>
    </message>
    <message>
        <source>%1 + %2</source>
        <extracomment>switches of a thread: it waited, it was preempted</extracomment>
        <translation>%1 + %2</translation>
    </message>
</context>
<context>
    <name>interleave::ui::ThreadTableModel</name>
    <message>
        <source>Process</source>
        <translation>Prozess</translation>
    </message>
    <message>
        <source>Thread</source>
        <translation>Thread</translation>
    </message>
    <message>
        <source>On a core</source>
        <translation>Auf einem Kern</translation>
    </message>
    <message>
        <source>Preempted</source>
        <translation>Verdrängt</translation>
    </message>
    <message>
        <source>Waited</source>
        <extracomment>switches: how often the thread left its core by itself</extracomment>
        <translation>Wartete</translation>
    </message>
    <message>
        <source>Was preempted</source>
        <extracomment>switches: how often the system took its core away</extracomment>
        <translation>Wurde verdrängt</translation>
    </message>
    <message>
        <source>Migrations</source>
        <translation>Kernwechsel</translation>
    </message>
</context>
<context>
    <name>interleave::ui::TimelineCanvas</name>
    <message>
        <source>Scroll the lanes</source>
        <translation>Die Spuren rollen</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>Bars show what each lane did over time. W and S zoom, A and D pan, the arrow keys go from span to span.</source>
        <translation>Balken zeigen, was jede Spur im Lauf der Zeit tat. W und S zoomen, A und D verschieben, die Pfeiltasten gehen von Spanne zu Spanne.</translation>
    </message>
    <message>
        <source>The clock or the system woke it.</source>
        <translation>Die Uhr oder das System weckte sie.</translation>
    </message>
    <message>
        <source>It woke no other task from here on.</source>
        <translation>Sie weckte von hier an keine andere Aufgabe mehr.</translation>
    </message>
    <message>
        <source>No other task woke it up to here.</source>
        <translation>Bis hierher wurde sie von keiner anderen Aufgabe geweckt.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, collapsed</source>
        <extracomment>the line of a collapsed group: &quot;5 workers, collapsed&quot;</extracomment>
        <translation>%1, eingeklappt</translation>
    </message>
    <message>
        <source>%1, no span selected</source>
        <extracomment>a lane, and that nothing is selected on it</extracomment>
        <translation>%1, kein Abschnitt gewählt</translation>
    </message>
    <message>
        <source>Choose a lane first: click its name, or press an arrow key.</source>
        <translation>Wählen Sie erst eine Zeile: Klicken Sie auf ihren Namen, oder drücken Sie eine Pfeiltaste.</translation>
    </message>
</context>
<context>
    <name>interleave::ui::TimelineView</name>
    <message>
        <source>Here the lanes of one run are drawn: what each worker does, and when.
No run yet.</source>
        <translation>Hier erscheinen die Spuren eines Laufs: was jeder Arbeiter wann tut.
Noch kein Lauf.</translation>
    </message>
    <message>
        <source>Run (F5)</source>
        <translation>Ausführen (F5)</translation>
    </message>
    <message>
        <source>Run:</source>
        <translation>Lauf:</translation>
    </message>
</context>
<context>
    <name>interleave::ui::ViewBar</name>
    <message>
        <source>Workers</source>
        <translation>Arbeiter</translation>
    </message>
    <message>
        <source>A row for each worker (L)</source>
        <translation>Eine Zeile je Arbeiter (L)</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>A row for each task, with its waiting (L)</source>
        <translation>Eine Zeile je Aufgabe, mit ihrem Warten (L)</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>Show the whole run (Home)</source>
        <translation>Den ganzen Lauf zeigen (Pos1)</translation>
    </message>
    <message>
        <source>Filter lanes</source>
        <translation>Zeilen filtern</translation>
    </message>
    <message>
        <source>Only lanes whose names contain this (Ctrl+F or /; Escape clears it)</source>
        <translation>Nur Zeilen, deren Namen dies enthalten (Strg+F oder /; Esc leert es)</translation>
    </message>
    <message>
        <source>Filter lanes by name</source>
        <translation>Zeilen nach Namen filtern</translation>
    </message>
    <message>
        <source>Hide idle</source>
        <translation>Untätige verbergen</translation>
    </message>
    <message>
        <source>Leave out lanes that no task was ever on in the run (U)</source>
        <translation>Zeilen weglassen, auf denen im ganzen Lauf keine Aufgabe war (U)</translation>
    </message>
    <message numerus="yes">
        <source>%n lanes hidden</source>
        <translation>
            <numerusform>%n Zeile verborgen</numerusform>
            <numerusform>%n Zeilen verborgen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n do not match the filter</source>
        <translation>
            <numerusform>%n passt nicht zum Filter</numerusform>
            <numerusform>%n passen nicht zum Filter</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are idle</source>
        <translation>
            <numerusform>%n ist untätig</numerusform>
            <numerusform>%n sind untätig</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are collapsed</source>
        <translation>
            <numerusform>%n ist eingeklappt</numerusform>
            <numerusform>%n sind eingeklappt</numerusform>
        </translation>
    </message>
    <message>
        <source>%1. Click to show all lanes (Shift+U)</source>
        <extracomment>%1: why lanes are hidden, as &quot;3 are idle, 2 are collapsed&quot;</extracomment>
        <translation>%1. Klicken, um alle Zeilen zu zeigen (Umschalt+U)</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>Show all lanes</source>
        <translation>Alle Zeilen zeigen</translation>
    </message>
    <message>
        <source>Show all lanes (Shift+U)</source>
        <translation>Alle Zeilen zeigen (Umschalt+U)</translation>
    </message>
</context>
<context>
    <name>interleave::ui::WorkloadList</name>
    <message numerus="yes">
        <source>0 of %n workload(s) match: clear the filter.</source>
        <translation>
            <numerusform>0 von %n Arbeit passen: Filter leeren.</numerusform>
            <numerusform>0 von %n Arbeiten passen: Filter leeren.</numerusform>
        </translation>
    </message>
    <message>
        <source>Filter workloads</source>
        <translation>Arbeiten filtern</translation>
    </message>
    <message>
        <source>Filter of the workload list</source>
        <translation>Filter der Liste der Arbeiten</translation>
    </message>
    <message>
        <source>Show only workloads with these words</source>
        <translation>Nur Arbeiten mit diesen Wörtern zeigen</translation>
    </message>
    <message>
        <source>Workloads</source>
        <translation>Arbeiten</translation>
    </message>
    <message>
        <source>The piece of concurrent work to run</source>
        <translation>Die nebenläufige Arbeit, die läuft</translation>
    </message>
</context>
<context>
    <name>keys</name>
    <message>
        <source>Run</source>
        <translation>Ausführen</translation>
    </message>
    <message>
        <source>toolbar</source>
        <translation>Werkzeugleiste</translation>
    </message>
    <message>
        <source>Cancel the run</source>
        <translation>Den Lauf abbrechen</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Copy the chart as an image</source>
        <translation>Das Diagramm als Bild kopieren</translation>
    </message>
    <message>
        <source>Show Compare</source>
        <translation>Vergleich zeigen</translation>
    </message>
    <message>
        <source>click the tab</source>
        <translation>Klick auf den Reiter</translation>
    </message>
    <message>
        <source>Show Timeline</source>
        <translation>Zeitleiste zeigen</translation>
    </message>
    <message>
        <source>Show Speedup</source>
        <translation>Beschleunigung zeigen</translation>
    </message>
    <message>
        <source>Clear the selection</source>
        <translation>Die Auswahl aufheben</translation>
    </message>
    <message>
        <source>click an empty place</source>
        <translation>Klick auf eine leere Stelle</translation>
    </message>
    <message>
        <source>Show all keys</source>
        <translation>Alle Tasten zeigen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Ctrl+wheel</source>
        <translation>Strg+Rad</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Move to earlier times</source>
        <translation>Zu früheren Zeiten</translation>
    </message>
    <message>
        <source>Shift+wheel, middle-drag</source>
        <translation>Umschalt+Rad, Ziehen mit der Mitte</translation>
    </message>
    <message>
        <source>Move to later times</source>
        <translation>Zu späteren Zeiten</translation>
    </message>
    <message>
        <source>Scroll the lanes up</source>
        <translation>Die Spuren nach oben rollen</translation>
    </message>
    <message>
        <source>wheel</source>
        <translation>Rad</translation>
    </message>
    <message>
        <source>Scroll the lanes down</source>
        <translation>Die Spuren nach unten rollen</translation>
    </message>
    <message>
        <source>Select the span before (pan, if none is selected)</source>
        <translation>Den Abschnitt davor wählen (sonst verschieben)</translation>
    </message>
    <message>
        <source>click</source>
        <translation>Klick</translation>
    </message>
    <message>
        <source>Select the span after (pan, if none is selected)</source>
        <translation>Den Abschnitt danach wählen (sonst verschieben)</translation>
    </message>
    <message>
        <source>Select in the lane above</source>
        <translation>In der Spur darüber wählen</translation>
    </message>
    <message>
        <source>Select in the lane below</source>
        <translation>In der Spur darunter wählen</translation>
    </message>
    <message>
        <source>Show the whole run</source>
        <translation>Den ganzen Lauf zeigen</translation>
    </message>
    <message>
        <source>double-click the time axis</source>
        <translation>Doppelklick auf die Zeitachse</translation>
    </message>
    <message>
        <source>Show the selected span</source>
        <translation>Den gewählten Abschnitt zeigen</translation>
    </message>
    <message>
        <source>double-click the span</source>
        <translation>Doppelklick auf den Abschnitt</translation>
    </message>
    <message>
        <source>Back to the view before</source>
        <translation>Zur vorigen Ansicht</translation>
    </message>
    <message>
        <source>Forward again</source>
        <translation>Wieder vor</translation>
    </message>
    <message>
        <source>Worker lanes or task lanes</source>
        <translation>Arbeiter- oder Aufgabenspuren</translation>
    </message>
    <message>
        <source>Show the schedule as text</source>
        <translation>Den Ablauf als Text zeigen</translation>
    </message>
    <message>
        <source>All wake arrows, or those of the selection</source>
        <translation>Alle Weckpfeile oder die der Auswahl</translation>
    </message>
    <message>
        <source>Go to whom the selected span wakes</source>
        <translation>Zu dem, den der gewählte Abschnitt weckt</translation>
    </message>
    <message>
        <source>context menu</source>
        <translation>Kontextmenü</translation>
    </message>
    <message>
        <source>Go to who woke the selected span</source>
        <translation>Zu dem, der den gewählten Abschnitt weckte</translation>
    </message>
    <message>
        <source>Show or hide locks, queues and the like</source>
        <translation>Sperren, Warteschlangen und Ähnliches zeigen oder ausblenden</translation>
    </message>
    <message>
        <source>toolbar, context menu</source>
        <translation>Werkzeugleiste, Kontextmenü</translation>
    </message>
    <message>
        <source>Open an experiment</source>
        <translation>Ein Experiment öffnen</translation>
    </message>
    <message>
        <source>drop a file</source>
        <translation>eine Datei fallen lassen</translation>
    </message>
    <message>
        <source>Save the experiment</source>
        <translation>Das Experiment sichern</translation>
    </message>
    <message>
        <source>Save the experiment under another name</source>
        <translation>Das Experiment unter anderem Namen sichern</translation>
    </message>
    <message>
        <source>Show or hide marks and printed lines</source>
        <translation>Marken und ausgegebene Zeilen zeigen oder verbergen</translation>
    </message>
    <message>
        <source>Show or hide what the system did (cores)</source>
        <translation>Zeigen oder verbergen, was das System tat (Kerne)</translation>
    </message>
    <message>
        <source>Filter the lanes by name</source>
        <translation>Die Zeilen nach Namen filtern</translation>
    </message>
    <message>
        <source>field above the chart</source>
        <translation>Feld über dem Diagramm</translation>
    </message>
    <message>
        <source>Hide or show idle lanes</source>
        <translation>Untätige Zeilen verbergen oder zeigen</translation>
    </message>
    <message>
        <source>above the chart</source>
        <translation>über dem Diagramm</translation>
    </message>
    <message>
        <source>Show all lanes</source>
        <translation>Alle Zeilen zeigen</translation>
    </message>
    <message>
        <source>click “lanes hidden”</source>
        <translation>auf „Zeilen verborgen“ klicken</translation>
    </message>
    <message>
        <source>Collapse or expand the group of the lane</source>
        <translation>Die Gruppe der Zeile ein- oder ausklappen</translation>
    </message>
    <message>
        <source>click the triangle</source>
        <translation>auf das Dreieck klicken</translation>
    </message>
    <message>
        <source>Pin the lane to the top, or unpin it</source>
        <translation>Die Zeile oben anheften oder lösen</translation>
    </message>
    <message>
        <source>Move the lane up</source>
        <translation>Die Zeile nach oben schieben</translation>
    </message>
    <message>
        <source>Move the lane down</source>
        <translation>Die Zeile nach unten schieben</translation>
    </message>
    <message>
        <source>drag its name</source>
        <translation>am Namen ziehen</translation>
    </message>
</context>
<context>
    <name>std</name>
    <message>
        <source>a simulated worker is not a process that a signal could end</source>
        <translation>ein simulierter Arbeiter ist kein Prozess, den ein Signal beenden könnte</translation>
    </message>
    <message>
        <source>its workers are not processes: the signal would end the whole program</source>
        <translation>seine Arbeiter sind keine Prozesse: Das Signal würde das ganze Programm beenden</translation>
    </message>
    <message>
        <source>it compares the loop&apos;s futures with those of a pool beside it</source>
        <translation>es vergleicht die Futures der Schleife mit denen eines Pools neben ihr</translation>
    </message>
    <message>
        <source>functions are called at their time by an event loop, and a pool has none</source>
        <translation>Funktionen werden von einer Ereignisschleife zu ihrer Zeit aufgerufen, und ein Pool hat keine</translation>
    </message>
    <message>
        <source>a task that waits holds its worker: nothing can be thrown into it</source>
        <translation>eine wartende Aufgabe hält ihren Arbeiter: nichts kann in sie hineingeworfen werden</translation>
    </message>
    <message>
        <source>a task that sleeps is not interrupted: nothing else runs meanwhile</source>
        <translation>eine schlafende Aufgabe wird nicht unterbrochen: solange läuft nichts anderes</translation>
    </message>
    <message>
        <source>a worker process does not share the program&apos;s futures</source>
        <translation>ein Arbeiterprozess teilt die Futures des Programms nicht</translation>
    </message>
    <message>
        <source>callbacks run in the pool&apos;s own thread, not in the worker process</source>
        <translation>Callbacks laufen im Thread des Pools, nicht im Arbeiterprozess</translation>
    </message>
    <message>
        <source>a daemon is cut off in the middle of a sleep, and one worker that sleeps itself has nobody who could go on meanwhile</source>
        <translation>ein Daemon wird mitten in einer Pause abgeschnitten, und ein einziger Arbeiter, der selbst schläft, hat niemanden, der solange weitermachen könnte</translation>
    </message>
    <message>
        <source>Nothing was recorded.</source>
        <translation>Nichts aufgezeichnet.</translation>
    </message>
    <message>
        <source>a real program has no virtual time</source>
        <translation>ein echtes Programm hat keine virtuelle Zeit</translation>
    </message>
    <message>
        <source>the tasks sort parts of one array and submit further tasks; a task in a worker process shares no memory with others, and can submit none</source>
        <translation>die Aufgaben sortieren Teile eines Feldes und reichen weitere Aufgaben ein; eine Aufgabe in einem Arbeiterprozess hat mit anderen keinen Speicher gemeinsam und kann keine einreichen</translation>
    </message>
    <message>
        <source>the one worker sleeps itself, so nothing else runs that could send a signal or be interrupted by one</source>
        <translation>der eine Arbeiter schläft selbst, also läuft nichts, was ein Signal schicken oder von einem unterbrochen werden könnte</translation>
    </message>
    <message>
        <source>it is about the threads of one process; a process that sends itself a signal, or sets an alarm, gets it itself</source>
        <translation>es geht um die Threads eines Prozesses; ein Prozess, der sich selbst ein Signal schickt oder einen Alarm setzt, bekommt ihn selbst</translation>
    </message>
</context>
</TS>
