// RUN: %check_redirects %s %t --framework cpp-httplib

// A helper writes a header whose name its caller gives: what the caller says is
// a target or it isn't.

#include <httplib.h>
using namespace httplib;
bool busy();

void put(Response &res, const std::string &name, const std::string &value) {
  res.set_header(name, value);
}
void putWord(Response &res, const char *name, const std::string &value) {
  put(res, name, value);
}
void putBoth(Response *res, const std::string &name, const std::string &value) {
  res->headers.emplace(name, value);
  res->set_header("X-" + name, value);
}
void putOther(Response &res, const std::string &name,
              const std::string &value) {
  if (name == "Location")
    return;
  res.set_header(name, value);
}
void answer(Response &res, int status, const char *name,
            const std::string &value) {
  res.status = status;
  res.set_header(name, value);
}
struct Reply {
  Response &res;
  Reply &status(int code) {
    res.status = code;
    return *this;
  }
  Reply &header(const std::string &name, const std::string &value) {
    res.set_header(name, value);
    return *this;
  }
};

void addRoutes(Server &server) {
  server.Post("/name", [](const Request &req, Response &res) {
    res.status = 302;
    // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: POST gets a 302
    // CHECK-FIXES: res.status = 307;
    put(res, "Location", "/v2" + req.path);
  });
  server.Post("/other-name", [](const Request &req, Response &res) {
    res.status = 302;
    put(res, "X-Trace", "/v2" + req.path);
  });
  server.Get("/name", [](const Request &req, Response &res) {
    res.status = 302;
    put(res, "Location", "/v2" + req.path);
  });
  // In another function still, in small letters, before the status.
  server.Put("/word", [](const Request &req, Response &res) {
    putWord(res, "location", "/v2" + req.path);
    res.status = 301;
    // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: PUT gets a 301
    // CHECK-FIXES: res.status = 308;
  });
  server.Put("/other-word", [](const Request &req, Response &res) {
    putWord(res, "Content-Location", "/v2" + req.path);
    res.status = 301;
  });
  server.Post("/pointer", [](const Request &req, Response &res) {
    putBoth(&res, "Location", "/v2" + req.path);
    res.status = 302;
    // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: POST gets a 302
    // CHECK-FIXES: res.status = 307;
  });
  server.Post("/excluded", [](const Request &req, Response &res) {
    res.status = 302;
    putOther(res, "Location", "/v2" + req.path);
  });
  // The call gives status and name.
  server.Post("/both", [](const Request &req, Response &res) {
    answer(res, 302, "Location", "/v2" + req.path);
    // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: POST gets a 302
    // CHECK-FIXES: answer(res, 307, "Location", "/v2" + req.path);
  });
  server.Post("/neither", [](const Request &req, Response &res) {
    answer(res, 302, "X-Was", "/v2" + req.path);
    answer(res, 201, "Location", "/v2" + req.path);
  });
  server.Post("/chain", [](const Request &req, Response &res) {
    Reply{res}.status(302).header("Location", "/v2" + req.path);
    // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: POST gets a 302
    // CHECK-FIXES: Reply{res}.status(307).header("Location", "/v2" + req.path);
  });
  // A lambda; a variable with one of two names.
  server.Post("/lambda", [](const Request &req, Response &res) {
    const auto set = [&](const char *name, const std::string &value) {
      res.set_header(name, value);
    };
    set("Via", "/v1");
    set("Location", "/v2" + req.path);
    res.status = 302;
    // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: POST gets a 302
    // CHECK-FIXES: res.status = 307;
  });
  server.Post("/variable", [](const Request &req, Response &res) {
    const char *name = busy() ? "Location" : "X-Next";
    res.status = 302;
    // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: POST gets a 302
    // CHECK-FIXES: res.status = 307;
    res.set_header(name, "/v2" + req.path);
  });
  // The name is given for GET alone; nobody knows it.
  server.Post("/by-method", [](const Request &req, Response &res) {
    put(res, req.method == "GET" ? "Location" : "X-Next", "/v2" + req.path);
    res.status = 302;
  });
  server.Post("/unknown", [](const Request &req, Response &res) {
    const std::string name = req.get_header_value("X-Name");
    put(res, name, "/v2" + req.path);
    res.status = 302;
  });
}
