#include "core/dnnl/workshop.h"

#include <cstdlib>

namespace deconvista::dnnl_engine {
namespace {

using dnnl::memory;

constexpr std::size_t kAlignment = 64;  // a cache line, and the widest vector

std::shared_ptr<void> aligned_bytes(std::size_t size) {
    auto const whole = (size + kAlignment - 1) / kAlignment * kAlignment;
    auto* const bytes = std::aligned_alloc(kAlignment, std::max(whole, kAlignment));
    if (!bytes) throw std::bad_alloc{};
    return {bytes, std::free};
}

}  // namespace

net::Dims dims_of(memory::desc const& desc) {
    return desc.dims();
}

memory::desc plain_desc(net::Dims const& dims) {
    return {dims, memory::data_type::f32, net::strides_of(dims)};
}

memory::desc open_desc(net::Dims const& dims) {
    return {dims, memory::data_type::f32, memory::format_tag::any};
}

std::optional<net::Layout> layout_of(memory::desc const& desc) {
    if (desc.data.format_kind != dnnl_blocked || desc.data.ndims < 1) return std::nullopt;
    auto const& blocking = desc.data.format_desc.blocking;
    net::Layout layout;
    if (blocking.inner_nblks > 1 || (blocking.inner_nblks == 1 && blocking.inner_idxs[0] != 1)) return std::nullopt;
    layout.outer = desc.data.ndims > 1 ? blocking.strides[1] : 1;
    if (blocking.inner_nblks == 1) {
        layout.block = blocking.inner_blks[0];
        layout.inner = 1;
    }
    for (int axis = 2; axis < desc.data.ndims; ++axis) layout.strides.push_back(blocking.strides[axis]);
    return layout;
}

Workshop::Workshop() : device_{dnnl::engine::kind::cpu, 0}, stream_{device_}, idle_{std::make_shared<Idle>()} {}

void Workshop::execute(dnnl::primitive const& primitive, std::unordered_map<int, memory> const& arguments) {
    primitive.execute(stream_, arguments);
    stream_.wait();
}

Value Workshop::allocate(memory::desc const& desc) {
    auto const size = desc.get_size();
    std::shared_ptr<void> bytes;
    {
        std::lock_guard const lock{idle_->mutex};
        if (auto const found = idle_->buffers.find(size); found != idle_->buffers.end()) {
            bytes = std::move(found->second);
            idle_->buffers.erase(found);
        }
    }
    if (!bytes) bytes = aligned_bytes(size);
    // The bytes outlive the value in the list of idle ones, or go where there is no list any more.
    auto* const address = bytes.get();
    auto const give_back = [bytes = std::move(bytes), size, idle = std::weak_ptr{idle_}](void*) mutable {
        if (auto const list = idle.lock()) {
            std::lock_guard const lock{list->mutex};
            list->buffers.emplace(size, std::move(bytes));
        }
    };
    Value value;
    value.bytes = std::shared_ptr<void>{address, give_back};
    value.memory = memory{desc, device_, address};
    return value;
}

void Workshop::forget_idle() {
    std::lock_guard const lock{idle_->mutex};
    idle_->buffers.clear();
}

Value Workshop::with_layout(Value const& value, memory::desc const& desc) {
    auto const source = floats(value);
    if (source.memory.get_desc() == desc) return source;
    auto moved = allocate(desc);
    auto from = source.memory;
    auto to = moved.memory;
    dnnl::reorder{from, to}.execute(stream_, from, to);
    stream_.wait();
    return moved;
}

net::Array Workshop::plain(Value const& value) {
    if (!value.array.empty()) return value.array;
    auto const dims = dims_of(value.memory.get_desc());
    auto const moved = with_layout(value, plain_desc(dims));
    auto const count = static_cast<std::size_t>(*net::count_elements(dims));
    auto const* const bytes = static_cast<std::byte const*>(moved.memory.get_data_handle());
    return {net::ElementType::Float32, dims, {moved.bytes, {bytes, count * sizeof(float)}}};
}

Value Workshop::wrap(net::Array const& array) const {
    DECONVISTA_CHECK(array.type() == net::ElementType::Float32 && array.axes() > 0);
    Value value;
    value.array = array;
    // oneDNN takes what it only reads as not const, too. It does not mind how floats are aligned.
    value.memory = memory{plain_desc(array.dims()), device_, const_cast<std::byte*>(array.bytes().span.data())};
    return value;
}

Value Workshop::floats(Value const& value) const {
    return value.memory ? value : wrap(value.array);
}

}  // namespace deconvista::dnnl_engine
