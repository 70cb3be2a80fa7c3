// A library for authorization servers writes the answer once the server's own
// form has been sent.

#include <server_http.hpp>
using Server = SimpleWeb::Server<SimpleWeb::HTTP>;
using SimpleWeb::StatusCode;

struct AuthorizeRequest {
  std::string redirectUri;
  std::string state;
};
AuthorizeRequest parse(const std::string &form);
std::string newCode(const AuthorizeRequest &request);

static void writeAuthorizeResponse(Server::Response &response,
                                   const AuthorizeRequest &request,
                                   const std::string &code) {
  const std::string url =
      request.redirectUri + "?code=" + code + "&state=" + request.state;
  response.write(StatusCode::redirection_found,
                 {{"Location", url}, {"Cache-Control", "no-store"}});
}

int main() {
  Server server;
  server.resource["^/login$"]["POST"] =
      [](std::shared_ptr<Server::Response> response,
         std::shared_ptr<Server::Request> request) {
        const AuthorizeRequest authorize = parse(request->content.string());
        writeAuthorizeResponse(*response, authorize, newCode(authorize));
      };
}
