// RUN: %check_redirects %s %t --framework cpp-httplib --suffix FORWARD --option Meaning=forward
// RUN: %check_redirects %s %t --framework cpp-httplib --suffix ANSWER --no-fix --option Meaning=answer
// RUN: %check_redirects %s %t --framework cpp-httplib --suffix PAGES --checks http-redirect-implicit-see-other --option Meaning=answer
// RUN: %check_redirects %s %t --framework cpp-httplib --suffix ONLY302 --option Statuses=302

// Teams with a policy, or with one status to begin with.

#include <httplib.h>
#include <string>
using namespace httplib;

std::string user;

void addRoutes(Server &server) {
  server.Post("/login", [](const Request &req, Response &res) {
    user = req.get_param_value("user");
    res.set_redirect("/home", 302);
    // CHECK-MESSAGES-FORWARD: :[[@LINE-1]]:31: warning: POST gets a 302: most clients then send GET without the body; 307 repeats it [http-redirect-loses-method]
    // CHECK-FIXES-FORWARD: res.set_redirect("/home", 307);
    // CHECK-MESSAGES-PAGES: :[[@LINE-3]]:31: warning: POST gets a 302 for a page: most clients fetch it
    // CHECK-FIXES-PAGES: res.set_redirect("/home", 303);
  });
  server.Post("/v1/orders", [](const Request &, Response &res) {
    res.set_redirect("/v2/orders", 302);
    // CHECK-MESSAGES-FORWARD: :[[@LINE-1]]:36: warning: POST gets a 302
    // CHECK-FIXES-FORWARD: res.set_redirect("/v2/orders", 307);
    // CHECK-MESSAGES-PAGES: :[[@LINE-3]]:36: warning: POST gets a 302 for a page: most clients fetch it
    // CHECK-FIXES-PAGES: res.set_redirect("/v2/orders", 303);
    // CHECK-MESSAGES-ONLY302: :[[@LINE-5]]:36: warning: POST gets a 302
    // CHECK-FIXES-ONLY302: res.set_redirect("/v2/orders", 307);
  });
  server.Post("/v1/carts", [](const Request &, Response &res) {
    res.set_redirect("/v2/carts", 301);
    // CHECK-MESSAGES-FORWARD: :[[@LINE-1]]:35: warning: POST gets a 301
    // CHECK-FIXES-FORWARD: res.set_redirect("/v2/carts", 308);
    // CHECK-MESSAGES-PAGES: :[[@LINE-3]]:35: warning: POST gets a 301
    // CHECK-FIXES-PAGES: res.set_redirect("/v2/carts", 303);
  });
  // Repeated with its method, this would come back for ever.
  server.Post("/again", [](const Request &req, Response &res) {
    res.set_redirect(req.path, 302);
    // CHECK-MESSAGES-PAGES: :[[@LINE-1]]:32: warning: POST gets a 302 for a page: most clients fetch it
    // CHECK-FIXES-PAGES: res.set_redirect(req.path, 303);
  });
  server.Get("/old", [](const Request &, Response &res) {
    res.set_redirect("/new", 302);
  });
}
