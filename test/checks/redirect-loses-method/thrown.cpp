// RUN: %check_redirects %s %t --framework cpp-httplib

// Redirects that are thrown: somebody turns them into responses, but what they
// answer is known where they are thrown.

#include <httplib.h>
#include <stdexcept>
using namespace httplib;

struct Moved { int status; std::string url; };
class Redirection {
public:
  explicit Redirection(std::string url, int status = 302) : url_(std::move(url)), status_(status) {}
  const std::string &url() const { return url_; }
  int status() const { return status_; }
private:
  std::string url_;
  int status_;
};
// The catcher decides the status, the thrower the target.
struct Elsewhere {
  std::string url;
};
void sendElsewhere(Server &server) {
  server.Put("/elsewhere", [](const Request &req, Response &res) {
    try {
      throw Elsewhere{"https://b.example" + req.path};
    } catch (const Elsewhere &e) {
      res.set_redirect(e.url, 302);
      // CHECK-MESSAGES: :[[@LINE-1]]:31: warning: PUT gets a 302{{.*}} repeats it [http-redirect-loses-method]
      // CHECK-FIXES: res.set_redirect(e.url, 307);
    }
  });
  server.Get("/elsewhere", [](const Request &req, Response &res) {
    try {
      throw Elsewhere{"https://b.example" + req.path};
    } catch (const Elsewhere &e) {
      res.set_redirect(e.url, 302);
    }
  });
}

void toLeader(const Request &req) {
  throw Moved{302, "https://b.example" + req.path};
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: POST gets a 302
  // CHECK-FIXES: throw Moved{307, "https://b.example" + req.path};
}
void toPages(const Request &req) {
  throw Moved{302, "https://b.example" + req.path};
}
void add(Server &server) {
  server.Post("/v1/orders", [](const Request &req, Response &res) {
    try {
      toLeader(req);
    } catch (const Moved &moved) {
      res.set_redirect(moved.url, moved.status);
    }
  });
  server.Get("/pages", [](const Request &req, Response &res) {
    try {
      toPages(req);
    } catch (const Moved &moved) {
      res.set_redirect(moved.url, moved.status);
    }
  });
  server.set_exception_handler([](const Request &, Response &res, std::exception_ptr e) {
    try {
      std::rethrow_exception(e);
    } catch (const Redirection &moved) {
      res.status = moved.status();
      res.set_header("Location", moved.url());
    } catch (...) {
    }
  });
  server.Put("/v1/items", [](const Request &, Response &) {
    throw Redirection("/v2/items", 301);
    // CHECK-MESSAGES: :[[@LINE-1]]:36: warning: PUT gets a 301
    // CHECK-FIXES: throw Redirection("/v2/items", 308);
  });
  server.Put("/v1/kept", [](const Request &, Response &) {
    throw Redirection("/v2/kept", 307);
  });
  server.Put("/v1/default", [](const Request &, Response &) {
    throw Redirection("/v2/default");
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: PUT gets a 302 by default
    // CHECK-FIXES: throw Redirection("/v2/default", 307);
  });
  // The page that is shown is the catcher's own.
  server.Put("/refused", [](const Request &req, Response &res) {
    try {
      if (req.body.empty())
        throw std::invalid_argument("body");
    } catch (const std::invalid_argument &) {
      res.set_redirect("/sorry", 302);
    }
  });
  server.Get("/v1/items", [](const Request &, Response &) {
    throw Redirection("/v2/items", 301);
  });
}
