// RUN: %check_redirects %s %t --checks http-redirect-loses-method

// Flags that stand in a record: a handler holds the record, or is given it, and
// what it does with a request depends on them.

#include <httplib.h>

using namespace httplib;

static Server server;

struct Options {
  bool writes = false;
  bool moved = true;
};

static void refuse(Response &res) { res.status = 405; }

// A lambda holds a copy of what its maker was given. (Makers of other files are
// not asked for flags in records: docs/whole-program.md.)
inline Server::Handler unlessItWrites(Options options) {
  return [options](const Request &req, Response &res) {
    if (options.writes)
      return refuse(res);
    res.set_redirect("https://b.example" + req.path, 302);
  };
}
void eachByItsOptions() {
  Options write;
  write.writes = true;
  server.Get("/by-options", unlessItWrites(Options()));
  server.Post("/by-options", unlessItWrites(write));
}

inline Server::Handler onceMoved(const Options &options) {
  return [options](const Request &req, Response &res) {
    if (!options.moved)
      return refuse(res);
    res.set_redirect("https://b.example" + req.path, 302);
    // CHECK-NOTES: :[[@LINE-1]]:54: warning: POST gets a 302: most clients then send GET without the body; 307 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.set_redirect("https://b.example" + req.path, 307);
    // CHECK-NOTES: :[[@LINE+5]]:10: note: handler registered for POST here
    // CHECK-NOTES: :[[@LINE-4]]:48: note: target is built from the request's own path
  };
}
void moved() {
  server.Post("/moved", onceMoved({false, true}));
  server.Put("/moved", onceMoved({false, false}));
}

// So does one that is made where it is registered.
inline void serve(const Options &options, const Request &req, Response &res) {
  if (options.writes)
    return refuse(res);
  res.set_redirect("https://b.example" + req.path, 302);
}
void passedOn() {
  Options write;
  write.writes = true;
  const Options read;
  server.Get("/passed-on", [read](const Request &req, Response &res) {
    serve(read, req, res);
  });
  server.Post("/passed-on", [write](const Request &req, Response &res) {
    serve(write, req, res);
  });
}

// An object that can be called has a flag, or a record with one.
class Page {
public:
  explicit Page(bool writes) : writes_(writes) {}
  void operator()(const Request &req, Response &res) const {
    if (writes_)
      return refuse(res);
    res.set_redirect("https://b.example" + req.path, 302);
  }

private:
  bool writes_;
};
class PageWith {
public:
  explicit PageWith(Options options) : options_(options) {}
  void operator()(const Request &req, Response &res) const {
    if (options_.writes)
      return refuse(res);
    res.set_redirect("https://b.example" + req.path, 302);
  }

private:
  Options options_;
};
void objects() {
  Options write;
  write.writes = true;
  server.Get("/page", Page(false));
  server.Post("/page", Page(true));
  server.Get("/page-with", PageWith(Options()));
  server.Post("/page-with", PageWith(write));
}

class MovedPage {
public:
  explicit MovedPage(Options options) : options_(options) {}
  void operator()(const Request &req, Response &res) const {
    if (!options_.moved)
      return refuse(res);
    res.set_redirect("https://b.example" + req.path, 302);
    // CHECK-NOTES: :[[@LINE-1]]:54: warning: POST gets a 302: most clients then send GET without the body; 307 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.set_redirect("https://b.example" + req.path, 307);
    // CHECK-NOTES: :[[@LINE+10]]:10: note: handler registered for POST here
    // CHECK-NOTES: :[[@LINE-4]]:48: note: target is built from the request's own path
  }

private:
  Options options_;
};
void movedObjects() {
  Options gone;
  gone.moved = false;
  server.Post("/moved-page", MovedPage(Options()));
  server.Put("/moved-page", MovedPage(gone));
}

// The same flag decides what is registered, whatever callers pass.
void eitherOr(Options options) {
  auto page = [options](const Request &req, Response &res) {
    if (options.writes)
      return refuse(res);
    res.set_redirect("https://b.example" + req.path, 302);
  };
  if (options.writes)
    server.Post("/either-or", page);
  else
    server.Get("/either-or", page);
}

// What nobody passes may be anything.
void asYouLike(Options options) {
  server.Post("/as-you-like", [options](const Request &req, Response &res) {
    // CHECK-NOTES: :[[@LINE+5]]:56: warning: POST gets a 302: most clients then send GET without the body; 307 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.set_redirect("https://b.example" + req.path, 307);
    // CHECK-NOTES: :[[@LINE-3]]:10: note: handler registered for POST here
    // CHECK-NOTES: :[[@LINE+2]]:50: note: target is built from the request's own path
    if (!options.writes)
      res.set_redirect("https://b.example" + req.path, 302);
  });
}

// Of two records of one class it isn't told which is meant: any.
void ofTwo(Options one, Options other) {
  server.Post("/of-two", [one, other](const Request &req, Response &res) {
    // CHECK-NOTES: :[[@LINE+5]]:56: warning: POST gets a 302: most clients then send GET without the body; 307 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.set_redirect("https://b.example" + req.path, 307);
    // CHECK-NOTES: :[[@LINE-3]]:10: note: handler registered for POST here
    // CHECK-NOTES: :[[@LINE+2]]:50: note: target is built from the request's own path
    if (one.writes && !other.writes)
      res.set_redirect("https://b.example" + req.path, 302);
  });
}
