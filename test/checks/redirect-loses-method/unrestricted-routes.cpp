// RUN: %check_redirects %s %t --framework cpp-httplib
// RUN: %check_redirects %s %t --framework cpp-httplib --suffix ALWAYS --option http-redirect-loses-method.UnrestrictedRoutes=always
// RUN: %check_redirects %s %t --framework cpp-httplib --suffix NEVER --no-fix --option http-redirect-loses-method.UnrestrictedRoutes=never

// Hooks run for every request. By default those that forward it are reported.

#include <httplib.h>
using namespace httplib;

// CHECK-NO-MESSAGES-NEVER

void addRoutes(Server &server) {
  server.set_pre_routing_handler([](const Request &req, Response &res) {
    res.set_redirect("https://secure.example" + req.target, 301);
    // CHECK-MESSAGES: :[[@LINE-1]]:61: warning: POST, PUT, PATCH and DELETE get a 301{{.*}}; 308 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.set_redirect("https://secure.example" + req.target, 308);
    // CHECK-MESSAGES-ALWAYS: :[[@LINE-3]]:61: warning: POST, PUT, PATCH and DELETE get
    // CHECK-FIXES-ALWAYS: res.set_redirect("https://secure.example" + req.target, 308);
    return Server::HandlerResponse::Handled;
  });
  server.set_error_handler([](const Request &, Response &res) {
    res.set_redirect("/not-found", 302);
    // CHECK-MESSAGES-ALWAYS: :[[@LINE-1]]:36: warning: POST, PUT, PATCH and DELETE get a 302{{.*}}, 303 shows a page
  });
}
