// RUN: %check_redirects %s %t --framework cpp-httplib --checks http-redirect-implicit-see-other

// Several routes share a guard that asks for the path: those whose pattern can't
// be what it asks for don't get to its redirect.

#include <cstring>
#include <httplib.h>
using namespace httplib;
bool isKnown(const Request &req);
void save(const std::string &order);
// Right to be silent: of the routes that ask, only a page for GET gets there.
bool pagesTwin(const Request &req, Response &res) {
  if (isKnown(req))
    return true;
  if (req.path.rfind("/api/", 0) == 0)
    res.status = 401;
  else
    res.set_redirect("/login", 302);
  return false;
}
// The same guard, and a form that is sent to where the pages are.
bool pages(const Request &req, Response &res) {
  if (isKnown(req))
    return true;
  if (req.path.rfind("/api/", 0) == 0)
    res.status = 401;
  else
    res.set_redirect("/login", 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:32: warning: POST gets a 302 for a page
  // CHECK-MESSAGES: :[[@LINE+85]]:7: note: handler registered for POST here
  // CHECK-FIXES: res.set_redirect("/login", 303);
  return false;
}
bool lettersTwin(const Request &req, Response &res) {
  if (isKnown(req))
    return true;
  const char *path = req.path.c_str();
  if (path[0] != '\0' && memcmp(path, "/api/", 5) == 0)
    res.status = 401;
  else
    res.set_redirect("/login", 302);
  return false;
}
bool letters(const Request &req, Response &res) {
  if (isKnown(req))
    return true;
  const char *path = req.path.c_str();
  if (path[0] != '\0' && memcmp(path, "/api/", 5) == 0)
    res.status = 401;
  else
    res.set_redirect("/login", 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:32: warning: POST gets a 302 for a page
  // CHECK-FIXES: res.set_redirect("/login", 303);
  return false;
}
// The other edge: a guard of the part for administrators.
bool insideTwin(const Request &req, Response &res) {
  if (strncmp(req.path.c_str(), "/admin", 6) == 0 && !isKnown(req)) {
    res.set_redirect("/login", 302);
    return false;
  }
  return true;
}
bool inside(const Request &req, Response &res) {
  if (strncmp(req.path.c_str(), "/admin", 6) == 0 && !isKnown(req)) {
    res.set_redirect("/login", 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:32: warning: POST gets a 302 for a page
    // CHECK-FIXES: res.set_redirect("/login", 303);
    return false;
  }
  return true;
}
// One page has its own answer.
bool alone(const Request &req, Response &res) {
  if (req.path == "/old" && !isKnown(req)) {
    res.set_redirect("/login", 302);
    return false;
  }
  return true;
}
// A part that is longer than what is asked for may be the one that is asked for.
bool anyPart(const Request &req, Response &res) {
  if (strncmp(req.path.c_str(), "/a/b", 4) == 0 && !isKnown(req)) {
    res.set_redirect("/login", 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:32: warning: POST gets a 302 for a page
    // CHECK-FIXES: res.set_redirect("/login", 303);
    return false;
  }
  return true;
}
// Nobody knows what is left of a path, nor what another part begins with.
bool edited(const Request &req, Response &res) {
  const std::string rest = req.path.substr(3);
  if (rest.rfind("/api/", 0) != 0 && !isKnown(req)) {
    res.set_redirect("/login", 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:32: warning: POST gets a 302 for a page
    // CHECK-FIXES: res.set_redirect("/login", 303);
    return false;
  }
  return true;
}
void serve(Server &svr) {
  svr.Get("/home", [](const Request &req, Response &res) {
    if (pagesTwin(req, res))
      res.set_content(req.path, "text/plain");
  });
  svr.Post("/api/orders", [](const Request &req, Response &res) {
    if (pagesTwin(req, res))
      save(req.body);
  });
  svr.Get("/home", [](const Request &req, Response &res) {
    if (pages(req, res))
      res.set_content(req.path, "text/plain");
  });
  svr.Post("/orders", [](const Request &req, Response &res) {
    if (pages(req, res))
      save(req.body);
  });
  svr.Get("/letters", [](const Request &req, Response &res) {
    if (lettersTwin(req, res))
      res.set_content(req.path, "text/plain");
  });
  svr.Post("/api/letters/:id", [](const Request &req, Response &res) {
    if (lettersTwin(req, res))
      save(req.body);
  });
  svr.Get("/home", [](const Request &req, Response &res) {
    if (letters(req, res))
      res.set_content(req.path, "text/plain");
  });
  svr.Post("/letters/:id", [](const Request &req, Response &res) {
    if (letters(req, res))
      save(req.body);
  });
  svr.Get("/admin", [](const Request &req, Response &res) {
    if (insideTwin(req, res))
      res.set_content(req.path, "text/plain");
  });
  svr.Post("/orders/admin", [](const Request &req, Response &res) {
    if (insideTwin(req, res))
      save(req.body);
  });
  svr.Get("/admin", [](const Request &req, Response &res) {
    if (inside(req, res))
      res.set_content(req.path, "text/plain");
  });
  svr.Post("/admin/users", [](const Request &req, Response &res) {
    if (inside(req, res))
      save(req.body);
  });
  svr.Get("/old", [](const Request &req, Response &res) {
    if (alone(req, res))
      res.set_content(req.path, "text/plain");
  });
  svr.Post("/new", [](const Request &req, Response &res) {
    if (alone(req, res))
      save(req.body);
  });
  svr.Get("/a", [](const Request &req, Response &res) {
    if (anyPart(req, res))
      res.set_content(req.path, "text/plain");
  });
  svr.Post("/a/:part", [](const Request &req, Response &res) {
    if (anyPart(req, res))
      save(req.body);
  });
  svr.Get("/edited", [](const Request &req, Response &res) {
    if (edited(req, res))
      res.set_content(req.path, "text/plain");
  });
  svr.Post("/api/edited", [](const Request &req, Response &res) {
    if (edited(req, res))
      save(req.body);
  });
}
