// RUN: %check_redirects %s %t --framework cpp-httplib

// NOLINT works as everywhere, with the check's name or without.

#include <httplib.h>
using namespace httplib;

void addRoutes(Server &server) {
  server.Post("/a", [](const Request &req, Response &res) {
    res.set_redirect("/v2" + req.path, 302); // NOLINT
  });
  server.Post("/b", [](const Request &req, Response &res) {
    // NOLINTNEXTLINE(http-redirect-loses-method)
    res.set_redirect("/v2" + req.path, 302);
  });
  server.Post("/c", [](const Request &req, Response &res) {
    res.set_redirect("/v2" + req.path, 302); // NOLINT(bugprone-*)
    // CHECK-MESSAGES: :[[@LINE-1]]:40: warning: POST gets
    // CHECK-FIXES: res.set_redirect("/v2" + req.path, 307); // NOLINT(bugprone-*)
  });
}
