// RUN: %check_redirects %s %t --framework cpp-httplib

// Paths that a function of a library makes of the request's own: formatting,
// replacing, inserting.

#include <httplib.h>
#include <regex>
#include <string>
using namespace httplib;

namespace fmt { // a library; so do std::format and absl::StrFormat
template <typename... Args>
std::string format(const char *format, Args &&...args);
}

void addRoutes(Server &server, const std::string &host) {
  server.Post("/formatted", [host](const Request &req, Response &res) {
    res.set_redirect(fmt::format("https://{}{}", host, req.target), 301);
    // CHECK-MESSAGES: :[[@LINE-1]]:69: warning: POST gets a {{.*}}; 308 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.set_redirect(fmt::format("https://{}{}", host, req.target), 308);
  });
  server.Post("/v1/replaced", [](const Request &req, Response &res) {
    static const std::regex version("^/v1/");
    res.set_redirect(std::regex_replace(req.path, version, "/v2/"), 301);
    // CHECK-MESSAGES: :[[@LINE-1]]:69: warning: POST gets a {{.*}}; 308 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.set_redirect(std::regex_replace(req.path, version, "/v2/"), 308);
  });
  server.Post("/appended/.*", [](const Request &req, Response &res) {
    std::string url = "https://b.example";
    url.append(req.path, 9);
    res.set_redirect(url, 301);
    // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: POST gets a {{.*}}; 308 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.set_redirect(url, 308);
  });
  // Missed as a whole where no method is named: the usual upgrade.
  server.set_pre_routing_handler([host](const Request &req, Response &res) {
    if (req.get_header_value("X-Forwarded-Proto") != "http")
      return Server::HandlerResponse::Unhandled;
    res.set_redirect(fmt::format("https://{}{}", host, req.target), 301);
    // CHECK-MESSAGES: :[[@LINE-1]]:69: warning: POST, PUT, PATCH and DELETE get a {{.*}}; 308 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.set_redirect(fmt::format("https://{}{}", host, req.target), 308);
    return Server::HandlerResponse::Handled;
  });
  // A page of its own, whatever is formatted into its query.
  server.Post("/login-first", [](const Request &req, Response &res) {
    if (!req.has_header("Cookie")) {
      res.set_redirect(fmt::format("/login?next={}", req.path));
      return;
    }
    res.set_content(req.body, "text/plain");
  });
}
