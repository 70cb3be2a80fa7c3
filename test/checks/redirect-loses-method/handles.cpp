// RUN: %check_redirects %s %t --framework cpp-httplib

// What a request leads to, such as a session, may be passed by value: nobody
// sees what a call does that changes such a handle, so the redirect stays open.

#include <functional>
#include <httplib.h>
#include <memory>
#include <string>
#include <utility>
using namespace httplib;

struct Visit {
  explicit Visit(const Request &req);
  void refresh(const Request &req);
  void touch();
  void set(const std::string &name, int value);
  bool renew();
  bool isNew();
  std::string user() const;
  Visit &with(int value);
  std::string find(const std::string &name);
  bool validate(const std::string &token);
  static Visit &of(const Request &req);
  Visit &until(int hour);
  Visit &operator<<(const std::string &line);
  std::string &operator[](const std::string &name);
};
struct Shop {
  Visit visitOf(const std::string &cookie);
  std::string host() const;
  Visit &last() const;
};
struct Parcel {
  std::string to;
  int weight = 0;
};
Visit visitOf(const Request &req);
Visit &sharedVisitOf(const Request &req);
std::unique_ptr<Visit> ownedVisitOf(const Request &req);
std::pair<Visit &, bool> visitAndAge(const Request &req);
Shop shopFor(const Request &req);
void prolong(Visit &visit);
void prolongBy(Visit *visit);
void setHour(Visit &visit, int hour);
bool renewVisit(const Request &req);
Visit getVisit(const Request &req);
bool validateVisit(const Request &req);
int getHost(const Request &req, std::string &host);
void withVisit(const Request &req, std::function<void(Visit &)> change);
Parcel parcelOf(const std::string &path);
void fold(Parcel &parcel);
std::string hostOf(const Request &req);

#define SEND_ON(RES, REQ) RES.set_redirect("https://b.example" + REQ.path, 302)

void addHandles(Server &server, Shop &shop) {
  server.Post("/temporary", [](const Request &req, Response &res) {
    visitOf(req).refresh(req);
    SEND_ON(res, req);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: {{.*}}, 303 shows a page
  });
  server.Post("/local", [](const Request &req, Response &res) {
    auto visit = visitOf(req);
    visit.touch();
    SEND_ON(res, req);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: {{.*}}, 303 shows a page
  });
  server.Post("/constructed", [](const Request &req, Response &res) {
    Visit visit(req);
    visit.set("seen", 1);
    SEND_ON(res, req);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: {{.*}}, 303 shows a page
  });
  server.Post("/constructed-here", [](const Request &req, Response &res) {
    Visit(req).touch();
    SEND_ON(res, req);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: {{.*}}, 303 shows a page
  });
  server.Post("/owned", [](const Request &req, Response &res) {
    ownedVisitOf(req)->touch();
    SEND_ON(res, req);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: {{.*}}, 303 shows a page
  });
  server.Post("/made", [](const Request &req, Response &res) {
    const auto visit = std::make_unique<Visit>(req);
    visit->touch();
    SEND_ON(res, req);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: {{.*}}, 303 shows a page
  });
  server.Post("/later", [](const Request &req, Response &res) {
    Shop own;
    own = shopFor(req);
    own.last().touch();
    SEND_ON(res, req);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: {{.*}}, 303 shows a page
  });
  server.Post("/chain", [](const Request &req, Response &res) {
    shopFor(req).last().until(7).touch();
    SEND_ON(res, req);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: {{.*}}, 303 shows a page
  });
  server.Post("/given-out", [&shop](const Request &req, Response &res) {
    auto visit = shop.visitOf(req.get_header_value("Cookie"));
    visit.touch();
    SEND_ON(res, req);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: {{.*}}, 303 shows a page
  });
  server.Post("/bound", [](const Request &req, Response &res) {
    auto [visit, isOld] = visitAndAge(req);
    visit.touch();
    SEND_ON(res, req);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: {{.*}}, 303 shows a page
  });
  server.Post("/passed", [](const Request &req, Response &res) {
    auto visit = visitOf(req);
    prolong(visit);
    SEND_ON(res, req);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: {{.*}}, 303 shows a page
  });
  server.Post("/passed-by-pointer", [](const Request &req, Response &res) {
    auto visit = visitOf(req);
    prolongBy(&visit);
    SEND_ON(res, req);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: {{.*}}, 303 shows a page
  });
  server.Post("/set", [](const Request &req, Response &res) {
    auto visit = visitOf(req);
    setHour(visit, 7);
    SEND_ON(res, req);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: {{.*}}, 303 shows a page
  });
  server.Post("/element", [](const Request &req, Response &res) {
    auto visit = visitOf(req);
    visit["seen"] = "yes";
    SEND_ON(res, req);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: {{.*}}, 303 shows a page
  });
  server.Post("/operator", [](const Request &req, Response &res) {
    sharedVisitOf(req) << "seen";
    SEND_ON(res, req);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: {{.*}}, 303 shows a page
  });
  server.Post("/callback", [](const Request &req, Response &res) {
    withVisit(req, [](Visit &visit) { visit.touch(); });
    SEND_ON(res, req);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: {{.*}}, 303 shows a page
  });
}

// What is renewed is changed, also where somebody asks whether that went well.
void addRenewals(Server &server) {
  server.Post("/renewed", [](const Request &req, Response &res) {
    if (!visitOf(req).renew())
      return;
    SEND_ON(res, req);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: {{.*}}, 303 shows a page
  });
  server.Post("/shared", [](const Request &req, Response &res) {
    if (!sharedVisitOf(req).renew())
      return;
    SEND_ON(res, req);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: {{.*}}, 303 shows a page
  });
  server.Post("/by-function", [](const Request &req, Response &res) {
    if (!renewVisit(req))
      return;
    SEND_ON(res, req);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: {{.*}}, 303 shows a page
  });
}

// A value that is asked for, and that nobody uses, isn't what the call is for.
void addUnused(Server &server, Shop &shop) {
  server.Post("/with", [](const Request &req, Response &res) {
    Visit::of(req).with(1);
    SEND_ON(res, req);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: {{.*}}, 303 shows a page
  });
  server.Post("/with-own", [](const Request &req, Response &res) {
    auto visit = visitOf(req);
    visit.with(1).with(2);
    SEND_ON(res, req);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: {{.*}}, 303 shows a page
  });
  server.Post("/got", [](const Request &req, Response &res) {
    getVisit(req);
    SEND_ON(res, req);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: {{.*}}, 303 shows a page
  });
  server.Post("/found", [&shop](const Request &req, Response &res) {
    shop.last().find(req.path);
    SEND_ON(res, req);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: {{.*}}, 303 shows a page
  });
}

// That alone decides for neither: the page may be shown, or be posted to.
void addPages(Server &server) {
  server.Post("/page", [](const Request &req, Response &res) {
    visitOf(req).refresh(req);
    res.set_redirect("/thanks", 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:33: warning: {{.*}}, 303 shows a page
  });
}

// What is only asked isn't changed, and what is made of a text is the handler's
// own.
void addForwards(Server &server, Shop &shop) {
  server.Post("/asked", [](const Request &req, Response &res) {
    auto visit = visitOf(req);
    if (visit.user().empty() || visit.isNew() || sharedVisitOf(req).isNew())
      return;
    SEND_ON(res, req);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: {{.*}} repeats it [http-redirect-loses-method]
  });
  server.Post("/host", [](const Request &req, Response &res) {
    const Shop own = shopFor(req);
    res.set_redirect("https://" + own.host() + req.path, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:58: warning: {{.*}} repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.set_redirect("https://" + own.host() + req.path, 307);
  });
  server.Post("/text", [](const Request &req, Response &res) {
    std::string host = hostOf(req);
    host.append(".example");
    res.set_redirect("https://" + host + req.path, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:52: warning: {{.*}} repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.set_redirect("https://" + host + req.path, 307);
  });
  server.Post("/folded", [](const Request &req, Response &res) {
    Parcel parcel = parcelOf(req.path);
    parcel.weight = 2;
    fold(parcel);
    SEND_ON(res, req);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: {{.*}} repeats it [http-redirect-loses-method]
  });
  // What checks may be there to throw, what fills is there to fill.
  server.Post("/checked", [](const Request &req, Response &res) {
    Visit::of(req).validate("7");
    validateVisit(req);
    std::string host;
    getHost(req, host);
    res.set_redirect("https://" + host + req.path, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:52: warning: {{.*}} repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.set_redirect("https://" + host + req.path, 307);
  });
  server.Post("/used", [](const Request &req, Response &res) {
    if (Visit::of(req).find("a") == "b" || getVisit(req).isNew())
      return;
    SEND_ON(res, req);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: {{.*}} repeats it [http-redirect-loses-method]
  });
}
