// RUN: %check_redirects %s %t --framework cpp-httplib

// A copy of the request's path that is edited in place is no longer the path
// that was asked for: the redirect leads elsewhere.

#include <algorithm>
#include <cctype>
#include <httplib.h>
using namespace httplib;

void addRoutes(Server &server) {
  server.Post("/old/1", [](const Request &req, Response &res) {
    std::string path = req.path;
    path.replace(0, 4, "/new");
    res.set_redirect(path, 301);
    // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: POST gets a {{.*}}; 308 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.set_redirect(path, 308);
  });
  server.Post("/old/2", [](const Request &req, Response &res) {
    std::string path = req.path;
    path.erase(0, 4);
    res.set_redirect(path, 301);
    // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: POST gets a {{.*}}; 308 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.set_redirect(path, 308);
  });
  server.Post("/old/3", [](const Request &req, Response &res) {
    std::string url = req.path;
    url.insert(0, "https://b.example");
    res.set_redirect(url, 301);
    // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: POST gets a {{.*}}; 308 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.set_redirect(url, 308);
  });
  server.Post("/old/4.*", [](const Request &req, Response &res) {
    std::string path = req.path;
    while (!path.empty() && path.back() == '/')
      path.pop_back();
    res.set_redirect(path, 301);
    // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: POST gets a {{.*}}; 308 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.set_redirect(path, 308);
  });
  server.Post("/old/5.*", [](const Request &req, Response &res) {
    std::string path = req.path;
    for (char &c : path)
      c = std::tolower(c);
    res.set_redirect(path, 301);
    // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: POST gets a {{.*}}; 308 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.set_redirect(path, 308);
  });
  server.Post("/old/6.*", [](const Request &req, Response &res) {
    std::string path = req.path;
    std::replace(path.begin(), path.end(), '_', '-');
    res.set_redirect(path, 301);
    // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: POST gets a {{.*}}; 308 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.set_redirect(path, 308);
  });
  // Read, but not edited: it would come here again.
  server.Post("/same", [](const Request &req, Response &res) {
    std::string path = req.path;
    const auto slash = path.find('/', 1);
    res.set_redirect(slash == std::string::npos ? path : req.path, 301);
  });
}
