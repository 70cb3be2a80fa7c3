// RUN: %check_redirects %s %t --framework cpp-httplib

// A function makes a handler, and what it is passed decides what that does.

#include <httplib.h>
#include <functional>
#include <string>
#include <utility>
using namespace httplib;
using Page = std::function<void(const Request &, Response &)>;
using Test = std::function<bool(const Request &)>;

void refuse(Response &res) { res.status = 405; }
void sendMoved(const Request &req, Response &res) { res.set_redirect("https://moved.example" + req.path, 302); }
// CHECK-MESSAGES: :[[@LINE-1]]:106: warning: PUT gets a 302
// CHECK-FIXES: void sendMoved(const Request &req, Response &res) { res.set_redirect("https://moved.example" + req.path, 307); }

// A flag: one maker for the handlers of several routes.
Page page(bool writes) {
  return [writes](const Request &req, Response &res) {
    if (writes) {
      res.status = 400;
      return;
    }
    res.set_redirect("https://a.example" + req.path, 302);
  };
}
Page pageToo(bool writes) {
  return [writes](const Request &req, Response &res) {
    if (writes)
      return refuse(res);
    res.set_redirect("https://b.example" + req.path, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:54: warning: PUT gets a 302
    // CHECK-FIXES: res.set_redirect("https://b.example" + req.path, 307);
  };
}
void byFlag(Server &server) {
  server.Get("/a", page(/*writes=*/false));
  server.Post("/a", page(/*writes=*/true));
  server.Post("/b", pageToo(true));
  server.Put("/b", pageToo(false));
}

// A flag that has another name in the handler, or decides together with another.
Page renamed(bool writes) {
  return [refuses = writes](const Request &req, Response &res) {
    if (refuses)
      return refuse(res);
    res.set_redirect("https://c.example" + req.path, 302);
  };
}
Page ofTwo(bool moved, bool writes) {
  return [moved, writes](const Request &req, Response &res) {
    if (moved && !writes)
      res.set_redirect("https://d.example" + req.path, 302);
      // CHECK-MESSAGES: :[[@LINE-1]]:56: warning: DELETE gets a 302
      // CHECK-FIXES: res.set_redirect("https://d.example" + req.path, 307);
  };
}
void byOthers(Server &server) {
  server.Get("/c", renamed(false));
  server.Post("/c", renamed(true));
  server.Post("/d", ofTwo(true, true));
  server.Put("/d", ofTwo(false, false));
  server.Delete("/d", ofTwo(true, false));
}

// A number, a word, the name of a method.
enum class Kind { Shown, Saved };
Page ofKind(Kind kind) {
  return [kind](const Request &req, Response &res) {
    switch (kind) {
    case Kind::Shown:
      return res.set_redirect("https://e.example" + req.path, 302);
    case Kind::Saved:
      return refuse(res);
    }
  };
}
Page only(std::string method) {
  return [method](const Request &req, Response &res) {
    if (req.method != method)
      return refuse(res);
    res.set_redirect("https://f.example" + req.path, 302);
  };
}
Page onlyToo(std::string method) {
  return [method](const Request &req, Response &res) {
    if (req.method == method)
      res.set_redirect("https://g.example" + req.path, 302);
      // CHECK-MESSAGES: :[[@LINE-1]]:56: warning: PUT gets a 302
      // CHECK-FIXES: res.set_redirect("https://g.example" + req.path, 307);
  };
}
void byWord(Server &server) {
  server.Get("/e", ofKind(Kind::Shown));
  server.Post("/e", ofKind(Kind::Saved));
  server.Post("/f", only("GET"));
  server.Put("/g", onlyToo("PUT"));
  server.Post("/g", onlyToo("GET"));
}

// What is called under the flag, in the handler and further on.
Page finishing(bool writes) {
  return [writes](const Request &req, Response &res) {
    if (writes)
      refuse(res);
    else
      sendMoved(req, res);
  };
}
inline void moveUnless(bool writes, const Request &req, Response &res) {
  if (writes)
    return refuse(res);
  res.set_redirect("https://h.example" + req.path, 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:52: warning: PUT gets a 302
  // CHECK-FIXES: res.set_redirect("https://h.example" + req.path, 307);
}
Page passing(bool writes) {
  return [writes](const Request &req, Response &res) { moveUnless(writes, req, res); };
}
void furtherOn(Server &server) {
  server.Post("/h", finishing(true));
  server.Put("/h", finishing(false));
  server.Post("/i", passing(true));
  server.Put("/i", passing(false));
}

// Makers that call makers, and wrappers of what they make.
Page strict() { return page(true); }
Page loose(bool strictly) { return pageToo(strictly); }
Page logged(Page inner) {
  return [inner](const Request &req, Response &res) { inner(req, res); };
}
Page loggedPage(bool writes) { return logged(page(writes)); }
void ofMakers(Server &server) {
  server.Post("/j", strict());
  server.Delete("/j", loose(true));
  server.Post("/k", logged(page(true)));
  server.Post("/l", loggedPage(true));
}

// Who registers decides by the same flag, whatever callers pass.
Page eitherOr(bool writes) {
  return [writes](const Request &req, Response &res) {
    if (!writes)
      res.set_redirect("https://k.example" + req.path, 302);
  };
}
void add(Server &server, bool writes) {
  if (writes)
    server.Post("/m", eitherOr(writes));
  else
    server.Get("/m", eitherOr(writes));
}

// What nobody knows may be anything.
Page anyPage(bool writes) {
  return [writes](const Request &req, Response &res) {
    if (!writes)
      res.set_redirect("https://l.example" + req.path, 302);
      // CHECK-MESSAGES: :[[@LINE-1]]:56: warning: POST gets a 302
      // CHECK-FIXES: res.set_redirect("https://l.example" + req.path, 307);
  };
}
void addAny(Server &server, bool writes) { server.Post("/n", anyPage(writes)); }

// What a wrapper sends itself, by what a test says that it is given.
Page orElsewhere(Test test, Page inner) {
  return [test, inner](const Request &req, Response &res) {
    if (test(req))
      return inner(req, res);
    res.set_redirect("https://m.example" + req.path, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:54: warning: PUT gets a 302
    // CHECK-FIXES: res.set_redirect("https://m.example" + req.path, 307);
  };
}
bool isPost(const Request &req) { return req.method == "POST"; }
void shown(const Request &, Response &res) { res.status = 200; }
void elsewhere(Server &server) {
  server.Post("/o", orElsewhere(isPost, shown));
  server.Put("/o", orElsewhere(isPost, shown));
}

// Tests that are made, in a handler that is made.
Test methodIs(std::string method) {
  return [method](const Request &req) { return req.method == method; };
}
Test opposite(Test test) {
  return [test](const Request &req) { return !test(req); };
}
Test both(Test one, Test other) {
  return [=](const Request &req) { return one(req) && other(req); };
}
Page when(Test test, Page inner) {
  return [test, inner](const Request &req, Response &res) {
    if (test(req))
      inner(req, res);
  };
}
bool hasToken(const Request &req) { return req.has_header("Token"); }
void toA(const Request &req, Response &res) { res.set_redirect("https://n.example" + req.path, 302); }
void toB(const Request &req, Response &res) { res.set_redirect("https://o.example" + req.path, 302); }
// CHECK-MESSAGES: :[[@LINE-1]]:96: warning: POST gets a 302
// CHECK-FIXES: void toB(const Request &req, Response &res) { res.set_redirect("https://o.example" + req.path, 307); }
void toC(const Request &req, Response &res) { res.set_redirect("https://p.example" + req.path, 302); }
// CHECK-MESSAGES: :[[@LINE-1]]:96: warning: PUT gets a 302
// CHECK-FIXES: void toC(const Request &req, Response &res) { res.set_redirect("https://p.example" + req.path, 307); }
void byTests(Server &server) {
  server.Post("/p", when(both(hasToken, methodIs("GET")), toA));
  server.Put("/p", when(opposite(opposite(isPost)), toA));
  server.Post("/q", when(both(hasToken, opposite(methodIs("GET"))), toB));
  server.Put("/r", when(both(opposite(isPost), hasToken), toC));
}
