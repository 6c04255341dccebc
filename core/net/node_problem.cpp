#include "core/net/node_problem.h"

namespace deconvista::net {

base::Problem node_problem(Node const& node, std::string sentence, std::vector<std::string> facts) {
    facts.insert(facts.begin(), {node.name, node.operation});
    return base::refused(std::move(sentence), std::move(facts));
}

base::Problem node_limit(Node const& node, std::string sentence, std::vector<std::string> facts) {
    auto problem = node_problem(node, std::move(sentence), std::move(facts));
    problem.kind = base::Problem::Kind::Limit;
    return problem;
}

}  // namespace deconvista::net
