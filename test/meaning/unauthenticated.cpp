// Whoever isn't logged in gets to the page where one can: not for ever.

#include <httplib.h>
#include <string>

struct Unauthenticated {};
void authenticate(const httplib::Request &req); // throws Unauthenticated

int main() {
  const std::string target = "/users/login";
  httplib::Server server;
  server.set_pre_routing_handler(
      [&target](const httplib::Request &req, httplib::Response &res) {
        try {
          authenticate(req);
        } catch (const Unauthenticated &) {
          res.status = 301;
          res.set_header("Location", target + "?redirect=" + req.path);
          return httplib::Server::HandlerResponse::Handled;
        }
        return httplib::Server::HandlerResponse::Unhandled;
      });
  server.Get("/articles", [](const httplib::Request &, httplib::Response &res) {
    res.set_content("articles", "text/plain");
  });
  server.listen("127.0.0.1", 8765);
}
