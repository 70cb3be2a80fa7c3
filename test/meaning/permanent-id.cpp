// Identifiers for good: they outlive the place where an edition's API happens
// to be at the moment.

#include <server_http.hpp>
using Server = SimpleWeb::Server<SimpleWeb::HTTP>;

static const std::string prefix = "/edition/api";
static const std::string current = "https://api.edition.example/v1";

static void resolve(std::shared_ptr<Server::Response> response,
                    std::shared_ptr<Server::Request> request) {
  SimpleWeb::CaseInsensitiveMultimap header;
  header.emplace("Location", current + request->path.substr(prefix.size()));
  response->write(SimpleWeb::StatusCode::redirection_found, header);
}

int main() {
  Server server;
  server.resource["^/edition/api/.*$"]["GET"] = resolve;
  server.resource["^/edition/api/.*$"]["POST"] = resolve;
}
