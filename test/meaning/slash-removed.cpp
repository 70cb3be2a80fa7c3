// No route but one with another end of the path: the router answers by itself.

#include <crow.h>

int main() {
  crow::SimpleApp app;
  CROW_ROUTE(app, "/orders")
      .methods(crow::HTTPMethod::Post)(
          [](const crow::request &) { return crow::response(200); });
  CROW_CATCHALL_ROUTE(app)
  ([](const crow::request &req, crow::response &res) {
    if (req.url.size() > 1 && req.url.back() == '/') {
      res.moved_perm(req.url.substr(0, req.url.size() - 1));
    } else {
      res.code = 404;
    }
    res.end();
  });
  app.port(8080).run();
}
