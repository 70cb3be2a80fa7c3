// RUN: %check_redirects %s %t --framework cpp-httplib

// Which methods reach a redirect, through tests of the method. Every redirect
// here forwards the request, so that only its methods decide.

#include <cstring>
#include <httplib.h>
#include <stdexcept>
using namespace httplib;
using Outcome = Server::HandlerResponse;

[[noreturn]] void refuse(const char *why) { throw std::runtime_error(why); }
void requireRead(const Request &req) {
  if (req.method != "GET" && req.method != "HEAD")
    throw std::runtime_error("read only");
}
void requirePut(const Request &req) {
  if (req.method != "PUT")
    refuse("PUT only");
}
std::string chosen(const Request &);

Outcome earlyReturn(const Request &req, Response &res) {
  if (req.method == "GET" || req.method == "HEAD")
    return Outcome::Unhandled;
  res.set_redirect("https://a.example" + req.path, 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:52: warning: POST, PUT, PATCH and DELETE get a 302: most clients turn POST into GET; 307 repeats it
  // CHECK-FIXES: res.set_redirect("https://a.example" + req.path, 307);
  return Outcome::Handled;
}
Outcome earlyReturnTwin(const Request &req, Response &res) {
  if (req.method != "GET" && req.method != "HEAD")
    return Outcome::Unhandled;
  res.set_redirect("https://a.example" + req.path, 302);
  return Outcome::Handled;
}

Outcome boolLocal(const Request &req, Response &res) {
  const bool isWrite = req.method == "POST" || req.method == "PUT";
  if (isWrite)
    res.set_redirect("https://a.example" + req.path, 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:54: warning: POST and PUT get
  // CHECK-FIXES: res.set_redirect("https://a.example" + req.path, 307);
  return Outcome::Handled;
}
Outcome boolLocalTwin(const Request &req, Response &res) {
  const bool isWrite = req.method == "POST" || req.method == "PUT";
  if (!isWrite && req.method != "PATCH" && req.method != "DELETE")
    res.set_redirect("https://a.example" + req.path, 302);
  return Outcome::Handled;
}

Outcome cStrings(const Request &req, Response &res) {
  if (!strcmp(req.method.c_str(), "PUT"))
    res.set_redirect("https://a.example" + req.path, 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:54: warning: PUT gets
  // CHECK-FIXES: res.set_redirect("https://a.example" + req.path, 307);
  return Outcome::Handled;
}
Outcome cStringsTwin(const Request &req, Response &res) {
  if (std::strcmp(req.method.c_str(), "GET") == 0)
    res.set_redirect("https://a.example" + req.path, 302);
  return Outcome::Handled;
}

Outcome statusByMethod(const Request &req, Response &res) {
  int status = 302;
  if (req.method == "POST" || req.method == "PUT" || req.method == "PATCH" ||
      req.method == "DELETE")
    status = 307;
  res.set_redirect("https://a.example" + req.path, status);
  return Outcome::Handled;
}
Outcome statusByMethodTwin(const Request &req, Response &res) {
  res.set_redirect("https://a.example" + req.path,
                   req.method == "POST" ? 307 : 301);
  // CHECK-MESSAGES: :[[@LINE-1]]:49: warning: PUT, PATCH and DELETE get a 301: some clients
  // CHECK-FIXES: req.method == "POST" ? 307 : 308);
  return Outcome::Handled;
}

Outcome refusalHelper(const Request &req, Response &res) {
  requirePut(req);
  res.set_redirect("https://a.example" + req.path, 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:52: warning: PUT gets
  // CHECK-FIXES: res.set_redirect("https://a.example" + req.path, 307);
  return Outcome::Handled;
}
Outcome refusalHelperTwin(const Request &req, Response &res) {
  requireRead(req);
  res.set_redirect("https://a.example" + req.path, 302);
  return Outcome::Handled;
}

// A test that isn't understood takes nothing away, and singles out nothing.
Outcome unknownTest(const Request &req, Response &res) {
  if (chosen(req) == "POST")
    res.set_redirect("/elsewhere", 302);
  return Outcome::Handled;
}

Outcome deadCode(const Request &req, Response &res) {
  return Outcome::Handled;
  res.set_redirect("https://a.example" + req.path, 302);
}

Outcome caught(const Request &req, Response &res) {
  if (req.method != "DELETE")
    return Outcome::Unhandled;
  try {
    const std::string name = chosen(req);
  } catch (const std::exception &) {
    res.set_redirect("https://a.example" + req.path, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:54: warning: DELETE gets
    // CHECK-FIXES: res.set_redirect("https://a.example" + req.path, 307);
  }
  return Outcome::Handled;
}

void addRoutes(Server &server) {
  server.set_pre_routing_handler(earlyReturn);
  server.set_pre_routing_handler(earlyReturnTwin);
  server.set_pre_routing_handler(boolLocal);
  server.set_pre_routing_handler(boolLocalTwin);
  server.set_pre_routing_handler(cStrings);
  server.set_pre_routing_handler(cStringsTwin);
  server.set_pre_routing_handler(statusByMethod);
  server.set_pre_routing_handler(statusByMethodTwin);
  server.set_pre_routing_handler(refusalHelper);
  server.set_pre_routing_handler(refusalHelperTwin);
  server.set_pre_routing_handler(unknownTest);
  server.set_pre_routing_handler(deadCode);
  server.set_pre_routing_handler(caught);
}
