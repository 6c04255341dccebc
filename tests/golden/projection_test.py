#!/usr/bin/env python3
"""Holds `deconvista project` to an oracle: autograd in float64 with each ReLU's backward replaced by the rule.

    deconvnet   R * (R > 0)
    guided      R * (R > 0) * (x > 0)
    gradient    R * (x > 0)

Small networks with random weights that differ from run to run (the seed is printed; give it as the second argument to
repeat one). Among them: overlapping and ceil-mode pools, padded pools, LRN, groups, depthwise and dilated layers,
batch normalization that no convolution absorbs, residual and concatenated branches, average pools of both kinds,
ReLU6, LeakyReLU, Sigmoid, transposed convolutions, 1-D and 3-D maps, fully connected layers.

Usage: projection_test.py PROGRAM [SEED]
"""

import os
import random
import subprocess
import sys
import tempfile
import warnings

try:
    import numpy as np
    import onnx  # noqa: F401  the exporter needs it
    import torch
    import torch.nn.functional as F
    from torch import nn
except ImportError as missing:
    print(f"SKIPPED: {missing.name} is not installed (Debian: python3-torch, python3-onnx)")
    sys.exit(77)

warnings.filterwarnings("ignore")
TOLERANCE = 2e-5  # of the largest pixel
RULES = ("deconvnet", "guided", "gradient")


class Rectified(torch.autograd.Function):
    """An activation whose backward pass is the rule's: rectify the signal, and multiply by the slope at x."""

    @staticmethod
    def forward(ctx, x, y, slope, rule):
        ctx.rule = rule
        ctx.save_for_backward(slope)
        return y

    @staticmethod
    def backward(ctx, signal):
        (slope,) = ctx.saved_tensors
        if ctx.rule != "gradient":
            signal = signal * (signal > 0)
        if ctx.rule != "deconvnet":
            signal = signal * slope
        return signal, None, None, None


class PassedBy(torch.autograd.Function):
    """LRN in the deconvnet: the signal is handed on."""

    @staticmethod
    def forward(ctx, x, y):
        return y

    @staticmethod
    def backward(ctx, signal):
        return signal, None


class Lrn(torch.autograd.Function):
    """As one node of the exported graph; PyTorch's exporter would take it apart."""

    @staticmethod
    def forward(ctx, x, size, alpha, beta, k):
        return F.local_response_norm(x, size, alpha, beta, k)

    @staticmethod
    def symbolic(g, x, size, alpha, beta, k):
        return g.op("LRN", x, size_i=size, alpha_f=alpha, beta_f=beta, bias_f=k)


class Net(nn.Module):
    """Records the layers whose units are projected. With rule None it is the plain network that is exported."""

    def __init__(self):
        super().__init__()
        self.rule = None
        self.layers = []

    def activation(self, x, y, slope):
        if self.rule is not None:
            y = Rectified.apply(x, y.detach(), slope.detach(), self.rule)
        return self.layer(y)

    def layer(self, y):
        self.layers.append(y)
        return y

    def relu(self, x):
        return self.activation(x, F.relu(x), (x > 0).to(x.dtype))

    def relu6(self, x):
        return self.activation(x, torch.clamp(x, 0, 6), ((x > 0) & (x < 6)).to(x.dtype))

    def leaky(self, x):
        return self.activation(x, F.leaky_relu(x, 0.2), torch.where(x > 0, torch.ones_like(x), 0.2 * torch.ones_like(x)))

    def sigmoid(self, x):
        y = torch.sigmoid(x)
        return self.activation(x, y, y * (1 - y))

    def lrn(self, x, size):
        if self.rule is None:
            return Lrn.apply(x, size, 0.3, 0.75, 1.5)
        y = F.local_response_norm(x, size, alpha=0.3, beta=0.75, k=1.5)
        return PassedBy.apply(x, y.detach()) if self.rule == "deconvnet" else y

    def forward(self, x):
        self.layers = []
        self.run(x)
        return tuple(self.layers)


class Overlapping(Net):
    """AlexNet's parts: strides, LRN, groups, 3x3/2 pools, fully connected."""
    shape = (3, 47, 45)

    def __init__(self):
        super().__init__()
        self.c1 = nn.Conv2d(3, 12, 7, stride=2, padding=2)
        self.c2 = nn.Conv2d(12, 16, 5, padding=2, groups=2)
        self.c3 = nn.Conv2d(16, 18, 3, padding=1, groups=2)
        self.f1 = nn.Linear(18 * 5 * 4, 20)
        self.f2 = nn.Linear(20, 10)

    def run(self, x):
        x = F.max_pool2d(self.lrn(self.relu(self.c1(x)), 5), 3, 2)
        x = F.max_pool2d(self.lrn(self.relu(self.c2(x)), 3), 3, 2)
        x = torch.flatten(self.relu(self.c3(x)), 1)
        self.layer(self.f2(self.relu(self.f1(x))))


class Plain(Net):
    """VGG's: 3x3 layers between 2x2 pools."""
    shape = (3, 32, 32)

    def __init__(self):
        super().__init__()
        widths = [3, 8, 8, 16, 16, 24, 24]
        self.c = nn.ModuleList(nn.Conv2d(a, b, 3, padding=1) for a, b in zip(widths, widths[1:]))
        self.f1 = nn.Linear(24 * 16, 16)

    def run(self, x):
        for i, convolution in enumerate(self.c):
            x = self.relu(convolution(x))
            if i % 2 == 1:
                x = F.max_pool2d(x, 2)
        self.layer(self.f1(torch.flatten(x, 1)))


class Residual(Net):
    shape = (3, 33, 30)

    def __init__(self):
        super().__init__()
        self.c1 = nn.Conv2d(3, 16, 7, stride=2, padding=3, bias=False)
        self.b1 = nn.BatchNorm2d(16)
        self.c2, self.c3 = nn.Conv2d(16, 16, 3, padding=1), nn.Conv2d(16, 16, 3, padding=1)
        self.b2 = nn.BatchNorm2d(16)
        self.c4 = nn.Conv2d(16, 24, 3, stride=2, padding=1)
        self.c5 = nn.Conv2d(16, 24, 1, stride=2)
        self.f = nn.Linear(24, 10)

    def run(self, x):
        x = F.max_pool2d(self.relu(self.b1(self.c1(x))), 3, 2, 1)
        x = self.relu(x + self.c3(self.relu(self.c2(x))))
        pre = self.relu(self.b2(x))  # no convolution before it
        x = self.relu(self.c4(pre) + self.c5(x))
        self.layer(self.f(torch.flatten(F.adaptive_avg_pool2d(x, 1), 1)))


class Branches(Net):
    """Inception's and Fire's: concatenation, ceil_mode, 3x3/1 pools with padding."""
    shape = (3, 38, 41)

    def __init__(self):
        super().__init__()
        self.c1 = nn.Conv2d(3, 12, 3, stride=2)
        self.a, self.b = nn.Conv2d(12, 8, 1), nn.Conv2d(12, 6, 3, padding=1)
        self.c, self.d = nn.Conv2d(12, 5, 5, padding=2), nn.Conv2d(12, 7, 1)
        self.e = nn.Conv2d(26, 14, 1)

    def run(self, x):
        x = F.max_pool2d(self.relu(self.c1(x)), 3, 2, ceil_mode=True)
        x = torch.cat([self.relu(self.a(x)), self.relu(self.b(x)), self.relu(self.c(x)),
                       self.relu(self.d(F.max_pool2d(x, 3, 1, 1)))], 1)
        x = self.relu(self.e(F.max_pool2d(x, 2, 2, ceil_mode=True)))
        self.layer(x.mean((2, 3)))


class Depthwise(Net):
    """MobileNet's: depthwise layers, ReLU6, linear bottlenecks."""
    shape = (3, 36, 36)

    def __init__(self):
        super().__init__()
        self.c1 = nn.Conv2d(3, 16, 3, stride=2, padding=1)
        self.d1, self.p1 = nn.Conv2d(16, 16, 3, padding=1, groups=16), nn.Conv2d(16, 16, 1)
        self.d2, self.p2 = nn.Conv2d(16, 32, 5, stride=2, padding=2, groups=16), nn.Conv2d(32, 20, 1)
        self.f = nn.Linear(20, 8)

    def run(self, x):
        x = self.relu6(3 * self.c1(x))
        x = x + self.p1(self.relu6(3 * self.d1(x)))
        x = self.relu6(self.p2(self.relu6(2 * self.d2(x))))
        self.layer(self.f(F.adaptive_avg_pool2d(x, 1).flatten(1)))


class Dilated(Net):
    """Dilated and asymmetrically padded layers, average pools that count their padding and that do not."""
    shape = (2, 31, 28)

    def __init__(self):
        super().__init__()
        self.c1 = nn.Conv2d(2, 10, 3, dilation=2, padding=2)
        self.c2 = nn.Conv2d(10, 12, (3, 2), dilation=(3, 1), padding=(1, 0), stride=(1, 2))
        self.c3 = nn.Conv2d(12, 14, 3)

    def run(self, x):
        x = F.avg_pool2d(self.leaky(self.c1(x)), 3, 2, 1)
        x = F.avg_pool2d(self.relu(self.c2(F.pad(x, (2, 0, 1, 3)))), 2, 2, 1, count_include_pad=False)
        self.relu(self.c3(x))


class Upsampling(Net):
    """A decoder: transposed convolutions with groups and output padding; a sigmoid; a reflected border."""
    shape = (3, 26, 26)

    def __init__(self):
        super().__init__()
        self.c1 = nn.Conv2d(3, 12, 4, stride=2, padding=1)
        self.t1 = nn.ConvTranspose2d(12, 8, 3, stride=2, padding=1, output_padding=1)
        self.t2 = nn.ConvTranspose2d(8, 6, 4, stride=(2, 1), padding=(1, 2), groups=2)
        self.c2 = nn.Conv2d(6, 5, 3)

    def run(self, x):
        x = self.relu(self.c1(F.pad(x, (1, 1, 1, 1), mode="reflect")))
        x = self.sigmoid(self.t1(F.max_pool2d(x, 2)))
        self.relu(self.c2(self.relu(self.t2(x))))


class Line(Net):
    shape = (4, 80)

    def __init__(self):
        super().__init__()
        self.c1, self.c2 = nn.Conv1d(4, 10, 9, stride=2, padding=4), nn.Conv1d(10, 12, 5, padding=2, dilation=1)
        self.f = nn.Linear(12 * 9, 6)

    def run(self, x):
        x = F.max_pool1d(self.relu(self.c1(x)), 3, 2, 1)
        x = F.max_pool1d(self.relu(self.c2(x)), 4, 2)
        self.layer(self.f(x.flatten(1)))


class Volume(Net):
    shape = (2, 9, 14, 12)

    def __init__(self):
        super().__init__()
        self.c1, self.c2 = nn.Conv3d(2, 8, 3, padding=1), nn.Conv3d(8, 10, (1, 3, 3), stride=(1, 2, 1), groups=2)

    def run(self, x):
        x = F.max_pool3d(self.relu(self.c1(x)), (3, 2, 2), (2, 2, 2), (1, 0, 0))
        self.relu(self.c2(x))


class Head(Net):
    """What exporters put around networks: a re-normalisation of the channels, MatMul and Add for a layer, reshapes."""
    shape = (3, 24, 24)

    def __init__(self):
        super().__init__()
        self.c1, self.c2 = nn.Conv2d(3, 10, 5, padding=2), nn.Conv2d(10, 12, 3)
        self.weights = nn.Parameter(torch.randn(12, 9) * 0.3)
        self.f = nn.Linear(12, 7)

    def run(self, x):
        parts = [torch.unsqueeze(x[:, c], 1) * (0.4 + 0.1 * c) + (0.02 - 0.3 * c) for c in range(3)]
        x = F.max_pool2d(self.relu(self.c1(torch.cat(parts, 1))), 2)
        x = F.max_pool2d(self.relu(self.c2(x)), 5, 5)
        tokens = x.reshape(1, 12, 4).transpose(1, 2)  # (1, 4, 12)
        mixed = torch.matmul(tokens, self.weights)    # (1, 4, 9)
        self.relu(mixed)
        self.layer(self.f(tokens.mean(1)))


def write_npy(path, array):
    np.save(path, np.ascontiguousarray(array, dtype=np.float32))


def strongest(layer, count, chance):
    """The layer's strongest unit and some at random. Not those whose terms all but cancel: their seed, and with it
    every pixel, has fewer digits in float32."""
    values = layer[0].detach().numpy()
    positive = np.argwhere(values > 0.02 * values.max())
    if len(positive) == 0:
        return []
    units = [np.unravel_index(np.argmax(values), values.shape)]
    units += [tuple(positive[chance.randrange(len(positive))]) for _ in range(count)]
    return [tuple(int(i) for i in unit) for unit in units]


def oracle(net, x, layer, unit, rule):
    net.rule = rule
    x = x.clone().requires_grad_(True)
    activation = net(x)[layer]
    seed = torch.zeros_like(activation)
    seed[(0,) + unit] = activation[(0,) + unit].detach()
    (pixels,) = torch.autograd.grad(activation, x, seed)
    net.rule = None
    return pixels.numpy()


def check(program, folder, kind, chance):
    net = kind().eval()
    for module in net.modules():
        if isinstance(module, nn.BatchNorm2d):
            nn.init.uniform_(module.weight, 0.5, 1.5)
            nn.init.uniform_(module.running_mean, -0.3, 0.3)
            nn.init.uniform_(module.running_var, 0.3, 2)
    x = torch.randn(1, *net.shape)
    with torch.no_grad():
        count = len(net(x))
    names = [f"layer{i}" for i in range(count)]
    model, picture, out = (os.path.join(folder, name) for name in ("net.onnx", "x.npy", "out.npy"))
    torch.onnx.export(net, x, model, opset_version=13, input_names=["x"], output_names=names)
    write_npy(picture, x.numpy())
    net, x = net.double(), x.double()
    worst, done = 0.0, 0
    layers = net(x)
    for i, layer in enumerate(layers):
        for unit in strongest(layer, 1, chance):
            for rule in RULES:
                subprocess.run([program, "project", model, "--input", picture, "--layer", names[i], "--unit",
                                ",".join(map(str, unit)), "--rule", rule, out, "--force"], check=True)
                found, wanted = np.load(out), oracle(net, x, i, unit, rule)
                assert found.shape == wanted.shape, (kind.__name__, names[i], found.shape)
                largest = np.abs(wanted).max()
                error = np.abs(found - wanted).max() / max(largest, 1e-30)
                if error > TOLERANCE:
                    print(f"{kind.__name__} {names[i]} unit {unit} {rule}: differs by {error:.2g} of the largest pixel")
                    sys.exit(1)
                worst, done = max(worst, error), done + 1
    print(f"{kind.__name__}: {done} projections, largest difference {worst:.2g}")


def main():
    program = sys.argv[1]
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else random.SystemRandom().randrange(1 << 30)
    print(f"seed {seed}")
    torch.manual_seed(seed)
    torch.set_num_threads(2)
    chance = random.Random(seed)
    kinds = (Overlapping, Plain, Residual, Branches, Depthwise, Dilated, Upsampling, Line, Volume, Head)
    with tempfile.TemporaryDirectory() as folder:
        for kind in kinds:
            check(program, folder, kind, chance)


main()
