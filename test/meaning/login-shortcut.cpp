// The web server in front has asked for the password by the time that this is
// called; there's nothing to do but to show the start page.

#include <httplib.h>

int main() {
  httplib::Server server;
  server.Get("/login", [](const httplib::Request &, httplib::Response &res) {
    res.set_redirect("/", 301);
  });
  server.Get("/", [](const httplib::Request &req, httplib::Response &res) {
    if (!req.has_header("X-Remote-User")) {
      res.status = 403;
      return;
    }
    res.set_content("results", "text/plain");
  });
  server.listen("127.0.0.1", 8000);
}
