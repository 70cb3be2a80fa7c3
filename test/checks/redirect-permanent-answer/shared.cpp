// RUN: %check_redirects %s %t --framework cpp-httplib --checks "http-*"

// One place, one report.

#include <httplib.h>
#include <set>
#include <string>
using namespace httplib;

std::set<std::string> orders;
bool isLoggedIn(const Request &req);

// Where a POST gets there as well, what it needs is right for GET, too.
void cancel(const Request &req, Response &res) {
  orders.erase(req.get_param_value("id"));
  res.set_redirect("/orders", 301);
  // CHECK-MESSAGES: :[[@LINE-1]]:31: warning: this redirect answers POST with 301 Moved Permanently, and most clients then fetch the page with GET, but some send the POST there again; use 303 See Other to have the page fetched [http-redirect-implicit-see-other]
  // CHECK-FIXES: res.set_redirect("/orders", 303);
}

// Some come here because the page has moved: they learn so by a status that is
// wrong for the others.
void toStart(Response &res) {
  res.set_redirect("/start", 301);
  // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: this redirect answers GET and HEAD with 301 Moved Permanently for a reason that passes, and clients that keep the answer never ask again; use 302 Found [http-redirect-permanent-answer]
}

void addRoutes(Server &server) {
  server.Get("/cancel", cancel);
  server.Post("/cancel", cancel);
  server.Get("/old-start",
             [](const Request &, Response &res) { toStart(res); });
  server.Get("/inbox", [](const Request &req, Response &res) {
    if (!isLoggedIn(req))
      return toStart(res);
    res.set_content("inbox", "text/plain");
  });
}
