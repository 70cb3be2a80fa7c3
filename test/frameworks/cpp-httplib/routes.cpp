// RUN: %check_redirects %s %t --framework cpp-httplib

// Every way to register a handler: what the registration names decides.

#include <functional>
#include <httplib.h>
using namespace httplib;

void moved(const Request &req, Response &res) {
  res.set_redirect("/v2" + req.path, 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:38: warning: POST gets a 302: most clients then send GET without the body; 307 repeats it [http-redirect-loses-method]
  // CHECK-FIXES: res.set_redirect("/v2" + req.path, 307);
}

void movedPage(const Request &req, Response &res) {
  res.set_redirect("/v2" + req.path, 302);
}

struct Orders {
  void update(const Request &req, Response &res) const {
    res.set_redirect("/v2" + req.path, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:40: warning: PATCH gets a 302: some clients then send GET instead; 307 repeats it
    // CHECK-FIXES: res.set_redirect("/v2" + req.path, 307);
  }
  void options(const Request &req, Response &res) const {
    res.set_redirect("/v2" + req.path, 302);
  }
  void addRoutes(Server &server) {
    server.Delete("/orders", [this](const Request &req, Response &res) {
      remove(req, res);
    });
  }
  void remove(const Request &req, Response &res) {
    res.set_redirect("/v2" + req.path, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:40: warning: DELETE gets
    // CHECK-FIXES: res.set_redirect("/v2" + req.path, 307);
  }
};

struct Forwarder {
  std::string base;
  void operator()(const Request &req, Response &res) const {
    res.set_redirect(base + req.path, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:39: warning: PUT gets
    // CHECK-FIXES: res.set_redirect(base + req.path, 307);
  }
};

Server::Handler withLog(Server::Handler next) {
  return [next](const Request &req, Response &res) { next(req, res); };
}

void addRoutes(Server &server, Orders &orders) {
  using std::placeholders::_1;
  using std::placeholders::_2;

  server.Post("/function", moved).Get("/function", movedPage);
  server.Get("/pages", [](const Request &req, Response &res) {
    res.set_redirect("/v2" + req.path, 302);
  });
  server.Put("/put", [](const Request &req, Response &res) {
    res.set_redirect("/v2" + req.path, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:40: warning: PUT gets
    // CHECK-FIXES: res.set_redirect("/v2" + req.path, 307);
  });
  server.Options("/bound", std::bind(&Orders::options, &orders, _1, _2));
  Server::Handler update = std::bind(&Orders::update, &orders, _1, _2);
  server.Patch("/bound", update);
  server.Put("/functor", Server::Handler(Forwarder{"https://b.example"}));

  auto stored = [](const Request &req, Response &res) {
    res.set_redirect("/v2" + req.path, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:40: warning: PUT and DELETE get a 302: some clients then send GET instead; 307 repeats it
    // CHECK-FIXES: res.set_redirect("/v2" + req.path, 307);
  };
  server.Put("/stored", stored);
  server.Delete("/stored", stored);
  server.Get("/stored", stored);

  server.Post("/wrapped", withLog([](const Request &req, Response &res) {
    res.set_redirect("/v2" + req.path, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:40: warning: POST gets
    // CHECK-FIXES: res.set_redirect("/v2" + req.path, 307);
  }));

  server.Post("/generic", [](const auto &req, auto &res) {
    res.set_redirect("/v2" + req.path, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:40: warning: POST gets
    // CHECK-FIXES: res.set_redirect("/v2" + req.path, 307);
  });

  // The third parameter reads the body piece by piece.
  server.Post("/reader", [](const Request &req, Response &res,
                            const ContentReader &) {
    res.set_redirect("/v2" + req.path, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:40: warning: POST gets
    // CHECK-FIXES: res.set_redirect("/v2" + req.path, 307);
  });

  // Files of a mount point are served to GET alone.
  server.set_file_request_handler([](const Request &req, Response &res) {
    res.set_redirect("/v2" + req.path, 302);
  });
}

// A class of the project's own with the same method names registers nothing.
struct Mailbox {
  void Post(const char *, std::function<void(Response &)>);
};
void deliver(Mailbox &box) {
  box.Post("/letters", [](Response &res) { res.set_redirect("/", 302); });
}

// Nor does the client, whose methods have the same names.
void ask(Client &client) { client.Post("/orders"); }

// Nobody registers this one here.
void unused(const Request &req, Response &res) {
  res.set_redirect("/v2" + req.path, 302);
}
