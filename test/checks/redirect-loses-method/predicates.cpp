// RUN: %check_redirects %s %t --framework cpp-httplib

// A function that is given a test decides by what the test answers, which is
// known where the function is named that is passed.

#include <httplib.h>
#include <functional>
#include <string>
#include <utility>
#include <vector>
using namespace httplib;
using Page = std::function<void(const Request &, Response &)>;
using Test = std::function<bool(const Request &)>;

bool isRead(const Request &req) { return req.method == "GET" || req.method == "HEAD"; }
bool isWrite(const Request &req) { return req.method == "POST"; }
bool hasToken(const Request &req) { return req.has_header("Token"); }

// Wrappers with a test: a function, a lambda, a template's argument.
Page when(Test test, Page page) {
  return [test, page](const Request &req, Response &res) {
    if (test(req))
      page(req, res);
    else
      res.status = 405;
  };
}
template <class T, class P> auto unless(T test, P page) {
  return [=](const Request &req, Response &res) {
    if (test(req)) {
      res.status = 405;
      return;
    }
    page(req, res);
  };
}
Page whenAny(const Test &test, Page page) {
  return [test, page](const Request &req, Response &res) {
    if (test && !test(req)) {
      res.status = 405;
      return;
    }
    page(req, res);
  };
}
void wrapped(Server &server) {
  server.Post("/a", when(isRead, [](const Request &req, Response &res) { res.set_redirect("https://a.example" + req.path, 302); }));
  server.Post("/b", when(isWrite, [](const Request &req, Response &res) { res.set_redirect("https://b.example" + req.path, 302); }));
  // CHECK-MESSAGES: :[[@LINE-1]]:124: warning: POST gets a 302
  // CHECK-FIXES: server.Post("/b", when(isWrite, [](const Request &req, Response &res) { res.set_redirect("https://b.example" + req.path, 307); }));
  server.Post("/c", when([](const Request &req) { return req.method != "POST"; }, [](const Request &req, Response &res) { res.set_redirect("https://c.example" + req.path, 302); }));
  server.Post("/d", unless(isWrite, [](const Request &req, Response &res) { res.set_redirect("https://d.example" + req.path, 302); }));
  server.Post("/e", unless(isRead, [](const Request &req, Response &res) { res.set_redirect("https://e.example" + req.path, 302); }));
  // CHECK-MESSAGES: :[[@LINE-1]]:125: warning: POST gets a 302
  // CHECK-FIXES: server.Post("/e", unless(isRead, [](const Request &req, Response &res) { res.set_redirect("https://e.example" + req.path, 307); }));
  server.Put("/f", when(hasToken, [](const Request &req, Response &res) { res.set_redirect("https://f.example" + req.path, 302); }));
  // CHECK-MESSAGES: :[[@LINE-1]]:124: warning: PUT gets a 302
  // CHECK-FIXES: server.Put("/f", when(hasToken, [](const Request &req, Response &res) { res.set_redirect("https://f.example" + req.path, 307); }));
  server.Put("/g", whenAny(isRead, [](const Request &req, Response &res) { res.set_redirect("https://g.example" + req.path, 302); }));
  server.Put("/h", whenAny(nullptr, [](const Request &req, Response &res) { res.set_redirect("https://h.example" + req.path, 302); }));
  // CHECK-MESSAGES: :[[@LINE-1]]:126: warning: PUT gets a 302
  // CHECK-FIXES: server.Put("/h", whenAny(nullptr, [](const Request &req, Response &res) { res.set_redirect("https://h.example" + req.path, 307); }));
}

// Functions that are given a test beside the request.
void serveIf(const Request &req, Response &res, bool (*test)(const Request &)) {
  if (test(req))
    res.set_redirect("https://o.example" + req.path, 302);
}
void require(const Request &req, const Test &test) {
  if (!test(req))
    throw 405;
}
bool both(const Request &req, const Test &one, const Test &other) { return one(req) && other(req); }
void direct(Server &server) {
  server.Post("/o", [](const Request &req, Response &res) { serveIf(req, res, isRead); });
  server.Post("/p", [](const Request &req, Response &res) { require(req, isRead); res.set_redirect("https://p.example" + req.path, 302); });
  server.Post("/q", [](const Request &req, Response &res) { require(req, isWrite); res.set_redirect("https://q.example" + req.path, 302); });
  // CHECK-MESSAGES: :[[@LINE-1]]:133: warning: POST gets a 302
  // CHECK-FIXES: server.Post("/q", [](const Request &req, Response &res) { require(req, isWrite); res.set_redirect("https://q.example" + req.path, 307); });
  server.Post("/r", [](const Request &req, Response &res) { if (both(req, isWrite, isRead)) res.set_redirect("https://r.example" + req.path, 302); });
  server.Post("/s", [](const Request &req, Response &res) { if (both(req, isWrite, hasToken)) res.set_redirect("https://s.example" + req.path, 302); });
  // CHECK-MESSAGES: :[[@LINE-1]]:144: warning: POST gets a 302
  // CHECK-FIXES: server.Post("/s", [](const Request &req, Response &res) { if (both(req, isWrite, hasToken)) res.set_redirect("https://s.example" + req.path, 307); });
}
