// RUN: %check_redirects %s %t --framework cpp-httplib

// A function that wraps another calls it where it says so: what is registered
// is the wrapper with what it holds.

#include <httplib.h>
#include <functional>
#include <string>
#include <utility>
using namespace httplib;
using Page = std::function<void(const Request &, Response &)>;

// Wrappers.
Page readsOnly(Page inner) {
  return [inner](const Request &req, Response &res) {
    if (req.method != "GET" && req.method != "HEAD") {
      res.status = 405;
      return;
    }
    inner(req, res);
  };
}
template <class F> auto readsOnlyToo(F inner) {
  return [inner = std::move(inner)](const Request &req, Response &res) {
    if (req.method == "GET")
      inner(req, res);
    else
      res.status = 405;
  };
}
Page logged(Page inner) {
  return [inner](const Request &req, Response &res) { inner(req, res); };
}
Page writesOnly(Page inner) {
  return [inner = std::move(inner)](const Request &req, Response &res) {
    if (req.method == "POST")
      inner(req, res);
  };
}
Page byMethod(Page show, Page save) {
  return [show, save](const Request &req, Response &res) {
    if (req.method == "GET")
      show(req, res);
    else
      save(req, res);
  };
}
void readsOnlyServe(const Page &inner, const Request &req, Response &res) {
  if (req.method == "GET")
    inner(req, res);
}

void silent(Server &server) {
  const Page once = readsOnly([](const Request &req, Response &res) { res.set_redirect("https://a.example" + req.path, 302); });
  server.Get("/a", once);
  server.Post("/a", once);
  server.Post("/b", readsOnly([](const Request &req, Response &res) { res.set_redirect("https://b.example" + req.path, 302); }));
  server.Put("/c", readsOnlyToo([](const Request &req, Response &res) { res.set_redirect("https://c.example" + req.path, 302); }));
  server.Post("/d", logged(readsOnly([](const Request &req, Response &res) { res.set_redirect("https://d.example" + req.path, 302); })));
  server.Post("/e", readsOnly(logged([](const Request &req, Response &res) { res.set_redirect("https://e.example" + req.path, 302); })));
  server.Get("/f", logged([](const Request &req, Response &res) { res.set_redirect("https://f.example" + req.path, 302); }));
  server.Post("/g", byMethod([](const Request &req, Response &res) { res.set_redirect("https://g.example" + req.path, 302); }, [](const Request &, Response &res) { res.status = 204; }));
  server.Post("/h", Server::Handler(std::bind(readsOnlyServe, [](const Request &req, Response &res) { res.set_redirect("https://h.example" + req.path, 302); }, std::placeholders::_1, std::placeholders::_2)));
  Page again = [](const Request &req, Response &res) { res.set_redirect("https://i.example" + req.path, 302); };
  again = readsOnly(again);
  server.Delete("/i", again);
}

void toNew(const Request &req, Response &res) { res.set_redirect("https://j.example" + req.path, 302); }
// CHECK-MESSAGES: :[[@LINE-1]]:98: warning: POST gets a 302
// CHECK-FIXES: void toNew(const Request &req, Response &res) { res.set_redirect("https://j.example" + req.path, 307); }
void reported(Server &server) {
  server.Post("/j", logged(toNew));
  const Page kept = logged(logged([](const Request &req, Response &res) { res.set_redirect("https://k.example" + req.path, 302); }));
  // CHECK-MESSAGES: :[[@LINE-1]]:124: warning: PUT gets a 302
  // CHECK-FIXES: const Page kept = logged(logged([](const Request &req, Response &res) { res.set_redirect("https://k.example" + req.path, 307); }));
  server.Put("/k", kept);
  server.Post("/l", writesOnly([](const Request &req, Response &res) { res.set_redirect("https://l.example" + req.path, 302); }));
  // CHECK-MESSAGES: :[[@LINE-1]]:121: warning: POST gets a 302
  // CHECK-FIXES: server.Post("/l", writesOnly([](const Request &req, Response &res) { res.set_redirect("https://l.example" + req.path, 307); }));
  server.Post("/m", byMethod([](const Request &, Response &res) { res.status = 200; }, [](const Request &req, Response &res) { res.set_redirect("https://m.example" + req.path, 302); }));
  // CHECK-MESSAGES: :[[@LINE-1]]:177: warning: POST gets a 302
  // CHECK-FIXES: server.Post("/m", byMethod([](const Request &, Response &res) { res.status = 200; }, [](const Request &req, Response &res) { res.set_redirect("https://m.example" + req.path, 307); }));
}

// The project's own registration, which wraps what it is given.
void onPut(Server &server, const std::string &path, const Page &page) {
  server.Put(path, [page](const Request &req, Response &res) { page(req, res); });
}
void onRead(Server &server, const std::string &path, const Page &page) {
  server.Put(path, [page](const Request &req, Response &res) {
    if (req.method == "GET")
      page(req, res);
  });
}
void wrapped(Server &server) {
  onPut(server, "/n", [](const Request &req, Response &res) { res.set_redirect("https://n.example" + req.path, 302); });
  // CHECK-MESSAGES: :[[@LINE-1]]:112: warning: PUT gets a 302
  // CHECK-FIXES: onPut(server, "/n", [](const Request &req, Response &res) { res.set_redirect("https://n.example" + req.path, 307); });
  onRead(server, "/o", [](const Request &req, Response &res) { res.set_redirect("https://o.example" + req.path, 302); });
}

// Wrappers of any depth, of functions, and of what arguments are bound to.
template <class F> auto timed(F inner) {
  return [inner](const Request &req, Response &res) { inner(req, res); };
}
void toLater(const Request &req, Response &res) { res.set_redirect("https://p.example" + req.path, 302); }
// CHECK-MESSAGES: :[[@LINE-1]]:100: warning: POST gets a 302
// CHECK-FIXES: void toLater(const Request &req, Response &res) { res.set_redirect("https://p.example" + req.path, 307); }
inline void moveIf(const Request &req, Response &res, bool moved) {
  if (moved)
    res.set_redirect("https://q.example" + req.path, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:54: warning: PUT gets a 302
    // CHECK-FIXES: res.set_redirect("https://q.example" + req.path, 307);
}
void deep(Server &server) {
  server.Post("/p", timed(timed(toLater)));
  server.Put("/q", logged(std::bind(moveIf, std::placeholders::_1, std::placeholders::_2, true)));
}

// What decides of the server decides of no request.
void setUp(Server &server, bool isAdmin) {
  if (isAdmin)
    server.Post("/s", logged([](const Request &req, Response &res) { res.set_redirect("https://s.example" + req.path, 302); }));
    // CHECK-MESSAGES: :[[@LINE-1]]:119: warning: POST gets a 302
    // CHECK-FIXES: server.Post("/s", logged([](const Request &req, Response &res) { res.set_redirect("https://s.example" + req.path, 307); }));
  else
    server.Post("/t", readsOnly([](const Request &req, Response &res) { res.set_redirect("https://t.example" + req.path, 302); }));
}

// Two of each, in many layers: nothing is followed that holds too much.
Page both(Page one, Page other) {
  return [one, other](const Request &req, Response &res) {
    one(req, res);
    other(req, res);
  };
}
void layers(Server &server) {
  const Page a = readsOnly([](const Request &req, Response &res) { res.set_redirect("https://r.example" + req.path, 302); });
  const Page b = both(a, a), c = both(b, b), d = both(c, c), e = both(d, d), f = both(e, e), g = both(f, f);
  const Page h = both(g, g), i = both(h, h), j = both(i, i), k = both(j, j), l = both(k, k), m = both(l, l);
  const Page n = both(m, m), o = both(n, n), p = both(o, o), q = both(p, p), r = both(q, q), s = both(r, r);
  const Page t = both(s, s), u = both(t, t), v = both(u, u), w = both(v, v), x = both(w, w), y = both(x, x);
  server.Post("/r", both(y, y));
}
