#!/usr/bin/env python3
"""Ratios for networks, in one run on this machine: VGG-16's forward run against oneDNN's bare primitives and against
PyTorch, and the deconvnet projection of one unit against PyTorch's autograd with the rule in place of ReLU's backward.

Usage: network.py BENCH_PROGRAM [REPETITIONS]   (build/release/tests/bench_network_bench)
Medians; projections are timed after the forward pass on both sides.
"""

import json
import statistics
import subprocess
import sys
import time
import warnings

import torch
import torchvision
from torch import nn

warnings.filterwarnings("ignore")


class DeconvnetRelu(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        return x.clamp(min=0)

    @staticmethod
    def backward(ctx, signal):
        return signal.clamp(min=0)


class Relu(nn.Module):
    def forward(self, x):
        return DeconvnetRelu.apply(x)


def ours(program, repetitions):
    text = subprocess.run([program, f"--benchmark_repetitions={repetitions}", "--benchmark_format=json",
                           "--benchmark_report_aggregates_only=true"], check=True, capture_output=True).stdout
    rows = json.loads(text)["benchmarks"]
    medians = {}
    for row in rows:
        name, *rest = row["run_name"].split("/")
        if row["aggregate_name"] == "median":
            medians[f"{name}/{rest[0]}" if name == "Project" else name] = row["real_time"]
    return medians


def median_of(work, count):
    times = []
    for _ in range(count):
        begin = time.perf_counter()
        work()
        times.append((time.perf_counter() - begin) * 1000)
    return statistics.median(times)


def main():
    repetitions = max(2, int(sys.argv[2])) if len(sys.argv) > 2 else 5
    figures = ours(sys.argv[1], repetitions)

    torch.manual_seed(0)
    x = torch.randn(1, 3, 224, 224)
    model = torchvision.models.vgg16(weights=None).eval()
    with torch.no_grad():
        model(x)
        forward = median_of(lambda: model(x), 9)
    features = model.features
    for i, module in enumerate(features):
        if isinstance(module, nn.ReLU):
            features[i] = Relu()
    theirs = {}
    for name, end in (("conv3_3", 16), ("conv4_3", 23), ("conv5_3", 30)):
        picture = x.clone().requires_grad_(True)
        layer = features[:end](picture)
        middle = layer.shape[-1] // 2
        channel = int(layer[0, :, middle, middle].argmax())
        seed = torch.zeros_like(layer)
        seed[0, channel, middle, middle] = layer[0, channel, middle, middle].detach()
        torch.autograd.grad(layer, picture, seed, retain_graph=True)
        theirs[name] = median_of(lambda: torch.autograd.grad(layer, picture, seed, retain_graph=True), 9)

    print(f"forward: {figures['Forward']:.1f} ms; bare primitives {figures['BarePrimitives']:.1f} ms "
          f"(ratio {figures['Forward'] / figures['BarePrimitives']:.2f}); PyTorch {forward:.1f} ms "
          f"(ratio {figures['Forward'] / forward:.2f})")
    for name, time_there in theirs.items():
        here = figures[f"Project/{name}"]
        print(f"projection of {name}: {here:.2f} ms; PyTorch {time_there:.1f} ms ({time_there / here:.1f} times faster)")
    print(f"projection of a unit of the bundled network's relu4: {figures['ProjectBundled']:.2f} ms")


main()
