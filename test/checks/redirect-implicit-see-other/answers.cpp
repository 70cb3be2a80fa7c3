// RUN: %check_redirects %s %t --framework cpp-httplib --checks http-redirect-implicit-see-other

// A finished request that is answered with another page is answered with 303.

#include <httplib.h>
#include <map>
#include <string>
using namespace httplib;

std::map<std::string, std::string> notes;
bool isKnown(const Request &req);

void addRoutes(Server &server) {
  // The form is read and the page shown.
  server.Post("/login", [](const Request &req, Response &res) {
    const std::string user = req.get_param_value("user");
    res.set_redirect("/home?user=" + user);
    // CHECK-NOTES: :[[@LINE-1]]:9: warning: POST gets a 302 by default for a page: most clients fetch it with GET, some send POST again; 303 always means GET [http-redirect-implicit-see-other]
    // CHECK-NOTES: :[[@LINE-4]]:10: note: handler registered for POST here
    // CHECK-NOTES: :[[@LINE-3]]:22: note: target names another page than the route
    // CHECK-NOTES: :[[@LINE-5]]:34: note: the request's body or parameters are read here
    // CHECK-FIXES: res.set_redirect("/home?user=" + user, 303);
  });

  // The note is stored.
  server.Put("/note", [](const Request &, Response &res) {
    notes["last"] = "seen";
    res.set_redirect("/notes", 301);
    // CHECK-NOTES: :[[@LINE-1]]:32: warning: PUT gets a 301 for a page: many clients send it there again; 303 always means GET [http-redirect-implicit-see-other]
    // CHECK-NOTES: :[[@LINE-4]]:10: note: handler registered for PUT here
    // CHECK-NOTES: :[[@LINE-3]]:22: note: target names another page than the route
    // CHECK-NOTES: :[[@LINE-5]]:19: note: the handler changes something here
    // CHECK-FIXES: res.set_redirect("/notes", 303);
  });

  // Strangers are sent to the login page, others are served.
  server.Delete("/notes", [](const Request &req, Response &res) {
    if (!isKnown(req)) {
      res.set_redirect("/login", 302);
      // CHECK-NOTES: :[[@LINE-1]]:34: warning: DELETE gets a 302 for a page: many clients send it there again; 303 always means GET [http-redirect-implicit-see-other]
      // CHECK-NOTES: :[[@LINE-4]]:10: note: handler registered for DELETE here
      // CHECK-NOTES: :[[@LINE-3]]:24: note: target names another page than the route
      // CHECK-NOTES: :[[@LINE+4]]:11: note: otherwise the handler does its work, here
      // CHECK-FIXES: res.set_redirect("/login", 303);
      return;
    }
    notes.clear();
  });
}

// Silent: what is exact, what is repeated, what only GET reaches, and what
// nobody singles out.
void addTwins(Server &server) {
  server.Post("/done", [](const Request &req, Response &res) {
    notes["last"] = req.body;
    res.set_redirect("/notes", 303);
  });
  server.Post("/v1/notes", [](const Request &, Response &res) {
    res.set_redirect("/v2/notes", 302);
  });
  server.Post("/unknown", [](const Request &, Response &res) {
    res.set_redirect("/welcome", 302);
  });
  server.Get("/notes", [](const Request &req, Response &res) {
    notes["last"] = req.get_param_value("q");
    res.set_redirect("/found", 302);
  });
  server.set_error_handler([](const Request &req, Response &res) {
    notes["error"] = req.body;
    res.set_redirect("/sorry", 302);
  });
}
