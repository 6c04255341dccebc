#pragma once
// Where the engine's memory comes from and how values change their layout. Only for the files of core/dnnl.

#include <map>
#include <memory>
#include <mutex>
#include <vector>

#include <dnnl.hpp>

#include "core/net/array.h"
#include "core/net/record.h"

namespace deconvista::dnnl_engine {

// A value as the engine has it: floats in some layout of oneDNN, or a plain array of any type, or both.
struct Value {
    dnnl::memory memory;          // empty unless float32 with at least one axis
    std::shared_ptr<void> bytes;  // keeps the memory's bytes
    net::Array array;             // empty where only the memory is there

    bool empty() const { return !memory && array.empty(); }
};

net::Dims dims_of(dnnl::memory::desc const& desc);

// Row-major.
dnnl::memory::desc plain_desc(net::Dims const& dims);

// Any layout: oneDNN chooses.
dnnl::memory::desc open_desc(net::Dims const& dims);

// The view's layout, where this one can be seen so: channels whole or in one kind of blocks.
std::optional<net::Layout> layout_of(dnnl::memory::desc const& desc);

class Workshop {
public:
    Workshop();

    dnnl::engine const& device() const { return device_; }

    // Runs a primitive to its end.
    void execute(dnnl::primitive const& primitive, std::unordered_map<int, dnnl::memory> const& arguments);

    // Memory that nobody else uses; it returns when the value is gone.
    Value allocate(dnnl::memory::desc const& desc);

    // Frees what has returned and lies idle.
    void forget_idle();

    // The same floats in this layout; itself where it has it already.
    Value with_layout(Value const& value, dnnl::memory::desc const& desc);

    // As a plain array, sharing the bytes where the layout is plain already.
    net::Array plain(Value const& value);

    // As floats for oneDNN. The value is float32 and has at least one axis.
    Value floats(Value const& value) const;
    Value wrap(net::Array const& array) const;

private:
    struct Idle {
        std::mutex mutex;
        std::multimap<std::size_t, std::shared_ptr<void>> buffers;
    };

    dnnl::engine device_;
    dnnl::stream stream_;
    std::shared_ptr<Idle> idle_;
};

}  // namespace deconvista::dnnl_engine
