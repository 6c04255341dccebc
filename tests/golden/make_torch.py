#!/usr/bin/env python3
"""Writes torch_cases.txt, which tests/core/op/golden_test.cpp reads: /usr/bin/python3 tests/golden/make_torch.py

One case a line: the kind, then lists, each as its name, how many numbers, and the numbers. Shapes stand in input and
kernel, values in x, w, bias and y, row-major; flags are 0 or 1. Lists that are missing are empty or 0.
"""

import pathlib
import random

import numpy
import torch
import torch_cases

CASES_PER_KIND_AND_AXES = {
    "convolution": (45, 55, 25),
    "transposed_convolution": (55, 70, 30),
    "max_pooling": (25, 30, 12),
    "average_pooling": (25, 30, 12),
}


def number(value):
    return numpy.format_float_positional(numpy.float32(value), unique=True, trim="-")


def as_line(case):
    lists = {name: case[name] for name in ("stride", "dilation", "begin", "end")}
    lists["input"] = case["x"].shape
    lists["kernel"] = case["kernel"] if case["w"] is None else case["w"].shape
    if any(case["output_padding"]):
        lists["output_padding"] = case["output_padding"]
    lists["groups"] = [case["groups"]]
    if case["kind"].endswith("pooling"):
        lists["ceil_mode"] = [int(case["ceil_mode"])]
        lists["count_include_pad"] = [int(case["count_include_pad"])]
    result = torch_cases.expected(case)
    lists["output"] = result.shape
    for name, array in (("x", case["x"]), ("w", case["w"]), ("bias", case["bias"]), ("y", result)):
        if array is not None:
            lists[name] = array.ravel()
    words = [case["kind"]]
    for name, values in lists.items():
        words += [name, str(len(values)), *(number(value) for value in values)]
    return " ".join(words)


def main():
    source = random.Random(20240229)
    lines = [f"# made by make_torch.py with PyTorch {torch.__version__}"]
    for kind in torch_cases.KINDS:
        for axes, count in enumerate(CASES_PER_KIND_AND_AXES[kind], start=1):
            lines += [as_line(torch_cases.random_case(source, kind, axes, most_cells=160)) for _ in range(count)]
    pathlib.Path(__file__).with_name("torch_cases.txt").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
