// RUN: %check_redirects %s %t --framework cpp-httplib --checks 'http-*'

// GET learns by a 301 that a page has moved for good. Where a finished request
// shares that status, 303 would take it away: the report says so, and offers
// no fix but at a call that can pass another status.

#include <httplib.h>
#include <string>
#include <vector>
using namespace httplib;
std::vector<std::string> orders;

void toNew(Response &res, const std::string &url) {
  res.set_redirect(url, 301);
}
void moveTo(Response &res, const std::string &url, int status = 301) {
  res.set_redirect(url, status);
}
// Nobody but finished requests gets here: the fix stands where the status does.
void toThanks(Response &res, const std::string &url) {
  res.set_redirect(url, 301);
  // CHECK-NOTES: :[[@LINE-1]]:25: warning: POST gets a 301{{.*}}; 303 always means GET [http-redirect-implicit-see-other]
  // CHECK-NOTES: :[[@LINE+43]]:10: note: handler registered for POST here
  // CHECK-NOTES: :[[@LINE+44]]:5: note: called from here
  // CHECK-NOTES: :[[@LINE+43]]:19: note: target names another page than the route
  // CHECK-NOTES: :[[@LINE+41]]:26: note: the request's body or parameters are read here
  // CHECK-NOTES: :[[@LINE+40]]:12: note: the handler changes something here
  // CHECK-FIXES: res.set_redirect(url, 303);
}
// 308 tells GET the same as 301.
void toHost(Response &res, const std::string &url) {
  res.set_redirect(url, 301);
  // CHECK-NOTES: :[[@LINE-1]]:25: warning: PUT gets a 301{{.*}}; 308 repeats it [http-redirect-loses-method]
  // CHECK-NOTES: :[[@LINE+49]]:10: note: handler registered for PUT here
  // CHECK-NOTES: :[[@LINE+49]]:5: note: called from here
  // CHECK-NOTES: :[[@LINE+48]]:43: note: target is built from the request's own path
  // CHECK-FIXES: res.set_redirect(url, 308);
}

void addRoutes(Server &server) {
  server.Get("/shop", [](const Request &, Response &res) {
    toNew(res, "/shop/start");
  });
  server.Post("/order", [](const Request &req, Response &res) {
    orders.push_back(req.body);
    toNew(res, "/thanks");
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: POST gets a 301{{.*}}; 303 always means GET [http-redirect-implicit-see-other]
    // CHECK-NOTES: :[[@LINE-4]]:10: note: handler registered for POST here
    // CHECK-NOTES: :[[@LINE-3]]:5: note: called from here
    // CHECK-NOTES: :[[@LINE-4]]:16: note: target names another page than the route
    // CHECK-NOTES: :[[@LINE-6]]:26: note: the request's body or parameters are read here
    // CHECK-NOTES: :[[@LINE-7]]:12: note: the handler changes something here
    // CHECK-NOTES: :[[@LINE-11]]:5: note: GET and HEAD get the same status here, and rightly: the page has moved
  });
  // 308 says the same to GET, but not to the finished order.
  server.Put("/shop/start", [](const Request &req, Response &res) {
    toNew(res, "https://b.example" + req.path);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: PUT gets a 301{{.*}}; 308 repeats it [http-redirect-loses-method]
    // CHECK-NOTES: :[[@LINE-3]]:10: note: handler registered for PUT here
    // CHECK-NOTES: :[[@LINE-3]]:5: note: called from here
    // CHECK-NOTES: :[[@LINE-4]]:42: note: target is built from the request's own path
  });
  server.Get("/old", [](const Request &, Response &res) {
    moveTo(res, "/new");
  });
  server.Post("/orders", [](const Request &req, Response &res) {
    orders.push_back(req.body);
    toThanks(res, "/thanks");
  });
  server.Post("/parts", [](const Request &req, Response &res) {
    orders.push_back(req.body);
    moveTo(res, "/thanks");
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: POST gets a 301 by default{{.*}}; 303 always means GET [http-redirect-implicit-see-other]
    // CHECK-NOTES: :[[@LINE-4]]:10: note: handler registered for POST here
    // CHECK-NOTES: :[[@LINE-3]]:17: note: target names another page than the route
    // CHECK-NOTES: :[[@LINE-5]]:26: note: the request's body or parameters are read here
    // CHECK-NOTES: :[[@LINE-6]]:12: note: the handler changes something here
    // CHECK-FIXES: moveTo(res, "/thanks", 303);
  });
  server.Get("/host", [](const Request &req, Response &res) {
    toHost(res, "https://b.example" + req.path);
  });
  server.Put("/host", [](const Request &req, Response &res) {
    toHost(res, "https://b.example" + req.path);
  });
}

// The handler itself serves both.
void serve(const Request &req, Response &res) {
  if (req.method == "POST")
    orders.push_back(req.body);
  res.set_redirect("/list", 301);
  // CHECK-NOTES: :[[@LINE-1]]:29: warning: POST gets a 301{{.*}}; 303 always means GET [http-redirect-implicit-see-other]
  // CHECK-NOTES: :[[@LINE+8]]:10: note: handler registered for POST here
  // CHECK-NOTES: :[[@LINE-3]]:20: note: target names another page than the route
  // CHECK-NOTES: :[[@LINE-5]]:26: note: the request's body or parameters are read here
  // CHECK-NOTES: :[[@LINE-6]]:12: note: the handler changes something here
  // CHECK-NOTES: :[[@LINE+3]]:10: note: GET and HEAD get the same status here, and rightly: the page has moved
}
void addBoth(Server &server) {
  server.Get("/all", serve);
  server.Post("/all", serve);
}
