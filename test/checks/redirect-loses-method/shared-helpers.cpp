// RUN: %check_redirects %s %t --framework cpp-httplib --checks "http-*"

// A helper whose calls mean different things: the report stands at each call,
// and there is no fix that would be right for all.

#include <httplib.h>
using namespace httplib;
bool isKnown(int);

void toPage(Response &res, const std::string &page) { res.set_redirect(page); }
void send(Response &res, const std::string &url) { res.set_redirect(url, 302); }
// All calls agree: the report stands in the helper, and so does the fix.
void sendOn(Response &res, const std::string &url) { res.set_redirect(url); }
// CHECK-MESSAGES: :[[@LINE-1]]:58: warning: POST and PUT get a 302 by default
// CHECK-FIXES: void sendOn(Response &res, const std::string &url) { res.set_redirect(url, 307); }

void addRoutes(Server &server) {
  server.Post("/authorize", [](const Request &req, Response &res) {
    const std::string page = req.get_param_value("redirect_uri");
    toPage(res, page);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: POST gets a 302{{.*}} [http-redirect-implicit-see-other]
    // CHECK-FIXES: toPage(res, page);
  });
  server.Post("/v1/orders", [](const Request &req, Response &res) {
    toPage(res, "https://b.example" + req.path);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: POST gets a 302{{.*}}; 307 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: toPage(res, "https://b.example" + req.path);
  });
  // Repeated at its own URL a request would loop; the other is a choice.
  server.Post("/orders", [](const Request &req, Response &res) {
    if (isKnown(8)) {
      send(res, "/other");
      // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: POST gets a 302{{.*}}, 303 shows a page [http-redirect-loses-method]
      return;
    }
    send(res, req.path);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: POST gets a 302{{.*}}; 303 always means GET [http-redirect-implicit-see-other]
  });
  server.Post("/on", [](const Request &req, Response &res) {
    sendOn(res, "https://b.example" + req.path);
  });
  server.Put("/on", [](const Request &req, Response &res) {
    sendOn(res, "https://c.example" + req.path);
  });
}
