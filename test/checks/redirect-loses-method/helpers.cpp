// RUN: %check_redirects %s %t --framework cpp-httplib

// Functions of the project's own that send the redirect.

#include <httplib.h>
using namespace httplib;

void sendOn(const Request &req, Response &res) {
  res.set_redirect("https://a.example" + req.target);
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: POST and PUT get a 302 by default
  // CHECK-FIXES: res.set_redirect("https://a.example" + req.target, 307);
}

// The caller decides the status: the report stands at the call that is wrong.
void redirectTo(Response &res, const std::string &url, int status = 302) {
  res.status = status;
  res.set_header("Location", url);
}

void deep(const Request &req, Response &res, int status) {
  redirectTo(res, "https://a.example" + req.target, status);
}

// The caller decides the target: what is meant differs from call to call, and
// no one status here is right for all.
void go(Response &res, const std::string &url) { res.set_redirect(url, 302); }

bool isWrite(const std::string &) { return true; }

void recurse(const Request &req, Response &res, int depth) {
  if (depth > 0)
    recurse(req, res, depth - 1);
  else
    res.set_redirect("https://a.example" + req.target, 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:56: warning: PATCH gets
  // CHECK-FIXES: res.set_redirect("https://a.example" + req.target, 307);
}

template <typename Res> void sendOnTemplate(const Request &req, Res &res) {
  res.set_redirect("https://a.example" + req.target, 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:54: warning: PATCH gets
  // CHECK-FIXES: res.set_redirect("https://a.example" + req.target, 307);
}

struct Logged : Response {};

void addRoutes(Server &server) {
  server.Get("/a", sendOn);
  server.Post("/a", [](const Request &req, Response &res) { sendOn(req, res); });
  server.Put("/a", [](const Request &req, Response &res) { sendOn(req, res); });

  server.Get("/b", [](const Request &req, Response &res) {
    redirectTo(res, "https://a.example" + req.target);
  });
  server.Post("/b", [](const Request &req, Response &res) {
    redirectTo(res, "https://a.example" + req.target);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: POST gets a 302 by default
    // CHECK-FIXES: redirectTo(res, "https://a.example" + req.target, 307);
  });
  server.Put("/b", [](const Request &req, Response &res) {
    redirectTo(res, "https://a.example" + req.target, 307);
  });
  server.Post("/c", [](const Request &req, Response &res) {
    deep(req, res, 301);
    // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: POST gets a 301
    // CHECK-FIXES: deep(req, res, 308);
  });
  server.Delete("/c", [](const Request &req, Response &res) {
    deep(req, res, 308);
  });

  server.Post("/d", [](const Request &req, Response &res) {
    go(res, "https://a.example" + req.target);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: POST gets a 302{{.*}}; 307 repeats it [http-redirect-loses-method]
  });
  server.Post("/login", [](const Request &req, Response &res) {
    if (req.get_param_value("password") == "secret")
      go(res, "/home");
  });

  server.Patch("/e", [](const Request &req, Response &res) {
    recurse(req, res, 3);
  });
  server.Patch("/f", [](const Request &req, Response &res) {
    Logged logged;
    sendOnTemplate(req, res);
    sendOnTemplate(req, logged);
  });
}
