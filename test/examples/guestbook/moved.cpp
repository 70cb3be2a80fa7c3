#include "guestbook.h"

#include <iostream>

using httplib::Request;
using httplib::Response;

namespace {

/// Single entries keep their number from /v1 to /v2.
void moveToV2(const Request &req, Response &res, const char *lastDay) {
  std::clog << "old client: " << req.method << ' ' << req.path << '\n';
  res.status = 302;
  res.set_header("Location", "/v2" + req.target.substr(3));
  res.set_header("Sunset", lastDay);
}

/// Before there were versions, everything was under /api.
void moveFromApi(const Request &req, Response &res) {
  const std::string target = "/v2" + req.target.substr(4);
  if (req.method == "GET" || req.method == "HEAD")
    res.set_redirect(target);
  else
    res.set_redirect(target, 307);
}

/// Sends the clients of a trial version to the one that came of it.
struct Trial {
  std::string prefix;
  std::string successor;

  void sendOn(const Request &req, Response &res) const {
    res.set_header("Location", successor + req.target.substr(prefix.size()));
    res.set_header("Deprecation", "true");
    res.status = 302;
  }
};

} // namespace

void addMovedRoutes(httplib::Server &server) {
  server.Get("/guestbook", [](const Request &, Response &res) {
    res.set_redirect("/", 301);
  });
  server.Post("/write", [](const Request &, Response &res) {
    res.set_redirect("/v2/entries", 302);
  });

  server.Get("/v1/entries", [](const Request &, Response &res) {
    res.set_redirect("/v2/entries");
  });
  server.Post("/v1/entries", [](const Request &, Response &res) {
    res.set_redirect("/v2/entries");
  });

  const std::string oneEntry = R"(/v1/entries/\d{1,9})";
  server.Put(oneEntry, [](const Request &req, Response &res) {
    moveToV2(req, res, "Thu, 31 Dec 2026 23:59:59 GMT");
  });
  server.Patch(oneEntry, [](const Request &req, Response &res) {
    moveToV2(req, res, "Wed, 30 Jun 2027 23:59:59 GMT");
  });
  server.Delete(oneEntry, [](const Request &req, Response &res) {
    res.set_redirect("/v2" + req.target.substr(3), 301);
  });

  server.Get("/api/entries", moveFromApi);
  server.Post("/api/entries", moveFromApi);

  const Trial beta{"/beta", "/v2"};
  server.Post("/beta/entries", [beta](const Request &req, Response &res) {
    beta.sendOn(req, res);
  });
}
