// RUN: %check_redirects %s %t --framework cpp-httplib

// What objects hold of the method, wherever they are: on the heap, behind a
// pointer, in a container.

#include <algorithm>
#include <httplib.h>
#include <map>
#include <memory>
#include <string>
#include <vector>
using namespace httplib;
using Outcome = Server::HandlerResponse;

struct Visit {
  explicit Visit(const Request &req)
      : verb(req.method), isRead(req.method == "GET") {}
  bool reads() const { return isRead; }
  bool isSafe() const { return verb == "GET" || verb == "HEAD"; }

  std::string verb;
  bool isRead;
};

Outcome onHeapTwin(const Request &req, Response &res) {
  const auto visit = std::make_unique<Visit>(req);
  if (!visit->isRead)
    return Outcome::Unhandled;
  res.set_redirect("https://a.example" + req.path, 302);
  return Outcome::Handled;
}
Outcome onHeap(const Request &req, Response &res) {
  auto *visit = new Visit(req);
  const bool isPatch = visit->verb == "PATCH";
  delete visit;
  if (isPatch)
    res.set_redirect("https://a.example" + req.path, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:54: warning: PATCH gets
    // CHECK-FIXES: res.set_redirect("https://a.example" + req.path, 307);
  return Outcome::Handled;
}
Outcome askedTwin(const Request &req, Response &res) {
  const Visit visit(req);
  if (!visit.isSafe())
    return Outcome::Unhandled;
  res.set_redirect("https://a.example" + req.path, 302);
  return Outcome::Handled;
}

// One of two objects.
struct Policy {
  std::string name;
};
const Policy *policyFor(const Request &req) {
  static const Policy open{"open"};
  static const Policy closed{"closed"};
  return req.method == "GET" ? &open : &closed;
}
Outcome oneOfTwoTwin(const Request &req, Response &res) {
  if (policyFor(req)->name == "closed")
    return Outcome::Unhandled;
  res.set_redirect("https://a.example" + req.path, 302);
  return Outcome::Handled;
}

// In a container.
Outcome elementTwin(const Request &req, Response &res) {
  std::map<std::string, bool> notes;
  notes["write"] = req.method != "GET";
  if (notes.at("write"))
    return Outcome::Unhandled;
  res.set_redirect("https://a.example" + req.path, 302);
  return Outcome::Handled;
}
Outcome testsTwin(const Request &req, Response &res) {
  std::vector<std::pair<bool, std::string>> tests;
  tests.emplace_back(req.method == "GET", "method");
  tests.emplace_back(!req.path.empty(), "path");
  for (const auto &[passes, name] : tests)
    if (!passes)
      return Outcome::Unhandled;
  res.set_redirect("https://a.example" + req.path, 302);
  return Outcome::Handled;
}
Outcome otherElements(const Request &req, Response &res) {
  std::map<std::string, std::string> query;
  for (const auto &parameter : req.params)
    query[parameter.first] = parameter.second;
  if (query.count("keep") != 0)
    return Outcome::Unhandled;
  res.set_redirect("https://a.example" + req.path, 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:52: warning: POST, PUT, PATCH and DELETE get
  // CHECK-FIXES: res.set_redirect("https://a.example" + req.path, 307);
  return Outcome::Handled;
}

// What a helper does by a condition that it is told.
void require(bool holds, const char *what) {
  if (!holds)
    throw std::string(what);
}
Outcome requiredTwin(const Request &req, Response &res) {
  require(req.method == "GET", "GET only");
  res.set_redirect("https://a.example" + req.path, 302);
  return Outcome::Handled;
}
Outcome required(const Request &req, Response &res) {
  require(req.method == "PUT", "PUT only");
  res.set_redirect("https://a.example" + req.path, 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:52: warning: PUT gets
  // CHECK-FIXES: res.set_redirect("https://a.example" + req.path, 307);
  return Outcome::Handled;
}

int main() {
  Server server;
  for (auto handler :
       {onHeap, onHeapTwin, askedTwin, oneOfTwoTwin, elementTwin, testsTwin,
        otherElements, required, requiredTwin})
    server.set_pre_routing_handler(handler);
}
