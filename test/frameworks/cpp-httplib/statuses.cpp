// RUN: %check_redirects %s %t --framework cpp-httplib

// Every way to send a redirect, and the fix in its spelling.

#include <httplib.h>
using namespace httplib;

#define MOVED 302
#define SEND(res, url) (res).set_redirect(url, 302)

constexpr int kMoved = 301;
enum Code { Moved = 302, Kept = 307 };

void addRoutes(Server &server) {
  server.Post("/default", [](const Request &req, Response &res) {
    res.set_redirect("/v2" + req.path);
    // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: POST gets a 302 by default: most clients then send GET without the body; 307 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.set_redirect("/v2" + req.path, 307);
  });
  server.Post("/permanent", [](const Request &req, Response &res) {
    res.set_redirect("/v2" + req.path, 301);
    // CHECK-MESSAGES: :[[@LINE-1]]:40: warning: POST gets a 301{{.*}}; 308 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.set_redirect("/v2" + req.path, 308);
  });
  server.Post("/status-first", [](const Request &req, Response &res) {
    res.status = 302;
    // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: POST gets a 302
    // CHECK-FIXES: res.status = 307;
    res.set_header("Location", "/v2" + req.path);
  });
  server.Post("/status-last", [](const Request &req, Response &res) {
    res.set_header("location", "/v2" + req.path);
    res.status = 302;
    // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: POST gets a 302
    // CHECK-FIXES: res.status = 307;
  });
  server.Post("/macro", [](const Request &req, Response &res) {
    res.set_redirect("/v2" + req.path, MOVED);
    // CHECK-MESSAGES: :[[@LINE-1]]:40: warning: POST gets a 302
    // CHECK-FIXES: res.set_redirect("/v2" + req.path, 307);
  });
  server.Post("/constant", [](const Request &req, Response &res) {
    res.set_redirect("/v2" + req.path, kMoved);
    // CHECK-MESSAGES: :[[@LINE-1]]:40: warning: POST gets a 301
    // CHECK-FIXES: res.set_redirect("/v2" + req.path, 308);
  });
  server.Post("/enumerator", [](const Request &req, Response &res) {
    res.set_redirect("/v2" + req.path, Code::Moved);
    // CHECK-MESSAGES: :[[@LINE-1]]:40: warning: POST gets a 302
    // CHECK-FIXES: res.set_redirect("/v2" + req.path, Code::Kept);
  });
  server.Post("/suffix", [](const Request &req, Response &res) {
    res.set_redirect("/v2" + req.path, 302u);
    // CHECK-MESSAGES: :[[@LINE-1]]:40: warning: POST gets a 302
    // CHECK-FIXES: res.set_redirect("/v2" + req.path, 307u);
  });
  server.Post("/cast", [](const Request &req, Response &res) {
    res.status = static_cast<int>(302L);
    // CHECK-MESSAGES: :[[@LINE-1]]:35: warning: POST gets a 302
    // CHECK-FIXES: res.status = static_cast<int>(307L);
    res.set_header("Location", "/v2" + req.path);
  });
  server.Post("/local", [](const Request &req, Response &res) {
    int code = 302;
    // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: POST gets a 302
    // CHECK-FIXES: int code = 307;
    res.set_redirect("/v2" + req.path, code);
  });
  server.Post("/reference", [](const Request &req, Response &res) {
    auto &answer = res;
    answer.status = 302;
    // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: POST gets a 302
    // CHECK-FIXES: answer.status = 307;
    res.set_header("Location", "/v2" + req.path);
  });
  server.Post("/choice", [](const Request &req, Response &res) {
    const bool permanent = req.has_header("X-Permanent");
    res.set_redirect("/v2" + req.path, permanent ? 308 : 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:58: warning: POST gets a 302
    // CHECK-FIXES: res.set_redirect("/v2" + req.path, permanent ? 308 : 307);
  });

  // The number stands in a macro that does more than to name it: no fix.
  server.Post("/in-macro", [](const Request &req, Response &res) {
    SEND(res, "/v2" + req.path);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: POST gets a 302
  });

  // Clients keep the method of these.
  server.Post("/kept", [](const Request &req, Response &res) {
    res.set_redirect("/v2" + req.path, 307);
  });
  server.Post("/shown", [](const Request &req, Response &res) {
    res.set_redirect("/v2" + req.path, 303);
  });
  // The last status before the response is sent counts.
  server.Post("/overwritten", [](const Request &req, Response &res) {
    res.set_redirect("/v2" + req.path);
    res.status = 303;
  });
  server.Post("/chosen", [](const Request &req, Response &res) {
    int code = 302;
    if (req.method == "POST")
      code = 307;
    res.set_redirect("/v2" + req.path, code);
  });
  server.Post("/overwritten-last", [](const Request &req, Response &res) {
    res.set_redirect("/v2" + req.path);
    if (req.method == "POST")
      res.status = 303;
  });
  // A Location without a redirecting status, and a status without a Location.
  server.Post("/created", [](const Request &req, Response &res) {
    res.set_header("Location", "/v2" + req.path);
    res.status = 201;
  });
  server.Post("/status-only", [](const Request &, Response &res) {
    res.status = 302;
  });
  // A number that is no status.
  server.Post("/number", [](const Request &, Response &res) {
    int width = 302;
    res.set_content(std::to_string(width), "text/plain");
  });
}
