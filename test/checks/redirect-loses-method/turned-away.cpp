// RUN: %check_redirects %s %t --framework cpp-httplib --checks 'http-*'

// A condition sends to a login, an error, a consent or a portal page, and who
// gets past it only goes on: that refuses. The name of the page alone, or a
// condition that tells paths apart, doesn't.

#include <functional>
#include <httplib.h>
#include <map>
#include <string>
using namespace httplib;

struct Guest {
  bool known = false;
  bool agreed = false;
};
struct Settings {
  std::string loginUrl, afterLoginUrl, errorHost;
};
using Next = std::function<void(const Request &, Response &)>;
Guest guestOf(const Request &req);
bool isOpen();
bool hasPaid(const std::string &address);
std::string pageOf(const Request &req);
std::map<std::string, std::string> moved;

// As a link of a chain: the next one gets what isn't sent away.
void requireGuest(const Request &req, Response &res, const Next &next) {
  if (!guestOf(req).known) {
    res.set_redirect("/login", 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:32: warning: POST gets a {{.*}}; 303 always means GET [http-redirect-implicit-see-other]
    // CHECK-FIXES: res.set_redirect("/login", 303);
    return;
  }
  next(req, res);
}
// The same, with what tells the caller to go on.
bool agreed(const Request &req, Response &res) {
  if (guestOf(req).agreed)
    return true;
  res.set_redirect("/consent?next=" + req.path, 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:49: warning: PUT gets a {{.*}} [http-redirect-implicit-see-other]
  // CHECK-FIXES: res.set_redirect("/consent?next=" + req.path, 303);
  return false;
}
// A helper that does nothing but send away.
void sendToError(Response &res) { res.set_redirect("/error.html", 302); }
// CHECK-MESSAGES: :[[@LINE-1]]:67: warning: PATCH gets a {{.*}} [http-redirect-implicit-see-other]
// CHECK-FIXES: void sendToError(Response &res) { res.set_redirect("/error.html", 303); }
void sendTo(Response &res, const std::string &page) {
  res.set_redirect(page, 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: PUT and DELETE get a {{.*}} [http-redirect-implicit-see-other]
  // CHECK-FIXES: res.set_redirect(page, 303);
}

void addGuards(Server &server, const Next &next, const Settings &settings) {
  server.Post("/notes", [next](const Request &req, Response &res) {
    requireGuest(req, res, next);
  });
  server.Put("/notes", [](const Request &req, Response &res) {
    if (agreed(req, res))
      res.set_content(pageOf(req), "text/html");
  });
  server.Patch("/notes", [](const Request &req, Response &res) {
    if (!isOpen())
      return sendToError(res);
    res.set_content(pageOf(req), "text/html");
  });
  server.Delete("/notes", [](const Request &req, Response &res) {
    const bool known = guestOf(req).known;
    if (!known) {
      sendTo(res, "/sign-in");
      return;
    }
    res.set_content(pageOf(req), "text/html");
  });
  server.Post("/browse", [](const Request &req, Response &res) {
    if (!hasPaid(req.remote_addr))
      res.set_redirect("http://10.0.0.1/portal/start", 302);
      // CHECK-MESSAGES: :[[@LINE-1]]:56: warning: POST gets a {{.*}} [http-redirect-implicit-see-other]
      // CHECK-FIXES: res.set_redirect("http://10.0.0.1/portal/start", 303);
  });
  server.Put("/configured", [&](const Request &req, Response &res) {
    if (!guestOf(req).known)
      return sendTo(res, settings.loginUrl);
    res.set_content(pageOf(req), "text/html");
  });
  // The names in the code tell of a target that isn't spelled out.
  server.Post("/configured", [&](const Request &req, Response &res) {
    if (!guestOf(req).known)
      return res.set_redirect(settings.loginUrl, 302);
      // CHECK-MESSAGES: :[[@LINE-1]]:50: warning: POST gets a {{.*}} [http-redirect-implicit-see-other]
      // CHECK-FIXES: return res.set_redirect(settings.loginUrl, 303);
    res.set_content(pageOf(req), "text/html");
  });
}

// Whatever the condition looks like.
void addForms(Server &server, const std::string &region) {
  server.Post("/called", [](const Request &req, Response &res) {
    if (isOpen()) {
      res.set_redirect("/portal", 302);
      // CHECK-MESSAGES: :[[@LINE-1]]:35: warning: {{.*}} [http-redirect-implicit-see-other]
      // CHECK-FIXES: res.set_redirect("/portal", 303);
      return;
    }
    res.set_content(pageOf(req), "text/html");
  });
  server.Post("/compared", [](const Request &req, Response &res) {
    if (req.get_header_value("X-Age") == "child")
      return res.set_redirect("/consent", 302);
      // CHECK-MESSAGES: :[[@LINE-1]]:43: warning: {{.*}} [http-redirect-implicit-see-other]
      // CHECK-FIXES: return res.set_redirect("/consent", 303);
    res.set_content(pageOf(req), "text/html");
  });
  server.Post("/several", [&](const Request &req, Response &res) {
    if (moved.count(req.path) != 0 || guestOf(req).known)
      return res.set_content(pageOf(req), "text/html");
    res.set_redirect("/error/403", 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:36: warning: {{.*}} [http-redirect-implicit-see-other]
    // CHECK-FIXES: res.set_redirect("/error/403", 303);
  });
  server.Post("/nested", [&](const Request &req, Response &res) {
    if (req.path != "/nested/open")
      if (!guestOf(req).known && req.get_header_value("X-Region") != region)
        return res.set_redirect("/login", 302);
        // CHECK-MESSAGES: :[[@LINE-1]]:43: warning: {{.*}} [http-redirect-implicit-see-other]
        // CHECK-FIXES: return res.set_redirect("/login", 303);
    res.set_content(pageOf(req), "text/html");
  });
  // A ladder of paths only dispatches.
  server.Post("/ladder/(.*)", [&](const Request &req, Response &res) {
    if (req.path == "/ladder/one" || req.path == "/ladder/two")
      return res.set_redirect("/login", 302);
      // CHECK-MESSAGES: :[[@LINE-1]]:41: warning: {{.*}}, 303 shows a page
    res.set_content(pageOf(req), "text/html");
  });
}

void addOthers(Server &server, const Settings &settings) {
  // The name alone.
  server.Post("/in", [](const Request &, Response &res) {
    res.set_redirect("/login", 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:32: warning: {{.*}}, 303 shows a page
  });
  // Both ways lead to pages, or to an error: nobody goes on.
  server.Post("/either", [](const Request &, Response &res) {
    if (isOpen())
      res.set_redirect("/login", 302);
      // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: {{.*}}, 303 shows a page
    else
      res.set_redirect("/m/login", 302);
      // CHECK-MESSAGES: :[[@LINE-1]]:36: warning: {{.*}}, 303 shows a page
  });
  server.Post("/closed", [](const Request &, Response &res) {
    if (isOpen()) {
      res.set_redirect("/login", 302);
      // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: {{.*}}, 303 shows a page
      return;
    }
    res.status = 404;
  });
  // A path that has moved, whatever it is called now.
  server.Post("/(.*)", [](const Request &req, Response &res) {
    if (req.path == "/enter") {
      res.set_redirect("/login", 302);
      // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: {{.*}}, 303 shows a page
      return;
    }
    const bool isOld = moved.count(req.path) != 0;
    if (isOld) {
      res.set_redirect("/setup", 302);
      // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: {{.*}}, 303 shows a page
      return;
    }
    res.set_content(pageOf(req), "text/html");
  });
  // The login itself is elsewhere now.
  server.Post("/signin", [](const Request &req, Response &res) {
    if (isOpen())
      return res.set_redirect("/accounts/login", 302);
      // CHECK-MESSAGES: :[[@LINE-1]]:50: warning: {{.*}}, 303 shows a page
    res.set_content(pageOf(req), "text/html");
  });
  server.Post("/session", [](const Request &req, Response &res) {
    if (isOpen())
      return res.set_redirect("https://eu.example/login", 302);
      // CHECK-MESSAGES: :[[@LINE-1]]:59: warning: {{.*}}, 303 shows a page
    res.set_content(pageOf(req), "text/html");
  });
  // What stands under such a name is no such page.
  server.Post("/spare", [](const Request &req, Response &res) {
    if (isOpen())
      return res.set_redirect("https://spare.example/sso/orders", 302);
      // CHECK-MESSAGES: :[[@LINE-1]]:67: warning: {{.*}}, 303 shows a page
    res.set_content(pageOf(req), "text/html");
  });
  server.Post("/collected", [](const Request &req, Response &res) {
    if (isOpen())
      return res.set_redirect("https://collector.example/error", 302);
      // CHECK-MESSAGES: :[[@LINE-1]]:66: warning: {{.*}}, 303 shows a page
    res.set_content(pageOf(req), "text/html");
  });
  server.Post("/counted", [&](const Request &req, Response &res) {
    if (isOpen())
      return res.set_redirect("https://" + settings.errorHost + "/count", 302);
      // CHECK-MESSAGES: :[[@LINE-1]]:75: warning: {{.*}}, 303 shows a page
    res.set_content(pageOf(req), "text/html");
  });
  // What was asked for is handed on.
  server.Post("/guests/(.*)", [](const Request &req, Response &res) {
    if (isOpen())
      return res.set_redirect("/setup/" + req.matches[1].str(), 302);
      // CHECK-MESSAGES: :[[@LINE-1]]:65: warning: {{.*}}, 303 shows a page
    res.set_content(pageOf(req), "text/html");
  });
  // Another page, which says nothing of a refusal.
  server.Post("/welcome", [](const Request &req, Response &res) {
    if (isOpen())
      return res.set_redirect("/start", 302);
      // CHECK-MESSAGES: :[[@LINE-1]]:41: warning: {{.*}}, 303 shows a page
    res.set_content(pageOf(req), "text/html");
  });
  server.Post("/returned", [&](const Request &req, Response &res) {
    if (guestOf(req).known)
      return res.set_redirect(settings.afterLoginUrl, 302);
      // CHECK-MESSAGES: :[[@LINE-1]]:55: warning: {{.*}}, 303 shows a page
    res.set_content(pageOf(req), "text/html");
  });
  server.Post("/forwarded", [&](const Request &req, Response &res) {
    if (!isOpen())
      return res.set_redirect("https://login.example" + req.path, 302);
      // CHECK-MESSAGES: :[[@LINE-1]]:67: warning: {{.*}} repeats it [http-redirect-loses-method]
      // CHECK-FIXES: return res.set_redirect("https://login.example" + req.path, 307);
    res.set_content(pageOf(req), "text/html");
  });
}

// A switch on who is there turns requests away; one on a page tells pages apart.
enum class Access { Granted, Denied, Expired };
enum class Page { Front, Entry };
Access accessOf(const Request &req);
Page pageFor(const Request &req);
void addSwitches(Server &server) {
  server.Post("/switched", [](const Request &req, Response &res) {
    switch (accessOf(req)) {
    case Access::Denied:
      res.set_redirect("/login", 302);
      // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: {{.*}}; 303 always means GET
      // CHECK-FIXES: res.set_redirect("/login", 303);
      return;
    case Access::Expired:
      res.set_redirect("/login?expired=1", 302);
      // CHECK-MESSAGES: :[[@LINE-1]]:44: warning: {{.*}}; 303 always means GET
      // CHECK-FIXES: res.set_redirect("/login?expired=1", 303);
      return;
    case Access::Granted:
      break;
    }
    res.set_content(pageOf(req), "text/html");
  });
  server.Post("/chosen", [](const Request &req, Response &res) {
    switch (pageFor(req)) {
    case Page::Entry:
      return res.set_redirect("/login", 302);
      // CHECK-MESSAGES: :[[@LINE-1]]:41: warning: {{.*}}, 303 shows a page
    case Page::Front:
      break;
    }
    res.set_content(pageOf(req), "text/html");
  });
}

// The page for those who are refused may be one of several targets of one
// redirect. What tells paths apart, or leads to such pages alone, is open; so is
// a choice between that and the request's own path.
void addChosen(Server &server) {
  server.Post("/choice", [](const Request &req, Response &res) {
    res.set_redirect(guestOf(req).known ? "/next" : "/login", 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:63: warning: {{.*}}; 303 always means GET
    // CHECK-FIXES: res.set_redirect(guestOf(req).known ? "/next" : "/login", 303);
  });
  server.Post("/return", [](const Request &req, Response &res) {
    const std::string url = pageOf(req);
    res.set_redirect(guestOf(req).known ? url : "/login?next=" + url, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:71: warning: {{.*}}; 303 always means GET
    // CHECK-FIXES: res.set_redirect(guestOf(req).known ? url : "/login?next=" + url, 303);
  });
  server.Post("/branches", [](const Request &req, Response &res) {
    std::string target;
    if (guestOf(req).known)
      target = "/next";
    else
      target = "/login";
    res.set_redirect(target, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: {{.*}}; 303 always means GET
    // CHECK-FIXES: res.set_redirect(target, 303);
  });
  server.Post("/replaced", [](const Request &req, Response &res) {
    std::string target = "/next";
    if (!guestOf(req).known)
      target = "/login";
    res.set_redirect(target, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: {{.*}}; 303 always means GET
    // CHECK-FIXES: res.set_redirect(target, 303);
  });
  server.Post("/cases", [](const Request &req, Response &res) {
    const char *target = "/next";
    switch (accessOf(req)) {
    case Access::Denied:
      target = "/login";
      break;
    case Access::Expired:
      target = "/login?expired=1";
      break;
    case Access::Granted:
      break;
    }
    res.set_redirect(target, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: {{.*}}; 303 always means GET
    // CHECK-FIXES: res.set_redirect(target, 303);
  });
  server.Post("/paths/(.*)", [](const Request &req, Response &res) {
    res.set_redirect(req.path == "/paths/in" ? "/login" : "/next", 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:68: warning: {{.*}}, 303 shows a page
  });
  server.Post("/both", [](const Request &, Response &res) {
    res.set_redirect(isOpen() ? "/login" : "/m/login", 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:56: warning: {{.*}}, 303 shows a page
  });
  server.Post("/neither", [](const Request &, Response &res) {
    res.set_redirect(isOpen() ? "/start" : "/next", 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:53: warning: {{.*}}, 303 shows a page
  });
  server.Post("/own", [](const Request &req, Response &res) {
    res.set_redirect(guestOf(req).known ? "https://b.example" + req.path : "/login", 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:86: warning: {{.*}}, 303 shows a page
  });
  server.Post("/kinds", [](const Request &req, Response &res) {
    const char *target = "/front";
    switch (pageFor(req)) {
    case Page::Entry:
      target = "/login";
      break;
    case Page::Front:
      break;
    }
    res.set_redirect(target, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: {{.*}}, 303 shows a page
  });
}
