#include "app/cli/syntax.h"

#include <CLI/CLI.hpp>

namespace deconvista::cli {

Syntax::Option& Syntax::Option::type_name(std::string const& name) {
    option_.type_name(name);
    return *this;
}

Syntax::Option& Syntax::Option::required() {
    option_.required();
    return *this;
}

Syntax::Option& Syntax::Option::one_each() {
    option_.allow_extra_args(false);
    return *this;
}

std::string const& Syntax::name() const {
    return app_.get_name();
}

Syntax::Option Syntax::add_option(std::string const& name, std::string& value, std::string const& meaning) {
    return Option{*app_.add_option(name, value, meaning)};
}

Syntax::Option Syntax::add_option(std::string const& name, std::vector<std::string>& values,
                                  std::string const& meaning) {
    return Option{*app_.add_option(name, values, meaning)};
}

void Syntax::add_flag(std::string const& name, bool& value, std::string const& meaning) {
    app_.add_flag(name, value, meaning);
}

}  // namespace deconvista::cli
