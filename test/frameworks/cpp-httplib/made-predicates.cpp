// RUN: %check_redirects %s %t --framework cpp-httplib

// Tests that are made of others, and handlers that hold what decides of their own
// redirects.

#include <httplib.h>
#include <functional>
#include <string>
#include <utility>
using namespace httplib;
using Page = std::function<void(const Request &, Response &)>;
using Test = std::function<bool(const Request &)>;

bool isRead(const Request &req) { return req.method == "GET" || req.method == "HEAD"; }
bool isWrite(const Request &req) { return req.method == "POST"; }

Page when(Test test, Page page) {
  return [test, page](const Request &req, Response &res) {
    if (test(req))
      page(req, res);
    else
      res.status = 405;
  };
}
// Tests that are made of others.
Test inverted(Test test) {
  return [test](const Request &req) { return !test(req); };
}
Test either(Test one, Test other) {
  return [one, other](const Request &req) { return one(req) || other(req); };
}
Test methodIs(std::string method) {
  return [method](const Request &req) { return req.method == method; };
}
void composed(Server &server) {
  server.Post("/i", when(inverted(isWrite), [](const Request &req, Response &res) { res.set_redirect("https://i.example" + req.path, 302); }));
  server.Post("/j", when(inverted(isRead), [](const Request &req, Response &res) { res.set_redirect("https://j.example" + req.path, 302); }));
  // CHECK-MESSAGES: :[[@LINE-1]]:133: warning: POST gets a 302
  // CHECK-FIXES: server.Post("/j", when(inverted(isRead), [](const Request &req, Response &res) { res.set_redirect("https://j.example" + req.path, 307); }));
  server.Put("/k", when(either(isRead, isWrite), [](const Request &req, Response &res) { res.set_redirect("https://k.example" + req.path, 302); }));
  server.Post("/l", when(either(isRead, isWrite), [](const Request &req, Response &res) { res.set_redirect("https://l.example" + req.path, 302); }));
  // CHECK-MESSAGES: :[[@LINE-1]]:140: warning: POST gets a 302
  // CHECK-FIXES: server.Post("/l", when(either(isRead, isWrite), [](const Request &req, Response &res) { res.set_redirect("https://l.example" + req.path, 307); }));
  server.Post("/m", when(methodIs("GET"), [](const Request &req, Response &res) { res.set_redirect("https://m.example" + req.path, 302); }));
  server.Post("/n", when(methodIs("POST"), [](const Request &req, Response &res) { res.set_redirect("https://n.example" + req.path, 302); }));
  // CHECK-MESSAGES: :[[@LINE-1]]:133: warning: POST gets a 302
  // CHECK-FIXES: server.Post("/n", when(methodIs("POST"), [](const Request &req, Response &res) { res.set_redirect("https://n.example" + req.path, 307); }));
}

// What a handler holds decides of its own redirects.
Page moved(Test test) {
  return [test](const Request &req, Response &res) {
    if (test(req))
      res.set_redirect("https://t.example" + req.path, 302);
  };
}
Page movedToo(Test test) {
  return [test](const Request &req, Response &res) {
    if (test(req))
      res.set_redirect("https://u.example" + req.path, 302);
      // CHECK-MESSAGES: :[[@LINE-1]]:56: warning: POST gets a 302
      // CHECK-FIXES: res.set_redirect("https://u.example" + req.path, 307);
  };
}
Page movedIf(bool readsOnly) {
  return [readsOnly](const Request &req, Response &res) {
    if (readsOnly && req.method != "GET") {
      res.status = 405;
      return;
    }
    res.set_redirect("https://v.example" + req.path, 302);
  };
}
Page movedIfToo(bool readsOnly) {
  return [readsOnly](const Request &req, Response &res) {
    if (readsOnly && req.method != "GET") {
      res.status = 405;
      return;
    }
    res.set_redirect("https://w.example" + req.path, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:54: warning: POST gets a 302
    // CHECK-FIXES: res.set_redirect("https://w.example" + req.path, 307);
  };
}
Page movedFor(const std::string &method) {
  return [method](const Request &req, Response &res) {
    if (req.method == method)
      res.set_redirect("https://x.example" + req.path, 302);
  };
}
Page movedForToo(const std::string &method) {
  return [method](const Request &req, Response &res) {
    if (req.method == method)
      res.set_redirect("https://y.example" + req.path, 302);
      // CHECK-MESSAGES: :[[@LINE-1]]:56: warning: POST gets a 302
      // CHECK-FIXES: res.set_redirect("https://y.example" + req.path, 307);
  };
}
void held(Server &server) {
  server.Post("/t", moved(isRead));
  server.Post("/u", movedToo(isWrite));
  server.Post("/v", movedIf(true));
  server.Post("/w", movedIfToo(false));
  server.Post("/x", movedFor("GET"));
  server.Post("/y", movedForToo("POST"));
}
