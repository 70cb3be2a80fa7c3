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
  // CHECK-MESSAGES: :[[@LINE-1]]:31: warning: POST gets a 301 for a page: most clients fetch it with GET, some send POST again; 303 always means GET [http-redirect-implicit-see-other]
  // CHECK-FIXES: res.set_redirect("/orders", 303);
}

// Some come here because the page has moved: they learn so by a status that is
// wrong for the others.
void toStart(Response &res) {
  res.set_redirect("/start", 301);
  // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: GET and HEAD get a 301 for a reason that passes: clients that keep it never ask again; 302 isn't kept [http-redirect-permanent-answer]
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
