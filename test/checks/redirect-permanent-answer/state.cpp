// RUN: %check_redirects %s %t --framework cpp-httplib --checks http-redirect-permanent-answer

// Who is refused for a reason that passes comes again: not if the browser keeps
// a 301.

#include <atomic>
#include <ctime>
#include <filesystem>
#include <httplib.h>
#include <map>
#include <string>
using namespace httplib;

std::map<std::string, std::string> moved;
bool maintenance = false;
bool alwaysOn = true;
std::atomic<bool> featureOff{false};
std::string language;
bool isLoggedIn(const Request &req);
bool isTls(const Request &req);

bool hasCookie(const Request &req) {
  return req.get_header_value("Cookie").find("sid=") != std::string::npos;
}

void toLogin(Response &res) {
  res.set_redirect("/login", 301);
  // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: GET and HEAD get a 301 for a reason that passes: clients that keep it never ask again; 302 isn't kept [http-redirect-permanent-answer]
  // CHECK-FIXES: res.set_redirect("/login", 302);
}

void addRoutes(Server &svr) {
  svr.Get("/admin", [&](const Request &req, Response &res) {
    if (!isLoggedIn(req)) {
      res.set_redirect("/login", 301);
      // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: GET and HEAD get a 301 for a reason that passes: clients that keep it never ask again; 302 isn't kept [http-redirect-permanent-answer]
      // CHECK-FIXES: res.set_redirect("/login", 302);
      return;
    }
    res.set_content("admin", "text/plain");
  });
  svr.Get("/cookie", [&](const Request &req, Response &res) {
    if (!hasCookie(req)) {
      res.set_redirect("/start", 301);
      // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: GET and HEAD get a 301 for a reason that passes: clients that keep it never ask again; 302 isn't kept [http-redirect-permanent-answer]
      // CHECK-FIXES: res.set_redirect("/start", 302);
      return;
    }
    res.set_content("page", "text/plain");
  });
  svr.Get("/header", [&](const Request &req, Response &res) {
    const auto agent = req.get_header_value("User-Agent");
    if (agent.find("Mobile") != std::string::npos) {
      res.set_redirect("/m", 301);
      // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: GET and HEAD get a 301 for a reason that passes: clients that keep it never ask again; 302 isn't kept [http-redirect-permanent-answer]
      // CHECK-FIXES: res.set_redirect("/m", 302);
      return;
    }
    res.set_content("page", "text/plain");
  });
  svr.Get("/shop", [&](const Request &req, Response &res) {
    if (maintenance) {
      res.set_redirect("/sorry", 301);
      // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: GET and HEAD get a 301 for a reason that passes: clients that keep it never ask again; 302 isn't kept [http-redirect-permanent-answer]
      // CHECK-FIXES: res.set_redirect("/sorry", 302);
      return;
    }
    res.set_content("page", "text/plain");
  });
  svr.Post("/maintenance", [&](const Request &req, Response &res) {
    maintenance = req.body == "on";
    featureOff = true;
    res.status = 204;
  });
  svr.Get("/feature", [&](const Request &req, Response &res) {
    if (featureOff)
      return res.set_redirect("/", 301);
      // CHECK-MESSAGES: :[[@LINE-1]]:36: warning: GET and HEAD get a 301 for a reason that passes: clients that keep it never ask again; 302 isn't kept [http-redirect-permanent-answer]
      // CHECK-FIXES: return res.set_redirect("/", 302);
    res.set_content("page", "text/plain");
  });
  svr.Get("/sale", [&](const Request &req, Response &res) {
    if (std::time(nullptr) > 1800000000)
      return res.set_redirect("/over", 301);
      // CHECK-MESSAGES: :[[@LINE-1]]:40: warning: GET and HEAD get a 301 for a reason that passes: clients that keep it never ask again; 302 isn't kept [http-redirect-permanent-answer]
      // CHECK-FIXES: return res.set_redirect("/over", 302);
    res.set_content("page", "text/plain");
  });
  svr.Get("/peer", [&](const Request &req, Response &res) {
    if (req.remote_addr != "127.0.0.1")
      return res.set_redirect("/outside", 301);
      // CHECK-MESSAGES: :[[@LINE-1]]:43: warning: GET and HEAD get a 301 for a reason that passes: clients that keep it never ask again; 302 isn't kept [http-redirect-permanent-answer]
      // CHECK-FIXES: return res.set_redirect("/outside", 302);
    res.set_content("page", "text/plain");
  });
  svr.Get("/lang", [&](const Request &req, Response &res) {
    const bool german = req.get_header_value("Accept-Language").find("de") == 0;
    res.set_redirect(german ? "/de" : "/en", 301);
    // CHECK-MESSAGES: :[[@LINE-1]]:46: warning: GET and HEAD get a 301 for a reason that passes: clients that keep it never ask again; 302 isn't kept [http-redirect-permanent-answer]
    // CHECK-FIXES: res.set_redirect(german ? "/de" : "/en", 302);
  });
  svr.Get("/lang2", [&](const Request &req, Response &res) {
    if (req.get_header_value("Accept-Language").find("de") == 0)
      res.set_redirect("/de", 301);
      // CHECK-MESSAGES: :[[@LINE-1]]:31: warning: GET and HEAD get a 301 for a reason that passes: clients that keep it never ask again; 302 isn't kept [http-redirect-permanent-answer]
      // CHECK-FIXES: res.set_redirect("/de", 302);
    else
      res.set_redirect("/en", 301);
      // CHECK-MESSAGES: :[[@LINE-1]]:31: warning: GET and HEAD get a 301 for a reason that passes: clients that keep it never ask again; 302 isn't kept [http-redirect-permanent-answer]
      // CHECK-FIXES: res.set_redirect("/en", 302);
  });
  svr.Get("/inbox", [&](const Request &req, Response &res) {
    if (!isLoggedIn(req))
      return toLogin(res);
    res.set_content("inbox", "text/plain");
  });
  svr.Get("/chosen", [&](const Request &req, Response &res) {
    language = req.get_param_value("lang");
    res.set_redirect("/", 301);
    // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: GET and HEAD get a 301 after the work is done: clients that keep it never ask again; 302 isn't kept [http-redirect-permanent-answer]
    // CHECK-FIXES: res.set_redirect("/", 302);
  });
  svr.Get("/home", [&](const Request &req, Response &res) {
    if (language == "de")
      return res.set_redirect("/de", 301);
      // CHECK-MESSAGES: :[[@LINE-1]]:38: warning: GET and HEAD get a 301 for a reason that passes: clients that keep it never ask again; 302 isn't kept [http-redirect-permanent-answer]
      // CHECK-FIXES: return res.set_redirect("/de", 302);
    res.set_content("home", "text/plain");
  });
}

// Silent: what decides is the request's own URL, or never changes; or the page
// has moved for those, too, who get through.
void addTwins(Server &svr) {
  svr.Get("/admin2", [&](const Request &req, Response &res) {
    if (!isLoggedIn(req))
      res.set_redirect("/login", 302);
    else
      res.set_content("admin", "text/plain");
  });
  svr.Get("/static", [&](const Request &req, Response &res) {
    if (alwaysOn)
      return res.set_redirect("/other", 301);
    res.set_content("page", "text/plain");
  });
  svr.Get("/secure", [&](const Request &req, Response &res) {
    if (req.get_header_value("X-Forwarded-Proto") != "https")
      return res.set_redirect("https://" + req.get_header_value("Host") + req.path, 301);
    res.set_content("page", "text/plain");
  });
  svr.Get("/host", [&](const Request &req, Response &res) {
    if (req.get_header_value("Host") != "www.example.org")
      return res.set_redirect("https://www.example.org/host", 301);
    res.set_content("page", "text/plain");
  });
  svr.Get("/tls", [&](const Request &req, Response &res) {
    if (!isTls(req))
      return res.set_redirect("https://example.org/tls", 301);
    res.set_content("page", "text/plain");
  });
  svr.Get("/docs", [&](const Request &req, Response &res) {
    if (std::filesystem::is_directory("docs"))
      return res.set_redirect("/docs/", 301);
    res.set_content("page", "text/plain");
  });
  svr.Get(R"(/table/(\w+))", [&](const Request &req, Response &res) {
    if (auto it = moved.find(req.matches[1]); it != moved.end())
      return res.set_redirect(it->second, 301);
    res.set_content("page", "text/plain");
  });
  svr.Get("/gated-old", [&](const Request &req, Response &res) {
    if (!isLoggedIn(req)) {
      res.status = 401;
      return;
    }
    res.set_redirect("/new", 301);
  });
  svr.Get("/gated-old2", [&](const Request &req, Response &res) {
    if (!isLoggedIn(req)) {
      res.set_redirect("/login", 302);
      return;
    }
    res.set_redirect("/new", 301);
  });
}
