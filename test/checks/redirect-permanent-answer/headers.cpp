// RUN: %check_redirects %s %t --framework cpp-httplib --checks http-redirect-permanent-answer

// Any header of the request may be another one tomorrow, but for those that tell
// its own URL, and what only goes with one message or connection.

#include <httplib.h>
#include <map>
#include <string>
using namespace httplib;

struct Door { void open(); };
std::string header(const Request &req, const char *name);
std::string parameter(const Request &req, const char *name);
bool isLoggedIn(const Request &req);
struct Parts { std::map<std::string, std::string> headers, args; };
Parts partsOf(const Request &req);
const char *const betaHeader = "X-Beta";

static bool wantsGerman(const Request &req) {
  return req.get_header_value("Accept-Language").find("de") == 0;
}

void addHeaders(Server &svr) {
  svr.Get("/beta", [](const Request &req, Response &res) {
    if (req.has_header("X-Beta"))
      return res.set_redirect("/other", 301);
      // CHECK-MESSAGES: :[[@LINE-1]]:41: warning: GET and HEAD get a 301 for a reason that passes: clients that keep it never ask again; 302 isn't kept [http-redirect-permanent-answer]
      // CHECK-FIXES: return res.set_redirect("/other", 302);
    res.set_content("page", "text/plain");
  });
  svr.Get("/named", [](const Request &req, Response &res) {
    if (req.has_header(betaHeader))
      return res.set_redirect("/other", 301);
      // CHECK-MESSAGES: :[[@LINE-1]]:41: warning: GET and HEAD get a 301 for a reason that passes: clients that keep it never ask again; 302 isn't kept [http-redirect-permanent-answer]
      // CHECK-FIXES: return res.set_redirect("/other", 302);
    res.set_content("page", "text/plain");
  });
  svr.Get("/range", [](const Request &req, Response &res) {
    if (req.has_header("Range"))
      return res.set_redirect("/other", 301);
      // CHECK-MESSAGES: :[[@LINE-1]]:41: warning: GET and HEAD get a 301 for a reason that passes: clients that keep it never ask again; 302 isn't kept [http-redirect-permanent-answer]
      // CHECK-FIXES: return res.set_redirect("/other", 302);
    res.set_content("page", "text/plain");
  });
  svr.Get("/etag", [](const Request &req, Response &res) {
    if (req.get_header_value("If-None-Match") == "1")
      return res.set_redirect("/other", 301);
      // CHECK-MESSAGES: :[[@LINE-1]]:41: warning: GET and HEAD get a 301 for a reason that passes: clients that keep it never ask again; 302 isn't kept [http-redirect-permanent-answer]
      // CHECK-FIXES: return res.set_redirect("/other", 302);
    res.set_content("page", "text/plain");
  });
  svr.Get("/via", [](const Request &req, Response &res) {
    if (req.get_header_value("X-Real-IP") != "127.0.0.1")
      return res.set_redirect("/other", 301);
      // CHECK-MESSAGES: :[[@LINE-1]]:41: warning: GET and HEAD get a 301 for a reason that passes: clients that keep it never ask again; 302 isn't kept [http-redirect-permanent-answer]
      // CHECK-FIXES: return res.set_redirect("/other", 302);
    res.set_content("page", "text/plain");
  });
  svr.Get("/save-data", [](const Request &req, Response &res) {
    if (req.get_header_value("Save-Data") == "on")
      return res.set_redirect("/other", 301);
      // CHECK-MESSAGES: :[[@LINE-1]]:41: warning: GET and HEAD get a 301 for a reason that passes: clients that keep it never ask again; 302 isn't kept [http-redirect-permanent-answer]
      // CHECK-FIXES: return res.set_redirect("/other", 302);
    res.set_content("page", "text/plain");
  });
  svr.Get("/own", [](const Request &req, Response &res) {
    if (header(req, "X-Device") == "phone")
      return res.set_redirect("/other", 301);
      // CHECK-MESSAGES: :[[@LINE-1]]:41: warning: GET and HEAD get a 301 for a reason that passes: clients that keep it never ask again; 302 isn't kept [http-redirect-permanent-answer]
      // CHECK-FIXES: return res.set_redirect("/other", 302);
    res.set_content("page", "text/plain");
  });
  svr.Get("/own-known", [](const Request &req, Response &res) {
    if (header(req, "DNT") == "1")
      return res.set_redirect("/other", 301);
      // CHECK-MESSAGES: :[[@LINE-1]]:41: warning: GET and HEAD get a 301 for a reason that passes: clients that keep it never ask again; 302 isn't kept [http-redirect-permanent-answer]
      // CHECK-FIXES: return res.set_redirect("/other", 302);
    res.set_content("page", "text/plain");
  });
  svr.Get("/member", [](const Request &req, Response &res) {
    if (partsOf(req).headers["X-Device"] == "phone")
      return res.set_redirect("/other", 301);
      // CHECK-MESSAGES: :[[@LINE-1]]:41: warning: GET and HEAD get a 301 for a reason that passes: clients that keep it never ask again; 302 isn't kept [http-redirect-permanent-answer]
      // CHECK-FIXES: return res.set_redirect("/other", 302);
    res.set_content("page", "text/plain");
  });
}

// Silent: the request's own URL and scheme, the message and the connection, and
// the query.
void addOwn(Server &svr) {
  svr.Get("/scheme", [](const Request &req, Response &res) {
    if (req.get_header_value("X-Forwarded-Proto") != "https")
      return res.set_redirect("/other", 301);
    res.set_content("page", "text/plain");
  });
  svr.Get("/cf", [](const Request &req, Response &res) {
    if (req.get_header_value("CF-Visitor").find("https") == std::string::npos)
      return res.set_redirect("/other", 301);
    res.set_content("page", "text/plain");
  });
  svr.Get("/cloud", [](const Request &req, Response &res) {
    if (req.get_header_value("CloudFront-Forwarded-Proto") == "http")
      return res.set_redirect("/other", 301);
    res.set_content("page", "text/plain");
  });
  svr.Get("/forwarded", [](const Request &req, Response &res) {
    if (req.get_header_value("Forwarded").find("proto=http;") != std::string::npos)
      return res.set_redirect("/other", 301);
    res.set_content("page", "text/plain");
  });
  svr.Get("/host", [](const Request &req, Response &res) {
    if (req.get_header_value("Host") == "old.example")
      return res.set_redirect("/other", 301);
    res.set_content("page", "text/plain");
  });
  svr.Get("/host-own", [](const Request &req, Response &res) {
    if (header(req, "X-Forwarded-Host") == "old.example")
      return res.set_redirect("/other", 301);
    res.set_content("page", "text/plain");
  });
  svr.Get("/socket", [](const Request &req, Response &res) {
    if (req.get_header_value("Upgrade") != "websocket")
      return res.set_redirect("/other", 301);
    res.set_content("page", "text/plain");
  });
  svr.Get("/socket-key", [](const Request &req, Response &res) {
    if (!req.has_header("Sec-WebSocket-Key"))
      return res.set_redirect("/other", 301);
    res.set_content("page", "text/plain");
  });
  svr.Get("/alive", [](const Request &req, Response &res) {
    if (req.get_header_value("Connection") == "close")
      return res.set_redirect("/other", 301);
    res.set_content("page", "text/plain");
  });
  svr.Get("/length", [](const Request &req, Response &res) {
    if (req.get_header_value("Content-Length") == "0")
      return res.set_redirect("/other", 301);
    res.set_content("page", "text/plain");
  });
  svr.Get("/type", [](const Request &req, Response &res) {
    if (req.get_header_value("Content-Type") == "text/plain")
      return res.set_redirect("/other", 301);
    res.set_content("page", "text/plain");
  });
  svr.Get("/query", [](const Request &req, Response &res) {
    if (parameter(req, "X-Device") == "phone")
      return res.set_redirect("/other", 301);
    res.set_content("page", "text/plain");
  });
  svr.Get("/args", [](const Request &req, Response &res) {
    if (partsOf(req).args["X-Device"] == "phone")
      return res.set_redirect("/other", 301);
    res.set_content("page", "text/plain");
  });
}

// Vary limits an answer to those who send the same in the headers that it names.
void addVaried(Server &svr, Door &door) {
  svr.Get("/varied", [](const Request &req, Response &res) {
    res.set_header("Vary", "Accept-Encoding, accept-language");
    res.set_redirect(wantsGerman(req) ? "/de" : "/en", 301);
  });
  svr.Get("/varied-any", [](const Request &req, Response &res) {
    res.set_header("Vary", "*");
    res.set_redirect(wantsGerman(req) ? "/de" : "/en", 301);
  });
  svr.Get("/varied-visitor", [](const Request &req, Response &res) {
    res.set_header("Vary", "Cookie");
    if (!isLoggedIn(req))
      return res.set_redirect("/login", 301);
    res.set_content("page", "text/plain");
  });
  svr.Get("/varied-unknown", [](const Request &req, Response &res) {
    res.set_header("Vary", header(req, "Accept"));
    res.set_redirect(wantsGerman(req) ? "/de" : "/en", 301);
  });
  svr.Get("/varied-otherwise", [](const Request &req, Response &res) {
    res.set_header("Vary", "Origin, Accept-Encoding");
    res.set_redirect(req.has_header("X-German") ? "/de" : "/en", 301);
    // CHECK-MESSAGES: :[[@LINE-1]]:66: warning: GET and HEAD get a 301 for a reason that passes: clients that keep it never ask again; 302 isn't kept [http-redirect-permanent-answer]
    // CHECK-FIXES: res.set_redirect(req.has_header("X-German") ? "/de" : "/en", 302);
  });
  svr.Get("/varied-visitor-otherwise", [](const Request &req, Response &res) {
    res.set_header("Vary", "Accept-Language");
    if (!isLoggedIn(req))
      return res.set_redirect("/login", 301);
      // CHECK-MESSAGES: :[[@LINE-1]]:41: warning: GET and HEAD get a 301 for a reason that passes: clients that keep it never ask again; 302 isn't kept [http-redirect-permanent-answer]
      // CHECK-FIXES: return res.set_redirect("/login", 302);
    res.set_content("page", "text/plain");
  });
  svr.Get("/varied-work", [&](const Request &req, Response &res) {
    door.open();
    res.set_header("Vary", "Origin");
    res.set_redirect("/", 301);
    // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: GET and HEAD get a 301 after the work is done: clients that keep it never ask again; 302 isn't kept [http-redirect-permanent-answer]
    // CHECK-FIXES: res.set_redirect("/", 302);
  });
}
