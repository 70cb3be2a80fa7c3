// RUN: %check_redirects %s %t --framework cpp-httplib --checks 'http-*'

// A target may be one of several: each is judged, then all of them together.
// Never two reports at one place.

#include <httplib.h>
#include <string>
using namespace httplib;

std::string draft;

std::string secure(const Request &req, int port) {
  std::string host = req.get_header_value("Host");
  if (host.empty())
    host = "localhost";
  std::string url = "https://" + host;
  if (port != 443)
    url += ":" + std::to_string(port);
  url += req.path;
  if (!req.params.empty())
    url += "?" + req.params.begin()->second;
  return url;
}
std::string orRoot(const std::string &path) {
  if (path.empty())
    return "/";
  return path;
}

void addForwards(Server &server, int port) {
  server.Put("/secure", [port](const Request &req, Response &res) {
    res.set_redirect(secure(req, port), 301);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.set_redirect(secure(req, port), 308);
  });
  server.Put("/again", [](const Request &req, Response &res) {
    std::string to = "https://b.example" + req.path;
    if (req.has_header("X-Again"))
      to += "?again";
    res.set_redirect(to, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.set_redirect(to, 307);
  });
  server.Put("/root", [](const Request &req, Response &res) {
    res.set_redirect("https://b.example" + orRoot(req.path), 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.set_redirect("https://b.example" + orRoot(req.path), 307);
  });
  server.Put("/default", [](const Request &req, Response &res) {
    std::string to = req.get_header_value("X-Next");
    if (to.empty())
      to = "https://b.example" + req.path;
    res.set_redirect(to, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.set_redirect(to, 307);
  });
}

// More texts than are told apart: all of them lead to the same path, or not.
void addMany(Server &server, int port, std::string address) {
  server.Put("/many", [=](const Request &req, Response &res) {
    auto host = req.get_header_value("Host");
    const auto colon = host.find(':');
    if (colon != std::string::npos)
      host = host.substr(0, colon);
    if (host.empty())
      host = address;
    auto url = "https://" + host + ":" + std::to_string(port) + req.path;
    if (!req.params.empty()) {
      url += "?";
      bool first = true;
      for (const auto &[key, value] : req.params) {
        if (!first)
          url += "&";
        url += key + "=" + value;
        first = false;
      }
    }
    res.set_redirect(url, 301);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.set_redirect(url, 308);
  });
  server.Post("/many-pages", [=](const Request &req, Response &res) {
    std::string url = "https://b.example" + req.path;
    if (req.has_header("X-A"))
      url = "/a";
    if (req.has_header("X-B"))
      url += "/b";
    if (req.has_header("X-C"))
      url += "/c";
    res.set_redirect(url, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}}, 303 shows a page
  });
}

void addOthers(Server &server) {
  server.Post("/list", [](const Request &req, Response &res) {
    draft = req.body;
    res.set_redirect(req.has_header("X-New") ? "/list/new" : "/all", 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} [http-redirect-implicit-see-other]
    // CHECK-FIXES: res.set_redirect(req.has_header("X-New") ? "/list/new" : "/all", 303);
  });
  server.Post("/appended", [](const Request &req, Response &res) {
    draft = req.body;
    std::string to = "/all";
    if (req.has_header("X-New"))
      to += "#new";
    res.set_redirect(to, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} [http-redirect-implicit-see-other]
    // CHECK-FIXES: res.set_redirect(to, 303);
  });
  // No status is right for both.
  server.Post("/mixed", [](const Request &req, Response &res) {
    std::string to = "https://b.example" + req.path;
    if (!req.has_header("X-Token"))
      to = "/login";
    res.set_redirect(to, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}}, 303 shows a page
  });
  // The target that a form names, or else the request's own, once it is done.
  server.Post("/form", [](const Request &req, Response &res) {
    std::string to = req.get_param_value("next");
    draft = req.body;
    if (to.empty())
      to = "https://b.example" + req.path;
    res.set_redirect(to, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}}, 303 shows a page
  });
  server.Post("/saved", [](const Request &req, Response &res) {
    draft = req.body;
    res.set_redirect(req.path + "?saved", 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} [http-redirect-implicit-see-other]
    // CHECK-FIXES: res.set_redirect(req.path + "?saved", 303);
  });
}
