#pragma once
// The layer that most are: one value goes in, in the layout that the primitive wants, one comes out; all else is
// constant. Only for the files of core/dnnl.

#include "core/dnnl/layer.h"

namespace deconvista::dnnl_engine {

using Constants = std::unordered_map<int, Value>;  // by oneDNN's name of the argument

class OneInput final : public Layer {
public:
    OneInput(dnnl::primitive primitive, dnnl::memory::desc const& input, dnnl::memory::desc const& output,
             Constants constants = {})
        : primitive_{std::move(primitive)}, input_{input}, output_{output}, constants_{std::move(constants)} {}

    Value run(Workshop& workshop, std::span<Value const> inputs) override {
        auto const input = workshop.with_layout(inputs[0], input_);
        auto output = workshop.allocate(output_);
        std::unordered_map<int, dnnl::memory> arguments{{DNNL_ARG_SRC, input.memory}, {DNNL_ARG_DST, output.memory}};
        for (auto const& [argument, value] : constants_) arguments.emplace(argument, value.memory);
        workshop.execute(primitive_, arguments);
        return output;
    }

private:
    dnnl::primitive primitive_;
    dnnl::memory::desc input_, output_;
    Constants constants_;
};

}  // namespace deconvista::dnnl_engine
