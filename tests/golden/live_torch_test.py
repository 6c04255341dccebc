#!/usr/bin/env python3
"""Asks `PROGRAM eval -` for fresh random operations and compares every value with PyTorch's, bit for bit.

Usage: live_torch_test.py PROGRAM [SEED]. A failure names the seed and the scene; the same seed gives the same scenes.
"""

import json
import random
import secrets
import subprocess
import sys

sys.dont_write_bytecode = True  # torch_cases lies in the source tree

CASES = 1200
SKIPPED = 77


def padding_of(case, source):
    """As a scene may have it: pairs, or one integer an axis where both ends are alike."""
    pairs = [list(pair) for pair in zip(case["begin"], case["end"])]
    return [begin if begin == end and source.random() < 0.5 else [begin, end] for begin, end in pairs]


def tensor(array):
    return {"shape": list(array.shape), "values": [int(value) for value in array.ravel()]}


def scene_of(case, source):
    scene = {
        "version": 1,
        "operation": case["kind"],
        "input": tensor(case["x"]),
        "stride": case["stride"],
        "dilation": case["dilation"],
        "padding": padding_of(case, source),
    }
    if case["w"] is None:
        scene["kernel"] = {"shape": case["kernel"]}
        scene["ceil_mode"] = case["ceil_mode"]
        scene["count_include_pad"] = case["count_include_pad"]
        return scene
    scene["kernel"] = tensor(case["w"])
    scene["groups"] = case["groups"]
    if case["bias"] is not None:
        scene["bias"] = [int(value) for value in case["bias"]]
    if any(case["output_padding"]):
        scene["output_padding"] = case["output_padding"]
    if case["kind"] == "transposed_convolution":
        scene["crop"] = source.choice(("before", "after"))
    for name in ("stride", "dilation"):
        if all(number == 1 for number in scene[name]):
            del scene[name]
    return scene


def fault_of(answer, expected, numpy):
    """What is wrong with an answer, or None."""
    if "error" in answer:
        return f"refused: {answer['error']}"
    if answer["shape"] != list(expected.shape):
        return f"shape {answer['shape']}, PyTorch has {list(expected.shape)}"
    found = numpy.array([float(value) for value in answer["values"]], dtype=numpy.float32)
    if not numpy.array_equal(found, expected.ravel(), equal_nan=True):
        return f"values {found.tolist()}, PyTorch has {expected.ravel().tolist()}"
    return None


def main():
    program = sys.argv[1]
    try:
        import numpy
        import torch_cases
    except ImportError as error:
        print(f"SKIPPED: PyTorch is not here ({error}); install python3-torch")
        return SKIPPED
    seed = sys.argv[2] if len(sys.argv) > 2 else secrets.token_hex(8)
    source = random.Random(seed)
    cases = []
    for number in range(CASES):
        kind = torch_cases.KINDS[number % len(torch_cases.KINDS)]
        cases.append(torch_cases.random_case(source, kind, source.randint(1, 3), most_cells=2000))
    scenes = [json.dumps(scene_of(case, source)) for case in cases]
    run = subprocess.run([program, "eval", "-"], input="\n".join(scenes) + "\n", capture_output=True, text=True)
    answers = run.stdout.splitlines()
    if run.returncode != 0 or len(answers) != len(cases):
        print(f"seed {seed}: exit {run.returncode}, {len(answers)} answers to {len(cases)} scenes\n{run.stderr}")
        return 1
    faults = 0
    for case, scene, answer in zip(cases, scenes, answers):
        fault = fault_of(json.loads(answer), torch_cases.expected(case), numpy)
        if fault:
            print(f"seed {seed}: {scene}\n  {fault}")
            faults += 1
    print(f"seed {seed}: {len(cases) - faults} of {len(cases)} scenes give PyTorch's values")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
