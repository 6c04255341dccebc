"""Weights that nobody has to store: each value is an integer hash of its tensor's name and its place in it.

tests/app/models/hashed_weights.cpp makes the same ones, to the bit.
"""

import numpy


def _seed(name):
    seed = 2166136261  # FNV-1a
    for byte in name.encode():
        seed = (seed ^ byte) * 16777619 & 0xFFFFFFFF
    return seed


def _hashes(name, count):
    """The finalizer of MurmurHash3 over a sequence that begins with the seed."""
    h = numpy.arange(count, dtype=numpy.uint32)
    h *= numpy.uint32(0x9E3779B9)
    h += numpy.uint32(_seed(name))
    h ^= h >> numpy.uint32(16)
    h *= numpy.uint32(0x85EBCA6B)
    h ^= h >> numpy.uint32(13)
    h *= numpy.uint32(0xC2B2AE35)
    h ^= h >> numpy.uint32(16)
    return h


def _interval(name, dims):
    """From where to where the values go: kernels as He has it, the rest so that nothing dies out or explodes."""
    if len(dims) >= 2:
        reach = float(numpy.sqrt(numpy.float64(6) / numpy.float64(numpy.prod(dims[1:], dtype=numpy.int64))))
        return -reach, reach
    if name.endswith(("running_var", "weight")):
        return 0.5, 1.5
    return -0.1, 0.1


def hashed(name, dims):
    low, high = _interval(name, dims)
    values = (_hashes(name, int(numpy.prod(dims, dtype=numpy.int64))) >> numpy.uint32(8)).astype(numpy.float64)
    values *= (high - low) / (1 << 24)
    values += low
    return values.astype(numpy.float32).reshape(dims)


def picture(dims):
    """What goes in: from -2 to 2, about what preprocessing makes of photographs."""
    values = (_hashes("picture", int(numpy.prod(dims))) >> numpy.uint32(8)).astype(numpy.float64)
    return (values * (4.0 / (1 << 24)) - 2.0).astype(numpy.float32).reshape(dims)
