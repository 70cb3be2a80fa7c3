// RUN: %check_redirects %s %t --checks http-redirect-loses-method,http-redirect-implicit-see-other -- -isystem %S/include

// A middleware serves the union of what the routes serve that name it.

#include "crow.h"

bool isKnown(const std::string &cookie);

struct OfPosts : crow::ILocalMiddleware {
  struct context {};
  void before_handle(crow::request &req, crow::response &res, context &) {
    if (isKnown(req.get_header_value("Cookie")))
      return;
    res.code = 302;
    // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: POST and PUT get a 302{{.*}}; 307 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.code = 307;
    res.set_header("Location", "https://b.example" + req.url);
    res.end();
  }
  void after_handle(crow::request &, crow::response &, context &) {}
};

// Silent: of GET alone.
struct OfPages : crow::ILocalMiddleware {
  struct context {};
  void before_handle(crow::request &req, crow::response &res, context &) {
    res.code = 302;
    res.set_header("Location", "https://b.example" + req.url);
    res.end();
  }
  void after_handle(crow::request &, crow::response &, context &) {}
};

// Silent: no route names it, the application has it for those that do.
struct OfNone : crow::ILocalMiddleware {
  struct context {};
  void before_handle(crow::request &req, crow::response &res, context &) {
    res.code = 302;
    res.set_header("Location", "https://b.example" + req.url);
    res.end();
  }
  void after_handle(crow::request &, crow::response &, context &) {}
};

struct OfAll {
  struct context {};
  void before_handle(crow::request &req, crow::response &res, context &) {
    res.code = 302;
    // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: POST, PUT, PATCH and DELETE get a 302{{.*}}; 307 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.code = 307;
    res.set_header("Location", "https://b.example" + req.url);
    res.end();
  }
  void after_handle(crow::request &, crow::response &res, context &) {}
};

void serve() {
  crow::App<OfPosts, OfPages, OfNone, OfAll> app;
  const auto save = [](const crow::request &, crow::response &res) { res.end(); };
  CROW_ROUTE(app, "/a").CROW_MIDDLEWARES(app, OfPages, OfPosts)(save);
  CROW_ROUTE(app, "/b").methods("POST"_method).CROW_MIDDLEWARES(app, OfPosts)(save);
  CROW_ROUTE(app, "/c").CROW_MIDDLEWARES(app, OfPosts).methods(crow::HTTPMethod::Put)(save);
  CROW_ROUTE(app, "/d").CROW_MIDDLEWARES(app, OfPages)(save);
}
