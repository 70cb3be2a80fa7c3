// One of several things that a middleware sees to: no request without TLS.

#include <server_http.hpp>
using Server = SimpleWeb::Server<SimpleWeb::HTTP>;
using SimpleWeb::StatusCode;

struct SecurityConfig {
  bool sslRedirect = true;
  bool nosniff = true;
};

static std::string valueOf(const SimpleWeb::CaseInsensitiveMultimap &header,
                           const std::string &name) {
  const auto found = header.find(name);
  return found == header.end() ? "" : found->second;
}

static bool isSecure(const Server::Request &request) {
  return valueOf(request.header, "X-Forwarded-Proto") == "https";
}

int main() {
  const SecurityConfig config;
  Server server;
  const auto middleware = [config](std::shared_ptr<Server::Response> response,
                                   std::shared_ptr<Server::Request> request) {
    if (config.sslRedirect && !isSecure(*request)) {
      const std::string host = valueOf(request->header, "Host");
      std::string url = "https://" + host + request->path;
      if (!request->query_string.empty())
        url += "?" + request->query_string;
      response->write(StatusCode::redirection_moved_permanently,
                      {{"Location", url}});
      return;
    }
    response->write(StatusCode::success_ok);
  };
  server.default_resource["GET"] = middleware;
  server.default_resource["POST"] = middleware;
  server.default_resource["PUT"] = middleware;
  server.default_resource["DELETE"] = middleware;
}
