// RUN: %check_redirects %s %t --framework cpp-httplib --checks http-redirect-permanent-answer

// A browser that keeps a 301 doesn't send the request again, which has done
// something.

#include <httplib.h>
#include <map>
#include <mutex>
#include <set>
#include <string>
using namespace httplib;

struct Door { void open(); };
struct Link { std::string url; int clicks = 0; };
struct Session { void clear(); };
std::map<std::string, Link> links;
std::map<std::string, std::string> mails;
std::set<std::string> confirmed;
std::mutex guard;
std::map<std::string, std::string> resolved;
std::string resolve(const std::string &);
int requests = 0;
struct Gate { int loginattempts = 0; std::map<std::string, int> failedLogins; };
bool isKnown(const Request &req);
Session &sessionOf(const Request &req);
void logAccess(const Request &req);

void addRoutes(Server &svr, Door &door) {
  svr.Get("/open", [&](const Request &, Response &res) {
    door.open();
    res.set_redirect("/", 301);
    // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: GET and HEAD get a 301 after the work is done: clients that keep it never ask again; 302 isn't kept [http-redirect-permanent-answer]
    // CHECK-FIXES: res.set_redirect("/", 302);
  });
  svr.Get(R"(/go/(\w+))", [&](const Request &req, Response &res) {
    auto it = links.find(req.matches[1]);
    if (it == links.end()) { res.status = 404; return; }
    it->second.clicks++;
    res.set_redirect(it->second.url, 301);
    // CHECK-MESSAGES: :[[@LINE-1]]:38: warning: GET and HEAD get a 301 after the work is done: clients that keep it never ask again; 302 isn't kept [http-redirect-permanent-answer]
    // CHECK-FIXES: res.set_redirect(it->second.url, 302);
  });
  svr.Get("/confirm", [&](const Request &req, Response &res) {
    if (!confirmed.insert(req.get_param_value("mail")).second) { res.status = 410; return; }
    res.set_redirect("/welcome", 308);
    // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: GET and HEAD get a 308 after the work is done: clients that keep it never ask again; 307 isn't kept [http-redirect-permanent-answer]
    // CHECK-FIXES: res.set_redirect("/welcome", 307);
  });
  svr.Get("/unsubscribe", [&](const Request &req, Response &res) {
    if (!mails.erase(req.get_param_value("mail"))) { res.status = 404; return; }
    res.status = 301;
    // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: GET and HEAD get a 301 after the work is done: clients that keep it never ask again; 302 isn't kept [http-redirect-permanent-answer]
    // CHECK-FIXES: res.status = 302;
    res.set_header("Location", "/bye");
  });
  svr.Get("/logout", [&](const Request &req, Response &res) {
    sessionOf(req).clear();
    res.set_redirect("/", 301);
    // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: GET and HEAD get a 301 after the work is done: clients that keep it never ask again; 302 isn't kept [http-redirect-permanent-answer]
    // CHECK-FIXES: res.set_redirect("/", 302);
  });
}

// A number that isn't taken back, and one that counts what comes, are kept.
void addResets(Server &svr) {
  svr.Get("/limit", [&](const Request &req, Response &res) {
    static Gate gate;
    gate.loginattempts = 5;
    res.set_redirect("/limits", 301);
    // CHECK-MESSAGES: :[[@LINE-1]]:33: warning: GET and HEAD get a 301 after the work is done: clients that keep it never ask again; 302 isn't kept [http-redirect-permanent-answer]
    // CHECK-FIXES: res.set_redirect("/limits", 302);
  });
  svr.Get("/reset", [&](const Request &, Response &res) {
    requests = 0;
    res.set_redirect("/numbers", 301);
    // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: GET and HEAD get a 301 after the work is done: clients that keep it never ask again; 302 isn't kept [http-redirect-permanent-answer]
    // CHECK-FIXES: res.set_redirect("/numbers", 302);
  });
}

// Silent: what changes nothing, is counted for statistics, or remembers where
// it leads; and what answers a POST, of which other checks speak.
void addTwins(Server &svr, Door &door) {
  svr.Get(R"(/plain/(\w+))", [&](const Request &req, Response &res) {
    auto it = links.find(req.matches[1]);
    if (it == links.end()) { res.status = 404; return; }
    res.set_redirect(it->second.url, 301);
  });
  svr.Get("/old", [&](const Request &req, Response &res) {
    logAccess(req);
    ++requests;
    res.set_redirect("/new", 301);
  });
  svr.Get(R"(/memo/(\w+))", [&](const Request &req, Response &res) {
    std::lock_guard<std::mutex> lock(guard);
    const std::string key = req.matches[1];
    auto it = resolved.find(key);
    if (it == resolved.end())
      it = resolved.emplace(key, resolve(key)).first;
    res.set_redirect(it->second, 301);
  });
  // What a gate has counted against the visitor is taken back.
  static Gate gate;
  svr.Get("/start", [&](const Request &req, Response &res) {
    if (!isKnown(req)) { ++gate.loginattempts; res.status = 401; return; }
    gate.loginattempts = 0;
    res.set_redirect("/web/", 301);
  });
  svr.Get("/feed", [&](const Request &req, Response &res) {
    if (!isKnown(req)) { gate.failedLogins[req.remote_addr]++; res.status = 401; return; }
    gate.failedLogins.erase(req.remote_addr);
    res.set_redirect("/feeds/all", 301);
  });
  svr.Post("/posted", [&](const Request &req, Response &res) {
    door.open();
    res.set_redirect("/", 301);
  });
}
