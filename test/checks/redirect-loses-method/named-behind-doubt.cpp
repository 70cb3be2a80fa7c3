// RUN: %check_redirects %s %t --framework cpp-httplib

// What a check does with the method isn't always seen. Whoever tests for a method
// behind it expects that one to get there.

#include <httplib.h>
#include <set>
using namespace httplib;
using Outcome = Server::HandlerResponse;

struct Settings {
  std::set<std::string> methods;
};
extern Settings settings;
int refusalFor(const std::string &method);
bool refused(const Request &req, Response &res) {
  const int code = refusalFor(req.method);
  if (code != 0)
    res.status = code;
  return code != 0;
}

Outcome named(const Request &req, Response &res) {
  if (refused(req, res))
    return Outcome::Handled;
  if (req.method == "POST") {
    res.set_redirect("https://a.example" + req.path, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:54: warning: POST gets a 302: most clients then send GET without the body; 307 repeats it
    // CHECK-FIXES: res.set_redirect("https://a.example" + req.path, 307);
    return Outcome::Handled;
  }
  return Outcome::Unhandled;
}

Outcome inElse(const Request &req, Response &res) {
  if (settings.methods.count(req.method) == 0)
    res.status = 405;
  else if (req.method == "GET")
    res.status = 200;
  else if (req.method == "PUT")
    res.set_redirect("https://a.example" + req.path, 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:54: warning: PUT gets a 302: some clients then send GET instead; 307 repeats it
  // CHECK-FIXES: res.set_redirect("https://a.example" + req.path, 307);
  return Outcome::Handled;
}

Outcome together(const Request &req, Response &res) {
  if (settings.methods.count(req.method) != 0) {
    if (req.method == "PATCH")
      res.set_redirect("https://a.example" + req.path, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:56: warning: PATCH gets a 302: some clients then send GET instead; 307 repeats it
    // CHECK-FIXES: res.set_redirect("https://a.example" + req.path, 307);
  } else
    res.status = 405;
  return Outcome::Handled;
}

// What isn't named is told by nothing, though it meets what is.
Outcome apart(const Request &req, Response &res) {
  if (settings.methods.count(req.method) != 0) {
    if (req.method == "GET")
      res.status = 200;
    else
      res.set_redirect("https://a.example" + req.path, 302);
  } else
    res.status = 405;
  return Outcome::Handled;
}

Outcome otherLeave(const Request &req, Response &res) {
  if (refused(req, res))
    return Outcome::Handled;
  if (req.method != "DELETE")
    return Outcome::Unhandled;
  res.set_redirect("https://a.example" + req.path, 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:52: warning: DELETE gets a 302: some clients then send GET instead; 307 repeats it
  // CHECK-FIXES: res.set_redirect("https://a.example" + req.path, 307);
  return Outcome::Handled;
}

// Nobody names a method: all that is left may be GET.
Outcome unnamed(const Request &req, Response &res) {
  if (refused(req, res))
    return Outcome::Handled;
  res.set_redirect("https://a.example" + req.path, 302);
  return Outcome::Handled;
}

// What isn't GET may be HEAD alone.
Outcome notGet(const Request &req, Response &res) {
  if (refused(req, res))
    return Outcome::Handled;
  if (req.method == "GET")
    return Outcome::Unhandled;
  res.set_redirect("https://a.example" + req.path, 302);
  return Outcome::Handled;
}

// The check stands behind the test.
Outcome checkedLater(const Request &req, Response &res) {
  if (req.method == "POST" || req.method == "GET") {
    if (refused(req, res))
      return Outcome::Handled;
    res.set_redirect("https://a.example" + req.path, 302);
    return Outcome::Handled;
  }
  return Outcome::Unhandled;
}

int main() {
  Server server;
  server.set_pre_routing_handler(named);
  server.set_pre_routing_handler(inElse);
  server.set_pre_routing_handler(together);
  server.set_pre_routing_handler(apart);
  server.set_pre_routing_handler(otherLeave);
  server.set_pre_routing_handler(unnamed);
  server.set_pre_routing_handler(notGet);
  server.set_pre_routing_handler(checkedLater);
}
