#pragma once
// What a command can be given. CLI11 reads it; but for its sake no command has to read CLI11, whose headers are large.

#include <string>
#include <vector>

namespace CLI {  // NOLINT(readability-identifier-naming): the library calls itself so
class App;
class Option;
}  // namespace CLI

namespace deconvista::cli {

class Syntax {
public:
    // What was declared, to say more about it.
    class Option {
    public:
        explicit Option(CLI::Option& option) : option_{option} {}
        Option& type_name(std::string const& name);  // as in "--size WxH"
        Option& required();
        Option& one_each();  // each time it is given, one value follows

    private:
        CLI::Option& option_;
    };

    // Adds to the app, which lasts longer.
    explicit Syntax(CLI::App& app) : app_{app} {}

    std::string const& name() const;  // of the command

    // A name without dashes is that of an argument without one. The values are written where they are, once the command
    // line is read.
    Option add_option(std::string const& name, std::string& value, std::string const& meaning);
    Option add_option(std::string const& name, std::vector<std::string>& values, std::string const& meaning);
    void add_flag(std::string const& name, bool& value, std::string const& meaning);

private:
    CLI::App& app_;
};

}  // namespace deconvista::cli
