// RUN: %check_redirects %s %t --framework cpp-httplib --checks http-redirect-repeats-request

// A request that has been carried out is not to be sent again.

#include <httplib.h>
#include <map>
#include <string>
using namespace httplib;

std::map<std::string, std::string> orders;
std::string nodeFor(const std::string &path);

void addRoutes(Server &server) {
  server.Post("/order", [](const Request &req, Response &res) {
    orders[req.get_param_value("id")] = req.body;
    res.set_redirect("/thanks", 307);
    // CHECK-NOTES: :[[@LINE-1]]:33: warning: POST gets a 307 after the work is done: clients submit it again; 303 shows the page [http-redirect-repeats-request]
    // CHECK-NOTES: :[[@LINE-4]]:10: note: handler registered for POST here
    // CHECK-NOTES: :[[@LINE-3]]:22: note: target names another page than the route
    // CHECK-NOTES: :[[@LINE-5]]:16: note: the request's body or parameters are read here
    // CHECK-NOTES: :[[@LINE-6]]:39: note: the handler changes something here
    // CHECK-FIXES: res.set_redirect("/thanks", 303);
  });
  server.Delete("/order", [](const Request &, Response &res) {
    orders.clear();
    res.status = 308;
    // CHECK-NOTES: :[[@LINE-1]]:18: warning: DELETE gets a 308 after the work is done: clients submit it again; 303 shows the page [http-redirect-repeats-request]
    // CHECK-NOTES: :[[@LINE-4]]:10: note: handler registered for DELETE here
    // CHECK-NOTES: :[[@LINE+3]]:32: note: target names another page than the route
    // CHECK-NOTES: :[[@LINE-5]]:12: note: the handler changes something here
    // CHECK-FIXES: res.status = 303;
    res.set_header("Location", "/orders");
  });
}

// What is turned away is posted to the page that asks for a name.
bool isKnown(const std::string &cookie);
enum class Access { Granted, Denied };
Access accessOf(const Request &req);
void addGuarded(Server &server) {
  server.Post("/guarded", [](const Request &req, Response &res) {
    if (!isKnown(req.get_header_value("Cookie"))) {
      res.set_redirect("/login", 307);
      // CHECK-NOTES: :[[@LINE-1]]:34: warning: POST gets a 307 when turned away: clients send it there, with its body; 303 shows the page [http-redirect-repeats-request]
      // CHECK-NOTES: :[[@LINE-4]]:10: note: handler registered for POST here
      // CHECK-NOTES: :[[@LINE-3]]:24: note: target names another page than the route
      // CHECK-NOTES: :[[@LINE-5]]:10: note: the condition here turns requests away; the others go on
      // CHECK-FIXES: res.set_redirect("/login", 303);
      return;
    }
    orders["last"] = "kept";
  });
  server.Post("/switched", [](const Request &req, Response &res) {
    switch (accessOf(req)) {
    case Access::Denied:
      return res.set_redirect("/login", 307);
      // CHECK-NOTES: :[[@LINE-1]]:41: warning: POST gets a 307 when turned away: clients send it there, with its body; 303 shows the page [http-redirect-repeats-request]
      // CHECK-NOTES: :[[@LINE-5]]:10: note: handler registered for POST here
      // CHECK-NOTES: :[[@LINE-3]]:31: note: target names another page than the route
      // CHECK-NOTES: :[[@LINE-6]]:13: note: the condition here turns requests away; the others go on
      // CHECK-FIXES: return res.set_redirect("/login", 303);
    case Access::Granted:
      orders["last"] = "kept";
    }
  });
  // Silent: another node of its own, the login that has moved, and a condition
  // on the path.
  server.Post("/sharded/guarded", [](const Request &req, Response &res) {
    if (!isKnown(req.get_header_value("Cookie"))) {
      res.set_redirect("https://b.example/sharded/guarded", 307);
      return;
    }
    orders["last"] = "kept";
  });
  server.Post("/login", [](const Request &req, Response &res) {
    if (!isKnown(req.get_header_value("Cookie"))) {
      res.set_redirect("/login/v2", 307);
      return;
    }
    orders["last"] = "kept";
  });
  server.Post("/old-login", [](const Request &, Response &res) {
    res.set_redirect("/login", 307);
  });
}

// Silent: what is sent on, with or without a note of it; what is only read;
// what fetches the page; what GET reaches.
void addTwins(Server &server) {
  server.Post("/v1/order", [](const Request &, Response &res) {
    res.set_redirect("/v2/order", 307);
  });
  server.Post("/moved", [](const Request &req, Response &res) {
    orders["last"] = "moved";
    res.set_redirect("https://b.example" + req.target, 307);
  });
  server.Post("/sharded", [](const Request &req, Response &res) {
    orders["last"] = "sharded";
    res.set_redirect(nodeFor(req.path), 307);
  });
  server.Post("/by-id", [](const Request &req, Response &res) {
    if (req.get_param_value("id") > "n")
      res.set_redirect("/second/by-id", 307);
  });
  server.Post("/done", [](const Request &req, Response &res) {
    orders["last"] = req.body;
    res.set_redirect("/orders", 303);
  });
  server.Get("/order", [](const Request &, Response &res) {
    orders["last"] = "seen";
    res.set_redirect("/orders", 307);
  });
}

// Silent: who tells the methods apart has chosen the status for those who need
// it.
void tellApart(const Request &req, Response &res) {
  orders["last"] = "told";
  if (req.method != "GET")
    res.set_redirect("/orders", 307);
  else
    res.set_redirect("/orders", 302);
}
void addTold(Server &server) {
  server.Get("/told", tellApart);
  server.Post("/told", tellApart);
}

// GET is sent elsewhere: that says nothing of the others.
void sendElsewhere(const Request &req, Response &res) {
  orders["last"] = "sent";
  if (req.method != "GET")
    res.set_redirect("/orders", 307);
    // CHECK-NOTES: :[[@LINE-1]]:33: warning: POST gets a 307 after the work is done: clients submit it again; 303 shows the page [http-redirect-repeats-request]
    // CHECK-NOTES: :[[@LINE+10]]:10: note: handler registered for POST here
    // CHECK-NOTES: :[[@LINE-4]]:18: note: this branch is taken for POST
    // CHECK-NOTES: :[[@LINE-4]]:22: note: target names another page than the route
    // CHECK-NOTES: :[[@LINE-7]]:18: note: the handler changes something here
    // CHECK-FIXES: res.set_redirect("/orders", 303);
  else
    res.set_redirect("/help", 302);
}
void addSent(Server &server) {
  server.Get("/sent", sendElsewhere);
  server.Post("/sent", sendElsewhere);
}

// Where people are told of trouble, nothing is carried out by that.
struct Desk {
  int speak(const char *what, const char *text);
};
extern Desk desk;
void addTrouble(Server &server) {
  server.Post("/trouble", [](const Request &req, Response &res) {
    desk.speak("orders", "ERROR: no node is there for this");
    res.set_redirect("/orders/later", 307);
  });
  server.Post("/ready", [](const Request &req, Response &res) {
    desk.speak("orders", "this one is to be packed");
    res.set_redirect("/orders/later", 307);
    // CHECK-NOTES: :[[@LINE-1]]:39: warning: POST gets a 307 after the work is done: clients submit it again; 303 shows the page [http-redirect-repeats-request]
    // CHECK-NOTES: :[[@LINE-4]]:10: note: handler registered for POST here
    // CHECK-NOTES: :[[@LINE-3]]:22: note: target names another page than the route
    // CHECK-NOTES: :[[@LINE-5]]:10: note: the handler changes something here
    // CHECK-FIXES: res.set_redirect("/orders/later", 303);
  });
}
