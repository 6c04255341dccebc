#include "core/dnnl/backward_convolutions.h"

#include <deque>

#include "core/dnnl/workshop.h"

namespace deconvista::dnnl_engine {
namespace {

using dnnl::memory;

constexpr std::size_t kFormsKept = 256;  // over all layers; units at borders have sizes of their own

memory::desc channels_last(std::int64_t channels, tensor::Extents const& cells) {
    net::Dims dims{1, channels};
    dims.insert(dims.end(), cells.begin(), cells.end());
    net::Dims strides(dims.size(), 1);
    auto stride = channels;
    for (auto axis = dims.size(); axis-- > 2; stride *= dims[axis]) strides[axis] = stride;
    strides[0] = stride;
    return {dims, memory::data_type::f32, strides};
}

// Weights with the groups as an axis of their own.
memory::desc stored_weights(net::Dims dims, std::int64_t groups) {
    if (groups > 1) {
        dims[0] /= groups;
        dims.insert(dims.begin(), groups);
    }
    return plain_desc(dims);
}

struct Form {
    int key;
    op::Operation operation;
    tensor::Extents output, input;
    std::optional<dnnl::convolution_backward_data> primitive;  // none: oneDNN refused it
    memory::desc signal, result, weights;
};

Form make_form(dnnl::engine const& device, BackwardRequest const& request) {
    Form form{request.weights_key, request.operation, request.output, request.input, {}, {}, {}, {}};
    memory::dims strides, dilates, begin, end;
    for (auto const& axis : request.operation.axes) {
        strides.push_back(axis.stride);
        dilates.push_back(axis.dilation - 1);
        begin.push_back(axis.padding_begin);
        end.push_back(axis.padding_end);
    }
    auto const& kernel = request.weights.dims();
    auto const groups = request.operation.groups;
    form.signal = channels_last(kernel[0], request.output);
    form.result = channels_last(kernel[1] * groups, request.input);
    auto const stored = stored_weights(kernel, groups);
    auto const algorithm = dnnl::algorithm::convolution_direct;
    try {
        using Forward = dnnl::convolution_forward;
        using Backward = dnnl::convolution_backward_data;
        Forward::desc const forward{dnnl::prop_kind::forward_training,
                                    algorithm,
                                    form.result,
                                    open_desc(stored.dims()),
                                    form.signal,
                                    strides,
                                    dilates,
                                    begin,
                                    end};
        Backward::desc const backward{algorithm, form.result, open_desc(stored.dims()), form.signal, strides, dilates,
                                      begin,     end};
        Backward::primitive_desc const made{backward, device, Forward::primitive_desc{forward, device}};
        form.weights = made.weights_desc();
        form.primitive.emplace(made);
    } catch (dnnl::error const&) {
        // Stays without a primitive, so that it is not tried again.
    }
    return form;
}

}  // namespace

struct BackwardConvolutions::State {
    Form& find(BackwardRequest const& request) {
        for (auto& form : forms)
            if (form.key == request.weights_key && form.operation == request.operation &&
                form.output == request.output && form.input == request.input)
                return form;
        if (forms.size() == kFormsKept) forms.pop_front();
        forms.push_back(make_form(workshop.device(), request));
        return forms.back();
    }

    // The weights in the form's layout, reordered once for each layout that came up.
    Value const& weights(Form const& form, BackwardRequest const& request) {
        auto const range = reordered.equal_range(form.key);
        for (auto i = range.first; i != range.second; ++i)
            if (i->second.memory.get_desc() == form.weights) return i->second;
        auto stored = workshop.wrap(request.weights);
        stored.memory = memory{stored_weights(request.weights.dims(), request.operation.groups), workshop.device(),
                               stored.memory.get_data_handle()};
        return reordered.emplace(form.key, workshop.with_layout(stored, form.weights))->second;
    }

    Workshop workshop;
    std::deque<Form> forms;
    std::multimap<int, Value> reordered;
};

BackwardConvolutions::BackwardConvolutions() : state_{std::make_unique<State>()} {}
BackwardConvolutions::~BackwardConvolutions() = default;
BackwardConvolutions::BackwardConvolutions(BackwardConvolutions&&) noexcept = default;
BackwardConvolutions& BackwardConvolutions::operator=(BackwardConvolutions&&) noexcept = default;

bool BackwardConvolutions::run(BackwardRequest const& request, std::span<float const> signal, std::span<float> result) {
    auto& form = state_->find(request);
    if (!form.primitive) return false;
    auto const& weights = state_->weights(form, request);
    auto const& device = state_->workshop.device();
    state_->workshop.execute(*form.primitive,
                             {{DNNL_ARG_DIFF_DST, memory{form.signal, device, const_cast<float*>(signal.data())}},
                              {DNNL_ARG_WEIGHTS, weights.memory},
                              {DNNL_ARG_DIFF_SRC, memory{form.result, device, result.data()}}});
    return true;
}

}  // namespace deconvista::dnnl_engine
