#!/usr/bin/env python3
"""Asks `PROGRAM eval -` for fresh random operations and compares every value with PyTorch's, bit for bit, by each of
the methods. Phases belong to transposed convolutions: asked for of others, they must be refused.

Usage: live_torch_test.py PROGRAM [SEED]. A failure names the seed and the scene; the same seed gives the same scenes.
"""

import json
import random
import secrets
import subprocess
import sys

sys.dont_write_bytecode = True  # torch_cases lies in the source tree

CONVOLUTIONS = 1200  # of both kinds
POOLINGS = 600
METHODS = ("gather", "scatter", "matrix", "phases")
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


def answers_to(program, method, scenes):
    """One answer a scene, in order."""
    run = subprocess.run([program, "eval", "-", "--method", method], input="\n".join(scenes) + "\n",
                         capture_output=True, text=True)
    answers = run.stdout.splitlines()
    if run.returncode != 0 or len(answers) != len(scenes):
        sys.exit(f"{method}: exit {run.returncode}, {len(answers)} answers to {len(scenes)} scenes\n{run.stderr}")
    return [json.loads(answer) for answer in answers]


def fault_by(method, case, answer, expected, numpy):
    if method == "phases" and case["kind"] != "transposed_convolution":
        return None if "error" in answer else "has phases, but is no transposed convolution"
    return fault_of(answer, expected, numpy)


def made_up_cases(source, torch_cases):
    kinds = [kind for kind in torch_cases.KINDS if not kind.endswith("pooling")]
    poolings = [kind for kind in torch_cases.KINDS if kind.endswith("pooling")]
    wanted = [kinds[i % len(kinds)] for i in range(CONVOLUTIONS)]
    wanted += [poolings[i % len(poolings)] for i in range(POOLINGS)]
    return [torch_cases.random_case(source, kind, source.randint(1, 3), most_cells=2000) for kind in wanted]


def main():
    program = sys.argv[1]
    try:
        import numpy
        import torch_cases
    except ImportError as error:
        print(f"SKIPPED: PyTorch is not here ({error}); install python3-torch")
        return SKIPPED
    seed = sys.argv[2] if len(sys.argv) > 2 else secrets.token_hex(8)
    print(f"seed {seed}", flush=True)
    source = random.Random(seed)
    cases = made_up_cases(source, torch_cases)
    scenes = [json.dumps(scene_of(case, source)) for case in cases]
    expected = [torch_cases.expected(case) for case in cases]
    faults = 0
    for method in METHODS:
        wrong = 0
        for case, scene, wanted, answer in zip(cases, scenes, expected, answers_to(program, method, scenes)):
            fault = fault_by(method, case, answer, wanted, numpy)
            if fault:
                print(f"{method}: {scene}\n  {fault}")
                wrong += 1
        print(f"{method}: {len(cases) - wrong} of {len(cases)} scenes give PyTorch's values")
        faults += wrong
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
