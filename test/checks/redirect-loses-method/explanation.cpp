// RUN: %check_redirects %s %t --framework cpp-httplib

// The notes retell how a request gets to the redirect, and why it is judged as
// it is.

#include <httplib.h>
using namespace httplib;

void toLeader(const Request &req, Response &res) {
  res.set_redirect("https://leader.example" + req.target);
  // CHECK-NOTES: :[[@LINE-1]]:7: warning: PUT and DELETE get a 302 by default: some clients then send GET instead; 307 repeats it [http-redirect-loses-method]
  // CHECK-NOTES: :[[@LINE+21]]:10: note: handler registered for PUT here
  // CHECK-NOTES: :[[@LINE+22]]:10: note: handler registered for DELETE here
  // CHECK-NOTES: :[[@LINE+11]]:7: note: this branch is taken for PUT and DELETE
  // CHECK-NOTES: :[[@LINE+11]]:5: note: called from here
  // CHECK-NOTES: :[[@LINE-6]]:51: note: target is built from the request's own path
  // CHECK-FIXES: res.set_redirect("https://leader.example" + req.target, 307);
}

bool isRead(const Request &req) {
  return req.method == "GET" || req.method == "HEAD";
}

void serve(const Request &req, Response &res) {
  if (!isRead(req))
    toLeader(req, res);
  else
    res.set_content("entry", "text/plain");
}

void addRoutes(Server &server) {
  server.Get("/entry", serve);
  server.Put("/entry", serve);

  server.Delete("/entry", serve);
}

// Either part of the condition leads here: the note shows the whole of it.
void toLeaderDirectly(Server &server) {
  server.set_pre_routing_handler([](const Request &req, Response &res) {
    if (req.method == "PUT" || req.method == "PATCH")
      res.set_redirect("https://leader.example" + req.target, 302);
    // CHECK-NOTES: :[[@LINE-1]]:63: warning: PUT and PATCH get a 302: some clients then send GET instead; 307 repeats it [http-redirect-loses-method]
    // CHECK-NOTES: :[[@LINE-4]]:10: note: handler registered for every method here
    // CHECK-NOTES: :[[@LINE-4]]:29: note: this branch is taken for PUT and PATCH
    // CHECK-NOTES: :[[@LINE-4]]:55: note: target is built from the request's own path
    // CHECK-FIXES: res.set_redirect("https://leader.example" + req.target, 307);
    return Server::HandlerResponse::Handled;
  });
}

// Objects that answer when they are destroyed.
struct AnswerAtEnd {
  const Request &req;
  Response &res;
  ~AnswerAtEnd() { res.set_redirect("/v2" + req.path, 302); }
  // CHECK-NOTES: :[[@LINE-1]]:55: warning: POST gets a 302: most clients then send GET without the body; 307 repeats it [http-redirect-loses-method]
  // CHECK-NOTES: :[[@LINE+6]]:10: note: handler registered for POST here
  // CHECK-NOTES: :[[@LINE+6]]:26: note: the destructor of this object runs later
  // CHECK-NOTES: :[[@LINE-4]]:49: note: target is built from the request's own path
  // CHECK-FIXES: ~AnswerAtEnd() { res.set_redirect("/v2" + req.path, 307); }
};
void addOrders(Server &server) {
  server.Post("/orders", [](const Request &req, Response &res) {
    const AnswerAtEnd end{req, res};
  });
}

// What is thrown becomes the response.
struct Elsewhere {
  std::string url;
};
void addElsewhere(Server &server) {
  server.Put("/elsewhere", [](const Request &req, Response &res) {
    try {
      throw Elsewhere{"https://b.example" + req.path};
    } catch (const Elsewhere &e) {
      res.set_redirect(e.url, 302);
      // CHECK-NOTES: :[[@LINE-1]]:31: warning: PUT gets a 302: some clients then send GET instead; 307 repeats it [http-redirect-loses-method]
      // CHECK-NOTES: :[[@LINE-6]]:10: note: handler registered for PUT here
      // CHECK-NOTES: :[[@LINE-5]]:7: note: thrown here, which becomes the response
      // CHECK-NOTES: :[[@LINE-6]]:49: note: target is built from the request's own path
      // CHECK-FIXES: res.set_redirect(e.url, 307);
    }
  });
}
