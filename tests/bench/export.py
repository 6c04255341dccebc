#!/usr/bin/env python3
"""How fast exports are, as ratios within one run. Started by hand: tests/bench/export.py build/release/deconvista

(a) whole processes against a tool chain of LaTeX, ImageMagick and gifsicle that needs 11.2 s for 16 frames, 0.7 s each
(b) 300 frames of 1080p PNG against packing the same pixels with libdeflate at level 1, on the same cores
(c) 300 frames of 1080p H.264 against ffmpeg with the same arguments, fed the same frames from memory
(d) resident memory at 10 and at 10,000 frames
"""

import glob
import os
import shutil
import subprocess
import sys
import tempfile
import time

program = os.path.abspath(sys.argv[1])
packing = os.path.join(os.path.dirname(program), "tests", "bench_packing_bench")
folder = tempfile.mkdtemp(prefix="deconvista-bench-")
os.chdir(folder)


def export(out, *options, scene="transposed_3x3_stride_2"):
    begin = time.monotonic()
    subprocess.run([program, "export", scene, out, "--force", *options], check=True)
    return time.monotonic() - begin


def best(times, work):
    return min(work() for _ in range(times))


def memory(out, *options):
    """In MB, of the program alone."""
    pid = os.posix_spawn(program, [program, "export", "transposed_3x3_stride_2", out, "--force", *options], os.environ)
    used = os.wait4(pid, 0)[2].ru_maxrss
    return used / 1024


# First of all: a process inherits the high-water mark of the one that starts it.
few = memory("d/", "--size", "1280x720", "--steps", "4..4", "--fps", "10")
many = memory("d/", "--size", "1280x720", "--fps", "240", "--speed", "0.5")
print(f"(d) resident memory: {few:.0f} MB for a few frames, {many:.0f} MB for {len(os.listdir('d'))} (at most 400)")

small = ("--stages", "slide", "--size", "344x386")
arithmetic = "no_padding_no_strides_transposed"
frames = best(5, lambda: export("a/", *small, scene=arithmetic))
gif = best(5, lambda: export("a.gif", *small, scene=arithmetic))
print(f"(a) PNG frames {frames:.3f} s: {11.2 / frames:.0f} times faster (at least 200); "
      f"GIF {gif:.3f} s: {11.2 / gif:.0f} times (at least 60)")

# 300 frames that all differ: one of each step of a larger slide.
with open("large.json", "w", encoding="utf-8") as file:
    file.write('{"version": 1, "operation": "convolution", "input": {"generator": "ramp", "shape": [1, 1, 20, 20]}, '
               '"kernel": {"shape": [1, 1, 3, 3], "generator": "random"}}')
ours = best(2, lambda: export("b/", "--steps", "0..299", scene="large.json"))
theirs = float(subprocess.run([packing, *sorted(glob.glob("b/*.png"))], check=True, text=True,
                              capture_output=True).stdout)
print(f"(b) 300 frames of 1080p: {ours:.2f} s, packing alone {theirs:.2f} s: {ours / theirs:.2f} (at most 1.5, "
      "or 2 where drawing costs more than packing)")

if shutil.which("ffmpeg"):
    film = ("--steps", "0..14", "--speed", "0.98")
    ours = best(2, lambda: export("c.mp4", *film, scene="large.json"))
    export("c/", *film, "--fps", "30", scene="large.json")
    subprocess.run(["ffmpeg", "-v", "error", "-framerate", "30", "-i", "c/frame-%05d.png", "-f", "rawvideo",
                          "-pix_fmt", "bgr0", "raw"], check=True)
    with open("raw", "rb") as file:
        pixels = file.read()
    os.remove("raw")
    # The very arguments, as an ffmpeg of our own sees them.
    os.mkdir("bin")
    with open("bin/ffmpeg", "w", encoding="utf-8") as file:
        file.write('#!/bin/sh\nfor word; do printf "%s\\n" "$word"; done >"' + folder + '/arguments"\nexit 1\n')
    os.chmod("bin/ffmpeg", 0o755)
    subprocess.run([program, "export", "large.json", "d.mp4", *film], env={**os.environ, "PATH": folder + "/bin"},
                   stderr=subprocess.DEVNULL)
    with open("arguments", encoding="utf-8") as file:
        arguments = file.read().splitlines()
    arguments[-1] = "direct.mp4"

    def direct():
        begin = time.monotonic()
        subprocess.run(["ffmpeg", *arguments], input=pixels, check=True)
        return time.monotonic() - begin
    theirs = best(2, direct)
    print(f"(c) {len(pixels) // (1920 * 1080 * 4)} frames of 1080p H.264: {ours:.2f} s, ffmpeg alone {theirs:.2f} s: "
          f"{ours / theirs:.2f} (at most 1.3)")
    del pixels

shutil.rmtree(folder)
