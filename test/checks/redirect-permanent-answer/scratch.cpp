// RUN: %check_redirects %s %t --framework cpp-httplib --checks http-redirect-permanent-answer

// A text that each request fills before it is read carries nothing from one to
// the next: to fill it is no work.

#include <cstdio>
#include <cstring>
#include <httplib.h>
#include <string>
using namespace httplib;

static char url[64];
static std::string target;
static std::string page;
static char shared[64];
static char byParts[64];
static char chosen[64];

inline void fillShared(const std::string &id) {
  snprintf(shared, sizeof shared, "/pages/%s", id.c_str());
}

// Silent.
void addScratch(Server &svr) {
  svr.Get(R"(/printed/(\w+))", [](const Request &req, Response &res) {
    snprintf(url, sizeof url, "/pages/%s", req.matches[1].str().c_str());
    res.set_redirect(url, 301);
  });
  svr.Get(R"(/copied/(\w+))", [](const Request &req, Response &res) {
    static char own[64];
    strcpy(own, "/pages/");
    strcat(own, req.matches[1].str().c_str());
    res.set_redirect(own, 301);
  });
  svr.Get(R"(/assigned/(\w+))", [](const Request &req, Response &res) {
    target = "/pages/";
    target += req.matches[1].str();
    res.set_redirect(target, 301);
  });
  svr.Get(R"(/cleared/(\w+))", [](const Request &req, Response &res) {
    page.clear();
    page.append("<a href=/new>");
    page += req.matches[1].str();
    res.set_content(page, "text/html");
    res.set_redirect("/new", 301);
  });
  svr.Get(R"(/helper/(\w+))", [](const Request &req, Response &res) {
    fillShared(req.matches[1].str());
    res.set_redirect(shared, 301);
  });
  svr.Get(R"(/parts/(\w+))", [](const Request &req, Response &res) {
    byParts[0] = '\0';
    strcat(byParts, "/pages/");
    strcat(byParts, req.matches[1].str().c_str());
    res.set_redirect(byParts, 301);
  });
  svr.Get(R"(/either/(\w+))", [](const Request &req, Response &res) {
    if (req.matches[1] == "all")
      strcpy(chosen, "/pages");
    else
      snprintf(chosen, sizeof chosen, "/pages/%s", req.matches[1].str().c_str());
    res.set_redirect(chosen, 301);
  });
}

class Pages {
public:
  void addTo(Server &svr) {
    svr.Get(R"(/member/(\w+))", [this](const Request &req, Response &res) {
      address = "/pages/" + req.matches[1].str();
      res.set_redirect(address, 301);
    });
    svr.Get(R"(/visited/(\w+))", [this](const Request &req, Response &res) {
      last = req.matches[1].str();
      res.set_redirect("/pages/" + last, 301);
      // CHECK-MESSAGES: :[[@LINE-1]]:42: warning: GET and HEAD get a 301 after the work is done: clients that keep it never ask again; 302 isn't kept [http-redirect-permanent-answer]
      // CHECK-FIXES: res.set_redirect("/pages/" + last, 302);
    });
    svr.Get("/last", [this](const Request &, Response &res) {
      res.set_content(last, "text/plain");
    });
  }

private:
  std::string address;
  std::string last;
};

static char visitor[64];
static std::string motd;
static char entries[256];
static std::string once;
static std::string kept;
static const char *door = "";
char anybodys[64];
extern char anybodys[64];

// What another request reads is kept for it.
void addStores(Server &svr) {
  svr.Get(R"(/enter/(\w+))", [](const Request &req, Response &res) {
    strncpy(visitor, req.matches[1].str().c_str(), sizeof visitor - 1);
    res.set_redirect(std::string("/rooms/") + visitor, 301);
    // CHECK-MESSAGES: :[[@LINE-1]]:56: warning: GET and HEAD get a 301 after the work is done: clients that keep it never ask again; 302 isn't kept [http-redirect-permanent-answer]
    // CHECK-FIXES: res.set_redirect(std::string("/rooms/") + visitor, 302);
  });
  svr.Get("/visitor", [](const Request &, Response &res) {
    res.set_content(visitor, "text/plain");
  });
  svr.Get(R"(/motd/(\w+))", [](const Request &req, Response &res) {
    motd = req.matches[1].str();
    res.set_redirect("/motd", 301);
    // CHECK-MESSAGES: :[[@LINE-1]]:31: warning: GET and HEAD get a 301 after the work is done: clients that keep it never ask again; 302 isn't kept [http-redirect-permanent-answer]
    // CHECK-FIXES: res.set_redirect("/motd", 302);
  });
  svr.Get("/motd", [](const Request &, Response &res) {
    res.set_content(motd, "text/plain");
  });
  // It grows with each of them.
  svr.Get(R"(/log/(\w+))", [](const Request &req, Response &res) {
    strcat(entries, req.matches[1].str().c_str());
    res.set_content(entries, "text/plain");
    res.set_redirect("/entries", 301);
    // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: GET and HEAD get a 301 after the work is done: clients that keep it never ask again; 302 isn't kept [http-redirect-permanent-answer]
    // CHECK-FIXES: res.set_redirect("/entries", 302);
  });
  // For some it is what another has left.
  svr.Get(R"(/some/(\w+))", [](const Request &req, Response &res) {
    if (req.has_param("again"))
      once = "/pages/" + req.matches[1].str();
    res.set_redirect(once, 301);
    // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: GET and HEAD get a 301 after the work is done: clients that keep it never ask again; 302 isn't kept [http-redirect-permanent-answer]
    // CHECK-FIXES: res.set_redirect(once, 302);
  });
  // It is read first.
  svr.Get(R"(/before/(\w+))", [](const Request &req, Response &res) {
    const std::string before = kept;
    kept = "/pages/" + req.matches[1].str();
    res.set_redirect(before + kept, 301);
    // CHECK-MESSAGES: :[[@LINE-1]]:37: warning: GET and HEAD get a 301 after the work is done: clients that keep it never ask again; 302 isn't kept [http-redirect-permanent-answer]
    // CHECK-FIXES: res.set_redirect(before + kept, 302);
  });
  svr.Get("/doors/red", [](const Request &, Response &res) {
    door = "red";
    res.set_redirect(std::string("/doors#") + door, 301);
    // CHECK-MESSAGES: :[[@LINE-1]]:53: warning: GET and HEAD get a 301 after the work is done: clients that keep it never ask again; 302 isn't kept [http-redirect-permanent-answer]
    // CHECK-FIXES: res.set_redirect(std::string("/doors#") + door, 302);
  });
  svr.Get("/door", [](const Request &, Response &res) {
    res.set_content(door, "text/plain");
  });
  // Another file may read it.
  svr.Get(R"(/shared/(\w+))", [](const Request &req, Response &res) {
    strcpy(anybodys, req.matches[1].str().c_str());
    res.set_redirect(std::string("/pages/") + anybodys, 301);
    // CHECK-MESSAGES: :[[@LINE-1]]:57: warning: GET and HEAD get a 301 after the work is done: clients that keep it never ask again; 302 isn't kept [http-redirect-permanent-answer]
    // CHECK-FIXES: res.set_redirect(std::string("/pages/") + anybodys, 302);
  });
}
