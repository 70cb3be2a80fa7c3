// RUN: %check_redirects %s %t --framework cpp-httplib --checks 'http-redirect-*'
// RUN: %check_redirects %s %t --framework cpp-httplib --suffix=CROW --checks 'http-redirect-*' --option Frameworks=crow

// What a model covers is left to it, and what nobody wants is left alone, too.

#include "httplib.h"
#include <functional>
#include <string>

// CHECK-NO-MESSAGES-CROW

using namespace httplib;

// The project's own way to register ends in the framework's.
class App {
public:
  using Handler = std::function<void(const Request &, Response &)>;
  void post(const std::string &path, Handler handler) {
    server.Post(path, handler);
  }
  void get(const std::string &path, Handler handler) {
    server.Get(path, handler);
  }

private:
  Server server;
};

void serve(App &app, Server &server) {
  app.post("/v1/entries", [](const Request &req, Response &res) {
    res.set_redirect("/v2" + req.path);
    // CHECK-NOTES: :[[@LINE-1]]:9: warning: POST gets a 302 by default{{.*}}
    // CHECK-NOTES: :[[@LINE-3]]:7: note: handler registered for POST here
    // CHECK-NOTES: :[[@LINE-3]]:34: note: target is built from the request's own path
    // CHECK-FIXES: res.set_redirect("/v2" + req.path, 307);
  });
  app.get("/v1/entries", [](const Request &req, Response &res) {
    res.set_redirect("/v2/entries");
  });
  server.Post("/v1/orders", [](const Request &req, Response &res) {
    res.status = 302;
    // CHECK-NOTES: :[[@LINE-1]]:18: warning: POST gets a 302{{.*}}
    // CHECK-NOTES: :[[@LINE-3]]:10: note: handler registered for POST here
    // CHECK-NOTES: :[[@LINE+2]]:32: note: this route with another prefix, version or host
    // CHECK-FIXES: res.status = 307;
    res.set_header("Location", "/v2/orders");
  });
}
