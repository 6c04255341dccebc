#pragma once
// Cases that another program computed, as the scripts of tests/golden write them: one a line, a kind and lists of
// numbers, each as its name, how many, and the numbers. Lines that begin with # are left out.

#include <gtest/gtest.h>

#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "core/tensor/shape.h"

namespace deconvista::op {

struct GoldenCase {
    std::string kind;
    std::map<std::string, std::vector<float>> lists;
    int line{};

    // An empty list where the file has none.
    std::vector<float> list(std::string const& name) const {
        auto const found = lists.find(name);
        return found == lists.end() ? std::vector<float>{} : found->second;
    }
    std::int64_t integer(std::string const& name, std::size_t place) const {
        auto const numbers = list(name);
        return place < numbers.size() ? static_cast<std::int64_t>(numbers[place]) : 0;
    }
    bool flag(std::string const& name) const { return integer(name, 0) != 0; }

    // What follows the first `leading` numbers of the list.
    tensor::Extents extents(std::string const& name, std::size_t leading) const {
        auto const axes = list(name).size() - leading;
        tensor::Extents extents(static_cast<int>(axes), 0);
        for (std::size_t i = 0; i < axes; ++i) extents[static_cast<int>(i)] = integer(name, leading + i);
        return extents;
    }
    tensor::Shape shape(std::string const& name) const {
        return {integer(name, 0), integer(name, 1), extents(name, 2)};
    }
};

inline std::vector<GoldenCase> read_golden_cases(std::string const& file) {
    std::ifstream stream{std::string{DECONVISTA_SOURCE_DIR} + "/tests/golden/" + file};
    std::vector<GoldenCase> cases;
    int number = 0;
    for (std::string line; std::getline(stream, line);) {
        ++number;
        if (line.starts_with('#')) continue;
        GoldenCase golden{.kind = {}, .lists = {}, .line = number};
        std::istringstream words{line};
        words >> golden.kind;
        std::string name, word;
        for (std::size_t count = 0; words >> name >> count;) {
            auto& values = golden.lists[name];
            while (values.size() < count && words >> word) values.push_back(std::strtof(word.c_str(), nullptr));
            EXPECT_EQ(values.size(), count) << file << ":" << number << ": " << name;
        }
        cases.push_back(std::move(golden));
    }
    return cases;
}

}  // namespace deconvista::op
