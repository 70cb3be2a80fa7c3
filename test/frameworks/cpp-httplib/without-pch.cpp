// RUN: %check_redirects %s %t --framework cpp-httplib --no-pch --std c++20

// The real header, read in full as a compiler does. In C++20 the compiler
// rewrites != on strings into == and turns its operands around.

#include <httplib.h>

void addRoutes(httplib::Server &server) {
  server.set_pre_routing_handler(
      [](const httplib::Request &req, httplib::Response &res) {
        if ("GET" == req.method || req.method == "HEAD")
          return httplib::Server::HandlerResponse::Unhandled;
        if (req.method != "PUT" && req.method != "DELETE")
          return httplib::Server::HandlerResponse::Unhandled;
        res.set_redirect("https://leader.example" + req.target, 302);
        // CHECK-MESSAGES: :[[@LINE-1]]:65: warning: this redirect answers PUT and DELETE with 302 Found, and some clients then repeat the request as GET; use 307
        // CHECK-FIXES: res.set_redirect("https://leader.example" + req.target, 307);
        return httplib::Server::HandlerResponse::Handled;
      });
}
