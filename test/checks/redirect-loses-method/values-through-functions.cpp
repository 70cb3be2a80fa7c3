// RUN: %check_redirects %s %t --framework cpp-httplib

// Statuses, targets and methods that functions give back, and that lambdas
// capture.

#include <httplib.h>
#include <string>
using namespace httplib;

std::string name;

int found() { return 302; }
// CHECK-MESSAGES: :[[@LINE-1]]:22: warning: POST gets a 302
// CHECK-FIXES: int found() { return 307; }
int kept() { return 307; }
int same(int status) { return status; }
void choose(int &status) { status = 301; }
// CHECK-MESSAGES: :[[@LINE-1]]:37: warning: POST gets a 301
// CHECK-FIXES: void choose(int &status) { status = 308; }
void chooseSometimes(int &status, bool flag) {
  if (flag)
    status = 303;
}

std::string join(const std::string &a, const std::string &b) { return a + b; }
std::string nextVersion() { return "/v2/orders"; }
void build(const Request &req, std::string &target) {
  target = "https://b.example" + req.path;
}
void go(Response &res, const std::string &url) {
  [&] { res.set_redirect(url, 302); }();
}

void addRoutes(Server &server) {
  server.Post("/status", [](const Request &req, Response &res) {
    res.set_redirect("https://b.example" + req.path, found());
  });
  server.Post("/status-kept", [](const Request &req, Response &res) {
    res.set_redirect("https://b.example" + req.path, kept());
  });
  server.Post("/status-passed", [](const Request &req, Response &res) {
    res.set_redirect("https://b.example" + req.path, same(302));
    // CHECK-MESSAGES: :[[@LINE-1]]:59: warning: POST gets a 302
    // CHECK-FIXES: res.set_redirect("https://b.example" + req.path, same(307));
  });
  server.Post("/status-chosen", [](const Request &req, Response &res) {
    int status = 303;
    choose(status);
    res.set_redirect("https://b.example" + req.path, status);
  });
  server.Post("/status-left", [](const Request &req, Response &res) {
    int status = 302;
    // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: POST gets a 302
    // CHECK-FIXES: int status = 307;
    chooseSometimes(status, req.has_header("X-Choose"));
    res.set_redirect("https://b.example" + req.path, status);
  });
  server.Post("/target", [](const Request &req, Response &res) {
    res.set_redirect(join("https://b.example", req.path), 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:59: warning: POST gets a {{.*}} repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.set_redirect(join("https://b.example", req.path), 307);
  });
  server.Post("/v1/orders", [](const Request &, Response &res) {
    res.set_redirect(nextVersion(), 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:37: warning: POST gets a {{.*}} repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.set_redirect(nextVersion(), 307);
  });
  server.Post("/built", [](const Request &req, Response &res) {
    std::string target;
    build(req, target);
    res.set_redirect(target, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: POST gets a {{.*}} repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.set_redirect(target, 307);
  });
}

// What a lambda captures belongs to the call, as its parameters do.
void addCaptures(Server &server) {
  server.Post("/captured", [](const Request &req, Response &res) {
    go(res, "https://b.example" + req.path);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: POST gets a {{.*}} repeats it [http-redirect-loses-method]
    // CHECK-FIXES: go(res, "https://b.example" + req.path);
  });
  server.Post("/login", [](const Request &req, Response &res) {
    name = req.get_param_value("name");
    go(res, "/home");
  });
  server.Post("/captured-target", [](const Request &req, Response &res) {
    const std::string target = "https://b.example" + req.path;
    const auto send = [&] { res.set_redirect(target, 302); };
    // CHECK-MESSAGES: :[[@LINE-1]]:54: warning: POST gets a {{.*}} repeats it [http-redirect-loses-method]
    // CHECK-FIXES: const auto send = [&] { res.set_redirect(target, 307); };
    send();
  });
  server.set_pre_routing_handler([](const Request &req, Response &res) {
    const std::string method = req.method;
    const auto isGet = [&] { return method == "GET"; };
    if (isGet()) {
      res.set_redirect("https://b.example" + req.path, 302);
      return Server::HandlerResponse::Handled;
    }
    return Server::HandlerResponse::Unhandled;
  });
  server.set_pre_routing_handler([](const Request &req, Response &res) {
    const auto is = [&](const std::string &wanted) {
      return req.method == wanted;
    };
    if (is("GET") || is("HEAD"))
      return Server::HandlerResponse::Unhandled;
    if (is("PUT")) {
      res.set_redirect("https://b.example" + req.path, 302);
      // CHECK-MESSAGES: :[[@LINE-1]]:56: warning: PUT gets a {{.*}} repeats it [http-redirect-loses-method]
      // CHECK-FIXES: res.set_redirect("https://b.example" + req.path, 307);
    }
    return Server::HandlerResponse::Handled;
  });
}

// An empty text is a text, too.
void beginWith(std::string &to, const std::string &more) { to = "/v2" + more; }
void addEmpty(Server &server) {
  server.Post("/empty", [](const Request &, Response &res) {
    std::string to;
    beginWith(to, std::string());
    res.set_redirect(to, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: POST gets a 302
  });
}
