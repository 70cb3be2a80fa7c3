// RUN: %check_redirects %s %t --framework cpp-httplib

// An object that can be called is a function with what it holds.

#include <httplib.h>
#include <functional>
#include <memory>
#include <string>
#include <utility>
using namespace httplib;
using Page = std::function<void(const Request &, Response &)>;
using Test = std::function<bool(const Request &)>;

class ReadsOnly {
public:
  explicit ReadsOnly(Page inner) : page(std::move(inner)) {}
  void operator()(const Request &req, Response &res) const {
    if (req.method != "GET") {
      res.status = 405;
      return;
    }
    page(req, res);
  }

private:
  Page page;
};
struct Allowed {
  std::string method;
  bool operator()(const Request &req) const { return req.method == method; }
};
template <class Guard> class Guarded {
public:
  Guarded(Guard g, Page p) : guard(std::move(g)), page(std::move(p)) {}
  void operator()(const Request &req, Response &res) const {
    if (guard(req))
      page(req, res);
  }

private:
  Guard guard;
  Page page;
};
Page when(Test test, Page page) {
  return [test, page](const Request &req, Response &res) {
    if (test(req))
      page(req, res);
  };
}
void silent(Server &server) {
  server.Post("/a", ReadsOnly([](const Request &req, Response &res) { res.set_redirect("https://a.example" + req.path, 302); }));
  server.Post("/b", when(Allowed{"GET"}, [](const Request &req, Response &res) { res.set_redirect("https://b.example" + req.path, 302); }));
  server.Post("/c", Guarded<Allowed>(Allowed{"GET"}, [](const Request &req, Response &res) { res.set_redirect("https://c.example" + req.path, 302); }));
}
void reported(Server &server) {
  server.Post("/d", when(Allowed{"POST"}, [](const Request &req, Response &res) { res.set_redirect("https://d.example" + req.path, 302); }));
  // CHECK-MESSAGES: :[[@LINE-1]]:132: warning: POST gets a 302
  // CHECK-FIXES: server.Post("/d", when(Allowed{"POST"}, [](const Request &req, Response &res) { res.set_redirect("https://d.example" + req.path, 307); }));
  server.Post("/e", Guarded<Allowed>(Allowed{"POST"}, [](const Request &req, Response &res) { res.set_redirect("https://e.example" + req.path, 302); }));
  // CHECK-MESSAGES: :[[@LINE-1]]:144: warning: POST gets a 302
  // CHECK-FIXES: server.Post("/e", Guarded<Allowed>(Allowed{"POST"}, [](const Request &req, Response &res) { res.set_redirect("https://e.example" + req.path, 307); }));
}

// What an object holds is the target.
struct MovedTo {
  std::string host;
  void operator()(const Request &req, Response &res) const {
    res.set_redirect(host + req.path, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:39: warning: PUT gets a 302
    // CHECK-FIXES: res.set_redirect(host + req.path, 307);
  }
};
void target(Server &server) {
  server.Put("/f", MovedTo{"https://f.example"});
}
