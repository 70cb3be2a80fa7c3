// The settings of a token are changed on a page that lists them all.

#include <httplib.h>
#include <map>
#include <string>

struct Token {
  std::string abilities;
};

static void back(const httplib::Request &req, httplib::Response &res,
                 int status = 302) {
  const std::string referrer = req.get_header_value("Referer");
  res.set_redirect(referrer.empty() ? "/" : referrer, status);
}

int main() {
  std::map<std::string, Token> tokens;
  httplib::Server server;
  server.Put("/user/api-tokens/(.*)",
             [&tokens](const httplib::Request &req, httplib::Response &res) {
               Token &token = tokens[req.matches[1].str()];
               token.abilities = req.get_param_value("permissions");
               back(req, res);
             });
  server.listen("127.0.0.1", 8000);
}
