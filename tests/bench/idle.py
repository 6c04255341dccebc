"""See idle.sh."""

import os
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "gui"))
import window  # noqa: E402

window.program, seconds = os.path.abspath(sys.argv[1]), float(sys.argv[2])


def processor_seconds(process):
    with open(f"/proc/{process.pid}/stat") as file:
        fields = file.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


with tempfile.TemporaryDirectory() as home:
    display = window.Display()
    first_frames = []
    for _ in range(5):
        begin = time.time()
        running = window.Window(display, home)
        first_frames.append(running.state["first_swap"] - begin)
        running.close()
    running = window.Window(display, home)
    time.sleep(3)
    before = processor_seconds(running.process)
    time.sleep(seconds)
    used = processor_seconds(running.process) - before
    running.key("F1")
    quiet = running.expect(dialog="keys")["quiet_before_input"]
    running.close()
    display.close()
    print(f"idle for {seconds:.0f} s: {100 * used / seconds:.2f} % of a core, no buffer swap for {quiet:.1f} s")
    print(f"start to first frame: median {sorted(first_frames)[2]:.3f} s of {[round(t, 3) for t in first_frames]}")
