#include "depot/depot.h"

namespace depot {

static bool isKnown(const std::string &name) { return !name.empty(); }

void addSessions(httplib::Server &server) {
  server.Post("/signin", [](const httplib::Request &req, httplib::Response &res) {
    if (!isKnown(req.get_param_value("name"))) {
      res.set_redirect("/signin?again=1"); // finds implicit-see-other
      return;
    }
    res.set_header("Set-Cookie", "session=1; HttpOnly");
    res.set_redirect("/shelves"); // finds implicit-see-other
  });
  server.Post("/begin", [](const httplib::Request &, httplib::Response &res) {
    res.set_redirect("/tour"); // finds loses-method
  });
  server.Post("/signout", [](const httplib::Request &, httplib::Response &res) {
    res.set_header("Set-Cookie", "session=; Max-Age=0");
    res.set_redirect("/"); // NOLINT(http-redirect-implicit-see-other)
  });
  server.Patch("/address", [](const httplib::Request &req, httplib::Response &res) {
    if (req.get_header_value("Cookie").empty()) {
      toSignIn(res);
      return;
    }
    res.set_header("X-Saved", "yes");
  });
}

} // namespace depot
