// RUN: %check_redirects %s %t --framework cpp-httplib

// What a function returns may tell methods apart, whatever its type is.

#include <httplib.h>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
using namespace httplib;
using Outcome = Server::HandlerResponse;

struct Fault {
  int code;
  std::string text;
};

std::optional<Fault> faultOf(const Request &req) {
  if (req.method == "GET" || req.method == "HEAD")
    return {};
  return Fault{405, "read only"};
}
Outcome optionalTwin(const Request &req, Response &res) {
  if (const auto fault = faultOf(req)) {
    res.status = fault->code;
    return Outcome::Handled;
  }
  res.set_redirect("https://a.example" + req.path, 302);
  return Outcome::Handled;
}
Outcome optional(const Request &req, Response &res) {
  if (!faultOf(req))
    return Outcome::Unhandled;
  res.set_redirect("https://a.example" + req.path, 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:52: warning: POST, PUT, PATCH and DELETE get
  // CHECK-FIXES: res.set_redirect("https://a.example" + req.path, 307);
  return Outcome::Handled;
}

std::unique_ptr<Fault> madeFault(const Request &req) {
  return req.method == "PUT" ? std::make_unique<Fault>() : nullptr;
}
Outcome ownedTwin(const Request &req, Response &res) {
  if (madeFault(req) != nullptr || req.method != "GET")
    return Outcome::Unhandled;
  res.set_redirect("https://a.example" + req.path, 302);
  return Outcome::Handled;
}
Outcome owned(const Request &req, Response &res) {
  const auto fault = madeFault(req);
  if (fault)
    res.set_redirect("https://a.example" + req.path, 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:54: warning: PUT gets
  // CHECK-FIXES: res.set_redirect("https://a.example" + req.path, 307);
  return Outcome::Handled;
}

std::string refusalOf(const Request &req) {
  if (req.method != "GET")
    return "GET only, not " + req.method;
  return "";
}
Outcome textTwin(const Request &req, Response &res) {
  const std::string refusal = refusalOf(req);
  if (refusal != "")
    return Outcome::Unhandled;
  res.set_redirect("https://a.example" + req.path, 302);
  return Outcome::Handled;
}
Outcome text(const Request &req, Response &res) {
  if (refusalOf(req).length() != 0)
    res.set_redirect("https://a.example" + req.path, 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:54: warning: POST, PUT, PATCH and DELETE get
  // CHECK-FIXES: res.set_redirect("https://a.example" + req.path, 307);
  return Outcome::Handled;
}

// Records, pairs, what a structured binding takes apart, and constructors.
struct Asked {
  bool isWrite = false;
  std::string path;
};
Asked askedBy(const Request &req) {
  Asked told;
  told.isWrite = req.method == "POST" || req.method == "PUT" ||
                  req.method == "PATCH" || req.method == "DELETE";
  told.path = req.path;
  return told;
}
Outcome recordTwin(const Request &req, Response &res) {
  const Asked told = askedBy(req);
  if (!told.isWrite)
    res.set_redirect("https://a.example" + req.path, 302);
  return Outcome::Handled;
}
Outcome record(const Request &req, Response &res) {
  if (askedBy(req).isWrite)
    res.set_redirect("https://a.example" + req.path, 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:54: warning: POST, PUT, PATCH and DELETE get
  // CHECK-FIXES: res.set_redirect("https://a.example" + req.path, 307);
  return Outcome::Handled;
}
std::pair<std::string, bool> pathAndKind(const Request &req) {
  return std::make_pair(req.path, req.method == "PATCH");
}
Outcome pairTwin(const Request &req, Response &res) {
  const auto [path, isPatch] = pathAndKind(req);
  if (isPatch || req.method == "POST" || req.method == "PUT" ||
      req.method == "DELETE")
    return Outcome::Unhandled;
  res.set_redirect("https://a.example" + req.path, 302);
  return Outcome::Handled;
}
Outcome pair(const Request &req, Response &res) {
  if (pathAndKind(req).second)
    res.set_redirect("https://a.example" + req.path, 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:54: warning: PATCH gets
  // CHECK-FIXES: res.set_redirect("https://a.example" + req.path, 307);
  return Outcome::Handled;
}
class Visit {
public:
  explicit Visit(const Request &req)
      : isRead(req.method == "GET" || req.method == "HEAD") {}
  bool reads() const { return isRead; }

private:
  bool isRead;
};
Outcome constructedTwin(const Request &req, Response &res) {
  const Visit visit(req);
  if (visit.reads())
    res.set_redirect("https://a.example" + req.path, 302);
  return Outcome::Handled;
}
Outcome constructed(const Request &req, Response &res) {
  const Visit visit(req);
  if (!visit.reads())
    res.set_redirect("https://a.example" + req.path, 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:54: warning: POST, PUT, PATCH and DELETE get
  // CHECK-FIXES: res.set_redirect("https://a.example" + req.path, 307);
  return Outcome::Handled;
}

// What a function fills in.
void askInto(const Request &req, bool *isRead) {
  *isRead = req.method == "GET";
}
Outcome filledTwin(const Request &req, Response &res) {
  bool isRead = false;
  askInto(req, &isRead);
  if (isRead)
    res.set_redirect("https://a.example" + req.path, 302);
  return Outcome::Handled;
}
Outcome filled(const Request &req, Response &res) {
  bool isRead = false;
  askInto(req, &isRead);
  if (!isRead && req.method != "HEAD")
    res.set_redirect("https://a.example" + req.path, 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:54: warning: POST, PUT, PATCH and DELETE get
  // CHECK-FIXES: res.set_redirect("https://a.example" + req.path, 307);
  return Outcome::Handled;
}

// Parsers, by a table or by hand.
enum class Verb { none, look, send, swap };
Verb verbByTable(const std::string &name) {
  static const std::unordered_map<std::string, Verb> verbs = {
      {"GET", Verb::look}, {"POST", Verb::send}, {"PUT", Verb::swap}};
  const auto known = verbs.find(name);
  if (known == verbs.end())
    return Verb::none;
  return known->second;
}
Outcome parsedTwin(const Request &req, Response &res) {
  switch (verbByTable(req.method)) {
  case Verb::look:
    res.set_redirect("https://a.example" + req.path, 302);
    break;
  case Verb::send:
  case Verb::swap:
    res.status = 204;
    break;
  case Verb::none:
    res.status = 405;
  }
  return Outcome::Handled;
}
Outcome parsed(const Request &req, Response &res) {
  if (verbByTable(req.method) == Verb::send)
    res.set_redirect("https://a.example" + req.path, 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:54: warning: POST gets
  // CHECK-FIXES: res.set_redirect("https://a.example" + req.path, 307);
  return Outcome::Handled;
}
Verb verbByHand(const Request &req) {
  Verb verb = Verb::none;
  if (req.method == "GET")
    verb = Verb::look;
  else if (req.method == "POST")
    verb = Verb::send;
  return verb;
}
Outcome byHandTwin(const Request &req, Response &res) {
  if (verbByHand(req) != Verb::look)
    return Outcome::Unhandled;
  res.set_redirect("https://a.example" + req.path, 302);
  return Outcome::Handled;
}
Outcome byHand(const Request &req, Response &res) {
  const Verb verb = verbByHand(req);
  if (verb > Verb::look)
    res.set_redirect("https://a.example" + req.path, 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:54: warning: POST gets
  // CHECK-FIXES: res.set_redirect("https://a.example" + req.path, 307);
  return Outcome::Handled;
}
// What is named for a method, of a parser that isn't seen.
enum class Kind { get, post };
Kind kindOf(const Request &req);
Outcome unseenParserTwin(const Request &req, Response &res) {
  if (kindOf(req) == Kind::get)
    res.set_redirect("https://a.example" + req.path, 302);
  return Outcome::Handled;
}

int main() {
  Server server;
  for (auto handler :
       {optional,    optionalTwin, owned,  ownedTwin,       text,
        textTwin,    record,       pair,   recordTwin,      pairTwin,
        constructed, filled,       parsed, constructedTwin, filledTwin,
        parsedTwin,  byHand,       byHandTwin, unseenParserTwin})
    server.set_pre_routing_handler(handler);
}
