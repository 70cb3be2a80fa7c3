// RUN: %check_redirects %s %t --framework cpp-httplib

// What is passed to a function of the project is called where that calls it.

#include <httplib.h>
#include <functional>
#include <utility>
#include <vector>
using namespace httplib;
using Out = Server::HandlerResponse;
using Next = std::function<void()>;
using Page = std::function<void(const Request &, Response &)>;

// Only reads get through.
void reads(const Request &req, Response &res, const Next &next) {
  if (req.method == "GET" || req.method == "HEAD")
    return next();
  res.status = 405;
}
template <class F> void readsToo(const Request &req, Response &res, F &&next) {
  if (req.method != "GET")
    res.status = 405;
  else
    std::forward<F>(next)();
}
void readsAsWell(const Request &req, Response &res, void (*next)(const Request &, Response &)) {
  if (next && req.method == "GET")
    next(req, res);
}
void toNew(const Request &req, Response &res) { res.set_redirect("https://a.example" + req.path, 302); }
// Passed on, and captured on the way.
void inTwoSteps(const Request &req, Response &res, Next next) {
  reads(req, res, [next] { next(); });
}
void silent(Server &server) {
  server.set_pre_routing_handler([](const Request &req, Response &res) {
    reads(req, res, [&] { res.set_redirect("https://a.example" + req.path, 302); });
    readsToo(req, res, [&] { res.set_redirect("https://a.example" + req.path, 302); });
    readsAsWell(req, res, toNew);
    inTwoSteps(req, res, [&] { res.set_redirect("https://a.example" + req.path, 302); });
    return Out::Handled;
  });
}

// Everything gets through, or what changes something.
void logged(const Request &req, const Next &next) {
  if (req.has_header("X-Trace"))
    next();
  else
    next();
}
void writes(const Request &req, Response &res, Next next) {
  if (req.method == "GET" || req.method == "HEAD")
    return;
  next();
}
void byMethod(const Request &req, Response &res, const Page &get, const Page &post) {
  if (req.method == "GET")
    get(req, res);
  else if (req.method == "POST")
    post(req, res);
}
void when(bool wanted, const Next &next) {
  if (wanted)
    next();
}
void due(Server &server) {
  server.Post("/logged", [](const Request &req, Response &res) {
    logged(req, [&] { res.set_redirect("https://b.example" + req.path, 302); });
    // CHECK-MESSAGES: :[[@LINE-1]]:72: warning: POST gets a 302
    // CHECK-FIXES: logged(req, [&] { res.set_redirect("https://b.example" + req.path, 307); });
  });
  server.set_pre_routing_handler([](const Request &req, Response &res) {
    writes(req, res, [&] { res.set_redirect("https://c.example" + req.path, 302); });
    // CHECK-MESSAGES: :[[@LINE-1]]:77: warning: POST, PUT, PATCH and DELETE get a 302
    // CHECK-FIXES: writes(req, res, [&] { res.set_redirect("https://c.example" + req.path, 307); });
    return Out::Handled;
  });
  server.set_pre_routing_handler([](const Request &req, Response &res) {
    byMethod(
        req, res, [](const Request &req, Response &res) { res.set_redirect("https://d.example" + req.path, 302); },
        [](const Request &req, Response &res) { res.set_redirect("https://d.example" + req.path, 302); });
    // CHECK-MESSAGES: :[[@LINE-1]]:98: warning: POST gets a 302
    // CHECK-FIXES: [](const Request &req, Response &res) { res.set_redirect("https://d.example" + req.path, 307); });
    return Out::Handled;
  });
  server.set_pre_routing_handler([](const Request &req, Response &res) {
    when(req.method == "GET", [&] { res.set_redirect("https://e.example" + req.path, 302); });
    return Out::Handled;
  });
  server.set_pre_routing_handler([](const Request &req, Response &res) {
    when(req.method == "PUT", [&] { res.set_redirect("https://f.example" + req.path, 302); });
    // CHECK-MESSAGES: :[[@LINE-1]]:86: warning: PUT gets a 302
    // CHECK-FIXES: when(req.method == "PUT", [&] { res.set_redirect("https://f.example" + req.path, 307); });
    return Out::Handled;
  });
}

// What is kept, or given to code that nobody sees, may be called by all that
// get there.
struct Queue {
  std::vector<Next> kept;
  void push(Next next) { kept.push_back(std::move(next)); }
};
void submit(const Next &);
void later(const Next &next) { submit(next); }
void keptForLater(Server &server, Queue &queue) {
  server.Put("/kept", [&](const Request &req, Response &res) {
    queue.push([&] { res.set_redirect("https://g.example" + req.path, 302); });
    // CHECK-MESSAGES: :[[@LINE-1]]:71: warning: PUT gets a 302
    // CHECK-FIXES: queue.push([&] { res.set_redirect("https://g.example" + req.path, 307); });
  });
  server.Put("/later", [&](const Request &req, Response &res) {
    later([&] { res.set_redirect("https://h.example" + req.path, 302); });
    // CHECK-MESSAGES: :[[@LINE-1]]:66: warning: PUT gets a 302
    // CHECK-FIXES: later([&] { res.set_redirect("https://h.example" + req.path, 307); });
  });
}

// What nobody calls sends nothing.
void drops(const Next &) {}
void ignores(const Next &next, bool isThere) { isThere = next != nullptr; }
void dropped(Server &server) {
  server.Post("/dropped", [](const Request &req, Response &res) {
    ignores([&] { res.set_redirect("https://i.example" + req.path, 302); }, true);
  });
}
