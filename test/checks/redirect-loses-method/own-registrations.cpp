// RUN: %check_redirects %s %t --framework cpp-httplib

// The project registers by functions of its own: each call registers what it
// passes, and for the methods that it names.

#include <httplib.h>
#include <functional>
#include <memory>
#include <utility>
using namespace httplib;
using Page = std::function<void(const Request &, Response &)>;

class App {
public:
  explicit App(Server &server) : server(server) {}
  void get(const std::string &path, Page page) { server.Get(path, std::move(page)); }
  void post(const std::string &path, const Page &page) { server.Post(path, page); }
  // The method is a parameter, and a branch asks for it.
  void route(const std::string &method, const std::string &path, Page page) {
    if (method == "GET")
      get(path, std::move(page));
    else if (method == "PUT")
      server.Put(path, std::move(page));
    else if (method == "DELETE")
      server.Delete(path, std::move(page));
  }
  // A name that is only passed on.
  void read(const std::string &path, Page page) { route("GET", path, page); }
  void replace(const std::string &path, Page page) { route("PUT", path, page); }
  void always(const std::string &path, Page page, bool writes = false) {
    if (writes)
      server.Post(path, page);
    else
      server.Get(path, page);
  }

private:
  Server &server;
};

void saved(const Request &req, Response &res) {
  res.set_redirect("https://a.example" + req.path, 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:52: warning: POST gets a 302
  // CHECK-FIXES: res.set_redirect("https://a.example" + req.path, 307);
}
void shown(const Request &req, Response &res) {
  res.set_redirect("https://a.example" + req.path, 302);
}
void replaced(const Request &req, Response &res) {
  res.set_redirect("https://b.example" + req.path, 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:52: warning: PUT gets a 302
  // CHECK-FIXES: res.set_redirect("https://b.example" + req.path, 307);
}
void fetched(const Request &req, Response &res) {
  res.set_redirect("https://b.example" + req.path, 302);
}
void withFlag(const Request &req, Response &res) {
  res.set_redirect("https://c.example" + req.path, 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:52: warning: POST gets a 302
  // CHECK-FIXES: res.set_redirect("https://c.example" + req.path, 307);
}
void withoutFlag(const Request &req, Response &res) {
  res.set_redirect("https://c.example" + req.path, 302);
}
void wrapped(App &app) {
  app.post("/saved", saved);
  app.get("/shown", shown);
  app.replace("/replaced", replaced);
  app.read("/read", fetched);
  app.always("/with", withFlag, true);
  app.always("/without", withoutFlag);
  app.route("DELETE", "/dropped", [](const Request &req, Response &res) {
    res.set_redirect("https://d.example" + req.path, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:54: warning: DELETE gets a 302
    // CHECK-FIXES: res.set_redirect("https://d.example" + req.path, 307);
  });
  app.route("GET", "/kept", [](const Request &req, Response &res) {
    res.set_redirect("https://d.example" + req.path, 302);
  });
}

// An interface hides the framework; two classes implement it.
struct Sink {
  virtual ~Sink() = default;
  virtual void add(const std::string &path, Page page) = 0;
};
struct Writes : Sink {
  explicit Writes(Server &server) : server(server) {}
  void add(const std::string &path, Page page) override { server.Patch(path, page); }
  Server &server;
};
void behind(Sink &sink) {
  sink.add("/behind", [](const Request &req, Response &res) {
    res.set_redirect("https://e.example" + req.path, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:54: warning: PATCH gets a 302
    // CHECK-FIXES: res.set_redirect("https://e.example" + req.path, 307);
  });
}

// A template takes whatever can be called.
template <class Target> class Router {
public:
  explicit Router(Target &target) : target(target) {}
  template <class Handler> Router &change(const char *path, Handler &&handler) {
    target.Patch(path, Page(std::forward<Handler>(handler)));
    return *this;
  }
  template <class Handler> Router &show(const char *path, Handler &&handler) {
    target.Get(path, Page(std::forward<Handler>(handler)));
    return *this;
  }

private:
  Target &target;
};
void changed(const Request &req, Response &res) {
  res.set_redirect("https://f.example" + req.path, 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:52: warning: PATCH gets a 302
  // CHECK-FIXES: res.set_redirect("https://f.example" + req.path, 307);
}
void looked(const Request &req, Response &res) {
  res.set_redirect("https://f.example" + req.path, 302);
}
void templated(Server &server) {
  Router<Server>(server).change("/changed", changed).show("/looked", looked);
}

// A lambda that registers, and a macro.
#define ON_POST(APP, PATH, PAGE) (APP).post(PATH, PAGE)
void locally(Server &server, App &app) {
  const auto on = [&server](const char *path, const Page &page) { server.Post(path, page); };
  on("/local", [](const Request &req, Response &res) {
    res.set_redirect("https://h.example" + req.path, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:54: warning: POST gets a 302
    // CHECK-FIXES: res.set_redirect("https://h.example" + req.path, 307);
  });
  ON_POST(app, "/macro", [](const Request &req, Response &res) {
    res.set_redirect("https://h.example" + req.path, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:54: warning: POST gets a 302
    // CHECK-FIXES: res.set_redirect("https://h.example" + req.path, 307);
  });
}

// Whoever calls with a method that isn't known registers nothing that is.
void unknown(App &app, const std::string &method) {
  app.route(method == "x" ? "y" : "z", "/unknown", [](const Request &req, Response &res) {
    res.set_redirect("https://i.example" + req.path, 302);
  });
}
// A function that nobody calls registers nothing.
void uncalled(Server &server, const Page &page) { server.Post("/never", page); }
