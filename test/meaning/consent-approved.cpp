// The form in which a user allows a client: its code goes to the client.

#include <httplib.h>
#include <string>

std::string createAuthorizationCode(const std::string &client,
                                    const std::string &scope);

static void succeed(httplib::Response &res, const std::string &redirectUri,
                    const std::string &code, const std::string &state) {
  std::string url = redirectUri + "?code=" + code;
  if (!state.empty())
    url += "&state=" + state;
  res.set_redirect(url, 307);
}

int main() {
  httplib::Server server;
  server.Post("/oauth/authorize",
              [](const httplib::Request &req, httplib::Response &res) {
                const std::string code =
                    createAuthorizationCode(req.get_param_value("client_id"),
                                            req.get_param_value("scope"));
                succeed(res, req.get_param_value("redirect_uri"), code,
                        req.get_param_value("state"));
              });
  server.listen("127.0.0.1", 8080);
}
