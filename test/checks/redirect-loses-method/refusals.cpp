// RUN: %check_redirects %s %t --framework cpp-httplib --no-fix

// A redirect that refuses: it sends the client to another page, and where it
// isn't taken the handler does its work. To repeat the request there would be
// wrong, so that nothing is reported.

#include <httplib.h>
using namespace httplib;

struct Store {
  void insert(const std::string &text);
};
bool isKnown(const std::string &session);

void addPost(Server &server, Store &store) {
  server.Post("/notes", [&](const Request &req, Response &res) {
    if (!isKnown(req.get_header_value("Cookie"))) {
      res.set_redirect("/login");
      return;
    }
    store.insert(req.body);
    res.status = 204;
  });
}

// The same by a function that several handlers share.
bool requireLogin(const Request &req, Response &res) {
  if (isKnown(req.get_header_value("Cookie")))
    return true;
  res.set_redirect("/login?next=" + req.path);
  return false;
}

void addPut(Server &server, Store &store) {
  server.Put("/notes", [&](const Request &req, Response &res) {
    if (!requireLogin(req, res))
      return;
    store.insert(req.body);
  });
  server.Patch("/notes", [&](const Request &req, Response &res) {
    if (requireLogin(req, res))
      store.insert(req.body);
  });
}

// Here the handler has nothing else to do: what is meant stays open.
void addDelete(Server &server) {
  server.Delete("/notes", [](const Request &req, Response &res) {
    if (!isKnown(req.get_header_value("Cookie")))
      res.set_redirect("/goodbye");
    // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: DELETE gets a {{.*}}, 303 shows a page
  });
}
