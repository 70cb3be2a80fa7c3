// RUN: %check_redirects %s %t --framework cpp-httplib

// The ways in which a handler's code gets to a redirect. Beside each stands one
// that looks like it, which only GET takes.

#include <algorithm>
#include <array>
#include <functional>
#include <httplib.h>
#include <memory>
#include <set>
using namespace httplib;

struct AnswerAtEnd {
  const Request &req;
  Response &res;
  ~AnswerAtEnd() { res.set_redirect("/v2" + req.path, 302); }
  // CHECK-MESSAGES: :[[@LINE-1]]:55: warning: POST gets
  // CHECK-FIXES: ~AnswerAtEnd() { res.set_redirect("/v2" + req.path, 307); }
};
struct AnswerAtEndTwin {
  const Request &req;
  Response &res;
  ~AnswerAtEndTwin() { res.set_redirect("/v2" + req.path, 302); }
};
struct TemporaryAnswer {
  const Request &req;
  Response &res;
  ~TemporaryAnswer() { res.set_redirect("/v2" + req.path, 302); }
  // CHECK-MESSAGES: :[[@LINE-1]]:59: warning: PUT gets
  // CHECK-FIXES: ~TemporaryAnswer() { res.set_redirect("/v2" + req.path, 307); }
};
struct DeletedAnswer {
  const Request &req;
  Response &res;
  ~DeletedAnswer() { res.set_redirect("/v2" + req.path, 302); }
  // CHECK-MESSAGES: :[[@LINE-1]]:57: warning: PATCH gets
  // CHECK-FIXES: ~DeletedAnswer() { res.set_redirect("/v2" + req.path, 307); }
};
// A lock's destructor does no work that the redirect could be the answer to.
struct Lock {
  explicit Lock(bool &held) : held(held) { held = true; }
  ~Lock() { held = false; }
  bool &held;
};

struct Answer {
  Answer(const Request &req, Response &res) {
    res.set_redirect("/v2" + req.path, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:40: warning: POST gets
    // CHECK-FIXES: res.set_redirect("/v2" + req.path, 307);
  }
};
struct AnswerTwin {
  AnswerTwin(const Request &req, Response &res) {
    res.set_redirect("/v2" + req.path, 302);
  }
};

thread_local const Request *currentRequest;
thread_local Response *currentResponse;
bool sendCurrent() {
  currentResponse->set_redirect("/v2" + currentRequest->path, 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:63: warning: POST gets
  // CHECK-FIXES: currentResponse->set_redirect("/v2" + currentRequest->path, 307);
  return true;
}
void finish(bool /*sent*/ = sendCurrent()) {}

void overloaded(const Request &req, Response &res, int) {
  res.set_redirect("/v2" + req.path, 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:38: warning: PUT gets
  // CHECK-FIXES: res.set_redirect("/v2" + req.path, 307);
}
void overloaded(const Request &req, Response &res, long) {
  res.set_redirect("/v2" + req.path, 302);
}

void countDown(const Request &req, Response &res, int n) {
  if (n == 0) {
    res.set_redirect("/v2" + req.path, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:40: warning: PATCH gets
    // CHECK-FIXES: res.set_redirect("/v2" + req.path, 307);
    return;
  }
  countDown(req, res, n - 1);
}

// Two instances of a template: one report.
struct Orders {};
struct Invoices {};
template <typename Kind> void move(const Request &req, Response &res) {
  res.set_redirect("/v2" + req.path, 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:38: warning: POST and PUT get
  // CHECK-FIXES: res.set_redirect("/v2" + req.path, 307);
}

// Two instances of a template: each keeps its own branch.
template <bool IsWrite> void either(const Request &req, Response &res) {
  if constexpr (IsWrite)
    res.set_redirect("/v2" + req.path, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:40: warning: POST gets
    // CHECK-FIXES: res.set_redirect("/v2" + req.path, 307);
  else
    res.set_redirect("/v3" + req.path, 302);
}

void pointed(const Request &req, Response &res) {
  res.set_redirect("/v2" + req.path, 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:38: warning: DELETE gets
  // CHECK-FIXES: res.set_redirect("/v2" + req.path, 307);
}
void pointedTwin(const Request &req, Response &res) {
  res.set_redirect("/v2" + req.path, 302);
}
void wrapped(const Request &req, Response &res) {
  res.set_redirect("/v2" + req.path, 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:38: warning: PATCH gets
  // CHECK-FIXES: res.set_redirect("/v2" + req.path, 307);
}
// Named for every method, called for GET alone.
void wrappedTwin(const Request &req, Response &res) {
  res.set_redirect("/v2" + req.path, 302);
}

void addRoutes(Server &server) {
  server.Post("/destroyed", [](const Request &req, Response &res) {
    const AnswerAtEnd end{req, res};
  });
  server.Get("/destroyed", [](const Request &req, Response &res) {
    const AnswerAtEndTwin end{req, res};
  });
  server.Put("/destroyed", [](const Request &req, Response &res) {
    TemporaryAnswer{req, res};
  });
  server.Patch("/destroyed", [](const Request &req, Response &res) {
    delete new DeletedAnswer{req, res};
  });
  server.Post("/locked", [held = false](const Request &req,
                                        Response &res) mutable {
    const Lock lock(held);
    res.set_redirect("/v2" + req.path, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:40: warning: POST gets
    // CHECK-FIXES: res.set_redirect("/v2" + req.path, 307);
  });
  server.Post("/constructed", [](const Request &req, Response &res) {
    const Answer answer(req, res);
  });
  server.Get("/constructed", [](const Request &req, Response &res) {
    const AnswerTwin answer(req, res);
  });
  server.Post("/default", [](const Request &, Response &) { finish(); });
  server.Get("/default", [](const Request &, Response &) { finish(true); });
  server.Put("/overloaded", [](const Request &req, Response &res) {
    overloaded(req, res, 1);
  });
  server.Get("/overloaded", [](const Request &req, Response &res) {
    overloaded(req, res, 1L);
  });
  server.Patch("/recursive", [](const Request &req, Response &res) {
    countDown(req, res, 3);
  });
  server.Post("/orders", move<Orders>);
  server.Put("/invoices", move<Invoices>);
  server.Post("/either", either<true>);
  server.Get("/either", either<false>);
  server.Delete("/pointer", [](const Request &req, Response &res) {
    void (*target)(const Request &, Response &) = pointed;
    target(req, res);
  });
  server.Get("/pointer", [](const Request &req, Response &res) {
    auto *target = &pointedTwin;
    target(req, res);
  });
  server.Patch("/wrapped", [](const Request &req, Response &res) {
    const std::function<void(const Request &, Response &)> target = wrapped;
    target(req, res);
  });
  server.set_pre_routing_handler([](const Request &req, Response &res) {
    const Server::Handler target = wrappedTwin;
    if (req.method == "GET")
      target(req, res);
    return Server::HandlerResponse::Unhandled;
  });
  server.Post("/nested", [](const Request &req, Response &res) {
    const auto outer = [&] {
      const auto inner = [&] { res.set_redirect("/v2" + req.path, 302); };
      // CHECK-MESSAGES: :[[@LINE-1]]:67: warning: POST gets
      // CHECK-FIXES: const auto inner = [&] { res.set_redirect("/v2" + req.path, 307); };
      inner();
    };
    outer();
  });
}

// Members that hold handlers.
struct Site {
  Server server;
  Server::Handler save = [](const Request &req, Response &res) {
    res.set_redirect("/v2" + req.path, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:40: warning: POST gets
    // CHECK-FIXES: res.set_redirect("/v2" + req.path, 307);
  };
  Server::Handler show = [](const Request &req, Response &res) {
    res.set_redirect("/v2" + req.path, 302);
  };
  std::function<void(const Request &, Response &)> onMove;

  static void update(const Request &req, Response &res) {
    res.set_redirect("/v2" + req.path, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:40: warning: PUT gets
    // CHECK-FIXES: res.set_redirect("/v2" + req.path, 307);
  }
  Site() {
    onMove = [](const Request &req, Response &res) {
      res.set_redirect("/v2" + req.path, 302);
      // CHECK-MESSAGES: :[[@LINE-1]]:42: warning: DELETE gets
      // CHECK-FIXES: res.set_redirect("/v2" + req.path, 307);
    };
    server.Post("/save", save);
    server.Get("/save", show);
    server.Put("/update", std::ref(Site::update));
    server.Delete("/move", [this](const Request &req, Response &res) {
      onMove(req, res);
    });
    auto shared = std::make_shared<Server::Handler>(
        [](const Request &req, Response &res) {
          res.set_redirect("/v2" + req.path, 302);
          // CHECK-MESSAGES: :[[@LINE-1]]:46: warning: POST gets
          // CHECK-FIXES: res.set_redirect("/v2" + req.path, 307);
        });
    server.Post("/shared", *shared);
  }
};

// One class, objects for several routes: what an object holds isn't what its
// class holds, and the handler for GET is not reported as one for POST.
class Logged {
public:
  explicit Logged(Server::Handler next) : next(std::move(next)) {}
  void operator()(const Request &req, Response &res) const { next(req, res); }

private:
  Server::Handler next;
};
void addLogged(Server &server) {
  server.Post("/logged", Logged([](const Request &req, Response &res) {
    res.set_redirect("/v2" + req.path, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:40: warning: POST gets
    // CHECK-FIXES: res.set_redirect("/v2" + req.path, 307);
  }));
  server.Get("/logged", Logged([](const Request &req, Response &res) {
    res.set_redirect("/v2" + req.path, 302);
  }));
}

// Sets that are spelled out hold the method or don't.
void addSets(Server &server) {
  server.set_pre_routing_handler([](const Request &req, Response &res) {
    static const std::set<std::string> writes = {"POST", "PUT"};
    if (writes.count(req.method) != 0) {
      res.set_redirect("https://b.example" + req.path, 302);
      // CHECK-MESSAGES: :[[@LINE-1]]:56: warning: POST and PUT get
      // CHECK-FIXES: res.set_redirect("https://b.example" + req.path, 307);
      return Server::HandlerResponse::Handled;
    }
    const std::array<std::string, 2> reads = {"GET", "HEAD"};
    if (std::find(reads.begin(), reads.end(), req.method) != reads.end()) {
      res.set_redirect("https://b.example" + req.path, 302);
      return Server::HandlerResponse::Handled;
    }
    return Server::HandlerResponse::Unhandled;
  });
}
