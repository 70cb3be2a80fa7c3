// RUN: %check_redirects %s %t --framework cpp-httplib

// A response gets its status in one function and its target in another, and
// what counts is the status that it has when it is sent.

#include <httplib.h>
using namespace httplib;

void markFound(Response &res) {
  res.status = 302;
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: POST gets a 302
  // CHECK-FIXES: res.status = 307;
}
void markFoundTwin(Response &res) { res.status = 302; }
void markMoved(Response &res) { res.status = 301; }
void markKept(Response &res) { res.status = 308; }
void mark(Response &res, int status) { res.status = status; }
void setTarget(Response &res, const std::string &url) {
  res.set_header("Location", url);
}
void redirectTo(Response &res, const std::string &url, int status = 302) {
  res.set_redirect(url, status);
}
void toNextVersion(const Request &req, Response &res) {
  res.set_redirect("/v2" + req.path, 302);
}

Response foundResponse() {
  Response res;
  res.status = 302;
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: POST gets a 302
  // CHECK-FIXES: res.status = 307;
  return res;
}

// A builder of the project's own.
class Reply {
public:
  explicit Reply(Response &res) : res(res) {}
  Reply &status(int status) {
    res.status = status;
    return *this;
  }
  Reply &to(const std::string &url) {
    res.set_header("Location", url);
    return *this;
  }

private:
  Response &res;
};

void addRoutes(Server &server) {
  server.Post("/status-in-helper", [](const Request &req, Response &res) {
    markFound(res);
    res.set_header("Location", "/v2" + req.path);
  });
  server.Get("/status-in-helper", [](const Request &req, Response &res) {
    markFoundTwin(res);
    res.set_header("Location", "/v2" + req.path);
  });
  server.Post("/target-in-helper", [](const Request &req, Response &res) {
    res.status = 301;
    // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: POST gets a 301: most clients then send GET without the body; 308 repeats it
    // CHECK-FIXES: res.status = 308;
    setTarget(res, "/v2" + req.path);
  });
  server.Post("/both-in-helpers", [](const Request &req, Response &res) {
    mark(res, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: POST gets a 302
    // CHECK-FIXES: mark(res, 307);
    setTarget(res, "/v2" + req.path);
  });
  server.Post("/both-in-helpers-twin", [](const Request &req, Response &res) {
    mark(res, 307);
    setTarget(res, "/v2" + req.path);
  });
  server.Post("/status-without-target", [](const Request &, Response &res) {
    mark(res, 302);
  });
  server.Post("/returned", [](const Request &req, Response &res) {
    Response made = foundResponse();
    made.set_header("Location", "/v2" + req.path);
    res = made;
  });
  server.Patch("/builder", [](const Request &req, Response &res) {
    Reply(res).status(302).to("/v2" + req.path);
    // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: PATCH gets a 302
    // CHECK-FIXES: Reply(res).status(307).to("/v2" + req.path);
  });
  server.Patch("/builder-twin", [](const Request &req, Response &res) {
    Reply(res).status(308).to("/v2" + req.path);
  });
}

// What a later statement replaces isn't sent.
void replaced(Server &server) {
  server.Post("/helper", [](const Request &req, Response &res) {
    markMoved(res);
    res.set_header("Location", "/v2" + req.path);
    res.status = 308;
  });
  server.Post("/redirecting-helper", [](const Request &req, Response &res) {
    toNextVersion(req, res);
    res.status = 307;
  });
  server.Post("/helper-with-parameters", [](const Request &req, Response &res) {
    redirectTo(res, "/v2" + req.path);
    res.status = 307;
  });
  server.Put("/by-a-helper", [](const Request &req, Response &res) {
    redirectTo(res, "/v2" + req.path, 301);
    markKept(res);
  });
  // On one way only, or the other way round: the redirect is sent.
  server.Put("/sometimes", [](const Request &req, Response &res) {
    redirectTo(res, "/v2" + req.path, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:39: warning: PUT gets a 302
    // CHECK-FIXES: redirectTo(res, "/v2" + req.path, 307);
    if (req.has_header("X-Keep"))
      res.status = 307;
  });
  server.Put("/before", [](const Request &req, Response &res) {
    markKept(res);
    redirectTo(res, "/v2" + req.path, 301);
    // CHECK-MESSAGES: :[[@LINE-1]]:39: warning: PUT gets a 301
    // CHECK-FIXES: redirectTo(res, "/v2" + req.path, 308);
  });
}
