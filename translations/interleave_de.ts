<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
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
        <source>start of the worker</source>
        <translation>Start des Arbeiters</translation>
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
        <source>Close other programs or use fewer workers, then run again.</source>
        <translation>Andere Programme schließen oder weniger Arbeiter nehmen, dann erneut ausführen.</translation>
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
        <source>A round robin once a second on a single lane: factorial, Fibonacci, binomial. No two ever run at once, yet the whole takes as long as the longest alone. Factorial leaves a round early.</source>
        <translation>Reihum einmal je Sekunde auf einer einzigen Spur: Fakultät, Fibonacci, Binomialkoeffizient. Nie laufen zwei zugleich, und doch dauert das Ganze nur so lange wie die längste Aufgabe allein. Die Fakultät ist eine Runde früher fertig.</translation>
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
        <source>The lock has a lane of its own: its owners&apos; bars never overlap, and the counter is right in every run, whoever came first.</source>
        <translation>Die Sperre hat eine eigene Spur: Die Balken ihrer Besitzer überlappen nie, und der Zähler stimmt in jedem Lauf, wer auch immer zuerst kam.</translation>
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
        <source>Long and short bars on the same lanes. With small tiles all workers end together; with large ones the last long tile keeps one busy while the others have nothing left.</source>
        <translation>Lange und kurze Balken auf denselben Spuren. Mit kleinen Kacheln werden alle Arbeiter zugleich fertig; mit großen hält die letzte lange Kachel einen beschäftigt, während die anderen nichts mehr haben.</translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two wait, a third works</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits overlap: five seconds of waiting in two.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gr1 and gr2 wait side by side; gr3 is done in the middle of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sleep of gr1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sleep of gr2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sleep of gr3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In order, and as it comes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nine short tasks one after the other, then all at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same nine waits twice: end to end on the main lane, then side by side. The sum against the longest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation type="unfinished">Aufgaben</translation>
    </message>
    <message>
        <source>How many tasks, of 0 to 2 ms each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One handler, three sources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The loop takes events one at a time; sources do not wait for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>B0 and C0 arrive while the handler is busy with A0: they wait, and are handled in the order in which they came. The sources beside the loop never notice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Handler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long an event is handled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blocking code beside the loop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same waits one after the other, on threads driven by the loop, and as coroutines.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Three parts: end to end on one lane; overlapping on workers beside the loop, whose lane only collects; side by side on the loop alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threads beside the loop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the loop&apos;s model; the others have their own workers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two kinds of futures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What a pool&apos;s future does at once, the loop&apos;s does a turn later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pool&apos;s callback runs on the worker that completes the future; the loop&apos;s only after the program has given up its turn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A ring of callbacks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An event loop calls one function at a time; each function schedules the next.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One lane with a sliver a second, and nothing between them: the loop waits for its next timer. An arrow leads from each call_later to the call. The ninth call stops the loop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chains</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ring of three functions, one function that calls itself, or both.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much later the next function is called.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Horizon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No call is scheduled for this time or later: the loop is stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two cashiers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A cashier who serves one customer to the end loses against a steady stream of others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The queue grows with each customer: two cashiers serve eighty an hour, and a hundred come. Those who came last are served a quarter of an hour after closing time. On the loop, where a service that waits gives its worker away, nobody queues.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many customers come.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customers an hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many come in an hour, at equal intervals.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long a customer is served, in the bank&apos;s own time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long an hour of the bank lasts here.</source>
        <translation type="unfinished"></translation>
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
        <source>With few filled rows there are few branches, and the longest one decides the end. With more rows the lanes are even, until the tasks are so short that handing them out costs more than they do.</source>
        <translation>Mit wenigen gefüllten Reihen gibt es wenige Äste, und der längste bestimmt das Ende. Mit mehr Reihen werden die Spuren gleichmäßig, bis die Aufgaben so kurz sind, dass ihr Verteilen mehr kostet als sie selbst.</translation>
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
        <source>sleeps</source>
        <translation>Pausen</translation>
    </message>
    <message>
        <source>all sleeps together</source>
        <translation>alle Pausen zusammen</translation>
    </message>
    <message>
        <source>longest unbroken run</source>
        <translation>längster Lauf ohne Unterbrechung</translation>
    </message>
    <message>
        <source>Three pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Three pages fetched at the same time from servers of unequal speed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Three waits side by side on one lane. With a pause before the second page the third overtakes it: nobody waits for the one who pauses.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long the second task sleeps before it fetches.</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A done-callback runs in the worker that has finished the task.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The line of the callback is printed on the worker&apos;s lane, right after the task; on the loop it comes a turn later, on the loop&apos;s one lane.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number that the task gets; it sleeps a tenth of a second for each one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelling what has not begun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pending futures can be cancelled, running ones cannot.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eight pending bars vanish at once, cancelled from the main lane; the two that run cannot be stopped. With more workers fewer can.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many tasks are submitted and cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sleep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long each task sleeps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many tasks are submitted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>map keeps the order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Results of map come in the order of its arguments.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>4 ends before 5, but its value waits for that of 5. The worker that is free first takes the next number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One future, before and after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>submit gives a future at once; its state tells how far its task is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program asks for the state while the task sleeps, and waits for the result in its own lane.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Results as they come</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as_completed gives futures in the order in which they finish.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each line is printed where a bar ends, whichever was submitted first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An error in a future</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A task&apos;s error is kept in its future, and thrown by its result.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The task ends as failed; the program sees the error when it asks, and each time that it asks for the result.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The end of a with block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leaving the block of a pool waits for all its tasks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The main lane joins the tasks at the end of the block.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Results by callback</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two coroutines complete futures of the program; callbacks print what they hold.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mark where a coroutine sets its result. On the loop its callback runs one turn later, on a pool at once, on the worker that sets it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>N1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first coroutine sums the numbers up to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>N2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The second coroutine computes its factorial.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First sleep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long the first coroutine sleeps before it sets its result.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Second sleep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long the second coroutine sleeps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two tasks, two futures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each of two tasks sets the result of a future with a callback.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The task that was started second is finished first: its sleep is the shorter. Each callback follows its mark.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long task1 sleeps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long task2 sleeps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CPU work and the interpreter lock</source>
        <translation>Rechenarbeit und die Interpretersperre</translation>
    </message>
    <message>
        <source>longest run of a task without a pause</source>
        <translation>längster Lauf einer Aufgabe ohne Pause</translation>
    </message>
    <message>
        <source>waits for the interpreter lock</source>
        <translation>Wartezeiten auf die Interpretersperre</translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workers are used again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each result tells the process in which its task ran.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Five tasks, and no more processes than workers: which of them takes which task is free.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A pool doubles numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>map over a pool of processes keeps the order of its arguments.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Three short tasks on three workers, one result list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Second number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Third number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A result within a time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The result of one task, waited for at most a given time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One task, and the main lane that waits for it. When the time is over the wait fails; the task goes on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time-out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long the program waits for the result.</source>
        <translation type="unfinished"></translation>
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
        <source>The waits for the server stand end to end.</source>
        <translation>Die Wartezeiten auf den Server stehen hintereinander.</translation>
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
        <source>The threads wait for the queue, then for the server at the same time. The main lane is released when no order is left that is not done.</source>
        <translation>Die Threads warten auf die Warteschlange, dann zugleich auf den Server. Die Hauptspur wird frei, wenn kein unerledigter Auftrag mehr übrig ist.</translation>
    </message>
    <message>
        <source>Slow work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long the program works (it sleeps).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long a frame of the spinner is shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A spinner on a thread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A second thread animates a spinner while the program does slow work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The spinner&apos;s lane wakes ten times a second. Told to stop, it ends when it looks next: a thread must be asked. Where the sleeping program holds the only worker, no frame is shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A spinner as a task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A task animates a spinner; it is cancelled where it waits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The spinner&apos;s sleep is cut short at the moment of the cancellation: a task need not be asked, it is interrupted at its await.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A state machine of coroutines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coroutines that delegate to one another, each sleeping without giving the thread away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One unbroken bar: the states call one another ever deeper, and their results come back inside out. The loop is deaf meanwhile: a heartbeat that is due ten times in each sleep does not beat once before the machine ends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input bits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the states read, one bit each, at most 64; ones follow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long each state blocks the thread.</source>
        <translation type="unfinished"></translation>
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
        <source>Waits of different lengths end at the same instant; the number that each gets is its place in the order of arrival.</source>
        <translation>Verschieden lange Wartezeiten enden im selben Augenblick; die Nummer, die jeder bekommt, ist sein Platz in der Reihenfolge der Ankunft.</translation>
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
        <source>All waits end at the abort, and every thread learns that the barrier is broken.</source>
        <translation>Alle Wartezeiten enden mit dem Abbruch, und jeder Thread erfährt, dass die Barriere gebrochen ist.</translation>
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
        <source>A wait gives the lock up. After the notification each consumer takes it again, one after the other, once the producer has given it back.</source>
        <translation>Das Warten gibt die Sperre ab. Nach der Benachrichtigung nimmt jeder Verbraucher sie wieder, einer nach dem anderen, sobald der Erzeuger sie zurückgegeben hat.</translation>
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
        <source>The daemon&apos;s lane is cut off in the middle of its sleep: its last line is never printed.</source>
        <translation>Die Spur des Daemons bricht mitten in seiner Pause ab: seine letzte Zeile wird nie gedruckt.</translation>
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
        <source>The main lane waits as long as the daemon sleeps; now its last line comes.</source>
        <translation>Die Hauptspur wartet, solange der Daemon schläft; nun kommt seine letzte Zeile.</translation>
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
        <source>The main lane&apos;s wait ends half way through the daemon&apos;s sleep; then the daemon is cut off.</source>
        <translation>Das Warten der Hauptspur endet in der Mitte der Pause des Daemons; dann wird er abgeschnitten.</translation>
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
        <source>The first join waits for the slowest thread and covers the others: their joins take no time.</source>
        <translation>Das erste join wartet auf den langsamsten Thread und deckt die anderen ab: deren joins dauern nicht.</translation>
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
        <source>Both waits end together, at the instant at which the main thread sets the event. Whose line comes first is free.</source>
        <translation>Beide Wartezeiten enden zugleich, sobald der Hauptthread das Ereignis setzt. Wessen Zeile zuerst kommt, ist frei.</translation>
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
        <source>No thread sees the main thread&apos;s value: each begins with none.</source>
        <translation>Kein Thread sieht den Wert des Hauptthreads: jeder beginnt ohne einen.</translation>
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
        <source>A mark in each lane where the value is made, although all threads use one object.</source>
        <translation>Eine Marke in jeder Spur, wo der Wert entsteht, obwohl alle Threads ein Objekt benutzen.</translation>
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
        <source>The lock&apos;s lane is a square wave. Each try falls on one of its edges, so a hit or a miss is a race.</source>
        <translation>Die Spur der Sperre ist eine Rechteckwelle. Jeder Versuch fällt auf eine ihrer Flanken; ob er trifft, entscheidet ein Wettlauf.</translation>
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
        <source>The second try fails at once, although it is the same thread.</source>
        <translation>Der zweite Versuch scheitert sofort, obwohl es derselbe Thread ist.</translation>
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
        <source>The lock&apos;s depth goes up to two, and down again with each release.</source>
        <translation>Die Tiefe der Sperre steigt auf zwei und sinkt mit jeder Freigabe.</translation>
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
        <source>Both ways look the same in the picture; which comes first is free.</source>
        <translation>Beide Arten sehen im Bild gleich aus; welche zuerst kommt, ist frei.</translation>
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
        <source>Waves: as many threads as there are permits run at once, and each release lets the next one in. The free permits are drawn below.</source>
        <translation>Wellen: so viele Threads, wie es Plätze gibt, laufen zugleich, und jede Freigabe lässt den nächsten hinein. Die Plätze sind unten gezeichnet.</translation>
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
        <source>The order of the starts is fixed; whose line comes first is the operating system&apos;s choice.</source>
        <translation>Die Reihenfolge der Starts steht fest; wessen Zeile zuerst kommt, entscheidet das Betriebssystem.</translation>
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
        <source>Compare the order in which the lanes begin with the order of the lines: any order of the lines is legal.</source>
        <translation>Die Reihenfolge der Spuranfänge mit der der Zeilen vergleichen: jede Reihenfolge der Zeilen ist erlaubt.</translation>
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
        <source>The lanes bear the threads&apos; names; the last one has the name that a thread gets when it is given none.</source>
        <translation>Die Spuren tragen die Namen der Threads; die letzte hat den Namen, den ein Thread bekommt, wenn man ihm keinen gibt.</translation>
    </message>
    <message>
        <source>Three tasks on one thread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tasks that give up a turn after each step share one thread.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never two boxes in one column: t1, t2, t3, t1 ... It takes as long as one after the other, and only more workers with cores of their own make it shorter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many tasks share the thread.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many steps each task takes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work per step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long a step computes, on one core.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An explicit switch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two coroutines switch to one another by sleep(0).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>foo, bar, foo, bar: two steps each, strictly in turn on the loop; each in one piece where tasks have workers of their own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A loop within a loop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A coroutine that runs the loop that it runs on is refused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One short task on the loop&apos;s lane, and the line of the error.</source>
        <translation type="unfinished"></translation>
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
        <source>C&amp;lear selection</source>
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
        <source>&amp;Task lanes</source>
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
        <translation>&amp;Zurück</translation>
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
        <translation>Anordnung &amp;zurücksetzen</translation>
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
        <translation>Der Text führte dies mit einer Interpretersperre aus: mit ihrer Nachbildung sieht man, was er sah.</translation>
    </message>
    <message>
        <source>Explanation of the workload</source>
        <translation>Erklärung der Aufgabe</translation>
    </message>
    <message>
        <source>What this workload teaches; a figure that is a link leads to its place</source>
        <translation>Was diese Arbeit lehrt; eine Zahl mit Verweis führt zu ihrer Stelle</translation>
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
        <source>&amp;Colours</source>
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
        <source>Efficiency</source>
        <translation>Effizienz</translation>
    </message>
    <message>
        <source>Speedup divided by the worker count</source>
        <translation>Beschleunigung geteilt durch die Zahl der Arbeiter</translation>
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
        <source>Overhead</source>
        <translation>Mehraufwand</translation>
    </message>
    <message>
        <source>Part of the workers&apos; time spent on starting, moving data and the like (median run)</source>
        <translation>Teil der Zeit der Arbeiter für Starten, Datentransport und Ähnliches (mittlerer Lauf)</translation>
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
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
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
        <source>Events of the shown run</source>
        <translation>Ereignisse des gezeigten Laufs</translation>
    </message>
    <message>
        <source>This machine: %1</source>
        <translation>Diese Maschine: %1</translation>
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
</context>
<context>
    <name>interleave::ui::TimelineInteraction</name>
    <message>
        <source>%1 %2</source>
        <extracomment>a state and its part of the time: &quot;Running 12 %&quot;</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n spans too short to tell apart here</source>
        <translation>
            <numerusform>%n Abschnitt, hier zu kurz</numerusform>
            <numerusform>%n Abschnitte, hier zu kurz zum Unterscheiden</numerusform>
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
        <source>A task failed here</source>
        <translation>Hier ist eine Aufgabe fehlgeschlagen</translation>
    </message>
    <message>
        <source>Zoom in with W or Ctrl+wheel</source>
        <translation>Mit W oder Strg+Rad vergrößern</translation>
    </message>
    <message>
        <source>%1
%2 at %3</source>
        <translation>%1
%2 bei %3</translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>functions are called at their time by an event loop, and a pool has none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a task that waits holds its worker: nothing can be thrown into it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a task that sleeps is not interrupted: nothing else runs meanwhile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a worker process does not share the program&apos;s futures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>callbacks run in the pool&apos;s own thread, not in the worker process</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a daemon is cut off in the middle of a sleep, and one worker that sleeps itself has nobody who could go on meanwhile</source>
        <translation>ein Daemon wird mitten in einer Pause abgeschnitten, und ein einziger Arbeiter, der selbst schläft, hat niemanden, der solange weitermachen könnte</translation>
    </message>
</context>
</TS>
