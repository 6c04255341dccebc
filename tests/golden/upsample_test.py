#!/usr/bin/env python3
"""Asks `PROGRAM eval -` for fresh random inputs that are upsampled, under a kernel of a single 1, and compares every
value with what PyTorch's interpolate makes of them in double precision (align_corners=False). Nearest neighbours are
the same values; where thirds and sevenths were added up, PyTorch's sums may be off in their last bits.

Usage: upsample_test.py PROGRAM [SEED]. A failure names the seed and the scene; the same seed gives the same scenes.
"""

import json
import random
import secrets
import sys

sys.dont_write_bytecode = True  # live_torch_test lies in the source tree

import live_torch_test as live

CASES = 600
LINEAR = ("linear", "bilinear", "trilinear")  # by the number of axes


def random_case(source):
    axes = source.randint(1, 3)
    shape = [source.randint(1, 2), source.randint(1, 3)] + [source.randint(1, 9 // axes) for _ in range(axes)]
    count = 1
    for extent in shape:
        count *= extent
    values = [source.randint(-50, 50) for _ in range(count)]
    return {"shape": shape, "values": values, "mode": source.choice(("nearest", "bilinear")),
            "factor": source.choice((2, 3, 4, source.randint(1, 7)))}


def scene_of(case):
    channels, axes = case["shape"][1], len(case["shape"]) - 2
    return {
        "version": 1,
        "operation": "convolution",
        "input": {"shape": case["shape"], "values": case["values"],
                  "upsample": {"mode": case["mode"], "factor": case["factor"]}},
        "kernel": {"shape": [channels, 1] + [1] * axes, "values": [1] * channels},
        "groups": channels,
    }


def fault_of(case, answer, expected, numpy):
    found = numpy.array([float(value) for value in answer.get("values", [])], dtype=numpy.float32).astype(float)
    wanted = expected.numpy()
    if "error" in answer or answer["shape"] != list(wanted.shape):
        return f"{answer}, PyTorch has the shape {list(wanted.shape)}"
    exact = case["mode"] == "nearest" or case["factor"] in (1, 2, 4)
    # Answers are rounded to single precision: at most 2^-24 of the value.
    if numpy.allclose(found, wanted.ravel(), rtol=0 if exact else 6e-8, atol=0 if exact else 1e-12):
        return None
    return f"values {found.tolist()}, PyTorch has {wanted.ravel().tolist()}"


def expected(case, torch):
    small = torch.tensor(case["values"], dtype=torch.float64).reshape(case["shape"])
    size = [extent * case["factor"] for extent in case["shape"][2:]]
    if case["mode"] == "nearest":
        large = torch.nn.functional.interpolate(small, size=size, mode="nearest")
    else:
        mode = LINEAR[len(size) - 1]
        large = torch.nn.functional.interpolate(small, size=size, mode=mode, align_corners=False)
    return large


def main():
    program = sys.argv[1]
    try:
        import numpy
        import torch
    except ImportError as error:
        print(f"SKIPPED: PyTorch is not here ({error}); install python3-torch")
        return live.SKIPPED
    seed = sys.argv[2] if len(sys.argv) > 2 else secrets.token_hex(8)
    print(f"seed {seed}", flush=True)
    source = random.Random(seed)
    cases = [random_case(source) for _ in range(CASES)]
    scenes = [json.dumps(scene_of(case)) for case in cases]
    faults = 0
    for case, scene, answer in zip(cases, scenes, live.answers_to(program, "gather", scenes)):
        fault = fault_of(case, answer, expected(case, torch), numpy)
        if fault:
            print(f"{scene}\n  {fault}")
            faults += 1
    print(f"{CASES - faults} of {CASES} inputs are upsampled to PyTorch's values")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
