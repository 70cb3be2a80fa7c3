// RUN: %check_redirects %s %t --framework cpp-httplib --checks http-redirect-permanent-answer

// A response may say itself how long it is to be kept.

#include <httplib.h>
using namespace httplib;

struct Door { void open(); };
bool isLoggedIn(const Request &req);

void noStore(Response &res) { res.set_header("Cache-Control", "no-store"); }

// Silent.
void addLimited(Server &svr, Door &door) {
  svr.Get("/limited", [&](const Request &req, Response &res) {
    door.open();
    res.set_header("Cache-Control", "no-store");
    res.set_redirect("/", 301);
  });
  svr.Get("/limited-after", [&](const Request &req, Response &res) {
    door.open();
    res.set_redirect("/", 301);
    res.set_header("Cache-Control", "max-age=60");
  });
  svr.Get("/limited-helper", [&](const Request &req, Response &res) {
    door.open();
    noStore(res);
    res.set_redirect("/", 301);
  });
  svr.Get("/lang3", [&](const Request &req, Response &res) {
    res.set_header("Vary", "Accept-Language");
    if (req.get_header_value("Accept-Language").find("de") == 0)
      res.set_redirect("/de", 301);
    else
      res.set_redirect("/en", 301);
  });
  svr.Get("/expired", [&](const Request &req, Response &res) {
    door.open();
    res.set_header("Expires", "Thu, 01 Jan 1970 00:00:00 GMT");
    res.set_redirect("/", 301);
  });
  svr.Get("/pragma", [&](const Request &req, Response &res) {
    door.open();
    res.set_redirect("/", 301);
    res.set_header("Pragma", "no-cache");
  });
  svr.Get("/revalidated", [&](const Request &req, Response &res) {
    door.open();
    res.set_header("Cache-Control", "private, no-cache");
    res.set_redirect("/", 301);
  });
  svr.Get("/upgraded", [&](const Request &req, Response &res) {
    res.set_header("Vary", "Upgrade-Insecure-Requests");
    if (req.get_header_value("Upgrade-Insecure-Requests") == "1")
      return res.set_redirect("https://shop.example/", 301);
    res.set_content("shop", "text/plain");
  });
}

// A browser keeps what is private, and another page's limit says nothing.
void addUnlimited(Server &svr, Door &door) {
  svr.Get("/limited-page", [&](const Request &req, Response &res) {
    if (!isLoggedIn(req)) {
      res.set_redirect("/login", 301);
      // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: GET and HEAD get a 301 for a reason that passes: clients that keep it never ask again; 302 isn't kept [http-redirect-permanent-answer]
      // CHECK-FIXES: res.set_redirect("/login", 302);
      return;
    }
    res.set_header("Cache-Control", "no-store");
    res.set_content("admin", "text/plain");
  });
  svr.Get("/private", [&](const Request &req, Response &res) {
    door.open();
    res.set_header("Cache-Control", "private");
    res.set_redirect("/", 301);
    // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: GET and HEAD get a 301 after the work is done: clients that keep it never ask again; 302 isn't kept [http-redirect-permanent-answer]
    // CHECK-FIXES: res.set_redirect("/", 302);
  });
  svr.Get("/shared", [&](const Request &req, Response &res) {
    door.open();
    res.set_header("Cache-Control", "must-revalidate, s-maxage=0");
    res.set_header("Set-Cookie", "opened=1");
    res.set_redirect("/", 301);
    // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: GET and HEAD get a 301 after the work is done: clients that keep it never ask again; 302 isn't kept [http-redirect-permanent-answer]
    // CHECK-FIXES: res.set_redirect("/", 302);
  });
  svr.Get("/not-upgraded", [&](const Request &req, Response &res) {
    if (req.get_header_value("Upgrade-Insecure-Requests") == "1")
      return res.set_redirect("https://shop.example/", 301);
      // CHECK-MESSAGES: :[[@LINE-1]]:56: warning: GET and HEAD get a 301 for a reason that passes: clients that keep it never ask again; 302 isn't kept [http-redirect-permanent-answer]
      // CHECK-FIXES: return res.set_redirect("https://shop.example/", 302);
    res.set_content("shop", "text/plain");
  });
}
