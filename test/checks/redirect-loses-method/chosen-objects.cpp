// RUN: %check_redirects %s %t --framework cpp-httplib

// Which of several objects is asked may depend on the method; what an object
// answers about something else is no test of the method for that.

#include <httplib.h>
#include <set>
#include <string>
using namespace httplib;
using Outcome = Server::HandlerResponse;

struct Limiter {
  bool allow(const std::string &client);
  bool isOff() const;
};
struct Rule {
  virtual bool admits(const std::string &client);
};
struct Never : Rule {
  bool admits(const std::string &client) override;
};
Limiter forLogins, forPages;
Rule always;
Never never;

// The question is of the client, whichever of the two counts it.
Outcome reference(const Request &req, Response &res) {
  const bool isLogin = req.method == "POST" && req.path == "/login";
  Limiter &limiter = isLogin ? forLogins : forPages;
  if (!limiter.allow(req.remote_addr)) {
    res.status = 429;
    return Outcome::Handled;
  }
  res.set_redirect("https://a.example" + req.path, 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:52: warning: POST, PUT, PATCH and DELETE get
  // CHECK-FIXES: res.set_redirect("https://a.example" + req.path, 307);
  return Outcome::Handled;
}

Outcome pointer(const Request &req, Response &res) {
  Limiter *limiter = req.method == "POST" ? &forLogins : &forPages;
  if (!limiter->allow(req.remote_addr))
    return Outcome::Unhandled;
  res.set_redirect("https://b.example" + req.path, 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:52: warning: POST, PUT, PATCH and DELETE get
  // CHECK-FIXES: res.set_redirect("https://b.example" + req.path, 307);
  return Outcome::Handled;
}

bool mayCome(Limiter *limiter, const std::string &client);
Outcome function(const Request &req, Response &res) {
  auto *const limiter = req.method == "POST" ? &forLogins : &forPages;
  if (!mayCome(limiter, req.remote_addr))
    return Outcome::Unhandled;
  res.set_redirect("https://c.example" + req.path, 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:52: warning: POST, PUT, PATCH and DELETE get
  // CHECK-FIXES: res.set_redirect("https://c.example" + req.path, 307);
  return Outcome::Handled;
}

std::set<std::string> writers, readers;
class Site {
  Limiter logins, pages;

public:
  Outcome members(const Request &req, Response &res) {
    auto &limiter = req.method == "PUT" ? this->logins : pages;
    const auto &known = req.method == "PUT" ? writers : readers;
    if (!limiter.allow(req.remote_addr) || known.count(req.remote_addr) == 0)
      return Outcome::Unhandled;
    res.set_redirect("https://d.example" + req.path, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:54: warning: POST, PUT, PATCH and DELETE get
    // CHECK-FIXES: res.set_redirect("https://d.example" + req.path, 307);
    return Outcome::Handled;
  }
};

// What an object says of itself may be what it was chosen for.
Outcome ofItself(const Request &req, Response &res) {
  Limiter &limiter = req.method == "POST" ? forLogins : forPages;
  if (limiter.isOff())
    return Outcome::Unhandled;
  res.set_redirect("https://e.example" + req.path, 302);
  return Outcome::Handled;
}

// The classes differ, and so do their answers.
Outcome byClass(const Request &req, Response &res) {
  Rule &rule = req.method == "GET" ? always : never;
  if (!rule.admits(req.remote_addr))
    return Outcome::Unhandled;
  res.set_redirect("https://f.example" + req.path, 302);
  return Outcome::Handled;
}

// It is asked about the method.
Outcome aboutMethod(const Request &req, Response &res) {
  Limiter &limiter = req.method == "POST" ? forLogins : forPages;
  if (!limiter.allow(req.method))
    return Outcome::Unhandled;
  res.set_redirect("https://g.example" + req.path, 302);
  return Outcome::Handled;
}

// It was made of the method, or found by it.
Limiter madeFor(const std::string &method);
Limiter *findBy(const std::string &method);
Outcome made(const Request &req, Response &res) {
  const Limiter &limiter = madeFor(req.method);
  Limiter *found = findBy(req.method);
  if (!const_cast<Limiter &>(limiter).allow(req.remote_addr) ||
      !found->allow(req.remote_addr))
    return Outcome::Unhandled;
  res.set_redirect("https://h.example" + req.path, 302);
  return Outcome::Handled;
}
Outcome foundOrNot(const Request &req, Response &res) {
  Limiter *limiter = req.method == "POST" ? findBy("write") : &forPages;
  if (!limiter->allow(req.remote_addr))
    return Outcome::Unhandled;
  res.set_redirect("https://i.example" + req.path, 302);
  return Outcome::Handled;
}

// A text is a value, not an object that answers.
std::string none, all = "*";
bool matches(const std::string &pattern, const std::string &client);
Outcome ofTexts(const Request &req, Response &res) {
  const std::string &who = req.method == "GET" ? all : none;
  if (!matches(who, req.remote_addr))
    return Outcome::Unhandled;
  res.set_redirect("https://j.example" + req.path, 302);
  return Outcome::Handled;
}

void addRoutes(Server &server, Site &site) {
  using namespace std::placeholders;
  server.set_pre_routing_handler(reference);
  server.set_pre_routing_handler(pointer);
  server.set_pre_routing_handler(function);
  server.set_pre_routing_handler(std::bind(&Site::members, &site, _1, _2));
  server.set_pre_routing_handler(ofItself);
  server.set_pre_routing_handler(byClass);
  server.set_pre_routing_handler(aboutMethod);
  server.set_pre_routing_handler(made);
  server.set_pre_routing_handler(foundOrNot);
  server.set_pre_routing_handler(ofTexts);
}
