// RUN: %check_redirects %s %t --framework cpp-httplib --no-pch --std c++20

// The real header, read in full as a compiler does. In C++20 the compiler
// rewrites != on strings into == and turns its operands around.

#include <functional>
#include <httplib.h>

void moved(int version, const httplib::Request &req, httplib::Response &res) {
  res.set_redirect("/v" + std::to_string(version) + req.path, 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:63: warning: POST gets
  // CHECK-FIXES: res.set_redirect("/v" + std::to_string(version) + req.path, 307);
}
void movedPage(const httplib::Request &req, httplib::Response &res) {
  res.set_redirect("/v2" + req.path, 302);
}

void addRoutes(httplib::Server &server) {
  server.Post("/orders", std::bind_front(moved, 2));
  server.Get("/orders", std::bind_front(movedPage));
  server.set_pre_routing_handler(
      [](const httplib::Request &req, httplib::Response &res) {
        if ("GET" == req.method || req.method == "HEAD")
          return httplib::Server::HandlerResponse::Unhandled;
        if (req.method != "PUT" && req.method != "DELETE")
          return httplib::Server::HandlerResponse::Unhandled;
        res.set_redirect("https://leader.example" + req.target, 302);
        // CHECK-MESSAGES: :[[@LINE-1]]:65: warning: PUT and DELETE get a 302: some clients then send GET instead; 307 repeats it
        // CHECK-FIXES: res.set_redirect("https://leader.example" + req.target, 307);
        return httplib::Server::HandlerResponse::Handled;
      });
}
